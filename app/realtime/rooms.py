"""A room with people in it: who is here, what is dirty, and the tick that tells everybody.

The first change after quiet goes out at once; what follows within the tick is gathered, and the tick stretches with
what the last one cost, so that a large room slows down and nothing queues. Each dirty topic is read and encoded once.
Whoever enters becomes a member first and is then sent everything from the pieces of the last ticks: what has changed
since comes with the next tick, so that nothing falls between, and a thousand arrivals read the database once.

What it must not do: know sockets beyond `Line`, or decide what an audience may see (the views do).
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.readings import SHELVES
from app.domain.roles import LEADING, Role
from app.domain.snapshot import Topic
from app.realtime.frames import closing_frame, entering_frame, frame, piece
from app.realtime.mirror import View
from app.realtime.wire import Line
from app.services.views.here import NOBODY_HERE, Here

logger = logging.getLogger(__name__)

Reader = Callable[[Topic, Here], Awaitable[View | None]]

SHARED = tuple(
    topic for topic in Topic if topic not in {Topic.CHARTER, Topic.COMMENTS, Topic.BACKSTAGE, Topic.BLOCKERS}
)
"""What everybody in the room is told."""

_TOLD = (
    SHARED,
    (*SHARED, Topic.CHARTER, Topic.COMMENTS),
    (*SHARED, Topic.BACKSTAGE, Topic.BLOCKERS),
    (*SHARED, Topic.BACKSTAGE, Topic.BLOCKERS, Topic.CHARTER, Topic.COMMENTS),
)

_CALM_SECONDS = {Topic.PRESENCE: 0.5, Topic.BACKSTAGE: 0.25, Topic.CHARTER: 1.0}
"""Topics that are told at most so often, the first at once: each arrival changes them, or they are dear to read."""

_HEAVY = frozenset({*SHELVES, Topic.ESTIMATES, Topic.COMMENTS})
_HEAVY_BYTES_A_SECOND = 10_000_000
_LONGEST_CALM_SECONDS = 2.0
"""Topics that can grow to a hundred kilobytes are told so often that a room gets so many bytes in a second, and every
two seconds whatever it takes: while many hands type, phones get several changes at once."""

_BEHIND_SECONDS = 0.1
"""How soon somebody who could not take a frame is tried again."""

_TRIES_TO_PART = 100
"""A removed seat whose socket takes no good-bye in so many ticks is hung up on."""

_AT_ONCE = 200
"""Sockets that are written to before others get a turn at the event loop, some two milliseconds of work."""


@dataclass(slots=True)
class Member:
    """A socket in a room. `is_behind` when it could not take a frame: it is then told everything, once it can."""

    sid: str
    seat_id: str
    role: Role
    group_id: str
    line: Line
    reads_charter: bool = False
    is_behind: bool = False
    audience: int = field(init=False)
    """The same number for all who are told the same."""

    def __post_init__(self) -> None:
        self.audience = 2 * (self.role in LEADING) + self.reads_charter

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What this member is told."""
        return _TOLD[self.audience]


