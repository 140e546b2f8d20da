"""Made-up ballots of every method, the same for the same seed: what the count of a big round is measured on.

Must not: look like a real room; people agree more than these do.
"""

from __future__ import annotations

import random
from itertools import combinations

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
from app.domain.voting.methods import DEFAULT_CREDITS, ON_A_TEXT, Method, default_dots, default_pairs

BLOCKS = ("research", "ministries", "industry", "citizens")
_CAP = 3
_MOST_VOTES = 3


def rules_for(method: Method, options: int) -> BallotRules:
    """The rules that a round has unless others are chosen."""
    ids = () if method in ON_A_TEXT else tuple(f"option-{number}" for number in range(options))
    return BallotRules(
        method, ids, dots=default_dots(options), cap=_CAP, credits=DEFAULT_CREDITS, pairs=default_pairs(options)
    )


def ballots_for(
    rules: BallotRules, people: int, *, seed: int = 2034, is_complete: bool = False
) -> list[WeightedBallot]:
    """So many valid ballots in four blocks; `is_complete`: rankings name every option."""
    chance = random.Random(seed)  # noqa: S311  # nothing is kept secret here
    least = len(rules.option_ids) if is_complete else 1
    return [WeightedBallot(_ballot(rules, chance, least), 1, chance.choice(BLOCKS)) for _ in range(people)]


def _ballot(rules: BallotRules, chance: random.Random, least: int) -> Ballot:  # noqa: PLR0911  # one for each method
    options = rules.option_ids
    match rules.method:
        case Method.DOTS:
            return DotBallot(dict.fromkeys(chance.sample(options, min(rules.dots, len(options))), 1))
        case Method.APPROVAL | Method.EQUAL_SHARES:
            return ApprovalBallot(frozenset(chance.sample(options, chance.randint(1, max(1, len(options) // 3)))))
        case Method.SCORE:
            return ScoreBallot({option: chance.randint(0, 5) for option in options})
        case Method.RANKED:
            return RankedBallot(tuple(chance.sample(options, chance.randint(least, len(options)))))
        case Method.QUADRATIC:
            some = chance.sample(options, min(rules.credits // _MOST_VOTES**2, len(options)))
            return QuadraticBallot({option: chance.randint(1, _MOST_VOTES) for option in some})
        case Method.PAIRWISE:
            pairs = list(combinations(options, 2))
            drawn = chance.sample(pairs, min(rules.pairs, len(pairs)))
            return PairwiseBallot(frozenset(pair if chance.random() < 0.5 else pair[::-1] for pair in drawn))
        case Method.TWO_CRITERIA:
            return TwoCriteriaBallot({option: (chance.randint(1, 5), chance.randint(1, 5)) for option in options})
        case Method.CONSENT:
            stand = chance.choice(("consent", "consent", "concern", "object"))
            return ConsentBallot(stand, "" if stand == "consent" else f"reason {chance.randint(1, 500)}")
        case Method.FIST_OF_FIVE:
            value = chance.randint(0, 5)
            return FistBallot(value, f"reason {chance.randint(1, 500)}" if value < 3 else "")
