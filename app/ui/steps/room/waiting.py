"""Before the first step: a warm waiting room."""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.surfaces import card, heading, pill
from app.ui.states.seat import SeatState
from app.ui.steps.pictures.marks import group_mark
from app.ui.text import t


def waiting() -> rx.Component:
    """Nothing is open yet: what this is about, what will happen, and that there is nothing to do."""
    agenda = Room.agenda
    return rx.el.div(
        rx.el.div(
            rx.el.p(t("room.waiting.welcome"), class_name="kicker"),
            heading(agenda.title, class_name="document font-semibold"),
            rx.cond(agenda.purpose != "", rx.el.p(agenda.purpose, class_name="document text-lg")),
            rx.cond(agenda.convener != "", rx.el.p(t("room.waiting.convener", convener=agenda.convener))),
            class_name="grid gap-3",
        ),
        card(
            rx.el.p(t("room.waiting.text"), class_name="font-semibold"),
            rx.el.p(t("room.waiting.nothing"), class_name="text-muted"),
            rx.el.p(
                rx.cond(
                    SeatState.own.shown_name != "",
                    t("room.waiting.you", name=SeatState.own.shown_name),
                    t("room.waiting.you.nobody"),
                ),
                " ",
                group_mark(SeatState.own.group_index, SeatState.own.group_name),
                class_name="mt-2",
            ),
            class_name="grid gap-2",
        ),
        rx.el.section(
            rx.el.h2(t("room.waiting.agenda")),
            rx.el.ol(rx.foreach(agenda.steps, _planned), class_name="plan"),
            class_name="part",
        ),
        class_name="step",
    )


def step_name(step: Any) -> Any:
    """A step's title in the facilitator's words, or ours."""
    return rx.cond(step.title != "", step.title, t("step." + step.kind, catalogues=("steps",)))


def _planned(step: Any, index: Any) -> rx.Component:
    return rx.el.li(
        rx.el.span(index + 1, class_name="plan-number figures", aria_hidden="true"),
        rx.el.span(step_name(step)),
        rx.cond(
            step.minutes > 0,
            rx.el.span(t("room.minutes", count=step.minutes), class_name="text-muted figures"),
            rx.cond(step.status == "closed", pill(t("room.step.closed")), rx.fragment()),
        ),
        class_name="plan-step",
    )
