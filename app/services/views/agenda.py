"""The frame of the room: agenda, timer, presence, parking lot."""

from datetime import datetime

from app.domain.snapshot import (
    AgendaView,
    GroupView,
    ParkingItemView,
    ParkingView,
    PresenceView,
    StepView,
    TimerView,
)
from app.persistence.tables import StepRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.clock import Clock, to_ms
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
        has_current=current is not None,
        timer=TimerView(
            state=workshop.timer_state,
            ends_at_ms=to_ms(workshop.timer_ends_at) if workshop.timer_state == "running" else 0,
            remaining_seconds=workshop.timer_remaining_seconds,
            duration_seconds=workshop.timer_duration_seconds,
            server_now_ms=to_ms(clock()),
        ),
    )


async def presence_view(work: UnitOfWork, workshop: WorkshopRow, here: frozenset[str]) -> PresenceView:
    """How many are here and how many have a seat; a table of n people without phones counts as n who are here."""
    seats = await work.seats.of(workshop.id)
    return PresenceView(
        here=sum(seat.weight for seat in seats if seat.id in here or seat.channel == "table"),
        joined=sum(seat.weight for seat in seats),
    )


async def parking_view(work: UnitOfWork, people: People) -> ParkingView:
    """The parking lot."""
    items = [
        ParkingItemView(
            id=item.id,
            text=item.text,
            author=people.credit(item.seat_id).author,
            is_settled=item.is_settled,
            answer=item.answer,
        )
        for item in await work.parking.of(people.workshop.id)
    ]
    return ParkingView(items=items, open_count=sum(not item.is_settled for item in items))
