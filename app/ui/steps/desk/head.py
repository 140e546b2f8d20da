"""The bar on top of the desk, always in view: code, people, timer, undo, the wall and the charter.

Must not: know a step's work.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.live import save_status, timer
from app.ui.components.surfaces import announce, visually_hidden
from app.ui.shell import theme_switch
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import look_up
from app.ui.text import t


def head() -> rx.Component:
    """The desk's header."""
    return rx.el.header(
        rx.el.div(
            rx.el.p(Room.agenda.title, class_name="desk-title"),
            _code(),
            _here(),
            class_name="desk-head-facts",
        ),
        _timer(),
        _undo(),
        rx.el.div(
            save_status(),
            rx.el.a(
                t("desk.wall"), href="/wall/" + Room.agenda.code, target="_blank", class_name="button button-plain"
            ),
            rx.el.a(t("desk.charter"), href="/charter/" + Room.agenda.code, class_name="button button-plain"),
            theme_switch(),
            class_name="desk-head-links",
        ),
        class_name="desk-head",
    )


def _code() -> rx.Component:
    return rx.el.p(
        rx.el.span(t("desk.code"), " ", class_name="text-sm text-muted"),
        rx.el.strong(Room.agenda.code, class_name="desk-code"),
    )


def _here() -> rx.Component:
    said = t("desk.here.said", here=Room.presence.here, joined=Room.presence.joined)
    return rx.el.p(
        rx.el.span(
            rx.el.strong(Room.presence.here, class_name="figures"),
            " ",
            rx.el.span(t("desk.here", joined=Room.presence.joined), class_name="text-sm text-muted"),
            aria_hidden="true",
        ),
        visually_hidden(said),
        announce(said, every_seconds=30),
        class_name="whitespace-nowrap",
    )


def _timer() -> Any:
    view = Room.agenda.timer
    return rx.cond(Room.agenda.status == "live", _timer_of(view))


def _timer_of(view: Any) -> rx.Component:
    return rx.el.div(
        rx.cond(
            view.state == "none",
            rx.el.div(
                rx.el.span(t("desk.timer.start"), class_name="text-sm text-muted", id="timer-start"),
                rx.foreach(
                    look_up("timerMinutes", Room.agenda.current.minutes).to(list[int]),
                    lambda minutes: button(
                        t("desk.timer.minutes", minutes=minutes),
                        look="quiet",
                        small=True,
                        aria_label=t("desk.timer.start.name", minutes=minutes),
                        on_click=DeskState.start_timer(minutes * 60),
                    ),
                ),
                class_name="desk-timer-set",
            ),
            rx.el.div(
                rx.el.span(timer(view), class_name="text-xl"),
                button(
                    t("desk.timer.more"),
                    look="quiet",
                    small=True,
                    aria_label=t("desk.timer.more.name"),
                    on_click=DeskState.extend_timer(60),
                ),
                rx.cond(
                    view.state == "paused",
                    button(t("desk.timer.resume"), look="quiet", small=True, on_click=DeskState.resume_timer),
                    button(t("desk.timer.pause"), look="quiet", small=True, on_click=DeskState.pause_timer),
                ),
                button(t("desk.timer.stop"), look="plain", small=True, on_click=DeskState.stop_timer),
                class_name="desk-timer-set",
            ),
        ),
        role="group",
        aria_label=t("desk.timer"),
        class_name="desk-timer",
    )


def _undo() -> rx.Component:
    return rx.cond(
        Room.backstage.undo_id != "",
        rx.el.button(
            rx.el.span("↶ ", aria_hidden="true"),
            rx.el.span(t("desk.undo"), " "),
            rx.el.span(t(Room.backstage.undo_key, catalogues=("undo",)), class_name="font-normal desk-undo-what"),
            type="button",
            class_name="button button-quiet button-small desk-undo",
            on_click=DeskState.undo(Room.backstage.undo_id),
        ),
        rx.el.span(t("desk.undo.nothing"), class_name="text-sm text-muted desk-undo"),
    )
