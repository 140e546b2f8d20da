"""The relay: lets several instances on one PostgreSQL serve the same workshops.

It is the announcer of the services. What they announce is told to the hub of this instance at once, and over the
channel to the others, whose relays tell their hubs; each hub reads the database and writes to its own sockets. So
nothing but 'this has changed' and 'these seats are here' travels between instances.

When something may have been missed (the database was away, or an instance died between a commit and its word), all
that is shown here is read anew. What it must not do: read the database itself, or be there with SQLite.
"""

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from enum import StrEnum
from typing import Protocol

from app.domain.snapshot import Topic
from app.persistence.channel import Channel, Word
from app.realtime.elsewhere import Doing, Elsewhere, Told
from app.services.views.here import Here

logger = logging.getLogger(__name__)

RemovedOf = Callable[[str], Awaitable[frozenset[str]]]
"""Workshop id -> its seats that were removed, read from the database."""

_PEOPLE = (Topic.PRESENCE,)
_LOOKS_EVERY_SECONDS = 0.5
_TRIES_AGAIN_AFTER_SECONDS = 2.0


class Say(StrEnum):
    """What else is said: a change, a removed seat, 'who is with you?', and 'those who follow are all with me'."""

    CHANGED = "changed"
    REMOVED = "removed"
    WHO = "who"
    ANEW = "anew"


class LocalHub(Protocol):
    """The hub of this instance."""

    elsewhere: Callable[[str], Here]
    """Workshop id -> who is connected to other instances; set by the relay."""

    def changed(self, workshop_id: str, topics: Iterable[Topic]) -> None:
        """These topics have changed."""

    def removed(self, seat_id: str) -> None:
        """This seat is no more."""

    def workshops(self) -> Iterable[str]:
        """Workshops with people here."""

    def own(self, workshop_id: str) -> Here:
        """Who of a workshop is connected here, others left out."""


class Relay:
    """One per instance."""

    def __init__(self, hub: LocalHub, channel: Channel) -> None:
        self._hub = hub
        self._channel = channel
        self._key_mark = ""
        self._changed: dict[str, set[Topic]] = defaultdict(set)
        self._removed: list[str] = []
        self._elsewhere = Elsewhere()
        self._told = Told(hub.own)
        self._looks_at = 0.0
        self._asks = False
        self._is_asked = True
        self._may_have_missed = asyncio.Event()
        hub.elsewhere = self._elsewhere

    @contextlib.asynccontextmanager
    async def running(self, removed_of: RemovedOf, key_mark: str) -> AsyncIterator[None]:
        """Relay until the block ends.

        `removed_of` reads which seats of a workshop were removed; `key_mark` is the same for those of one secret key.
        """
        self._key_mark = key_mark
        catching_up = asyncio.create_task(self._catch_up(removed_of))
        try:
            async with self._channel.open(self):
                yield
        finally:
            catching_up.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await catching_up

    # --- what services say ----------------------------------------------------------------------------------------

    def changed(self, workshop_id: str, topics: Iterable[Topic]) -> None:
        """These topics have changed (committed already)."""
        wanted = set(topics)
        self._hub.changed(workshop_id, wanted)
        self._changed[workshop_id] |= wanted
        self._channel.wake()

    def removed(self, seat_id: str) -> None:
        """This seat is no more; its sockets are shown out wherever they are."""
        self._hub.removed(seat_id)
        self._removed.append(seat_id)
        self._channel.wake()

    # --- what goes to the others, and what comes from them --------------------------------------------------------

    def news(self) -> list[Word]:
        """What is to be said now."""
        words: list[Word] = [[Say.CHANGED, key, sorted(topics)] for key, topics in self._changed.items() if topics]
        words += [[Say.REMOVED, seat_id] for seat_id in self._removed]
        self._changed.clear()
        self._removed.clear()
        if self._asks:
            words.append([Say.WHO])
        if self._is_asked:
            words.append([Say.ANEW, self._key_mark])
            self._told.forget()
        now = time.monotonic()
        if self._is_asked or now >= self._looks_at:
            words += self._told.news(self._hub.workshops())
            self._looks_at = now + _LOOKS_EVERY_SECONDS
        self._asks = self._is_asked = False
        return words

    def heard(self, sender: str, words: list[Word]) -> None:
        """Another instance has said this. Words of a newer version are passed over."""
        if not self._elsewhere.knows(sender) and not any(word[0] == Say.ANEW for word in words):
            self._ask()
        people: set[str] = set()
        for word in words:
            match word:
                case [Say.CHANGED, str(workshop_id), list(topics)]:
                    self._hub.changed(workshop_id, {topic for topic in Topic if topic in topics})
                case [Say.REMOVED, str(seat_id)]:
                    self._hub.removed(seat_id)
                case [Say.WHO]:
                    self._is_asked = True
                    self._channel.wake()
                case [Say.ANEW, str(key_mark)]:
                    people |= self._elsewhere.begins(sender)
                    self._compare(key_mark)
                case [Doing.HERE | Doing.WRITING as kind, str(workshop_id), list(come), list(gone)]:
                    self._elsewhere.take(sender, kind, workshop_id, come, gone)
                    people.add(workshop_id)
        self._people_changed(people)

    def gone(self, sender: str, *, suddenly: bool) -> None:
        """Another instance has ended; one that died may have committed what it had no time to say."""
        self._people_changed(self._elsewhere.forget(sender))
        if suddenly:
            logger.warning("instance %s has fallen silent", sender)
            self._may_have_missed.set()

    def resumed(self) -> None:
        """Hearing begins: whatever was said before may have been missed."""
        self._ask()
        self._may_have_missed.set()

    def _ask(self) -> None:
        self._asks = True
        self._channel.wake()

    def _people_changed(self, workshops: Iterable[str]) -> None:
        for workshop_id in workshops:
            self._hub.changed(workshop_id, _PEOPLE)

    def _compare(self, key_mark: str) -> None:
        if key_mark != self._key_mark:
            logger.error(
                "another instance on this database has another MISSION_ROOM_SECRET_KEY: "
                "neither knows the people of the other. Give all of them the same."
            )

    # --- catching up ----------------------------------------------------------------------------------------------

    async def _catch_up(self, removed_of: RemovedOf) -> None:
        """Read anew what is shown here, whenever something may have been missed."""
        while True:
            await self._may_have_missed.wait()
            self._may_have_missed.clear()
            workshops = list(self._hub.workshops())
            for workshop_id in workshops:
                self._hub.changed(workshop_id, Topic)
            found = await asyncio.gather(*(removed_of(one) for one in workshops), return_exceptions=True)
            for workshop_id, removed in zip(workshops, found, strict=True):
                if isinstance(removed, BaseException):
                    logger.warning("whether seats were removed is not known yet: %s", removed)
                    self._may_have_missed.set()
                    continue
                for seat_id in removed & self._hub.own(workshop_id).seats:
                    self._hub.removed(seat_id)
            if self._may_have_missed.is_set():
                await asyncio.sleep(_TRIES_AGAIN_AFTER_SECONDS)


__all__ = ["LocalHub", "Relay"]
