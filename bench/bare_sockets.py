"""Sockets to the bare loop: as light as the pages of the product, so that both are driven at the same cost."""

from __future__ import annotations

import asyncio
import time
from typing import cast

from app.demo.framing import TEXT, Messages, client_frame
from bench.watching import Screen

_HANDSHAKE = (
    "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
_intake = memoryview(bytearray(2**18))


class BareSocket(asyncio.BufferedProtocol):
    """One socket. What it is told begins with the number of votes."""

    def __init__(self, port: int) -> None:
        self.screen = Screen()
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._port = port
        self._messages = Messages()
        self._head = b""
        self._transport: asyncio.Transport | None = None

    def vote(self) -> None:
        """Say something."""
        assert self._transport is not None
        self._transport.write(client_frame(TEXT, b"a vote of about as many bytes as ours has"))

    def close(self) -> None:
        """Be gone."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.write(_HANDSHAKE.format(port=self._port).encode())

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002 - asyncio's name
        return _intake

    def buffer_updated(self, nbytes: int) -> None:
        data = bytes(_intake[:nbytes])
        if not self.opened.done():
            self._head += data
            head, is_whole, data = self._head.partition(b"\r\n\r\n")
            if not is_whole:
                return
            if b" 101 " not in head[:16]:
                self.opened.set_exception(ConnectionError(head[:200].decode(errors="replace")))
                return
            self.opened.set_result(None)
        for opcode, payload in self._messages.feed(data):
            if opcode == TEXT:
                self.screen.show(int(payload[:12]), time.monotonic())

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionError("the server hung up"))


async def open_sockets(port: int, how_many: int) -> list[BareSocket]:
    """Open so many, some at a time."""
    loop = asyncio.get_running_loop()
    some_at_once = asyncio.Semaphore(50)

    async def one() -> BareSocket:
        async with some_at_once:
            _, socket = await loop.create_connection(lambda: BareSocket(port), "127.0.0.1", port)
            await socket.opened
            return socket

    return list(await asyncio.gather(*(one() for _ in range(how_many))))
