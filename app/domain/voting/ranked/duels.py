"""Every option against every other: how many voices prefer the one, and who beats whom.

An option that a ballot leaves out is below all that it names, and level with the others left out. Must not: rank.
"""

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.cast import Whole


def duels_of(places: Whole, weights: Whole) -> Whole:
    """Options × options: voices that prefer the row's option to the column's."""
    by_option = np.ascontiguousarray(places.T.astype(np.int16))
    # Sums of whole numbers below 2**53 are exact as floats, and much quicker.
    voices = weights.astype(np.float64)
    rows = [(better < by_option).astype(np.float64) @ voices for better in by_option]
    return np.array(rows, dtype=np.int64).reshape(len(by_option), len(by_option))


def condorcet_winner(duels: Whole) -> int | None:
    """The option that beats each other by a majority; None when there is none."""
    beats = _beats(duels)
    found = np.flatnonzero(beats.sum(axis=1) == len(duels) - 1)
    return int(found[0]) if len(found) else None


def is_cycle(duels: Whole) -> bool:
    """Whether even the leaders lose a duel each: then majorities go in a circle among them."""
    return bool(len(duels)) and bool(np.all(_beats(duels).any(axis=0)))


def _beats(duels: Whole) -> NDArray[np.bool_]:
    return duels > duels.T
