"""The least of HTTP/1.1 over asyncio: JSON both ways, connections kept, one login."""

import asyncio
import json

FAILURES = (OSError, EOFError, ValueError, asyncio.TimeoutError, asyncio.LimitOverrunError)


class Unanswered(Exception):
    """The connection broke, or nothing came in time: the request may have been done or not."""


class Browser:
    """Sends a request over an idle connection, or a new one."""

    def __init__(self, port):
        self.port = port
        self.cookie = None
        self.idle = []

    def close(self):
        for _, writer in self.idle:
            writer.transport.abort()
        self.idle = []

    async def ask(self, method, path, body=None, seconds=20):
        """The status and the JSON of the answer."""
        writer = None
        try:
            reader, writer = self.idle.pop() if self.idle else await self.connect()
            writer.write(self.request(method, path, body))
            answer, keep = await asyncio.wait_for(self.read(reader), seconds)
        except FAILURES as error:
            raise Unanswered(f"{method} {path}: {error!r}") from error
        else:
            if keep:
                self.idle.append((reader, writer))
                writer = None
            return answer
        finally:
            if writer:
                writer.transport.abort()

    async def connect(self):
        return await asyncio.wait_for(asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20), 10)

    def request(self, method, path, body):
        lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{self.port}"]
        content = b""
        if body is not None:
            content = json.dumps(body).encode()
            lines += ["Content-Type: application/json", f"Content-Length: {len(content)}"]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        return "\r\n".join(lines).encode() + b"\r\n\r\n" + content

    async def read(self, reader):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        status = int(head[0].split(" ")[1])
        headers = {}
        for line in head[1:-2]:
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        if "set-cookie" in headers:
            self.cookie = headers["set-cookie"].split(";")[0]
        if headers.get("transfer-encoding") == "chunked":
            content = await self.read_chunks(reader)
        else:
            content = await reader.readexactly(int(headers["content-length"]))
        keep = headers.get("connection", "keep-alive") == "keep-alive"
        return (status, json.loads(content)), keep

    async def read_chunks(self, reader):
        parts = []
        while True:
            size = int(await reader.readline(), 16)
            parts.append(await reader.readexactly(size))
            await reader.readline()
            if size == 0:
                return b"".join(parts)
