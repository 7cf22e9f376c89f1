#!/usr/bin/env python3
"""gamed over its own wire: whole hands, kills in mid-hand, a second gamed, secrets, the ledger."""

import hashlib
import json
import os
import random
import re
import signal
import struct
import subprocess
import sys
import threading
import time

from game_process import GameProcess
from play import Play
from wire import Gone

TABLES = """
# name seats smallBlind bigBlind buyInMin buyInMax actSeconds
Slow hand 6 5 10 200 1000 30 pauseMs=50
Rue de l'Odéon 4 5 10 200 1000 30 pauseMs=50 rakeBp=500 rakeCap=30
Ante 3 5 10 200 1000 30 pauseMs=50 ante=2
Triple draw 4 5 10 200 1000 30 pauseMs=50 game=triple27 limit=fixed
Stud 4 5 10 200 1000 30 pauseMs=50 game=stud8 ante=1 bringIn=3
Runs 4 5 10 200 1000 30 pauseMs=50 game=omaha8 limit=pot runs=3
Mixed 4 5 10 200 1000 30 pauseMs=50 rotation=eight_game rotationHands=1 ante=1 bringIn=3
Choice 4 5 10 200 1000 30 pauseMs=50 rotation=dealers_choice rotationHands=2 ante=1 bringIn=3
"""
GAMES = {"holdem", "omaha", "omaha8", "razz", "stud", "stud8", "triple27"}
KILLS = 20
STRANGER = 65534  # nobody's user and group
CARD = re.compile(r"[2-9TJQKA][cdhs]")


