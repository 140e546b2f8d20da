"""What could fill the gaps of each goal: types of the taxonomy, named for the gap they would fill.

Suggestions start a conversation. The order is our own proposal: bodies and instruments beyond science and innovation
first, since a mix usually has enough of those.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.instruments import INSTRUMENT_TYPES, Category, InstrumentType, Side, Stage
from app.domain.mix.known import Mix, Sketch

MOST_CODES = 3
"""Types that are suggested for one gap."""


class Gap(StrEnum):
    """What a goal lacks, the most pressing first."""

    NOTHING = "nothing"
    DEMAND = "demand"
    MARKET = "market"
    RULES = "rules"
    TRYING = "trying"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A gap of a goal, and the codes of types that could fill it."""

    goal: str
    gap: Gap
    codes: tuple[str, ...]


_MARKET = frozenset({Stage.MARKET_FORMATION, Stage.DIFFUSION})
_TRYING = frozenset({Stage.DEVELOPMENT, Stage.DEMONSTRATION})
_FIRST = {
    Gap.NOTHING: ("X03", "X15", "X10"),
    Gap.DEMAND: ("X01", "X07", "X06"),
    Gap.MARKET: ("X01", "PI029", "X12"),
    Gap.RULES: ("X04", "PI027", "X10"),
    Gap.TRYING: ("X15", "X02", "X10"),
}
"""What we would think of first."""


def suggestions(mix: Mix) -> tuple[Suggestion, ...]:
    """For every goal that the mix is for, its gaps with what could fill them; nothing where there is none."""
    return tuple(
        Suggestion(goal, gap, _codes(gap, serving))
        for goal in mix.served
        for serving in [[one for one in mix.sketches.values() if goal in one.goal_ids]]
        for gap in _gaps(serving)
    )


def _gaps(serving: list[Sketch]) -> Iterable[Gap]:
    if not serving:
        yield Gap.NOTHING
        return
    sides = {side for one in serving for side in (one.side, one.secondary)}
    stages = {stage for one in serving for stage in one.stages}
    if Side.DEMAND not in sides:
        yield Gap.DEMAND
    if not stages & _MARKET:
        yield Gap.MARKET
    if Side.REGULATORY not in sides:
        yield Gap.RULES
    if not stages & _TRYING:
        yield Gap.TRYING


def _codes(gap: Gap, serving: list[Sketch]) -> tuple[str, ...]:
    used = {one.code for one in serving}
    others = sorted(
        (one for one in INSTRUMENT_TYPES if _fills(one, gap)), key=lambda one: one.category is not Category.BEYOND_STI
    )
    wanted = dict.fromkeys((*_FIRST[gap], *(one.code for one in others)))
    return tuple(code for code in wanted if code not in used)[:MOST_CODES]


def _fills(one: InstrumentType, gap: Gap) -> bool:
    match gap:
        case Gap.DEMAND:
            return one.default_side is Side.DEMAND
        case Gap.RULES:
            return one.default_side is Side.REGULATORY
        case Gap.MARKET:
            return bool(set(one.default_stages) & _MARKET)
        case Gap.TRYING:
            return bool(set(one.default_stages) & _TRYING)
        case Gap.NOTHING:
            return True
