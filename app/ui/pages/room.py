"""The room: what a participant sees and does, on a phone first.

It follows the step that the facilitator opens. The frame is the page's first load; the steps are fetched later.
"""

import reflex as rx

from app.domain.roles import Role
from app.realtime.mirror import Room
from app.ui import paths
from app.ui.components.buttons import link_button
from app.ui.components.later import later
from app.ui.components.surfaces import announce, heading, notice, skeleton
from app.ui.shell import shell, site_header
from app.ui.states.seat import SeatState
from app.ui.steps.parts.room import room_parts_jump
from app.ui.steps.room.charter import charter_step
from app.ui.steps.room.ended import ended
from app.ui.steps.room.frame import frame_step
from app.ui.steps.room.goals import goals_step
from app.ui.steps.room.instruments import instruments_step
from app.ui.steps.room.notices import notices
from app.ui.steps.room.place import shown_step
from app.ui.steps.room.stakeholders import stakeholders_step
from app.ui.steps.room.topbar import back_to_open, blank_bar, top_bar
from app.ui.steps.room.waiting import waiting
from app.ui.text import t


def room() -> rx.Component:
    """The page."""
    is_here = (SeatState.seat_status == "seated") & (Room.agenda.code != "")
    is_gone = (SeatState.seat_status == "absent") | Room.is_closed
    return shell(
        rx.cond(is_gone, rx.cond(Room.is_closed, _closed(), _absent()), rx.cond(is_here, _room(), _loading())),
        notices(),
        header=rx.cond(is_gone, site_header(), rx.cond(is_here, top_bar(), blank_bar())),
        footer=rx.fragment(),
        class_name="room",
        width="room",
    )


def _room() -> rx.Component:
    shown = shown_step()
    return rx.el.div(
        back_to_open(),
        rx.match(
            SeatState.role,
            (Role.PARTICIPANT.value, rx.fragment()),
            (Role.OBSERVER.value, notice(rx.el.p(t("room.observer")), tone="plain")),
            notice(
                rx.el.p(t("room.facilitator")),
                rx.el.p(rx.el.a(t("room.to_desk"), href="/desk/" + Room.agenda.code)),
                tone="plain",
            ),
        ),
        rx.match(
            shown["kind"],
            ("waiting", waiting()),
            ("end", rx.fragment(heading(t("room.ended")), later(ended))),
            ("frame", _step(later(frame_step))),
            ("goals", _step(later(goals_step))),
            ("stakeholders", _step(later(stakeholders_step))),
            ("instruments", _step(later(instruments_step))),
            ("charter", _step(later(charter_step))),
            skeleton(lines=5),
        ),
        class_name="room-body",
    )


def _step(content: rx.Component) -> rx.Component:
    """A step's heading and question, then the step."""
    shown = shown_step()
    kind = shown["kind"].to(str)
    title, prompt = shown["title"].to(str), shown["prompt"].to(str)
    return rx.fragment(
        rx.el.div(
            heading(rx.cond(title != "", title, t("step." + kind, catalogues=("steps",)))),
            rx.el.p(
                rx.cond(prompt != "", prompt, t("step." + kind + ".prompt", catalogues=("steps",))),
                class_name="document text-lg",
            ),
            rx.cond(
                (shown["status"].to(str) == "closed") & (Room.agenda.status == "live"),
                rx.el.p(t("room.step.closed.text"), class_name="text-muted"),
            ),
            room_parts_jump(kind),
            class_name="grid gap-2",
        ),
        content,
    )


def _loading() -> rx.Component:
    return rx.el.div(heading(t("room.loading"), class_name="visually-hidden"), skeleton(lines=6))


def _absent() -> rx.Component:
    """No seat here: why, and the two ways in."""
    why = t(SeatState.seat_code, catalogues=("error",))
    return rx.el.div(
        heading(t("room.absent")),
        rx.el.p(why, class_name="text-lg"),
        _ways_in(),
        announce(why, at_first=True),
        class_name="grid gap-5 py-8",
    )


def _closed() -> rx.Component:
    """The seat was removed, or the workshop deleted, while this page was open."""
    return rx.el.div(
        heading(t("room.closed")),
        rx.el.p(t("room.closed.text"), class_name="text-lg"),
        _ways_in(),
        announce(t("room.closed"), at_first=True),
        class_name="grid gap-5 py-8",
    )


def _ways_in() -> rx.Component:
    return rx.el.p(
        link_button(t("room.join"), paths.HOME, look="primary"),
        link_button(t("room.recover"), paths.RECOVER),
        class_name="flex flex-wrap gap-3",
    )
