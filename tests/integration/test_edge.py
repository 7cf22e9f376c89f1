#!/usr/bin/env python3
"""brelan-edge over FastCGI, spoken to directly: what nginx would never send, and what it would."""

import concurrent.futures
import resource
import signal
import time
import unittest
from pathlib import Path

import fastcgi
from fastcgi import Client, Connection, begin, pairs, record, request
from programs import Site, Worker, wait_until

SITE = None
WORKER = None
NUMBER = 0


def setUpModule():
    global SITE, WORKER
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(limit[1], 20000), limit[1]))
    SITE = Site().__enter__()
    SITE.start_game()
    WORKER = Worker(SITE)
    wait_until_well(WORKER)


def tearDownModule():
    try:
        assert WORKER.process.poll() is None, WORKER.log[-3000:]
        WORKER.stop()
        assert "Sanitizer" not in WORKER.log and "runtime error" not in WORKER.log, WORKER.log
    finally:
        SITE.__exit__()


def health(worker):
    with Connection(worker.path) as connection:
        return connection.ask("GET", "/api/health").json


def wait_until_well(worker):
    wait_until("a worker that is well", lambda: health(worker)["ok"])


def parked(worker):
    return health(worker)["parked"]


def whoever(worker, cookie):
    """The player who has this cookie; None: nobody."""
    player = Client(worker.path, cookie).get("/api/me").json["player"]
    return player and player["id"]


def new_name():
    global NUMBER
    NUMBER += 1
    return f"Joueur {NUMBER}"


def new_client(worker=None):
    client = Client((worker or WORKER).path)
    answer = client.post("/api/guest", {"name": new_name()})
    assert answer.status == 201, answer.body
    client.player = answer.json["player"]["id"]
    return client


def new_command():
    global NUMBER
    NUMBER += 1
    return f"command-{NUMBER:08}"


def chat(client, text="bonjour"):
    return client.post("/api/tables/1/chat", {"commandId": new_command(), "text": text})


def insist(client, path, body):
    """Hashing a password takes time, on a busy machine too much: then again."""
    end = time.monotonic() + 60
    while True:
        answer = client.post(path, body)
        if answer.status not in (429, 503) or time.monotonic() > end:
            return answer
        time.sleep(1)


def park(worker, uri, cookie=None):
    """A connection with a parked poll."""
    connection = Connection(worker.path)
    connection.send(request("GET", uri, headers=[("HTTP_COOKIE", cookie)] if cookie else []))
    return connection


