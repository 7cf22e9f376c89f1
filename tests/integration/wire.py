"""An edge in Python: speaks docs/protocol.md's wire with brelan-gamed."""

import json
import select
import socket
import struct
import time

VERSION = 2
HELLO, WELCOME, COMMAND, LOOK, ANSWER, EVENT, HEAD = range(1, 8)
KINDS = {name: number for number, name in enumerate(
    ["sit", "leave", "sit_out", "sit_in", "top_up", "act", "run", "show", "wait", "stop_waiting", "chat",
     "choose", "welcome", "claim"], start=3)}
ACTIONS = {name: number for number, name in enumerate(
    ["fold", "check", "call", "bet", "raise", "bring_in", "draw"])}


class Gone(Exception):
    """The other side has closed the connection."""


class Edge:
    """One connection. `events` collects what was published: (seq, table, viewer, body)."""

    def __init__(self, path, cursor=0, patience=10):
        deadline = time.monotonic() + patience
        while True:
            self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                self.socket.connect(str(path))
                break
            except OSError:
                self.socket.close()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.005)
        self.buffer = b""
        self.request = 0
        self.answers = {}
        self.events = []
        self.head = cursor
        self.welcome = None
        self.send(struct.pack(">BHQ", HELLO, VERSION, cursor))
        while self.welcome is None:
            self.pump(deadline - time.monotonic())

    def close(self):
        self.socket.close()

    def send(self, frame):
        try:
            self.socket.sendall(struct.pack(">I", len(frame)) + frame)
        except OSError as error:
            raise Gone from error

    def command(self, player, kind, table=0, command_id=0, **fields):
        """Sends a command and returns its request's number."""
        self.request += 1
        text = fields.get("text", "").encode()
        self.send(struct.pack(
            ">BQqBQqiqiiBBBBBIH", COMMAND, self.request, player, KINDS[kind], command_id, table,
            fields.get("seat", -1), fields.get("amount", 0), fields.get("hand", 0),
            fields.get("turn", 0), fields.get("times", 0), fields.get("choice", 0),
            ACTIONS[fields.get("action", "fold")], fields.get("when", 0),
            fields.get("post_now", 0), fields.get("mask", 0), len(text)) + text)
        return self.request

    def do(self, player, kind, table=0, **fields):
        """A command and its answer: (status, body)."""
        return self.answer(self.command(player, kind, table, **fields))

    def look(self, player, table):
        self.request += 1
        self.send(struct.pack(">BQqq", LOOK, self.request, player, table))
        return self.answer(self.request)

    def answer(self, request, seconds=10):
        deadline = time.monotonic() + seconds
        while request not in self.answers:
            if time.monotonic() > deadline:
                raise TimeoutError(f"no answer to request {request}")
            self.pump(0.1)
        return self.answers.pop(request)

    def pump(self, seconds):
        """Takes in what has come, and waits for at most so long when that is nothing."""
        ready, _, _ = select.select([self.socket], [], [], max(seconds, 0))
        if not ready:
            return
        try:
            more = self.socket.recv(1 << 20)
        except OSError as error:
            raise Gone from error
        if not more:
            raise Gone
        self.buffer += more
        while len(self.buffer) >= 4:
            length = struct.unpack(">I", self.buffer[:4])[0]
            if len(self.buffer) < 4 + length:
                break
            self.take(self.buffer[4:4 + length])
            self.buffer = self.buffer[4 + length:]

    def take(self, frame):
        if frame[0] == WELCOME:
            version, epoch, start, head = struct.unpack(">HQQQ", frame[1:])
            self.welcome = {"version": version, "epoch": epoch, "from": start, "head": head}
        elif frame[0] == ANSWER:
            request, status, _ = struct.unpack(">QHQ", frame[1:19])
            self.answers[request] = (status, json.loads(frame[19:]))
        elif frame[0] == EVENT:
            seq, table, viewer = struct.unpack(">Qqq", frame[1:25])
            self.events.append((seq, table, viewer, json.loads(frame[25:])))
        elif frame[0] == HEAD:
            self.head = struct.unpack(">Q", frame[1:])[0]
        else:
            raise ValueError(f"message type {frame[0]}")
