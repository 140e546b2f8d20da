"""Two instances of the house on one database, each with a hub, a relay and pages of its own, in one process.

async with an_instance(url) as here, an_instance(url) as there:
    await there.opens("ben's phone", ben)
    await here.house.running.start_timer(ada, 60)
    await there.shows("ben's phone", lambda page: page["agenda"]["timer"]["state"] == "running")
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import psycopg

from app.domain.workshop import Actor
from app.persistence.channel import Channel
from app.persistence.database import Database
from app.realtime.frames import update_of
from app.realtime.hub import Hub
from app.realtime.mirror import Room
from app.realtime.relay import Relay
from app.services.house import House

_WITHIN_SECONDS = 20
_ROOM, _SUFFIX = Room.get_full_name(), "_rx_state_"


@dataclass
class Screen:
    """A line to a page that keeps what it shows."""

    shown: dict[str, Any]
    changed: asyncio.Event

    def send(self, text: str) -> bool:
        delta = update_of(text)["delta"][_ROOM]
        self.shown.update({name.removesuffix(_SUFFIX): view for name, view in delta.items()})
        self.changed.set()
        return True

    def waits(self) -> float:
        return 0.0


@dataclass
class Screens:
    """Sockets, and what their pages show, by socket id."""

    shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def line(self, sid: str) -> Screen:
        return Screen(self.shown.setdefault(sid, {}), self.changed)

    def is_connected(self, sid: str) -> bool:
        return True

    def cut(self, sid: str) -> None:
        raise AssertionError("nobody here is slow")


@dataclass
class Instance:
    """One instance."""

    house: House
    hub: Hub
    relay: Relay
    channel: Channel
    screens: Screens

    async def opens(self, sid: str, actor: Actor) -> None:
        """Somebody opens a page here."""
        await self.hub.enter(sid, actor)

    async def shows(self, sid: str, is_so: Callable[[dict[str, Any]], Any]) -> None:
        """Wait until the page shows it. Errors: TimeoutError."""
        async with asyncio.timeout(_WITHIN_SECONDS):
            while not self._is_so(sid, is_so):
                self.screens.changed.clear()
                await self.screens.changed.wait()

    def _is_so(self, sid: str, is_so: Callable[[dict[str, Any]], Any]) -> bool:
        with contextlib.suppress(LookupError):  # a page that has not been told so much yet
            return bool(is_so(self.screens.shown.get(sid, {})))
        return False

    async def resolve(self, token: str, code: str) -> Actor:
        """Whose token this is."""
        return await self.house.seating.resolve(token, code)


@contextlib.asynccontextmanager
async def an_instance(url: str, *, secret: str = "s" * 40) -> AsyncIterator[Instance]:
    """An instance that is up for the time of the block."""
    hub, screens = Hub(tick_seconds=0.01), Screens()
    channel = Channel(url)
    relay = Relay(hub, channel)
    house = House(Database(url), secret, announcer=relay, seat_writes_per_minute=1_000_000)
    hub.bind(house.views, screens)
    async with hub.running(), relay.running(house.seating.removed_of, house.keys.mark()):
        yield Instance(house, hub, relay, channel, screens)
    await house.database.close()


def end_listening(url: str) -> None:
    """End every connection on which an instance hears the others, as a database does that is restarted."""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name LIKE 'mission-room %' AND query LIKE 'LISTEN%' AND datname = current_database()"
        )
