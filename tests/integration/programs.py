"""A site of its own for a test: a private database with the migrations, gamed, and workers."""

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from game_process import GameProcess


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
        command = ["./brelan-edge"]
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
    """A game process and workers; `with Site() as site:` in the folder of the built programs."""

    def __init__(self, tables="Essai 6 5 10 200 1000 20\n"):
        self.game = GameProcess(tables)
        self.children = []

    def __enter__(self):
        self.game.__enter__()
        self.database = self.game.database
        self.folder = str(self.game.folder)
        self.game_socket = str(self.game.socket)
        return self

    def __exit__(self, *failure):
        for child in self.children:
            if child.poll() is None:
                child.send_signal(signal.SIGTERM)
        for child in self.children:
            try:
                child.wait(10)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.game.__exit__(*failure)

    def start_game(self):
        self.game.start()

    def stop_game(self, number=signal.SIGTERM):
        self.game.stop(number)
