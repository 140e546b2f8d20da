"""What the room has reached so far, in a few lines: for the charter step and for the end."""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.text import t


def reached() -> rx.Component:
    """The challenge, the adopted goals, and how many stakeholders and instruments there are."""
    statement, adopted = Room.cards.challenge.statement, Room.goals.adopted
    return rx.fragment(
        _line(
            t("room.reached.challenge"),
            statement != "",
            rx.el.p(statement, class_name="document"),
            t("room.reached.challenge.none"),
        ),
        _line(
            t("room.reached.goals", count=adopted.length()),
            adopted.length() > 0,
            rx.el.ul(
                rx.foreach(adopted, lambda goal: rx.el.li(goal.statement, class_name="document")),
                class_name="grid gap-2 list-disc pl-5",
            ),
            t("room.reached.goals.none", count=Room.goals.goals.length()),
        ),
        rx.el.p(
            t("room.reached.actors", count=Room.stakeholders.stakeholders.length()),
            " ",
            t("room.reached.mix", count=Room.instruments.instruments.length()),
        ),
    )


def _line(title: Any, is_there: Any, content: rx.Component, otherwise: Any) -> rx.Component:
    return rx.el.div(
        rx.el.h3(title, class_name="text-base"),
        rx.cond(is_there, content, rx.el.p(otherwise, class_name="text-muted")),
        class_name="grid gap-1",
    )
