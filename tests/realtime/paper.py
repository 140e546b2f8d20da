"""A hub on paper: real services on a real database, and sockets that write down what they were sent."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.domain.workshop import Actor
from app.realtime.hub import Hub
from app.realtime.mirror import Room
from app.services.house import House

ROOM = Room.get_full_name()
KEY = "a-key-that-only-this-device-has"


@dataclass
class PaperLine:
    """A line that writes down what is sent. While `is_slow` nothing leaves."""

    sent: list[Any] = field(default_factory=list)
    is_slow: bool = False
    has_waited: float = 0.0
    when_sent: Callable[[], None] = lambda: None

    def send(self, text: str) -> bool:
        if self.is_slow:
            return False
        assert text.startswith("42/_event,")
        name, update = json.loads(text.removeprefix("42/_event,"))
        assert name == "event"
        self.sent.append(update)
        self.when_sent()
        return True

    def waits(self) -> float:
        return self.has_waited


@dataclass
class Sockets:
    """Sockets by id; what every one was sent, and which were cut."""

    lines: dict[str, PaperLine] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    was_cut: list[str] = field(default_factory=list)

    def line(self, sid: str) -> PaperLine:
        return self.lines.setdefault(sid, PaperLine())

    def is_connected(self, sid: str) -> bool:
        return sid not in self.gone

    def cut(self, sid: str) -> None:
        self.was_cut.append(sid)

    def sent(self, sid: str) -> list[Any]:
        """The updates that this socket was sent."""
        return self.line(sid).sent

    def seen(self, sid: str) -> dict[str, Any]:
        """The room as this socket's page has it now."""
        shown: dict[str, Any] = {}
        for frame in self.sent(sid):
            shown.update(frame["delta"][ROOM])
        return shown


@dataclass
class Stage:
    """A workshop with a facilitator, two participants, and their sockets."""

    house: House
    hub: Hub
    sockets: Sockets
    code: str
    facilitator: Actor
    participants: list[Actor]
    steps: dict[str, str]
    url: str

    async def settled(self) -> None:
        """Wait until the hub has told everything."""
        async with asyncio.timeout(20):
            await self.hub.settled()
