"""A page of somebody's device, down to the bytes: the WebSocket that a browser opens, and Reflex's reducer behind it.

It shows what a browser would show (`state`), keeps each frame as it came (`frames`), and can say anything to the
server, sensible or not. It must not: help the server by leaving out what is inconvenient.
"""

import asyncio
import contextlib
import json
import secrets
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import BytesMessage, CloseConnection, Event, Ping, RejectConnection, Request, TextMessage

from app.realtime.mirror import Room
from app.ui.states.seat import SeatState

ROOM, SEAT = Room.get_full_name(), SeatState.get_full_name()
PATIENCE_SECONDS = 20
_NAMESPACE = "/_event"
_HYDRATE = "reflex___state____state.hydrate_and_load"
_SUFFIX = "_rx_state_"
_GOOD_BYE = {"1", f"41{_NAMESPACE}", f"41{_NAMESPACE},"}


class Gone(ConnectionError):
    """The server has ended the connection, or never took it."""


@dataclass(frozen=True)
class Answer:
    """What a page was told of something it had sent: whether it is stored, or else the code of the refusal."""

    is_stored: bool
    code: str = ""


class Screen:
    """One open page. Make it with `opened`."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, address: str, code: str) -> None:
        self.state: dict[str, dict[str, Any]] = {}
        self.frames: list[str] = []
        self.is_gone = False
        self._answers: dict[str, Answer] = {}
        self._changed = asyncio.Condition()
        self._reader, self._writer = reader, writer
        self._wire = WSConnection(ConnectionType.CLIENT)
        self._partial = ""
        self._router = {"pathname": address, "asPath": address.replace("[code]", code), "query": {"code": code}}

    # --- what it shows ----------------------------------------------------------------------------------------------

    def topics(self) -> dict[str, Any]:
        """What is on the screen of the room, by topic."""
        shown = self.state.get(ROOM, {})
        return {name.removesuffix(_SUFFIX): value for name, value in shown.items()}

    def topic(self, name: str) -> dict[str, Any]:
        """What is on the screen of one topic."""
        found = self.topics().get(name)
        return found if isinstance(found, dict) else {}

    def turnout(self, round_id: str) -> dict[str, tuple[int, int]]:
        """Voices that have voted in a round and that may, as this screen says: in all under "", and by group."""
        live = self.topic("turnout")
        if live.get("round_id") == round_id:
            return turnouts(live, live["groups"])
        rounds = {one["id"]: one for one in self.topic("rounds").get("rounds", ())}
        shown = rounds.get(round_id)
        return turnouts(shown["turnout"], shown["turnout_by_group"]) if shown else {}

    def own(self, name: str) -> Any:
        """Something that the page knows of its own seat."""
        return self.state.get(SEAT, {}).get(f"{name}{_SUFFIX}")

    async def until(self, is_so: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> bool:
        """Wait until something is so on this screen; whether it came to be in time."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: is_so() or self.is_gone)
        return is_so()

    # --- what it says -----------------------------------------------------------------------------------------------

    def say(self, event: str, payload: object) -> None:
        """Send an event as the page's script does."""
        body = {"name": event, "payload": payload, "router_data": self._router}
        self.say_raw(f"42{_NAMESPACE},{json.dumps(['event', body])}")

    def say_raw(self, packet: str) -> None:
        """Send any text at all."""
        self._send(TextMessage(data=packet))

    async def answer(self, key: str) -> Answer:
        """What the server has answered to what was sent with this key. Errors: Gone, TimeoutError."""
        async with asyncio.timeout(PATIENCE_SECONDS), self._changed:
            await self._changed.wait_for(lambda: key in self._answers or self.is_gone)
        if key not in self._answers:
            raise Gone("the connection ended without an answer")
        return self._answers[key]

    async def ask(self, event: str, **payload: object) -> Answer:
        """Send something with a key of its own, and wait for the answer. Errors: as `answer`."""
        key = secrets.token_hex(8)
        self.say(event, {**payload, "key": key})
        return await self.answer(key)

    def cut(self) -> None:
        """Lose the connection, as a phone does that leaves the Wi-Fi."""
        self._writer.transport.abort()

    # --- the wire ---------------------------------------------------------------------------------------------------

    def _send(self, event: Event) -> None:
        if self.is_gone:
            raise Gone("the connection has ended")
        self._writer.write(self._wire.send(event))

    async def greet(self, url: str, cookies: str) -> None:
        """Open the WebSocket and enter the page. Errors: Gone."""
        parts = urlsplit(url)
        headers = [(b"cookie", cookies.encode()), (b"origin", f"{parts.scheme}://{parts.netloc}".encode())]
        target = f"{_NAMESPACE}/?token={secrets.token_hex(16)}&EIO=4&transport=websocket"
        self._send(Request(host=parts.netloc, target=target, extra_headers=headers))
        hello = {"event": {"name": _HYDRATE, "payload": {"hashes": []}, "router_data": self._router}}
        packets = self._packets()
        async with asyncio.timeout(PATIENCE_SECONDS):
            async for packet in packets:
                if packet.startswith("0"):
                    self.say_raw(f"40{_NAMESPACE},{json.dumps(hello)}")
                elif packet.startswith(f"40{_NAMESPACE}"):
                    break
                else:
                    await self._take(packet)
            else:
                raise Gone("the server did not answer the greeting")
        self._rest = packets

    async def listen(self) -> None:
        """Take in what comes until the connection ends."""
        try:
            async for packet in self._rest:
                if packet in _GOOD_BYE:
                    return
                await self._take(packet)
        except OSError:
            pass  # cut off, which is an end as well
        finally:
            async with self._changed:
                self.is_gone = True
                self._changed.notify_all()

    async def _take(self, packet: str) -> None:
        if packet == "2":
            self._send(TextMessage(data="3"))
            return
        self.frames.append(packet)
        if not packet.startswith(f"42{_NAMESPACE},"):
            return
        name, *arguments = json.loads(packet.removeprefix(f"42{_NAMESPACE},"))
        update = arguments[0] if name == "event" and arguments else {}
        if isinstance(update, str):
            update = json.loads(update)
        delta = update.get("delta") or {}
        for state, variables in delta.items():
            self.state.setdefault(state, {}).update(variables)
        async with self._changed:
            if f"ack_ok{_SUFFIX}" in delta.get(SEAT, {}):
                self._answers[self.own("ack_key")] = Answer(self.own("ack_ok"), self.own("ack_code"))
            self._changed.notify_all()

    async def _packets(self) -> AsyncIterator[str]:
        while True:
            for event in self._wire.events():
                match event:
                    case RejectConnection() | CloseConnection():
                        return
                    case Ping():
                        self._send(event.response())
                    case TextMessage():
                        self._partial += event.data
                        if event.message_finished:
                            packet, self._partial = self._partial, ""
                            yield packet
                    case BytesMessage():
                        raise AssertionError("the server sent bytes, which no page of ours reads")
            data = await self._reader.read(65536)
            if not data:
                return
            self._wire.receive_data(data)


def turnouts(whole: dict[str, Any], groups: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    """A turnout as views have it: (cast, eligible) by group, and of all under ""."""
    return {"": (whole["cast"], whole["eligible"])} | {one["label"]: (one["cast"], one["eligible"]) for one in groups}


@contextlib.asynccontextmanager
async def opened(url: str, page: str, code: str, token: str) -> AsyncIterator[Screen]:
    """The page of a seat (`room`, `desk`, `wall`, `charter`), entered and filled, for the time of the block."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection("127.0.0.1", parts.port)
    screen = Screen(reader, writer, f"/{page}/[code]", code)
    listening: asyncio.Task[None] | None = None
    try:
        await screen.greet(url, f"seat_{code}={token}")
        listening = asyncio.create_task(screen.listen())
        if not await screen.until(lambda: screen.own("seat_status") in {"seated", "absent"}):
            raise Gone("the page was not filled in time")
        yield screen
    finally:
        if listening is not None:
            listening.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await listening
        writer.close()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
