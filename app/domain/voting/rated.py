"""Methods in which each option is rated on its own: scores, and two ratings for two criteria. The best mean leads.

An option that few judged does not lead by their word alone: it ranks below those that at least half of the ballots
judge, and three of them at least (methods 3.3). Equal means go by the median, then by the share of high scores; that is
part of the method. Must not: show who judged.
"""

from fractions import Fraction

import numpy as np

from app.domain.voting.cast import UNJUDGED, Cast
from app.domain.voting.methods import HIGHEST_RATING, HIGHEST_SCORE, LOWEST_RATING
from app.domain.voting.spreads import distributions, mean, median, spread
from app.domain.voting.standing import Standing, Standings

FEWEST = 3
"""The fewest ballots that must judge an option before it can lead."""

HIGH = 4
"""A score, or a mean of two ratings, from which somebody counts as a supporter."""


def count_scores(cast: Cast) -> Standings:
    """Scores 0..5: their mean, median and share of 4 and 5."""
    tables = distributions(cast.scores, cast.weights, 0, HIGHEST_SCORE)
    standings: dict[str, Standing] = {}
    for option, table in zip(cast.rules.option_ids, tables, strict=True):
        judged, high = sum(table.values()), sum(table[score] for score in range(HIGH, HIGHEST_SCORE + 1))
        average = mean(table)
        standings[option] = Standing(
            strength=(is_judged_enough(judged, cast.valid), average),
            finer=(median(table), Fraction(high, judged or 1)),
            score=float(average),
            supporters=high,
            is_eligible=judged > 0,
            scores=spread(table),
        )
    return Standings(standings)


def count_two_criteria(cast: Cast) -> Standings:
    """Two ratings 1..5: each with its spread; the mean of both decides."""
    ratings = cast.ratings
    sums = np.where(ratings[0] == UNJUDGED, UNJUDGED, ratings[0] + ratings[1])
    both = distributions(sums, cast.weights, 2 * LOWEST_RATING, 2 * HIGHEST_RATING)
    across, up = (distributions(table, cast.weights, LOWEST_RATING, HIGHEST_RATING) for table in ratings)
    standings: dict[str, Standing] = {}
    for column, option in enumerate(cast.rules.option_ids):
        table = both[column]
        judged, average = sum(table.values()), mean(table) / 2
        standings[option] = Standing(
            strength=(is_judged_enough(judged, cast.valid), average),
            score=float(average),
            supporters=sum(voices for rating, voices in table.items() if rating >= 2 * HIGH),
            is_eligible=judged > 0,
            across=spread(across[column]),
            up=spread(up[column]),
        )
    return Standings(standings)


def is_judged_enough(judged: int, valid: int) -> bool:
    """Whether so many of the valid ballots can put an option before others."""
    return judged >= FEWEST and 2 * judged >= valid