class Records(unittest.TestCase):
    def tearDown(self):
        self.assertEqual(health(WORKER)["ok"], True)

    def test_cut_at_every_byte(self):
        whole = request("POST", "/api/guest", b'{"name":"Jamais"}')
        for length in range(len(whole)):
            with Connection(WORKER.path) as connection:
                connection.send(whole[:length])
        with Connection(WORKER.path) as connection:  # nobody took the name
            self.assertEqual(connection.ask("POST", "/api/guest", {"name": "Jamais"}).status, 201)

    def test_in_pieces(self):
        whole = request("GET", "/healthz")
        with Connection(WORKER.path) as connection:
            for at in range(0, len(whole), 7):
                connection.send(whole[at:at + 7])
                time.sleep(0.001)
            self.assertEqual(connection.answer().status, 200)
            self.assertEqual(connection.ask("GET", "/healthz").status, 200)

    def test_half_a_request_is_given_up(self):
        with Connection(WORKER.path) as connection:
            connection.send(request("GET", "/healthz")[:-1])
            begun = time.monotonic()
            self.assertTrue(connection.is_closed())
            self.assertLess(time.monotonic() - begun, 8)

    def test_garbage(self):
        good = request("GET", "/healthz")
        for garbage in (b"\0", b"GET / HTTP/1.1\r\n\r\n", b"\xff" * 5000, good[8:], b"\x01\x01",
                        begin(role=2) + good[16:], begin(role=3) + good[16:],
                        record(9, pairs({"FCGI_MAX_CONNS": ""}), 0), record(5, b"x"),
                        begin() + begin() + good[16:], begin(request=2) + good[16:],
                        good + good, good + b"\x01", good[:-8] + record(4) + record(5),
                        begin() + record(2) + good[16:],
                        begin() + record(4, b"\xff\xff\xff\xff" * 4) + record(4) + record(5),
                        begin() + record(4, b"\x7f\x7fshort") + record(4) + record(5),
                        begin() + record(4, b"\x05") + record(4) + record(5)):
            with Connection(WORKER.path, timeout=7) as connection:
                connection.send(garbage)
                try:
                    self.assertEqual(connection.answer().status, 400)
                except (EOFError, ConnectionResetError):
                    pass  # cut

    def test_without_keep_conn(self):
        with Connection(WORKER.path) as connection:
            connection.send(request("GET", "/healthz", keep=False))
            self.assertEqual(connection.answer().status, 200)
            self.assertTrue(connection.is_closed())

    def test_padding_and_small_records(self):
        content = pairs({"REQUEST_METHOD": "GET", "REQUEST_URI": "/healthz"})
        data = begin() + b"".join(record(4, content[i:i + 1], padding=i % 8)
                                  for i in range(len(content))) + record(4) + record(5)
        with Connection(WORKER.path) as connection:
            connection.send(data)
            self.assertEqual(connection.answer().status, 200)

    def test_too_large(self):
        with Connection(WORKER.path) as connection:
            answer = connection.ask("POST", "/api/guest", b" " * 8193)
            self.assertEqual((answer.status, answer.code), (413, "too_large"))
            self.assertEqual(connection.ask("GET", "/healthz").status, 200)
            answer = connection.ask("POST", "/api/guest", b" " * 40000)
            self.assertEqual(answer.status, 413)
        with Connection(WORKER.path) as connection:
            answer = connection.ask("POST", "/api/guest", b" " * 100000)
            self.assertEqual(answer.status, 413)
        with Connection(WORKER.path) as connection:
            many = [(f"HTTP_X{i}", "a") for i in range(300)]
            self.assertEqual(connection.ask("GET", "/healthz", headers=many).status, 413)

    def test_doubled_parameters(self):
        with Connection(WORKER.path) as connection:
            for double in ("HTTP_COOKIE", "HTTP_ORIGIN", "CONTENT_TYPE", "HTTP_X_FORWARDED_FOR"):
                headers = [(double, "a"), (double, "a")]
                answer = connection.ask("GET", "/api/me", headers=headers)
                self.assertEqual((answer.status, answer.code), (400, "bad_field"))
            answer = connection.ask("POST", "/api/logout", b"{}", content_length=7)
            self.assertEqual(answer.status, 400)

    def test_no_core_file_holds_its_memory(self):
        before = resource.getrlimit(resource.RLIMIT_CORE)
        if before[1] == 0:
            self.skipTest("nobody may leave a core file here")
        resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
        try:
            worker = Worker(SITE, "private")
            wait_until("started", lambda: "event=started" in worker.log)
            limits = Path(f"/proc/{worker.process.pid}/limits").read_text(encoding="utf-8")
        finally:
            resource.setrlimit(resource.RLIMIT_CORE, before)
        worker.stop()
        self.assertRegex(limits, r"Max core file size +0 +0 ")

    def test_aborted(self):
        connection = park(WORKER, "/api/poll?wait=30")
        wait_until("parked", lambda: parked(WORKER) == 1)
        connection.send(record(fastcgi.ABORT))
        self.assertTrue(connection.is_closed())
        wait_until("freed", lambda: parked(WORKER) == 0)

    def test_a_client_that_never_reads(self):
        connection = Connection(WORKER.path)
        connection.socket.settimeout(0.2)
        before = len(WORKER.log)
        data = request("GET", "/healthz")
        try:
            for _ in range(4000):  # its buffers fill with answers
                connection.send(data)
                time.sleep(0.002)
        except (TimeoutError, BrokenPipeError, ConnectionResetError):
            pass
        # On a busy machine two requests may come together: that is cut, too.
        wait_until("cut", lambda: "event=fastcgi_slow state=writing" in WORKER.log[before:]
                   or "event=fastcgi_broken" in WORKER.log[before:], 15)
        connection.close()


