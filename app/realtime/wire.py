"""Wires: the shortest way from the hub to a socket, with a look at whether what was sent before has left.

Socket.IO's own way makes a task for every recipient and a second one behind its queue, which is most of what a
broadcast costs (docs/decisions/live-frames-go-straight-to-the-wire.md). `wired` goes around the whole application: it
keeps the server's `send` of every WebSocket in the connection's scope, where Socket.IO hands it back as part of the
environment. What it must not do: read frames, or know rooms.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.realtime.frames import NAMESPACE, update_of

_KEY = "mission_room.wire"


class Line(Protocol):
    """A way to one socket."""

    def send(self, text: str) -> bool:
        """Hand a frame over; False, and nothing is sent, while the former one is still on its way."""

    def waits(self) -> float:
        """Seconds for which the frame that is on its way has been so; 0 when nothing is."""


class Wire:
    """The server's own `send` of a WebSocket. It is not waited for: a slow phone must not hold up the others.

    A call starts the sending at once (granian hands back something like a future); the next call looks whether it has
    ended. An exception there means that the socket is going, which its own reader notices.
    """

    __slots__ = ("_on_its_way", "_send", "_since")

    def __init__(self, send: Send) -> None:
        self._send: Callable[[Message], Awaitable[Any]] = send
        self._on_its_way: Any = None
        self._since = 0.0

    def send(self, text: str) -> bool:
        """See `Line`."""
        if self._on_its_way is not None and not self._on_its_way.done():
            return False
        try:
            sending: Any = self._send({"type": "websocket.send", "text": text})
        except Exception:  # what is wrong with one socket must not end the broadcast; its reader notices
            return False
        # Other servers hand back a plain coroutine, which does nothing until it is run.
        self._on_its_way = sending if hasattr(sending, "done") else asyncio.ensure_future(sending)
        self._since = time.monotonic()
        return True

    def waits(self) -> float:
        """See `Line`."""
        if self._on_its_way is None or self._on_its_way.done():
            return 0.0
        return time.monotonic() - self._since


class EmittedLine:
    """The long way, by Reflex's own emit, for a server that was started without `wired`."""

    def __init__(self, namespace: Any, sid: str) -> None:
        self._namespace = namespace
        self._sid = sid
        self._sending: asyncio.Task[None] | None = None

    def send(self, text: str) -> bool:
        """See `Line`."""
        if self._sending is not None and not self._sending.done():
            return False
        self._sending = asyncio.ensure_future(self._namespace.emit("event", update_of(text), to=self._sid))
        return True

    def waits(self) -> float:
        """See `Line`. Socket.IO queues without bound, so there is nothing to wait for."""
        return 0.0


def wired(app: ASGIApp) -> ASGIApp:
    """The application with a wire in the scope of every WebSocket. It must be the outermost: others wrap `send`."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            scope[_KEY] = Wire(send)
        await app(scope, receive, send)

    return serve


class Sockets:
    """Reflex's event namespace, as the hub needs it."""

    def __init__(self, server: Any, namespace: Any) -> None:
        self._server = server
        self._namespace = namespace
        self._closing: set[asyncio.Future[Any]] = set()

    def line(self, sid: str) -> Line:
        """The way to a socket."""
        environ = self._server.get_environ(sid, NAMESPACE) or {}
        wire: Wire | None = environ.get("asgi.scope", {}).get(_KEY)
        return EmittedLine(self._namespace, sid) if wire is None else wire

    def is_connected(self, sid: str) -> bool:
        """Whether the socket is still there."""
        return bool(self._server.manager.is_connected(sid, NAMESPACE))

    def cut(self, sid: str) -> None:
        """End a socket that takes nothing any more; the page comes back by itself, and is told everything anew."""
        eio_sid = self._server.manager.eio_sid_from_sid(sid, NAMESPACE)
        socket = self._server.eio.sockets.get(eio_sid)
        if socket is not None:
            closing = asyncio.ensure_future(self._hang_up(socket))
            self._closing.add(closing)
            closing.add_done_callback(self._closing.discard)

    @staticmethod
    async def _hang_up(socket: Any) -> None:
        """Close the WebSocket itself. Engine.IO only says over it that it closes, which browsers pass over in silence,
        and then waits for the heartbeat to fail: half a minute in which the page would take itself for connected."""
        await socket.close(wait=False, reason=socket.server.reason.SERVER_DISCONNECT)
        await socket.queue.put(None)  # its writer ends, and with it the WebSocket
