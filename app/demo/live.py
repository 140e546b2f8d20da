"""A page's live connection without a browser: the WebSocket that a page of the room opens, as far as a listener needs.

It speaks Engine.IO 4 and Socket.IO 5 as Reflex's pages do (greeting, namespace, heartbeats) and keeps what the server
sends. What it must not do: send events of handlers; simulated people act over the REST API.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import ssl
import time
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import (
    CloseConnection,
    Event,
    Ping,
    RejectConnection,
    Request,
    TextMessage,
)

_NAMESPACE = "/_event"
_HYDRATE = "reflex___state____state.hydrate_and_load"
_GREETING_WITHIN_SECONDS = 20
_ROOM, _SUFFIX = "____room", "_rx_state_"  # as app.realtime.mirror names them


class LiveError(ConnectionError):
    """The server did not take the connection, or ended it. The text says how."""


class LivePage:
    """One open page. `state` is what it would show: full state name -> variable -> value; `frames` counts updates.

    `changed` is set at every update, `ended` when the server is gone; `last_frame_at` is on `time.monotonic`'s clock.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.state: dict[str, dict[str, Any]] = {}
        self.frames = 0
        self.received_bytes = 0
        self.last_frame_at = 0.0
        self.changed = asyncio.Event()
        self.ended = asyncio.Event()
        self._reader, self._writer = reader, writer
        self._wire = WSConnection(ConnectionType.CLIENT)
        self._partial = ""
        self._packets = self._read_packets()  # one reader: a second one would miss what the first has taken in

    def topic(self, name: str) -> Mapping[str, Any]:
        """What the page shows of a topic of its room; nothing before the server has told it."""
        for state, variables in self.state.items():
            if state.endswith(_ROOM):
                found: Mapping[str, Any] = variables.get(f"{name}{_SUFFIX}", {})
                return found
        return {}

    async def arrival(self, has_it: Callable[[LivePage], bool], within_seconds: float) -> float | None:
        """When the page had it, on `time.monotonic`'s clock; None when it has not come in time."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_seconds):
                while not has_it(self):
                    self.changed.clear()
                    await self.changed.wait()
                return self.last_frame_at
        return None

    async def listen(self) -> None:
        """Take in what comes until the connection ends, and say so by `ended`."""
        try:
            async for packet in self._packets:
                self._take(packet)
        except OSError:
            pass  # cut off: the end, only less polite
        finally:
            self.ended.set()

    def _send(self, event: Event) -> None:
        self._writer.write(self._wire.send(event))

    async def greet(self, url: str, path: str, query: dict[str, str], cookies: str, origin: str) -> None:
        """Open the WebSocket and enter the page at `path`, as its JavaScript does. Errors: `LiveError`."""
        parts = urlsplit(url)
        target = f"{_NAMESPACE}/?token={secrets.token_hex(16)}&EIO=4&transport=websocket"
        headers = [(b"cookie", cookies.encode()), (b"origin", (origin or f"{parts.scheme}://{parts.netloc}").encode())]
        self._send(Request(host=parts.netloc, target=target, extra_headers=headers))
        hello = {"event": {"name": _HYDRATE, "payload": {"hashes": []}, "router_data": _router_data(path, query)}}
        try:
            async with asyncio.timeout(_GREETING_WITHIN_SECONDS):
                if not (await anext(self._packets)).startswith("0"):
                    raise LiveError("the server did not open a session")
                self._send(TextMessage(data=f"40{_NAMESPACE},{json.dumps(hello)}"))
                while not (packet := await anext(self._packets)).startswith(f"40{_NAMESPACE}"):
                    if packet.startswith("44"):
                        raise LiveError(f"the server refused the page: {packet[:200]}")
                    self._take(packet)
        except (StopAsyncIteration, TimeoutError) as fault:
            raise LiveError("the server did not answer the greeting") from fault

    def _take(self, packet: str) -> None:
        if packet == "2":
            self._send(TextMessage(data="3"))
            return
        if not packet.startswith(f"42{_NAMESPACE},"):
            return
        name, *arguments = json.loads(packet.removeprefix(f"42{_NAMESPACE},"))
        if name != "event" or not arguments:
            return
        update = arguments[0]
        if isinstance(update, str):
            update = json.loads(update)
        for state, variables in (update.get("delta") or {}).items():
            self.state.setdefault(state, {}).update(variables)
        self.frames += 1
        self.received_bytes += len(packet)
        self.last_frame_at = time.monotonic()
        self.changed.set()

    async def _read_packets(self) -> AsyncIterator[str]:
        """Yield the Engine.IO packets of the connection until it ends."""
        while True:
            for event in list(self._wire.events()):
                if isinstance(event, RejectConnection):
                    raise LiveError(f"the server refused the live connection with status {event.status_code}")
                if isinstance(event, CloseConnection):
                    return
                if isinstance(event, Ping):
                    self._send(event.response())
                if isinstance(event, TextMessage):
                    self._partial += event.data
                    if event.message_finished:
                        packet, self._partial = self._partial, ""
                        yield packet
            data = await self._reader.read(65536)
            if not data:
                return
            self._wire.receive_data(data)


@contextlib.asynccontextmanager
async def open_page(
    url: str, path: str, *, query: dict[str, str] | None = None, cookies: str = "", origin: str = ""
) -> AsyncIterator[LivePage]:
    """Open the page at `path` of the server at `url` for the time of the block; it listens in the background.

    `query` are the parts of the path in brackets (`{"code": "K7MPX2"}`), `cookies` the Cookie header; `origin` is whose
    page it is, the server's own unless another is given.
    Errors: `LiveError`, `OSError`.
    """
    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    port = parts.port or (443 if is_secure else 80)
    context = ssl.create_default_context() if is_secure else None
    reader, writer = await asyncio.open_connection(parts.hostname, port, ssl=context)
    try:
        page = LivePage(reader, writer)
        await page.greet(url, path, query or {}, cookies, origin)
        listening = asyncio.create_task(page.listen())
        try:
            yield page
        finally:
            listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await listening
    finally:
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()


def _router_data(path: str, query: dict[str, str]) -> dict[str, Any]:
    address = path
    for name, value in query.items():
        address = address.replace(f"[{name}]", value)
    return {"pathname": path, "asPath": address, **({"query": query} if query else {})}
