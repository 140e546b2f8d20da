"""Rounds of every method with ballots at random, some in camps, to hold properties of readings to."""

from dataclasses import dataclass, replace

import numpy as np

from app.domain.voting.ballots import BallotRules, WeightedBallot
from app.domain.voting.clustering import Table
from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.reading import Reading, read
from app.domain.voting.result import Result
from app.domain.voting.tally import tally
from app.domain.voting.terms import Terms
from app.domain.voting.validation import STANDS, validate


@dataclass(frozen=True)
class MadeUpRound:
    """A round, its ballots, and how it is counted and read."""

    rules: BallotRules
    ballots: tuple[WeightedBallot, ...]
    terms: Terms

    @property
    def result(self) -> Result:
        return tally(self.rules, self.ballots, self.terms)

    @property
    def reading(self) -> Reading:
        return read(self.rules, self.ballots, self.terms, self.result)

    def but(self, **changes: object) -> "MadeUpRound":
        """The same round with something else."""
        return replace(self, **changes)  # type: ignore[arg-type]


def made_up(method: Method, sizes: dict[str, int], *, options: int = 5, winners: int = 2, seed: int = 1) -> MadeUpRound:
    """A round with so many ballots of each block; members of a block lean a little the same way."""
    random = np.random.default_rng([seed, list(Method).index(method)])
    ids = () if method in ON_A_TEXT else tuple(f"option{number}" for number in range(options))
    rules = BallotRules(method, ids, dots=5, cap=3, credits=25, pairs=6)
    ballots = []
    for block, size in sizes.items():
        liking = random.normal(0, 1, max(len(ids), 1))
        for _ in range(size):
            choices = _choices(rules, liking + random.normal(0, 1.2, len(liking)), random)
            ballots.append(WeightedBallot(validate(rules, choices), 1, block))
    terms = Terms(
        eligible=sum(sizes.values()) + 3,
        eligible_by_block={block: size + 1 for block, size in sizes.items()},
        winners=winners,
        limit=winners,
    )
    return MadeUpRound(rules, tuple(ballots), terms)


def _choices(rules: BallotRules, liking: Table, random: np.random.Generator) -> dict[str, object]:
    """The choices of somebody who likes options so much."""
    ids = rules.option_ids
    if random.random() < 0.05:
        return {"abstain": True}
    order = [ids[at] for at in np.argsort(-liking)] if ids else []
    points = {one: int(np.clip(round(2.5 + 1.3 * here), 0, 5)) for one, here in zip(ids, liking, strict=False)}
    judged = {one: point for one, point in points.items() if random.random() < 0.9} or points
    choices: dict[str, object] = {}
    match rules.method:
        case Method.DOTS:
            choices = {"dots": {order[0]: 2, order[1]: 1, order[2]: 1}}
        case Method.APPROVAL | Method.EQUAL_SHARES:
            choices = {"approved": [one for one, point in points.items() if point >= 3]}
        case Method.SCORE:
            choices = {"scores": judged}
        case Method.RANKED:
            choices = {"ranking": order[: random.integers(1, len(order) + 1)]}
        case Method.QUADRATIC:
            choices = {"votes": {order[0]: 4, order[1]: 3} if liking.max() > 1.5 else dict.fromkeys(order[:3], 2)}
        case Method.PAIRWISE:
            pairs = [[one, other] for at, one in enumerate(order) for other in order[at + 1 :]]
            chosen = random.choice(len(pairs), min(rules.pairs, len(pairs)), replace=False)
            choices = {"duels": [pairs[at] for at in chosen]}
        case Method.TWO_CRITERIA:
            choices = {"ratings": {one: [max(point, 1), int(random.integers(1, 6))] for one, point in judged.items()}}
        case Method.CONSENT:
            stand = STANDS[int(random.choice(3, p=[0.8, 0.15, 0.05]))]
            choices = {"stand": stand, "reason": "" if stand == STANDS[0] else "It is too early"}
        case Method.FIST_OF_FIVE:
            value = int(np.clip(round(3.5 + liking[0]), 0, 5))
            choices = {"value": value, "reason": "" if value > 2 else "It is too early"}
    return choices
