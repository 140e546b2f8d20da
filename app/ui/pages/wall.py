"""The wall: what everybody in the room looks at, from ten metres away.

Must not: show names that the room does not show, or need anybody to scroll.
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.surfaces import heading
from app.ui.shell import shell
from app.ui.states.seat import SeatState
from app.ui.steps.wall.frame import ground, step_frame
from app.ui.steps.wall.joining import welcome
from app.ui.steps.wall.stages import charter_summary, stage
from app.ui.text import t


def wall() -> rx.Component:
    """The page."""
    return shell(
        ground(
            rx.cond(
                Room.is_closed,
                _word(t("wall.closed")),
                rx.match(
                    SeatState.seat_status,
                    ("seated", _room()),
                    (
                        "absent",
                        _word(t("wall.absent"), t(SeatState.seat_code, catalogues=("error",)), t("wall.absent.text")),
                    ),
                    rx.el.div(heading(t("wall.loading"), class_name="visually-hidden"), aria_busy="true"),
                ),
            )
        ),
        header=rx.fragment(),
        footer=rx.fragment(),
        width="full",
        class_name="wall-main",
    )


def _room() -> rx.Component:
    return rx.cond(
        Room.agenda.status == "ended",
        _ended(),
        rx.cond(Room.agenda.has_current, step_frame(stage()), rx.cond(Room.agenda.code != "", welcome(), _opening())),
    )


def _opening() -> rx.Component:
    return rx.el.div(heading(t("wall.loading"), class_name="visually-hidden"), aria_busy="true")


def _ended() -> rx.Component:
    return rx.el.div(
        rx.el.div(
            heading(t("wall.ended"), class_name="document wall-title"),
            rx.el.p(Room.agenda.title),
            rx.el.p(t("wall.ended.text"), class_name="text-muted"),
            class_name="wall-ended-words",
        ),
        charter_summary(),
        class_name="wall-ended",
    )


def _word(title: rx.Var[str], *texts: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        heading(title, class_name="document wall-title"),
        *[rx.el.p(text) for text in texts],
        class_name="wall-centre wall-word",
    )
