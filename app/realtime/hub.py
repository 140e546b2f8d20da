"""The hub: turns 'something changed' into one frame per topic for everybody in the room.

Changes mark topics dirty; a tick reads each dirty topic once, encodes it once and sends it to the socket room. The
first change after quiet goes out at once; what follows within the tick is gathered, and the tick stretches with what
the last one cost. Whoever enters joins the socket room first and is then sent the whole snapshot, so that
nothing falls between.
"""

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from app.domain.roles import LEADING, Role
from app.domain.snapshot import AgendaView, Topic
from app.domain.workshop import Actor
from app.realtime.mirror import View, closing_frame, entering_frame, frame
from app.realtime.writing import Writing
from app.services.clock import now, to_ms
from app.services.views.here import Here

logger = logging.getLogger(__name__)

NAMESPACE = "/_event"
_HEARTBEAT_SECONDS = 2.0
_SHARED = tuple(topic for topic in Topic if topic not in {Topic.CHARTER, Topic.BACKSTAGE, Topic.PRESENCE})


class Snapshots(Protocol):
    """Reads the view of a topic; services.views provides it."""

    async def view(self, workshop_id: str, topic: Topic, here: Here) -> View | None:
        """The topic's view, or None when the workshop is gone. `here` says who is connected and who is writing."""


class Sockets(Protocol):
    """The part of Reflex's event namespace that the hub uses."""

    async def emit(self, event: str, data: Any, *, to: str | None = None, room: str | None = None) -> None:
        """Send to one socket or to a room."""

    async def enter_room(self, sid: str, room: str) -> None:
        """Put a socket into a room."""

    async def leave_room(self, sid: str, room: str) -> None:
        """Take it out."""


@dataclass(frozen=True, slots=True)
class Presence:
    """A socket that is in a room."""

    workshop_id: str
    seat_id: str
    role: Role
    group_id: str = ""


def _room(workshop_id: str, audience: str = "all") -> str:
    return f"workshop:{workshop_id}:{audience}"


