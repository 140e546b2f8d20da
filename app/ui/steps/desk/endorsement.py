"""Asking the room with one press whether it stands behind the challenge or the charter: the fist of five.

Must not: know what became of it (see `voting`).
"""

from typing import Any

import reflex as rx

from app.ui.components.drafts import draft_form
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import draft_key, hidden_fields, is_under_way, latest_round, open_round, step_of
from app.ui.steps.forms.acks import acks
from app.ui.text import t


def ask(subject: str, kind: str) -> rx.Component:
    """The button that opens the round: a form of hidden values, so that pressing twice asks once."""
    step = step_of(kind)
    label = t("desk.endorse.ask")
    return rx.cond(
        ~is_under_way(kind),
        rx.el.p(t("desk.endorse.not_open"), class_name="text-sm text-muted"),
        _asking(subject, step, label),
    )


def _asking(subject: str, step: Any, label: Any) -> rx.Component:
    return rx.cond(
        open_round().status == "open",
        rx.el.p(t("desk.vote.other_open"), class_name="text-sm text-muted"),
        draft_form(
            *hidden_fields(method="fist_of_five", subject=subject),
            draft_key=draft_key("ask", subject, latest_round(subject).id.to(str)),
            on_send=lambda values, key: DeskState.plan_round(step.id, values, key),
            label=label,
            submit=label,
            **acks(),
        ),
    )