class LiveRoom:
    """One workshop with people in it. `cut` ends a socket that takes nothing any more."""

    def __init__(
        self,
        read: Reader,
        *,
        tick_seconds: float,
        cut_after_seconds: float,
        cut: Callable[[str], None],
        elsewhere: Callable[[], Here],
        is_writing: Callable[[str], bool],
    ) -> None:
        self._read = read
        self._tick_seconds = tick_seconds
        self._cut_after_seconds = cut_after_seconds
        self._cut = cut
        self._elsewhere = elsewhere
        self._is_writing = is_writing
        self._members: dict[str, Member] = {}
        self._dirty: set[Topic] = set()
        self._pieces: dict[Topic, str] = {}
        self._whole: dict[int, str] = {}
        self._told_at: dict[Topic, float] = {}
        self._rest_until = 0.0
        self._reading = asyncio.Lock()
        self._beat: asyncio.Task[None] | None = None
        self._retry: asyncio.TimerHandle | None = None
        self._partings: set[asyncio.Task[None]] = set()
        self._woken = asyncio.Event()
        self.idle = asyncio.Event()
        self.idle.set()

    # --- who is here ----------------------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[Member]:
        return iter(list(self._members.values()))

    def member(self, sid: str) -> Member | None:
        """Who is at a socket; None when it is not in this room."""
        return self._members.get(sid)

    def own(self) -> Here:
        """Seats with an open page at this instance, who of them is writing, and their groups."""
        members = self._members.values()
        return Here(
            seats=frozenset(one.seat_id for one in members),
            writing=frozenset(one.seat_id for one in members if self._is_writing(one.sid)),
            groups={one.seat_id: one.group_id for one in members if one.group_id},
        )

    async def admit(self, member: Member) -> None:
        """Let a socket in and send it everything. Harmless to repeat."""
        self._members[member.sid] = member
        self.changed((Topic.PRESENCE,))
        try:
            await self._send_whole(member)
        except BaseException:
            member.is_behind = True  # it is here, and is told everything once it can be read
            raise

    def dismiss(self, sid: str) -> Member | None:
        """Take a socket out."""
        member = self._members.pop(sid, None)
        if member is not None:
            self.changed((Topic.PRESENCE,))
        return member

    async def stopped(self) -> None:
        """Tell nobody anything any more, and wait until what was being read or sent has been let go of."""
        if self._retry is not None:
            self._retry.cancel()
        tasks = [*self._partings, *([self._beat] if self._beat else ())]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.idle.set()

    # --- what they are told ---------------------------------------------------------------------------------------

    def changed(self, topics: Iterable[Topic]) -> None:
        """These topics have changed; they go out with the next tick."""
        self._dirty.update(topics)
        self._wake()

    def heal(self) -> None:
        """Cut off who has taken nothing for long, and try again what could not be told."""
        for member in self:
            if member.line.waits() > self._cut_after_seconds:
                self.dismiss(member.sid)
                self._cut(member.sid)
        if self._dirty or any(member.is_behind for member in self._members.values()):
            self._wake()

    def _wake(self) -> None:
        self.idle.clear()
        self._woken.set()
        if self._beat is None or self._beat.done():
            self._beat = asyncio.create_task(self._tell_while_there_is_news())

    async def _tell_while_there_is_news(self) -> None:
        while self._woken.is_set():
            self._woken.clear()
            now = time.monotonic()
            if now < self._rest_until:
                await asyncio.sleep(self._rest_until - now)
            began = time.monotonic()
            due = {topic for topic in self._dirty if self._due_at(topic) <= began}
            self._dirty -= due
            try:
                await self._tell(due)
            except Exception:
                self._dirty |= due  # tried again with the next change, or when the hub looks after its rooms
                logger.exception("a room could not be told of a change")
                break
            ended = time.monotonic()
            for topic in due:
                self._told_at[topic] = ended
            self._rest_until = ended + max(self._tick_seconds, ended - began)
            if self._dirty:
                await self._wait_for_news(min(self._due_at(topic) for topic in self._dirty) - ended)
        self.idle.set()

    async def _wait_for_news(self, seconds: float) -> None:
        """Wait until a calm topic may be told again, or something else has changed."""
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                await self._woken.wait()
        except TimeoutError:
            self._woken.set()

    def _due_at(self, topic: Topic) -> float:
        return self._told_at.get(topic, 0.0) + self._calm(topic)

    def _calm(self, topic: Topic) -> float:
        if topic not in _HEAVY:
            return _CALM_SECONDS.get(topic, 0.0)
        told = len(self._pieces.get(topic, "")) * len(self._members)
        return min(_LONGEST_CALM_SECONDS, told / _HEAVY_BYTES_A_SECOND)

    async def _tell(self, due: set[Topic]) -> None:
        if not self._members:
            # Nobody to tell; whoever comes reads anew.
            async with self._reading:
                self._forget()
            return
        async with self._reading:
            unheard = self._unheard(due)
            wanted = due - unheard
            if unheard & self._pieces.keys():
                # Whoever wants it next reads it anew.
                self._whole.clear()
                for topic in unheard:
                    self._pieces.pop(topic, None)
            news = await self._read_anew([topic for topic in Topic if topic in wanted])
        if news is None:
            self._close()
            return
        texts: dict[int, str] = {}
        behind = [member for member in self if member.is_behind]
        for number, member in enumerate(self if news else (), start=1):
            if self._members.get(member.sid) is not member:
                continue  # shown out, or gone, since this tick began
            if not member.is_behind:
                text = texts.get(member.audience)
                if text is None:
                    pieces = [self._pieces[topic] for topic in news if topic in member.topics]
                    text = texts[member.audience] = frame(pieces) if pieces else ""
                if text and not member.line.send(text):
                    member.is_behind = True
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)
        for member in behind:
            await self._send_whole(member)
        if any(member.is_behind for member in self._members.values()) and self._retry is None:
            # What they have missed may be the last news for long.
            self._retry = asyncio.get_running_loop().call_later(_BEHIND_SECONDS, self._try_again)

    def _try_again(self) -> None:
        self._retry = None
        if self._members:
            self._wake()

    def _unheard(self, due: set[Topic]) -> set[Topic]:
        """Those of the topics that nobody here is told."""
        special = due.difference(SHARED)
        return special.difference(*(member.topics for member in self._members.values())) if special else special

    async def _send_whole(self, member: Member) -> None:
        audience, topics = member.audience, member.topics
        if audience not in self._whole:
            async with self._reading:
                # Of a thousand who come at once, the first reads for all; what a tick has read meanwhile is newer.
                if await self._read_anew([topic for topic in topics if topic not in self._pieces]) is None:
                    self._close()
                    return
                if audience not in self._whole:
                    self._whole[audience] = entering_frame(self._pieces[topic] for topic in topics)
        if self._members.get(member.sid) is member:
            member.is_behind = not member.line.send(self._whole[audience])

    async def _read_anew(self, topics: list[Topic]) -> list[Topic] | None:
        """Read and encode; those of the topics that are not as they were. None when the workshop is gone."""
        here = self.own() | self._elsewhere() if Topic.PRESENCE in topics else NOBODY_HERE
        # Side by side: after a restart a thousand pages wait for the first reading, on a loop that is busy with them.
        views = await asyncio.gather(*(self._read(topic, here) for topic in topics), return_exceptions=True)
        fresh: dict[Topic, str] = {}
        for topic, view in zip(topics, views, strict=True):
            if isinstance(view, BaseException):
                raise view
            if view is None:
                return None
            encoded = piece(topic, view)
            if encoded != self._pieces.get(topic):
                fresh[topic] = encoded
        # All or nothing: when one cannot be read, the others stay news for the next try.
        if fresh:
            self._pieces.update(fresh)
            self._whole.clear()
        return list(fresh)

    def show_out(self, seat_id: str) -> list[str]:
        """Tell the sockets of a removed seat that it is over, and take them out; their ids."""
        out = [member.sid for member in self if member.seat_id == seat_id]
        for sid in out:
            member = self.dismiss(sid)
            if member is not None and not member.line.send(closing_frame()):
                # Its last frame is just on its way. The room is told no more to this socket, only good-bye.
                parting = asyncio.create_task(self._part_from(member))
                self._partings.add(parting)
                parting.add_done_callback(self._partings.discard)
        return out

    async def _part_from(self, member: Member) -> None:
        for _ in range(_TRIES_TO_PART):
            await asyncio.sleep(self._tick_seconds)
            if member.line.send(closing_frame()):
                return
        self._cut(member.sid)

    def _close(self) -> None:
        """The workshop was deleted: there is nothing to read, and everybody should know."""
        text = closing_frame()
        for member in self:
            member.is_behind = not member.line.send(text)
        self._forget()

    def _forget(self) -> None:
        self._pieces.clear()
        self._whole.clear()
        self._told_at.clear()
