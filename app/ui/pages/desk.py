"""The facilitator's desk: agenda left, the step in the middle, tools right; one column on a phone.

Must not: decide who is a facilitator (the gate does; the page only shows the right face to each).
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui import paths
from app.ui.components.buttons import button, link_button
from app.ui.components.later import later
from app.ui.components.overlays import tabs
from app.ui.components.surfaces import announce, heading, notice, pill, skeleton
from app.ui.facts import page_code
from app.ui.shell import shell, site_header
from app.ui.states.desk import DeskState
from app.ui.states.seat import SeatState
from app.ui.steps.desk.agenda import agenda, shown_kind
from app.ui.steps.desk.charter import charter
from app.ui.steps.desk.frame import frame
from app.ui.steps.desk.goals import goals
from app.ui.steps.desk.guide import guide, notes
from app.ui.steps.desk.head import head
from app.ui.steps.desk.instruments import instruments
from app.ui.steps.desk.links import join_panel, links
from app.ui.steps.desk.parking import parking
from app.ui.steps.desk.parts import (
    next_thing,
    open_next,
    open_round,
    participants_here,
    step_name,
    step_of,
    step_prompt,
)
from app.ui.steps.desk.people import people
from app.ui.steps.desk.rounds import close_button
from app.ui.steps.desk.settings import settings
from app.ui.steps.desk.stakeholders import stakeholders
from app.ui.steps.parts.desk import desk_parts, desk_parts_jump
from app.ui.steps.pictures.writing import is_written_in, still_writing
from app.ui.text import t

STEPS = {
    "frame": frame,
    "goals": goals,
    "stakeholders": stakeholders,
    "instruments": instruments,
    "charter": charter,
}


class _Columns(rx.Component):
    library = "$/public/ui/desk.jsx"
    tag = "Columns"


def desk() -> rx.Component:
    """The page."""
    is_seated = (SeatState.seat_status == "seated") & ~Room.is_closed & ~DeskState.deleted
    leads = (SeatState.role == "facilitator") | (SeatState.role == "cofacilitator")
    is_ready = is_seated & leads & (Room.agenda.code != "")
    return shell(
        rx.cond(
            is_ready,
            rx.fragment(_notice(), _Columns.create(agenda(), _step(), _tools())),
            rx.el.div(_instead(leads), class_name="w-full max-w-[40rem] mx-auto px-5 py-10 grid gap-5"),
        ),
        header=rx.cond(is_ready, head(), site_header()),
        footer=rx.fragment(),
        width="full",
        class_name="desk-main",
    )


def _notice() -> rx.Component:
    text = t(SeatState.notice_code, values=SeatState.notice_values, catalogues=("error", "error_desk", "error_charter"))
    return rx.cond(
        SeatState.notice_code != "",
        rx.el.div(
            notice(
                rx.el.div(
                    rx.el.p(text),
                    button(t("desk.notice.dismiss"), look="plain", small=True, on_click=SeatState.dismiss_notice),
                    class_name="flex flex-wrap items-center justify-between gap-2",
                ),
                announce(text, at_first=True),
                tone="danger",
            ),
            class_name="desk-notice",
        ),
    )


# --- the middle -----------------------------------------------------------------------------------------------------


def _step() -> rx.Component:
    kind = shown_kind()
    step: Any = step_of(kind)
    return rx.el.div(
        rx.el.div(
            rx.el.p(
                t("desk.step.of", number=step.position + 1, count=Room.agenda.steps.length()),
                " ",
                rx.match(
                    step.status,
                    ("open", pill(t("desk.status.open"), tone="accent")),
                    ("closed", pill(t("desk.status.closed"))),
                    pill(t("desk.status.planned")),
                ),
                class_name="text-sm text-muted",
            ),
            heading(step_name(step)),
            rx.el.p(step_prompt(step), class_name="document text-lg text-muted"),
            rx.cond(
                (step.id == Room.agenda.current.id) & is_written_in(),
                still_writing(class_name="desk-writing"),
            ),
            desk_parts_jump(kind),
            class_name="grid gap-1",
        ),
        rx.cond(Room.agenda.status == "ended", _ended(), _left_open()),
        rx.cond((step.status == "planned") & (Room.agenda.status != "ended"), _not_open(step)),
        rx.cond((step.status == "closed") & (Room.agenda.status != "ended"), _closed(step)),
        rx.match(kind, *[(name, draw()) for name, draw in STEPS.items()], rx.fragment()),
        later(desk_parts),
        class_name="desk-work",
    )


def _not_open(step: Any) -> rx.Component:
    """Before a step opens; before the first one, also how people come in."""
    current = Room.agenda.current
    is_first = ~Room.agenda.has_current
    opening = button(
        t("desk.step.open.this"), on_click=DeskState.open_step(step.id.to(str)), custom_attrs={"data-leads": "step"}
    )
    return rx.cond(
        is_first,
        rx.fragment(
            next_thing(t("desk.next.first", here=participants_here()), opening, help_text=t("desk.next.first.help")),
            rx.el.section(rx.el.h2(t("desk.links.join")), join_panel(), class_name="desk-section"),
        ),
        rx.cond(
            current.status == "open",
            next_thing(t("desk.next.other_open", name=step_name(current)), opening),
            next_thing(t("desk.next.planned"), opening),
        ),
    )


def _closed(step: Any) -> rx.Component:
    """A step that is over: go on with the agenda, or go back to it."""
    again = button(t("desk.step.again.this"), look="quiet", on_click=DeskState.open_step(step.id.to(str)))
    elsewhere = (Room.agenda.current.status == "open") & (Room.agenda.current.id != step.id)
    return next_thing(t("desk.step.closed"), rx.cond(elsewhere, rx.fragment(), open_next()), again)


def _left_open() -> rx.Component:
    """A vote that was left open in a step which is over: nobody can vote in it, and no other vote can open."""
    left: Any = open_round()
    is_current = (left.step_id == Room.agenda.current.id) & (Room.agenda.current.status == "open")
    return rx.cond(
        (left.status == "open") & ~is_current,
        notice(
            rx.el.div(
                rx.el.p(t("desk.vote.left_open", name=step_name(step_of(left.step_kind.to(str))))),
                close_button(left),
                class_name="flex flex-wrap items-center justify-between gap-3",
            ),
            tone="warn",
        ),
    )


def _ended() -> rx.Component:
    return next_thing(
        t("desk.ended.next", date=Room.agenda.delete_on),
        link_button(t("desk.charter.open"), "/charter/" + Room.agenda.code, look="primary"),
    )


# --- the right side -------------------------------------------------------------------------------------------------


def _tools() -> rx.Component:
    return rx.el.aside(
        tabs(
            t("desk.tools"),
            [
                ("guide", t("desk.tools.guide"), guide()),
                ("notes", t("desk.tools.notes"), notes()),
                ("parking", t("desk.tools.parking", count=Room.parking.open_count), parking()),
                ("people", t("desk.tools.people"), people()),
                ("links", t("desk.tools.links"), links()),
                ("settings", t("desk.tools.settings"), settings()),
            ],
        ),
        aria_label=t("desk.tools"),
    )


# --- instead of the desk --------------------------------------------------------------------------------------------


def _instead(leads: Any) -> rx.Component:
    return rx.cond(
        DeskState.deleted,
        _face(t("desk.deleted"), t("desk.deleted.text"), rx.el.a(t("not_found.home"), href=paths.HOME)),
        rx.cond(
            Room.is_closed,
            _absent("error.seat.removed"),
            rx.match(
                SeatState.seat_status,
                ("absent", _absent(SeatState.seat_code)),
                (
                    "seated",
                    rx.cond(
                        leads,
                        _loading(),
                        _face(
                            t("desk.refused"),
                            t("desk.refused.text"),
                            link_button(t("desk.refused.room"), "/room/" + page_code(), look="primary"),
                        ),
                    ),
                ),
                _loading(),
            ),
        ),
    )


def _loading() -> rx.Component:
    return rx.el.div(heading(t("desk.loading"), class_name="visually-hidden"), skeleton(lines=5))


def _absent(code: Any) -> rx.Component:
    key = code if isinstance(code, rx.Var) else rx.Var.create(code)
    return _face(
        t("desk.absent"),
        t(key, catalogues=("error",)),
        rx.el.p(t("desk.absent.link")),
        rx.el.ul(
            rx.el.li(rx.el.a(t("desk.absent.recover"), href=paths.RECOVER)),
            rx.el.li(rx.el.a(t("desk.absent.join"), href="/join/" + page_code())),
            class_name="grid gap-2",
        ),
    )


def _face(title: Any, text: Any, *more: Any) -> rx.Component:
    return rx.el.div(heading(title), rx.el.p(text), *more, announce(title, at_first=True), class_name="grid gap-5")
