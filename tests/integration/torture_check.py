"""What the players of scripts/torture were told, held against the journal and the ledger."""

import json
import re
import subprocess
from bisect import bisect_right
from collections import Counter

from torture_book import digest_of

AUDITOR = """
CREATE ROLE brelan_audited LOGIN;
GRANT brelan_audit TO brelan_audited;
"""
EVENTS = """
SELECT seq, table_id, kind, (extract(epoch FROM at) * 1000)::bigint, hand_no, command_id, payload
FROM journal.events ORDER BY seq
"""
# What was issued is what players were given, and all of it is somewhere.
CHIPS = """
SELECT (SELECT sum(balance) FROM ledger.accounts), (SELECT -balance FROM ledger.accounts WHERE kind = 'issuance'),
       (SELECT coalesce(sum(amount), 0) FROM ledger.transfers WHERE reason IN ('welcome', 'daily')),
       (SELECT count(*) FROM ledger.transfers WHERE reason = 'welcome')
"""


class Checker:
    """Each check is a sentence and what is wrong with it; nothing wrong: passed."""

    def __init__(self, folder, programs, book, players):
        self.folder, self.programs, self.book, self.players = folder, programs, book, players
        self.results = []        # (sentence, what is wrong)
        self.seqs = {}           # table → seqs of its events
        self.commands = Counter()
        self.lines = Counter()   # (player, text) of chat
        self.wrong_content = []
        self.late = []           # acknowledged at a position before the event
        self.event_count = 0

    def psql(self, statement):
        return subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", "-v", "FETCH_COUNT=20000",
             "-h", f"{self.folder}/run", "-U", "brelan", "-d", "brelan", "-c", statement],
            stdout=subprocess.PIPE, text=True, check=True).stdout

    def brelan(self, *arguments):
        result = subprocess.run([f"{self.programs}/brelan", *arguments], capture_output=True, text=True, check=False)
        return result.returncode, (result.stdout + result.stderr).strip()

    def expect(self, sentence, wrong):
        self.results.append((sentence, wrong))

    def run(self):
        self.check_programs()
        self.read_journal()
        self.check_commands()
        self.check_events()
        self.check_chips()
        self.check_itself()
        return self.results

    def check_programs(self):
        self.psql(AUDITOR)
        url = f"postgresql:///brelan?host={self.folder}/run&user=brelan_audited"
        logs = "".join(open(f"{self.folder}/log/{name}.log", encoding="utf-8").read() for name in ("game", "standby"))
        key = re.search(r"ed25519=([0-9a-f]{64})", logs)[1]
        status, said = self.brelan("verify-journal", "--key", key, "--database", url)
        self.expect(f"the journal is whole: {said.splitlines()[-1]}", [] if status == 0 else [said])
        status, said = self.brelan("audit", "--database", url)
        self.expect("the audit finds nothing", [] if status == 0 and "findings=0" in said else [said])
        self.expect("no table was closed", re.findall(r"event=table_closed.*", logs))

    def read_journal(self):
        for line in self.psql(EVENTS).splitlines():
            seq, table, kind, at, hand, command, payload = line.split("\x1f")
            self.event_count += 1
            if command != "0":
                self.commands[int(command)] += 1
                if int(seq) > self.book.acknowledged.get(int(command), int(seq)):
                    self.late.append(int(command))
            if int(table) not in self.book.told:
                continue
            self.seqs.setdefault(int(table), []).append(int(seq))
            event = {"seq": int(seq), "table": int(table), "kind": kind, "at": int(at)}
            if hand != "0":
                event["hand"] = int(hand)
            event.update(json.loads(payload))
            if kind == "chatted":
                self.lines[event["player"]["id"], event["text"]] += 1
            told = self.book.told[int(table)].pop(int(seq), None)
            if told is not None and told != digest_of(event):
                self.wrong_content.append(event)

    def lost(self):
        return [key for key in self.book.acknowledged if key not in self.commands]

    def doubled(self):
        return [key for key, count in self.commands.items() if count > 1] + \
            [line for line, count in self.lines.items() if count > 1]

    def check_commands(self):
        self.expect("each acknowledged command is in the journal", self.lost())
        self.expect("no command is there twice", self.doubled())
        self.expect("each is there up to the position of its answer", self.late)
        self.expect("no command that was refused is there",
                    [(key, code) for key, code in self.book.refused.items() if key in self.commands])
        self.expect("what was done was acknowledged again when repeated", list(self.book.repeats_refused.items()))
        self.expect("every command was answered in the end", self.book.unanswered)

    def check_events(self):
        self.expect("every event that a player was told is in the journal",
                    [(table, seq) for table, told in self.book.told.items() for seq in told])
        self.expect("with the same content", self.wrong_content)
        self.expect("and all players were told the same", self.book.differing)
        self.expect("nobody missed an event or heard one twice", self.holes())

    def holes(self):
        found = []
        for player in self.players:
            seqs = self.seqs[player.table]
            for begin, end, told in player.memory.stretches:
                wanted = seqs[bisect_right(seqs, begin):bisect_right(seqs, end)]
                if wanted != list(told):
                    missed, other = sorted(set(wanted) - set(told)), sorted(set(told) - set(wanted))
                    found.append(f"player {player.number} in {begin}..{end}: {len(missed)} missed {missed[:9]},"
                                 f" {len(other)} of elsewhere {other[:9]}, {len(told) - len(set(told))} twice")
        return found

    def check_chips(self):
        total, issued, given, welcomed = map(int, self.psql(CHIPS).strip().split("\x1f"))
        wrong = [total] if total != 0 else []
        wrong += [(issued, given)] if issued != given else []
        wrong += [(welcomed, len(self.players))] if welcomed != len(self.players) else []
        self.expect("the chips sum to what was issued", wrong)
        mismatch = self.psql("SELECT * FROM report.ledger_mismatch").strip()
        self.expect("no balance differs from its transfers", mismatch.splitlines())

    def check_itself(self):
        """One command lost, one doubled and one event not heard are each found."""
        stretch = next(told for player in self.players for _, _, told in player.memory.stretches if told)
        before = [len(self.lost()), len(self.doubled()), len(self.holes())]
        some = next(iter(self.commands))
        self.book.acknowledged[-1] = 0
        self.commands[some] += 1
        seq = stretch.pop()
        after = [len(self.lost()), len(self.doubled()), len(self.holes())]
        del self.book.acknowledged[-1]
        self.commands[some] -= 1
        stretch.append(seq)
        self.expect("what is planted is found", [] if after == [count + 1 for count in before] else [before, after])
