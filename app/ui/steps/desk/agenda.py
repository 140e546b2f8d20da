"""The agenda: steps with their times; one press opens, closes or opens again; words and minutes can change live.

Must not: show what a step collects.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import draft_key, form_dialog, step_name, step_prompt
from app.ui.steps.forms.acks import acks
from app.ui.text import t


def shown_kind() -> Any:
    """The kind of the step that this desk shows: the one chosen here, else the room's, else the first."""
    following = rx.cond(Room.agenda.has_current, Room.agenda.current.kind, "frame")
    return rx.cond(DeskState.looking_at != "", DeskState.looking_at, following)


def agenda() -> rx.Component:
    """The list of steps."""
    return rx.el.nav(
        rx.el.h2(t("desk.agenda"), class_name="desk-side-title"),
        rx.el.ol(rx.foreach(Room.agenda.steps, _step), class_name="desk-plan"),
        aria_label=t("desk.agenda"),
    )


def _step(step: Any) -> rx.Component:
    is_open = step.status == "open"
    is_shown = step.kind == shown_kind()
    name = step_name(step)
    return rx.el.li(
        rx.el.button(
            rx.el.span(
                rx.cond(step.status == "closed", "✓", (step.position + 1).to(str)),
                class_name="desk-plan-mark",
                aria_hidden="true",
            ),
            rx.el.span(
                rx.el.span(name, class_name="desk-plan-name"),
                rx.el.span(_times(step), class_name="desk-plan-times"),
                class_name="grid text-start",
            ),
            type="button",
            class_name="desk-plan-row",
            aria_current=rx.cond(is_shown, "true", "false"),
            custom_attrs={"data-leads": "step"},
            on_click=DeskState.look_at(step.kind),
        ),
        rx.el.div(
            rx.match(
                rx.cond(Room.agenda.status == "ended", "over", step.status),
                ("over", rx.fragment()),
                (
                    "open",
                    button(
                        t("desk.step.close"),
                        look="quiet",
                        small=True,
                        aria_label=t("desk.step.close.name", name=name),
                        on_click=DeskState.close_step(step.id),
                    ),
                ),
                (
                    "closed",
                    button(
                        t("desk.step.again"),
                        look="plain",
                        small=True,
                        aria_label=t("desk.step.again.name", name=name),
                        on_click=DeskState.open_step(step.id),
                    ),
                ),
                button(
                    t("desk.step.open"),
                    look="quiet",
                    small=True,
                    aria_label=t("desk.step.open.name", name=name),
                    custom_attrs={"data-leads": "step"},
                    on_click=DeskState.open_step(step.id),
                ),
            ),
            form_dialog(
                t("desk.step.edit"),
                _plan(step),
                title=t("desk.step.edit.title", name=name),
                name=t("desk.step.edit.name", name=name),
                look="plain",
            ),
            class_name="desk-plan-acts",
        ),
        class_name="desk-plan-step",
        custom_attrs={"data-status": step.status, "data-open": rx.cond(is_open, "true", "false")},
        key=step.id,
    )


def _times(step: Any) -> Any:
    planned = rx.cond(step.minutes > 0, t("desk.step.minutes", minutes=step.minutes), t("desk.step.untimed"))
    return rx.match(
        step.status,
        ("open", t("desk.step.since", planned=planned, at=step.opened_at)),
        ("closed", t("desk.step.was", opened=step.opened_at, closed=step.closed_at)),
        t("desk.step.planned", planned=planned),
    )


def _plan(step: Any) -> rx.Component:
    return draft_form(
        field("title", t("desk.step.title"), help_text=t("desk.step.title.help"), max_length=80, scope=step.id),
        field(
            "prompt",
            t("desk.step.prompt"),
            help_text=t("desk.step.prompt.help", prompt=step_prompt(step)),
            lines=2,
            max_length=280,
            scope=step.id,
        ),
        field(
            "minutes",
            t("desk.step.minutes.label"),
            type="number",
            min=0,
            max=480,
            input_mode="numeric",
            required=True,
            scope=step.id,
        ),
        draft_key=draft_key("step", step.id),
        initial={"title": step.title, "prompt": step.prompt, "minutes": step.minutes.to(str)},
        on_send=lambda values, key: DeskState.plan_step(step.id, values, key),
        label=t("desk.step.edit.title", name=step_name(step)),
        **acks(),
    )
