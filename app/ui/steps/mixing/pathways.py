"""Competing pathways, goal by goal, and whether several solutions could reach each goal."""

from typing import Any

import reflex as rx

from app.domain.readings.mix import OF_WAYS
from app.realtime.mirror import Room
from app.ui.components.findings import findings
from app.ui.components.registers import register, sheet
from app.ui.components.surfaces import empty_state
from app.ui.text import t

ABOUT_GOALS = [one for one in OF_WAYS if one != "mix.instrument_narrow"]
"""Hints that belong to the pathways, and not to the cards of the mix."""


def pathways() -> rx.Component:
    """The part. The adopted goals are what pathways lead to; before any is adopted, all that stand."""
    goals = rx.cond(Room.goals.adopted.length() > 0, Room.goals.adopted, Room.goals.goals)
    return rx.el.div(
        rx.el.p(t("mixing.ways.help"), class_name="text-muted"),
        findings(Room.mix, *ABOUT_GOALS),
        rx.cond(
            Room.goals.goals.length() > 0,
            rx.foreach(goals, _goal),
            empty_state(t("mixing.ways.no_goal")),
        ),
        class_name="part-work",
    )


def _goal(goal: Any) -> rx.Component:
    return rx.el.section(
        rx.el.h3("G", goal.number, " ", goal.statement, class_name="register-title"),
        rx.el.details(
            rx.el.summary(t("sheet.neutrality"), class_name="fold-summary"),
            rx.el.div(sheet("neutrality", goal.id.to(str)), class_name="pt-2"),
            class_name="fold-details",
        ),
        register(
            "pathways",
            shelf=Room.mix,
            preset={"goal": goal.id},
            fixed=["goal"],
            shows=["evidence", "decide_by", "decider", "status"],
            place=goal.id.to(str),
            oldest_first=True,
            add_look="quiet",
        ),
        class_name="grid gap-3",
        key=goal.id.to(str),
    )