def play_on(play, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        play.turn(0.02)


def table_seen(edge, player, table):
    status, body = edge.look(player, table)
    assert status == 200, body
    return body


def verify_same_hands(before, after, table):
    """What was told before the kill is told again, word for word, and the cards are the same."""
    known = {json.dumps(event) for event in after["events"]}
    if after["state"]["seq"] != before["state"]["seq"]:
        return False  # that hand was over, and another one has begun
    for event in before["events"]:
        assert json.dumps(event) in known, (table, event)
    return True


def kill_and_recover(game, play, dice):
    play_on(play, dice.uniform(0.2, 1.5))
    views = {}
    for (table, seat), player in play.player_at.items():
        views[table, seat] = table_seen(play.edge, player, table)
    if dice.random() < 0.5:
        play_on(play, dice.uniform(0, 0.02))
    game.kill()
    try:
        while True:
            play.turn(0)
    except Gone:
        pass
    killed = time.monotonic()
    game.start()
    if not play.reconnect():
        play.catch_up()
    took = time.monotonic() - killed

    same = 0
    for (table, seat), player in play.player_at.items():
        after = table_seen(play.edge, player, table)
        same += verify_same_hands(views[table, seat], after, table)
        now, clocks = after["now"], [e for e in after["events"] if e["kind"] == "clock_moved"]
        if clocks and after["events"][-1] is clocks[-1]:
            assert clocks[-1]["until"] >= now + 9000, "a player lost time by our outage"
    play.nudge()
    return took, same


def play_and_kill(game, dice):
    play = Play(game, [1, 2, 3, 4, 5, 6, 7, 8], 3, dice)
    play_on(play, 1.5)
    assert play.hands > 3, "no hands were played"
    took, same = [], 0
    for _ in range(KILLS):
        seconds, unchanged = kill_and_recover(game, play, dice)
        took.append(seconds)
        same += unchanged
    play_on(play, 1)
    for line in play.edge.look(0, 0)[1]["tables"]:
        assert line["averagePot"] > 0 and line["handsPerHour"] > 0, ("averages were lost", line)
    print(f"{play.hands} hands, {KILLS} kills, {same} views of the same hand after them, "
          f"slowest back after {max(took) * 1000:.0f} ms, refusals {play.refused}")
    assert same > KILLS, "hardly a hand was running when gamed was killed"
    assert max(took) < 4, "recovery is slow"
    return play


def show_after_the_hand(game, play):
    """Cards that are laid open after the hand stand in its history too."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        play.turn(0.02)
        for (table, seat), player in play.player_at.items():
            log = play.log[table]
            ended = log and log[-1]["kind"] == "paused" and [
                e for e in log if e["kind"] == "hand_ended"][-1:]
            hand = ended and ended[0]["hand"]
            if not ended or (table, hand, seat) not in play.hole or (table, hand, seat) in play.shown:
                continue
            status, _ = play.edge.do(player, "show", table, hand=hand, mask=2, command_id=play.new_id())
            if status != 200:
                continue  # the next hand was faster
            play.turn(0)
            shown = game.sql(f"SELECT shown[1] IS NULL, shown[2] FROM history.hand_seats"
                             f" WHERE hand_id = {table * 2 ** 32 + hand} AND seat = {seat}")
            assert shown == "t|" + play.hole[table, hand, seat][1], shown
            return
    raise AssertionError("nobody could show")


def slow_database(game, play):
    """A commit that hangs stops the clocks; commands are refused until it is through."""
    play_on(play, 0.3)
    with subprocess.Popen(["psql", "-Xqd", game.database.url(name="brelan"), "-c",
                           "BEGIN; LOCK TABLE journal.fences; SELECT pg_sleep(4); COMMIT"],
                          stdout=subprocess.DEVNULL):
        until = time.monotonic() + 4
        while "tables_frozen" not in game.log.read_text(encoding="utf-8"):
            assert time.monotonic() < until, "the tables never froze"
            play_on(play, 0.1)
        status, body = play.edge.do(play.player_at[1, 0], "chat", 1, text="hello?")
        assert (status, body["error"]["code"]) == (503, "unavailable"), body
    game.wait_log("tables_resumed")
    hands = play.hands
    play.nudge()
    play_on(play, 3)
    assert play.hands > hands, "play does not go on"


def cancelled_replication(game, play):
    """PostgreSQL calls a commit done whose wait for a replica was cancelled. Nobody is told of it."""
    play_on(play, 0.3)
    game.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    game.sql("SELECT pg_reload_conf()")
    waits = "FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND usename = 'brelan_gamed'"
    until = time.monotonic() + 20
    while game.sql(f"SELECT count(*) {waits}") != "1":  # a beat, when nothing else is written
        assert time.monotonic() < until, "no commit waits for its replica"
        play.edge.pump(0.02)
    said = play.edge.command(play.player_at[1, 0], "chat", 1, text="replicated?", command_id=4711)
    try:
        while time.monotonic() < until:
            game.sql(f"SELECT pg_cancel_backend(pid) {waits}")
            play.edge.pump(0.1)
            status = play.edge.answers.get(said, (503,))[0]
            assert status == 503, "what may not be replicated was acknowledged"
    except Gone:
        pass
    assert game.process.wait(10) == 1
    assert "commit_unknown" in game.log.read_text(encoding="utf-8")
    game.sql("ALTER SYSTEM RESET synchronous_standby_names")
    game.sql("SELECT pg_reload_conf()")
    game.start()
    if not play.reconnect():
        play.catch_up()
    play.nudge()
    play_on(play, 1)


def restart_database(game, play):
    """With no commit under way gamed waits for the database and goes on, without an end."""
    for _ in range(100):
        play.edge.pump(0.01)  # nobody acts
    before = {table: table_seen(play.edge, 0, table) for table in play.tables}
    game.database.stop()
    status, _ = play.edge.look(0, 0)
    assert status == 200, "looking needs no database"
    status, body = play.edge.do(play.player_at[1, 0], "chat", 1, text="still there?")
    assert (status, body["error"]["code"]) == (503, "unavailable"), body
    resumed = game.log.read_text(encoding="utf-8").count("tables_resumed")
    game.database.start()
    while game.log.read_text(encoding="utf-8").count("tables_resumed") == resumed:
        play.edge.pump(0.02)
    for table in play.tables:
        verify_same_hands(before[table], table_seen(play.edge, 0, table), table)
    assert game.process.poll() is None
    hands = play.hands
    play.nudge()
    play_on(play, 2)
    assert play.hands > hands, "play does not go on"


def crash_database(game, play):
    """In full play. When a commit was under way gamed ends, and the next one knows the truth."""
    stopping = threading.Thread(target=game.database.stop)
    play_on(play, 0.3)
    stopping.start()
    try:
        play_on(play, 1.5)
    except Gone:
        pass
    stopping.join()
    game.database.start()
    if game.process.poll() is not None:
        assert game.process.returncode == 1
        game.start()
    else:
        time.sleep(1)
    if not play.reconnect():
        play.catch_up()
    hands = play.hands
    play.nudge()
    play_on(play, 3)
    assert play.hands > hands, "play does not go on"


def until_of(view):
    """When the running clock of a table ends; None when nobody has a turn."""
    until = None
    for event in view["events"]:
        if event["kind"] in ("clock_started", "clock_moved"):
            until = event["until"]
        elif event["kind"] in ("acted", "hand_ended"):
            until = None
    return until


def suspend(game, play):
    """A process that stood still has taken nobody's time."""
    before = {}
    give_up = time.monotonic() + 15
    while not any(before.values()):  # a table may stand between two hands
        assert time.monotonic() < give_up, "nobody has a turn"
        for _ in range(100):
            play.edge.pump(0.01)  # nobody acts
        before = {table: until_of(table_seen(play.edge, 0, table)) for table in play.tables}
    game.process.send_signal(signal.SIGSTOP)
    time.sleep(3)
    game.process.send_signal(signal.SIGCONT)
    for _ in range(50):
        play.edge.pump(0.01)
    for table, until in before.items():
        if until is not None:
            moved = until_of(table_seen(play.edge, 0, table)) - until
            assert 2500 <= moved <= 4000, (table, moved)
    play.nudge()


def leave(game, play):
    for (table, _), player in play.player_at.items():
        play.send(player, "leave", table)
    until = time.monotonic() + 10
    while any(game_state(play, table)["sitters"] for table in play.tables):
        assert time.monotonic() < until, "somebody cannot leave"
        play_on(play, 0.2)


def game_state(play, table):
    """Seats that are taken, as the lobby tells it."""
    status, body = play.edge.look(0, 0)
    assert status == 200
    line = [t for t in body["tables"] if t["id"] == table][0]
    return {"sitters": line["players"]}


def verify_ledger(game):
    assert game.sql("SELECT sum(balance) FROM ledger.accounts") == "0"
    assert game.sql("SELECT count(*) FROM ledger.accounts"
                    " WHERE kind IN ('seat', 'pot') AND balance <> 0") == "0"
    differing = game.sql("""
        SELECT count(*) FROM ledger.accounts AS a WHERE balance <>
            (SELECT coalesce(sum(amount), 0) FROM ledger.transfers WHERE to_account_id = account_id)
          - (SELECT coalesce(sum(amount), 0) FROM ledger.transfers WHERE from_account_id = account_id)""")
    assert differing == "0"
    hands = int(game.sql("SELECT count(*) FROM history.hands"))
    ended = int(game.sql("SELECT count(*) FROM journal.events WHERE kind = 'hand_ended'"))
    assert hands == ended > 0, (hands, ended)
    played = set(game.sql("SELECT DISTINCT game FROM history.hands").split("\n"))
    assert played >= GAMES, played  # and what was chosen
    assert int(game.sql("SELECT count(*) FROM history.hand_results WHERE share = 'low'")) > 0
    assert game.sql("SELECT count(*) FROM history.hand_seats AS s JOIN history.hands USING (hand_id)"
                    " WHERE s.stack_after <> s.stack_before + s.won - (SELECT coalesce(sum("
                    "CASE WHEN kind = 'return' THEN -amount ELSE amount END), 0)"
                    " FROM history.hand_actions AS a"
                    " WHERE a.hand_id = s.hand_id AND a.seat = s.seat)") == "0"
    assert game.sql("SELECT (SELECT sum(rake) FROM history.hands)"
                    " = (SELECT balance FROM ledger.accounts WHERE kind = 'rake')") == "t"


def verify_journal(game):
    assert game.sql("SELECT count(*) = max(seq) FROM journal.events") == "t", "a gap in the journal"
    assert game.sql("SELECT count(*) FROM journal.events AS e JOIN journal.events AS f"
                    " ON f.command_id = e.command_id AND f.seq > e.seq AND f.table_id = e.table_id"
                    " WHERE e.command_id <> 0 AND e.kind = f.kind AND e.kind = 'acted'") == "0"
    twice = game.sql("SELECT count(*) FROM (SELECT table_id, hand_no, payload->>'turn' AS turn"
                     " FROM journal.events WHERE kind = 'turn_began'"
                     " GROUP BY 1, 2, 3 HAVING count(*) > 1) AS t")
    assert twice == "0", "a turn began twice"


def text(string):
    return struct.pack(">I", len(string.encode())) + string.encode()


def verify_chain(game):
    """Every batch as journal.h describes it, from the rows of the database alone."""
    contents, chain = {}, b""
    rows = game.sql("""
        SELECT json_build_array(batch, seq, table_id, hand_no, (extract(epoch FROM at) * 1000)::bigint,
                                digest, command_id, kind, payload::text)
        FROM journal.events ORDER BY seq""").split("\n")
    for batch, *numbers, kind, payload in map(json.loads, rows):
        entry = struct.pack(">QqiqqQ", *(n & (2 ** 64 - 1) if i in (0, 5) else n
                                         for i, n in enumerate(numbers)))
        contents.setdefault(batch, hashlib.sha256()).update(entry + text(kind) + text(payload))
    rows = game.sql("SELECT batch, epoch, encode(chain, 'hex'), encode(signature, 'hex')"
                    " FROM journal.batches ORDER BY batch").split("\n")
    for number, row in enumerate(rows, start=1):
        batch, epoch, stored, signature = row.split("|")
        assert int(batch) == number, "a batch is missing"
        chain = hashlib.sha256(b"brelan/batch\0" + chain + struct.pack(">QQ", int(epoch), number)
                               + contents[number].digest()).digest()
        assert chain.hex() == stored, f"batch {number} was altered"
    verify_signature(game, chain, bytes.fromhex(signature))


def verify_signature(game, message, signature):
    key = re.search("ed25519=([0-9a-f]{64})", game.log.read_text(encoding="utf-8")).group(1)
    files = {"key": bytes.fromhex("302a300506032b6570032100" + key), "chain": message,
             "signature": signature}
    for name, content in files.items():
        (game.folder / name).write_bytes(content)
    subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin",
                    "-inkey", game.folder / "key", "-in", game.folder / "chain",
                    "-sigfile", game.folder / "signature"], check=True, stdout=subprocess.DEVNULL)


