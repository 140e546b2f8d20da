"""Comparing options by several criteria that keep their own units, and how far the first place hangs on the weights.

Values are brought to 0..1 within each criterion (the worst option 0, the best 1) only to be weighed by a weighted sum
(simple additive weighting: Hwang & Yoon 1981); the table shows what was measured. Weights are medians of the room; the
range of each is the room's own middle half, or the whole scale where nobody has weighed.
Must not: print a score. A rank and what would change it is all that such numbers carry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

LEAST_WEIGHT, MOST_WEIGHT = 0, 10
_MIDDLE = (LEAST_WEIGHT + MOST_WEIGHT) / 2
_EQUAL = 1e-9

Scaled = Mapping[str, Mapping[str, float]]
"""measure id -> option id -> 0 (worst of these options) to 1 (best)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion. `weight` is the room's median (0..10), `low` and `high` its middle half.

    As it comes it is one that nobody has weighed: the middle of the scale, and all of it as the range.
    """

    id: str
    more_is_better: bool = True
    weight: float = _MIDDLE
    low: float = LEAST_WEIGHT
    high: float = MOST_WEIGHT


@dataclass(frozen=True, slots=True)
class Tip:
    """With this whole weight of this criterion alone, the option would come first, or share the first place."""

    option: str
    measure: str
    weight: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """Options by rank, best first; options that share a rank stand together. `missing`: those without all values.

    `rivals`: options that stand before the first for some weights within the room's range. `outdone`: options that
    another one (the value) equals or beats in everything, so that no weights can bring them before it.
    `tips`: for each rival the whole weight nearest to the room's that makes it first, if one criterion alone can.
    """

    ranks: tuple[tuple[str, ...], ...]
    rivals: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    outdone: Mapping[str, str] = field(default_factory=dict)
    tips: tuple[Tip, ...] = ()
    scaled: Scaled = field(default_factory=dict)

    @property
    def firsts(self) -> tuple[str, ...]:
        """Who stands first by the room's weights; several where they share it."""
        return self.ranks[0] if self.ranks else ()

    @property
    def is_stable(self) -> bool:
        """Whether one option comes first whatever weights of the room's range are taken."""
        return len(self.firsts) == 1 and not self.rivals


def compare(options: Sequence[str], measures: Sequence[Measure], values: Mapping[tuple[str, str], float]) -> Ranking:
    """Rank options; `values` by (option, measure). Options that lack a value are not ranked.

    Whether an option can pass the first is exact: the difference of two weighted sums is least where every weight
    stands at the end of its range that favours the other.
    """
    whole = [one for one in options if all((one, measure.id) in values for measure in measures)]
    missing = tuple(one for one in options if one not in whole)
    if not whole or not measures:
        return Ranking((), missing=missing)
    scaled = {measure.id: _scaled(measure, whole, values) for measure in measures}
    ranks = _ranks(whole, scaled, {one.id: one.weight for one in measures})
    rivals = tuple(
        one for one in whole if any(_passes(one, first, measures, scaled) for first in ranks[0] if first != one)
    )
    return Ranking(
        ranks=ranks,
        rivals=rivals,
        missing=missing,
        outdone=_outdone(whole, measures, scaled),
        tips=tuple(tip for one in rivals if one not in ranks[0] if (tip := _tip(one, whole, measures, scaled))),
        scaled=scaled,
    )


def _scaled(measure: Measure, options: Sequence[str], values: Mapping[tuple[str, str], float]) -> dict[str, float]:
    found = {one: values[one, measure.id] for one in options}
    low, high = min(found.values()), max(found.values())
    if not high > low:
        return dict.fromkeys(options, 0.0)
    return {
        one: (value - low) / (high - low) if measure.more_is_better else (high - value) / (high - low)
        for one, value in found.items()
    }


def _totals(options: Sequence[str], scaled: Scaled, weights: Mapping[str, float]) -> dict[str, float]:
    return {one: sum(weights[key] * by_option[one] for key, by_option in scaled.items()) for one in options}


def _ranks(options: Sequence[str], scaled: Scaled, weights: Mapping[str, float]) -> tuple[tuple[str, ...], ...]:
    totals = _totals(options, scaled, weights)
    ranks: list[tuple[str, ...]] = []
    for one in sorted(options, key=lambda one: -totals[one]):
        if ranks and totals[ranks[-1][0]] - totals[one] < _EQUAL:
            ranks[-1] = (*ranks[-1], one)
        else:
            ranks.append((one,))
    return tuple(ranks)


def _passes(one: str, first: str, measures: Sequence[Measure], scaled: Scaled) -> bool:
    """Whether some weights of the room's range put `one` before `first`."""
    lead = 0.0
    for measure in measures:
        difference = scaled[measure.id][first] - scaled[measure.id][one]
        lead += difference * (measure.low if difference > 0 else measure.high)
    return lead < -_EQUAL


def _outdone(options: Sequence[str], measures: Sequence[Measure], scaled: Scaled) -> dict[str, str]:
    found = {}
    for one in options:
        for other in options:
            gains = [scaled[measure.id][other] - scaled[measure.id][one] for measure in measures]
            if min(gains) > -_EQUAL and max(gains) > _EQUAL:
                found[one] = other
                break
    return found


def _tip(one: str, options: Sequence[str], measures: Sequence[Measure], scaled: Scaled) -> Tip | None:
    """The whole weight of one criterion, nearest to the room's, by which `one` comes first; None where none does."""
    weights = {measure.id: measure.weight for measure in measures}
    found = []
    for place, measure in enumerate(measures):
        for weight in range(LEAST_WEIGHT, MOST_WEIGHT + 1):
            if one in _ranks(options, scaled, {**weights, measure.id: weight})[0]:
                found.append((abs(weight - measure.weight), place, weight))
    if not found:
        return None
    _, place, weight = min(found)
    return Tip(one, measures[place].id, weight)
