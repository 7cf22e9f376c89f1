#!/usr/bin/env python3
"""A standby takes over from a gamed that is killed or hangs; the old one, waking, writes nothing."""


import os
import random
import signal
import subprocess
import sys
import threading
import time

from fastcgi import Client, Connection
from play import Play
from programs import Site, Worker, wait_until
from wire import Gone

TABLES = """
# name seats smallBlind bigBlind buyInMin buyInMax actSeconds
Holdem 4 5 10 200 1000 30 pauseMs=50
Chat 4 5 10 200 1000 30 pauseMs=50
"""
KILLED, HUNG = signal.SIGKILL, signal.SIGSTOP
BOUND = {KILLED: 2.0, HUNG: 5.0}  # seconds until the next action is accepted
TAKEN = 75


class Gamed:
    """One game process with a log of its own; as root each in a network of its own."""

    count = 0

    def __init__(self, site, *options):
        Gamed.count += 1
        self.log_path = site.game.folder / f"gamed-{Gamed.count}.log"
        alone = ["unshare", "--net"] if os.getuid() == 0 else []
        self.process = site.game.spawn(*alone, "./brelan-gamed", *options, log=self.log_path)

    def said(self, text):
        return text in self.log_path.read_text(encoding="utf-8")

    def wait(self, text):
        wait_until(f"{self.log_path} never said {text}", lambda: self.said(text))


class Talker(threading.Thread):
    """A guest who talks at the table all the time, through an edge; nothing may be lost or doubled."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.client = Client(path)
        self.client.connection.socket.settimeout(20)
        self.told, self.unavailable, self.slowest = [], 0, 0.0
        self.is_over = False
        self.post("/api/guest", {"name": "Talker"})
        self.post("/api/tables/2/sit", {"seat": 0, "buyIn": 500})
        self.start()

    def post(self, path, body):
        if path != "/api/guest":
            body = {"commandId": f"{random.getrandbits(63):016x}", **body}
        while (answer := self.client.post(path, body)).status == 503:
            self.unavailable += 1
            time.sleep(0.1)
        assert answer.status in (200, 201), (path, answer.status, answer.body)

    def run(self):
        number = 0
        while not self.is_over:
            number += 1
            text, begun = f"line {number}", time.monotonic()
            self.post("/api/tables/2/chat", {"text": text})
            self.slowest = max(self.slowest, time.monotonic() - begun)
            self.told.append(text)
            time.sleep(0.02)


class Watcher(threading.Thread):
    """A spectator whose polls stay parked while nobody leads."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.path, self.cursor, self.seen, self.is_over = path, 0, 0, False
        self.start()

    def run(self):
        with Connection(self.path, timeout=40) as connection:
            self.cursor = connection.ask("GET", "/api/poll?topics=1&wait=0").json["cursor"]
            while not self.is_over:
                answer = connection.ask("GET", f"/api/poll?topics=1&wait=20&cursor={self.cursor}")
                assert answer.status == 200, answer.body
                body = answer.json
                self.cursor = body["cursor"]
                self.seen += len(body["events"])


def play_on(play, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        play.turn(0.02)


def take_over(site, play, leader, how, dice):
    """Ends the leader while a standby waits; returns the standby, and after how long one could act."""
    standby = Gamed(site, "--standby")
    standby.wait("event=standing_by")
    play_on(play, dice.uniform(0.3, 1.0))
    begun = time.monotonic()
    leader.process.send_signal(how)
    try:
        while not standby.said("event=started"):
            play.turn(0.01)
            assert time.monotonic() - begun < 10, "nobody took over"
    except Gone:
        standby.wait("event=started")
    if not play.reconnect():
        play.catch_up()
    play.expect(play.edge.do(play.player_at[1, 0], "chat", 1, text="on", command_id=play.new_id()))
    took = time.monotonic() - begun
    play.nudge()
    assert took < BOUND[how], f"{how.name}: {took:.2f} s"
    return standby, took


def wake(old):
    """It was stopped in the middle of something, and finds that it leads no more."""
    old.process.send_signal(signal.SIGCONT)
    status = old.process.wait(20)
    assert status in (1, TAKEN), (status, old.log_path.read_text(encoding="utf-8")[-2000:])


def whole(site):
    leader = [path for path in site.game.folder.glob("gamed-*.log") if "journal_key" in path.read_text()][-1]
    key = leader.read_text(encoding="utf-8").split("ed25519=")[1][:64]
    said = subprocess.run(["./brelan", "verify-journal", "--key", key, "--database",
                           site.database.url("brelan_audited", "brelan")],
                          capture_output=True, text=True, timeout=60, check=False)
    assert said.returncode == 0, said.stdout
    print(said.stdout.strip())


def check_talk(site, told):
    rows = site.game.sql("SELECT payload ->> 'text' FROM journal.events"
                         " WHERE kind = 'chatted' AND table_id = 2 ORDER BY seq").splitlines()
    assert len(rows) == len(set(rows)), "a line was said twice"
    assert rows[:len(told)] == told, "a line that was acknowledged is missing"


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    dice = random.Random(11)
    took = {KILLED: [], HUNG: []}
    with Site(TABLES) as site:
        leader = Gamed(site)
        leader.wait("event=started")
        edge = Worker(site, EDGE_CHAT_PER_SECOND=1000)
        wait_until("the edge found no game", lambda: "game_connected" in edge.log)
        talker, watcher = Talker(edge.path), Watcher(edge.path)
        play = Play(site.game, [1], 3, dice)
        try:
            for number in range(rounds):
                for how in (KILLED, HUNG):
                    seen = watcher.seen
                    old, (leader, seconds) = leader, take_over(site, play, leader, how, dice)
                    took[how].append(seconds)
                    play_on(play, 1)
                    wait_until("the spectator hears nothing", lambda: watcher.seen > seen)
                    if how == HUNG:
                        wake(old)
                    else:
                        old.process.wait(10)
            talker.is_over = watcher.is_over = True
            talker.join(10)
            assert talker.told and not talker.is_alive(), "the talker got stuck"
            play_on(play, 0.5)
        finally:
            leader.process.terminate()
            leader.process.wait(10)
        check_talk(site, talker.told)
        whole(site)
        assert "table_closed" not in "".join(p.read_text() for p in site.game.folder.glob("gamed-*.log"))
    print(f"{rounds} kills, back after at most {max(took[KILLED]):.2f} s; {rounds} hangs, back after at most"
          f" {max(took[HUNG]):.2f} s; {len(talker.told)} lines, slowest {talker.slowest:.2f} s,"
          f" 503 {talker.unavailable} times; {play.hands} hands")
    print("ok - a standby takes over from a gamed that was killed\nok - and from one that hangs")


main()
