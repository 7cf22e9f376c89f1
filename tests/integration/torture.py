#!/usr/bin/env python3
"""Players at a real site while its programs are killed, stopped and starved in random order; then what they
were told is held against the journal. scripts/torture starts the site and this."""

import argparse
import asyncio
import random
import signal
import sys
import time
from collections import Counter
from datetime import datetime, timezone

from torture_book import Book
from torture_check import Checker
from torture_player import TorturePlayer
from torture_site import TortureSite

SEATS = 6


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


class Torture:
    def __init__(self, options):
        self.options = options
        self.dice = random.Random(options.seed)
        self.site = TortureSite(options.site, options.disk, self.dice)
        self.book = Book(range(1, options.tables + 1))
        self.players = [
            TorturePlayer(self.book, options.port, number, number % options.tables + 1, SEATS,
                          random.Random(f"{options.seed} {number}"))
            for number in range(options.bots)]
        self.done = Counter()
        self.is_enough = False
        self.log = open(f"{options.site}/log/faults.log", "w", encoding="utf-8", buffering=1)
        self.begun = time.monotonic()

    def stop(self):
        self.is_enough = True

    async def run(self):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.stop)  # no more faults; the checks follow
        for start in range(0, len(self.players), 20):
            await asyncio.gather(*(player.come_in() for player in self.players[start:start + 20]))
        lives = [asyncio.ensure_future(player.live()) for player in self.players]
        reporter = asyncio.ensure_future(self.report())
        await asyncio.sleep(self.options.warm)
        begun = time.monotonic()
        await asyncio.sleep(4)
        self.book.faults.append((begun, "nothing", time.monotonic()))  # how long a table is silent anyway
        await self.inflict_all()
        await self.settle()
        behind = await self.last_lines()
        for task in (reporter, *lives, *(task for player in self.players for task in player.tasks)):
            task.cancel()
        for player in self.players:
            player.browser.close()
        return behind

    async def inflict_all(self):
        """After some of the faults all tables are waited for; the others come while the site recovers."""
        is_well = True
        for kind in self.site.kinds(self.options.kills):
            if self.is_enough:
                break
            when, was_well = time.monotonic(), is_well
            self.log.write(f"{datetime.now(timezone.utc).isoformat(timespec='milliseconds')} {kind}\n")
            await self.site.inflict(kind)
            self.done[kind] += 1
            is_well = self.dice.random() < self.options.patience
            if is_well:
                await self.all_hear()
            self.book.faults.append((when, kind, time.monotonic() if was_well and is_well else None))
            await asyncio.sleep(self.dice.uniform(self.options.pause / 4, self.options.pause))

    async def all_hear(self, seconds=30):
        """Until something has happened at every table."""
        now = time.monotonic()
        while time.monotonic() < now + seconds:
            if all(moments and moments[-1] > now for moments in self.book.moments.values()):
                return
            await asyncio.sleep(0.1)
        self.book.broken.append(f"a table was silent for {seconds} s")

    async def report(self):
        while True:
            await asyncio.sleep(5)
            self.progress()

    def progress(self):
        book = self.book
        print(f"{time.monotonic() - self.begun:5.0f} s  {sum(self.done.values())} faults  {book.hands} hands"
              f"  {len(book.asked)} commands  {len(book.acknowledged)} acknowledged"
              f"  {sum(map(len, book.told.values()))} events  vanished {book.vanished}  gaps {book.gaps}",
              flush=True)

    async def settle(self):
        """Nobody begins anything new; what was asked is answered."""
        for player in self.players:
            player.is_calm = True
        end = time.monotonic() + 90
        while time.monotonic() < end and any(len(player.tasks) > 1 for player in self.players):
            await asyncio.sleep(0.1)

    async def last_lines(self):
        """At each table somebody says a last line; who has not heard it after 20 seconds."""
        speakers = {player.table: player for player in self.players if player.seat is not None}
        for table, player in speakers.items():
            if not await player.say(f"last line of table {table}"):
                print(f"table {table}: the last line was not acknowledged")
        end = time.monotonic() + 20
        while time.monotonic() < end:
            behind = [player.number for player in self.players
                      if f"last line of table {player.table}" not in player.last_lines]
            if not behind:
                break
            await asyncio.sleep(0.1)
        return behind


def show(torture, checker, results):
    book = torture.book
    for sentence, wrong in results:
        print(f"{'not ok' if wrong else 'ok'} - {sentence}" + (f": {len(wrong)}: {wrong[:5]}" if wrong else ""))
    print("refused:", dict(Counter(book.refused.values()).most_common()))
    print("statuses:", dict(sorted(book.statuses.items())), "(0: no answer)")
    print(f"repeated {book.repeats}, vanished {book.vanished} times, {book.gaps} gaps, {book.hands} hands,"
          f" {checker.event_count} events")
    silences = book.silences()
    for kind in ("nothing", *torture.done):
        alone = [gaps for of, is_alone, gaps in silences if of == kind and is_alone]
        show_silence(f"{kind}, alone ({len(alone)})", [gap for gaps in alone for gap in gaps])
    print("kills by kind:", ", ".join(f"{kind} {count}" for kind, count in torture.done.most_common()))
    print(f"commands {len(book.asked)}, acknowledged {len(book.acknowledged)}, lost {len(checker.lost())},"
          f" doubled {len(checker.doubled())}")
    every = [gap for kind, _, gaps in silences if kind != "nothing" for gap in gaps]
    show_silence("any fault, also one on another", every)


def show_silence(kind, gaps):
    if gaps:
        print(f"gap after {kind}: p50 {percentile(gaps, 0.5):.2f} s, p99 {percentile(gaps, 0.99):.2f} s,"
              f" max {max(gaps):.2f} s")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", required=True, help="folder of the site")
    parser.add_argument("--programs", required=True, help="folder of the built programs")
    parser.add_argument("--disk", help="mount point of a small disk with the write-ahead log")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--tables", type=int, required=True)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bots", type=int, default=200)
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between faults, at most")
    parser.add_argument("--patience", type=float, default=0.25, help="share of faults that are waited out")
    parser.add_argument("--warm", type=float, default=3.0, help="seconds before the first one")
    return parser.parse_args()


def main():
    torture = Torture(read_options())
    behind = asyncio.run(torture.run())
    torture.progress()
    checker = Checker(torture.options.site, torture.options.programs, torture.book, torture.players)
    results = checker.run()
    results.append(("everybody heard the last line at the table", behind))
    results.append(("the players themselves worked", [repr(error) for error in torture.book.broken]))
    show(torture, checker, results)
    failed = sum(bool(wrong) for _, wrong in results)
    print(f"{len(results) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
