"""The faults of scripts/torture: what can happen to the programs of a site that scripts/run has started."""

import asyncio
import errno
import os
import signal
import socket
import struct
from pathlib import Path

# How often each kind comes: most are kills of the programs that hold state.
WEIGHTS = {"kill gamed": 32, "kill edge": 25, "kill backend": 16, "reload nginx": 12, "stop gamed": 9,
           "kill postmaster": 4, "fill disk": 2}


def children(parent):
    """Process ids of the children; none when the parent has ended."""
    try:
        return [int(word) for word in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []


def title(process):
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def send(process, number):
    """It may have ended in the meantime."""
    try:
        os.kill(process, number)
    except ProcessLookupError:
        pass


class TortureSite:
    """A site in a folder. `disk` is the mount point of its write-ahead log; None: it cannot be filled."""

    def __init__(self, folder, disk, dice):
        self.folder = Path(folder)
        self.disk = disk and Path(disk)
        self.dice = dice

    def kinds(self, count):
        """So many faults in random order; of a few each kind comes once."""
        kinds = [kind for kind in WEIGHTS if self.disk or kind != "fill disk"]
        drawn = self.dice.choices(kinds, [WEIGHTS[kind] for kind in kinds], k=max(0, count - len(kinds)))
        drawn += kinds[:count]
        self.dice.shuffle(drawn)
        return drawn

    async def inflict(self, kind):
        await getattr(self, kind.replace(" ", "_"))()

    # -- Processes

    def supervisor(self, name):
        try:
            return int((self.folder / "pid" / name).read_text().split()[0])
        except (OSError, IndexError):
            return 0

    def supervised(self, pattern):
        names = [path.name for path in (self.folder / "pid").glob(pattern)]
        return [child for name in names for child in children(self.supervisor(name))]

    def leader(self):
        """The gamed that listens; when none does, any."""
        with socket.socket(socket.AF_UNIX) as probe:
            try:
                probe.connect(str(self.folder / "run/game.sock"))
                return struct.unpack("3i", probe.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]
            except OSError:
                return self.any_of(self.supervised("game") + self.supervised("standby"))

    def any_of(self, processes):
        return self.dice.choice(processes) if processes else None

    def kill(self, process):
        if process:
            send(process, signal.SIGKILL)

    # -- The database

    async def psql(self, statement, seconds=5):
        """What it prints; None when the database is not there."""
        child = await asyncio.create_subprocess_exec(
            "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", str(self.folder / "run"), "-U", "brelan",
            "-d", "brelan", "-c", statement, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
        try:
            out, _ = await asyncio.wait_for(child.communicate(), seconds)
        except asyncio.TimeoutError:
            child.kill()
            await child.wait()
            return None
        return out.decode().strip() if child.returncode == 0 else None

    async def database_is_back(self, seconds=60):
        for _ in range(seconds * 4):
            if await self.psql("SELECT 1") == "1":
                return
            await asyncio.sleep(0.25)
        raise TimeoutError(f"the database is not back after {seconds} s")

    # -- The faults

    async def kill_gamed(self):
        self.kill(self.leader())

    async def kill_edge(self):
        self.kill(self.any_of(self.supervised("edge-*")))

    async def kill_backend(self):
        postmaster = self.supervisor("postgresql")
        backends = [child for child in children(postmaster) if title(child).startswith("postgres: brelan_")]
        self.kill(self.any_of(backends))

    async def kill_postmaster(self):
        self.kill(self.supervisor("postgresql"))
        await asyncio.sleep(1)
        await self.database_is_back()

    async def reload_nginx(self):
        for master in self.supervised("nginx"):
            send(master, signal.SIGHUP)

    async def stop_gamed(self):
        process = self.leader()
        if process:
            send(process, signal.SIGSTOP)
            await asyncio.sleep(self.dice.uniform(2, 6))
            send(process, signal.SIGCONT)

    async def fill_disk(self):
        """No room for the next file of the write-ahead log, and soon one is needed."""
        ballast = self.disk / "ballast"
        with open(ballast, "wb") as file:
            room, size = 0, 1 << 20
            while size >= 4096:
                try:
                    os.posix_fallocate(file.fileno(), room, size)
                    room += size
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    size //= 2
        for _ in range(8):  # some files are kept for use again
            if await self.psql("SELECT pg_switch_wal(), pg_logical_emit_message(false, '', 'x')", 2) is None:
                break
        await asyncio.sleep(self.dice.uniform(1, 3))
        ballast.unlink()
        await self.database_is_back()
