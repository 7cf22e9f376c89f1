"""A player of scripts/torture: plays at one table at random, talks, repeats itself, vanishes and comes
back, and remembers in the book what it was told and what was acknowledged."""

import asyncio
import time

from torture_book import PRIVATE, Memory, hash_of
from torture_http import Browser, Unanswered

AGAIN = (0, 429, 502, 503, 504)  # 0: no answer
PATIENCE = 90                    # seconds that a command is asked again
BUY_IN = (400, 1000)


class TorturePlayer:
    """`await come_in()`, then `await live()` until the book's party is over."""

    def __init__(self, book, port, number, table, seats, dice):
        self.book, self.table, self.seats, self.dice = book, table, seats, dice
        self.number = number
        self.browser = Browser(port)
        self.memory = Memory(table)
        self.tasks = set()
        self.id = None
        self.cursor = None
        self.seat = None
        self.bets = {}
        self.turn = None     # (hand, turn) that is being answered
        self.said = 0
        self.sent = 0
        self.last_lines = set()
        self.is_calm = False  # nothing new any more: only listens
        self.news_at = 0.0

    # -- Requests

    async def ask(self, method, path, body=None, seconds=20):
        """Status 0 when no answer came."""
        try:
            status, answer = await self.browser.ask(method, path, body, seconds)
        except Unanswered:
            status, answer = 0, {}
        self.book.statuses[status] += 1
        return status, answer

    async def command(self, verb, **fields):
        """Asks until it is answered, with the same id; True when it was done."""
        self.sent += 1
        body = {"commandId": f"torture-{self.number}-{self.sent}", **fields}
        key, path = hash_of(self.id, body["commandId"]), f"/api/tables/{self.table}/{verb}"
        self.book.asked.add(key)
        end, delay = time.monotonic() + PATIENCE, 0.05
        twice = self.dice.random() < 0.03
        while time.monotonic() < end:
            if twice:
                answers = await asyncio.gather(self.ask("POST", path, body), self.ask("POST", path, body))
                status, answer = min(answers, key=lambda answer: (answer[0] in AGAIN, answer[0]))
            else:
                status, answer = await self.ask("POST", path, body)
            if status not in AGAIN:
                break
            await asyncio.sleep(self.dice.uniform(0.5, 1) * delay)
            delay = min(1.0, delay * 2)
        else:
            self.book.unanswered.append(key)
            return False
        if status == 200:
            self.book.acknowledged[key] = answer["seq"]
            if self.dice.random() < 0.1:
                await self.repeat(path, body)
        else:
            self.book.refused[key] = answer["error"]["code"]
            if status != 409:
                self.book.broken.append((path, body, answer))
        return status == 200

    async def repeat(self, path, body):
        """What was done already is answered again."""
        await asyncio.sleep(self.dice.uniform(0, 1))
        status, answer = await self.ask("POST", path, body)
        self.book.repeats += 1
        if status not in AGAIN and status != 200:
            self.book.repeats_refused[path.split("/")[-1], answer["error"]["code"]] += 1

    def spawn(self, work):
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.end_task)

    def end_task(self, task):
        self.tasks.discard(task)
        if not task.cancelled() and task.exception():
            self.book.broken.append(task.exception())

    # -- Life

    async def come_in(self):
        while True:
            status, body = await self.ask("POST", "/api/guest", {"name": f"Torture {self.number}", "bot": True})
            if status == 201:
                break
            await asyncio.sleep(0.5)
        self.id = body["player"]["id"]
        await self.look()

    async def live(self):
        self.come_back()
        while not self.is_calm:
            await asyncio.sleep(self.dice.uniform(15, 60))
            if not self.is_calm:
                await self.vanish()

    def come_back(self):
        self.spawn(self.follow())
        self.spawn(self.talk())
        self.spawn(self.care())

    async def vanish(self):
        """Everything under way is forgotten: whether it was done, the journal knows."""
        self.book.vanished += 1
        for task in list(self.tasks):
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        self.browser.close()
        self.turn = None
        await asyncio.sleep(self.dice.uniform(0.5, 4))
        if self.dice.random() < 0.5:
            self.cursor = None  # a page that is loaded anew
        self.come_back()

    async def talk(self):
        while not self.is_calm:
            await asyncio.sleep(self.dice.uniform(1.5, 4.5))
            if not self.is_calm and self.seat is not None:
                await self.say(f"line {self.said + 1} of {self.number}")

    async def say(self, text):
        self.said += 1
        return await self.command("chat", text=text)

    async def care(self):
        """When nothing was heard for long, looks whether it is on turn, or out of its seat."""
        while not self.is_calm:
            await asyncio.sleep(self.dice.uniform(3, 6))
            if not self.is_calm and time.monotonic() - self.news_at > 3:
                await self.look(is_new=False)

    # -- Listening

    async def follow(self):
        """Polls for ever, always with the cursor of the last answer."""
        while True:
            if self.cursor is None and not await self.look():
                await asyncio.sleep(0.3)
                continue
            status, body = await self.ask(
                "GET", f"/api/poll?topics={self.table}&wait=10&cursor={self.cursor}", seconds=40)
            if status != 200:
                await asyncio.sleep(self.dice.uniform(0.1, 0.5))
            elif body.get("gap"):
                self.book.gaps += 1
                self.cursor = None
            else:
                self.take_in(body)

    def take_in(self, body):
        now = time.monotonic()
        events = [event for event in body["events"] if event["kind"] not in PRIVATE and event["table"] == self.table]
        self.memory.extend([event["seq"] for event in events], body["cursor"])
        self.cursor = body["cursor"]
        if events:
            self.news_at = now
        for event in events:
            self.book.tell(event, now)
            self.note(event)
            self.react(event)

    async def look(self, is_new=True):
        """The table as it is; a new one is what the polls go on from."""
        status, body = await self.ask("GET", f"/api/tables/{self.table}")
        if status != 200:
            return False
        if is_new:
            self.cursor = body["seq"]
            self.memory.begin(self.cursor)
        sitters = {sitter["seat"]: sitter for sitter in body["state"]["sitters"]}
        mine = [seat for seat, sitter in sitters.items() if sitter["player"]["id"] == self.id]
        self.seat = mine[0] if mine else None
        for line in body["chat"]:
            self.note(line)
        last = None
        for event in body["events"]:
            if event["kind"] in PRIVATE or event["table"] != self.table:
                continue
            self.book.tell(event)
            self.note(event)
            if event["kind"] in ("turn_began", "run_offered", "hand_ended", "acted"):
                last = event
        if self.is_calm:
            return True
        if last and last["kind"] in ("turn_began", "run_offered"):
            self.turn = None
            self.react(last)
        if self.seat is None:
            taken = set(sitters) | {seat for seat in self.taken_since(body["events"])}
            self.spawn(self.sit(taken))
            return True
        sitter = sitters.get(self.seat)  # None: sat down during this hand
        if sitter and sitter["stack"] == 0 and sitter["topUp"] == 0:
            self.spawn(self.command("top-up", amount=self.dice.randint(*BUY_IN)))
        elif sitter and sitter["out"]:
            self.spawn(self.command("sit-in", postNow=True))
        return True

    def taken_since(self, events):
        return [event["seat"] for event in events if event["kind"] == "sat"]

    def note(self, event):
        """Who sits where, and what has been bet."""
        kind = event["kind"]
        if kind in ("hand_started", "collected"):
            self.bets = {}
        elif kind == "posted" and event["post"] not in ("ante", "dead"):
            self.bets[event["seat"]] = event["amount"]
        elif kind == "acted":
            self.bets[event["seat"]] = event["to"]
        elif kind == "sat" and event["player"]["id"] == self.id:
            self.seat = event["seat"]
        elif kind == "left" and event["player"] == self.id:
            self.seat = None
        elif kind == "chatted" and event["text"].startswith("last line"):
            self.last_lines.add(event["text"])

    # -- Playing

    def react(self, event):
        kind = event["kind"]
        if self.is_calm:
            return
        if kind == "turn_began" and event["seat"] == self.seat:
            if self.turn != (event["hand"], event["turn"]):
                self.turn = (event["hand"], event["turn"])
                self.spawn(self.act(event, max(self.bets.values(), default=0)))
        elif kind == "run_offered" and self.seat is not None:
            self.spawn(self.command("run", hand=event["hand"], turn=event["turn"],
                                    times=self.dice.randint(1, event["times"])))
        elif kind == "sat_out" and event["seat"] == self.seat and event["reason"] == "broke":
            self.spawn(self.command("top-up", amount=self.dice.randint(*BUY_IN)))
        elif kind == "sat_out" and event["seat"] == self.seat and event["reason"] == "timed_out":
            self.spawn(self.command("sit-in", postNow=True))
        elif kind == "hand_ended" and self.seat is not None and self.dice.random() < 0.01:
            self.spawn(self.command("leave"))
        elif kind == "left" and event["player"] == self.id:
            self.spawn(self.look(is_new=False))

    async def sit(self, taken):
        free = sorted(set(range(self.seats)) - taken)
        if free:
            await self.command("sit", seat=self.dice.choice(free), buyIn=self.dice.randint(*BUY_IN))

    async def act(self, turn, bet):
        await asyncio.sleep(self.dice.uniform(0.05, 0.5))
        await self.command("act", hand=turn["hand"], turn=turn["turn"], **self.decide(turn, bet))

    def decide(self, turn, bet):
        """Anything that turn_began says is legal."""
        if turn["asks"] == "draw":
            count = self.dice.randint(0, turn["drawMax"])
            places = sorted(self.dice.sample(range(turn["drawMax"]), count))
            return {"action": "draw", "places": places} if places else {"action": "draw"}
        if turn["asks"] == "bring_in":
            return {"action": "bring_in"}
        low, high, roll = turn["minRaiseTo"], turn["maxRaiseTo"], self.dice.random()
        if roll < 0.12 and turn["toCall"] > 0:
            return {"action": "fold"}
        if roll < 0.7 or low == 0:
            return {"action": "call" if turn["toCall"] > 0 else "check"}
        to = high if roll > 0.98 else self.dice.randint(low, min(high, low + 60))
        return {"action": "raise" if bet > 0 else "bet", "to": to}
