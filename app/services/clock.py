"""Time as the services see it, so that tests can set it."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def to_ms(moment: datetime | None) -> int:
    """Milliseconds since the epoch; 0 for None."""
    return 0 if moment is None else int(moment.timestamp() * 1000)
