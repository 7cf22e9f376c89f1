"""A site of its own for a test: a private database with the migrations, gamed, and workers."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from database import Database


def wait_until(what, condition, seconds=10):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.01)


class Worker:
    """One brelan-edge on a socket of its own; settings may be changed."""

    def __init__(self, site, name="edge", descriptors=None, **settings):
        self.path = f"{site.folder}/{name}.sock"
        self.log_path = f"{site.folder}/{name}.log"
        Path(self.path).unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(self.path)
        listener.listen(4096)
        environment = {**os.environ, "DATABASE_URL": site.database.url("brelan_edged", "brelan"),
                       "GAME_SOCKET": site.game_socket, "PUBLIC_URL": "http://localhost:8080",
                       **{key: str(value) for key, value in settings.items()}}
        command = [site.program("brelan-edge")]
        if descriptors:
            command = ["prlimit", f"--nofile={descriptors}", "--", *command]
        with open(self.log_path, "wb") as log:
            self.process = subprocess.Popen(command, stdin=listener, env=environment, stderr=log)
        listener.close()
        site.children.append(self.process)

    @property
    def log(self):
        return Path(self.log_path).read_text(encoding="utf-8")

    def stop(self):
        """SIGTERM; seconds until it has ended."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(10) == 0, self.log[-2000:]
        return time.monotonic() - begun


class Site:
    """`with Site() as site:` in the folder of the built programs."""

    def __init__(self, tables="Essai 6 5 10 200 1000 20\n"):
        self.tables = tables
        self.children = []
        self.game = None

    def __enter__(self):
        self.database = Database()
        self.database.__enter__()
        self.temporary = tempfile.TemporaryDirectory(prefix="brelan-site-")
        self.folder = self.temporary.name
        self.game_socket = self.folder + "/game.sock"
        self.database.migrate()
        return self

    def __exit__(self, *_):
        for child in self.children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        for child in self.children:
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.database.__exit__()
        self.temporary.cleanup()

    @staticmethod
    def program(name):
        path = Path(name).resolve()
        if not path.exists():
            sys.exit(f"{path} is missing: run this in the folder of the built programs")
        return str(path)

    def start_game(self, **settings):
        tables = Path(self.folder, "tables.txt")
        tables.write_text(self.tables, encoding="utf-8")
        key = Path(self.folder, "key")
        if not key.exists():
            key.touch(0o600)
            key.write_text(secrets.token_hex(32), encoding="utf-8")
        environment = {**os.environ, "GAME_SOCKET": self.game_socket, "SECRET_KEY_FILE": str(key),
                       "TABLES_FILE": str(tables),
                       "DATABASE_URL": self.database.url("brelan_gamed", "brelan"), **settings}
        with open(self.folder + "/game.log", "ab") as log:
            self.game = subprocess.Popen([self.program("brelan-gamed")], env=environment,
                                         stderr=log)
        self.children.append(self.game)

    def game_log(self):
        return Path(self.folder, "game.log").read_text(encoding="utf-8")

    def stop_game(self, number=signal.SIGTERM):
        self.game.send_signal(number)
        self.game.wait(10)
