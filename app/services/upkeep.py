"""What the house does by itself while it runs: keeping its promise to delete."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from app.services.convening import Convening

logger = logging.getLogger(__name__)

EVERY_SECONDS = 900.0


@contextlib.asynccontextmanager
async def forget_due_workshops(convening: Convening, every_seconds: float = EVERY_SECONDS) -> AsyncIterator[None]:
    """Delete what is due: at once, and then every quarter of an hour, until the block ends."""

    async def keep_promise() -> None:
        while True:
            # The database may be away for a moment; the promise is then kept at the next look.
            (found,) = await asyncio.gather(convening.forget_due(), return_exceptions=True)
            if isinstance(found, BaseException):
                logger.error("workshops that are due could not be deleted", exc_info=found)
            elif found:
                logger.info("deleted %d workshops whose day had come", len(found))
            await asyncio.sleep(every_seconds)

    task = asyncio.create_task(keep_promise())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
