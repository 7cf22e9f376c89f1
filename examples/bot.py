#!/usr/bin/env python3
"""A poker bot in a hundred lines: it sits down at a table and plays.

    examples/bot.py http://localhost:8080 [--name NAME] [--table ID] [--hands N]

docs/bots.md explains it, docs/openapi.json describes everything that it says and hears.
"""
import argparse
import json
import random
import secrets
import time
import urllib.error
import urllib.request


class Site:
    """The API over HTTP: JSON both ways, and the login cookie."""

    def __init__(self, url):
        self.url = url
        self.cookie = ""
        self.player = None

    def call(self, path, body=None, retries=8):
        """Answers the status and the JSON. What fails on the way is tried again."""
        data = None if body is None else json.dumps(body).encode()
        for attempt in range(retries + 1):
            request = urllib.request.Request(self.url + path, data, {"Cookie": self.cookie})
            if data is not None:
                request.add_header("Content-Type", "application/json")
            try:
                with urllib.request.urlopen(request, timeout=40) as answer:
                    self.cookie = answer.headers.get("Set-Cookie", self.cookie).split(";")[0]
                    return answer.status, json.load(answer)
            except urllib.error.HTTPError as error:
                if error.code not in (429, 502, 503, 504) or attempt == retries:
                    return error.code, json.load(error)
            except OSError:
                if attempt == retries:
                    raise
            time.sleep(random.uniform(0, min(8, 0.25 * 2**attempt)))

    def command(self, table, verb, **fields):
        """The same commandId goes along with every retry, so that it is done only once."""
        fields["commandId"] = secrets.token_hex(8)
        return self.call(f"/api/tables/{table}/{verb}", fields)


def choose_table(site, wanted):
    """The no-limit hold'em table with the most players that still has a seat."""
    tables = site.call("/api/lobby")[1]["tables"]
    free = [t for t in tables if t["players"] < t["seats"] and wanted in (None, t["id"])
            and (t["game"], t["limit"], t["rotation"]) == ("holdem", "no", "none")]
    return max(free, key=lambda table: table["players"])


def sit_down(site, table):
    snapshot = site.call(f"/api/tables/{table['id']}")[1]
    taken = {sitter["seat"] for sitter in snapshot["state"]["sitters"]}
    for seat in set(range(table["seats"])) - taken:
        status, answer = site.command(table["id"], "sit", seat=seat, buyIn=table["buyInMin"])
        if status == 200:
            return seat
        print("no seat", seat, answer["error"]["message"])
    raise SystemExit("there is no seat for me")


def decide(hole, turn):
    """Fold weak cards, call with good ones, raise with the best: any better idea goes here."""
    ranks = sorted("23456789TJQKA".index(card[0]) for card in hole)
    strength = sum(ranks) + (15 if ranks[0] == ranks[1] else 0)
    if strength >= 22 and turn["minRaiseTo"] > 0 and random.random() < 0.5:
        action = "raise" if turn["betTo"] > 0 else "bet"
        return {"action": action, "to": turn["minRaiseTo"]}
    if turn["toCall"] == 0:
        return {"action": "check"}
    return {"action": "call" if strength >= 14 else "fold"}


def play(site, table, seat, hands):
    """Follows the events of the table by one long poll and acts when it is on turn."""
    snapshot = site.call(f"/api/tables/{table['id']}")[1]
    cursor, events = snapshot["seq"], snapshot["events"]
    hole, bets, turn = [], {}, None
    while hands > 0:
        for event in events:
            if event["kind"] == "hand_started":
                hole, bets = [], {}
            elif event["kind"] == "hole_cards":
                hole = [card for card in event["cards"] if card]  # null where the game has none
            elif event["kind"] == "collected":
                bets = {}
            elif event["kind"] == "posted" and event["post"] not in ("ante", "dead"):
                bets[event["seat"]] = event["amount"]
            elif event["kind"] == "acted":
                turn = None
                bets[event["seat"]] = event["to"]
            elif event["kind"] == "turn_began" and event["seat"] == seat:
                turn = event | {"betTo": max(bets.values(), default=0)}
            elif event["kind"] == "hand_ended":
                hands -= 1
                print("hand", event["hand"], "is over")
            elif event["kind"] == "left" and event["player"] == site.player:
                return print("I have left with", event["amount"], "chips")
        if turn and hole:
            decision = decide(hole, turn)
            answer = site.command(table["id"], "act", hand=turn["hand"], turn=turn["turn"], **decision)
            print(*hole, decision, answer)
            turn = None
        poll = site.call(f"/api/poll?cursor={cursor}&topics={table['id']}&wait=25")[1]
        cursor, events = poll["cursor"], poll["events"]
        if poll.get("gap"):  # too far behind: begin again from a snapshot
            return play(site, table, seat, hands)
    site.command(table["id"], "leave")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("url")
    parser.add_argument("--name", default=f"Bot {secrets.token_hex(3)}")
    parser.add_argument("--table", type=int)
    parser.add_argument("--hands", type=int, default=10)
    options = parser.parse_args()
    site = Site(options.url)
    status, answer = site.call("/api/guest", {"name": options.name, "bot": True})
    if status != 201:
        raise SystemExit(answer["error"]["message"])
    site.player = answer["player"]["id"]
    table = choose_table(site, options.table)
    seat = sit_down(site, table)
    print(options.name, "sits at", table["name"], "on seat", seat)
    play(site, table, seat, options.hands)


if __name__ == "__main__":
    main()
