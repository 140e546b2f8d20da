"""What each ballot gives each option, on the ballot's own scale: the common ground on which groups are compared.

The scales: dots; 0 or 1 (approval, equal shares); score 0..5; Borda points (options ranked below, those left out share
the average); quadratic votes; the share of the voter's own duels that the option won; the mean of both ratings; and for
a text, whose one column is `TEXT`, the value of the fist 0..5, or consent 2, concern 1, objection 0.

Must not: decide. Each method has a count of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.ballots import Ballot, BallotRules, ConsentBallot, FistBallot, WeightedBallot
from app.domain.voting.cast import UNJUDGED, Cast, Whole
from app.domain.voting.groups import BlockCount
from app.domain.voting.methods import ON_A_TEXT, Method

TEXT = ""
"""The one 'option' of a round about a text."""

STANDS = {"object": 0, "concern": 1, "consent": 2}


@dataclass(frozen=True, slots=True, eq=False)
class Utilities:
    """Ballots × options. `values` are NaN where an option was not judged; exactly they are `parts / wholes`, with a
    whole of 0 where it was not. `weights` are the voices and `blocks` the block of each row. Abstentions are not there.
    """

    option_ids: tuple[str, ...]
    parts: Whole
    wholes: Whole
    weights: Whole
    blocks: NDArray[np.str_]

    @property
    def values(self) -> NDArray[np.float64]:
        """The utilities as floats, made anew at each call."""
        values = np.full(self.parts.shape, np.nan)
        np.divide(self.parts, self.wholes, out=values, where=self.wholes > 0)
        return values

    def judged(self) -> dict[str, int]:
        """Voices that judge an option, by option."""
        return self._by_option((self.weights @ (self.wholes > 0)).tolist())

    def sums(self) -> dict[str, Fraction]:
        """The exact sum over all voices, by option."""
        totals = [Fraction(0)] * len(self.option_ids)
        for whole in np.unique(self.wholes).tolist():
            if whole:
                for column, part in enumerate((self.weights @ np.where(self.wholes == whole, self.parts, 0)).tolist()):
                    totals[column] += Fraction(part, whole)
        return dict(zip(self.option_ids, totals, strict=True))

    def of_block(self, key: str) -> "Utilities":
        """Only the rows of a block."""
        rows = self.blocks == key
        return Utilities(self.option_ids, self.parts[rows], self.wholes[rows], self.weights[rows], self.blocks[rows])

    def count_blocks(self, keys: Sequence[str]) -> tuple[BlockCount, ...]:
        """What `break_down` reads a result by blocks from."""
        blocks = [(key, self.of_block(key)) for key in keys]
        return tuple(BlockCount((key,), int(one.weights.sum()), one.sums(), one.judged()) for key, one in blocks)

    def _by_option(self, numbers: Sequence[int]) -> dict[str, int]:
        return dict(zip(self.option_ids, numbers, strict=True))


def utilities(ballot: Ballot, rules: BallotRules) -> Mapping[str, Fraction | None]:
    """What one ballot gives each option; None where it does not judge it. Empty for an abstention."""
    given = matrix(rules, [WeightedBallot(ballot)])
    return {
        option: Fraction(int(part), int(whole)) if whole else None
        for parts, wholes in zip(given.parts, given.wholes, strict=True)
        for option, part, whole in zip(given.option_ids, parts, wholes, strict=True)
    }


def matrix(rules: BallotRules, ballots: Iterable[WeightedBallot]) -> Utilities:
    """What ballots that have passed `validate` give each option, one row for each that is no abstention."""
    return utilities_of(Cast.of(rules, ballots))


def utilities_of(cast: Cast) -> Utilities:
    """The same of ballots that were sorted already."""
    match cast.rules.method:
        case Method.SCORE:
            scores = cast.scores
            parts, wholes = scores, np.where(scores == UNJUDGED, 0, 1)
        case Method.TWO_CRITERIA:
            across, up = cast.ratings
            parts, wholes = across + up, np.where(across == UNJUDGED, 0, 2)
        case Method.RANKED:
            parts, wholes = _borda(cast.places)
        case Method.PAIRWISE:
            parts, wholes = _won(cast)
        case Method.CONSENT | Method.FIST_OF_FIVE:
            parts = np.array([[_agreement(ballot)] for ballot in cast.ballots], np.int64).reshape(-1, 1)
            wholes = np.ones_like(parts)
        case _:
            parts = cast.numbers
            wholes = np.ones_like(parts)
    options = (TEXT,) if cast.rules.method in ON_A_TEXT else cast.rules.option_ids
    return Utilities(options, parts, wholes, cast.weights, cast.blocks)


def _borda(places: Whole) -> tuple[Whole, Whole]:
    """Points in halves: options ranked below, and for those left out the average of the points that remain."""
    options = places.shape[1]
    left_out = places == options
    shared = left_out.sum(axis=1, keepdims=True) - 1
    return np.where(left_out, shared, 2 * (options - 1 - places)), np.full(places.shape, 2, dtype=np.int64)


def _won(cast: Cast) -> tuple[Whole, Whole]:
    rows, preferred, other = cast.duels
    shape = len(cast.ballots), len(cast.rules.option_ids)
    cells = shape[0] * shape[1]
    won = np.bincount(rows * shape[1] + preferred, minlength=cells).reshape(shape)
    lost = np.bincount(rows * shape[1] + other, minlength=cells).reshape(shape)
    return won, won + lost


def _agreement(ballot: Ballot) -> int:
    match ballot:
        case FistBallot(value=int() as value):
            return value
        case ConsentBallot(stand=str() as stand):
            return STANDS[stand]
        case _:
            raise TypeError(type(ballot))
