"""Players who act at random, through one edge, and remember what they were told."""

import random

from wire import Gone

HIDDEN = ("hole_cards", "strength")


class Play:
    """Seats players at tables and plays whatever turn comes. Survives the death of gamed."""

    def __init__(self, game, tables, seats, dice):
        self.game = game
        self.dice = dice
        self.tables = tables
        self.edge = game.edge()
        self.seen = 0          # of edge.events
        self.waiting = {}      # request → (player, kind, table, fields): not answered yet
        self.player_at = {}    # (table, seat) → player
        self.hands = 0
        self.refused = {}
        self.hole = {}         # (table, hand, seat) → cards
        self.shown = set()     # (table, hand, seat)
        self.log = {table: [] for table in tables}   # of each: every event, public or not
        for table in tables:
            for seat in range(seats):
                player = game.add_player(f"p{table}s{seat}")
                self.player_at[table, seat] = player
                self.expect(self.edge.do(player, "welcome", command_id=self.new_id()))
                self.expect(self.edge.do(player, "sit", table, seat=seat, amount=1000,
                                         command_id=self.new_id()))

    def expect(self, answer, status=200):
        assert answer[0] == status, answer
        return answer[1]

    def new_id(self):
        return self.dice.getrandbits(64) | 1

    def send(self, player, kind, table, **fields):
        fields.setdefault("command_id", self.new_id())
        request = self.edge.command(player, kind, table, **fields)
        self.waiting[request] = (player, kind, table, fields)

    def act(self, table, event):
        player = self.player_at[table, event["seat"]]
        if event["asks"] != "bet":
            self.send(player, "act", table, hand=event["hand"], turn=event["turn"],
                      action=event["asks"], mask=self.dice.getrandbits(event["drawMax"])
                      if event["asks"] == "draw" else 0)
            return
        to_call, low, high = event["toCall"], event["minRaiseTo"], event["maxRaiseTo"]
        roll = self.dice.random()
        if roll < 0.15 and to_call > 0:
            action, to = "fold", 0
        elif roll < 0.7 or low == 0:
            action, to = ("call" if to_call > 0 else "check"), 0
        else:
            to = high if roll > 0.99 else min(high, low + self.dice.randrange(0, 60))
            action = "raise"
        if action == "raise" and self.is_unbet(table, event):
            action = "bet"
        self.send(player, "act", table, hand=event["hand"], turn=event["turn"], action=action,
                  amount=to)

    def choose_runs(self, table, offer):
        """Whoever sits there; who is not asked is refused."""
        for (at, _), player in self.player_at.items():
            if at == table:
                self.send(player, "run", table, hand=offer["hand"], turn=offer["turn"],
                          times=self.dice.randint(1, offer["times"]))

    def choose_game(self, table, event):
        self.send(self.player_at[table, event["seat"]], "choose", table, hand=event["hand"],
                  choice=self.dice.randrange(len(event["choices"])))

    def is_unbet(self, table, turn):
        """No bet stands on this street, so that the word is bet."""
        for event in reversed(self.log[table]):
            if event["kind"] == "street_dealt":
                return True
            if event["kind"] == "hand_started":
                return False
            if (event["kind"] == "acted" and event["action"] in ("bet", "raise", "bring_in")
                    or event["kind"] == "posted" and event["post"] != "ante"):
                return False
        raise AssertionError(turn)

    def note(self, seq, table, event):
        kind = event["kind"]
        if table not in self.log or kind == "chatted":
            return
        self.log[table].append(event)
        if kind == "hole_cards":
            self.hole[table, event["hand"], event["seat"]] = event["cards"]
        elif kind == "shown":
            self.shown.add((table, event["hand"], event["seat"]))
        elif kind == "hand_ended":
            self.hands += 1
        elif kind == "turn_began":
            self.act(table, event)
        elif kind == "run_offered":
            self.choose_runs(table, event)
        elif kind == "choice_asked":
            self.choose_game(table, event)
        elif kind == "sat_out" and event["reason"] == "broke":
            self.send(self.player_at[table, event["seat"]], "top_up", table, amount=400)
        elif kind == "sat_out" and event["reason"] == "timed_out":
            self.send(self.player_at[table, event["seat"]], "sit_in", table, post_now=1)

    def turn(self, seconds=0.05):
        """Takes in what comes and reacts. Raises Gone when gamed has died."""
        self.edge.pump(seconds)
        while self.seen < len(self.edge.events):
            seq, table, _, event = self.edge.events[self.seen]
            self.seen += 1
            self.note(seq, table, event)
        for request in [r for r in self.edge.answers if r in self.waiting]:
            player, kind, _, _ = self.waiting.pop(request)
            status, body = self.edge.answers.pop(request)
            if status != 200:
                code = body["error"]["code"]
                self.refused[kind, code] = self.refused.get((kind, code), 0) + 1

    def reconnect(self):
        """As an edge does: back with the cursor, and what was not answered is sent again."""
        edge = self.game.edge(self.edge.head)
        cursor = self.edge.head
        held = [event for event in self.edge.events[self.seen:] if event[0] <= cursor]
        waiting = list(self.waiting.values())
        self.edge, self.seen, self.waiting = edge, 0, {}
        for seq, table, _, event in held:
            self.note(seq, table, event)
        for player, kind, table, fields in waiting:
            self.send(player, kind, table, **fields)
        return edge.welcome["from"] == cursor

    def catch_up(self):
        """After a gap: the tables anew, as each player sees them; who is on turn acts."""
        for table in self.tables:
            seen = {event["seq"] for event in self.log[table]}
            merged = {}
            for seat in sorted(s for t, s in self.player_at if t == table):
                body = self.expect(self.edge.look(self.player_at[table, seat], table))
                for event in body["events"]:
                    merged[event["seq"], event["kind"], event.get("seat")] = event
            for event in sorted(merged.values(), key=lambda e: (e["seq"], e["kind"] in HIDDEN)):
                if event["seq"] not in seen:
                    self.note(event["seq"], table, event)

    def nudge(self):
        """Whoever is on turn and whose action was lost acts again."""
        for table in self.tables:
            last = [e for e in self.log[table]
                    if e["kind"] in ("turn_began", "acted", "run_offered", "hand_ended", "choice_asked",
                                     "game_chosen")][-1:]
            if last and last[0]["kind"] == "choice_asked":
                self.choose_game(table, last[0])
            elif last and last[0]["kind"] == "turn_began":
                self.act(table, last[0])
            elif last and last[0]["kind"] == "run_offered":
                self.choose_runs(table, last[0])
