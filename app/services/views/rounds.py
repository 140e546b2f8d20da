"""Rounds as the room may see them: turnout while they run, results only after the reveal.

Results come from `app.services.views.results`, which alone reads ballots.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.pictures import names_of
from app.domain.snapshot import (
    FistCountView,
    OpenTurnoutView,
    OptionResultView,
    OptionView,
    ResultView,
    RoundsView,
    RoundView,
    TurnoutView,
)
from app.domain.voting.ahead import ahead_of
from app.domain.voting.notes import Note
from app.domain.voting.result import FistReason, Result
from app.domain.voting.terms import TieRule
from app.domain.voting.validation import STANDS
from app.persistence.repositories.ballots import Ballots, GroupTurnout
from app.persistence.tables import GroupRow, RoundRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.views.reading import Labels, note_view
from app.services.views.results import Results

TOLD_BY_SUBJECT = 8
_MOST_COMMENTS = 20
"""Comments that come with a result; the close reading has them all."""


def result_view(
    row: RoundRow, result: Result, *, notes: Sequence[Note] = (), comments: Sequence[str] = ()
) -> ResultView:
    """A result for a page: bars and ranks, what the reader should know, and what was said with the votes."""
    options = {option["id"]: option for option in row.options}
    by_place = ahead_of(result)
    scores = {one.id: by_place.get(one.id, one.score) for one in result.options}
    best = max(scores.values(), default=0)
    agreed = _Agreed.of(result)
    labels = Labels.of(row)
    return ResultView(
        options=[
            OptionResultView(
                id=one.id,
                label=options[one.id]["label"],
                detail=options[one.id].get("detail", ""),
                score=round(scores[one.id], 3),
                share=scores[one.id] / best if best > 0 else 0.0,
                supporters=one.supporters,
                supporter_share=one.supporter_share,
                rank=one.rank,
                is_tied=one.is_tied,
                is_chosen=one.is_chosen,
            )
            for one in result.options
        ],
        valid=result.valid,
        abstained=result.abstained,
        eligible=result.eligible,
        is_quorum_met=not result.quorum.is_indicative,
        has_blocks=result.breakdown is not None,
        has_ties=bool(result.tie_groups),
        is_by_place=bool(by_place),
        pictures=list(names_of(result)),
        notes=[note_view(labels, note) for note in notes],
        fist=agreed.counts,
        median=agreed.median,
        is_passed=agreed.is_passed,
        objections=agreed.objections,
        concerns=agreed.concerns,
        comments=list(comments[:_MOST_COMMENTS]),
        comment_count=len(comments),
    )


@dataclass(frozen=True, slots=True)
class _Agreed:
    """A fist of five or a consent vote in the same words; empty for all other methods."""

    counts: list[FistCountView] = field(default_factory=list)
    median: float = 0.0
    is_passed: bool = False
    objections: list[str] = field(default_factory=list)
    concerns: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, result: Result) -> "_Agreed":
        agreed = result.fist or result.consent
        if agreed is None:
            return cls()
        counts: list[tuple[int, int]] = []
        median = 0.0
        if result.fist is not None:
            counts = [(value, result.fist.distribution[value]) for value in (5, 4, 3, 2, 1, 0)]
            median = result.fist.median or 0.0
        elif result.consent is not None:
            counts = [(2 - at, result.consent.distribution.get(stand, 0)) for at, stand in enumerate(STANDS)]
        return cls(
            [FistCountView(value, count, count / result.valid if result.valid else 0) for value, count in counts],
            median,
            agreed.is_passed,
            _words(agreed.objection_reasons),
            _words(agreed.concern_reasons),
        )


def _words(reasons: Sequence[FistReason]) -> list[str]:
    return [f"{reason.text} ×{reason.voices}" if reason.voices > 1 else reason.text for reason in reasons]


def _by_group(groups: Sequence[GroupRow], counted: Sequence[GroupTurnout]) -> list[TurnoutView]:
    by_id = {one.group_id: one for one in counted if one.eligible}
    return [
        TurnoutView(group.name, by_id[group.id].cast, by_id[group.id].eligible) for group in groups if group.id in by_id
    ]


def _whole(counted: Sequence[GroupTurnout]) -> TurnoutView:
    return TurnoutView("", sum(one.cast for one in counted), sum(one.eligible for one in counted))


async def open_turnout_view(ballots: Ballots, workshop_id: str) -> OpenTurnoutView:
    """The turnout of the round that is open: one query, whatever the number of people."""
    counted = await ballots.open_turnout(workshop_id)
    if not counted:
        return OpenTurnoutView()
    return OpenTurnoutView(
        round_id=counted[0].round_id,
        cast=sum(one.cast for one in counted),
        eligible=sum(one.eligible for one in counted),
        groups=[
            TurnoutView(one.group_name, one.cast, one.eligible) for one in counted if one.group_name and one.eligible
        ],
    )


async def _notes(results: Results, work: UnitOfWork, row: RoundRow) -> Sequence[Note]:
    reading = await results.reading(work, row)
    return reading.notes if reading else ()


def _newest(rows: Sequence[RoundRow]) -> list[RoundRow]:
    """Those that pages are told, since each weighs some kilobytes: drafts, and the newest of each subject."""
    opened: Counter[str] = Counter()
    told = []
    for row in reversed(rows):
        if row.status != "draft":
            opened[row.subject] += 1
        if row.status == "draft" or opened[row.subject] <= TOLD_BY_SUBJECT:
            told.append(row)
    return told[::-1]


async def rounds_view(work: UnitOfWork, workshop_id: str, results: Results) -> RoundsView:
    """The rounds in order, the newest of each subject."""
    groups = await work.groups.of(workshop_id)
    kinds = {step.id: step.kind for step in await work.steps.of(workshop_id)}
    turnout: dict[str, list[GroupTurnout]] = {}
    for one in await work.ballots.turnout(workshop_id):
        turnout.setdefault(one.round_id, []).append(one)
    rows = await work.rounds.of(workshop_id)
    numbers = {row.id: row.number for row in rows}
    told = _newest(rows)
    views = [
        # While it is open the turnout is a topic of its own: a ballot must not bring all rounds anew.
        _round_view(
            groups,
            row,
            kinds.get(row.step_id, ""),
            turnout.get(row.id, []) if row.status != "open" else [],
            await results.of(work, row),
            notes=await _notes(results, work, row),
            comments=await work.ballots.comments(row.id) if row.with_comment and row.status == "revealed" else (),
            runoff_of=numbers.get(row.runoff_of_id or "", 0),
        )
        for row in told
    ]
    shown = [view for view in views if view.status == "open"] or [view for view in views if view.status != "draft"]
    return RoundsView(
        rounds=views,
        current=shown[-1] if shown else RoundView(),
        has_open=any(view.status == "open" for view in views),
        earlier=len(rows) - len(told),
    )


def _round_view(
    groups: Sequence[GroupRow],
    row: RoundRow,
    step_kind: str,
    counted: Sequence[GroupTurnout],
    result: Result | None,
    *,
    notes: Sequence[Note],
    comments: Sequence[str],
    runoff_of: int,
) -> RoundView:
    return RoundView(
        id=row.id,
        number=row.number,
        step_id=row.step_id,
        step_kind=step_kind,
        subject=row.subject,
        subject_text=row.subject_text,
        title=row.title,
        method=row.method,
        status=row.status,
        dots=row.dots,
        cap=row.cap,
        credits=row.credits,
        pairs=row.pairs,
        winners=row.winners,
        ranking_rule=row.ranking_rule,
        limit=row.limit_total,
        limit_unit=row.limit_unit,
        criteria=list(row.criteria),
        secrecy=row.secrecy,
        eligibility=row.eligibility,
        group_names=[group.name for group in groups if group.id in row.group_ids],
        with_comment=row.with_comment,
        quorum_percent=row.quorum_percent,
        block_quorum_percent=row.block_quorum_percent,
        tie_rule=row.tie_rule,
        lot_seed=row.lot_seed if row.tie_rule == TieRule.LOT else "",
        door=row.shut_door if row.status == "open" else "",
        runoff_of=runoff_of,
        closes_at=int(row.closes_at.timestamp() * 1000) if row.closes_at else 0,
        options=[
            OptionView(one["id"], one.get("label", ""), one.get("detail", ""), one.get("cost", 1))
            for one in row.options
        ],
        turnout=_whole(counted),
        turnout_by_group=_by_group(groups, counted),
        is_revealed=result is not None,
        root=row.root,
        result=result_view(row, result, notes=notes, comments=comments) if result else ResultView(),
    )
