"""Revealed rounds of a charter in a new workshop: rows without ballots, and the file's words to read the result from.

Must not: count anything.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from app.domain.carrying.charter import Brought
from app.domain.charter.data import RoundFacts
from app.domain.ids import new_id
from app.domain.steps import StepKind
from app.persistence.tables import RoundRow, TurnoutRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork

_STEP_OF = {
    "challenge": StepKind.FRAME,
    "framings": StepKind.FRAME,
    "goals": StepKind.GOALS,
    "instruments": StepKind.INSTRUMENTS,
    "charter": StepKind.CHARTER,
}


def at(day: date | None) -> datetime | None:
    """The beginning of a day: files know no hours."""
    return datetime.combine(day, time(), UTC) if day else None


def write_rounds(
    work: UnitOfWork,
    workshop: WorkshopRow,
    brought: Brought,
    *,
    steps: Mapping[StepKind, str],
    groups: Mapping[str, str],
    ids: Mapping[str, Mapping[str, str]],
) -> dict[str, Any]:
    """Write them; what the file says of each by its new id, with the ids that options and groups have here."""
    data = brought.data
    new = {one.number: new_id() for one in data.rounds}
    here = {**{one.id: groups[one.name] for one in data.groups if one.id}, **ids["instruments"], **ids["goals"]}
    words: dict[str, Any] = {}
    for one in data.rounds:
        row = _row(one, steps[_STEP_OF.get(one.subject, StepKind.GOALS)], groups, here)
        row.id, row.workshop_id, row.runoff_of_id = new[one.number], workshop.id, new.get(one.runoff_of)
        row.opened_at = row.closed_at = row.revealed_at or at(data.generated_on)
        work.rounds.add(row)
        known = (*(option.id for option in one.options), *one.block_labels)
        words[row.id] = {
            "file": brought.words_on_rounds[one.number],
            "ids": {id_: here[id_] for id_ in known if id_ in here},
        }
        for part in one.turnout:
            if part.group in groups:
                turnout = TurnoutRow(
                    workshop_id=workshop.id,
                    round_id=row.id,
                    group_id=groups[part.group],
                    eligible=part.eligible,
                    cast=part.cast,
                )
                work.rounds.add(turnout)  # type: ignore[arg-type]
    workshop.round_count = max(new, default=0)
    return words


def _row(one: RoundFacts, step_id: str, groups: Mapping[str, str], here: Mapping[str, str]) -> RoundRow:
    return RoundRow(
        workshop_id="",
        step_id=step_id,
        number=one.number,
        subject=one.subject,
        subject_text=one.subject_text,
        title=one.title,
        method=one.method,
        dots=one.dots,
        cap=one.cap,
        credits=one.credits,
        pairs=one.pairs,
        winners=one.winners,
        ranking_rule=one.ranking_rule,
        limit_total=one.limit,
        limit_unit=one.limit_unit,
        criteria=list(one.criteria),
        secrecy=one.secrecy,
        eligibility=one.eligibility,
        group_ids=[groups[name] for name in one.group_names if name in groups],
        with_comment=one.with_comment,
        quorum_percent=one.quorum_percent,
        block_quorum_percent=one.block_quorum_percent,
        tie_rule=one.tie_rule,
        lot_seed=one.lot_seed,
        closes_at=one.closes_at,
        root=one.root,
        status="revealed",
        options=[
            {"id": here.get(option.id, option.id), "label": option.label, "detail": "", "cost": option.cost}
            for option in one.options
        ],
        blocks=[
            {"key": here.get(key, key), "label": label, "group_ids": [], "size": 0}
            for key, label in one.block_labels.items()
        ],
        is_carried=True,
        revealed_at=at(one.revealed_on),
    )
