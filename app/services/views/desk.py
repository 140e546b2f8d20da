"""What only facilitators see: tables, links, what was hidden, what may be twice, notes, and what can be undone.

Must not: grow with the number of people. They are counted for everybody (`presence_view`) and listed on request
(`services.roll`).
"""

from collections.abc import Sequence

from app.domain.roles import Role
from app.domain.snapshot import BackstageView, DoorView, DuplicateView, LinkView, NamedView, NoteView, TableView
from app.persistence.tables import GroupRow, SeatRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.goalsetting import alike
from app.services.keys import Keys
from app.services.newcomers import Newcomers
from app.services.views.cards import hidden_cards


async def backstage_view(work: UnitOfWork, workshop: WorkshopRow, keys: Keys, newcomers: Newcomers) -> BackstageView:
    """The desk's own part. Cards stay sealed for the desk too until the reveal; hidden ones are shown after it."""
    hidden, hidden_count = await hidden_cards(work, workshop)
    goals = list(await work.goals.of(workshop.id))
    statements = {goal.id: f"G{goal.number} {goal.statement}" for goal in goals}
    undoable = await work.changes.last_undoable(workshop.id)
    return BackstageView(
        tables=await _tables(work, workshop.id),
        links=[
            LinkView(id=link.id, role=link.role, path=f"/link/{keys.link_token(link.id)}")
            for link in await work.links.of(workshop.id)
            if link.role != Role.FACILITATOR
        ],
        hidden_cards=hidden,
        hidden_card_count=hidden_count,
        hidden_goals=[NamedView(goal.id, statements[goal.id]) for goal in goals if goal.status == "hidden"],
        duplicates=[
            DuplicateView(first, statements[first], second, statements[second], score)
            for first, second, score in alike(
                [(goal.id, goal.statement) for goal in goals if goal.status in {"proposed", "adopted"}]
            )
        ],
        notes=[NoteView(note.step_id, note.text) for note in await work.notes.of(workshop.id)],
        door=await _door(work, workshop.id, newcomers),
        undo_id=undoable.id if undoable else "",
        undo_key=f"undo.{undoable.label}" if undoable else "",
        retention_days=workshop.retention_days,
        public_path=f"/public/{workshop.public_key}" if workshop.public_key else "",
    )


async def _door(work: UnitOfWork, workshop_id: str, newcomers: Newcomers) -> DoorView:
    """Who came since the open round opened: counts, one round at most."""
    rounds = await work.rounds.open_ones(workshop_id)
    if not rounds:
        newcomers.forget(workshop_id)
        return DoorView()
    (one, *_) = rounds
    from_one = newcomers.most_from_one(workshop_id, one.id)
    return DoorView(
        round_id=one.id,
        new_since_open=await work.arrivals.since_open(workshop_id, one.id),
        from_one_address=from_one,
        is_remarkable=from_one >= newcomers.notice_from and one.eligibility != "roster",
        is_shut=bool(one.shut_door),
        waiting=len(await work.arrivals.waiting(workshop_id, one)) if one.shut_door else 0,
    )


async def _tables(work: UnitOfWork, workshop_id: str) -> list[TableView]:
    tables = await work.seats.tables(workshop_id)
    if not tables:
        return []
    groups: dict[str | None, GroupRow] = {group.id: group for group in await work.groups.of(workshop_id)}
    voted = await _that_voted(work, tables)
    return [
        TableView(
            id=table.id,
            name=table.name,
            group_name=groups[table.group_id].name if table.group_id in groups else "",
            weight=table.weight,
            has_voted=table.id in voted,
        )
        for table in tables
    ]


async def _that_voted(work: UnitOfWork, tables: Sequence[SeatRow]) -> set[str]:
    """Tables whose ballot is in the open round. Of people with a device the list says so, from five ballots on."""
    open_ids = {row.id for row in await work.rounds.of(tables[0].workshop_id) if row.status == "open"}
    return {table.id for table in tables if open_ids & set(await work.rounds.voted_in(table.workshop_id, table.id))}
