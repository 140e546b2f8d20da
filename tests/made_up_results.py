"""Results that nobody voted: one for each method, of any number of options, to be drawn and looked at.

    shown = made_up("score", options=12)

They are put together by hand, so that pictures can be tried with what a count would rarely give.
"""

import random
from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.charter.data import OptionFacts, RoundFacts
from app.domain.pictures import Shown
from app.domain.voting.groups import Balance, BlockScore, Breakdown
from app.domain.voting.methods import Method
from app.domain.voting.result import (
    Comparisons,
    ConsentResult,
    FistReason,
    FistResult,
    Interval,
    OptionResult,
    Purchase,
    Rankings,
    Result,
    RunoffRound,
    Shares,
    Spread,
)
from app.domain.voting.terms import Quorum, QuorumStatement, RankingRule
from app.i18n.text import texts

LABELS = (
    "Every child walks or cycles to school safely by 2030",
    "Clean air in every street",
    "Half of all short trips on foot or by bicycle, in the outer districts too",
    "Quiet nights",
    "No family pays more than a tenth of its income for mobility",
    "Zero deaths in traffic",
    "Deliveries without diesel within the ring road by the end of the decade",
    "Shade and water on every square",
    "A bus every ten minutes",
    "Repair before replace",
    "Streets that flood no more",
    "Neighbourhood hubs for repair, lending and meeting",
)
BLOCKS = {"g1": "Public administration", "g2": "Business", "g3": "Civil society", "g4": "Research"}
_VALID = 41


def label(at: int) -> str:
    return LABELS[at] if at < len(LABELS) else f"{LABELS[at % len(LABELS)]} ({at // len(LABELS) + 1})"


def made_up(
    kind: str, *, options: int = 7, winners: int = 2, tied: bool = False, missed: bool = False, groups: int = 3
) -> Shown:
    """`kind` is a method, or `ranked.<rule>`. `tied`: the second and third share a rank; `missed`: the quorum."""
    dice = random.Random(options)  # noqa: S311 - made up, and the same each time
    method = Method(kind.partition(".")[0])
    ids = [f"o{at}" for at in range(options)]
    scores = _scores(method, options, dice)
    if tied and options > 2:
        scores[2] = scores[1]
    found = []
    for at, option in enumerate(ids):
        rank = 2 if tied and at == 2 else at + 1
        found.append(
            OptionResult(
                id=option,
                score=scores[at],
                mean=scores[at] / _VALID,
                supporters=max(_VALID - 3 * at, 3),
                supporter_share=max(_VALID - 3 * at, 3) / _VALID,
                rank=rank,
                is_tied=tied and at in {1, 2},
                is_chosen=rank <= winners,
                judged=_VALID - at % 5,
                balance=_balance(method, scores[at], groups, dice) if groups else None,
            )
        )
    result = Result(
        method=method,
        options=tuple(found),
        valid=_VALID,
        abstained=3,
        eligible=52,
        turnout=_VALID / 52,
        quorum=Quorum(QuorumStatement.MISSED if missed else QuorumStatement.MET, 26),
        tie_groups=(("o1", "o2"),) if tied and options > 2 else (),
        settled_ties=(),
        valid_by_block=dict.fromkeys(list(BLOCKS)[:groups], 10),
        breakdown=Breakdown(
            tuple((key,) for key in list(BLOCKS)[:groups]),
            {one.id: one.balance for one in found if one.balance},
            is_composition_sensitive=True,
        )
        if groups and method not in {Method.CONSENT, Method.FIST_OF_FIVE}
        else None,
        winners=tuple(one.id for one in found if one.is_chosen),
    )
    return Shown(
        result=_filled(result, kind, dice),
        texts=texts(),
        labels={option: label(at) for at, option in enumerate(ids)},
        title="Which goals go first?",
        block_labels=BLOCKS,
        criteria=("Impact", "Feasibility"),
        criteria_keys=("impact", "feasibility"),
        unit="k€",
        quorum_percent=50,
    )


