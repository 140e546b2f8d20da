"""A page's live connection without a browser: the WebSocket that a page of the room opens, as far as people need it.

It speaks Engine.IO 4 and Socket.IO 5 as Reflex's pages do (greeting, namespace, heartbeats, events of handlers) and
keeps what the server sends. It is light, so that one process can hold the pages of a room of thousands: no task and no
parser of its own for each page. What it must not do: change what it shows; pages share it (see `updates`).
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import secrets
import ssl
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from app.demo.framing import CLOSE, PING, PONG, TEXT, FramingError, Messages, accept_of, client_frame
from app.demo.updates import NAMESPACE, SharedDecoder

GREETED_WITHIN_SECONDS = 20.0
_HYDRATE = "reflex___state____state.hydrate_and_load"
_ROOM, _SEAT, _SUFFIX = "____room", "____seat_state", "_rx_state_"  # as Reflex names our states and their vars
_PING, _PONG = b"2", client_frame(TEXT, b"3")
_JOINED, _REFUSED, _LEFT = f"40{NAMESPACE}".encode(), b"44", (b"1", b"41")
_LONGEST_HEAD = 65_536

_decoder = SharedDecoder()
_intake = memoryview(bytearray(2**18))
"""All pages read into this one: each takes out what came before the next one reads, so none needs its own."""


class LiveError(ConnectionError):
    """The server did not take the connection, or ended it. The text says how."""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """The server's answer to something that was sent under a key; `code` says why not."""

    is_ok: bool
    code: str


