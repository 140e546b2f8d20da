"""The numbers that the checks compare with, in one place: a template can change them, a report prints them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from app.domain.errors import Invalid


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Defaults of the charter's quality checks; the comment names the check. Ratings are 1..5, shares in percent."""

    deadline_years_most: int = 25  # Q03
    milestone_wanted_after_years: int = 3  # Q04
    milestone_within_years: int = 3  # Q04
    two_solutions_percent: int = 70  # Q05
    boldness_median_least: float = 4  # Q07
    anyway_percent_most: int = 50  # Q07
    feasibility_median_least: float = 2  # Q08
    pace_ratio_most: float = 10  # Q08
    statement_words_most: int = 30  # Q09
    neighbour_percent_least: int = 50  # Q09
    pace_kept_percent_least: int = 80  # Q10
    objectives_least: int = 2  # Q11
    objectives_most: int = 5  # Q11
    bodies_beyond_sti_least: int = 2  # Q12
    sectors_registered_least: int = 4  # Q14
    sectors_active_least: int = 3  # Q14
    established_percent_most: int = 70  # Q17
    newcomers_percent_least: int = 50  # Q17
    stages_least: int = 3  # Q20
    sti_led_percent_most: int = 60  # Q21
    pathways_least: int = 2  # Q26
    sectors_confirmed_least: int = 2  # Q28
    learning_questions_least: int = 2  # Q31
    real_change_percent_least: int = 50  # Q36
    mechanism_percent_least: int = 50  # Q37
    group_percent_most: int = 50  # Q38
    equity_percent_least: int = 50  # Q40
    conflicts_percent_least: int = 50  # Q42


DEFAULTS = Thresholds()

_PERCENT, _RATING, _YEARS = (0, 100), (1, 5), (1, 200)

BOUNDS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        **{one.name: _PERCENT for one in fields(Thresholds) if "_percent" in one.name},
        **{one.name: _RATING for one in fields(Thresholds) if "_median_" in one.name},
        **{one.name: _YEARS for one in fields(Thresholds) if "_years" in one.name},
        "pace_ratio_most": (1, 1000),
        "statement_words_most": (5, 200),
        "objectives_least": (1, 20),
        "objectives_most": (1, 50),
        "bodies_beyond_sti_least": (0, 20),
        "sectors_registered_least": (1, 5),
        "sectors_active_least": (1, 8),
        "stages_least": (1, 5),
        "pathways_least": (1, 10),
        "sectors_confirmed_least": (1, 8),
        "learning_questions_least": (1, 20),
    }
)
"""From where to where each number may be set."""

_NUMBERS: Mapping[str, str] = {
    "Q03": "deadline_years_most",
    "Q04": "milestone_wanted_after_years milestone_within_years",
    "Q05": "two_solutions_percent",
    "Q07": "boldness_median_least anyway_percent_most",
    "Q08": "feasibility_median_least pace_ratio_most",
    "Q09": "statement_words_most neighbour_percent_least",
    "Q10": "pace_kept_percent_least",
    "Q11": "objectives_least objectives_most",
    "Q12": "bodies_beyond_sti_least",
    "Q14": "sectors_registered_least sectors_active_least",
    "Q17": "established_percent_most newcomers_percent_least",
    "Q20": "stages_least",
    "Q21": "sti_led_percent_most",
    "Q26": "pathways_least",
    "Q28": "sectors_confirmed_least",
    "Q31": "learning_questions_least",
    "Q36": "real_change_percent_least",
    "Q37": "mechanism_percent_least",
    "Q38": "group_percent_most",
    "Q40": "equity_percent_least",
    "Q42": "conflicts_percent_least",
}
CHECKED_BY: Mapping[str, str] = MappingProxyType(
    {name: check for check, names in _NUMBERS.items() for name in names.split()}
)
"""Which check compares with each number."""

_HALVES = frozenset(one.name for one in fields(Thresholds) if one.type in {"float", float})


def read_thresholds(said: Mapping[str, Any]) -> dict[str, float]:
    """What is kept of thresholds that somebody sets: known names, numbers in their bounds, none that is the default.

    Errors: Invalid, naming the threshold: `threshold.unknown`, `threshold.whole`, `threshold.range` (least, most), and
    `threshold.order` where more objectives are asked for than are allowed.
    """
    kept: dict[str, float] = {}
    for name, value in said.items():
        if name not in BOUNDS:
            raise Invalid("threshold.unknown", str(name)[:60])
        least, most = BOUNDS[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            raise Invalid("threshold.range", name, least=int(least), most=int(most))
        if name not in _HALVES and not float(value).is_integer():
            raise Invalid("threshold.whole", name)
        if value != getattr(DEFAULTS, name):
            kept[name] = _short(value)
    used = thresholds_of(kept)
    if used.objectives_least > used.objectives_most:
        raise Invalid("threshold.order", "objectives_least")
    return kept


def thresholds_of(kept: Mapping[str, Any]) -> Thresholds:
    """The thresholds of a workshop; names that this version does not know are as if nobody had set them."""
    return Thresholds(**{name: value for name, value in kept.items() if name in BOUNDS})


def changed(used: Thresholds) -> frozenset[str]:
    """The names of those that differ from the defaults."""
    return frozenset(name for name in BOUNDS if getattr(used, name) != getattr(DEFAULTS, name))


def _short(value: float) -> float:
    return int(value) if float(value).is_integer() else value
