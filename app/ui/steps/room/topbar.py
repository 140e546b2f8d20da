"""The bar at the top of the room: what it is, how many are here, how long is left, whether what I wrote is saved."""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import later
from app.ui.components.live import save_status, timer
from app.ui.components.overlays import dialog_button
from app.ui.steps.room.seat import my_seat
from app.ui.text import t


class _Agenda(rx.Component):
    library = "$/public/ui/steps.jsx"
    tag = "Agenda"

    steps: rx.Var[Any]
    current: rx.Var[Any]
    has_current: rx.Var[bool]
    is_ended: rx.Var[bool]


class _BackToOpen(rx.Component):
    library = "$/public/ui/steps.jsx"
    tag = "BackToOpen"


def back_to_open() -> rx.Component:
    """Where the room is, while this person looks at something else."""
    return _BackToOpen.create()


def top_bar() -> rx.Component:
    """The header of the room."""
    agenda = Room.agenda
    return rx.el.header(
        rx.el.div(
            rx.el.div(
                rx.el.p(agenda.title, class_name="bar-title"),
                rx.el.p(
                    rx.el.span(t("room.here", count=Room.presence.here), class_name="figures"),
                    save_status(),
                    class_name="bar-facts",
                ),
                class_name="min-w-0",
            ),
            timer(agenda.timer),
            dialog_button(t("room.menu"), later(my_seat), title=t("room.menu"), wide=True),
            class_name="bar-row",
        ),
        _Agenda.create(
            steps=agenda.steps,
            current=agenda.current,
            has_current=agenda.has_current,
            is_ended=agenda.status == "ended",
        ),
        class_name="bar",
    )


def blank_bar() -> rx.Component:
    """The same height while the room is being fetched, so that nothing moves."""
    return rx.el.header(rx.el.div(class_name="bar-row"), rx.el.div(class_name="agenda"), class_name="bar")
