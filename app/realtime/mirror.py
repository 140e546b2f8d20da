"""The room's mirror in every browser: one Reflex state whose vars are the topics of the snapshot.

The hub fills these vars by broadcast; the server's own copy of them stays empty and must never be read. No handler
lives here: what a person does goes through the pages' states.
"""

from typing import Any, TypeVar

import reflex as rx

from app.domain.snapshot import (
    AgendaView,
    BackstageView,
    CardsView,
    CharterView,
    CommentsView,
    EstimatesView,
    GoalsView,
    InstrumentsView,
    OpenTurnoutView,
    ParkingView,
    PresenceView,
    RoundsView,
    ShelfView,
    StakeholdersView,
    Topic,
)

View = (
    AgendaView
    | PresenceView
    | CardsView
    | GoalsView
    | RoundsView
    | OpenTurnoutView
    | StakeholdersView
    | InstrumentsView
    | ShelfView
    | EstimatesView
    | ParkingView
    | CharterView
    | CommentsView
    | BackstageView
)

S = TypeVar("S", bound=type[rx.State])


def stays_on_reconnect(state: S) -> S:
    """Class decorator: a page that comes back keeps what it shows of this state and its substates until told anew.

    After each reconnect Reflex sends every var as the server knows it. The server's copy of the room is empty and a
    seat's is blank after a restart, so the page would be torn down and drawn again, under somebody's typing fingers.
    `enter` follows at once and tells everything that holds now.
    """

    def snapshot(self: rx.State, include_computed: bool = True, initial: bool = False, **more: Any) -> dict[str, Any]:
        if not initial:
            return {}
        return rx.State.dict(self, include_computed=include_computed, initial=initial, **more)

    type.__setattr__(state, "dict", snapshot)  # Reflex refuses the name in the class's own body
    return state


@stays_on_reconnect
class Room(rx.State):
    """What the room shows, topic by topic. Var names are the topics' names; empty until the hub has spoken.

    `is_closed` is true for a seat that was removed and in a workshop that was deleted.
    """

    is_closed: bool = False
    agenda: AgendaView = AgendaView()
    presence: PresenceView = PresenceView()
    cards: CardsView = CardsView()
    goals: GoalsView = GoalsView()
    rounds: RoundsView = RoundsView()
    turnout: OpenTurnoutView = OpenTurnoutView()
    stakeholders: StakeholdersView = StakeholdersView()
    instruments: InstrumentsView = InstrumentsView()
    aims: ShelfView = ShelfView()
    relations: ShelfView = ShelfView()
    commitments: ShelfView = ShelfView()
    mix: ShelfView = ShelfView()
    portfolio: ShelfView = ShelfView()
    learning: ShelfView = ShelfView()
    profile: ShelfView = ShelfView()
    estimates: EstimatesView = EstimatesView()
    blockers: ShelfView = ShelfView()
    parking: ParkingView = ParkingView()
    paper: ShelfView = ShelfView()
    supports: ShelfView = ShelfView()
    comments: CommentsView = CommentsView()
    charter: CharterView = CharterView()
    backstage: BackstageView = BackstageView()


BLANK: dict[Topic, type[View]] = {
    Topic.AGENDA: AgendaView,
    Topic.PRESENCE: PresenceView,
    Topic.CARDS: CardsView,
    Topic.GOALS: GoalsView,
    Topic.ROUNDS: RoundsView,
    Topic.TURNOUT: OpenTurnoutView,
    Topic.STAKEHOLDERS: StakeholdersView,
    Topic.INSTRUMENTS: InstrumentsView,
    Topic.AIMS: ShelfView,
    Topic.RELATIONS: ShelfView,
    Topic.COMMITMENTS: ShelfView,
    Topic.MIX: ShelfView,
    Topic.PORTFOLIO: ShelfView,
    Topic.LEARNING: ShelfView,
    Topic.PROFILE: ShelfView,
    Topic.ESTIMATES: EstimatesView,
    Topic.BLOCKERS: ShelfView,
    Topic.PARKING: ParkingView,
    Topic.PAPER: ShelfView,
    Topic.SUPPORTS: ShelfView,
    Topic.COMMENTS: CommentsView,
    Topic.CHARTER: CharterView,
    Topic.BACKSTAGE: BackstageView,
}
"""What each topic shows where there is nothing."""
