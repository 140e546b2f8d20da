"""The limit: sockets in a set, and a loop that sends to each of them, as anybody would write it. Nothing else.

Whatever a socket says is a vote: it is counted and told to all, in a frame of as many bytes as the product's own.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
_PAD = "x" * max(0, int(os.environ.get("BENCH_PAYLOAD_BYTES", "0")) - 12)

_sockets: set[Send] = set()
_votes = 0


def app() -> Callable[..., Awaitable[None]]:
    """What granian's `--factory` calls."""
    return serve


async def serve(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
    """One connection."""
    global _votes  # noqa: PLW0603 - the whole state of this server
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"bare"})
        return
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    _sockets.add(send)
    try:
        while (await receive())["type"] == "websocket.receive":
            _votes += 1
            text = f"{_votes:012}{_PAD}"
            for one in list(_sockets):
                await one({"type": "websocket.send", "text": text})
    finally:
        _sockets.discard(send)
