"""Stakeholders with what the register lacks, and instruments with the matrix they make."""

from app.domain.coalition import status_of
from app.domain.placing import Placed, placed, salience_of
from app.domain.policy_mix import coverage_matrix, goals_without_instrument
from app.domain.snapshot import (
    CellView,
    HintView,
    InstrumentsView,
    InstrumentView,
    MatrixRowView,
    NamedView,
    PlacedView,
    StakeholdersView,
    StakeholderView,
)
from app.domain.snapshot.mapping import FURTHER
from app.domain.stakeholders import coverage, needs_voice, quadrant
from app.domain.workshop import Naming
from app.persistence.unit_of_work import UnitOfWork
from app.services import mapping, sketching
from app.services.views.people import People
from app.services.views.shelves import summaries


async def stakeholders_view(work: UnitOfWork, people: People) -> StakeholdersView:
    """The register and its gaps."""
    rows = [row for row in await work.stakeholders.of(people.workshop.id) if not row.is_removed]
    contents = [mapping.content_of(row) for row in rows]
    said = (await summaries(work, people.workshop))[0].get("placing", {})
    gaps = coverage(contents)
    views = []
    for row, content in zip(rows, contents, strict=True):
        field, credit = quadrant(row.power, row.interest), people.credit(row.seat_id, row_id=row.id)
        views.append(
            StakeholderView(
                id=row.id,
                number=row.number,
                name=row.name,
                sector=row.sector,
                level=row.level,
                policy_field=row.policy_field,
                roles=list(row.roles),
                power=row.power or 0,
                interest=row.interest or 0,
                quadrant=field.value if field else "",
                is_present=row.is_present,
                note=row.note,
                author=credit.author,
                kind=str(content.kind or ""),
                standing=str(content.standing or ""),
                legitimacy=_answer(content.is_legitimate),
                urgency=_answer(content.is_urgent),
                stance=str(content.stance or ""),
                status=str(content.status or ""),
                bodies=[str(one) for one in content.bodies],
                answers_for=list(content.answers_for),
                incentive_today=content.incentive_today,
                incentive_needed=content.incentive_needed,
                gains=content.gains,
                loses=content.loses,
                culture=content.culture,
                evidence=content.evidence,
                edited_at=row.edited_at.isoformat() if row.edited_at else "",
                group_index=-1 if people.workshop.naming == Naming.NOBODY else credit.group_index,
                on_board=str(status_of(content) or ""),
                salience=str(salience_of(content) or ""),
                needs_voice=needs_voice(content),
                placed=_placed_view(placed(said[row.id])) if row.id in said else None,
            )
        )
    return StakeholdersView(
        stakeholders=views,
        empty_sectors=[str(one) for one in gaps.empty_sectors],
        empty_levels=[str(one) for one in gaps.empty_levels],
        empty_fields=[str(one) for one in gaps.empty_fields],
        unanswered=[str(one) for one in gaps.unanswered],
        unplaced=sum(not view.quadrant for view in views),
    )


def _answer(said: bool | None) -> str:
    return "" if said is None else ("yes" if said else "no")


def _placed_view(said: Placed) -> PlacedView:
    def shown(value: float | None) -> float:
        return -1 if value is None else value

    return PlacedView(
        count=said.count,
        power=shown(said.power.median),
        power_low=shown(said.power.low),
        power_high=shown(said.power.high),
        interest=shown(said.interest.median),
        interest_low=shown(said.interest.low),
        interest_high=shown(said.interest.high),
        legitimate=said.legitimacy.counts.get("yes", 0),
        legitimate_of=said.legitimacy.count,
        urgent=said.urgency.counts.get("yes", 0),
        urgent_of=said.urgency.count,
        quadrant=str(said.quadrant or ""),
        salience=str(said.salience or ""),
        is_wide=said.is_wide,
    )


async def instruments_view(work: UnitOfWork, people: People) -> InstrumentsView:
    """The sketches, the matrix, and what it lacks."""
    workshop_id = people.workshop.id
    rows = [row for row in await work.instruments.of(workshop_id) if not row.is_removed]
    goals = {row.id: row for row in await work.goals.of(workshop_id) if row.status in {"proposed", "adopted"}}
    actors = {row.id: row.name for row in await work.stakeholders.of(workshop_id) if not row.is_removed}
    contents = {row.id: sketching.content_of(row) for row in rows}
    names = {row.id: row.name for row in rows}
    mix = coverage_matrix(contents)
    adopted = [goal.id for goal in goals.values() if goal.status == "adopted"]
    return InstrumentsView(
        instruments=[
            InstrumentView(
                id=row.id,
                number=row.number,
                name=row.name,
                summary=row.summary,
                code=row.code,
                side=row.side,
                stages=list(row.stages),
                goals=[NamedView(one, goals[one].statement) for one in row.goal_ids if one in goals],
                goal_ids=[one for one in row.goal_ids if one in goals],
                lead_id=row.lead_id if row.lead_id in actors else "",
                lead_name=actors.get(row.lead_id, ""),
                partners=[NamedView(one, actors[one]) for one in row.partner_ids if one in actors],
                partner_ids=[one for one in row.partner_ids if one in actors],
                target_group=row.target_group,
                budget=row.budget,
                budget_status=row.budget_status,
                budget_source=row.budget_source,
                start=row.start,
                first_step=row.first_step,
                is_new=row.is_new,
                author=people.credit(row.seat_id, row_id=row.id).author,
                **{name: row.more[name] for name in FURTHER if row.more.get(name) is not None},
            )
            for row in rows
        ],
        matrix=[
            MatrixRowView(
                stage=line.stage,
                cells=[CellView(cell.side, len(cell.ids), [names[one] for one in cell.ids]) for cell in line.cells],
            )
            for line in mix.rows
        ],
        hints=[HintView(aid.message_key, dict(aid.values)) for aid in mix.aids],
        goals_without=[
            NamedView(one, goals[one].statement) for one in goals_without_instrument(adopted, contents.values())
        ],
    )
