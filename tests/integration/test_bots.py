#!/usr/bin/env python3
"""House bots and the example bot play on a running site, and outlive everything behind nginx."""

import glob
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import time
import unittest

from player import Player, site_url

TOP = pathlib.Path(__file__).resolve().parents[2]
FOLDER = os.environ.get("BRELAN_SITE_FOLDER", "")


def children(pid):
    """The processes that this one has started."""
    out = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, check=False)
    return [int(word) for word in out.stdout.split()]


def supervised(name):
    """The processes under the supervisors whose pid files have this name, such as edge-*."""
    supervisors = [pathlib.Path(path).read_text().split()[0] for path in glob.glob(f"{FOLDER}/pid/{name}")]
    return [pid for supervisor in supervisors for pid in children(supervisor)]


class Bots:
    """A fleet of quick bots that reports every second."""

    def __init__(self, *options):
        self.process = subprocess.Popen(
            ["./brelan", "bots", "--url", site_url(), "--think", "none", "--report", *options],
            stdout=subprocess.PIPE, text=True)
        self.hands = 0

    def play(self, hands, seconds=60):
        """Until so many more hands have been played."""
        goal, end = self.hands + hands, time.monotonic() + seconds
        while self.hands < goal:
            if time.monotonic() > end:
                raise AssertionError(f"{self.hands} hands, not {goal} after {seconds} s")
            line = self.process.stdout.readline()
            if not line:
                raise AssertionError("the bots have stopped")
            found = re.search(r"(\d+) hands", line)
            self.hands = int(found[1]) if found else self.hands

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        out, _ = self.process.communicate(timeout=20)
        return json.loads(out.strip().splitlines()[-1])


def kill_game():
    killed = supervised("game")
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    assert killed, "no game runs"


class Watcher:
    """Looks at one table and knows on which street its hand is."""

    def __init__(self, table):
        self.player = Player()
        self.table = table

    def street(self):
        """The hand and its street now; (0, None) between two hands."""
        hand, street = 0, None
        for event in self.player.look(self.table)["events"]:
            if event["kind"] == "hand_started":
                hand = event["hand"]
            elif event["kind"] == "street_dealt":
                street = event["street"]
            elif event["kind"] == "hand_ended":
                hand, street = 0, None
        return hand, street

    def went_on(self, hand, seconds=20):
        """Was this hand running when the game came back, and has it ended since? The clock that is
        moved after an outage tells."""
        end, resumed = time.monotonic() + seconds, False
        while time.monotonic() < end:
            for event in self.player.poll(self.table):
                if event.get("hand") != hand:
                    continue
                resumed = resumed or event["kind"] == "clock_moved"
                if event["kind"] == "hand_ended":
                    return resumed
        raise AssertionError(f"hand {hand} never ended")


class BotsTest(unittest.TestCase):
    def test_bots_play(self):
        out = subprocess.run(
            ["./brelan", "bots", "--url", site_url(), "--bots", "6", "--think", "none", "--hands", "3",
             "--seconds", "90"], capture_output=True, text=True, timeout=120, check=True).stdout
        summary = json.loads(out.strip().splitlines()[-1])
        self.assertGreaterEqual(summary["hands"], 3)
        self.assertGreater(summary["actions"], summary["hands"])
        self.assertEqual((summary["refusals"], summary["errors"]), (0, 0), summary)

    @unittest.skipUnless(supervised("game"), "BRELAN_SITE_FOLDER does not name the folder of a site")
    def test_bots_outlive_kills(self):
        bots = Bots("--bots", "6")
        try:
            bots.play(1)
            for name in ("game", "edge-*"):
                killed = supervised(name)
                for pid in killed:
                    os.kill(pid, signal.SIGKILL)
                self.assertTrue(killed, name)
                bots.play(1)
            summary = bots.stop()
            self.assertGreaterEqual(summary["hands"], 3)
        finally:
            bots.process.kill()
            bots.process.wait()
            bots.process.stdout.close()

    @unittest.skipUnless(supervised("game"), "BRELAN_SITE_FOLDER does not name the folder of a site")
    def test_hands_of_other_games_outlive_kills(self):
        """Bots play other games; the game is killed in a draw and in a stud hand, which go on."""
        wanted = {"triple27": {"first_draw", "second_draw", "third_draw"},
                  "stud": {"fourth", "fifth", "sixth", "seventh"}, "omaha8": {"flop"}}
        tables = {line["game"]: line["id"] for line in Player().get("/api/lobby")[1]["tables"]
                  if line["game"] in wanted and line["rotation"] == "none"}
        self.assertEqual(set(tables), set(wanted), "the site has no such tables")
        bots = Bots("--bots", "9", "--tables", ",".join(map(str, tables.values())))
        try:
            bots.play(1)
            for game, streets in wanted.items():
                self.kill_on(Watcher(tables[game]), streets)
            bots.play(1)
            bots.stop()
        finally:
            bots.process.kill()
            bots.process.wait()
            bots.process.stdout.close()

    def kill_on(self, watcher, streets):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            hand, street = watcher.street()
            if street not in streets:
                continue
            kill_game()
            if watcher.went_on(hand):
                return
        raise AssertionError(f"no hand was caught on {streets}")

    def test_wrong_options(self):
        for options in (["--bots", "0"], ["--bots", "x"], ["--level", "4"], ["--think", "fast"],
                        ["--tables", "1,,2"], ["--url", "ftp://x"], ["--nothing"], ["more"]):
            done = subprocess.run(["./brelan", "bots", *options], capture_output=True, text=True,
                                  timeout=10, check=False)
            self.assertNotEqual(done.returncode, 0, options)
            self.assertIn("bots", done.stderr, options)


class ExampleTest(unittest.TestCase):
    def test_example_bot(self):
        done = subprocess.run([sys.executable, TOP / "examples" / "bot.py", site_url(), "--hands", "1"],
                              capture_output=True, text=True, timeout=200, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(done.stdout.count("is over"), 1, done.stdout)
        self.assertNotIn("error", done.stdout)

    def test_shell_commands_of_the_page(self):
        """docs/bots.md shows curl at work: run what it shows, against this site."""
        page = (TOP / "docs" / "bots.md").read_text(encoding="utf-8")
        script = re.search(r"```sh\n(.*?)```", page, re.S)[1]
        script = script.replace("http://localhost:8080", site_url()).replace("Curly", f"Curly {os.getpid()}")
        script = script.replace("wait=25", "wait=1")
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", f'cd "$(mktemp -d)"\n{script}'],
                              capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('"player"', done.stdout)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].startswith("http"):
        os.environ["BRELAN_URL"] = sys.argv.pop(1)
    unittest.main(verbosity=2, warnings="ignore")
