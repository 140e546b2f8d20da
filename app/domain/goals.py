"""A mission goal as a value, the pace it asks for, and how far a later wording has softened it.

Must not: judge a goal (see `app.domain.quality`) or know who proposed it.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class GoalContent:
    """What a goal says, as typed. Everything but the statement may still be missing.

    `unit` is that of `baseline_value` and `target_value`; a yes/no goal (`is_yes_no`) has neither, its `indicator`
    says how one will tell. A baseline is either known (value, year, source) or promised (owner, due).
    """

    statement: str
    indicator: str = ""
    unit: str = ""
    is_yes_no: bool = False
    baseline_value: float | None = None
    baseline_year: int | None = None
    baseline_source: str = ""
    baseline_owner: str = ""
    baseline_due: date | None = None
    target_value: float | None = None
    deadline: date | None = None
    milestone: str = ""
    milestone_date: date | None = None
    population: str = ""
    visible_change: str = ""
    constraint: str = ""
    equity: str = ""


def pace(goal: GoalContent) -> float | None:
    """Change per year that the goal asks for: (target - baseline) / (deadline's year - baseline's year).

    In the goal's unit per year, negative where the number must fall. None while a part is missing, for a yes/no goal,
    or when no year lies between.
    """
    if (
        goal.is_yes_no
        or goal.baseline_value is None
        or goal.baseline_year is None
        or goal.target_value is None
        or goal.deadline is None
    ):
        return None
    years = goal.deadline.year - goal.baseline_year
    if years <= 0:
        return None
    return (goal.target_value - goal.baseline_value) / years


def dilution(first: GoalContent, now: GoalContent) -> float | None:
    """Dilution index: the pace asked for now, over the pace first proposed.

    Below 1 is softer, above 1 harder, negative means that the direction has turned. It is a ratio of signed paces, so
    a goal that lowers a number reads like one that raises it. None when either pace is unknown, the first was zero, or
    the unit has changed, since then the two cannot be compared.
    """
    before, after = pace(first), pace(now)
    if before is None or after is None or before == 0:
        return None
    if _plain(first.unit) != _plain(now.unit):
        return None
    return after / before


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
