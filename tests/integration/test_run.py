#!/usr/bin/env python3
"""scripts/run: what it says when something is in the way, and that it stops what it started."""

import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def free_port():
    """Of those that nobody is given for a connection, nor by scripts/test for a site."""
    for port in random.sample(range(12000, 20000), 50):
        with socket.socket() as listener:
            if listener.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise OSError("no port is free")


class Run(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="brelan-run-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        self.port = free_port()

    def tearDown(self):
        self.run_script("--stop")
        shutil.rmtree(self.folder)

    def environment(self):
        return {**os.environ, "BRELAN_VAR": str(self.folder)}

    def run_script(self, *options):
        """Returns (exit status, everything it said)."""
        result = subprocess.run([ROOT / "scripts/run", *options], env=self.environment(),
                                text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                stdin=subprocess.DEVNULL, timeout=300, check=False)
        return result.returncode, result.stdout

    def start(self, *options):
        status, said = self.run_script("--background", "--no-bots", "--port", str(self.port),
                                       *options)
        self.assertEqual(status, 0, said)
        return said

    def processes(self):
        """Command lines of programs that were started for this site."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                mark = f"BRELAN_SITE={self.folder}" in (folder / "environ").read_text("latin-1")
            except OSError:
                continue
            if line and (mark or str(self.folder) in line):
                found.append(line)
        return found

    def is_answering(self):
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def leader(self, name):
        try:
            return int((self.folder / "pid" / name).read_text().split()[0])
        except (OSError, IndexError):
            return None  # between two

    def test_starts_again_and_stops(self):
        self.assertIn("making a private PostgreSQL cluster", self.start())
        status, said = self.run_script("--background", "--port", str(self.port))
        self.assertEqual(status, 1)
        self.assertIn(f"Brelan runs already: http://localhost:{self.port}", said)
        status, said = self.run_script("--stop")
        self.assertEqual(status, 0)
        self.assertIn("Stopped: ", said)
        self.assertEqual(self.processes(), [])
        self.assertIn("Nothing was running.", self.run_script("--stop")[1])
        self.assertNotIn("making a private", self.start())

    def test_ctrl_c_stops_everything(self):
        with subprocess.Popen([ROOT / "scripts/run", "--no-bots", "--port", str(self.port)],
                              env=self.environment(), text=True, stdout=subprocess.PIPE,
                              stdin=subprocess.DEVNULL) as script:
            said = ""
            for line in script.stdout:
                said += line
                if line.startswith("Look inside"):
                    break
            self.assertTrue(self.is_answering(), said)
            script.send_signal(signal.SIGINT)
            said = script.communicate(timeout=60)[0]
        self.assertIn("Everything that was started is stopped.", said)
        self.assertEqual(self.processes(), [])
        self.assertFalse(self.is_answering())

    def test_supervisors_that_were_killed_leave_nothing_behind(self):
        self.start()
        for name in ["nginx", "game", "edge-1"]:
            os.kill(self.leader(name), signal.SIGKILL)
        said = self.start()
        self.assertIn("Brelan is ready", said)
        self.run_script("--stop")
        self.assertEqual(self.processes(), [])

    def wait_until(self, what, condition):
        end = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), end, what)
            time.sleep(0.05)

    def wait_until_well(self):
        end = time.monotonic() + 60
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2) as answer:
                    return answer.status
            except OSError:
                self.assertLess(time.monotonic(), end, "the site does not come back")
                time.sleep(0.05)

    def test_whatever_dies_comes_back(self):
        self.start()
        for name in ["game", "edge-1", "nginx"]:
            leader = self.leader(name)
            program = int(Path(f"/proc/{leader}/task/{leader}/children").read_text().split()[0])
            os.kill(program, signal.SIGKILL)
            self.wait_until_well()
            self.assertEqual(self.leader(name), leader)  # its supervisor has done it
        for name in ["postgresql", "nginx"]:
            leader = self.leader(name)
            os.kill(leader, signal.SIGKILL)
            self.wait_until(f"{name} is not watched", lambda: self.leader(name) not in (leader, None))
            self.wait_until_well()
        self.assertNotIn("does not start", (self.folder / "log/watcher.log").read_text())
        self.run_script("--stop")
        self.assertEqual(self.processes(), [])

    def test_a_standby_and_the_first_change_places(self):
        self.start("--standby")
        log = self.folder / "log/standby.log"
        self.wait_until("nobody stands by", lambda: "event=standing_by" in log.read_text())
        for name in ["game", "standby"]:
            leader = self.leader(name)
            program = int(Path(f"/proc/{leader}/task/{leader}/children").read_text().split()[0])
            os.kill(leader, signal.SIGKILL)
            os.kill(program, signal.SIGKILL)
            self.wait_until(f"{name} is not watched", lambda: self.leader(name) not in (leader, None))
            self.wait_until_well()
        self.run_script("--stop")
        self.assertEqual(self.processes(), [])

    def test_a_process_id_of_somebody_else_is_left_alone(self):
        (self.folder / "pid").mkdir()
        with subprocess.Popen(["sleep", "100"]) as other:
            (self.folder / "pid" / "nginx").write_text(f"{other.pid} 1\n")
            self.run_script("--stop")
            self.assertIsNone(other.poll())
            other.kill()

    def test_a_port_that_is_taken_is_named_with_its_holder(self):
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", self.port))
            holder.listen()
            status, said = self.run_script("--background", "--port", str(self.port))
        self.assertEqual(status, 1)
        self.assertIn(f"Port {self.port} is taken by", said)
        self.assertIn(f"(process {os.getpid()})", said)

    def test_a_database_that_was_half_made_is_made_again(self):
        (self.folder / "db.new").mkdir()
        self.assertIn("half made", self.start())
        self.run_script("--stop")
        (self.folder / "db.new").mkdir()
        (self.folder / "db/global/pg_control").unlink()
        self.assertIn("moved aside", self.start())

    def test_a_database_server_of_somebody_else_keeps_its_files(self):
        self.start()
        ours = self.folder / "pid/postgresql"
        ours.rename(self.folder / "pid.aside")
        for options in [("--reset",), ()]:
            status, said = self.run_script("--background", "--no-bots", "--port", str(self.port), *options)
            self.assertEqual(status, 1)
            self.assertIn("but this script has not started it", said)
        self.assertTrue((self.folder / "db/global/pg_control").exists())
        (self.folder / "pid.aside").rename(ours)
        self.run_script("--stop")

    def test_reset_forgets_the_secret_and_the_players(self):
        self.start()
        key = (self.folder / "secret.key").read_text()
        self.assertEqual((self.folder / "secret.key").stat().st_mode & 0o777, 0o600)
        self.start("--reset")
        self.assertNotEqual((self.folder / "secret.key").read_text(), key)

    def test_options_that_make_no_sense_are_refused(self):
        for options in [("--port", "80"), ("--port", "x"), ("--port",), ("--workers", "0"),
                        ("--listen", "here"), ("--nonsense",)]:
            status, said = self.run_script(*options)
            self.assertEqual(status, 1, options)
            self.assertIn("brelan: ", said)
        self.assertIn("--background", self.run_script("--help")[1])


if __name__ == "__main__":
    unittest.main()
