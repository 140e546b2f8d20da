"""From vote to screen: when each vote was sent, and when each page showed it.

Pages show how many votes are in, so the page that shows `n` has the first `n` votes sent. Votes may overtake each other
on their way; then one seems quicker and the other slower by as much.
"""

from __future__ import annotations

import asyncio
import bisect
import contextlib
import gc
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from app.demo.measure import percentile

_LOOK_EVERY_SECONDS = 0.005


@dataclass(slots=True)
class Screen:
    """What one page has shown: `counts` of votes, rising, each with the moment it came."""

    counts: list[int] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)
    updates: int = 0

    def show(self, count: int, moment: float) -> None:
        """Note an update; what shows nothing new is only counted."""
        self.updates += 1
        if not self.counts or count > self.counts[-1]:
            self.counts.append(count)
            self.moments.append(moment)

    def moment_of(self, count: int) -> float | None:
        """When the page first showed so many votes; None when it never did."""
        place = bisect.bisect_left(self.counts, count)
        return self.moments[place] if place < len(self.moments) else None


@dataclass(slots=True)
class Stretch:
    """A stretch of voting: when votes were sent, how long until they were acknowledged, what the screens showed.

    `cast_before` is the count that the screens showed before the first of them.
    """

    cast_before: int
    screens: Sequence[Screen]
    sent: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0

    @property
    def votes(self) -> int:
        """How many were sent."""
        return len(self.sent)

    @property
    def updates(self) -> int:
        """How many updates have reached pages."""
        return sum(screen.updates for screen in self.screens)

    def seen(self) -> tuple[list[float], int]:
        """Seconds from each vote to each screen, and how many have not come."""
        found: list[float] = []
        missed = 0
        for number, sent in enumerate(sorted(self.sent), start=self.cast_before + 1):
            for screen in self.screens:
                moment = screen.moment_of(number)
                if moment is None:
                    missed += 1
                else:
                    found.append(max(0.0, moment - sent))
        return found, missed

    def seen_ms(self, percent: float) -> float:
        """A percentile of the milliseconds from vote to screen."""
        return percentile(self.seen()[0], percent) * 1000

    def is_everywhere(self) -> bool:
        """Whether every screen shows all votes that were acknowledged."""
        wanted = self.cast_before + len(self.acknowledged)
        return all(screen.counts and screen.counts[-1] >= wanted for screen in self.screens)


async def until(is_so: Callable[[], bool], within_seconds: float) -> bool:
    """Look every few milliseconds; whether it came to be so in time."""
    end = time.monotonic() + within_seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        await asyncio.sleep(_LOOK_EVERY_SECONDS)
    return True


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the driver's own garbage collection out of what it measures."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()
