"""The view of any topic of any workshop, and what a seat sees of its own."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.actions import Action
from app.domain.bounds import MOST_AT_ONCE
from app.domain.errors import Conflict, NotAllowed, NotFound, NotSeated
from app.domain.permissions import Denied, Situation, decide
from app.domain.readings import SHELVES
from app.domain.snapshot import CardPageView, CardView, CharterView, FoundCardsView, NamedView, ReadingView, Topic
from app.domain.workshop import Actor
from app.i18n.text import texts
from app.persistence.database import Database
from app.persistence.repositories.own import OwnThings
from app.persistence.tables import WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.clock import Clock
from app.services.keys import Keys
from app.services.newcomers import Newcomers
from app.services.together import Together
from app.services.views.agenda import agenda_view, parking_view, presence_view
from app.services.views.card_pages import card_page, found_cards
from app.services.views.cards import cards_view, own_card
from app.services.views.comments import comments_view
from app.services.views.desk import backstage_view
from app.services.views.goals import goals_view
from app.services.views.here import NOBODY_HERE, Here
from app.services.views.mapping import instruments_view, stakeholders_view
from app.services.views.people import People, shown
from app.services.views.reading import reading_view
from app.services.views.results import Results
from app.services.views.rounds import open_turnout_view, rounds_view
from app.services.views.shelves import estimates_view, shelf_view
from app.services.views.signed import signed_ballots

CharterReader = Callable[[str], Awaitable[CharterView | None]]


_BY_PEOPLE: dict[Topic, Callable[[UnitOfWork, People], Awaitable[Any]]] = {
    Topic.CARDS: cards_view,
    Topic.STAKEHOLDERS: stakeholders_view,
    Topic.INSTRUMENTS: instruments_view,
    Topic.PARKING: parking_view,
    Topic.COMMENTS: comments_view,
}


@dataclass(frozen=True, slots=True)
class OwnView:
    """What one seat knows of itself, on its own device only. Goals and entries of registers by id; rounds voted in.

    `receipts` are the codes for the ballots in the box, each by the id of its round.
    `link_path` is the secret link that leads back to this very seat: the facilitator and people on the roster have one,
    others are empty here. `waits_at` is the `RoundView.door` at which this seat waits, if it came when that was shut.
    """

    name: str = ""
    shown_name: str = ""
    pseudonym: str = ""
    group_name: str = ""
    group_index: int = -1
    recovery_code: str = ""
    link_path: str = ""
    is_on_roster: bool = False
    waits_at: str = ""
    cards: list[CardView] = field(default_factory=list)
    goal_ids: list[str] = field(default_factory=list)
    entry_ids: list[str] = field(default_factory=list)
    comment_ids: list[str] = field(default_factory=list)
    voted_round_ids: list[str] = field(default_factory=list)
    receipts: list[NamedView] = field(default_factory=list)


class Views:
    """Reads topics. `charter` reads the charter's view, which knows more than one topic."""

    def __init__(
        self,
        database: Database,
        keys: Keys,
        clock: Clock,
        results: Results,
        *,
        newcomers: Newcomers,
        charter: CharterReader | None = None,
    ) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._results = results
        self._newcomers = newcomers
        self._charter = charter
        self._owns = Together(self._own_of_all)

    async def view(self, workshop_id: str, topic: Topic, here: Here = NOBODY_HERE) -> Any:
        """The topic's view, or None when the workshop is gone. `here` says who is connected and who is writing."""
        if topic is Topic.CHARTER:
            return await self._charter(workshop_id) if self._charter else None
        if topic is Topic.TURNOUT:
            async with self._database.glance() as plain:
                return await open_turnout_view(plain.ballots, workshop_id)  # a vote on its way to all screens
        async with self._database.read() as work:
            workshop = await work.workshops.by_id(workshop_id)
            if workshop is None:
                self._results.forget(workshop_id)
                return None
            return await self._of_workshop(topic, work, workshop, here)

    async def _of_workshop(self, topic: Topic, work: UnitOfWork, workshop: WorkshopRow, here: Here) -> Any:
        if topic in SHELVES:
            return await shelf_view(work, await People.read(work, workshop), topic, self._clock)
        read = self._alone(topic, work, workshop, here)
        if read is not None:
            return await read
        people = await People.read(work, workshop)
        if topic is Topic.GOALS:
            return await goals_view(work, people, self._clock)
        return await _BY_PEOPLE[topic](work, people)

    def _alone(self, topic: Topic, work: UnitOfWork, workshop: WorkshopRow, here: Here) -> Awaitable[Any] | None:
        """The reading of a topic that asks for people itself, or for none."""
        match topic:
            case Topic.AGENDA:
                return agenda_view(work, workshop, self._clock)
            case Topic.PRESENCE:
                return presence_view(work, workshop, here)
            case Topic.BACKSTAGE:
                return backstage_view(work, workshop, self._keys, self._newcomers)
            case Topic.ROUNDS:
                return rounds_view(work, workshop.id, self._results)
            case Topic.ESTIMATES:
                return estimates_view(work, workshop.id)
            case _:
                return None

    async def cards_after(self, actor: Actor, cluster_id: str, after: int, limit: int) -> CardPageView:
        """Cards of a heap beyond the number `after`, at most `limit` and never more than `MOST_AT_ONCE`.

        An empty `cluster_id` means the loose cards, `card_pages.ALL` every heap. Errors: NotAllowed, and Conflict
        before the reveal.
        """
        count = max(1, min(limit, MOST_AT_ONCE))
        async with self._database.read() as work:
            return await card_page(work, await self._visitor(work, actor), cluster_id, _number(after), count)

    async def cards_with(self, actor: Actor, said: str) -> FoundCardsView:
        """Cards in which this was said, or with this number. Errors: NotAllowed, and Conflict before the reveal."""
        async with self._database.read() as work:
            return await found_cards(work, await self._visitor(work, actor), said)

    async def reading(self, actor: Actor, round_id: str) -> ReadingView:
        """The close reading of a round's result, for whoever may see the room.

        Errors: NotAllowed, NotFound `round.gone`, and Conflict `result.sealed` before the reveal.
        """
        async with self._database.read() as work:
            people = await self._visitor(work, actor)
            row = await work.rounds.get(actor.workshop_id, round_id)
            if row is None:
                raise NotFound("round.gone")
            reading, result = await self._results.reading(work, row), await self._results.of(work, row)
            if row.is_carried:
                raise Conflict("reading.carried")
            if reading is None or result is None:
                raise Conflict("result.sealed")
            comments = await work.ballots.comments(row.id)
            signed = await signed_ballots(work, row, texts(people.workshop.language))
            return reading_view(row, result, reading, comments=comments, signed=signed)

    async def _visitor(self, work: UnitOfWork, actor: Actor) -> People:
        """The people of the actor's workshop, for an actor who may see the room."""
        verdict = decide(actor.role, Action.VIEW_ROOM, Situation())
        if isinstance(verdict, Denied):
            raise NotAllowed(verdict.reason, action=Action.VIEW_ROOM.value)
        workshop = await work.workshops.by_id(actor.workshop_id)
        if workshop is None:
            raise NotFound("workshop.gone")
        return await People.read(work, workshop)

    async def own(self, actor: Actor) -> OwnView:
        """What the actor's own device shows besides the room. Who asks at the same moment shares one statement.

        Errors: NotSeated, when the seat was removed meanwhile.
        """
        return await self._owns.ask(actor.seat_id)

    async def _own_of_all(self, seat_ids: Sequence[str]) -> Sequence[OwnView | Exception]:
        async with self._database.glance() as work:
            things = await work.own.things(seat_ids)
        return [
            self._own_view(one, own) if (own := things.get(one)) and own.is_seated else NotSeated("seat.removed")
            for one in seat_ids
        ]

    def _own_view(self, seat_id: str, own: OwnThings) -> OwnView:
        shown_name = shown(own.naming, own.name, own.pseudonym)
        return OwnView(
            name=own.name,
            shown_name=shown_name,
            pseudonym=own.pseudonym,
            group_name=own.group_name,
            group_index=own.group_position,
            recovery_code=self._keys.recovery_code(seat_id),
            link_path=f"/link/{self._keys.link_token(own.link_id)}" if own.link_id else "",
            is_on_roster=own.is_on_roster,
            waits_at=own.waits_at,
            cards=[own_card(card, own.naming, shown_name) for card in own.cards],
            goal_ids=own.goal_ids,
            entry_ids=own.entry_ids,
            comment_ids=own.comment_ids,
            voted_round_ids=own.voted_round_ids,
            receipts=[NamedView(one, self._keys.receipt(one, seat_id)) for one in own.voted_round_ids],
        )


def _number(said: int) -> int:
    """A card's number as a database takes it, whatever was said."""
    return max(0, min(said, 2**31 - 1))
