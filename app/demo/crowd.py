"""A crowd: people who joined a workshop over HTTP and have its page open, in the hundreds or thousands.

A page whose connection ends is opened again, as in a browser. What it must not do: decide what the people do.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from app.demo.caller import Refused
from app.demo.door import enter
from app.demo.felt import Felt
from app.demo.live import LiveError, LivePage, connect, reopened

ROOM_WITHIN_SECONDS = 60.0
BACK_WITHIN_SECONDS = 60.0
_LET_GO_WITHIN_SECONDS = 5.0
_JITTER_SECONDS = 1.0

Look = Callable[[int, LivePage], None]


class Crowd:
    """People by number. `look` is told of each update of each page, `is_back` of each page that was opened again."""

    def __init__(self, url: str, code: str, *, host: str, felt: Felt, seed: int) -> None:
        self.pages: dict[int, LivePage] = {}
        self.cookies: dict[int, str] = {}
        self.look: Look | None = None
        self.is_back: Callable[[int], None] | None = None
        self._url, self._code, self._host = url, code, host
        self._felt = felt
        self._dice = random.Random(seed)  # noqa: S311 - a play, not a secret
        self._has_room: Callable[[LivePage], bool] = lambda page: page.seat("seat_status") == "seated"
        self._is_held = True  # while it is, a page that ends is lost and comes back
        self._coming_back: set[asyncio.Task[float | None]] = set()

    # --- coming ---------------------------------------------------------------------------------------------------

    async def gather(self, how_many: int, at_once: int, has_room: Callable[[LivePage], bool]) -> None:
        """Let people join, so many at a time; each has joined when `has_room` holds for their page."""
        self._has_room = has_room
        doors = asyncio.Semaphore(at_once)
        began = time.monotonic()
        await asyncio.gather(*(self._come(number, doors) for number in range(how_many)))
        self._felt.joining_seconds += time.monotonic() - began

    async def _come(self, number: int, doors: asyncio.Semaphore) -> None:
        async with doors:
            began = time.monotonic()
            try:
                ticket = await enter(self._url, self._code, f"Guest {number + 1}", number, self._host)
                seated = time.monotonic()
                self.cookies[number] = ticket.cookie
                page = await self._open(number)
            except (Refused, OSError) as fault:
                # The others go on, as they would in a room; the end of the load tells of it.
                self._felt.failures.append(f"guest {number + 1} could not come in: {fault or type(fault).__name__}")
                return
            has_it = await page.arrival(self._has_room, ROOM_WITHIN_SECONDS)
            if has_it is None:
                self._felt.failures.append(f"guest {number + 1} did not get the room")
                return
            self._felt.joined.add(seated - began)
            self._felt.opened.add(has_it - seated)
            self._felt.entered.add(has_it - began)
            self._felt.room_bytes.append(ticket.received_bytes + page.received_bytes)

    async def _open(self, number: int) -> LivePage:
        page = await connect(
            self._url, "/room/[code]", query={"code": self._code}, cookies=self.cookies[number], host=self._host
        )
        self.pages[number] = page
        page.on_update = partial(self._updated, number)
        page.on_end = partial(self._ended, number)
        return page

    def _updated(self, number: int, page: LivePage) -> None:
        if self.look is not None:
            self.look(number, page)

    # --- going and coming back --------------------------------------------------------------------------------------

    def _ended(self, number: int, page: LivePage) -> None:
        if not self._is_held or self.pages.get(number) is not page:
            return
        self._felt.dropped += 1
        task = asyncio.create_task(self._come_back(number, _JITTER_SECONDS))
        self._coming_back.add(task)
        task.add_done_callback(self._coming_back.discard)

    async def _come_back(self, number: int, jitter_seconds: float) -> float | None:
        """Open the page again and wait for the whole room; when it was there, or None when somebody stays outside."""
        try:
            page = await reopened(
                partial(self._open, number),
                jitter_seconds=jitter_seconds,
                within_seconds=BACK_WITHIN_SECONDS,
                dice=self._dice,
            )
        except LiveError as fault:
            self._felt.not_back += 1
            self._felt.failures.append(f"guest {number + 1} stays outside: {fault}")
            return None
        if self.is_back is not None:
            self.is_back(number)
        has_it = await page.arrival(self._has_room, ROOM_WITHIN_SECONDS)
        if has_it is None:
            self._felt.not_back += 1
        return has_it

    async def through_restart(self, restart: Callable[[], Awaitable[None]], jitter_seconds: float) -> None:
        """Wait while the server is restarted, then come back, each at a moment of the jitter.

        Times count from the moment when `restart` has returned.
        """
        self._is_held = False
        await restart()
        returned = time.monotonic()
        await self._all_let_go()
        self._is_held = True

        async def back(number: int) -> None:
            has_it = await self._come_back(number, jitter_seconds)
            if has_it is not None:
                self._felt.back.add(has_it - returned)

        await asyncio.gather(*(back(number) for number in list(self.pages)))

    async def _all_let_go(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LET_GO_WITHIN_SECONDS):
                for page in self.pages.values():
                    await page.ended.wait()
        for page in self.pages.values():
            page.cut()

    async def leave(self) -> None:
        """Close all pages."""
        self._is_held = False
        for task in list(self._coming_back):
            task.cancel()
        await asyncio.gather(*self._coming_back, return_exceptions=True)
        await asyncio.gather(*(page.close() for page in self.pages.values()))

    # --- seeing -----------------------------------------------------------------------------------------------------

    async def told(self, has_it: Callable[[LivePage], bool], doing: Awaitable[None], within_seconds: float) -> None:
        """Do something that everybody sees, and note when each page has it; a page without it is counted as missed."""
        waiting = set(self.pages)
        all_have_it = asyncio.Event()
        began = time.monotonic()

        def look(number: int, page: LivePage) -> None:
            if number in waiting and has_it(page):
                waiting.discard(number)
                self._felt.told.add(page.last_frame_at - began)
                if not waiting:
                    all_have_it.set()

        self.look = look
        try:
            await doing
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(within_seconds):
                    await all_have_it.wait()
        finally:
            self.look = None
        self._felt.missed += len(waiting)

    def received(self) -> tuple[int, int]:
        """How many updates all open pages have received so far, and their bytes."""
        pages = self.pages.values()
        return sum(page.frames for page in pages), sum(page.received_bytes for page in pages)

    def in_any_order(self) -> Sequence[int]:
        """All numbers, shuffled."""
        numbers = list(self.pages)
        self._dice.shuffle(numbers)
        return numbers