class Requests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = new_client()

    def ask(self, method, uri, body=b"", headers=(), **more):
        with Connection(WORKER.path) as connection:
            return connection.ask(method, uri, body, headers, **more)

    def test_every_answer_has_its_headers(self):
        for method, uri in (("GET", "/healthz"), ("GET", "/api/nowhere"), ("POST", "/api/me"),
                            ("GET", "/api/me"), ("POST", "/api/guest")):
            answer = self.ask(method, uri, headers=[("REQUEST_ID", "0123456789abcdef" * 2)])
            self.assertEqual(answer.headers["content-type"], "application/json")
            self.assertEqual(answer.headers["cache-control"], "no-store")
            self.assertEqual(answer.headers["x-request-id"], "0123456789abcdef" * 2)
            answer.json
        answer = self.ask("GET", "/healthz", headers=[("REQUEST_ID", "x\r\nSet-Cookie: a=b")])
        self.assertRegex(answer.headers["x-request-id"], "^[0-9a-f]{32}$")
        self.assertNotIn("set-cookie", answer.headers)

    def test_paths_and_methods(self):
        self.assertEqual(self.ask("GET", "/api/nowhere").code, "not_found")
        self.assertEqual(self.ask("GET", "/api/tables/x").code, "not_found")
        self.assertEqual(self.ask("GET", "/api/tables/99999").status, 404)
        answer = self.ask("POST", "/api/me", b"{}")
        self.assertEqual((answer.status, answer.code), (405, "wrong_method"))
        self.assertEqual(answer.headers["allow"], "GET")
        self.assertEqual(self.ask("DELETE", "/api/guest").headers["allow"], "POST")

    def test_who_asks(self):
        cookie = self.client.cookie
        other = cookie[:-1] + ("A" if cookie[-1] != "A" else "E")
        for value in (None, "brelan=", other, "brelan=x", f"{cookie}; {cookie}",
                      "__Host-" + cookie):
            headers = [("HTTP_COOKIE", value)] if value else []
            answer = self.ask("GET", "/api/me", headers=headers)
            self.assertEqual((answer.status, answer.json["player"]), (200, None), value)
            answer = self.ask("POST", "/api/tables/1/sit", {
                "commandId": new_command(), "seat": 1, "buyIn": 500}, headers)
            self.assertEqual(answer.status, 401)
        self.assertEqual(self.client.get("/api/me").json["player"]["id"], self.client.player)

    def test_other_origins(self):
        body = {"commandId": new_command(), "text": "bonjour"}
        cookie = ("HTTP_COOKIE", self.client.cookie)
        for headers, status in (
                ([("HTTP_ORIGIN", "https://evil.example")], 403),
                ([("HTTP_ORIGIN", "null")], 403),
                ([("HTTP_SEC_FETCH_SITE", "cross-site")], 403),
                ([("HTTP_SEC_FETCH_SITE", "none")], 403),
                ([("HTTP_ORIGIN", "http://localhost:8080"),
                  ("HTTP_SEC_FETCH_SITE", "cross-site")], 403),
                ([("HTTP_ORIGIN", "http://localhost:8080")], 200),
                ([("HTTP_ORIGIN", "http://127.0.0.1:9"), ("HTTP_HOST", "127.0.0.1:9")], 200),
                ([("HTTP_SEC_FETCH_SITE", "same-origin")], 200)):
            answer = self.ask("POST", "/api/tables/1/chat", body, [cookie, *headers])
            self.assertEqual(answer.status, status, headers)
            if status == 403:
                self.assertEqual(answer.code, "wrong_origin")

    def test_content_types(self):
        for kind in (None, "", "text/plain", "application/x-www-form-urlencoded",
                     "application/json, text/plain"):
            answer = self.ask("POST", "/api/logout", b"{}", content_type=kind)
            self.assertEqual((answer.status, answer.code), (415, "wrong_type"), kind)
        answer = self.ask("POST", "/api/logout", b"{}",
                          content_type="application/json; charset=utf-8")
        self.assertEqual(answer.status, 200)

    def test_bad_bodies(self):
        sit = '{"commandId":"aaaaaaaa","seat":1,"buyIn":%s}'
        for body, code in (
                ("", "bad_json"), ("{", "bad_json"), ("[]", None), ("null", None), ("7", None),
                ("{}", "missing_field"), ("{}{}", "bad_json"), ("{} x", "bad_json"),
                ("[" * 8000, "bad_json"), ("{'seat':1}", "bad_json"), ("\0", "bad_json"),
                ('{"commandId":"aaaaaaaa","seat":1,"buyIn":500,"more":1}', "unknown_field"),
                ('{"commandId":"aaaaaaaa","seat":1,"buyIn":500,"seat":2}', "duplicate_key"),
                ('{"commandId":"aaaaaaaa","seat":1}', "missing_field"),
                ('{"commandId":"short","seat":1,"buyIn":500}', "bad_field"),
                ('{"commandId":"with blank","seat":1,"buyIn":500}', "bad_field"),
                ('{"commandId":7,"seat":1,"buyIn":500}', "bad_field"),
                ('{"commandId":"aaaaaaaa","seat":"1","buyIn":500}', "bad_field"),
                ('{"commandId":"aaaaaaaa","seat":-1,"buyIn":500}', None),
                ('{"commandId":"aaaaaaaa","seat":99,"buyIn":500}', None),
                (sit % "0", None), (sit % "-1", None), (sit % "9223372036854775808", None),
                (sit % "18446744073709551616", None), (sit % "1e3", None), (sit % "1.5", None),
                (sit % "NaN", None), (sit % '"500"', None), (sit % "null", None),
                (sit % "0500", None), (sit % "+500", None), (sit % "true", None),
                (sit % "9007199254740992", None), (b'{"a":"\xff\xfe"}', None)):
            body = body if isinstance(body, bytes) else body.encode()
            answer = self.ask("POST", "/api/tables/1/sit", body,
                              [("HTTP_COOKIE", self.client.cookie)])
            self.assertEqual(answer.status, 400, body[:60])
            self.assertIn(answer.code, ("bad_json", "bad_field", "unknown_field", "missing_field",
                                        "duplicate_key"))
            if code:
                self.assertEqual(answer.code, code, body[:60])
        self.assertEqual(self.client.get("/api/me").json["player"]["balance"], 10000)

    def test_bad_names(self):
        for name in ("", "a", "x" * 21, " ab", "ab ", "a  b", "a\u0000b", "a\nb", "a\u202eb",
                     "a\u200bb", "<b>x</b>", 'a"b', "a\\b", "p\u0430ul", "--", "\U0001f600\U0001f600"):
            answer = self.ask("POST", "/api/guest", {"name": name})
            self.assertEqual(answer.status, 400, name)
            self.assertNotIn("set-cookie", answer.headers)
        self.assertEqual(self.ask("POST", "/api/guest", {"name": "O'Neil-Élodie"}).status, 201)
        self.assertEqual(self.ask("POST", "/api/guest", {"name": "o'neil-élodie"}).code,
                         "name_taken")

    def test_bad_polls(self):
        for query in ("cursor=-1", "cursor=x", "cursor=1e3", "cursor=9007199254740992",
                      "cursor=1&cursor=1", "topics=x", "topics=", "wait=61", "wait=x", "more=1",
                      "cursor=%00", "topics=" + ",".join(str(n) for n in range(1, 40))):
            answer = self.ask("GET", "/api/poll?" + query)
            self.assertEqual((answer.status, answer.code), (400, "bad_field"), query)
        for query in ("limit=0", "limit=101", "before=x", "table=-1"):
            self.assertEqual(self.client.get("/api/hands?" + query).code, "bad_field")

    def test_refusals_of_the_game(self):
        client = new_client()
        sit = {"commandId": new_command(), "seat": 5, "buyIn": 199}
        self.assertEqual(client.post("/api/tables/1/sit", sit).code, "buy_in_too_small")
        sit = {"commandId": new_command(), "seat": 5, "buyIn": 500}
        first = client.post("/api/tables/1/sit", sit)
        self.assertEqual(first.status, 200)
        again = client.post("/api/tables/1/sit", sit)  # the same command: done once
        self.assertEqual(again.status, 200)
        self.assertEqual(client.get("/api/me").json["player"]["atTables"], 500)
        sit["commandId"] = new_command()
        self.assertEqual(client.post("/api/tables/1/sit", sit).code, "already_seated")
        leave = {"commandId": new_command()}
        self.assertEqual(client.post("/api/tables/1/leave", leave).status, 200)
        self.assertEqual(client.post("/api/tables/99999/leave", leave).status, 404)
        self.assertEqual(client.get("/api/me").json["player"]["balance"], 10000)