class LivePage(asyncio.BufferedProtocol):
    """One open page. `state` is what it would show: full state name -> variable -> value; `frames` counts updates.

    `changed` is set at every update, `ended` when the connection is gone; `on_update` and `on_end`, where somebody has
    set them, are called then. `last_frame_at` is on `time.monotonic`'s clock. `received_bytes` counts the updates.
    """

    def __init__(
        self, url: str, path: str, *, query: dict[str, str] | None = None, cookies: str = "", origin: str = ""
    ) -> None:
        self.state: dict[str, dict[str, Any]] = {}
        self.frames = 0
        self.received_bytes = 0
        self.last_frame_at = 0.0
        self.changed = asyncio.Event()
        self.ended = asyncio.Event()
        self.on_update: Callable[[LivePage], None] | None = None
        self.on_end: Callable[[LivePage], None] | None = None
        self._url, self._cookies, self._origin = url, cookies, origin
        self._router_data = json.dumps(_router_data(path, query or {}))
        self._key = ""
        self._head = bytearray()  # of the HTTP answer
        self._is_websocket = False
        self._messages = Messages()
        self._greeted: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._asked: dict[str, asyncio.Future[Acknowledgement]] = {}
        self._room: dict[str, Any] = {}
        self._seat: dict[str, Any] = {}
        self._transport: asyncio.Transport | None = None

    # --- what it shows ----------------------------------------------------------------------------------------------

    def topic(self, name: str) -> Mapping[str, Any]:
        """What the page shows of a topic of its room; nothing before the server has told it."""
        found: Mapping[str, Any] = self._room.get(name + _SUFFIX, {})
        return found

    def seat(self, name: str) -> Any:
        """A variable of this device's seat, such as `seat_status`; None before the server has told it."""
        return self._seat.get(name + _SUFFIX)

    async def arrival(self, has_it: Callable[[LivePage], bool], within_seconds: float) -> float | None:
        """When the page had it, on `time.monotonic`'s clock; None when it has not come in time."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_seconds):
                while not has_it(self):
                    self.changed.clear()
                    await self.changed.wait()
                return self.last_frame_at
        return None

    # --- what it does -----------------------------------------------------------------------------------------------

    def send_event(self, name: str, payload: Mapping[str, Any]) -> None:
        """Call a handler of the server as the page's buttons do. `name` is the state's full name and the handler's.

        Errors: `LiveError`.
        """
        self._send(TEXT, f'42{NAMESPACE},["event",{self._event(name, payload)}]'.encode())

    def acknowledgement(self, key: str) -> asyncio.Future[Acknowledgement]:
        """What the server will answer to the event that carries this key; ask before sending it."""
        asked = self._asked.get(key)
        if asked is None:
            asked = self._asked[key] = asyncio.get_running_loop().create_future()
        return asked

    def forget(self, key: str) -> None:
        """Do not wait for this answer any longer."""
        self._asked.pop(key, None)

    async def close(self) -> None:
        """Leave, as a closed tab does."""
        if self._transport is None:
            return
        if not self._transport.is_closing():
            self._transport.write(client_frame(CLOSE, b"\x03\xe8"))
            self._transport.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(1):
                await self.ended.wait()

    def cut(self) -> None:
        """Be gone without a word, as a phone that lost its network."""
        if self._transport is not None:
            self._transport.abort()

    def _event(self, name: str, payload: Mapping[str, Any]) -> str:
        return f'{{"name":{json.dumps(name)},"payload":{json.dumps(payload)},"router_data":{self._router_data}}}'

    def _send(self, opcode: int, payload: bytes) -> None:
        if self._transport is None or self._transport.is_closing():
            raise LiveError("the live connection has ended")
        self._transport.write(client_frame(opcode, payload))

    # --- opening ----------------------------------------------------------------------------------------------------

    async def greeted(self) -> None:
        """Wait until the server has let the page in. Errors: `LiveError`."""
        try:
            async with asyncio.timeout(GREETED_WITHIN_SECONDS):
                await self._greeted
        except TimeoutError as fault:
            raise LiveError("the server did not answer the greeting") from fault

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        parts = urlsplit(self._url)
        self._key = secrets.token_urlsafe(16)
        lines = [
            f"GET {NAMESPACE}/?token={secrets.token_hex(16)}&EIO=4&transport=websocket HTTP/1.1",
            f"Host: {parts.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {self._key}",
            "Sec-WebSocket-Version: 13",
            f"Origin: {self._origin or f'{parts.scheme}://{parts.netloc}'}",
            *([f"Cookie: {self._cookies}"] if self._cookies else []),
        ]
        self._transport.write(("\r\n".join(lines) + "\r\n\r\n").encode())

    def _read_head(self, data: bytes) -> bytes:
        """Take in the HTTP answer; what came behind it."""
        self._head += data
        head, is_whole, rest = bytes(self._head).partition(b"\r\n\r\n")
        if not is_whole:
            if len(head) > _LONGEST_HEAD:
                raise LiveError("the server answered the handshake without end")
            return b""
        status = head.split(b" ", 2)[1].decode() if head.startswith(b"HTTP/1.1 ") else "unknown"
        if status != "101":
            raise LiveError(f"the server refused the live connection with status {status}")
        if accept_of(self._key).encode() not in head:
            raise LiveError("the server answered another handshake")
        self._is_websocket = True
        return rest

    def _greet(self, packet: bytes) -> None:
        """The steps until the page is let in: the session's opening, our hello, the server's consent."""
        if packet.startswith(b"0"):
            hello = f'40{NAMESPACE},{{"event":{self._event(_HYDRATE, {"hashes": []})}}}'
            self._send(TEXT, hello.encode())
        elif packet.startswith(_JOINED):
            self._greeted.set_result(None)
        elif packet.startswith(_REFUSED):
            raise LiveError(f"the server refused the page: {packet[:200].decode(errors='replace')}")

    # --- what comes in ----------------------------------------------------------------------------------------------

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - asyncio's name
        return _intake

    def buffer_updated(self, nbytes: int) -> None:
        data = bytes(_intake[:nbytes])
        try:
            if not self._is_websocket:
                data = self._read_head(data)
            for opcode, payload in self._messages.feed(data):
                if opcode == TEXT:
                    self._take(payload)
                elif opcode == PING:
                    self._send(PONG, payload)
                elif opcode == CLOSE:
                    self._end(LiveError("the server ended the live connection"))
        except (LiveError, FramingError, ValueError) as fault:
            self._end(fault)

    def _take(self, packet: bytes) -> None:
        if packet == _PING:
            if self._transport is not None:
                self._transport.write(_PONG)
            return
        update = _decoder.update(packet) if packet.startswith(b"42") else None
        if update is None:
            if not self._greeted.done():
                self._greet(packet)
            elif packet.startswith(_LEFT):
                raise LiveError("the server ended the live connection")
            return
        for name, variables in update.states:
            shown = self.state.get(name)
            if shown is None:
                shown = self._show(name)
            shown.update(variables)
        self.frames += 1
        self.received_bytes += len(packet)
        self.last_frame_at = time.monotonic()
        if self._asked:
            self._answer()
        self.changed.set()
        if self.on_update is not None:
            self.on_update(self)

    def _show(self, name: str) -> dict[str, Any]:
        """The first news of a state."""
        shown = self.state[name] = {}
        if name.endswith(_ROOM):
            self._room = shown
        elif name.endswith(_SEAT):
            self._seat = shown
        return shown

    def _answer(self) -> None:
        key = self._seat.get(f"ack_key{_SUFFIX}", "")
        asked = self._asked.pop(key, None) if key else None
        if asked is not None and not asked.done():
            asked.set_result(Acknowledgement(bool(self.seat("ack_ok")), str(self.seat("ack_code") or "")))

    # --- the end ----------------------------------------------------------------------------------------------------

    def _end(self, fault: Exception) -> None:
        if not self._greeted.done():
            self._greeted.set_exception(fault if isinstance(fault, LiveError) else LiveError(str(fault)))
        if self._transport is not None:
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        gone = LiveError(f"the live connection has ended{f': {exc}' if exc else ''}")
        if not self._greeted.done():
            self._greeted.set_exception(LiveError("the server did not answer the greeting"))
        asked, self._asked = self._asked, {}
        for one in asked.values():
            if not one.done():
                one.set_exception(gone)
                one.exception()  # whoever still waits hears of it; nobody has to
        self.ended.set()
        if self.on_end is not None:
            self.on_end(self)


async def connect(
    url: str, path: str, *, query: dict[str, str] | None = None, cookies: str = "", origin: str = "", host: str = ""
) -> LivePage:
    """Open the page at `path` of the server at `url`; whoever opens it closes it.

    `query` are the parts of the path in brackets (`{"code": "K7MPX2"}`), `cookies` the Cookie header; `origin` is whose
    page it is, the server's own unless another is given; `host`, if given, is where the server was found before.
    Errors: `LiveError`, `OSError`.
    """
    parts = urlsplit(url)
    is_secure = parts.scheme == "https"
    loop = asyncio.get_running_loop()
    _, page = await loop.create_connection(
        lambda: LivePage(url, path, query=query, cookies=cookies, origin=origin),
        host or parts.hostname or "",
        parts.port or (443 if is_secure else 80),
        ssl=ssl.create_default_context() if is_secure else None,
        server_hostname=parts.hostname if is_secure else None,
    )
    try:
        await page.greeted()
    except BaseException:
        page.cut()
        raise
    return page


@contextlib.asynccontextmanager
async def open_page(
    url: str, path: str, *, query: dict[str, str] | None = None, cookies: str = "", origin: str = ""
) -> AsyncIterator[LivePage]:
    """Have the page open for the time of the block; parameters and errors as of `connect`."""
    page = await connect(url, path, query=query, cookies=cookies, origin=origin)
    try:
        yield page
    finally:
        await page.close()


async def reopened(
    opening: Callable[[], Any], *, jitter_seconds: float, within_seconds: float, dice: random.Random | None = None
) -> LivePage:
    """Open a page again after the server went away: at a moment of the jitter, and then until it works.

    `opening` opens it once, as `connect` does. Errors: `LiveError` when the time is over.
    """
    dice = dice or random.Random()  # noqa: S311 - spreads people out, guards nothing
    until = time.monotonic() + within_seconds
    await asyncio.sleep(dice.uniform(0, jitter_seconds))
    attempt = 0
    while True:
        try:
            page: LivePage = await opening()
        except OSError as fault:
            attempt += 1
            pause = min(2.0, 0.2 * attempt) * dice.uniform(0.5, 1.0)  # as Reflex's pages wait, but not all at once
            if time.monotonic() + pause > until:
                raise LiveError(f"the server did not come back within {within_seconds:.0f} seconds") from fault
            await asyncio.sleep(pause)
        else:
            return page


def _router_data(path: str, query: dict[str, str]) -> dict[str, Any]:
    address = path
    for name, value in query.items():
        address = address.replace(f"[{name}]", value)
    return {"pathname": address, "asPath": address, **({"query": query} if query else {})}
