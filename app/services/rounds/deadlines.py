"""Deadlines of votes: a round closes when its time is over, though nobody is at the desk.

No ballot is taken after the deadline in any case (see `app.services.ballot_box`): being late here costs nothing but the
moment at which everybody sees that it is over. Must not: reveal anything.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime

from app.services.clock import Clock

logger = logging.getLogger(__name__)

AT_LEAST_EVERY_SECONDS = 60.0
"""How long another instance's new deadline, or a clock that was put right, can go unseen."""


class Deadlines:
    """Wakes up for the next deadline, and when one was set."""

    def __init__(self) -> None:
        self._changed = asyncio.Event()

    def look_again(self) -> None:
        """A deadline was set, moved or taken away."""
        self._changed.set()

    @contextlib.asynccontextmanager
    async def kept(self, close_due: Callable[[], Awaitable[datetime | None]], clock: Clock) -> AsyncIterator[None]:
        """Close what is due, until the block ends."""

        async def keep() -> None:
            while True:
                self._changed.clear()
                # The database may be away for a moment; the next look closes what was due.
                (found,) = await asyncio.gather(close_due(), return_exceptions=True)
                pause = AT_LEAST_EVERY_SECONDS
                if isinstance(found, BaseException):
                    logger.error("votes whose time is over could not be closed", exc_info=found)
                elif found is not None:
                    pause = min(pause, max(0.0, (found - clock()).total_seconds()))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._changed.wait(), pause)

        task = asyncio.create_task(keep())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
