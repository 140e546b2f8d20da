"""How much one seat may write: per seat, never per address, since a room shares one address.

Our own few lines: the usual library keeps every single write of everybody and starts a thread every ten milliseconds
to look through them, which was an eighth of what a vote cost.
"""

import time
from collections import deque
from collections.abc import Callable

from app.domain.errors import TooMany

_WINDOW_SECONDS = 60.0
_TIDY_EVERY = 1000


class WriteLimits:
    """A sliding minute per seat; counts live in this process. A seat that fell quiet leaves no trace."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._writes: dict[str, deque[float]] = {}
        self._until_tidy = _TIDY_EVERY

    def spend(self, seat_id: str) -> None:
        """Count one write; TooMany with the seconds to wait when the minute is used up."""
        now = self._clock()
        writes = self._writes.setdefault(seat_id, deque())
        while writes and writes[0] <= now - _WINDOW_SECONDS:
            writes.popleft()
        if len(writes) >= self._per_minute:
            raise TooMany("limit.writes", seconds=int(writes[0] + _WINDOW_SECONDS - now) + 1)
        writes.append(now)
        self._until_tidy -= 1
        if self._until_tidy <= 0:
            self._tidy(now)

    def _tidy(self, now: float) -> None:
        self._until_tidy = max(_TIDY_EVERY, len(self._writes))
        quiet = [seat_id for seat_id, writes in self._writes.items() if writes[-1] <= now - _WINDOW_SECONDS]
        for seat_id in quiet:
            del self._writes[seat_id]
