#!/usr/bin/env python3
"""Today's programs on the databases of earlier versions, each killed in mid-hand: the hands go on.

tests/golden/journals/ has a dump for each version. BRELAN_GOLDEN_WRITE=NAME makes that of this one.
"""

import gzip
import os
import random
import re
import subprocess
import time
from pathlib import Path

from database import ROOT
from game_process import GameProcess
from play import Play

FOLDER = ROOT / "tests/golden/journals"
TABLES = """
# name seats smallBlind bigBlind buyInMin buyInMax actSeconds
Holdem 4 5 10 200 1000 30 pauseMs=50 rakeBp=500 rakeCap=30
Omaha 4 5 10 200 1000 30 pauseMs=50 game=omaha8 limit=pot runs=3
Stud 4 5 10 200 1000 30 pauseMs=50 game=stud8 ante=1 bringIn=3
Draw 4 5 10 200 1000 30 pauseMs=50 game=triple27 limit=fixed
Mixed 4 5 10 200 1000 30 pauseMs=50 rotation=eight_game rotationHands=1 ante=1 bringIn=3
"""


def write(name):
    with GameProcess(TABLES) as game:
        game.start()
        play = Play(game, [1, 2, 3, 4, 5], 3, random.Random(7))
        until = time.monotonic() + 1.5
        while time.monotonic() < until:
            play.turn(0.02)
        game.kill()
        dump = subprocess.run(["pg_dump", "--no-password", game.database.url(name="brelan")],
                              capture_output=True, check=True).stdout
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.sql.gz").write_bytes(gzip.compress(dump, mtime=0))
    print(f"{FOLDER / name}.sql.gz: {play.hands} hands")


def restore(game, path):
    game.sql("DROP DATABASE brelan; CREATE DATABASE brelan", "postgres")
    subprocess.run(["psql", "-Xq", "-v", "ON_ERROR_STOP=1", game.database.url(name="brelan")],
                   input=gzip.decompress(path.read_bytes()), check=True, stdout=subprocess.DEVNULL)
    environment = {**os.environ, "SQITCH_FULLNAME": "Brelan", "SQITCH_EMAIL": "test@localhost",
                   "PGHOST": game.database.folder, "PGUSER": "postgres"}
    subprocess.run(["sqitch", "deploy", "--verify", "db:pg:brelan"], cwd=ROOT / "sql",
                   env=environment, check=True, stdout=subprocess.DEVNULL)


def go_on(game, table):
    """Whoever is on turn at a table acts, and the hand goes on. False: no hand runs there."""
    edge = game.edge()
    seats = {seat["seat"]: seat["player"]["id"] for seat in edge.look(0, table)[1]["state"]["sitters"]}
    turn = [event for event in edge.look(0, table)[1]["events"] if event["kind"] == "turn_began"]
    if not turn or turn[-1]["asks"] != "bet":
        return False
    turn = turn[-1]
    player = seats[turn["seat"]]
    cards = [event for event in edge.look(player, table)[1]["events"] if event["kind"] == "hole_cards"]
    assert cards, "the cards of a running hand are gone"
    status, body = edge.do(player, "act", table, hand=turn["hand"], turn=turn["turn"],
                           action="call" if turn["toCall"] else "check", command_id=99 + table)
    return status == 200 or body["error"]["code"] in ("stale_turn", "no_hand")


def verify(path):
    with GameProcess(TABLES) as game:
        restore(game, path)
        before = int(game.sql("SELECT max(seq) FROM journal.events"))
        game.start()
        game.wait_log("event=started")
        log = game.log.read_text(encoding="utf-8")
        assert " closed=0 " in log and "table_closed" not in log, log
        tables = int(game.sql("SELECT count(*) FROM history.tables"))
        running = sum(go_on(game, table) for table in range(1, tables + 1))
        assert running > 0, "no hand was running, or none goes on"
        game.stop()
        key = re.search(r"ed25519=([0-9a-f]{64})", game.log.read_text(encoding="utf-8")).group(1)
        said = subprocess.run(["./brelan", "verify-journal", "--key", key, "--database",
                               game.database.url("brelan_audited", "brelan")],
                              capture_output=True, text=True, timeout=60, check=False)
        assert said.returncode == 0, said.stdout
        assert int(game.sql("SELECT max(seq) FROM journal.events")) > before
    print(f"ok - {path.name}: {tables} tables, {running} hands went on; {said.stdout.splitlines()[0]}")


def main():
    name = os.environ.get("BRELAN_GOLDEN_WRITE")
    if name:
        write(name)
        return
    paths = sorted(FOLDER.glob("*.sql.gz"))
    assert paths, f"no dumps in {FOLDER}"
    for path in paths:
        verify(path)
    print(f"{len(paths)} passed, 0 failed")


main()
