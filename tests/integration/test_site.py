#!/usr/bin/env python3
"""The site as a whole: what nginx answers, and that killing a program costs nobody anything."""

import http.client
import json
import os
import re
import select
import signal
import socket
import threading
import time
import unittest
import urllib.parse
from pathlib import Path

URL = urllib.parse.urlsplit(os.environ["BRELAN_URL"])
FOLDER = Path(os.environ["BRELAN_SITE_FOLDER"])
SECURITY_HEADERS = {
    "Content-Security-Policy": r"^default-src 'none'; script-src 'self'; .*frame-ancestors 'none'",
    "X-Content-Type-Options": r"^nosniff$",
    "Referrer-Policy": r"^no-referrer$",
    "Cross-Origin-Opener-Policy": r"^same-origin$",
    "Cross-Origin-Resource-Policy": r"^same-origin$",
    "Permissions-Policy": r"camera=\(\)",
    "X-Request-Id": r"^[0-9a-f]{32}$",
}


def ask(method, path, body=None, headers=None, source=None, timeout=40):
    """One request; returns (status, headers, body)."""
    connection = http.client.HTTPConnection("127.0.0.1", URL.port, timeout=timeout,
                                            source_address=source and (source, 0))
    connection.request(method, path, body, {"Host": URL.netloc, **(headers or {})})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers, content


def post(path, value, cookie=None, source=None):
    headers = {"Content-Type": "application/json"}
    if cookie:
        headers["Cookie"] = cookie
    status, headers, body = ask("POST", path, json.dumps(value), headers, source)
    return status, headers, json.loads(body)


def processes(program):
    """Process ids of `program` that belong to this site."""
    mark = f"BRELAN_SITE={FOLDER}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.path.basename(os.readlink(folder / "exe")) == program and \
                    mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:
            pass
    return found


class Nginx(unittest.TestCase):
    def check_headers(self, method, path, status, **others):
        answered, headers, body = ask(method, path, **others)
        self.assertEqual(answered, status, f"{method} {path}: {body[:200]}")
        for name, pattern in SECURITY_HEADERS.items():
            values = headers.get_all(name) or []
            self.assertEqual(len(values), 1, f"{method} {path} has {name}: {values}")
            self.assertRegex(values[0], pattern)
        self.assertEqual(headers["Server"], "nginx")
        return headers, body

    def test_every_answer_has_the_security_headers(self):
        for method, path, status in [
                ("GET", "/", 200), ("GET", "/table/12", 200), ("GET", "/no/such/page", 200),
                ("GET", "/assets/no-such.js", 404), ("GET", "/.git/config", 404),
                ("POST", "/", 405), ("GET", "/ping", 200), ("GET", "/healthz", 200),
                ("GET", "/api/lobby", 200), ("GET", "/api/me", 200), ("GET", "/api/hands", 401), ("GET", "/api/nothing", 404),
                ("DELETE", "/api/lobby", 405), ("GET", "/api/poll?cursor=x", 400)]:
            with self.subTest(path=path, method=method):
                self.check_headers(method, path, status)

    def test_a_page_is_asked_for_again_and_an_asset_never(self):
        headers, page = self.check_headers("GET", "/", 200)
        self.assertEqual(headers["Cache-Control"], "no-cache")
        script = re.search(rb'src="(/assets/[^"]+\.js)"', page).group(1).decode()
        headers, plain = self.check_headers("GET", script, 200)
        self.assertIn("immutable", headers["Cache-Control"])
        headers, packed = self.check_headers("GET", script, 200,
                                             headers={"Accept-Encoding": "gzip"})
        self.assertEqual(headers["Content-Encoding"], "gzip")
        self.assertLess(len(packed), len(plain))

    def test_answers_of_the_api_are_not_stored(self):
        for path in ["/api/lobby", "/api/me", "/api/nothing"]:
            self.assertEqual(ask("GET", path)[1]["Cache-Control"], "no-store")

    def test_a_large_body_is_refused_in_the_form_of_the_api(self):
        headers, body = self.check_headers("POST", "/api/login", 413, body=b"x" * 20000)
        self.assertEqual(headers["Content-Type"], "application/json")
        self.assertEqual(json.loads(body)["error"]["code"], "too_large")

    def test_a_stranger_who_logs_in_all_the_time_is_refused(self):
        # The house's own address has no limit; another address of this machine does.
        for _ in range(30):
            status, headers, body = post("/api/login", {"name": "nobody", "password": "wrong-one"},
                                         source="127.0.0.2")
            if status == 429:
                break
        self.assertEqual(status, 429)
        self.assertEqual(body["error"]["code"], "too_many")
        self.assertIsNotNone(headers["Retry-After"])

    def test_bodies_that_drip_take_only_some_places(self):
        places = []
        for _ in range(31):
            client = socket.socket()
            self.addCleanup(client.close)
            client.settimeout(5)
            client.bind(("127.0.0.3", 0))
            client.connect(("127.0.0.1", URL.port))
            client.sendall(b"POST /api/chips/claim HTTP/1.1\r\nHost: localhost\r\n"
                           b"Content-Type: application/json\r\nContent-Length: 60\r\n\r\n{")
            places.append(client)
        # The workers of nginx read in an order of their own: any one of them may be the one too many.
        answered = select.select(places, [], [], 10)[0]
        self.assertEqual(len(answered), 1)
        try:
            self.assertIn(b" 429 ", answered[0].recv(100))
        except ConnectionResetError:
            pass  # turned away so fast that the answer was lost
        for client in places:
            client.close()
        status = 429
        for _ in range(20):
            if status == 429:
                time.sleep(0.1)
                status = ask("GET", "/api/lobby", source="127.0.0.3")[0]
        self.assertEqual(status, 200)

    def test_ping_tells_the_time(self):
        _, body = self.check_headers("GET", "/ping", 200)
        self.assertAlmostEqual(float(body), time.time(), delta=5)

    def test_what_is_no_http_is_refused(self):
        for headers in [{"Transfer-Encoding": "xchunked"},
                        {"Content-Length": "3", "Transfer-Encoding": "chunked"}]:
            connection = http.client.HTTPConnection("127.0.0.1", URL.port, timeout=10)
            connection.putrequest("POST", "/api/login")
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(b"abc")
            self.assertIn(connection.getresponse().status, (400, 501))
            connection.close()


