"""The roster: people by name with a personal link each, so that one person has one seat and one vote.

A link is derived from its line and the server's secret. Its first use makes the person's seat; afterwards it leads back
to it, on any device (see `app.services.seating`). While a round for the roster is open, everybody on it counts as
eligible, come or not; what is changed here keeps that so.

Must not: show anybody's seat, pseudonym or vote.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.actions import Action
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.roster import MOST_LISTED, Person, read_people, to_csv
from app.domain.snapshot import AddedPeopleView, LineFaultView, PersonView, RosterView, Topic
from app.domain.workshop import Actor
from app.persistence.repositories.roster import ListedPerson
from app.services.admission import admit, comer_of, expect_more, leave_open_rounds
from app.services.arriving import SHOWN, credits_of
from app.services.keys import Keys
from app.services.roll import LONGEST_PAGE, LONGEST_QUESTION, PAGE
from app.services.turn import Gate, Turn

STATES = ("unused", "seated", "revoked")


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for: words that are all in the name or the group, a state (empty: all), and which page.

    `after` is how many people come before the page, as text; empty for the first.
    """

    words: str = ""
    state: str = ""
    after: str = ""
    limit: int = PAGE


class Roster:
    """People who were invited one by one."""

    def __init__(self, gate: Gate, keys: Keys) -> None:
        self._gate = gate
        self._keys = keys

    async def add(self, actor: Actor, text: str, *, key: str = "") -> AddedPeopleView:
        """List people from lines of `Name; Group`: what is right is kept, the rest named line by line.

        Somebody who was removed and is added again comes back to the old seat, if it still stands.
        Errors: Invalid when nothing can be read; Conflict when the roster would be too long.
        """
        async with self._gate.turn(actor, Action.MANAGE_SEATS, key=key) as turn:
            if turn.is_repeat:
                return AddedPeopleView(int(turn.result_id))
            await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            groups = {group.id: group.name for group in await turn.work.groups.of(actor.workshop_id)}
            everybody = await turn.work.roster.of(actor.workshop_id)
            standing = [one.person for one in everybody if not one.is_revoked]
            reading = read_people(text, groups, standing)
            people = list(reading.people.values())
            if len(standing) + len(people) > MOST_LISTED:
                raise Conflict("roster.full", most=MOST_LISTED)
            known = {person.key for person in people}
            before = [one for one in everybody if one.is_revoked and one.person.key in known]
            await self._not_while_voting(turn, before)
            await turn.work.roster.strike(actor.workshop_id, [one.id for one in before])
            seats = {one.person.key: one.seat_id for one in before if one.seat_id and one.is_seated}
            await turn.work.roster.add(actor.workshop_id, people, turn.now, seats)
            await self._expect(turn, [one for one in people if one.key not in seats])
            for seat_id in seats.values():
                await self._let_vote(turn, seat_id)
            turn.result_id = str(len(people))
            faults = [
                LineFaultView(one.line, one.text, f"error.{one.code}", dict(one.values)) for one in reading.faults
            ]
            return AddedPeopleView(len(people), faults)

    async def page(self, actor: Actor, sought: Sought) -> RosterView:
        """A page of the people who match, by name. When the page has become empty, the last one that is not.

        Errors: NotAllowed; Invalid for a question that is too long or a page that cannot be.
        """
        start = _checked(sought)
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.MANAGE_SEATS)
            groups = {group.id: group.name for group in await work.groups.of(workshop.id)}
            everybody = await work.roster.of(workshop.id)
        words = sought.words.casefold().split()
        found = [
            view
            for one in everybody
            if (view := self._view(one, groups)).state == sought.state or not sought.state
            if all(word in f"{view.name} {view.group_name}".casefold() for word in words)
        ]
        if start >= len(found):
            start = max(0, len(found) - sought.limit)
        end = start + sought.limit
        before = max(0, start - sought.limit)
        return RosterView(
            people=found[start:end],
            listed=sum(not one.is_revoked for one in everybody),
            seated=sum(one.is_seated and not one.is_revoked for one in everybody),
            total=len(found),
            first=start + 1 if found else 0,
            before=str(before) if before else "",
            after=str(end) if end < len(found) else "",
            has_before=start > 0,
            has_after=end < len(found),
        )

    async def renew(self, actor: Actor, link_id: str) -> str:
        """Give a person a new link to the same seat; the old one opens nothing any more. The new link's id.

        Where the seat was removed the new link makes another, but not while a round is open. Errors: NotFound.
        """
        async with self._gate.turn(actor, Action.MANAGE_SEATS) as turn:
            one = await self._listed(turn, link_id)
            seats = {one.person.key: one.seat_id} if one.seat_id and one.is_seated else {}
            if not seats:
                await self._not_while_voting(turn, [one])
            await turn.work.roster.strike(actor.workshop_id, [link_id])
            (renewed,) = await turn.work.roster.add(actor.workshop_id, [one.person], turn.now, seats)
            return renewed

    async def remove(self, actor: Actor, link_id: str, *, with_seat: bool = False) -> None:
        """Take a person off the roster: the link opens nothing. The seat stays unless it is to be taken away, too.

        A ballot that was cast stays in the box. Errors: NotFound.
        """
        seat_id = ""
        async with self._gate.turn(actor, Action.MANAGE_SEATS) as turn:
            one = await self._listed(turn, link_id)
            link = await turn.work.links.get(actor.workshop_id, link_id, lock=True)
            if link is None:
                raise NotFound("link.gone")
            link.revoked_at = turn.now
            await turn.work.flush()
            if one.seat_id is None:
                await self._expect(turn, [one.person], -1)
            elif one.is_seated:
                if await leave_open_rounds(turn.work, actor.workshop_id, one.seat_id, only_roster=not with_seat):
                    turn.topics |= {Topic.TURNOUT, Topic.BACKSTAGE}
                if with_seat:
                    seat = await turn.work.seats.get(actor.workshop_id, one.seat_id)
                    assert seat is not None  # noqa: S101 - it was there under the same lock
                    seat.removed_at, seat_id = turn.now, seat.id
                    turn.topics |= {*SHOWN, Topic.BACKSTAGE, *credits_of(turn.workshop)}
        if seat_id:
            self._gate.announcer.removed(seat_id)

    async def file(self, actor: Actor, address: str) -> str:
        """Everybody with their whole link, for a mail merge, as CSV. `address` is the scheme and host of the links."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.MANAGE_SEATS)
            groups = {group.id: group.name for group in await work.groups.of(workshop.id)}
            everybody = await work.roster.of(workshop.id)
        views = [self._view(one, groups) for one in everybody if not one.is_revoked]
        rows = [(one.name, one.group_name, f"{address}{one.path}", one.state) for one in views if one.path]
        return to_csv([("name", "group", "link", "state"), *rows])

    # --- what these share -----------------------------------------------------------------------------------------

    def _view(self, one: ListedPerson, groups: dict[str, str]) -> PersonView:
        is_gone = one.is_revoked or (one.seat_id is not None and not one.is_seated)
        return PersonView(
            id=one.id,
            name=one.name,
            group_name=groups.get(one.group_id or "", ""),
            state="revoked" if is_gone else "seated" if one.is_seated else "unused",
            path="" if is_gone else f"/link/{self._keys.link_token(one.id)}",
        )

    async def _listed(self, turn: Turn, link_id: str) -> ListedPerson:
        """A person who is on the roster, with the workshop locked: nobody takes the seat meanwhile."""
        await turn.work.workshops.by_id(turn.actor.workshop_id, lock=True)
        everybody = await turn.work.roster.of(turn.actor.workshop_id)
        one = next((one for one in everybody if one.id == link_id and not one.is_revoked), None)
        if one is None:
            raise NotFound("link.gone")
        return one

    async def _expect(self, turn: Turn, people: Sequence[Person], more: int = 1) -> None:
        groups = [person.group_id or None for person in people]
        if groups and await expect_more(turn.work, turn.actor.workshop_id, groups, more):
            turn.topics.add(Topic.TURNOUT)

    async def _let_vote(self, turn: Turn, seat_id: str) -> None:
        """Somebody is back on the roster with the old seat: in an open round for it they are one more."""
        seat = await turn.work.seats.get(turn.actor.workshop_id, seat_id)
        assert seat is not None  # noqa: S101 - it stands, under the same lock
        for one in await turn.work.rounds.open_ones(turn.actor.workshop_id):
            if one.eligibility == "roster" and not await turn.work.ballots.voters([one.id], [seat_id]):
                await turn.work.ballots.expect(turn.actor.workshop_id, one.id, {seat.group_id: seat.weight})
                await admit(turn.work, turn.actor.workshop_id, one, [comer_of(seat, is_on_roster=True)])
                turn.topics.add(Topic.TURNOUT)

    async def _not_while_voting(self, turn: Turn, people: Sequence[ListedPerson]) -> None:
        """Whoever loses a seat may have voted with it: a second one waits for the end of the round."""
        if any(one.seat_id and not one.is_seated for one in people) and await turn.work.rounds.open_ids(
            turn.actor.workshop_id
        ):
            raise Conflict("roster.while_voting")


def _checked(sought: Sought) -> int:
    """Where the page begins. Errors: Invalid."""
    if len(sought.words) > LONGEST_QUESTION:
        raise Invalid("text.too_long", "q", length=len(sought.words), most=LONGEST_QUESTION)
    if not 1 <= sought.limit <= LONGEST_PAGE:
        raise Invalid("number.range", "limit", least=1, most=LONGEST_PAGE)
    if sought.state and sought.state not in STATES:
        raise Invalid("choice.unknown", "state")
    if not sought.after:
        return 0
    if not sought.after.isascii() or not sought.after.isdigit() or len(sought.after) > 6:
        raise Invalid("form.unreadable", "after")
    return int(sought.after)
