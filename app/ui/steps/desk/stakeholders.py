"""Step 3 at the desk: the register with its tools, the grid, and what is still missing.

Must not: make the grid the only way to place anybody (the form has two sliders).
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.surfaces import empty_state, pill
from app.ui.states.mapping import MappingState
from app.ui.steps.desk.parts import form_dialog, is_under_way, jump, latest_in, next_thing, open_next, section
from app.ui.steps.desk.rounds import next_of_vote
from app.ui.steps.desk.voting import to_votes, votes
from app.ui.steps.forms.stakeholder import stakeholder_form
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
            rx.cond(
                register.stakeholders.length() > 0,
                rx.el.ul(rx.foreach(register.stakeholders, _actor), class_name="desk-rows"),
                empty_state(t("desk.stakeholders.empty")),
            ),
            form_dialog(
                t("desk.stakeholders.add"),
                stakeholder_form(Room.agenda.code),
                title=t("desk.stakeholders.add"),
                wide=True,
            ),
        ),
        rx.cond(
            register.stakeholders.length() > 0,
            rx.fragment(
                section(t("desk.stakeholders.gaps"), gaps(register), ident="gaps"),
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


def _actor(actor: Any) -> rx.Component:
    placed = rx.cond(
        actor.power > 0,
        t("desk.stakeholders.placed", power=actor.power, interest=actor.interest),
        t("desk.stakeholders.unplaced"),
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.span(actor.number, class_name="figures text-muted"),
                " ",
                rx.el.strong(actor.name, class_name="font-semibold"),
                " ",
                rx.cond(actor.is_present, pill(t("desk.stakeholders.present"), tone="ok")),
            ),
            rx.el.p(
                t("sector." + actor.sector.to(str), catalogues=("stakeholders",)),
                " · ",
                t("level." + actor.level.to(str), catalogues=("stakeholders",)),
                " · ",
                placed,
                class_name="text-sm text-muted",
            ),
        ),
        rx.el.div(
            form_dialog(
                t("desk.edit"),
                stakeholder_form(Room.agenda.code, stakeholder=actor),
                title=t("desk.edit.title", name=actor.name),
                name=t("desk.edit.title", name=actor.name),
                look="plain",
                wide=True,
            ),
            button(
                t("desk.remove"),
                look="plain",
                small=True,
                aria_label=t("desk.remove.name", name=actor.name),
                on_click=MappingState.remove(actor.id),
            ),
            class_name="flex",
        ),
        class_name="desk-row desk-row-split",
        key=actor.id,
    )
