"""The way in of a device: what the join page asks over HTTP, on one connection, as lightly as thousands need it.

What it must not do: take part; that is done on the page.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import ssl
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from app.demo.caller import Refused
from app.demo.live import LiveError

_ANSWER_WITHIN_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Ticket:
    """A seat that was taken: its cookie, and the bytes that it took to get it."""

    cookie: str
    received_bytes: int


class _Device:
    """One kept connection that asks one thing after the other."""

    def __init__(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._host, self._reader, self._writer = host, reader, writer
        self.received_bytes = 0

    async def ask(self, verb: str, path: str, body: Mapping[str, object] | None = None) -> tuple[Any, dict[str, str]]:
        """The answer's JSON and its headers. Errors: `Refused`, `LiveError`."""
        content = json.dumps(body).encode() if body is not None else b""
        kind = f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n" if content else ""
        self._writer.write(f"{verb} {path} HTTP/1.1\r\nHost: {self._host}\r\n{kind}\r\n".encode() + content)
        try:
            async with asyncio.timeout(_ANSWER_WITHIN_SECONDS):
                head = await self._reader.readuntil(b"\r\n\r\n")
                first, *lines = head.decode("latin-1").rstrip().split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (one.partition(":") for one in lines)}
                answer = await self._reader.readexactly(int(headers["content-length"]))
        except (TimeoutError, asyncio.IncompleteReadError, KeyError, ValueError) as fault:
            raise LiveError(f"the server did not answer {verb} {path} as it should") from fault
        self.received_bytes += len(head) + len(answer)
        status = int(first.split(" ", 2)[1])
        said = json.loads(answer) if answer.startswith(b"{") else {}
        if status >= 400:
            raise Refused(status, str(said.get("code", "")), str(said.get("detail", "The server refused.")))
        return said, headers


@contextlib.asynccontextmanager
async def _device(url: str, host: str) -> AsyncIterator[_Device]:
    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    reader, writer = await asyncio.open_connection(
        host or parts.hostname,
        parts.port or (443 if is_secure else 80),
        ssl=ssl.create_default_context() if is_secure else None,
        server_hostname=parts.hostname if is_secure else None,
    )
    try:
        yield _Device(parts.netloc, reader, writer)
    finally:
        writer.close()


async def enter(url: str, code: str, name: str, number: int, host: str = "") -> Ticket:
    """Look at the workshop and take a seat in it, in one of its groups by turns. `host` is where the server was found.

    Errors: `Refused`, `LiveError`, `OSError`.
    """
    async with _device(url, host) as device:
        facts, _ = await device.ask("GET", f"/api/v1/workshops/{code}")
        groups = facts["groups"]
        _, headers = await device.ask(
            "POST",
            f"/api/v1/workshops/{code}/seats",
            {"display_name": name, "group_id": groups[number % len(groups)]["id"]},
        )
        return Ticket(headers.get("set-cookie", "").partition(";")[0], device.received_bytes)


async def find(url: str) -> str:
    """The address at which the server of this name listens, to look it up only once. Errors: `OSError`."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    _, writer = await asyncio.open_connection(parts.hostname, port)
    host = str(writer.get_extra_info("peername")[0])
    writer.close()
    return host
