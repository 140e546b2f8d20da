"""Would another count of the same ballots, or leaving out any one group, have chosen others? A small table says so.

Must not: leave out fewer than five ballots, or leave fewer than five in, so that no difference tells of a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import lcm

import numpy as np

from app.domain.voting.ballots import BallotRules, WeightedBallot
from app.domain.voting.bradley_terry import fit
from app.domain.voting.cast import Cast
from app.domain.voting.groups import THRESHOLD, Breakdown
from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.other_counts import Strength, chosen, other_counts
from app.domain.voting.places import Places
from app.domain.voting.result import Result
from app.domain.voting.tally import tally
from app.domain.voting.terms import Terms

_WEIGHED = frozenset({Method.RANKED, Method.EQUAL_SHARES})
"""Methods in which a group's voice is no mean: every ballot of a group is given a weight."""

_FINEST = 10**9


@dataclass(frozen=True, slots=True)
class Recount:
    """Who would have been chosen in another way: `key` names the count, `without` the displayed group left out (then
    the count is that of the round, and `key` is `without`). `is_same`: the same set as the round's."""

    key: str
    winners: tuple[str, ...]
    is_same: bool
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balanced:
    """The winners and ranks where every displayed group weighs the same; empty where that is not known."""

    winners: tuple[str, ...] = ()
    ranks: Mapping[str, int] = field(default_factory=dict)


def balanced_count(
    rules: BallotRules, ballots: Sequence[WeightedBallot], terms: Terms, result: Result, breakdown: Breakdown | None
) -> Balanced:
    """The round's own count with groups of the same weight.

    Where too few of some group have judged a winner, nothing can be compared and nothing is said.
    """
    if breakdown is None or rules.method in ON_A_TEXT:
        return Balanced()
    if rules.method is Method.PAIRWISE:
        strengths = _compared(Cast.of(rules, ballots), breakdown.blocks)
    elif rules.method in _WEIGHED:
        weighed = tally(rules, _same_weight(ballots, breakdown.blocks), terms)
        return Balanced(weighed.winners, {one.id: one.rank for one in weighed.options})
    else:
        strengths = {option: _mean(result, option, one.balanced) for option, one in breakdown.balances.items()}
    ranks = {one: 1 + sum(other > own for other in strengths.values()) for one, own in strengths.items()}
    if not set(result.winners) <= strengths.keys():
        return Balanced(ranks=ranks)
    return Balanced(chosen(strengths, terms, result), ranks)


def _mean(result: Result, option: str, balanced: float) -> Strength:
    """Means that are equal are told apart as the method itself does it: scores by the median."""
    scores = next(one.scores for one in result.options if one.id == option)
    return (balanced, scores.median) if scores else (balanced,)


def _compared(cast: Cast, blocks: Sequence[tuple[str, ...]]) -> dict[str, Strength]:
    """Strengths from comparisons (Bradley-Terry) that are weighed so that each group has as many voices."""
    options = len(cast.rules.option_ids)
    rows, preferred, other = cast.duels
    wins = np.zeros(options * options)
    for keys in blocks:
        inside = np.isin(cast.blocks, keys)
        share = cast.valid / (len(blocks) * cast.weights[inside].sum())
        made = np.bincount(preferred * options + other, (cast.weights * inside)[rows], minlength=options * options)
        wins += share * made
    found = fit(wins.reshape(options, options))
    return {option: (one.strength,) for option, one in zip(cast.rules.option_ids, found, strict=True)}


def recounts_of(
    rules: BallotRules,
    ballots: Sequence[WeightedBallot],
    terms: Terms,
    result: Result,
    *,
    places: Places,
    blocks: Sequence[tuple[str, ...]],
    balanced: Balanced,
) -> tuple[Recount, ...]:
    """Every recount of a result that chooses options; none for a round about a text, or without a choice to make."""
    if rules.method in ON_A_TEXT or not result.winners or len(rules.option_ids) < 2:
        return ()
    found: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = [
        (key, (), winners) for key, winners in other_counts(rules, terms, result, places).items()
    ]
    if balanced.winners:
        found.append(("balanced", (), balanced.winners))
    for keys in blocks:
        rest = [one for one in ballots if one.block not in keys]
        if sum(one.weight for one in rest if not one.ballot.is_abstention) >= THRESHOLD:
            found.append(("without", keys, tally(rules, rest, terms).winners))
    same = set(result.winners)
    return tuple(Recount(key, winners, set(winners) == same, without) for key, without, winners in found)


def _same_weight(ballots: Sequence[WeightedBallot], blocks: Sequence[tuple[str, ...]]) -> list[WeightedBallot]:
    """The valid ballots of displayed groups, weighed so that each group has as many voices: exactly, or to a millionth
    where that takes numbers beyond reason."""
    valid = [one for one in ballots if not one.ballot.is_abstention]
    group = {key: keys for keys in blocks for key in keys}
    sizes = {keys: sum(one.weight for one in valid if group.get(one.block) == keys) for keys in blocks}
    whole = min(lcm(*sizes.values()), _FINEST)
    return [
        WeightedBallot(one.ballot, one.weight * max(round(whole / sizes[group[one.block]]), 1), one.block)
        for one in valid
        if one.block in group
    ]
