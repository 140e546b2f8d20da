"""The channel between instances on one PostgreSQL: what one says, all others hear. The only place of LISTEN and NOTIFY.

It has two connections of its own, one to hear and one to speak, both outside of any transaction, so that nobody's
commit waits for it. What is said while a message is under way goes with the next one. A message stays until it is sent;
one may arrive twice, so whatever is said must be harmless to repeat. Each instance hears itself as well, and takes a
connection on which even that fails for broken.

What it must not do: know what the words mean.
"""

import asyncio
import contextlib
import json
import logging
import random
import secrets
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any, Protocol

import psycopg
from sqlalchemy.engine import make_url

logger = logging.getLogger(__name__)

NAME = "mission_room"
LONGEST_MESSAGE = 7900
"""Bytes; PostgreSQL takes less than 8000."""

PULSE_SECONDS = 0.5
BEAT_SECONDS = 2.0
SILENT_SECONDS = 7.0
"""Who has not been heard for so long, beats included, is gone."""

_REST_SECONDS = 0.005
_ANSWERS_WITHIN_SECONDS = 5.0
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.1, 2.0

Connection = psycopg.AsyncConnection[Any]
Word = list[Any]
"""Something to say: a short JSON array, its first item says what it is."""


class Party(Protocol):
    """Who speaks and hears. None of these may wait."""

    def news(self) -> list[Word]:
        """What is to be said now; asked after each `wake` and with every pulse. It is then as good as said."""

    def heard(self, sender: str, words: list[Word]) -> None:
        """Another instance has said this, or nothing: then it only shows that it lives."""

    def gone(self, sender: str, *, suddenly: bool) -> None:
        """Another instance has said good-bye, or has `suddenly` fallen silent."""

    def resumed(self) -> None:
        """Hearing begins, or begins again: what was said before may have been missed."""


class Channel:
    """One instance's end of the channel. `instance_id` is new with every start."""

    def __init__(self, url: str) -> None:
        self.instance_id = secrets.token_hex(4)
        self._url = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
        self._woken = asyncio.Event()
        self._is_leaving = False
        self._unsent: list[str] = []
        self._said_at = 0.0
        self._heard_at: dict[str, float] = {}

    def wake(self) -> None:
        """There is something to say."""
        self._woken.set()

    @contextlib.asynccontextmanager
    async def open(self, party: Party) -> AsyncIterator[None]:
        """Speak and hear until the block ends; the last that is said is good-bye."""
        hearing = asyncio.create_task(self._kept_up(lambda connection: self._hear(connection, party)))
        speaking = asyncio.create_task(self._kept_up(lambda connection: self._speak(connection, party)))
        try:
            yield
        finally:
            self._is_leaving = True
            self.wake()
            await asyncio.wait([speaking], timeout=BEAT_SECONDS)
            for task in (speaking, hearing):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task

    async def _speak(self, connection: Connection, party: Party) -> None:
        """Say what there is to say until it is time to leave; what fails to be sent is left in `_unsent`."""
        has_said_good_bye = False
        while True:
            if self._unsent:
                await _notify(connection, self._unsent)
                self._unsent, self._said_at = [], time.monotonic()
                if has_said_good_bye:
                    return
                await asyncio.sleep(_REST_SECONDS)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PULSE_SECONDS):
                    await self._woken.wait()
            self._woken.clear()
            words = party.news()
            if words or self._is_leaving or time.monotonic() - self._said_at >= BEAT_SECONDS:
                has_said_good_bye = self._is_leaving
                self._unsent = packed(self.instance_id, words, leaves=has_said_good_bye)

    async def _hear(self, connection: Connection, party: Party) -> None:
        await connection.execute(f"LISTEN {NAME}")
        self._heard_at = dict.fromkeys(self._heard_at, time.monotonic())
        party.resumed()
        hears = True
        while hears:
            hears = False
            async for message in connection.notifies(timeout=SILENT_SECONDS):
                hears = True
                self._take(message.payload, party)
        raise TimeoutError("not even this instance itself was heard")

    def _take(self, message: str, party: Party) -> None:
        read = _unpacked(message)
        if read is None:
            logger.warning("somebody who is no Mission Room speaks on the database's channel %s", NAME)
            return
        sender, words, leaves = read
        now = time.monotonic()
        if sender == self.instance_id:
            # This shows that hearing works: whoever is silent now, is silent.
            for other, at in list(self._heard_at.items()):
                if now - at > SILENT_SECONDS:
                    del self._heard_at[other]
                    party.gone(other, suddenly=True)
            return
        self._heard_at[sender] = now
        party.heard(sender, words)
        if leaves:
            del self._heard_at[sender]
            party.gone(sender, suddenly=False)

    async def _kept_up(self, talk: Callable[[Connection], Awaitable[None]]) -> None:
        """Talk over one connection after the other, each as long as it lasts, until the talk is over."""
        pause = _FIRST_PAUSE_SECONDS
        while True:
            began = time.monotonic()
            try:
                async with await self._connected() as connection:
                    await talk(connection)
                    return
            except (psycopg.Error, OSError) as fault:  # a TimeoutError is an OSError
                if pause == _FIRST_PAUSE_SECONDS:
                    logger.warning("the channel to the other instances is interrupted: %s", fault)
            except Exception:
                # What went wrong here is a mistake of ours, and must not make this instance deaf or mute for good.
                logger.exception("the channel to the other instances has stumbled")
            if time.monotonic() - began > _LONGEST_PAUSE_SECONDS:
                pause = _FIRST_PAUSE_SECONDS
            await asyncio.sleep(pause * (0.5 + random.random()))  # noqa: S311 - not all instances at the same moment
            pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)

    async def _connected(self) -> Connection:
        return await psycopg.AsyncConnection.connect(
            self._url,
            autocommit=True,
            prepare_threshold=None,
            connect_timeout=int(_ANSWERS_WITHIN_SECONDS),
            application_name=f"mission-room {self.instance_id}",
        )


def packed(sender: str, words: Iterable[Word], *, leaves: bool = False) -> list[str]:
    """The words in as few messages as they fit in, at least one; with `leaves` the last says good-bye.

    Errors: ValueError for a word that fits in no message.
    """
    room = LONGEST_MESSAGE - len(json.dumps([sender, [], True]))
    bundles: list[list[str]] = [[]]
    size = 0
    for word in words:
        text = json.dumps(word, separators=(",", ":"))  # in ASCII, so that characters are bytes
        if len(text) > room:
            raise ValueError(f"too long to be said at once: {text[:80]}")
        if size + len(text) + 1 > room:
            bundles.append([])
            size = 0
        bundles[-1].append(text)
        size += len(text) + 1
    last = len(bundles) - 1
    return [
        f'["{sender}",[{",".join(bundle)}],{"true" if leaves and number == last else "false"}]'
        for number, bundle in enumerate(bundles)
    ]


def _unpacked(message: str) -> tuple[str, list[Word], bool] | None:
    """Who says what, and whether it is their last; None for what no instance of ours would say."""
    try:
        match json.loads(message):
            case [str(sender), list(words), bool(leaves)] if all(isinstance(word, list) and word for word in words):
                return sender, words, leaves
    except ValueError:
        pass
    return None


async def _notify(connection: Connection, messages: list[str]) -> None:
    """Send them all in one transaction and in their order."""
    async with asyncio.timeout(_ANSWERS_WITHIN_SECONDS):
        await connection.execute("SELECT pg_notify(%s, message) FROM unnest(%s::text[]) AS message", (NAME, messages))


__all__ = ["Channel", "Party", "Word", "packed"]
