"""Goals that may be twice: the house suggests by likeness of words, the facilitator decides.

Must not: merge by itself.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.states.goals import GoalsState
from app.ui.steps.desk.parts import section
from app.ui.text import t


class _Dismissible(rx.Component):
    library = "$/public/ui/desk.jsx"
    tag = "Dismissible"

    store_key: rx.Var[str]
    label: rx.Var[str]


def duplicates() -> rx.Component:
    """The suggestions; nothing while there are none."""
    return rx.cond(
        Room.backstage.duplicates.length() > 0,
        section(
            t("desk.duplicates"),
            rx.el.ul(rx.foreach(Room.backstage.duplicates, _pair), class_name="desk-duplicates"),
            note=rx.el.p(t("desk.duplicates.help"), class_name="field-help"),
        ),
    )


def _pair(pair: Any) -> rx.Component:
    return _Dismissible.create(
        rx.el.p(pair.first_label, class_name="document"),
        rx.el.p(pair.second_label, class_name="document"),
        rx.el.div(
            _fold(pair.first_id, pair.first_label, pair.second_id, pair.second_label),
            _fold(pair.second_id, pair.second_label, pair.first_id, pair.first_label),
            class_name="flex flex-wrap gap-2",
        ),
        store_key=Room.agenda.code + ":" + pair.first_label + ":" + pair.second_label,
        label=t("desk.duplicates.different"),
        key=pair.first_id.to(str) + pair.second_id.to(str),
    )


def _fold(goal_id: Any, label: Any, into_id: Any, into_label: Any) -> rx.Component:
    return button(
        t("desk.duplicates.merge", one=_short(label), other=_short(into_label)),
        look="quiet",
        small=True,
        on_click=GoalsState.merge(goal_id, into_id),
    )


def _short(label: Any) -> Any:
    """The goal's number: labels start with it ('G3 Every street …')."""
    return label.to(str).split(" ")[0]
