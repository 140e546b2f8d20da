"""Rounds as the room may see them: turnout while they run, results only after the reveal.

The ballots of a round are read here in one place, `result_of`, and only for a round that was revealed.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.domain.snapshot import (
    BlockScoreView,
    FistCountView,
    OptionResultView,
    OptionView,
    ResultView,
    RoundsView,
    RoundView,
    TurnoutView,
)
from app.domain.voting.methods import validate
from app.domain.voting.result import FistReason, Result
from app.domain.voting.tally import TieRule, WeightedBallot, tally
from app.domain.voting.terms import Terms
from app.persistence.tables import BallotRow, ElectorateRow, RoundRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.views.people import People
from app.services.voting import blocks_of, rules_of


async def revealed_result(work: UnitOfWork, row: RoundRow) -> Result | None:
    """The result of a revealed round, counted from its ballots; None while it is sealed."""
    if row.status != "revealed":
        return None
    return result_of(row, await work.rounds.ballots(row.id), await work.rounds.electorate(row.id))


def result_of(row: RoundRow, ballots: Sequence[BallotRow], electorate: Sequence[ElectorateRow]) -> Result:
    """Count a round. Every stored ballot passes the one validator again."""
    rules = rules_of(row)
    blocks = blocks_of(row)
    by_block = {
        block.key: sum(voter.weight for voter in electorate if voter.group_id in block.group_ids) for block in blocks
    }
    terms = Terms(
        eligible=sum(voter.weight for voter in electorate),
        quorum_percent=row.quorum_percent,
        eligible_by_block=by_block,
        tie_rule=TieRule(row.tie_rule),
        lot_seed=row.id,  # random, and known to everybody before the first ballot
    )
    return tally(rules, (WeightedBallot(validate(rules, one.choices), 1, one.block_key) for one in ballots), terms)


def result_view(row: RoundRow, result: Result) -> ResultView:
    """A result for a page: bars, ranks, blocks by name."""
    labels = {block["key"]: block["label"] for block in row.blocks}
    options = {option["id"]: option for option in row.options}
    best = max((one.score for one in result.options), default=0)
    top_mean = max((score.mean for one in result.options if one.balance for score in one.balance.by_block), default=0.0)
    fist = result.fist
    return ResultView(
        options=[
            OptionResultView(
                id=one.id,
                label=options[one.id]["label"],
                score=one.score,
                share=one.score / best if best else 0.0,
                supporters=one.supporters,
                supporter_share=one.supporter_share,
                rank=one.rank,
                is_tied=one.is_tied,
                balanced=round(one.balance.balanced, 2) if one.balance else 0.0,
                bridge=round(one.balance.bridge, 2) if one.balance else 0.0,
                spread=round(one.balance.spread, 2) if one.balance else 0.0,
                blocks=[
                    BlockScoreView(
                        label=" + ".join(labels.get(key, "") for key in score.keys if labels.get(key)),
                        score=round(score.mean, 2),
                        share=score.mean / top_mean if top_mean else 0.0,
                    )
                    for score in (one.balance.by_block if one.balance else ())
                ],
            )
            for one in result.options
        ],
        valid=result.valid,
        abstained=result.abstained,
        eligible=result.eligible,
        is_quorum_met=not result.quorum.is_indicative,
        is_composition_sensitive=bool(result.breakdown and result.breakdown.is_composition_sensitive),
        has_blocks=result.breakdown is not None,
        has_ties=bool(result.tie_groups),
        fist=[
            FistCountView(
                value, fist.distribution[value], fist.distribution[value] / result.valid if result.valid else 0
            )
            for value in (5, 4, 3, 2, 1, 0)
        ]
        if fist
        else [],
        median=fist.median or 0.0 if fist else 0.0,
        is_passed=bool(fist and fist.is_passed),
        objections=_words(fist.objection_reasons) if fist else [],
        concerns=_words(fist.concern_reasons) if fist else [],
    )


def _words(reasons: Sequence[FistReason]) -> list[str]:
    return [f"{reason.text} ×{reason.voices}" if reason.voices > 1 else reason.text for reason in reasons]


def _turnout(people: People, counted: Mapping[tuple[str | None, bool], int]) -> list[TurnoutView]:
    views = []
    for group in people.groups:
        cast, absent = counted.get((group.id, True), 0), counted.get((group.id, False), 0)
        if cast + absent:
            views.append(TurnoutView(group.name, cast, cast + absent))
    return views


async def rounds_view(work: UnitOfWork, people: People) -> RoundsView:
    """All rounds in order."""
    workshop_id = people.workshop.id
    kinds = {step.id: step.kind for step in await work.steps.of(workshop_id)}
    turnout: dict[str, Counter[tuple[str | None, bool]]] = {}
    for round_id, group_id, has_ballot, _seats, voices in await work.rounds.turnout(workshop_id):
        turnout.setdefault(round_id, Counter())[group_id, has_ballot] += voices
    views = []
    for row in await work.rounds.of(workshop_id):
        counted = turnout.get(row.id, Counter())
        result = await revealed_result(work, row)
        views.append(
            RoundView(
                id=row.id,
                number=row.number,
                step_id=row.step_id,
                step_kind=kinds.get(row.step_id, ""),
                subject=row.subject,
                subject_text=row.subject_text,
                title=row.title,
                method=row.method,
                status=row.status,
                dots=row.dots,
                cap=row.cap,
                quorum_percent=row.quorum_percent,
                tie_rule=row.tie_rule,
                options=[
                    OptionView(option["id"], option.get("label", ""), option.get("detail", ""))
                    for option in row.options
                ],
                turnout=TurnoutView("", sum(n for (_, cast), n in counted.items() if cast), sum(counted.values())),
                turnout_by_group=_turnout(people, counted),
                is_revealed=result is not None,
                result=result_view(row, result) if result else ResultView(),
            )
        )
    shown = [view for view in views if view.status == "open"] or [view for view in views if view.status != "draft"]
    return RoundsView(
        rounds=views,
        current=shown[-1] if shown else RoundView(),
        has_open=any(view.status == "open" for view in views),
    )
