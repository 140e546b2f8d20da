"""Where each voice puts each option, from 0 to 1, whatever the method: what agreement and opinions are read from.

Dots and quadratic votes are put by what the most for one option would be, rankings by the options ranked below (those
left out share what is left), comparisons by the part that the option won, two criteria by their mean.

Must not: decide who wins; every method has its own count.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BallotRules,
    ConsentBallot,
    DotBallot,
    FistBallot,
    PairwiseBallot,
    QuadraticBallot,
    RankedBallot,
    ScoreBallot,
    TwoCriteriaBallot,
    WeightedBallot,
)
from app.domain.voting.methods import HIGHEST_RATING, HIGHEST_SCORE, LOWEST_RATING, ON_A_TEXT, Method

Table = NDArray[np.float64]

TEXT = ""
"""The one 'option' of a round that asks about a text."""

BACKED_OR_NOT = frozenset({Method.DOTS, Method.APPROVAL, Method.QUADRATIC, Method.EQUAL_SHARES})
"""Methods in which giving nothing is no judgement of its own: an option is backed or it is not."""

BUDGETED = frozenset({Method.DOTS, Method.QUADRATIC, Method.RANKED, Method.PAIRWISE})
"""Methods in which what one option gets, another cannot get."""

STANDS = {"object": 0.0, "concern": 1.0, "consent": 2.0}


@dataclass(frozen=True, slots=True)
class Places:
    """Voices × options. `given` is in the unit of the ballot, `places` from 0 to 1, both NaN where not judged.

    `criteria` are the two ratings of two criteria (voices × options × 2). `blocks` names the block of each voice.
    Abstentions are not there. `options` holds the one id `TEXT` for a round about a text.
    """

    method: Method
    options: tuple[str, ...]
    given: Table
    places: Table
    blocks: NDArray[np.str_]
    criteria: Table | None = None

    @property
    def judged(self) -> NDArray[np.bool_]:
        """Which voices judged which options."""
        return ~np.isnan(self.places)

    @property
    def supports(self) -> NDArray[np.bool_]:
        """Who supports: gives it anything where options are backed or not, else puts it in the upper half."""
        least = 0.0 if self.method in BACKED_OR_NOT else 0.5
        return np.nan_to_num(self.places, nan=0.0) > least


def places_of(rules: BallotRules, ballots: Sequence[WeightedBallot]) -> Places:
    """The places that validated ballots give, one row for each voice of a ballot that is no abstention."""
    cast = [one for one in ballots if not one.ballot.is_abstention]
    options = (TEXT,) if rules.method in ON_A_TEXT else rules.option_ids
    columns = {option: column for column, option in enumerate(options)}
    empty = 0.0 if rules.method in BACKED_OR_NOT else np.nan
    given = np.full((len(cast), len(options)), empty)
    both = np.full((len(cast), len(options), 2), np.nan) if rules.method is Method.TWO_CRITERIA else None
    for row, one in enumerate(cast):
        if isinstance(one.ballot, TwoCriteriaBallot) and both is not None:
            for option, ratings in one.ballot.ratings.items():
                both[row, columns[option]] = ratings
        elif isinstance(one.ballot, RankedBallot):
            _rank(given[row], [columns[option] for option in one.ballot.ranking])
        else:
            for option, number in _entries(one.ballot):
                given[row, columns[option]] = number
    if both is not None:
        given = both.mean(axis=2)
    lowest, highest = _bounds(rules)
    voices = np.array([one.weight for one in cast], dtype=np.intp)
    given = np.repeat(given, voices, axis=0)
    return Places(
        method=rules.method,
        options=options,
        given=given,
        places=(given - lowest) / (highest - lowest),
        blocks=np.repeat(np.array([one.block for one in cast], dtype=np.str_), voices),
        criteria=np.repeat(both, voices, axis=0) if both is not None else None,
    )


def _bounds(rules: BallotRules) -> tuple[float, float]:
    """The least and the most that a voice can give to an option."""
    most = {
        Method.DOTS: min(rules.cap or rules.dots, rules.dots),
        Method.QUADRATIC: isqrt(rules.credits),
        Method.SCORE: HIGHEST_SCORE,
        Method.FIST_OF_FIVE: HIGHEST_SCORE,
        Method.TWO_CRITERIA: HIGHEST_RATING,
        Method.RANKED: len(rules.option_ids) - 1,
        Method.CONSENT: max(STANDS.values()),
    }
    lowest = LOWEST_RATING if rules.method is Method.TWO_CRITERIA else 0
    return lowest, max(most.get(rules.method, 1), lowest + 1)


def _entries(ballot: Ballot) -> Iterable[tuple[str, float]]:
    match ballot:
        case DotBallot(dots=numbers) | ScoreBallot(scores=numbers) | QuadraticBallot(votes=numbers):
            return numbers.items()
        case ApprovalBallot(approved=approved):
            return ((option, 1.0) for option in approved)
        case PairwiseBallot():
            return _won(ballot)
        case ConsentBallot(stand=str(stand)):
            return [(TEXT, STANDS[stand])]
        case FistBallot(value=int(value)):
            return [(TEXT, value)]
        case _:
            return []


def _rank(row: Table, ranked: Sequence[int]) -> None:
    """Points for options ranked below; those left out share the average of what remains."""
    count = len(row)
    row[:] = (count - 1 - len(ranked)) / 2
    row[ranked] = np.arange(count - 1, count - 1 - len(ranked), -1)


def _won(ballot: PairwiseBallot) -> Iterable[tuple[str, float]]:
    """The part of its comparisons that each option won; undecided ones are half won."""
    won: dict[str, float] = {}
    made: dict[str, int] = {}
    points = [
        *((option, 1.0 - lost) for duel in ballot.duels for lost, option in enumerate(duel)),
        *((option, 0.5) for pair in ballot.undecided for option in pair),
    ]
    for option, point in points:
        won[option] = won.get(option, 0.0) + point
        made[option] = made.get(option, 0) + 1
    return ((option, won[option] / made[option]) for option in won)
