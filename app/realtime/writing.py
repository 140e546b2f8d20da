"""Which sockets are writing: said by the devices every few seconds, forgotten by itself, told to the room calmly.

A room of thousands types all the time. So the set is told at most once a second per workshop: the first change after
quiet at once, what follows together.

Must not: know seats or what is written.
"""

import asyncio
import time
from collections.abc import Callable

LASTS_SECONDS = 8.0
"""A device repeats every four seconds while somebody types."""

CALM_SECONDS = 1.0


class Writing:
    """`tell` is called with a workshop's id when its writers are others than before. Used within a running loop."""

    def __init__(self, tell: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell = tell
        self._clock = clock
        self._until: dict[str, tuple[float, str]] = {}
        self._told_at: dict[str, float] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def __contains__(self, sid: str) -> bool:
        return sid in self._until

    def mark(self, sid: str, workshop_id: str, is_writing: bool) -> None:
        """This socket writes (again), or has stopped."""
        if not is_writing:
            self.forget(sid)
            return
        is_new = sid not in self._until
        self._until[sid] = (self._clock() + LASTS_SECONDS, workshop_id)
        if is_new:
            self._changed(workshop_id)

    def forget(self, sid: str) -> None:
        """This socket has stopped, or is gone."""
        before = self._until.pop(sid, None)
        if before is not None:
            self._changed(before[1])

    def tidy(self) -> None:
        """Forget those who have not repeated it. To be called every second or two."""
        now = self._clock()
        for sid in [sid for sid, (until, _) in self._until.items() if until <= now]:
            self.forget(sid)
        for workshop_id in [one for one, at in self._told_at.items() if at + CALM_SECONDS <= now]:
            del self._told_at[workshop_id]

    def _changed(self, workshop_id: str) -> None:
        if workshop_id in self._waiting:
            return
        wait = self._told_at.get(workshop_id, 0.0) + CALM_SECONDS - self._clock()
        if wait <= 0:
            self._say(workshop_id)
        else:
            self._waiting[workshop_id] = asyncio.get_running_loop().call_later(wait, self._say, workshop_id)

    def _say(self, workshop_id: str) -> None:
        self._waiting.pop(workshop_id, None)
        self._told_at[workshop_id] = self._clock()
        self._tell(workshop_id)