def _scores(method: Method, options: int, dice: random.Random) -> list[float]:
    if method in {Method.SCORE, Method.TWO_CRITERIA}:
        return sorted((round(dice.uniform(1.5, 4.7), 2) for _ in range(options)), reverse=True)
    if method is Method.PAIRWISE:
        return sorted((dice.uniform(0.15, 0.85) for _ in range(options)), reverse=True)
    return [float(one) for one in sorted((dice.randint(2, 60) for _ in range(options)), reverse=True)]


def _balance(method: Method, score: float, groups: int, dice: random.Random) -> Balance:
    is_share = method in {Method.APPROVAL, Method.EQUAL_SHARES, Method.PAIRWISE}
    raw = score if method is Method.PAIRWISE else min(score / 60, 1) if is_share else score
    raw = raw if method in {Method.SCORE, Method.TWO_CRITERIA} or is_share else score / 12
    means = [max(0.02, min(raw * dice.uniform(0.5, 1.4), 1 if is_share else 5)) for _ in range(groups)]
    blocks = tuple(BlockScore((key,), 10, mean) for key, mean in zip(BLOCKS, means, strict=False))
    return Balance(raw, sum(means) / groups, min(means), max(means) - min(means), blocks)


def _spread(dice: random.Random, lowest: int, middle: float) -> Spread:
    given = [min(5, max(lowest, round(dice.gauss(middle, 1.1)))) for _ in range(_VALID)]
    given.sort()
    counts = {value: given.count(value) for value in range(lowest, 6)}
    return Spread(_VALID, sum(given) / _VALID, given[_VALID // 2], given[_VALID // 4], given[3 * _VALID // 4], counts)


def _filled(result: Result, kind: str, dice: random.Random) -> Result:  # noqa: PLR0911 - one for each method
    ids = [one.id for one in result.options]
    match result.method:
        case Method.SCORE:
            return replace(
                result, options=tuple(replace(one, scores=_spread(dice, 0, one.score)) for one in result.options)
            )
        case Method.TWO_CRITERIA:
            rated = (
                replace(
                    one, across=_spread(dice, 1, dice.uniform(1.5, 4.8)), up=_spread(dice, 1, dice.uniform(1.5, 4.8))
                )
                for one in result.options
            )
            return replace(result, options=tuple(rated))
        case Method.PAIRWISE:
            bounded = (
                replace(one, interval=Interval(max(one.score - 0.12, 0.01), min(one.score + 0.1, 0.99)))
                for one in result.options
            )
            return replace(result, options=tuple(bounded), comparisons=Comparisons(412, 17, {}))
        case Method.RANKED:
            return replace(result, rankings=_rankings(ids, RankingRule(kind.partition(".")[2] or "schulze"), dice))
        case Method.EQUAL_SHARES:
            return _bought(result)
        case Method.FIST_OF_FIVE | Method.CONSENT:
            return _stood(result)
        case _:
            return result


def _stood(result: Result) -> Result:
    bare = replace(result, options=(), winners=(), tie_groups=())
    if result.method is Method.CONSENT:
        counts = {"consent": 33, "concern": 8, "object": 0}
        said = (FistReason(1, "Review it after a year", 3),)
        return replace(bare, consent=ConsentResult(counts, 0, 8, (), said, (), is_passed=True))
    reasons = (FistReason(0, "It leaves out the villages", 1),)
    values = {5: 14, 4: 12, 3: 8, 2: 4, 1: 2, 0: 1}
    concerns = (FistReason(1, "Who pays for it?", 2),)
    return replace(bare, fist=FistResult(values, 4.0, 1, 6, reasons, concerns, (), is_passed=False))


def _rankings(ids: list[str], rule: RankingRule, dice: random.Random) -> Rankings:
    duels: dict[str, dict[str, int]] = {one: {} for one in ids}
    for at, one in enumerate(ids):
        for other in ids[at + 1 :]:
            won = 20 if dice.random() < 0.1 else dice.randint(21, 36)
            duels[one][other], duels[other][one] = won, 40 - won
    first = {one: max(18 - 3 * at, 1) for at, one in enumerate(ids)}
    rounds, votes, exhausted = [], dict(first), 0
    while len(votes) > 2:
        out = min(votes, key=lambda one: votes[one])
        rounds.append(RunoffRound(dict(votes), exhausted, (out,), is_branching=not rounds))
        moved = votes.pop(out)
        exhausted += moved // 3
        leader = max(votes, key=lambda one: votes[one])
        votes[leader] += moved - moved // 3
    rounds.append(
        RunoffRound(dict(votes), exhausted, (min(votes, key=lambda one: votes[one]),) if len(votes) > 1 else ())
    )
    ranks = {one: {option: at for at, option in enumerate(ids, start=1)} for one in RankingRule}
    borda = {option: float(200 - 20 * at) for at, option in enumerate(ids)}
    return Rankings(rule, duels, first, borda, ranks, tuple(rounds), condorcet_winner=ids[0])


def _bought(result: Result) -> Result:
    costs = [30, 25, 20, 10]
    taken = result.options[: len(costs)]
    purchases = tuple(
        Purchase(one.id, cost, 30 - 4 * at, round(cost / (30 - 4 * at), 2), is_completion=at == len(costs) - 1)
        for at, (one, cost) in enumerate(zip(taken, costs, strict=False))
    )
    bought = {one.option for one in purchases}
    return replace(
        result,
        options=tuple(replace(one, is_chosen=one.id in bought) for one in result.options),
        shares=Shares(100, 100 / _VALID, purchases),
        winners=tuple(one.option for one in purchases),
    )


KINDS = (
    "dots",
    "approval",
    "score",
    "ranked.schulze",
    "ranked.borda",
    "ranked.instant_runoff",
    "quadratic",
    "pairwise",
    "two_criteria",
    "equal_shares",
    "consent",
    "fist_of_five",
)
"""Every method, rankings by each rule."""


def made_up_rounds(options: int = 7, *, groups: int = 3) -> tuple[RoundFacts, ...]:
    """A revealed round of every kind, as a charter has them."""
    return tuple(_round(number, kind, options, groups) for number, kind in enumerate(KINDS, start=1))


def _round(number: int, kind: str, options: int, groups: int) -> RoundFacts:
    shown = made_up(kind, options=options, groups=groups, tied=kind == "dots")
    method, _, rule = kind.partition(".")
    is_on_a_text = method in {"consent", "fist_of_five"}
    return RoundFacts(
        id=f"round{number}",
        number=number,
        title=shown.title,
        subject="text" if is_on_a_text else "options",
        subject_text="We meet again in spring." if is_on_a_text else "",
        method=method,
        result=shown.result,
        options=tuple(OptionFacts(one.id, shown.labels[one.id], "", 10) for one in shown.result.options),
        block_labels=shown.block_labels,
        dots=5 if method == "dots" else 0,
        quorum_percent=50,
        tie_rule="lot",
        lot_seed="lot-of-this-round",
        revealed_on=date(2026, 5, 20),
        credits=100 if method == "quadratic" else 0,
        pairs=12 if method == "pairwise" else 0,
        winners=2,
        ranking_rule=rule or "schulze",
        limit=100 if method == "equal_shares" else 0,
        limit_unit="k€" if method == "equal_shares" else "",
        criteria=("impact", "feasibility") if method == "two_criteria" else (),
        eligibility="groups" if number == 2 else "all",
        group_names=("Business", "Research") if number == 2 else (),
        block_quorum_percent=30 if number == 3 else 0,
        runoff_of=1 if number == 4 else 0,
        closes_at=datetime(2026, 5, 22, 18, tzinfo=UTC) if number == 5 else None,
        root="ab" * 32,
    )
