"""Comparing options by several criteria that keep their own units, and how far the first place hangs on the weights.

Values are brought to 0..1 within each criterion (the worst option 0, the best 1) only to be weighed; the table shows
what was measured. Weights are medians of the room; the range is the room's own middle half.
Must not: print a score. A rank and what would change it is all that such numbers carry.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

_MOST_MOVING = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion. `weight` is the room's median (0..10), `low` and `high` its middle half."""

    id: str
    more_is_better: bool = True
    weight: float = 1.0
    low: float = 1.0
    high: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """Options by rank, best first; options that share a rank stand together. `missing`: those without all values.

    `first_under`: every option that comes first, alone or shared, for some weights within the room's range.
    """

    ranks: tuple[tuple[str, ...], ...]
    first_under: tuple[str, ...]
    missing: tuple[str, ...] = ()

    @property
    def is_stable(self) -> bool:
        """Whether the same option comes first whatever weights of the room's range are taken."""
        return len(self.first_under) == 1


def compare(options: Sequence[str], measures: Sequence[Measure], values: Mapping[tuple[str, str], float]) -> Ranking:
    """Rank options; `values` by (option, measure). Options that lack a value are not ranked.

    The range is tried at the low end, the middle and the high end of the six weightiest criteria, in all combinations;
    the others keep their middle.
    """
    whole = [one for one in options if all((one, measure.id) in values for measure in measures)]
    missing = tuple(one for one in options if one not in whole)
    if not whole or not measures:
        return Ranking((), (), missing)
    scaled = {measure.id: _scaled(measure, whole, values) for measure in measures}

    def totals(weights: Sequence[float]) -> dict[str, float]:
        return {
            one: sum(weight * scaled[m.id][one] for m, weight in zip(measures, weights, strict=True)) for one in whole
        }

    middle = totals([measure.weight for measure in measures])
    firsts: set[str] = set(_best(middle))
    moving = sorted(range(len(measures)), key=lambda index: -measures[index].weight)[:_MOST_MOVING]
    for corner in product(*(sorted({measures[i].low, measures[i].weight, measures[i].high}) for i in moving)):
        weights = [measure.weight for measure in measures]
        for index, weight in zip(moving, corner, strict=True):
            weights[index] = weight
        firsts |= set(_best(totals(weights)))
    ranks: list[tuple[str, ...]] = []
    for one in sorted(whole, key=lambda one: -middle[one]):
        if ranks and abs(middle[ranks[-1][0]] - middle[one]) < 1e-9:
            ranks[-1] = (*ranks[-1], one)
        else:
            ranks.append((one,))
    return Ranking(tuple(ranks), tuple(one for one in whole if one in firsts), missing)


def _best(totals: Mapping[str, float]) -> list[str]:
    top = max(totals.values())
    return [one for one, total in totals.items() if top - total < 1e-9]


def _scaled(measure: Measure, options: Sequence[str], values: Mapping[tuple[str, str], float]) -> dict[str, float]:
    found = {one: values[one, measure.id] for one in options}
    low, high = min(found.values()), max(found.values())
    if high - low < 1e-12:
        return dict.fromkeys(options, 0.0)
    return {
        one: (value - low) / (high - low) if measure.more_is_better else (high - value) / (high - low)
        for one, value in found.items()
    }
