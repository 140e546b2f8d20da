"""The valid ballots of a round as columns of whole numbers, so that ten thousand of them are counted in a blink.

Rows are ballots, columns are options in the order of the rules. A ballot that stands for several voices is one row with
a weight. Must not: judge or rank; an option is never told from another by its place in the columns.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BallotRules,
    DotBallot,
    PairwiseBallot,
    QuadraticBallot,
    RankedBallot,
    ScoreBallot,
    TwoCriteriaBallot,
    WeightedBallot,
)

Whole = NDArray[np.int64]
"""Whole numbers, exact."""

Kind = TypeVar("Kind")

UNJUDGED = -1
"""Stands in a table of scores or ratings where the voter did not judge the option."""


@dataclass(frozen=True, eq=False)
class Cast:
    """The ballots of a round that are no abstentions, with their weights and blocks by row; `abstained` are voices.

    Its tables are made once, when they are asked for, and are not to be changed.
    """

    rules: BallotRules
    ballots: Sequence[Ballot]
    weights: Whole
    blocks: NDArray[np.str_]
    abstained: int

    @classmethod
    def of(cls, rules: BallotRules, ballots: Iterable[WeightedBallot]) -> "Cast":
        """Sort ballots that have passed `validate`. Errors: ValueError for a weight below 1."""
        every = list(ballots)
        if any(one.weight < 1 for one in every):
            raise ValueError("a ballot stands for one voice at least")
        valid = [one for one in every if not one.ballot.is_abstention]
        return cls(
            rules=rules,
            ballots=[one.ballot for one in valid],
            weights=np.array([one.weight for one in valid], dtype=np.int64),
            blocks=np.array([one.block for one in valid], dtype=np.str_),
            abstained=sum(one.weight for one in every if one.ballot.is_abstention),
        )

    @property
    def valid(self) -> int:
        """Voices of the valid ballots."""
        return int(self.weights.sum())

    @cached_property
    def columns(self) -> dict[str, int]:
        """Column by option id."""
        return {option: column for column, option in enumerate(self.rules.option_ids)}

    @cached_property
    def numbers(self) -> Whole:
        """Dots, quadratic votes, or 1 for an approval: ballots × options, 0 where nothing was given."""
        given: list[Collection[str]] = []
        values: list[Collection[int]] = []
        for ballot in self.ballots:
            match ballot:
                case DotBallot(dots=numbers) | QuadraticBallot(votes=numbers):
                    given.append(numbers)
                    values.append(numbers.values())
                case ApprovalBallot(approved=approved):
                    given.append(approved)
                case _:
                    raise TypeError(type(ballot))
        table, rows, columns = self._table(given, 0)
        table[rows, columns] = np.fromiter(chain.from_iterable(values), np.int64) if values else 1
        return table

    @cached_property
    def scores(self) -> Whole:
        """Scores: ballots × options, `UNJUDGED` where there is none."""
        given = [_of(ballot, ScoreBallot).scores for ballot in self.ballots]
        table, rows, columns = self._table(given, UNJUDGED)
        table[rows, columns] = _values(given)
        return table

    @cached_property
    def ratings(self) -> tuple[Whole, Whole]:
        """The two ratings of each option: ballots × options each, `UNJUDGED` where there is none."""
        given = [_of(ballot, TwoCriteriaBallot).ratings for ballot in self.ballots]
        across, rows, columns = self._table(given, UNJUDGED)
        up = across.copy()
        pairs = np.fromiter(chain.from_iterable(chain.from_iterable(one.values() for one in given)), np.int64)
        across[rows, columns] = pairs[0::2]
        up[rows, columns] = pairs[1::2]
        return across, up

    @cached_property
    def places(self) -> Whole:
        """Places from 0 (best) down: ballots × options. Options that were left out are all at the number of options."""
        given = [_of(ballot, RankedBallot).ranking for ballot in self.ballots]
        table, rows, columns = self._table(given, len(self.rules.option_ids))
        table[rows, columns] = np.fromiter(chain.from_iterable(range(len(one)) for one in given), np.int64)
        return table

    @cached_property
    def duels(self) -> tuple[Whole, Whole, Whole]:
        """All decided comparisons: the row of the ballot, the column preferred, and the other."""
        given = [_of(ballot, PairwiseBallot).duels for ballot in self.ballots]
        lengths = np.fromiter(map(len, given), np.int64, count=len(given))
        ids = chain.from_iterable(chain.from_iterable(given))
        pairs = np.fromiter(map(self.columns.__getitem__, ids), np.int64)
        return np.repeat(np.arange(len(given)), lengths), pairs[0::2], pairs[1::2]

    def _table(self, given: Sequence[Collection[str]], empty: int) -> tuple[Whole, Whole, Whole]:
        """A table of one number, with the rows and columns of the options that each ballot names."""
        lengths = np.fromiter(map(len, given), np.int64, count=len(given))
        rows = np.repeat(np.arange(len(given)), lengths)
        columns = np.fromiter(map(self.columns.__getitem__, chain.from_iterable(given)), np.int64)
        return np.full((len(given), len(self.rules.option_ids)), empty, dtype=np.int64), rows, columns


def _of(ballot: object, kind: type[Kind]) -> Kind:
    if not isinstance(ballot, kind):
        raise TypeError(type(ballot))
    return ballot


def _values(given: Sequence[Mapping[str, int]]) -> Whole:
    return np.fromiter(chain.from_iterable(one.values() for one in given), np.int64)
