"""How the numbers that people gave an option lie: mean, median, quartiles, and how many gave each number.

Quartiles are interpolated between the two nearest (type 7 of Hyndman and Fan, 1996), as spreadsheets do.

Must not: rank.
"""

from collections.abc import Mapping
from fractions import Fraction

import numpy as np

from app.domain.voting.cast import UNJUDGED, Whole
from app.domain.voting.result import Spread


def distributions(table: Whole, weights: Whole, lowest: int, highest: int) -> list[dict[int, int]]:
    """Voices by number, for each column of a table in which `UNJUDGED` counts for nothing."""
    options, size = table.shape[1], highest - lowest + 2
    # Each option has a row of counters, whose first is for those who did not judge it.
    counters = np.where(table == UNJUDGED, 0, table - lowest + 1) + size * np.arange(options)
    counts = np.bincount(counters.ravel(), np.repeat(weights, options), minlength=size * options)
    rows = counts.astype(np.int64).reshape(options, size)[:, 1:].tolist()
    return [dict(enumerate(row, start=lowest)) for row in rows]


def mean(distribution: Mapping[int, int]) -> Fraction:
    """The exact mean; 0 when nobody gave a number."""
    voices = sum(distribution.values())
    return Fraction(sum(number * count for number, count in distribution.items()), voices or 1)


def quantile(distribution: Mapping[int, int], part: Fraction) -> Fraction:
    """The number below which this part of the voices lies; half of them for the median. 0 when there are none."""
    voices = sum(distribution.values())
    if not voices:
        return Fraction(0)
    position = part * (voices - 1)
    below = _at(distribution, int(position))
    above = _at(distribution, min(int(position) + 1, voices - 1))
    return below + (position - int(position)) * (above - below)


def median(distribution: Mapping[int, int]) -> Fraction:
    """The middle number, or what lies between the two in the middle."""
    return quantile(distribution, Fraction(1, 2))


def spread(distribution: Mapping[int, int]) -> Spread | None:
    """All of it; None when nobody gave a number."""
    voices = sum(distribution.values())
    if not voices:
        return None
    return Spread(
        judged=voices,
        mean=float(mean(distribution)),
        median=float(median(distribution)),
        lower=float(quantile(distribution, Fraction(1, 4))),
        upper=float(quantile(distribution, Fraction(3, 4))),
        distribution=distribution,
    )


def _at(distribution: Mapping[int, int], position: int) -> int:
    """The number at a position (from 0) among all voices in order."""
    for number in sorted(distribution):
        position -= distribution[number]
        if position < 0:
            return number
    raise IndexError(position)