class Hub:
    """One per process. `changed` is the announcer of the services."""

    def __init__(self, tick_seconds: float = 0.1) -> None:
        self._tick_seconds = tick_seconds
        self._snapshots: Snapshots | None = None
        self._sockets: Sockets | None = None
        self._is_connected: Callable[[str], bool] = lambda _sid: True
        self._dirty: dict[str, set[Topic]] = defaultdict(set)
        self._wake = asyncio.Event()
        self._idle = asyncio.Event()
        self._here: dict[str, Presence] = {}
        self._readers: set[str] = set()
        self._removed: set[str] = set()
        self._writing = Writing(lambda workshop_id: self.changed(workshop_id, (Topic.PRESENCE,)))
        self._cache: dict[str, dict[Topic, View]] = defaultdict(dict)
        self._versions: dict[tuple[str, Topic], int] = defaultdict(int)

    def bind(self, snapshots: Snapshots, sockets: Sockets, is_connected: Callable[[str], bool]) -> None:
        """Give the hub what it reads and what it sends by, once they exist."""
        self._snapshots = snapshots
        self._sockets = sockets
        self._is_connected = is_connected

    # --- what services say ----------------------------------------------------------------------------------------

    def changed(self, workshop_id: str, topics: Iterable[Topic]) -> None:
        """These topics have changed (committed already); they go out with the next tick."""
        wanted = set(topics)
        self._dirty[workshop_id] |= wanted
        for topic in wanted:
            self._versions[workshop_id, topic] += 1
            self._cache[workshop_id].pop(topic, None)
        self._idle.clear()
        self._wake.set()

    def removed(self, seat_id: str) -> None:
        """This seat is no more; its sockets are shown out with the next tick."""
        self._removed.add(seat_id)
        self._idle.clear()
        self._wake.set()

    async def settled(self) -> None:
        """Wait until all that was said so far has been sent."""
        await self._idle.wait()

    # --- who is here ----------------------------------------------------------------------------------------------

    def seats_here(self, workshop_id: str) -> frozenset[str]:
        """Seats with at least one connected socket."""
        return frozenset(one.seat_id for one in self._here.values() if one.workshop_id == workshop_id)

    def here(self, workshop_id: str) -> Here:
        """Who is connected and who is writing, with their groups."""
        sockets = [(sid, one) for sid, one in self._here.items() if one.workshop_id == workshop_id]
        return Here(
            seats=frozenset(one.seat_id for _, one in sockets),
            writing=frozenset(one.seat_id for sid, one in sockets if sid in self._writing),
            groups={one.seat_id: one.group_id for _, one in sockets if one.group_id},
        )

    def writing(self, sid: str, is_writing: bool) -> None:
        """A participant's device says that somebody is typing, or has stopped. Whoever has not entered says nothing."""
        one = self._here.get(sid)
        if one is not None and one.role is Role.PARTICIPANT:
            self._writing.mark(sid, one.workshop_id, is_writing)

    async def enter(self, sid: str, actor: Actor, *, reads_charter: bool = False) -> None:
        """Bring a socket into its workshop's room and send it everything. Harmless to repeat."""
        sockets = self._need_sockets()
        await self.leave(sid, except_workshop=actor.workshop_id)
        self._here[sid] = Presence(actor.workshop_id, actor.seat_id, actor.role, actor.group_id)
        await sockets.enter_room(sid, _room(actor.workshop_id))
        topics = [*_SHARED, Topic.PRESENCE]
        if actor.role in LEADING:
            await sockets.enter_room(sid, _room(actor.workshop_id, "desk"))
            topics.append(Topic.BACKSTAGE)
        if reads_charter:
            self._readers.add(sid)
            await sockets.enter_room(sid, _room(actor.workshop_id, "charter"))
            topics.append(Topic.CHARTER)
        views = await self._views(actor.workshop_id, topics)
        if views:
            await sockets.emit("event", entering_frame(views), to=sid)
        self.changed(actor.workshop_id, (Topic.PRESENCE,))

    async def leave(self, sid: str, *, except_workshop: str = "") -> None:
        """Take a socket out of the room it was in, unless that is the one it is entering again."""
        before = self._here.get(sid)
        if before is None or before.workshop_id == except_workshop:
            return
        self._forget(sid)
        for audience in ("all", "desk", "charter"):
            await self._need_sockets().leave_room(sid, _room(before.workshop_id, audience))

    async def _show_out(self) -> None:
        """Tell the sockets of removed seats, and take them out of the room."""
        removed, self._removed = self._removed, set()
        for sid in [sid for sid, one in self._here.items() if one.seat_id in removed]:
            await self._need_sockets().emit("event", closing_frame(), to=sid)
            await self.leave(sid)

    def _forget(self, sid: str) -> None:
        gone = self._here.pop(sid, None)
        self._readers.discard(sid)
        self._writing.forget(sid)
        if gone is not None:
            self.changed(gone.workshop_id, (Topic.PRESENCE,))

    def _need_sockets(self) -> Sockets:
        if self._sockets is None:
            raise RuntimeError("the hub was used before it was bound to sockets")
        return self._sockets

    # --- reading --------------------------------------------------------------------------------------------------

    async def _views(self, workshop_id: str, topics: Iterable[Topic]) -> dict[Topic, View]:
        snapshots = self._snapshots
        if snapshots is None:
            raise RuntimeError("the hub was used before it was bound")
        here = self.here(workshop_id)
        views: dict[Topic, View] = {}
        cached = self._cache[workshop_id]
        for topic in topics:
            known = cached.get(topic)
            if known is None:
                version = self._versions[workshop_id, topic]
                known = await snapshots.view(workshop_id, topic, here)
                if known is None:
                    continue
                is_current = version == self._versions[workshop_id, topic]
                if is_current and topic not in {Topic.BACKSTAGE, Topic.PRESENCE}:
                    cached[topic] = known
            views[topic] = self._stamped(known)
        return views

    @staticmethod
    def _stamped(view: View) -> View:
        """Timers agree on all screens because each learns the server's time with the frame."""
        if isinstance(view, AgendaView):
            return replace(view, timer=replace(view.timer, server_now_ms=to_ms(now())))
        return view

    # --- the tick -------------------------------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Broadcast until the block ends."""
        task = asyncio.create_task(self.run())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def run(self) -> None:
        """Broadcast until cancelled."""
        heartbeat = asyncio.create_task(self._heartbeat())
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                began = time.monotonic()
                dirty, self._dirty = self._dirty, defaultdict(set)
                await self._show_out()
                told = await asyncio.gather(
                    *(self._broadcast(workshop_id, topics) for workshop_id, topics in dirty.items()),
                    return_exceptions=True,  # one room's trouble must not silence the others
                )
                for fault in told:
                    if isinstance(fault, Exception):
                        logger.error("a room could not be told of a change", exc_info=fault)
                if not self._wake.is_set():
                    self._idle.set()
                await asyncio.sleep(max(self._tick_seconds, time.monotonic() - began))
        finally:
            heartbeat.cancel()

    async def _broadcast(self, workshop_id: str, topics: set[Topic]) -> None:
        listeners = [sid for sid, one in self._here.items() if one.workshop_id == workshop_id]
        if not listeners or self._sockets is None:
            self._cache.pop(workshop_id, None)
            for topic in Topic:
                self._versions.pop((workshop_id, topic), None)
            return
        shared: list[Topic] = [topic for topic in topics if topic not in {Topic.CHARTER, Topic.BACKSTAGE}]
        await self._send(workshop_id, shared, "all")
        if Topic.BACKSTAGE in topics and any(self._here[sid].role in LEADING for sid in listeners if sid in self._here):
            await self._send(workshop_id, [Topic.BACKSTAGE], "desk")
        if Topic.CHARTER in topics and self._readers:
            await self._send(workshop_id, [Topic.CHARTER], "charter")

    async def _send(self, workshop_id: str, topics: list[Topic], audience: str) -> None:
        if not topics:
            return
        views = await self._views(workshop_id, topics)
        if views:
            await self._need_sockets().emit("event", frame(views), room=_room(workshop_id, audience))
        elif Topic.AGENDA in topics:
            # The workshop was deleted: there is nothing to read, and everybody should know.
            await self._need_sockets().emit("event", closing_frame(), room=_room(workshop_id, audience))

    async def _heartbeat(self) -> None:
        """Notice who has gone, and heal frames that were lost."""
        beats = 0
        while True:
            await asyncio.sleep(_HEARTBEAT_SECONDS)
            for sid in [sid for sid in self._here if not self._is_connected(sid)]:
                self._forget(sid)
            self._writing.tidy()
            beats += 1
            if beats % 10 == 0:
                for workshop_id in {one.workshop_id for one in self._here.values()}:
                    self.changed(workshop_id, (Topic.AGENDA, Topic.PRESENCE))


__all__ = ["NAMESPACE", "Hub", "Snapshots", "Sockets"]
