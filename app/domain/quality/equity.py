"""For whom the gap narrows, and whether anybody could see it: check Q40."""

from collections.abc import Collection
from dataclasses import dataclass

from app.domain.goals import GoalContent
from app.domain.quality.checks import Finding, failed, not_answered, passed
from app.domain.quality.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class EquityFacts:
    """What is measured by place or group: `subtargets` there are, goals whose sub-targets do not fit (`off`).

    `by_group` counts indicators that are told apart by place or group. `can_measure` is false in a workshop that shows
    neither sub-targets nor monitoring. `room_percent` say that those worst off will notice (None: nobody was asked).
    """

    subtargets: int = 0
    off: int = 0
    by_group: int = 0
    can_measure: bool = True
    room_percent: int | None = None


def narrows_a_gap(goals: Collection[GoalContent], facts: EquityFacts, thresholds: Thresholds) -> Finding:
    """Q40: a goal says for whom the gap must narrow, something measures it by place or group, and the room agrees.

    Targets of places that neither add up nor average to the headline are said first: the number itself is in doubt.
    """
    if not goals:
        return not_answered("Q40")
    if facts.off:
        return failed("Q40", "sums", count=facts.off)
    if not any(one.equity.strip() for one in goals):
        return failed("Q40", "clause")
    if facts.can_measure and not facts.subtargets and not facts.by_group:
        return failed("Q40", "measure")
    if facts.room_percent is not None and facts.room_percent < thresholds.equity_percent_least:
        return failed("Q40", "room", percent=facts.room_percent)
    return passed("Q40", count=facts.subtargets + facts.by_group) if facts.can_measure else passed("Q40", "clause")
