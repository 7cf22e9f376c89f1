"""A player for tests: talks to a site over HTTP, and every answer is held to the contract."""

import http.client
import json
import os
import secrets
import time
import urllib.parse

from contract import Contract

CONTRACT = Contract()


def site_url():
    return os.environ.get("BRELAN_URL", "http://localhost:8080")


class Broken(AssertionError):
    """The site has said something that docs/openapi.json does not describe."""


class Player:
    """Raw enough to misbehave: bodies may be bytes, headers anything."""

    def __init__(self, url=None):
        parts = urllib.parse.urlsplit(url or site_url())
        self.connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=45)
        self.cookie = None
        self.id = None
        self.cursor = None
        self.events = []

    def request(self, method, path, body=None, headers=None):
        """The status, the JSON and the headers of the answer."""
        headers = dict(headers or {})
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        if self.cookie:
            headers.setdefault("Cookie", self.cookie)
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        content = answer.read()
        self.verify(method, path, answer, content)
        if answer.headers.get("Set-Cookie"):
            self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        return answer.status, json.loads(content), answer.headers

    def verify(self, method, path, answer, content):
        where = f"{method} {path} {answer.status}"
        if answer.headers.get_content_type() != "application/json":
            raise Broken(f"{where}: {answer.headers.get('Content-Type')} {content[:200]}")
        if path.startswith("/api") and answer.headers.get("Cache-Control") != "no-store":
            raise Broken(f"{where}: Cache-Control {answer.headers.get('Cache-Control')}")
        if not answer.headers.get("X-Request-Id"):
            raise Broken(f"{where}: no X-Request-Id")
        if answer.status in (429, 503) and not answer.headers.get("Retry-After"):
            raise Broken(f"{where}: no Retry-After")
        body = json.loads(content)
        faults = CONTRACT.faults_of_answer(method, path, answer.status, body)
        if faults:
            raise Broken(f"{where}: {'; '.join(faults)}: {content[:600].decode()}")

    def get(self, path):
        return self.request("GET", path)[:2]

    def post(self, path, **fields):
        return self.request("POST", path, fields)[:2]

    def command(self, table, verb, **fields):
        fields.setdefault("commandId", secrets.token_hex(8))
        return self.post(f"/api/tables/{table}/{verb}", **fields)

    def become_guest(self, name=None):
        for _ in range(20):
            status, body = self.post("/api/guest", name=name or f"Test {secrets.token_hex(5)}")
            if status != 429:
                break
            time.sleep(1)
        if status != 201:
            raise Broken(f"no guest: {body}")
        self.id = body["player"]["id"]
        return body["player"]

    def me(self):
        return self.get("/api/me")[1]["player"]

    def look(self, table):
        status, snapshot = self.get(f"/api/tables/{table}")
        if status != 200:
            raise Broken(f"no snapshot: {snapshot}")
        self.cursor = snapshot["seq"]
        return snapshot

    def poll(self, topics, wait=1):
        """What is new in these topics; keeps it in self.events, too."""
        cursor = "" if self.cursor is None else f"&cursor={self.cursor}"
        status, body = self.get(f"/api/poll?topics={topics}&wait={wait}{cursor}")
        if status != 200:
            return []
        if self.cursor is not None and body["cursor"] < self.cursor:
            raise Broken(f"the cursor went back from {self.cursor} to {body['cursor']}")
        self.cursor = body["cursor"]
        self.events += body["events"]
        return body["events"]

    def close(self):
        self.connection.close()
