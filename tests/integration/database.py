"""A private PostgreSQL for tests: a Unix socket only, in a temporary folder, gone afterwards."""

import atexit
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

LOGINS = """
CREATE ROLE brelan_gamed LOGIN;
CREATE ROLE brelan_edged LOGIN;
GRANT brelan_game TO brelan_gamed;
GRANT brelan_edge TO brelan_edged;
CREATE ROLE brelan_audited LOGIN;
GRANT brelan_audit TO brelan_audited;
"""
ROOT = Path(__file__).resolve().parents[2]
BINARIES = Path("/usr/lib/postgresql/15/bin")


def as_user(command):
    """PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return command
    return ["runuser", "-u", "postgres", "--", *command]


class Database:
    """`with Database() as database:` gives database.url(user) of a superuser or of a role."""

    def __init__(self, settings=()):
        self.settings = settings

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix="brelan-db-")
        self.data = self.folder + "/data"
        atexit.register(self.__exit__)  # an interrupt may come before `with` knows of it
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        os.chmod(self.folder, 0o755)
        if os.getuid() == 0:
            os.chown(self.folder, pwd.getpwnam("postgres").pw_uid, -1)
        self._run("initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "-E", "UTF8",
                  "--locale=C.UTF-8", "--no-sync")
        self.start()
        return self

    def start(self):
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        for setting in self.settings:
            options += f" -c {setting}"
        self._run("pg_ctl", "-D", self.data, "-w", "-l", self.folder + "/log", "-o", options,
                  "start")

    def stop(self):
        self._run("pg_ctl", "-D", self.data, "-w", "-m", "immediate", "stop")

    def __exit__(self, *_):
        atexit.unregister(self.__exit__)
        if Path(self.data, "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, user="postgres", name="postgres"):
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def migrate(self):
        """A database `brelan` with everything in it, and a login for each program."""
        self.psql("CREATE DATABASE brelan")
        environment = {**os.environ, "SQITCH_FULLNAME": "Brelan", "SQITCH_EMAIL": "test@localhost",
                       "PGHOST": self.folder, "PGUSER": "postgres"}
        subprocess.run(["sqitch", "deploy", "--verify", "db:pg:brelan"], cwd=ROOT / "sql",
                       env=environment, check=True, stdout=subprocess.DEVNULL)
        self.psql(LOGINS, "brelan")

    def psql(self, sql, name="postgres"):
        """Runs statements as the superuser; rows as lines of text."""
        result = subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", self.url(name=name)],
                                input=sql, text=True, capture_output=True, check=False)
        if result.returncode != 0:
            raise RuntimeError(result.stderr)
        return result.stdout.strip()

    def _run(self, program, *arguments):
        result = subprocess.run(as_user([str(BINARIES / program), *arguments]), text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                                cwd="/")
        if result.returncode != 0:
            raise RuntimeError(f"{program}: {result.stdout}")
