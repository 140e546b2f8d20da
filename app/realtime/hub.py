"""The hub: turns 'something changed' into one frame for everybody in the room.

It keeps the rooms that have people in them, and knows which socket is in which. `changed` and `removed` make it the
announcer of the services. What it must not do: read the database otherwise than by the views.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Protocol

from app.domain.roles import Role
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.realtime.mirror import View
from app.realtime.rooms import SHARED, LiveRoom, Member
from app.realtime.wire import Line
from app.realtime.writing import Writing
from app.services.views.here import NOBODY_HERE, Here

logger = logging.getLogger(__name__)

_LOOK_EVERY_SECONDS = 2.0
_HEAL_EVERY_LOOKS = 15
_CUT_AFTER_SECONDS = 10.0


class Snapshots(Protocol):
    """Reads the view of a topic; services.views provides it."""

    async def view(self, workshop_id: str, topic: Topic, here: Here) -> View | None:
        """The topic's view, or None when the workshop is gone."""


class Sockets(Protocol):
    """Sockets by id; `app.realtime.wire.Sockets` in a server."""

    def line(self, sid: str) -> Line:
        """The way to a socket."""

    def is_connected(self, sid: str) -> bool:
        """Whether the socket is still there."""

    def cut(self, sid: str) -> None:
        """End a socket that takes nothing any more."""


class Hub:
    """One per process. `elsewhere` says who of a workshop is connected to other instances; the relay sets it."""

    def __init__(self, tick_seconds: float = 0.025) -> None:
        self._tick_seconds = tick_seconds
        self._snapshots: Snapshots | None = None
        self._sockets: Sockets | None = None
        self._rooms: dict[str, LiveRoom] = {}
        self._room_of: dict[str, str] = {}
        self._writing = Writing(lambda workshop_id: self.changed(workshop_id, (Topic.PRESENCE,)))
        self.elsewhere: Callable[[str], Here] = lambda _workshop_id: NOBODY_HERE

    def bind(self, snapshots: Snapshots, sockets: Sockets) -> None:
        """Give the hub what it reads and what it sends by, once they exist."""
        self._snapshots, self._sockets = snapshots, sockets

    # --- what services say ----------------------------------------------------------------------------------------

    def changed(self, workshop_id: str, topics: Iterable[Topic]) -> None:
        """These topics have changed (committed already); they go out with the next tick."""
        room = self._rooms.get(workshop_id)
        if room is not None:
            room.changed(topics)

    def removed(self, seat_id: str) -> None:
        """This seat is no more; its sockets are shown out."""
        for workshop_id, room in list(self._rooms.items()):
            for sid in room.show_out(seat_id):
                self._writing.forget(sid)
                self._room_of.pop(sid, None)
            self._clear_away(workshop_id)

    async def settled(self) -> None:
        """Wait until all that was said so far has been sent."""
        for room in list(self._rooms.values()):
            await room.idle.wait()

    # --- who is here ----------------------------------------------------------------------------------------------

    def here(self, workshop_id: str) -> Here:
        """Who is connected, here or elsewhere, and who is writing, with their groups."""
        return self.own(workshop_id) | self.elsewhere(workshop_id)

    def own(self, workshop_id: str) -> Here:
        """Who is connected to this instance, and who of them is writing."""
        room = self._rooms.get(workshop_id)
        return NOBODY_HERE if room is None else room.own()

    def workshops(self) -> list[str]:
        """Workshops with somebody here."""
        return list(self._rooms)

    async def enter(self, sid: str, actor: Actor, *, reads_charter: bool = False) -> None:
        """Bring a socket into its workshop's room and send it everything. Harmless to repeat."""
        if self._sockets is None:
            raise RuntimeError("the hub was used before it was bound to sockets")
        if self._room_of.get(sid, actor.workshop_id) != actor.workshop_id:
            self._forget(sid)
        room = self._rooms.get(actor.workshop_id)
        if room is None:
            room = self._rooms[actor.workshop_id] = self._open(actor.workshop_id)
        self._room_of[sid] = actor.workshop_id
        member = Member(sid, actor.seat_id, actor.role, actor.group_id, self._sockets.line(sid), reads_charter)
        await room.admit(member)

    async def leave(self, sid: str) -> None:
        """Take a socket out of the room it was in."""
        self._forget(sid)

    def writing(self, sid: str, is_writing: bool) -> None:
        """A participant's device says that somebody is typing, or has stopped. Whoever has not entered says nothing."""
        workshop_id = self._room_of.get(sid, "")
        room = self._rooms.get(workshop_id)
        member = None if room is None else room.member(sid)
        if member is not None and member.role is Role.PARTICIPANT:
            self._writing.mark(sid, workshop_id, is_writing)

    def _open(self, workshop_id: str) -> LiveRoom:
        snapshots, sockets = self._snapshots, self._sockets
        if snapshots is None or sockets is None:
            raise RuntimeError("the hub was used before it was bound")
        return LiveRoom(
            lambda topic, here: snapshots.view(workshop_id, topic, here),
            tick_seconds=self._tick_seconds,
            cut_after_seconds=_CUT_AFTER_SECONDS,
            cut=sockets.cut,
            elsewhere=lambda: self.elsewhere(workshop_id),
            is_writing=self._writing.__contains__,
        )

    def _forget(self, sid: str) -> None:
        self._writing.forget(sid)
        workshop_id = self._room_of.pop(sid, "")
        room = self._rooms.get(workshop_id)
        if room is None:
            return
        room.dismiss(sid)
        self._clear_away(workshop_id)

    def _clear_away(self, workshop_id: str) -> None:
        """A room that everybody has left is kept no longer; what it was just doing ends by itself."""
        room = self._rooms.get(workshop_id)
        if room is not None and not len(room):
            del self._rooms[workshop_id]

    # --- looking after the rooms ----------------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look after the rooms until the block ends."""
        task = asyncio.create_task(self._look_after())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await asyncio.gather(*(room.stopped() for room in self._rooms.values()))

    async def _look_after(self) -> None:
        looks = 0
        while True:
            await asyncio.sleep(_LOOK_EVERY_SECONDS)
            looks += 1
            try:
                self.look(heals=looks % _HEAL_EVERY_LOOKS == 0)
            except Exception:
                logger.exception("the hub could not look after its rooms")

    def look(self, *, heals: bool = False) -> None:
        """Notice who has gone and who is behind; `heals` reads everything anew, in case that something was missed."""
        if self._sockets is None:
            return
        for sid in [sid for sid in self._room_of if not self._sockets.is_connected(sid)]:
            self._forget(sid)
        self._writing.tidy()
        for room in self._rooms.values():
            room.heal()
            if heals:
                room.changed(SHARED)


__all__ = ["Hub", "Snapshots", "Sockets"]
