"""What all players of scripts/torture were told and what was acknowledged to them."""

import hashlib
import json
from array import array
from bisect import bisect_right
from collections import Counter

PRIVATE = ("hole_cards", "strength", "balance")


def digest_of(event):
    """The same for the same content, whichever way it was written."""
    return hashlib.blake2b(json.dumps(event, sort_keys=True).encode(), digest_size=8).digest()


def hash_of(player, command_id):
    """The number that an edge makes of a client's id; the journal has it."""
    return int.from_bytes(hashlib.sha256(f"{player}:{command_id}".encode()).digest()[:8], "big") & 2**63 - 1 or 1


class Book:
    """Shared by all players; one process, one thread."""

    def __init__(self, tables):
        self.told = {table: {} for table in tables}             # seq → digest, as the first one was told
        self.moments = {table: array("d") for table in tables}  # when somebody there heard something new
        self.differing = []     # (table, seq): two players were told different things
        self.acknowledged = {}  # hash → the answer's seq
        self.refused = {}       # hash → code
        self.asked = set()      # hashes
        self.unanswered = []    # hashes: asked again and again in vain
        self.repeats_refused = Counter()
        self.repeats = 0
        self.statuses = Counter()
        self.broken = []        # what went wrong in the players themselves
        self.faults = []        # (when, kind, until): until all was well again, if it came alone
        self.hands = 0
        self.vanished = 0
        self.gaps = 0

    def tell(self, event, now=None):
        """Without `now` it is of a snapshot: nothing new."""
        told, seq, digest = self.told[event["table"]], event["seq"], digest_of(event)
        known = told.setdefault(seq, digest)
        if known is not digest and known != digest:
            self.differing.append((event["table"], seq))
        elif known is digest and now is not None:
            self.moments[event["table"]].append(now)
            self.hands += event["kind"] == "hand_ended"

    def silences(self, since=1.0):
        """Of each fault: its kind, whether it came alone, and at each table the longest time without
        news that began before the fault or within a second of it, counted from the fault: what comes
        right after a fault may have left before it. Of one that came alone, until all was well again."""
        found = []
        for when, kind, until in self.faults:
            gaps = []
            for moments in self.moments.values():
                first = bisect_right(moments, when)
                last = bisect_right(moments, when + since)
                if last < len(moments):  # else nothing more was to come
                    times = [when, *(min(moment, until or moment) for moment in moments[first:last + 1])]
                    gaps.append(max(b - a for a, b in zip(times, times[1:])))
            found.append((kind, until is not None, gaps))
        return found


class Memory:
    """Of one player: stretches of the journal without a hole, as the polls gave them."""

    def __init__(self, table):
        self.table = table
        self.stretches = []  # [from, to, seqs]

    def begin(self, seq):
        self.stretches.append([seq, seq, array("q")])

    def extend(self, seqs, cursor):
        self.stretches[-1][2].extend(seqs)
        self.stretches[-1][1] = cursor