def verify_open_cards(play, table, hand, dealt):
    """Face up: third to sixth street of stud, and all that a hand gets which lies open already."""
    up = [place for place, card in enumerate(dealt["cards"]) if card]
    game = [e["game"] for e in play.log[table]
            if e["kind"] == "hand_started" and e["hand"] == hand][0]
    is_stud = game in ("stud", "stud8", "razz")
    assert (table, hand, dealt["seat"]) in play.shown or all(
        is_stud and 2 <= place <= 5 for place in up), (game, dealt)


def verify_secrets(game, play):
    """No card but open ones in the journal, none at all in snapshots and in the log."""
    rows = game.sql("SELECT table_id, hand_no, kind, payload FROM journal.events").split("\n")
    for row in rows:
        table, hand, kind, payload = row.split("|", 3)
        cards = CARD.findall(re.sub(r'"(name|kind|game|text|street|limit)":"[^"]*"', "", payload))
        if kind == "shown":
            seat = json.loads(payload)["seat"]
            assert (int(table), int(hand), seat) in play.shown
        elif kind == "hole_dealt":
            verify_open_cards(play, int(table), int(hand), json.loads(payload))
        elif kind != "street_dealt":
            assert not cards, row
    for state in game.sql("SELECT state FROM journal.snapshots").split("\n"):
        names = re.sub(r'"(name|id)":"[^"]*"', "", state)
        assert not CARD.findall(names), state
    log = game.log.read_text(encoding="utf-8")
    for line in log.split("\n"):
        assert not CARD.findall(re.sub("ed25519=[0-9a-f]+", "", line)), line
    assert play.hole, "nobody got cards"
    mucked = [key for key in play.hole if key not in play.shown]
    assert mucked, "every hand was shown"
    for viewer_events in (play.edge.events,):
        for _, table, viewer, event in viewer_events:
            if event["kind"] in ("hole_cards", "strength"):
                assert viewer == play.player_at[table, event["seat"]]
            else:
                assert viewer == 0 or event["kind"] == "balance"


