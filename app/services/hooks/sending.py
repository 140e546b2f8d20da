"""Sending what was written down: by a task of its own, again and again with growing pauses, and never twice at once.

A message is taken by setting its next moment ahead within a transaction, so that no other instance takes it, and that
it comes again should this one stop. Must not: hold a transaction open while it waits for an answer.
"""

import asyncio
import contextlib
import logging
import random
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

from app.domain.hooks import signature, wait_after
from app.persistence.database import Database
from app.persistence.tables import WebhookDeliveryRow
from app.services.clock import Clock
from app.services.hooks.guard import Guard, Refused
from app.services.keys import Keys

logger = logging.getLogger(__name__)

AT_ONCE = 8
TAKEN_FOR = timedelta(minutes=2)
AT_LEAST_EVERY_SECONDS = 30.0
GONE = 410


class Sending:
    """The sender of all workshops of this installation."""

    def __init__(self, database: Database, keys: Keys, clock: Clock, guard: Guard) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._guard = guard
        self._woken = asyncio.Event()
        self._luck = random.SystemRandom()

    def wake(self) -> None:
        """Something was written down."""
        self._woken.set()

    async def send_due(self) -> datetime | None:
        """Send what is due; returns when to look again, None while nothing waits."""
        now = self._clock()
        async with self._database.read() as work:
            next_at = await work.webhook_deliveries.next_moment()
        if next_at is None or next_at > now:
            return next_at
        async with self._database.write() as work:
            taken = list(await work.webhook_deliveries.due(now, AT_ONCE))
            hooks = {row.webhook_id: await work.webhooks.get(row.workshop_id, row.webhook_id) for row in taken}
            for row in taken:
                row.tries, row.next_at = row.tries + 1, now + TAKEN_FOR
            addresses = {hook_id: hook.url for hook_id, hook in hooks.items() if hook is not None}
        answers = await asyncio.gather(*(self._send(row, addresses.get(row.webhook_id, "")) for row in taken))
        async with self._database.write() as work:
            for row, (answer, fault) in zip(taken, answers, strict=True):
                kept = await work.webhook_deliveries.get(row.workshop_id, row.id, lock=True)
                if kept is None or kept.status != "waiting":
                    continue  # its workshop or its address was deleted meanwhile
                self._note(kept, answer, fault)
                if answer == GONE:
                    hook = await work.webhooks.get(row.workshop_id, row.webhook_id, lock=True)
                    if hook is not None:
                        hook.stopped_because = "gone"
        async with self._database.read() as work:
            return await work.webhook_deliveries.next_moment()

    async def _send(self, row: WebhookDeliveryRow, url: str) -> tuple[int, str]:
        """The status of the answer and why there was none."""
        if not url:
            return 0, "name"
        at = int(self._clock().timestamp())
        headers = {
            "content-type": "application/json",
            "user-agent": "Mission-Room-Webhooks/1",
            "webhook-id": row.id,
            "webhook-timestamp": str(at),
            "webhook-signature": signature(self._keys.hook_key(row.webhook_id), row.id, at, row.body),
        }
        try:
            return await self._guard.post(url, row.body, headers), ""
        except Refused as refusal:
            return 0, refusal.fault

    def _note(self, row: WebhookDeliveryRow, answer: int, fault: str) -> None:
        row.answer, row.fault = answer, fault or ("" if 200 <= answer < 300 else "answer")
        pause = None if answer == GONE else wait_after(row.tries, self._luck.random())
        if 200 <= answer < 300:
            row.status, row.next_at, row.finished_at = "sent", None, self._clock()
        elif pause is None:
            row.status, row.next_at, row.finished_at = "failed", None, self._clock()
        else:
            row.next_at = self._clock() + pause

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Send what is due until the block ends."""

        async def keep_sending() -> None:
            while True:
                self._woken.clear()
                # The database may be away for a moment; what waits is sent at the next look.
                (found,) = await asyncio.gather(self.send_due(), return_exceptions=True)
                pause = AT_LEAST_EVERY_SECONDS
                if isinstance(found, BaseException):
                    logger.error("webhooks could not be sent", exc_info=found)
                elif found is not None:
                    pause = min(pause, max(0.0, (found - self._clock()).total_seconds()))
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._woken.wait(), pause)

        task = asyncio.create_task(keep_sending())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
