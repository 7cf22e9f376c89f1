#!/usr/bin/env python3
"""Plants the bugs of mutants.txt into the programs, one at a time, and lets the simulator look for each.

Called by make sim-mutants, which says how to compile and link. The sources themselves are not touched.
"""
import argparse
import os
import pathlib
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

# A main.c is compiled as a part of another file.
HOSTS = {"src/gamed/main.c": "tests/sim/gamed_main.c", "src/edge/main.c": "tests/sim/edge_main.c"}


def read_mutants(path):
    """Blocks of a name, a file, arguments for the simulator, and lines that go and come, without their indents."""
    mutants = []
    for line in path.read_text().splitlines():
        if line.startswith("# ") or not line:
            continue
        if line.startswith("["):
            name, _, rest = line[1:].partition("] ")
            file, *arguments = rest.split()
            mutants.append({"name": name, "file": file, "arguments": arguments, "-": [], "+": []})
        else:
            mutants[-1][line[0]].append(line[1:].strip())
    return mutants


def plant(mutant, text):
    """The text with the bug in it. Its place must be there exactly once."""
    lines = text.split("\n")
    old = mutant["-"]
    found = [i for i in range(len(lines)) if [line.strip() for line in lines[i:i + len(old)]] == old]
    if len(found) != 1:
        sys.exit(f"{mutant['name']}: its place is {len(found)} times in {mutant['file']}")
    return "\n".join(lines[:found[0]] + mutant["+"] + lines[found[0] + len(old):])


def build(mutant, options, folder):
    copy = folder / mutant["file"]
    copy.parent.mkdir(parents=True)
    copy.write_text(plant(mutant, (options.source / mutant["file"]).read_text()))
    host = HOSTS.get(mutant["file"])
    compiled = options.source / host if host else copy
    flags = [f"-I{folder}/src"] if host else []
    made = folder / "mutant.o"
    subprocess.run([*shlex.split(options.compile), "-w", *flags, "-c", str(compiled), "-o", str(made)], check=True)
    objects = [o for o in shlex.split(options.objects) if not host or not o.endswith(pathlib.Path(host).stem + ".o")]
    program = folder / "simulate"
    subprocess.run([*shlex.split(options.link), "-o", str(program), *objects, str(made),
                    *shlex.split(options.libraries)], check=True)
    return program


def hunt(program, arguments, options):
    """Seconds until it was found, None when it was not; and what the simulator said."""
    start = time.monotonic()
    try:
        run = subprocess.run([str(program), "--hands", "100000000", "--life-hands", "40", *arguments], capture_output=True,
                             text=True, timeout=options.seconds, errors="replace")
    except subprocess.TimeoutExpired:
        return None, ""
    said = [line for line in (run.stdout + run.stderr).splitlines() if re.match(r"sim: (seed \d+: |an assertion)", line)]
    return time.monotonic() - start, said[0] if said else f"exit {run.returncode}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", type=pathlib.Path, required=True)
    for name in ("compile", "link", "objects", "libraries"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    options.source = options.source.absolute()
    mutants = [m for m in read_mutants(options.source / "tests/sim/mutants.txt") if options.only in m["name"]]
    times = []
    for mutant in mutants:
        with tempfile.TemporaryDirectory() as folder:
            seconds, said = hunt(build(mutant, options, pathlib.Path(folder)), mutant["arguments"], options)
        if seconds is None:
            print(f"not found: {mutant['name']}", flush=True)
        else:
            times.append(seconds)
            print(f"found in {seconds:5.1f} s: {mutant['name']}: {said[:150]}", flush=True)
    median = statistics.median(times) if times else 0
    print(f"{len(times)} of {len(mutants)} mutants found, median {median:.1f} s", flush=True)
    return 0 if len(times) == len(mutants) else 1


if __name__ == "__main__":
    os.environ.pop("TRACE", None)
    sys.exit(main())
