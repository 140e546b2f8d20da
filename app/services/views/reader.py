"""The view of any topic of any workshop, and what a seat sees of its own."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from app.domain.actions import Action
from app.domain.bounds import MOST_AT_ONCE
from app.domain.errors import NotAllowed, NotFound
from app.domain.permissions import Denied, Situation, decide
from app.domain.snapshot import CardPageView, CardView, CharterView, FoundCardsView, Topic
from app.domain.workshop import Actor
from app.persistence.database import Database
from app.persistence.unit_of_work import UnitOfWork
from app.services.clock import Clock
from app.services.keys import Keys
from app.services.views.agenda import agenda_view, parking_view, presence_view
from app.services.views.card_pages import card_page, found_cards
from app.services.views.cards import cards_view, own_cards
from app.services.views.desk import backstage_view
from app.services.views.goals import goals_view
from app.services.views.mapping import instruments_view, stakeholders_view
from app.services.views.people import People
from app.services.views.rounds import rounds_view

CharterReader = Callable[[str], Awaitable[CharterView | None]]


_BY_PEOPLE: dict[Topic, Callable[[UnitOfWork, People], Awaitable[Any]]] = {
    Topic.CARDS: cards_view,
    Topic.ROUNDS: rounds_view,
    Topic.STAKEHOLDERS: stakeholders_view,
    Topic.INSTRUMENTS: instruments_view,
    Topic.PARKING: parking_view,
}


@dataclass(frozen=True, slots=True)
class OwnView:
    """What one seat knows of itself, on its own device only. Goals and actors by id; rounds it has voted in.

    `link_path` is the secret link that leads back to this very seat: the facilitator has one, others are empty here.
    """

    name: str = ""
    shown_name: str = ""
    group_name: str = ""
    group_index: int = -1
    recovery_code: str = ""
    link_path: str = ""
    cards: list[CardView] = field(default_factory=list)
    goal_ids: list[str] = field(default_factory=list)
    voted_round_ids: list[str] = field(default_factory=list)


class Views:
    """Reads topics. `charter` reads the charter's view, which knows more than one topic."""

    def __init__(self, database: Database, keys: Keys, clock: Clock, charter: CharterReader | None = None) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._charter = charter

    async def view(self, workshop_id: str, topic: Topic, here: frozenset[str] = frozenset()) -> Any:
        """The topic's view, or None when the workshop is gone. `here` are the seats that are connected."""
        if topic is Topic.CHARTER:
            return await self._charter(workshop_id) if self._charter else None
        async with self._database.read() as work:
            workshop = await work.workshops.by_id(workshop_id)
            if workshop is None:
                return None
            if topic is Topic.AGENDA:
                return await agenda_view(work, workshop, self._clock)
            if topic is Topic.PRESENCE:
                return await presence_view(work, workshop, here)
            return await self._content(topic, work, await People.read(work, workshop), here)

    async def _content(self, topic: Topic, work: UnitOfWork, people: People, here: frozenset[str]) -> Any:
        if topic is Topic.GOALS:
            return await goals_view(work, people, self._clock)
        if topic is Topic.BACKSTAGE:
            return await backstage_view(work, people, self._keys, here)
        return await _BY_PEOPLE[topic](work, people)

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
        """What the actor's own device shows besides the room."""
        async with self._database.read() as work:
            workshop = await work.workshops.by_id(actor.workshop_id)
            if workshop is None:
                return OwnView()
            people = await People.read(work, workshop)
            seat = people.seats[actor.seat_id]
            links = [one.id for one in await work.links.of(workshop.id) if one.seat_id == seat.id]
            return OwnView(
                name=seat.name,
                shown_name=people.name_of(seat),
                group_name=people.group_name(seat.group_id),
                group_index=people.group_index(seat.group_id),
                recovery_code=self._keys.recovery_code(seat.id),
                link_path=f"/link/{self._keys.link_token(links[0])}" if links else "",
                cards=await own_cards(work, people, seat.id),
                goal_ids=[goal.id for goal in await work.goals.of(workshop.id) if goal.seat_id == seat.id],
                voted_round_ids=list(await work.rounds.voted_in(workshop.id, seat.id)),
            )


def _number(said: int) -> int:
    """A card's number as a database takes it, whatever was said."""
    return max(0, min(said, 2**31 - 1))
