"""What only facilitators see: seats, links, what was hidden, what may be twice, notes, and what can be undone."""

from app.domain.roles import Role
from app.domain.snapshot import (
    BackstageView,
    DuplicateView,
    GroupCountView,
    LinkView,
    NamedView,
    NoteView,
    SeatView,
)
from app.domain.workshop import Channel
from app.persistence.tables import SeatRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.goalsetting import alike
from app.services.keys import Keys
from app.services.views.cards import hidden_cards
from app.services.views.people import People


async def backstage_view(work: UnitOfWork, people: People, keys: Keys, here: frozenset[str]) -> BackstageView:
    """The desk's own part. Cards stay sealed for the desk too until the reveal; hidden ones are shown after it."""
    workshop_id = people.workshop.id
    seats = [seat for seat in people.seats.values() if seat.removed_at is None]
    hidden, hidden_count = await hidden_cards(work, people)
    goals = list(await work.goals.of(workshop_id))
    statements = {goal.id: f"G{goal.number} {goal.statement}" for goal in goals}
    undoable = await work.changes.last_undoable(workshop_id)
    voted = await _tables_that_voted(work, seats)
    return BackstageView(
        seats=[
            SeatView(
                id=seat.id,
                name=_name(people, seat),
                role=seat.role,
                group_name=people.group_name(seat.group_id),
                weight=seat.weight,
                channel=seat.channel,
                is_here=seat.id in here,
                has_voted=seat.id in voted,
            )
            for seat in sorted(seats, key=lambda one: (one.joined_at, one.id))
        ],
        groups=[
            GroupCountView(
                name=group.name,
                index=index,
                joined=sum(seat.weight for seat in seats if seat.group_id == group.id),
                here=sum(
                    seat.weight
                    for seat in seats
                    if seat.group_id == group.id and (seat.id in here or seat.channel == "table")
                ),
            )
            for index, group in enumerate(people.groups)
        ],
        links=[
            LinkView(id=link.id, role=link.role, path=f"/link/{keys.link_token(link.id)}")
            for link in await work.links.of(workshop_id)
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
        notes=[NoteView(note.step_id, note.text) for note in await work.notes.of(workshop_id)],
        undo_id=undoable.id if undoable else "",
        undo_key=f"undo.{undoable.label}" if undoable else "",
        retention_days=people.workshop.retention_days,
    )


def _name(people: People, seat: SeatRow) -> str:
    """People by the rule of the workshop; a table by the name that the desk gave it, since the desk votes for it."""
    return seat.name if seat.channel == Channel.TABLE else people.name_of(seat) or seat.pseudonym


async def _tables_that_voted(work: UnitOfWork, seats: list[SeatRow]) -> set[str]:
    """Tables whose ballot is in the open round. Of people with a device nobody may know that."""
    tables = [seat for seat in seats if seat.channel == Channel.TABLE]
    if not tables:
        return set()
    open_ids = {row.id for row in await work.rounds.of(tables[0].workshop_id) if row.status == "open"}
    return {seat.id for seat in tables if open_ids & set(await work.rounds.voted_in(seat.workshop_id, seat.id))}
