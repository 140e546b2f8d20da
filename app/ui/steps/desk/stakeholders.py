"""Step 3 at the desk: the register with its tools, the grid, and what is still missing.

Must not: make the grid the only way to place anybody (the form has two sliders).
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.states.mapping import MappingState
from app.ui.steps.desk.parts import is_under_way, jump, latest_in, next_thing, open_next, section
from app.ui.steps.desk.rounds import next_of_vote
from app.ui.steps.desk.voting import to_votes, votes
from app.ui.steps.parts.actor_list import actor_list
from app.ui.steps.parts.actors import coalition
from app.ui.steps.pictures.gaps import gaps
from app.ui.steps.pictures.grid import grid
from app.ui.text import t


def stakeholders() -> rx.Component:
    """The whole step."""
    register = Room.stakeholders
    return rx.fragment(
        rx.cond(is_under_way("stakeholders"), next_of_vote(latest_in("stakeholders"), _next())),
        to_votes("stakeholders"),
        section(
            t("desk.stakeholders", count=register.stakeholders.length()),
            actor_list(),
        ),
        rx.cond(
            register.stakeholders.length() > 0,
            rx.fragment(
                section(t("desk.stakeholders.gaps"), gaps(register), coalition(at_the_desk=True), ident="gaps"),
                section(t("desk.stakeholders.grid"), grid(register, on_place=MappingState.place), ident="grid"),
            ),
        ),
        section(t("desk.votes"), votes("stakeholders"), ident="vote"),
    )


def _next() -> rx.Component:
    register = Room.stakeholders
    count = register.stakeholders.length()
    missing = register.empty_sectors.length() + register.unanswered.length()
    return rx.cond(
        count == 0,
        next_thing(t("desk.stakeholders.next.start"), help_text=t("desk.stakeholders.next.start.help")),
        rx.cond(
            register.unplaced > 0,
            next_thing(
                t("desk.stakeholders.next.place", count=count, unplaced=register.unplaced),
                jump(t("desk.stakeholders.to_grid"), "grid"),
                open_next(look="quiet"),
            ),
            next_thing(t("desk.stakeholders.next.done", count=count, missing=missing), open_next()),
        ),
    )