class Accounts(unittest.TestCase):
    def test_guest_becomes_member(self):
        client = new_client()
        guest_cookie = client.cookie
        name = new_name()
        answer = insist(client, "/api/register", {"name": name, "password": "douze lettres"})
        self.assertEqual(answer.status, 201)
        self.assertEqual(answer.json["player"]["id"], client.player)
        self.assertEqual(answer.json["player"]["kind"], "member")
        self.assertNotEqual(client.cookie, guest_cookie)
        self.assertIsNone(whoever(WORKER, guest_cookie))
        self.assertEqual(client.post("/api/register", {
            "name": new_name(), "password": "douze lettres"}).code, "already_member")
        other = Client(WORKER.path)
        wrong = insist(other, "/api/login", {"name": name, "password": "autre chose"})
        nobody = insist(other, "/api/login", {"name": "Personne", "password": "autre chose"})
        self.assertEqual((wrong.status, wrong.code), (401, "wrong_password"))
        self.assertEqual(wrong.body, nobody.body)
        right = insist(other, "/api/login", {"name": name.upper(), "password": "douze lettres"})
        self.assertEqual(right.status, 200)
        self.assertRegex(right.headers["set-cookie"],
                         "^brelan=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=")

    def test_logout_ends_polls(self):
        client = new_client()
        head = client.get("/api/poll?wait=0").json["cursor"]
        poll = park(WORKER, f"/api/poll?cursor={head}&wait=30", client.cookie)
        wait_until("parked", lambda: parked(WORKER) == 1)
        cookie = client.cookie
        answer = client.post("/api/logout", {})
        self.assertIn("Max-Age=0", answer.headers["set-cookie"])
        self.assertEqual(poll.answer().status, 401)
        self.assertIsNone(whoever(WORKER, cookie))
        self.assertEqual(Client(WORKER.path, cookie).get("/api/poll?wait=0").status, 401)
        self.assertEqual(Client(WORKER.path).get("/api/poll?wait=0").status, 200)
        self.assertEqual(Client(WORKER.path).post("/api/logout", {}).status, 200)

    def test_logout_reaches_the_other_workers(self):
        other = Worker(SITE, "other")
        wait_until_well(other)
        client = new_client()
        head = client.get("/api/poll?wait=0").json["cursor"]
        poll = park(other, f"/api/poll?cursor={head}&wait=30", client.cookie)
        wait_until("parked", lambda: parked(other) == 1)
        cookie = client.cookie
        begun = time.monotonic()
        client.post("/api/logout", {})
        self.assertEqual(poll.answer().status, 401)
        self.assertLess(time.monotonic() - begun, 5)  # not when its time is over
        self.assertIsNone(whoever(other, cookie))
        other.stop()

    def test_an_end_reaches_the_other_workers_without_the_game(self):
        other = Worker(SITE, "other")
        wait_until_well(other)
        clients = [new_client() for _ in range(3)]
        cookies = [client.cookie for client in clients]
        polls = [park(other, "/api/poll?cursor=9007199254740991&wait=30", cookie) for cookie in cookies]
        wait_until("parked", lambda: parked(other) == 3)
        begun = time.monotonic()
        self.assertEqual(insist(clients[0], "/api/register", {
            "name": new_name(), "password": "douze lettres"}).status, 201)
        SITE.stop_game()
        clients[1].post("/api/logout", {})
        SITE.database.psql(f"DELETE FROM site.logins WHERE player_id = {clients[2].player}", "brelan")
        self.assertEqual([poll.answer().status for poll in polls], [401] * 3)
        self.assertEqual([whoever(other, cookie) for cookie in cookies], [None] * 3)
        self.assertLess(time.monotonic() - begun, 5)  # not when a memory of ten seconds has faded
        SITE.start_game()
        wait_until_well(WORKER)
        other.stop()

    def test_what_was_not_heard_is_asked_again(self):
        other = Worker(SITE, "other")
        wait_until_well(other)
        client = new_client()
        self.assertEqual(whoever(other, client.cookie), client.player)
        SITE.database.psql("SET session_replication_role = replica;"  # nobody is told
                           f"DELETE FROM site.logins WHERE player_id = {client.player}", "brelan")
        self.assertEqual(whoever(other, client.cookie), client.player)
        SITE.database.psql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                           " WHERE usename = 'brelan_edged'", "brelan")
        wait_until("the database is asked", lambda: Client(other.path, client.cookie).get(
            "/api/me").body.startswith(b'{"player":null'), 5)
        wait_until_well(WORKER)
        other.stop()

    def test_a_password_is_hashed_anew(self):
        name, client = new_name(), Client(WORKER.path)
        insist(client, "/api/register", {"name": name, "password": "douze lettres"})
        # "douze lettres" with 8 MB and one pass
        old = "$argon2id$v=19$m=8192,t=1,p=1$ZMBWV4z1z7UV6KrFt86iTg$+m/e8ltvu4C63zbQgIFM/sl23f9bKPgqfkGHO9PbWo0"
        where = f"WHERE name = '{name}'"
        SITE.database.psql(f"UPDATE site.players SET password_hash = '{old}' {where}", "brelan")
        for status, password in ((401, "autre chose"), (200, "douze lettres"), (200, "douze lettres")):
            answer = insist(client, "/api/login", {"name": name, "password": password})
            self.assertEqual(answer.status, status)
            now = SITE.database.psql(f"SELECT password_hash FROM site.players {where}", "brelan")
            if status == 401:
                self.assertEqual(now, old)
            else:
                self.assertIn("$m=65536,t=2,p=1$", now)

    def test_free_chips_come_once_for_a_command(self):
        client = new_client()
        SITE.database.psql("SELECT count(*) FROM ledger.post(0, '{player}', '{%d}', '{0}', '{rake}', '{0}',"
                           " '{0}', '{9000}', '{left}', '{0}', '{0}', now())" % client.player, "brelan")
        claim = {"commandId": new_command()}
        first = client.post("/api/chips/claim", claim)
        self.assertEqual((first.status, first.json["amount"], first.json["balance"]), (200, 5000, 6000))
        self.assertEqual(client.post("/api/chips/claim", claim).json, first.json)
        SITE.stop_game(signal.SIGKILL)
        SITE.start_game()
        self.assertEqual(client.post("/api/chips/claim", claim).json, first.json)
        wait_until_well(WORKER)
        answer = client.post("/api/chips/claim", {"commandId": new_command()})
        self.assertEqual((answer.status, answer.code), (409, "claim_too_early"))
        self.assertEqual(client.get("/api/me").json["player"]["balance"], 6000)

    def test_too_many_tries(self):
        def guess(_):
            thief = Client(WORKER.path, address="192.0.2.1")
            return thief.post("/api/login", {"name": "Victime", "password": "devine"})

        with concurrent.futures.ThreadPoolExecutor(12) as pool:  # at once, so that no time passes
            answers = list(pool.map(guess, range(12)))
        refused = [answer for answer in answers if answer.status == 429]
        self.assertGreaterEqual(len(refused), 7)
        self.assertTrue(all(int(answer.headers["retry-after"]) > 0 for answer in refused))
        self.assertLessEqual({answer.status for answer in answers}, {401, 429, 503})
        other = Client(WORKER.path, address="192.0.2.2")  # the owner is not locked out
        answer = insist(other, "/api/login", {"name": "Victime", "password": "devine"})
        self.assertEqual(answer.status, 401)

    def test_hashing_is_bounded(self):
        def register(number):
            with Connection(WORKER.path, timeout=20) as connection:
                return connection.ask("POST", "/api/register", {
                    "name": f"Foule {number}", "password": "douze lettres"}).status

        with concurrent.futures.ThreadPoolExecutor(60) as pool:
            futures = [pool.submit(register, number) for number in range(60)]
            latencies = []
            while not all(future.done() for future in futures):
                asked = time.monotonic()
                health(WORKER)  # the loop never waits for a hash
                latencies.append(time.monotonic() - asked)
                time.sleep(0.02)
            statuses = [future.result() for future in futures]
        # A machine that is too busy lets some wait too long: they are told so.
        self.assertLessEqual(set(statuses), {201, 429, 503})
        self.assertGreaterEqual(statuses.count(429), 20)
        self.assertGreaterEqual(statuses.count(201), 4)
        self.assertLess(sorted(latencies)[len(latencies) // 2], 0.2)

    def test_chat_is_limited(self):
        client = new_client()
        self.assertEqual({chat(client).status for _ in range(12)}, {200})  # the house itself
        client.address = "192.0.2.3"
        statuses = [chat(client).status for _ in range(12)]
        self.assertEqual(statuses[:8], [200] * 8)
        self.assertIn(429, statuses)

    def test_nothing_secret_is_logged(self):
        client = Client(WORKER.path)
        insist(client, "/api/register", {"name": new_name(), "password": "tout a fait secret"})
        client.get("/api/me")
        log = WORKER.log
        self.assertNotIn("tout a fait secret", log)
        self.assertNotIn(client.cookie.split("=")[1], log)


class Polls(unittest.TestCase):
    def test_delivery_and_cursor(self):
        ann, bob = new_client(), new_client()
        head = ann.get("/api/poll?wait=0&topics=1").json["cursor"]
        poll = park(WORKER, f"/api/poll?cursor={head}&topics=lobby%2C1&wait=30", ann.cookie)
        quiet = park(WORKER, f"/api/poll?cursor={head}&topics=2&wait=30")
        wait_until("parked", lambda: parked(WORKER) == 2)
        seq = chat(bob, "<b>&\"'\\").json["seq"]
        answer = poll.answer().json
        self.assertEqual(answer["cursor"], seq)
        self.assertEqual([event["kind"] for event in answer["events"]], ["chatted"])
        self.assertEqual(answer["events"][0]["text"], "<b>&\"'\\")
        self.assertEqual(parked(WORKER), 1)
        # Again from the old cursor: the same, at once.
        again = ann.get(f"/api/poll?cursor={head}&topics=1&wait=30").json
        self.assertEqual(again["events"], answer["events"])
        self.assertEqual(ann.get(f"/api/poll?cursor={seq}&topics=1&wait=0").json["events"], [])
        quiet.close()
        wait_until("freed", lambda: parked(WORKER) == 0)

    def test_private_events_are_private(self):
        ann, bob = new_client(), new_client()
        head = ann.get("/api/poll?wait=0").json["cursor"]
        sit = {"commandId": new_command(), "seat": 0, "buyIn": 300}
        ann.post("/api/tables/1/sit", sit)
        own = ann.get(f"/api/poll?cursor={head}&topics=1&wait=0").json["events"]
        others = bob.get(f"/api/poll?cursor={head}&topics=1&wait=0").json["events"]
        nobody = Client(WORKER.path).get(f"/api/poll?cursor={head}&topics=1&wait=0").json["events"]
        self.assertIn("balance", [event["kind"] for event in own])
        self.assertNotIn("balance", [event["kind"] for event in others])
        self.assertEqual(others, nobody)
        ann.post("/api/tables/1/leave", {"commandId": new_command()})

    def test_cursors_of_all_kinds(self):
        client = new_client()
        head = client.get("/api/poll?wait=0").json["cursor"]
        future = client.get(f"/api/poll?cursor={head + 1000}&topics=1&wait=1").json
        self.assertEqual((future["cursor"], future["events"]), (head + 1000, []))
        past = client.get("/api/poll?cursor=0&topics=1&wait=30").json
        self.assertTrue(past.get("gap") or past["events"])
        begun = time.monotonic()
        self.assertEqual(client.get("/api/poll?topics=1&wait=1").json["events"], [])
        self.assertTrue(0.7 < time.monotonic() - begun < 10)

    def test_a_login_parks_four(self):
        client = new_client()
        head = client.get("/api/poll?wait=0").json["cursor"]
        uri = f"/api/poll?cursor={head}&topics=77&wait=30"
        polls = []
        for number in range(6):
            polls.append(park(WORKER, uri, client.cookie))
            wait_until("parked", lambda n=number: parked(WORKER) == min(n + 1, 4))
        for poll in polls[:2]:
            self.assertEqual(poll.answer().json["events"], [])
        for poll in polls:
            poll.close()
        wait_until("freed", lambda: parked(WORKER) == 0)

    def test_thousands_leave(self):
        head = Client(WORKER.path).get("/api/poll?wait=0").json["cursor"]
        polls = [park(WORKER, f"/api/poll?cursor={head}&topics=lobby,1&wait=60")
                 for _ in range(3000)]
        wait_until("parked", lambda: parked(WORKER) == 3000, 20)
        for poll in polls[::2]:
            poll.close()
        wait_until("half freed", lambda: parked(WORKER) == 1500, 20)
        seq = chat(new_client()).json["seq"]
        for poll in polls[1::2]:  # each hears of the chat, or of the new player before it
            while True:
                events = poll.answer().json
                if events["cursor"] >= seq:
                    break
                poll.send(request("GET", f"/api/poll?cursor={events['cursor']}&topics=lobby,1"))
        for poll in polls[1::2]:
            poll.close()
        wait_until("freed", lambda: parked(WORKER) == 0, 20)

    def test_bounds(self):
        worker = Worker(SITE, "small", EDGE_POLLS_MAX=50, EDGE_RING_EVENTS=16)
        wait_until_well(worker)
        head = Client(worker.path).get("/api/poll?wait=0").json["cursor"]
        polls = [park(worker, f"/api/poll?cursor={head}&topics=9&wait=60") for _ in range(50)]
        wait_until("parked", lambda: parked(worker) == 50)
        with Connection(worker.path) as connection:
            for _ in range(20):
                answer = connection.ask("GET", f"/api/poll?cursor={head}&topics=9&wait=60")
                self.assertEqual((answer.status, answer.code), (503, "unavailable"))
                self.assertEqual(answer.headers["retry-after"], "1")
        client = new_client(worker)
        for _ in range(6):
            chat(client)
        for other in (new_client(worker) for _ in range(6)):
            chat(other)
            chat(other)
        answer = client.get(f"/api/poll?cursor={head}&topics=1&wait=0").json
        self.assertEqual((answer["gap"], answer["events"]), (True, []))
        self.assertGreater(answer["cursor"], head)
        for poll in polls:
            poll.close()
        worker.stop()

    def test_few_descriptors(self):
        worker = Worker(SITE, "few", descriptors=256)
        wait_until_well(worker)
        head = Client(worker.path).get("/api/poll?wait=0").json["cursor"]
        uri = f"/api/poll?cursor={head}&topics=9&wait=60"
        polls = [park(worker, uri) for _ in range(180)]
        wait_until("full", lambda: parked(worker) == 168)  # an eighth is kept for others
        self.assertEqual(polls[-1].answer().status, 503)
        late = [park(worker, uri) for _ in range(100)]  # most are not even accepted yet
        for poll in polls:
            poll.close()
        wait_until("they have their turn", lambda: 80 <= parked(worker) <= 100)
        for poll in late:
            poll.close()
        wait_until("freed", lambda: parked(worker) == 0)
        worker.stop()

    def test_sigterm_answers_polls(self):
        worker = Worker(SITE, "leaving")
        wait_until_well(worker)
        head = Client(worker.path).get("/api/poll?wait=0").json["cursor"]
        idle = Connection(worker.path)
        self.assertEqual(idle.ask("GET", "/healthz").status, 200)
        polls = [park(worker, f"/api/poll?cursor={head + 5}&topics=9&wait=60") for _ in range(500)]
        wait_until("parked", lambda: parked(worker) == 500)
        worker.process.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        for poll in polls:
            answer = poll.answer()
            self.assertEqual(answer.status, 200)
            self.assertEqual((answer.json["cursor"], answer.json["events"]), (head + 5, []))
        self.assertLess(time.monotonic() - begun, 10)  # not when their minute is over
        self.assertTrue(idle.is_closed())
        self.assertEqual(worker.process.wait(6), 0)
        self.assertNotIn("Sanitizer", worker.log)

    def test_a_new_worker_goes_on_where_the_other_was(self):
        client = new_client()
        head = client.get("/api/poll?wait=0").json["cursor"]
        chat(client, "avant")
        worker = Worker(SITE, "fresh")
        wait_until_well(worker)
        events = Client(worker.path).get(f"/api/poll?cursor={head}&topics=1&wait=0").json
        self.assertEqual([event["text"] for event in events["events"]], ["avant"])
        worker.stop()


class Outages(unittest.TestCase):
    def test_gamed_is_killed(self):
        client, other = new_client(), new_client()
        head = client.get("/api/poll?wait=0").json["cursor"]
        poll = park(WORKER, f"/api/poll?cursor={head}&topics=1&wait=60", client.cookie)
        wait_until("parked", lambda: parked(WORKER) == 1)
        SITE.stop_game(signal.SIGKILL)
        wait_until("noticed", lambda: not health(WORKER)["game"]["connected"])
        self.assertEqual(parked(WORKER), 1)
        with Connection(WORKER.path) as connection:
            self.assertEqual(connection.ask("GET", "/healthz").status, 503)
            answer = connection.ask("POST", "/api/guest", {"name": new_name()})
            self.assertEqual((answer.status, answer.headers["retry-after"]), (503, "1"))
        with concurrent.futures.ThreadPoolExecutor(1) as pool:
            held = pool.submit(chat, other, "pendant")
            time.sleep(0.5)
            self.assertFalse(held.done())
            SITE.start_game()
            answer = held.result()
        self.assertEqual(answer.status, 200)
        events = poll.answer().json
        self.assertEqual([event.get("text") for event in events["events"]], ["pendant"])
        self.assertFalse(events.get("gap"))

    def test_gamed_stays_away(self):
        client = new_client()
        SITE.stop_game(signal.SIGKILL)
        begun = time.monotonic()
        answer = chat(client, "jamais")
        self.assertEqual((answer.status, answer.code), (503, "unavailable"))
        self.assertTrue(6 < time.monotonic() - begun < 20)
        SITE.start_game()
        wait_until_well(WORKER)
        self.assertEqual(chat(client, "de retour").status, 200)
        texts = [line["text"] for line in client.get("/api/tables/1").json["chat"]]
        self.assertEqual(texts[-1], "de retour")
        self.assertNotIn("jamais", texts)  # refused means that it did not happen later

    def test_the_worker_is_killed(self):
        worker = Worker(SITE, "killed")
        wait_until_well(worker)
        client = new_client(worker)
        worker.process.kill()
        worker.process.wait()
        self.assertEqual(whoever(WORKER, client.cookie), client.player)

    def test_no_settings(self):
        with self.assertRaises(TimeoutError):
            worker = Worker(SITE, "wrong", PUBLIC_URL="nowhere")
            self.assertEqual(worker.process.wait(5), 78)
            self.assertIn("PUBLIC_URL", worker.log)
            raise TimeoutError


class WithoutDatabase(unittest.TestCase):
    """Last: everything waits for the database, and goes on."""

    def test_the_database_goes_and_comes(self):
        client = new_client()
        SITE.database.stop()
        wait_until("noticed", lambda: not health(WORKER)["database"]["connected"])
        answer = Client(WORKER.path, "brelan=" + "a" * 42 + "A").get("/api/me")
        self.assertEqual((answer.status, answer.code), (503, "unavailable"))
        self.assertEqual(Client(WORKER.path).get("/healthz").status, 503)
        SITE.database.start()
        wait_until_well(WORKER)
        self.assertEqual(client.get("/api/me").status, 200)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
