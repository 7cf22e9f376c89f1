"""A migrated private database and a brelan-gamed on it, to be killed and started again."""

import os
import signal
import subprocess
import time
from pathlib import Path

from database import Database
from wire import Edge


class GameProcess:
    """`with GameProcess(tables) as game:`; game.start() and game.kill() as often as wanted."""

    def __init__(self, tables, settings=None):
        self.tables = tables
        self.settings = settings or {}
        self.process = None

    def __enter__(self):
        self.database = Database().__enter__()
        self.folder = Path(self.database.folder)
        self.socket = self.folder / "game.sock"
        self.log = self.folder / "gamed.log"
        self.database.migrate()
        (self.folder / "tables").write_text(self.tables, encoding="utf-8")
        return self

    def __exit__(self, *failure):
        if self.process is not None:
            self.kill()
        if failure and failure[0] is not None and self.log.exists():
            print(self.log.read_text(encoding="utf-8")[-4000:])
        self.database.__exit__()

    def sql(self, statement, name="brelan"):
        return self.database.psql(statement, name)

    def environment(self):
        return {"PATH": os.environ["PATH"], "LOG_LEVEL": "debug",
                "DATABASE_URL": self.database.url("brelan_gamed", "brelan"),
                "SECRET_KEY": "c0ffee" * 10 + "c0ff", "GAME_SOCKET": str(self.socket),
                "TABLES_FILE": str(self.folder / "tables"),
                **{name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")},
                **self.settings}

    def start(self):
        self.process = self.spawn("./brelan-gamed", log=self.log)

    def spawn(self, *command, log):
        """Another one, with the same settings, the caller's to end."""
        with log.open("ab") as output:
            return subprocess.Popen(command, stderr=output, stdout=output, env=self.environment())

    def run_second(self):
        """What another process says, and its exit status."""
        result = subprocess.run(["./brelan-gamed"], capture_output=True, text=True, timeout=30,
                                env=self.environment(), check=False)
        return result.returncode, result.stderr

    def kill(self):
        self.stop(signal.SIGKILL)

    def stop(self, number=signal.SIGTERM):
        """Gracefully, unless the signal says otherwise; returns the exit status."""
        self.process.send_signal(number)
        status = self.process.wait(timeout=10)
        self.process = None
        return status

    def edge(self, cursor=0):
        return Edge(self.socket, cursor)

    def add_player(self, name):
        return int(self.sql(f"INSERT INTO site.players (name, kind) VALUES ('{name}', 'guest')"
                            " RETURNING player_id"))

    def wait_log(self, text, seconds=10):
        deadline = time.monotonic() + seconds
        while text not in (self.log.read_text(encoding="utf-8") if self.log.exists() else ""):
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise TimeoutError(f"the log never said {text}")
            time.sleep(0.01)
