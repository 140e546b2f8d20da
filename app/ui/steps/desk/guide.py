"""Beside the work: what to say and what to watch for in a step, and the facilitators' private note on it.

Must not: be seen by anybody else (notes come by the desk's own topic).
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.drafts import draft_text
from app.ui.states.desk import DeskState
from app.ui.steps.desk.agenda import shown_kind
from app.ui.steps.desk.parts import draft_key, look_up, step_name, step_of
from app.ui.steps.forms.acks import acks
from app.ui.text import t

KINDS = ("frame", "goals", "stakeholders", "instruments", "charter")
_LINES = ("1", "2", "3")


def guide() -> Any:
    """Guidance for the step that this desk shows."""
    return rx.match(shown_kind(), *[(kind, _guide(kind)) for kind in KINDS], rx.fragment())


def _guide(kind: str) -> rx.Component:
    return rx.el.div(
        rx.el.p(t(f"guidance.{kind}.aim"), class_name="document text-lg"),
        rx.el.h2(t("guidance.say")),
        rx.el.ul(
            *[rx.el.li(t(f"guidance.{kind}.say.{line}"), class_name="said") for line in _LINES], class_name="grid gap-2"
        ),
        rx.el.h2(t("guidance.watch")),
        rx.el.ul(*[rx.el.li(t(f"guidance.{kind}.watch.{line}")) for line in _LINES], class_name="desk-guide-list"),
        rx.el.h2(t("guidance.trap")),
        rx.el.p(t(f"guidance.{kind}.trap")),
        rx.el.h2(t("guidance.times")),
        rx.el.p(t(f"guidance.{kind}.times")),
        class_name="desk-guide",
    )


def notes() -> rx.Component:
    """The private note on the step that this desk shows; saves itself."""
    step: Any = step_of(shown_kind())
    return draft_text(
        "text",
        t("desk.note"),
        value=look_up("noteOf", Room.backstage.notes, step.id).to(str),
        lines=5,
        most=4000,
        help_text=t("desk.note.help", name=step_name(step)),
        draft_key=draft_key("note", step.id),
        on_send=lambda values, key: DeskState.write_note(step.id, values, key),
        autosave=True,
        **acks(),
    )
