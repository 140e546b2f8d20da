"""The table of all pages. A page is one line here; nothing registers itself.

Must not: decide who may see a page (the gate does, through the states).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx

from app.ui import paths
from app.ui.pages.charter import charter
from app.ui.pages.desk import desk
from app.ui.pages.home import home
from app.ui.pages.join import join
from app.ui.pages.link import link
from app.ui.pages.mission import mission
from app.ui.pages.not_found import not_found
from app.ui.pages.programme import programme
from app.ui.pages.recover import recover
from app.ui.pages.room import room
from app.ui.pages.start import start
from app.ui.pages.wall import wall
from app.ui.states.ballots import BallotState
from app.ui.states.charter import CharterState
from app.ui.states.desk import DeskState
from app.ui.states.framing import FramingState
from app.ui.states.goals import GoalsState
from app.ui.states.mapping import MappingState
from app.ui.states.parking import ParkingState
from app.ui.states.portfolio import PortfolioState
from app.ui.states.registers import RegistersState
from app.ui.states.roster import RosterState
from app.ui.states.seat import SeatState
from app.ui.text import t


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its route, what draws it, its title's message key, and the handlers that run when it loads."""

    route: str
    draw: Callable[[], rx.Component]
    title_key: str
    on_load: Sequence[Any] = ()


PAGES: tuple[Page, ...] = (
    Page(paths.HOME, home, "home.page_title"),
    Page(paths.START, start, "start.page_title"),
    Page(paths.JOIN, join, "join.page_title"),
    Page(paths.LINK, link, "link.page_title"),
    Page(paths.RECOVER, recover, "recover.page_title"),
    Page(paths.ROOM, room, "room.page_title", (SeatState.enter,)),
    Page(paths.DESK, desk, "desk.page_title", (SeatState.enter, DeskState.arrive)),
    Page(paths.WALL, wall, "wall.page_title", (SeatState.enter,)),
    Page(paths.CHARTER, charter, "charter.page_title", (SeatState.enter,)),
    Page(paths.MISSION, mission, "pledges.mission.page_title"),
    Page(paths.PROGRAMME, programme, "carry.programme.page_title"),
    Page("404", not_found, "not_found.page_title"),
)

STATES = (
    BallotState,
    CharterState,
    DeskState,
    FramingState,
    GoalsState,
    MappingState,
    ParkingState,
    PortfolioState,
    RegistersState,
    RosterState,
    SeatState,
)
"""All states with handlers, named here so that none is missing because no page has imported it yet."""


def add_pages(app: rx.App) -> None:
    """Add every page of the table to the app."""
    for page in PAGES:
        app.add_page(
            page.draw,
            route=page.route,
            title=t(page.title_key),
            image="/favicon.svg",
            on_load=list(page.on_load) or None,
        )
