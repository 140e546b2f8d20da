"""The way in: QR code, address in words and the code, small in a corner or as the whole screen."""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.surfaces import heading, qr_image
from app.ui.steps.pictures.writing import still_writing
from app.ui.text import t


class _JoinAddress(rx.Component):
    library = "$/public/ui/wall.jsx"
    tag = "JoinAddress"


def corner(is_writing_time: rx.Var[bool]) -> rx.Component:
    """The corner of every step: latecomers come all day. While people write, also how many still do."""
    return rx.el.aside(
        qr_image(Room.agenda.code),
        rx.el.p(
            rx.el.span(t("wall.join.or"), class_name="visually-hidden"),
            _JoinAddress.create(),
            _code(),
            class_name="wall-corner-code",
        ),
        here(),
        rx.cond(
            is_writing_time & (Room.presence.writing > 0),
            still_writing(by_group=False, spoken=False, class_name="wall-writing"),
        ),
        aria_label=t("wall.join.label"),
        class_name="wall-corner",
    )


def welcome() -> rx.Component:
    """The whole screen, before the first step opens."""
    return rx.el.div(
        rx.el.div(
            heading(Room.agenda.title, class_name="document wall-title"),
            rx.cond(Room.agenda.purpose != "", rx.el.p(Room.agenda.purpose, class_name="wall-purpose")),
            rx.el.div(
                rx.el.p(t("wall.join"), class_name="wall-call"),
                rx.el.p(
                    t("wall.join.point"),
                    rx.el.br(),
                    t("wall.join.or"),
                    " ",
                    _JoinAddress.create(),
                    " ",
                    t("wall.join.type"),
                ),
                rx.el.p(_code(), class_name="wall-code-large"),
                class_name="wall-how",
            ),
            here(),
            class_name="wall-welcome-words",
        ),
        qr_image(Room.agenda.code),
        class_name="wall-welcome",
    )


def here() -> rx.Component:
    """How many are in the room now: a count, never a list."""
    count = Room.presence.here
    return rx.el.p(
        rx.cond(count > 0, rx.el.span(count, class_name="figures wall-here-count"), ""),
        " ",
        rx.el.span(t("wall.here", count=count)),
        class_name="wall-here",
    )


def _code() -> rx.Component:
    """The code in two halves, as it is read out. Screen readers get it in one piece."""
    code = Room.agenda.code
    return rx.el.span(
        rx.el.span(code[:3], class_name="wall-code-half"),
        rx.el.span(code[3:]),
        class_name="wall-code",
        custom_attrs={"translate": "no"},
    )