def verify_refusals(game):
    edge = game.edge()
    anna = game.add_player("Anna")
    assert edge.do(anna, "sit", 99, seat=0, amount=500)[0] == 404
    assert edge.look(anna, 99)[0] == 404
    status, body = edge.do(10 ** 9, "sit", 1, seat=5, amount=500)
    assert (status, body["error"]["code"]) == (409, "player_gone"), body
    status, body = edge.do(anna, "act", 1, hand=1, turn=1, action="fold")
    assert status == 409, body
    first, second = (edge.command(anna, "welcome", command_id=i) for i in (11, 12))
    assert edge.answer(first)[0] == 200
    assert edge.answer(second)[1]["error"]["code"] == "busy"
    first, again = (edge.command(anna, "sit", 1, command_id=21, seat=5, amount=500) for _ in "12")
    assert edge.answer(again)[0] == 200
    assert edge.do(anna, "sit", 1, command_id=21, seat=5, amount=500)[0] == 200
    status, body = edge.do(anna, "sit", 1, seat=4, amount=500)
    assert body["error"]["code"] == "already_seated"
    assert edge.do(anna, "chat", 1, text="Grüß <Gott>\\\"")[0] == 200
    chat = edge.look(0, 1)[1]["chat"]
    assert (chat[-1]["text"], chat[-1]["player"]["name"]) == ("Grüß <Gott>\\\"", "Anna"), chat
    status, body = edge.do(anna, "claim")
    assert body["error"]["code"] == "claim_too_rich", body
    assert edge.do(anna, "leave", 1, command_id=31)[0] == 200
    verify_late_welcome(game, edge)
    assert game.sql(f"SELECT balance FROM ledger.accounts WHERE kind = 'player'"
                    f" AND owner_id = {anna}") == "10000"
    edge.close()


