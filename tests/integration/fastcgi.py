"""A FastCGI client of a few lines, so that tests can say exactly what a server would not."""

import json
import socket
import struct

BEGIN, ABORT, END, PARAMS, STDIN, STDOUT = 1, 2, 3, 4, 5, 6


def record(kind, content=b"", request=1, padding=0, version=1):
    return struct.pack(">BBHHBB", version, kind, request, len(content), padding, 0) + content + \
        b"\0" * padding


def begin(request=1, role=1, keep=True):
    return record(BEGIN, struct.pack(">HB5x", role, 1 if keep else 0), request)


def length(number):
    return bytes([number]) if number < 128 else struct.pack(">I", number | 0x80000000)


def pairs(parameters):
    """A dict, or a list of pairs where a name may come twice."""
    content = b""
    for name, value in parameters.items() if isinstance(parameters, dict) else parameters:
        name, value = name.encode(), value if isinstance(value, bytes) else value.encode()
        content += length(len(name)) + length(len(value)) + name + value
    return content


def request(method, uri, body=b"", headers=(), keep=True, **more):
    """The bytes of a whole request. `headers`: pairs such as ("HTTP_COOKIE", "a=b")."""
    parameters = [("REQUEST_METHOD", method), ("REQUEST_URI", uri),
                  ("REMOTE_ADDR", more.get("address", "127.0.0.1"))]
    if method == "POST":
        parameters.append(("CONTENT_LENGTH", str(more.get("content_length", len(body)))))
        if "content_type" not in more:
            parameters.append(("CONTENT_TYPE", "application/json"))
        elif more["content_type"] is not None:
            parameters.append(("CONTENT_TYPE", more["content_type"]))
    parameters.extend(headers)
    data = begin(keep=keep)
    content = pairs(parameters)
    for at in range(0, len(content), 60000):
        data += record(PARAMS, content[at:at + 60000])
    data += record(PARAMS)
    for at in range(0, len(body), 60000):
        data += record(STDIN, body[at:at + 60000])
    return data + record(STDIN)


class Answer:
    """status, headers (lower case), body; .json decodes it."""

    def __init__(self, data):
        head, _, self.body = data.partition(b"\r\n\r\n")
        self.headers = {}
        for line in head.decode().split("\r\n"):
            name, _, value = line.partition(": ")
            self.headers[name.lower()] = value
        self.status = int(self.headers["status"].split()[0])

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        return self.json["error"]["code"]

    @property
    def cookie(self):
        return self.headers["set-cookie"].split(";")[0]


class Connection:
    """One connection to a worker, kept open between requests."""

    def __init__(self, path, timeout=10):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(timeout)
        self.socket.connect(path)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def _take(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            if not more:
                raise EOFError
            data += more
        return data

    def answer(self):
        """The next answer, whole; EOFError when the worker has closed the connection."""
        data = b""
        while True:
            version, kind, _, size, padding, _ = struct.unpack(">BBHHBB", self._take(8))
            assert version == 1
            content = self._take(size)
            self._take(padding)
            if kind == STDOUT:
                data += content
            elif kind == END:
                return Answer(data)

    def is_closed(self):
        try:
            return self.socket.recv(1) == b""
        except ConnectionResetError:
            return True

    def ask(self, method, uri, body=b"", headers=(), **more):
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
        elif isinstance(body, str):
            body = body.encode()
        self.send(request(method, uri, body, headers, **more))
        return self.answer()


class Client:
    """A player: a connection and the cookie."""

    def __init__(self, path, cookie=None, address="127.0.0.1"):
        self.path = path
        self.address = address
        self.connection = Connection(path)
        self.cookie = cookie

    def headers(self):
        return [("HTTP_COOKIE", self.cookie)] if self.cookie else []

    def get(self, uri):
        return self.connection.ask("GET", uri, headers=self.headers())

    def post(self, uri, body):
        answer = self.connection.ask("POST", uri, body, headers=self.headers(),
                                     address=self.address)
        if "set-cookie" in answer.headers:
            self.cookie = answer.cookie
        return answer
