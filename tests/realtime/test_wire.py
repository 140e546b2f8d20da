"""The wire: the server's own send, one frame at a time, and nobody waits for it."""

import asyncio
from typing import Any

import socketio
from starlette.types import Message, Receive, Scope, Send

from app.realtime.wire import Sockets, Wire, wired


class Postman:
    """A server's `send`, as granian's: a call starts it, the future says when it has left."""

    def __init__(self) -> None:
        self.carried: list[Any] = []
        self.way: list[asyncio.Future[None]] = []

    def __call__(self, message: Message) -> "asyncio.Future[None]":
        self.carried.append(message)
        self.way.append(asyncio.get_running_loop().create_future())
        return self.way[-1]


async def test_a_frame_leaves_with_the_call_and_the_next_one_waits_for_it() -> None:
    postman = Postman()
    wire = Wire(postman)
    assert wire.waits() == 0.0
    assert wire.send("one")
    assert postman.carried == [{"type": "websocket.send", "text": "one"}]
    assert not wire.send("two")
    assert wire.waits() > 0.0
    postman.way[0].set_result(None)
    assert wire.send("three")
    assert [message["text"] for message in postman.carried] == ["one", "three"]


async def test_a_socket_that_broke_is_no_trouble_of_the_hub() -> None:
    postman = Postman()
    wire = Wire(postman)
    wire.send("one")
    postman.way[0].set_exception(ConnectionError("gone"))
    assert wire.send("two")


async def test_a_server_whose_send_is_a_plain_coroutine_serves_too() -> None:
    carried: list[Message] = []

    async def send(message: Message) -> None:
        carried.append(message)

    wire = Wire(send)
    assert wire.send("one")
    assert not wire.send("two")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert [message["text"] for message in carried] == ["one"]
    assert wire.send("three")


class Server:
    """As much of Socket.IO as `Sockets` asks."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def get_environ(self, sid: str, namespace: str) -> dict[str, Any]:
        return {"asgi.scope": self._scope} if (sid, namespace) == ("here", "/_event") else {}


class Namespace:
    """Reflex's event namespace, writing down what is emitted."""

    def __init__(self) -> None:
        self.emitted: list[Any] = []

    async def emit(self, event: str, data: Any, *, to: str) -> None:
        self.emitted.append((event, data, to))


async def test_the_outermost_send_of_a_socket_is_found_again_by_its_id() -> None:
    postman = Postman()
    found: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        found.append(scope)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    await wired(app)({"type": "websocket"}, receive, postman)
    line = Sockets(Server(found[0]), Namespace()).line("here")
    assert line.send("hello")
    assert postman.carried[0]["text"] == "hello"


async def test_without_a_wire_a_frame_goes_by_reflexs_own_emit() -> None:
    namespace = Namespace()
    line = Sockets(Server({}), namespace).line("here")
    assert line.send('42/_event,["event",{"delta":{"a":{"b":1}}}]')
    await asyncio.sleep(0)
    assert namespace.emitted == [("event", {"delta": {"a": {"b": 1}}}, "here")]


async def test_a_socket_that_is_cut_is_closed_at_once_and_not_only_told_so() -> None:
    """Over real Engine.IO, whose good-bye no browser understands: it would sit there until the heartbeat fails."""
    server = socketio.AsyncServer(async_mode="asgi")
    events: asyncio.Queue[Message] = asyncio.Queue()
    closed = asyncio.Event()

    async def receive() -> Message:
        return await events.get()

    async def send(message: Message) -> None:
        if message["type"] == "websocket.close":
            closed.set()
        if message["type"] == "websocket.accept":
            events.put_nowait({"type": "websocket.receive", "text": "40/_event,"})

    connected: asyncio.Queue[str] = asyncio.Queue()

    async def connect(sid: str, _environ: Any, _auth: Any = None) -> None:
        connected.put_nowait(sid)

    server.on("connect", connect, namespace="/_event")
    scope = {
        "type": "websocket",
        "path": "/socket.io/",
        "raw_path": b"/socket.io/",
        "query_string": b"EIO=4&transport=websocket",
        "headers": [(b"upgrade", b"websocket"), (b"connection", b"upgrade"), (b"host", b"localhost")],
    }
    events.put_nowait({"type": "websocket.connect"})
    serving = asyncio.create_task(wired(socketio.ASGIApp(server))(scope, receive, send))
    async with asyncio.timeout(20):
        sid = await connected.get()
        sockets = Sockets(server, Namespace())
        assert sockets.is_connected(sid)
        sockets.cut(sid)
        await closed.wait()
    assert not sockets.is_connected(sid)
    events.put_nowait({"type": "websocket.disconnect"})
    await asyncio.wait_for(serving, 20)
