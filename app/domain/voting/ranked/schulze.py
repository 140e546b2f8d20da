"""Schulze: an option beats another when its strongest path of majorities is stronger than the path back.

The strength of a majority is its voices ('winning votes'). Source: M. Schulze, A new monotonic, clone-independent,
reversal symmetric, and Condorcet-consistent single-winner election method, Social Choice and Welfare 36 (2011).
Must not: break a tie.
"""

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.cast import Whole


def beats_of(duels: Whole) -> NDArray[np.bool_]:
    """Options × options: whether the row's option beats the column's. It is transitive."""
    paths = np.where(duels > duels.T, duels, 0)
    for between in range(len(paths)):
        np.maximum(paths, np.minimum(paths[:, between, None], paths[None, between, :]), out=paths)
    return np.asarray(paths > paths.T)


def layers(beats: NDArray[np.bool_]) -> list[int]:
    """By option how many layers are above it: those whom nobody beats, then those whom only they beat, and so on."""
    layer = [-1] * len(beats)
    left = np.ones(len(beats), dtype=np.bool_)
    for depth in range(len(beats)):
        unbeaten = left & ~beats[left].any(axis=0)
        for option in np.flatnonzero(unbeaten).tolist():
            layer[option] = depth
        left &= ~unbeaten
    return layer
