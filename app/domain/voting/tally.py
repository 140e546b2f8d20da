"""From ballots to a result: sums, ranks, ties, quorum, and the reading by groups. Pure: same ballots, same result.

Ties are named as ties and broken only by the rule that was declared; never by the order of options, ballots or ids.
"""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from app.domain.voting.ballots import BallotRules, WeightedBallot
from app.domain.voting.counts import Counts
from app.domain.voting.groups import BlockCount, break_down
from app.domain.voting.methods import Method
from app.domain.voting.result import FistReason, FistResult, OptionResult, Result
from app.domain.voting.terms import Quorum, Terms, TieRule, judge_quorum, lot_order

_NO_TERMS = Terms()
_OBJECTION = 0
_CONCERNS = (1, 2)

Strength = tuple[int | str, ...]


def tally(rules: BallotRules, ballots: Iterable[WeightedBallot], terms: Terms = _NO_TERMS) -> Result:
    """Count ballots that have passed `validate` and conclude."""
    counts = Counts(rules)
    for ballot in ballots:
        counts.add(ballot)
    return conclude(counts, terms)


def conclude(counts: Counts, terms: Terms = _NO_TERMS) -> Result:
    """The result of what was counted so far. Errors: ValueError for a lot without a seed."""
    rules = counts.rules
    ranks = _ranks(counts, terms)
    sizes = {rank: sum(1 for other in ranks.values() if other == rank) for rank in ranks.values()}
    valid_by_block = {block: counts.blocks[block].valid for block in _blocks(counts, terms)}
    breakdown = break_down(_block_counts(counts, valid_by_block), rules.option_ids, winners=terms.winners)
    quorum = judge_quorum(terms, counts.valid, valid_by_block)
    options = tuple(
        OptionResult(
            id=option,
            score=counts.score(option),
            mean=_share(counts.score(option), counts.valid),
            supporters=counts.supporters(option),
            supporter_share=_share(counts.supporters(option), counts.valid),
            rank=rank,
            is_tied=sizes[rank] > 1,
            balance=breakdown.balances[option] if breakdown else None,
        )
        for option, rank in sorted(ranks.items(), key=lambda entry: entry[1])
    )
    return Result(
        method=rules.method,
        options=options,
        valid=counts.valid,
        abstained=counts.abstained,
        eligible=terms.eligible,
        turnout=counts.valid / terms.eligible if terms.eligible else None,
        quorum=quorum,
        tie_groups=_alike(options, lambda option: option.rank),
        settled_ties=_settled(options),
        valid_by_block=valid_by_block,
        breakdown=breakdown,
        fist=_fist(counts, quorum) if rules.method is Method.FIST_OF_FIVE else None,
    )


def _ranks(counts: Counts, terms: Terms) -> dict[str, int]:
    """Rank by option id: 1 and how many are stronger, so that equals share a rank."""
    strengths = {option: _strength(counts, terms, option) for option in counts.rules.option_ids}
    ordered = sorted(strengths.values())
    first_place: dict[Strength, int] = {}
    for place, strength in enumerate(ordered, start=1):
        first_place.setdefault(strength, place)
    return {option: first_place[strength] for option, strength in strengths.items()}


def _strength(counts: Counts, terms: Terms, option: str) -> Strength:
    """Sorts the strongest first; equal only for options that are to stay tied."""
    score = -counts.score(option)
    match terms.tie_rule:
        case TieRule.KEEP_TIE:
            return (score,)
        case TieRule.SUPPORTERS:
            return (score, -counts.supporters(option))
        case TieRule.LOT:
            return (score, lot_order(terms.lot_seed, option))


def _settled(options: tuple[OptionResult, ...]) -> tuple[tuple[str, ...], ...]:
    by_score = _alike(options, lambda option: option.score)
    ranks = {option.id: option.rank for option in options}
    return tuple(group for group in by_score if len({ranks[option] for option in group}) > 1)


def _alike(options: tuple[OptionResult, ...], key: Callable[[OptionResult], float]) -> tuple[tuple[str, ...], ...]:
    """Groups of two and more with the same key, where neighbours in rank are together."""
    groups = (tuple(option.id for option in group) for _, group in groupby(options, key))
    return tuple(group for group in groups if len(group) > 1)


def _blocks(counts: Counts, terms: Terms) -> list[str]:
    """Blocks that have ballots, in the declared order."""
    declared = list(terms.eligible_by_block)
    return sorted(
        (block for block, sums in counts.blocks.items() if sums.valid),
        key=lambda block: (declared.index(block) if block in declared else len(declared), block),
    )


def _block_counts(counts: Counts, valid_by_block: Mapping[str, int]) -> tuple[BlockCount, ...]:
    return tuple(BlockCount((block,), valid, counts.blocks[block].scores) for block, valid in valid_by_block.items())


def _fist(counts: Counts, quorum: Quorum) -> FistResult:
    distribution = {value: counts.values[value] for value in range(6)}
    objections = distribution[_OBJECTION]
    reasons = [FistReason(value, text, voices) for (value, text), voices in sorted(counts.reasons.items())]
    return FistResult(
        distribution=distribution,
        median=_median(distribution),
        objections=objections,
        concerns=sum(distribution[value] for value in _CONCERNS),
        objection_reasons=tuple(reason for reason in reasons if reason.value == _OBJECTION),
        concern_reasons=tuple(reason for reason in reasons if reason.value in _CONCERNS),
        comments=tuple(reason for reason in reasons if reason.value > _CONCERNS[-1]),
        is_passed=counts.valid > 0 and objections == 0 and not quorum.is_indicative,
    )


def _median(distribution: dict[int, int]) -> float | None:
    voices = sum(distribution.values())
    if not voices:
        return None
    return (_at(distribution, (voices - 1) // 2) + _at(distribution, voices // 2)) / 2


def _at(distribution: dict[int, int], position: int) -> int:
    """The value at a position (from 0) among all voices in order."""
    for value in sorted(distribution):
        position -= distribution[value]
        if position < 0:
            return value
    raise IndexError(position)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
