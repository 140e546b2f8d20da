"""The frame of the room: agenda, timer, presence, parking lot."""

from collections.abc import Mapping
from datetime import datetime

from app.domain.charter.states import comments_open
from app.domain.parts import shown_parts
from app.domain.snapshot import (
    AgendaView,
    GroupPresenceView,
    GroupView,
    ParkingItemView,
    ParkingView,
    PresenceView,
    StepView,
    TimerView,
)
from app.domain.voting.groups import freeze_blocks
from app.domain.workshop import Naming
from app.persistence.tables import StepRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.clock import Clock, to_ms
from app.services.views.here import Here
from app.services.views.people import People


def step_view(step: StepRow) -> StepView:
    """A step of the agenda."""
    return StepView(
        id=step.id,
        kind=step.kind,
        position=step.position,
        title=step.title,
        prompt=step.prompt,
        minutes=step.minutes,
        status=step.status,
        is_revealed=step.is_revealed,
        opened_at=_iso(step.opened_at),
        closed_at=_iso(step.closed_at),
    )


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


async def agenda_view(work: UnitOfWork, workshop: WorkshopRow, clock: Clock) -> AgendaView:
    """What the room is about, where it stands, how long is left."""
    steps = [step_view(step) for step in await work.steps.of(workshop.id)]
    current = next((step for step in steps if step.id == workshop.current_step_id), None)
    groups = await work.groups.of(workshop.id)
    return AgendaView(
        workshop_id=workshop.id,
        code=workshop.code,
        title=workshop.title,
        purpose=workshop.purpose,
        language=workshop.language,
        convener=workshop.convener,
        place=workshop.place,
        naming=workshop.naming,
        status=workshop.status,
        template=workshop.template,
        delete_on=workshop.delete_at.date().isoformat(),
        groups=[GroupView(group.id, group.name, index) for index, group in enumerate(groups)],
        steps=steps,
        current=current or StepView(),
        parts=[str(part) for part in shown_parts(workshop.parts)],
        takes_comments=comments_open(workshop.charter_state),
        has_current=current is not None,
        timer=TimerView(
            state=workshop.timer_state,
            ends_at_ms=to_ms(workshop.timer_ends_at) if workshop.timer_state == "running" else 0,
            remaining_seconds=workshop.timer_remaining_seconds,
            duration_seconds=workshop.timer_duration_seconds,
            server_now_ms=to_ms(clock()),
        ),
    )


async def presence_view(work: UnitOfWork, workshop: WorkshopRow, here: Here) -> PresenceView:
    """How many have a seat, are here and are writing; a table of n people without phones counts as n who are here.

    Two queries of as many rows as there are groups, so that it may be read whenever somebody comes or goes.
    """
    counts = {count.group_id: count for count in await work.seats.counts(workshop.id)}
    present, writing = here.by_group(here.seats), here.by_group(here.writing)
    rows = await work.groups.of(workshop.id)
    shown = _shown_by_group(workshop, {row.id: counts[row.id].joined for row in rows if row.id in counts})
    groups = []
    for index, group in enumerate(rows):
        count = counts.get(group.id)
        groups.append(
            GroupPresenceView(
                name=group.name,
                index=index,
                joined=count.joined if count else 0,
                here=present[group.id] + (count.at_tables if count else 0),
                writing=writing[group.id] if group.id in shown else 0,
            )
        )
    return PresenceView(
        here=len(here.seats) + sum(count.at_tables for count in counts.values()),
        joined=sum(count.joined for count in counts.values()),
        writing=len(here.writing),
        groups=groups,
    )


def _shown_by_group(workshop: WorkshopRow, sizes: Mapping[str, int]) -> frozenset[str]:
    """Groups of which it may be said how many are writing.

    A goal or a card that appears the moment a small group stops writing would have an author. Where nobody is named,
    only groups that would stand alone in a result are shown: of the others nothing can be subtracted either.
    """
    if workshop.naming != Naming.NOBODY:
        return frozenset(sizes)
    blocks = freeze_blocks(sizes)
    return frozenset(block.group_ids[0] for block in blocks if len(block.group_ids) == 1)


async def parking_view(work: UnitOfWork, people: People) -> ParkingView:
    """The parking lot."""
    items = [
        ParkingItemView(
            id=item.id,
            text=item.text,
            author=people.credit(item.seat_id, row_id=item.id).author,
            is_settled=item.is_settled,
            answer=item.answer,
        )
        for item in await work.parking.of(people.workshop.id)
    ]
    return ParkingView(items=items, open_count=sum(not item.is_settled for item in items))