def verify_late_welcome(game, edge):
    """Whose welcome was lost gets the chips with the first thing that they ask."""
    zoe = game.add_player("Zoé")
    assert edge.do(zoe, "sit", 99, seat=0, amount=500)[0] == 404
    status, body = edge.do(zoe, "sit", 1, seat=0, amount=1)
    assert (status, body["error"]["code"]) == (409, "buy_in_too_small"), body
    assert edge.do(zoe, "sit", 1, seat=0, amount=1000)[0] == 200
    assert edge.do(zoe, "leave", 1)[0] == 200
    assert edge.do(zoe, "welcome")[0] == 200
    assert game.sql(f"SELECT balance FROM ledger.accounts WHERE kind = 'player'"
                    f" AND owner_id = {zoe}") == "10000"


def verify_settings(game):
    tables = game.folder / "tables"
    good = tables.read_text(encoding="utf-8")
    tables.write_text(good + "Broken 1 5 10 200 1000 20\n", encoding="utf-8")
    status, said = game.run_second()
    tables.write_text(good, encoding="utf-8")
    assert status == 78 and "line 11" in said and "seats" in said, said


def is_welcome(game, groups):
    """Is a process of another user with these groups beside its own accepted as an edge?"""
    child = os.fork()
    if child == 0:
        os.setgroups(groups)
        os.setgid(STRANGER)
        os.setuid(STRANGER)
        try:
            game.edge()
        except Gone:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def verify_who_may_connect(game):
    if os.getuid() != 0:
        return  # only root can be somebody else
    game.edge().close()
    game.socket.chmod(0o666)
    assert not is_welcome(game, []), "a stranger may connect"
    assert is_welcome(game, [os.getgid()]), "an edge whose second group is gamed's is refused"
    game.socket.chmod(0o660)


def verify_second_is_refused(game):
    status, said = game.run_second()
    assert status == 75, status
    assert "another brelan-gamed is running" in said, said


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.randrange(10 ** 6)
    print(f"seed {seed}")
    dice = random.Random(seed)
    with GameProcess(TABLES) as game:
        verify_settings(game)
        game.start()
        verify_refusals(game)
        verify_second_is_refused(game)
        verify_who_may_connect(game)
        play = play_and_kill(game, dice)
        show_after_the_hand(game, play)
        slow_database(game, play)
        cancelled_replication(game, play)
        restart_database(game, play)
        suspend(game, play)
        crash_database(game, play)
        leave(game, play)
        assert game.stop() == 0
        verify_ledger(game)
        verify_journal(game)
        verify_chain(game)
        verify_secrets(game, play)
        assert "table_closed" not in game.log.read_text(encoding="utf-8")
    print("ok")


main()
