"""How much one seat may write: per seat, never per address, since a room shares one address."""

import time

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.domain.errors import TooMany


class WriteLimits:
    """A sliding minute per seat; counts live in this process."""

    def __init__(self, per_minute: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rate = parse(f"{per_minute}/minute")

    def spend(self, seat_id: str) -> None:
        """Count one write; TooMany with the seconds to wait when the minute is used up."""
        if not self._limiter.hit(self._rate, seat_id):
            free_at, _ = self._limiter.get_window_stats(self._rate, seat_id)
            raise TooMany("limit.writes", seconds=int(free_at - time.time()) + 1)