class Kills(unittest.TestCase):
    """A poll that is parked while its worker, or the game, is killed is answered all the same."""

    def parked_polls(self, count):
        answers = []

        def poll():
            cursor = json.loads(ask("GET", "/api/lobby")[2])["seq"]
            # No table has this id, so nothing wakes the poll before its time.
            path = f"/api/poll?cursor={cursor}&topics=999999&wait=6"
            answers.append(ask("GET", path, timeout=60)[0])

        threads = [threading.Thread(target=poll) for _ in range(count)]
        for thread in threads:
            thread.start()
        time.sleep(1)
        return threads, answers

    def wait_until(self, condition, seconds=10):
        end = time.time() + seconds
        while not condition():
            self.assertLess(time.time(), end, "too late")
            time.sleep(0.05)

    def test_an_edge_is_killed(self):
        before = processes("brelan-edge")
        self.assertGreaterEqual(len(before), 2)
        threads, answers = self.parked_polls(20)
        os.kill(before[0], signal.SIGKILL)
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [200] * 20)
        self.wait_until(lambda: len(processes("brelan-edge")) == len(before))

    def test_the_game_is_killed(self):
        before = processes("brelan-gamed")
        self.assertEqual(len(before), 1)
        _, headers, _ = post("/api/guest", {"name": f"kill{os.getpid()}"})
        cookie = headers["Set-Cookie"].split(";")[0]
        threads, answers = self.parked_polls(20)
        os.kill(before[0], signal.SIGKILL)
        # The edges hold a command until the game is back.
        start = time.time()
        status, _, body = post("/api/tables/1/wait", {"commandId": "after-the-kill"}, cookie)
        self.assertIn(status, (200, 409, 503), body)
        self.assertLess(time.time() - start, 10)
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [200] * 20)
        self.wait_until(lambda: ask("GET", "/healthz")[0] == 200)
        self.assertNotEqual(processes("brelan-gamed"), before)

    def test_nothing_secret_is_in_the_environment_of_a_program(self):
        key = (FOLDER / "secret.key").read_text().strip().encode()
        for program in ["brelan-gamed", "brelan-edge", "nginx"]:
            for process in processes(program):
                self.assertNotIn(key, Path(f"/proc/{process}/environ").read_bytes())


if __name__ == "__main__":
    unittest.main()
