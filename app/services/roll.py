"""The roll: who has a seat, a page at a time, for facilitators who ask.

The room is only ever sent counts; this list is read when somebody opens it, and costs one plain query.

While a round is open it also says who has voted, so that the others can be reminded: from five people on who voted with
a device of their own (the desk enters the ballots of tables, and knows them), never when, and never what.

Must not: find anybody by a name that the workshop does not show.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.actions import Action
from app.domain.errors import Invalid
from app.domain.snapshot import PeopleView, SeatView
from app.domain.voting.groups import THRESHOLD
from app.domain.workshop import Actor, Channel
from app.persistence.repositories.seats import ListedSeat
from app.persistence.unit_of_work import UnitOfWork
from app.services.turn import Gate
from app.services.views.here import NOBODY_HERE, Here
from app.services.views.people import name_at_the_desk

PAGE = 50
LONGEST_PAGE = 200
LONGEST_QUESTION = 80
"""Characters of what is searched for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: `words` that are all in the name or the group, only those who are not here, which page.

    `after` is the id of the seat after which the page begins; empty for the beginning. `only_unvoted` leaves those who
    may vote in the open round and have not; it leaves everybody where that is not shown.
    """

    words: str = ""
    only_away: bool = False
    after: str = ""
    limit: int = PAGE
    only_unvoted: bool = False


class Roll:
    """Lists of people."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def call(self, actor: Actor, asked: Asked, here: Here = NOBODY_HERE) -> PeopleView:
        """A page of the seats that match. When the page has become empty, the last one that is not.

        Errors: NotAllowed; Invalid for a question that is too long or a page that cannot be.
        """
        if len(asked.words) > LONGEST_QUESTION:
            raise Invalid("text.too_long", "q", length=len(asked.words), most=LONGEST_QUESTION)
        if not 1 <= asked.limit <= LONGEST_PAGE:
            raise Invalid("number.range", "limit", least=1, most=LONGEST_PAGE)
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.MANAGE_SEATS)
            groups: dict[str | None, str] = {group.id: group.name for group in await work.groups.of(workshop.id)}
            facts = await work.seats.facts(workshop.id)
            votes, ballots = await _ballots(work, workshop.id, facts)
        words = asked.words.casefold().split()
        found = [
            seat
            for seat in facts
            if seat.removed_at is None
            and not (asked.only_away and _is_present(seat, here))
            and not (asked.only_unvoted and votes == "shown" and ballots.get(seat.id, True))
            and (
                not words
                or _matches(f"{name_at_the_desk(workshop.naming, seat)} {groups.get(seat.group_id, '')}", words)
            )
        ]
        start = _start(facts, found, asked)
        end = start + asked.limit
        before = max(0, start - asked.limit)
        return PeopleView(
            seats=[
                SeatView(
                    id=seat.id,
                    name=name_at_the_desk(workshop.naming, seat),
                    role=seat.role,
                    group_name=groups.get(seat.group_id, ""),
                    weight=seat.weight,
                    channel=seat.channel,
                    is_here=seat.id in here.seats,
                    may_vote=seat.id in ballots,
                    has_voted=ballots.get(seat.id, False),
                )
                for seat in found[start:end]
            ],
            total=len(found),
            first=start + 1 if found else 0,
            before=found[before - 1].id if before else "",
            after=found[end - 1].id if end < len(found) else "",
            has_before=start > 0,
            has_after=end < len(found),
            votes=votes,
        )


async def _ballots(work: UnitOfWork, workshop_id: str, facts: Sequence[ListedSeat]) -> tuple[str, dict[str, bool]]:
    """Whether it is shown who has voted in the open round ("" without one), and if so by seat whether they have."""
    devices = {seat.id for seat in facts if seat.removed_at is None and seat.channel != Channel.TABLE}
    rounds = await work.rounds.open_ids(workshop_id)
    if not rounds:
        return "", {}
    ballots = await work.arrivals.ballots_of(workshop_id, rounds[0])
    cast = sum(has_ballot for seat_id, has_ballot in ballots.items() if seat_id in devices)
    return ("shown", ballots) if cast >= THRESHOLD else ("few", {})


def _matches(text: str, words: Sequence[str]) -> bool:
    text = text.casefold()
    return all(word in text for word in words)


def _is_present(seat: ListedSeat, here: Here) -> bool:
    """Tables have no device: the desk sees them in the room."""
    return seat.id in here.seats or seat.channel == Channel.TABLE


def _start(facts: Sequence[ListedSeat], found: Sequence[ListedSeat], asked: Asked) -> int:
    """Where in what was found the page begins. The seat it begins after may match no more, or be removed."""
    if not asked.after:
        return 0
    places = {seat.id: place for place, seat in enumerate(facts)}
    if asked.after not in places:
        raise Invalid("form.unreadable", "after")
    start = sum(places[seat.id] <= places[asked.after] for seat in found)
    return start if start < len(found) else max(0, len(found) - asked.limit)
