"""Reading the room: everything as this seat may see it, a topic at a time or all at once, and what is one's own."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from app.api.context import PROBLEMS, Context
from app.api.seats import Seat, pass_gate
from app.domain.actions import Action
from app.domain.bounds import MOST_AT_ONCE, PAGE
from app.domain.errors import Invalid, MissionRoomError, NotFound
from app.domain.snapshot import (
    AgendaView,
    BackstageView,
    CardPageView,
    CardsView,
    CardView,
    CharterView,
    CommentsView,
    EstimatesView,
    GoalsView,
    InstrumentsView,
    NamedView,
    OpenTurnoutView,
    ParkingView,
    PresenceView,
    RoundsView,
    ShelfView,
    StakeholdersView,
    Topic,
)
from app.domain.workshop import Actor
from app.services.views.card_pages import ALL

LOOSE = "loose"
Cluster = Annotated[
    str,
    Query(description="A cluster's id, or `loose`; empty means the cards of all heaps.", max_length=40),
]
After = Annotated[int, Query(description="The number of the last card that was read; 0 begins.", ge=0, le=2**31 - 1)]
Limit = Annotated[int, Query(description="How many cards at most.", ge=1, le=MOST_AT_ONCE)]
Topics = Annotated[str, Query(description="Names of topics, with commas between; empty means all.", max_length=400)]


class Snapshot(BaseModel):
    """The room by topic; what was not asked for or may not be seen is not there."""

    agenda: AgendaView | None = None
    presence: PresenceView | None = None
    cards: CardsView | None = None
    goals: GoalsView | None = None
    rounds: RoundsView | None = None
    turnout: OpenTurnoutView | None = None
    stakeholders: StakeholdersView | None = None
    instruments: InstrumentsView | None = None
    aims: ShelfView | None = None
    relations: ShelfView | None = None
    commitments: ShelfView | None = None
    mix: ShelfView | None = None
    portfolio: ShelfView | None = None
    learning: ShelfView | None = None
    profile: ShelfView | None = None
    estimates: EstimatesView | None = None
    blockers: ShelfView | None = None
    parking: ParkingView | None = None
    paper: ShelfView | None = None
    supports: ShelfView | None = None
    comments: CommentsView | None = None
    charter: CharterView | None = None
    backstage: BackstageView | None = None


class Own(BaseModel):
    """What one seat knows of itself. Goals and rounds by id; receipts are codes (`name`) by round (`id`).

    `waits_at` is the `door` of a round at which it waits.
    """

    seat_id: str
    role: str
    name: str
    shown_name: str
    group_name: str
    group_index: int
    recovery_code: str
    link_path: str
    is_on_roster: bool
    waits_at: str
    cards: list[CardView]
    goal_ids: list[str]
    entry_ids: list[str]
    comment_ids: list[str]
    voted_round_ids: list[str]
    receipts: list[NamedView]


_ALONE: dict[Topic, tuple[type, str, str]] = {
    Topic.AGENDA: (AgendaView, "The agenda", "Facts, groups, steps, and the timer in server time."),
    Topic.CARDS: (
        CardsView,
        "The cards",
        "The first of each heap, and how many there are; `cards/all` reads on. Only counts before the reveal.",
    ),
    Topic.GOALS: (GoalsView, "The goals", "All that stand, adopted ones first, with the hints of the quality checks."),
    Topic.ROUNDS: (RoundsView, "The voting rounds", "Turnout while they run, results once they are revealed."),
    Topic.TURNOUT: (OpenTurnoutView, "The turnout of the open round", "Who has voted, in all and by group."),
    Topic.STAKEHOLDERS: (StakeholdersView, "The stakeholders", "The register and its gaps."),
    Topic.INSTRUMENTS: (InstrumentsView, "The instruments", "The sketches, the matrix they make, and its gaps."),
    Topic.AIMS: (ShelfView, "What deepens the goals", "Targets by place or group, conflicts between goals."),
    Topic.RELATIONS: (ShelfView, "The coalition", "Relations between actors, missing voices, the mandate."),
    Topic.COMMITMENTS: (ShelfView, "The commitments", "What was offered and asked for, totals by kind and unit."),
    Topic.MIX: (ShelfView, "How instruments work together", "Interactions, hand-overs, competing pathways."),
    Topic.PORTFOLIO: (ShelfView, "The portfolio", "Projects that exist, and the map they make."),
    Topic.LEARNING: (ShelfView, "Monitoring and stopping", "Indicators, assumptions, reviews, criteria."),
    Topic.PROFILE: (ShelfView, "The profile of the mission", "Complicated or complex; development cooperation."),
    Topic.ESTIMATES: (EstimatesView, "Estimates", "Where the room stands: middle and spread, never who."),
    Topic.BLOCKERS: (ShelfView, "What stands in the way", "Released or not. Facilitators only."),
    Topic.PARKING: (ParkingView, "The parking lot", "What to come back to."),
    Topic.PAPER: (ShelfView, "What the charter says about itself", "Facts, risks, dissent and actions, by register."),
    Topic.SUPPORTS: (ShelfView, "Who supports the charter", "By the names that were typed to be printed."),
    Topic.COMMENTS: (CommentsView, "Comments on the charter", "With what became of them; names by the rule."),
    Topic.BACKSTAGE: (
        BackstageView,
        "The desk's own part",
        "Tables, links, notes, what is hidden. Facilitators only.",
    ),
}


_BACKSTAGE = frozenset({Topic.BACKSTAGE, Topic.BLOCKERS})


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["The room"], responses=PROBLEMS, prefix="/workshops/{code}")
    house = context.house

    async def read(actor: Actor, topic: Topic) -> Any:
        pass_gate(actor, Action.VIEW_BACKSTAGE if topic in _BACKSTAGE else Action.VIEW_ROOM)
        return await house.views.view(actor.workshop_id, topic, context.here(actor.workshop_id))

    @router.get("/snapshot", summary="The room as this seat may see it", response_model_exclude_none=True)
    async def snapshot(actor: Seat, topics: Topics = "") -> Snapshot:
        """Every topic whole, but of cards the first of each heap.

        Hidden cards, sealed results and names that nobody asked for are not in it.
        """
        wanted = [name for name in topics.split(",") if name]
        if not set(wanted) <= set(Topic):
            raise Invalid("choice.unknown", "topics")
        shown = {}
        for topic in Topic:
            if wanted and topic not in wanted:
                continue
            try:
                shown[topic.value] = await read(actor, topic)
            except MissionRoomError:
                if wanted:
                    raise
        return Snapshot(**shown)

    @router.get("/cards/all", summary="All cards, page by page")
    async def cards(actor: Seat, cluster: Cluster = "", after: After = 0, limit: Limit = PAGE) -> CardPageView:
        """By number. Read on with the number of the last card as `after`, until `left` is 0. Not before the reveal."""
        heap = "" if cluster == LOOSE else cluster or ALL
        return await house.views.cards_after(actor, heap, after, limit)

    @router.get("/me", summary="This seat's own things")
    async def me(actor: Seat) -> Own:
        """Name, group, recovery code, own cards, and the rounds in which it has voted."""
        pass_gate(actor, Action.VIEW_ROOM)
        own = await house.views.own(actor)
        return Own(seat_id=actor.seat_id, role=str(actor.role), **asdict(own))

    def alone(topic: Topic) -> Callable[[Seat], Awaitable[Any]]:
        async def one(actor: Seat) -> Any:
            view = await read(actor, topic)
            if view is None:
                raise NotFound("workshop.gone")
            return view

        return one

    for topic, (shape, summary, about) in _ALONE.items():
        router.add_api_route(
            f"/{topic}", alone(topic), response_model=shape, summary=summary, description=about, name=f"read_{topic}"
        )
    return router
