"""Comparisons of two options at a time: how likely each is to be preferred, and how sure that is.

'Cannot decide' is counted and shown, and says nothing about either option (Salganik and Levy, Wiki surveys, PLOS ONE
2015). Must not: rank by the bare share of wins, which depends on whom an option happened to meet.
"""

import numpy as np

from app.domain.voting.ballots import PairwiseBallot
from app.domain.voting.bradley_terry import fit
from app.domain.voting.cast import Cast
from app.domain.voting.result import Comparisons, Interval
from app.domain.voting.standing import Standing, Standings
from app.domain.voting.utilities import Utilities


def count(cast: Cast, given: Utilities) -> Standings:
    """The chance of each option to be preferred to another, with the bounds of 95 %; supporters preferred it once."""
    options = cast.rules.option_ids
    rows, preferred, other = cast.duels
    cells = np.bincount(
        preferred * len(options) + other, cast.weights[rows], minlength=len(options) * len(options)
    ).astype(np.int64)
    wins = cells.reshape(len(options), len(options))
    estimates = fit(wins)
    supporters = (cast.weights @ (given.parts > 0)).tolist()
    judged = given.judged()
    undecided = sum(
        len(ballot.undecided) * weight
        for ballot, weight in zip(cast.ballots, cast.weights.tolist(), strict=True)
        if isinstance(ballot, PairwiseBallot)
    )
    return Standings(
        {
            option: Standing(
                strength=(one.strength,),
                score=one.chance,
                supporters=voices,
                is_eligible=judged[option] > 0,
                interval=Interval(one.low, one.high),
            )
            for option, one, voices in zip(options, estimates, supporters, strict=True)
        },
        comparisons=Comparisons(
            made=int(wins.sum()) + undecided,
            undecided=undecided,
            wins={
                option: {one: won for one, won in zip(options, row, strict=True) if one != option}
                for option, row in zip(options, wins.tolist(), strict=True)
            },
        ),
    )
