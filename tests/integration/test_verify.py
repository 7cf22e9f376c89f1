#!/usr/bin/env python3
"""Verifying a journal from outside: a whole one passes, each kind of tampering is found."""

import random
import re
import subprocess
import time

from game_process import GameProcess
from play import Play

TABLES = """
# name seats smallBlind bigBlind buyInMin buyInMax actSeconds
Holdem 4 5 10 200 1000 30 pauseMs=50 rakeBp=500 rakeCap=30
Stud 4 5 10 200 1000 30 pauseMs=50 game=stud8 ante=1 bringIn=3
Draw 4 5 10 200 1000 30 pauseMs=50 game=triple27 limit=fixed
"""
LAST_EVENT = "(SELECT max(seq) FROM journal.events)"
LAST_BATCH = "(SELECT max(batch) FROM journal.batches)"
ONE_EVENT = "(SELECT seq FROM journal.events WHERE kind = 'acted' ORDER BY seq LIMIT 1)"
# What a superuser does to a copy of the database, and what is said then.
TAMPERINGS = [
    (f"UPDATE journal.events SET payload = replace(payload::text, '\"amount\":', '\"amount\":1')::json"
     f" WHERE seq = {ONE_EVENT}", r"batch \d+: its events are not those that were chained"),
    (f"UPDATE journal.events SET digest = digest + 1 WHERE seq = {ONE_EVENT}",
     r"batch \d+: its events are not those that were chained"),
    (f"UPDATE journal.events SET at = at + interval '1 ms' WHERE seq = {LAST_EVENT}",
     r"batch \d+: its events are not those that were chained"),
    ("DELETE FROM journal.events WHERE seq = 7", r"its events are not those that were chained"),
    ("INSERT INTO journal.events SELECT seq + 1000000, batch, table_id, at, digest, command_id,"
     " hand_no, shard, kind, payload FROM journal.events WHERE seq = 7",
     r"event 1000007 is of a batch that is missing, or out of order"),
    ("DELETE FROM journal.batches WHERE batch = 3", r"batch 4 follows batch 2: batches are missing"),
    (f"DELETE FROM journal.batches WHERE batch = {LAST_BATCH}", r"event \d+ is of a batch that is missing"),
    ("UPDATE journal.batches SET signature = sha256('1') || sha256('2') WHERE batch = 5",
     r"batch 5 is not signed with this key"),
    ("UPDATE journal.batches SET epoch = epoch + 1 WHERE batch = 5",
     r"batch 5: its events are not those that were chained"),
    ("UPDATE journal.fences SET chain = sha256('x')", r"the fence holds another chain than batch \d+"),
    ("UPDATE ledger.transfers SET amount = amount + 1 WHERE transfer_id = 2",
     r"transfer 2 moves \d+ chips \(\w+\); by the events it moves \d+"),
    ("DELETE FROM ledger.transfers WHERE transfer_id = 2", r"batch \d+ has \d+ transfers; by its events it has \d+"),
    ("INSERT INTO ledger.transfers (from_account_id, to_account_id, amount, batch, table_id, hand_no,"
     " shard, reason, at) SELECT from_account_id, to_account_id, 500, batch, table_id, hand_no, shard,"
     " reason, at FROM ledger.transfers WHERE reason = 'hand_won' LIMIT 1",
     r"transfer \d+ is of a batch that is missing, or out of order"),
    ("INSERT INTO ledger.transfers (from_account_id, to_account_id, amount, batch, table_id, hand_no,"
     " shard, reason, at) SELECT from_account_id, to_account_id, 500, 0, 0, 0, 0, 'gift', at"
     " FROM ledger.transfers WHERE transfer_id = 1", r"1 transfers are of no batch of the journal"),
]


def brelan(*arguments):
    result = subprocess.run(["./brelan", *arguments], capture_output=True, text=True, timeout=60,
                            check=False)
    return result.returncode, result.stdout + result.stderr


def play_hands(game):
    """Some hands of each game, with a kill among them."""
    game.start()
    game.wait_log("event=started")
    play = Play(game, [1, 2, 3], 3, random.Random(5))
    for part in range(2):
        until = time.monotonic() + 30
        wanted = play.hands + 12
        while play.hands < wanted and time.monotonic() < until:
            play.turn(0.02)
        assert play.hands >= wanted, "no hands were played"
        if part == 0:
            game.kill()
            game.start()
            if not play.reconnect():
                play.catch_up()
            play.nudge()
    game.stop()
    return re.search(r"ed25519=([0-9a-f]{64})", game.log.read_text(encoding="utf-8")).group(1)


def verify(game, key, name="brelan"):
    return brelan("verify-journal", "--key", key, "--database",
                  game.database.url("brelan_audited", name))


def tamper(game, key, statement, pattern):
    game.sql("CREATE DATABASE tampered TEMPLATE brelan", "postgres")
    game.sql(f"SET session_replication_role = replica; {statement}", "tampered")
    status, said = verify(game, key, "tampered")
    game.sql("DROP DATABASE tampered", "postgres")
    assert status == 1 and "NOT whole" in said and re.search(pattern, said), (statement, status, said)


def audit(game):
    url = game.database.url("brelan_audited", "brelan")
    status, said = brelan("audit", "--database", url)
    assert status == 0 and "findings=0" in said, said
    game.sql("SET session_replication_role = replica;"
             " UPDATE ledger.accounts SET balance = balance + 5 WHERE kind = 'rake'")
    status, said = brelan("audit", "--database", url, "--days", "2")
    assert status == 1 and "all balances together are 5 chips, not 0" in said, said
    assert game.sql("SELECT string_agg(finding_count::text, ' ' ORDER BY audit_id) FROM report.audits") == "0 2"
    status, said = brelan("audit", "--database", "postgresql:///nowhere?host=/nonexistent")
    assert status == 3 and "audit_failed" in said, said
    for wrong in (["--days", "-1"], ["--days", "x"], [], ["--database", url, "more"]):
        assert brelan("audit", *wrong)[0] == 2, wrong


def main():
    with GameProcess(TABLES) as game:
        key = play_hands(game)
        status, said = verify(game, key)
        assert status == 0 and "the journal is whole up to batch" in said, said
        print(said.strip())
        events, states, hands = map(int, re.search(r"; (\d+) events, (\d+) states, (\d+) hands", said).groups())
        assert states > 300 and hands >= 24, said
        assert events == int(game.sql("SELECT count(*) FROM journal.events"))
        assert verify(game, "00" * 32)[1].count("batch 1 is not signed with this key") == 1
        assert verify(game, "c0ffee")[0] == 2
        status, said = brelan("verify-journal", "--key", key, "--database",
                              "postgresql:///nowhere?host=/nonexistent")
        assert status == 3 and "whole" not in said, said
        for statement, pattern in TAMPERINGS:
            tamper(game, key, statement, pattern)
        audit(game)
    print(f"ok - a journal with a kill in it is whole\nok - {len(TAMPERINGS)} tamperings found\nok - audit")
    print(f"{2 + len(TAMPERINGS)} passed, 0 failed")


main()
