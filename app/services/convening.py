"""Convening: start a workshop, change its facts, end it, delete it, and forget those whose day has come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.domain.actions import Action
from app.domain.errors import Invalid, NotFound
from app.domain.hooks import HookEvent
from app.domain.ids import tidy_code
from app.domain.parts import Part, shown_parts
from app.domain.roles import Role
from app.domain.snapshot import Topic
from app.domain.templates import USUAL
from app.domain.workshop import (
    MAX_RETENTION_DAYS,
    Actor,
    Naming,
    WorkshopStatus,
    clean_groups,
    clean_line,
    clean_text,
    deletion_date,
)
from app.persistence.tables import GroupRow, StepRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.hooks.outbox import tell
from app.services.keys import Keys
from app.services.newcomers import Newcomers
from app.services.opening_up import free_code, seat_the_facilitator
from app.services.templating import Templating, apply_rules
from app.services.together import Together
from app.services.turn import Gate
from app.services.voting import close_open_rounds

LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True)
class Started:
    """A new workshop and the facilitator's way back into it."""

    workshop_id: str
    code: str
    facilitator_seat_id: str
    facilitator_link: str


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """What anybody with the code may know before joining."""

    workshop_id: str
    code: str
    title: str
    purpose: str
    language: str
    naming: str
    convener: str
    status: str
    groups: tuple[tuple[str, str], ...]
    delete_on: str


def _public(workshop: WorkshopRow, groups: Sequence[GroupRow]) -> PublicFacts:
    return PublicFacts(
        workshop_id=workshop.id,
        code=workshop.code,
        title=workshop.title,
        purpose=workshop.purpose,
        language=workshop.language,
        naming=workshop.naming,
        convener=workshop.convener,
        status=workshop.status,
        groups=tuple((group.id, group.name) for group in groups),
        delete_on=workshop.delete_at.date().isoformat(),
    )


async def _erase(work: UnitOfWork, workshop_id: str) -> None:
    """Everything of a workshop; after the ballots that are just being taken, so that neither waits for the other."""
    await work.ballots.rounds_at_hand(await work.rounds.open_ids(workshop_id))
    await work.workshops.erase(workshop_id)


