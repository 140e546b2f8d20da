"""What is fixed, what may move: what is tagged fixed changes only after a decision that names it.

Must not: know where tags and decisions are kept.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.domain.registers.aims import Fixity

OPEN_FOR = timedelta(days=1)
"""How long a decision opens what it names: long enough to carry it out, too short to be forgotten."""


def may_change(fixity: str, decided_at: Iterable[datetime], now: datetime) -> bool:
    """Whether something with this tag may change now; `decided_at` are the decisions that name it."""
    return fixity != Fixity.FIXED or any(now - OPEN_FOR <= one <= now for one in decided_at)