class Convening:
    """Workshops as wholes."""

    def __init__(
        self,
        gate: Gate,
        keys: Keys,
        retention_days: int,
        forget_results: Callable[[str], None],
        newcomers: Newcomers,
        *,
        templating: Templating,
    ) -> None:
        self._templating = templating
        self._forget_results = forget_results
        self._newcomers = newcomers
        self._gate = gate
        self._keys = keys
        self._retention_days = retention_days
        self._facts = Together(self._facts_of_all)

    async def start(
        self,
        *,
        title: str,
        purpose: str = "",
        language: str = "",
        groups: list[str] | None = None,
        naming: str = "",
        template: str = USUAL,
        template_file: object = None,
        convener: str = "",
        place: str = "",
        facilitator_name: str = "",
        is_demo: bool = False,
    ) -> Started:
        """Start a workshop, from a template that is offered or from a file. Anyone may.

        What is not said (language, groups, naming) is the template's. Invalid names the field that cannot be taken.
        """
        chosen = self._templating.chosen(template, template_file)
        language, naming = language or chosen.language, naming or chosen.naming
        clean_title = clean_line(title, "title", most=160, least=3)
        clean_purpose = clean_text(purpose, "purpose", most=600, least=0)
        names = clean_groups(list(groups if groups is not None else chosen.groups))
        if naming not in set(Naming):
            raise Invalid("naming.unknown", "naming")
        if language not in LANGUAGES:
            raise Invalid("language.unknown", "language")
        retention_days = chosen.retention_days or self._retention_days
        now = self._gate.clock()
        async with self._gate.database.write() as work:
            workshop = work.workshops.add(
                WorkshopRow(
                    code=await free_code(work),
                    title=clean_title,
                    purpose=clean_purpose,
                    language=language,
                    convener=clean_line(convener, "convener", most=160, least=0),
                    place=clean_line(place, "place", most=160, least=0),
                    naming=naming,
                    is_demo=is_demo,
                    created_at=now,
                    retention_days=retention_days,
                    delete_at=now + timedelta(days=retention_days),
                )
            )
            apply_rules(workshop, chosen)
            await work.flush()
            for position, name in enumerate(names):
                work.groups.add(GroupRow(workshop_id=workshop.id, name=name, position=position))
            for position, step in enumerate(chosen.steps):
                work.steps.add(
                    StepRow(
                        workshop_id=workshop.id,
                        kind=step.kind,
                        position=position,
                        title=step.title,
                        prompt=step.prompt,
                        minutes=step.minutes,
                    )
                )
            seat_id, link = await seat_the_facilitator(work, self._keys, workshop.id, facilitator_name, now)
            return Started(workshop.id, workshop.code, seat_id, link)

    async def public_facts(self, typed_code: str) -> PublicFacts:
        """What the join page shows. NotFound says whether the code is wrong."""
        return await self._facts.ask(tidy_code(typed_code))

    async def _facts_of_all(self, codes: Sequence[str]) -> Sequence[PublicFacts | Exception]:
        async with self._gate.database.read() as work:
            workshops = await work.workshops.by_codes(set(codes))
            known = {code: _public(one, await work.groups.of(one.id)) for code, one in workshops.items()}
        return [known.get(code) or NotFound("code.unknown") for code in codes]

    async def describe(self, actor: Actor, *, title: str, purpose: str, convener: str, place: str, naming: str) -> None:
        """Change the facts of the workshop. Once somebody has joined, names can only become more private."""
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP, *Topic) as turn:
            if naming not in set(Naming):
                raise Invalid("naming.unknown", "naming")
            if not Naming(naming).is_as_private_as(Naming(turn.workshop.naming)) and any(
                seat.role != Role.FACILITATOR for seat in await turn.work.seats.every(actor.workshop_id)
            ):
                raise Invalid("naming.more_private_only", "naming")
            turn.workshop.title = clean_line(title, "title", most=160, least=3)
            turn.workshop.purpose = clean_text(purpose, "purpose", most=600, least=0)
            turn.workshop.convener = clean_line(convener, "convener", most=160, least=0)
            turn.workshop.place = clean_line(place, "place", most=160, least=0)
            turn.workshop.naming = naming

    async def show_parts(self, actor: Actor, names: list[str]) -> None:
        """Show these parts of the workshop and hide all others; what was written in a part stays.

        Errors: Invalid `part.unknown`.
        """
        if not set(names) <= {str(part) for part in Part}:
            raise Invalid("part.unknown", "parts")
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP, *Topic) as turn:
            turn.workshop.parts = [str(part) for part in shown_parts(names)]

    async def keep_for(self, actor: Actor, days: int) -> str:
        """Delete the workshop so many days after its end (or after today while it lives); returns the date, ISO.

        A day that has passed is refused: nobody is to delete a workshop by choosing a number.
        """
        if not 1 <= days <= MAX_RETENTION_DAYS:
            raise Invalid("retention.range", "days", least=1, most=MAX_RETENTION_DAYS)
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP, Topic.AGENDA, Topic.BACKSTAGE) as turn:
            last_day = turn.workshop.ended_at or turn.now
            least = (turn.now - last_day).days + 1
            if days < least:
                raise Invalid("retention.range", "days", least=least, most=MAX_RETENTION_DAYS)
            turn.workshop.retention_days = days
            turn.workshop.delete_at = last_day + timedelta(days=days)
            return deletion_date(last_day, days).isoformat()

    async def end(self, actor: Actor) -> None:
        """End the workshop: nothing more is collected, an open vote is closed; reading, the charter, deletion remain.

        Ending what has ended changes nothing: the day of deletion is counted from the first end.
        """
        async with self._gate.turn(actor, Action.RUN_AGENDA, *Topic) as turn:
            if turn.workshop.status == WorkshopStatus.ENDED:
                return
            await close_open_rounds(turn)
            turn.workshop.status = WorkshopStatus.ENDED
            turn.workshop.ended_at = turn.now
            turn.workshop.timer_state = "none"
            turn.workshop.delete_at = turn.now + timedelta(days=turn.workshop.retention_days)
            await tell(turn, HookEvent.WORKSHOP_ENDED, "charter")
        self._newcomers.forget(actor.workshop_id)
        await self._gate.database.forget_past()

    async def reopen(self, actor: Actor) -> None:
        """Take the end back; nothing happens while the workshop lives."""
        async with self._gate.turn(actor, Action.RUN_AGENDA, *Topic) as turn:
            if turn.workshop.status == WorkshopStatus.LIVE:
                return
            turn.workshop.status = WorkshopStatus.LIVE
            turn.workshop.ended_at = None
            turn.workshop.delete_at = turn.now + timedelta(days=turn.workshop.retention_days)

    async def delete(self, actor: Actor, typed_code: str) -> None:
        """Delete the workshop and everything in it, now. The code is typed again as confirmation."""
        async with self._gate.turn(actor, Action.DELETE_WORKSHOP, *Topic) as turn:
            if tidy_code(typed_code) != turn.workshop.code:
                raise Invalid("delete.code", "code")
            await _erase(turn.work, actor.workshop_id)
        self._forget_results(actor.workshop_id)
        self._newcomers.forget(actor.workshop_id)
        await self._gate.database.forget_past()

    async def forget_due(self) -> list[str]:
        """Delete every workshop whose day has come; returns their ids."""
        forgotten = []
        async with self._gate.database.write() as work:
            for workshop in await work.workshops.due(self._gate.clock()):
                forgotten.append(workshop.id)
                await _erase(work, workshop.id)
        if forgotten:
            await self._gate.database.forget_past()
        await self._gate.database.catch_up_forgetting()
        for workshop_id in forgotten:
            self._forget_results(workshop_id)
            self._newcomers.forget(workshop_id)
            self._gate.announcer.changed(workshop_id, Topic)
        return forgotten

    async def demo(self, template: str = "") -> Started | None:
        """The oldest demo workshop (of this template) with its facilitator's link, if there is one."""
        async with self._gate.database.read() as work:
            workshop = await work.workshops.first_demo(template)
            if workshop is None:
                return None
            links = [one for one in await work.links.of(workshop.id) if one.role == Role.FACILITATOR]
            seat_id = links[0].seat_id or ""
            return Started(workshop.id, workshop.code, seat_id, self._keys.link_token(links[0].id))

    async def observer_link(self, code: str) -> str:
        """The secret of the link by which people may look on. Errors: NotFound says whether the code is wrong."""
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_code(tidy_code(code))
            if workshop is None:
                raise NotFound("code.unknown")
            links = await work.links.of(workshop.id)
            return self._keys.link_token(next(one.id for one in links if one.role == Role.OBSERVER))

    async def facilitator_of(self, typed_code: str) -> Actor:
        """The facilitator's own seat, for whoever runs the installation. NotFound says whether the code is wrong."""
        async with self._gate.database.read() as work:
            workshop = await work.workshops.by_code(tidy_code(typed_code))
            if workshop is None:
                raise NotFound("code.unknown")
            seat = next(one for one in await work.seats.of(workshop.id) if one.role == Role.FACILITATOR)
            return Actor(seat.id, workshop.id, Role.FACILITATOR, "", seat.name)

    async def is_empty(self) -> bool:
        """Whether there is no workshop at all yet."""
        async with self._gate.database.read() as work:
            return await work.workshops.count() == 0
