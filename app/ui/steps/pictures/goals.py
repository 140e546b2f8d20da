"""Goals as cards: the statement, what will be measured from where to where by when, and what is still open."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.ui.components.surfaces import pill
from app.ui.steps.pictures.marks import credit, wordings
from app.ui.text import t

GoalTools = Callable[[Any], rx.Component]


def goals(views: Any, *, large: bool = False, tools: GoalTools | None = None) -> rx.Component:
    """A list of `GoalView`s (`GoalsView.goals` or `.adopted`). `tools` adds to each card what a page needs there."""
    return rx.el.ul(
        rx.foreach(views, lambda goal: rx.el.li(goal_card(goal, large=large, tools=tools))),
        class_name="picture goals",
    )


def goal_card(goal: Any, *, large: bool = False, tools: GoalTools | None = None) -> rx.Component:
    """One goal."""
    badges = rx.el.p(
        rx.el.span("G", goal.number, class_name="goal-number figures"),
        rx.cond(goal.status == "adopted", pill(t("pictures.goal.adopted"), tone="ok")),
        *([] if large else [_open_points(goal)]),
        class_name="goal-badges",
    )
    rest = [
        rx.cond(
            goal.adoption_reason != "",
            rx.el.p(rx.el.span(t("pictures.goal.why"), class_name="text-muted"), " ", goal.adoption_reason),
        ),
        rx.el.p(credit(goal), class_name="note-by"),
        rx.cond(
            goal.merged_count > 0,
            rx.el.details(
                rx.el.summary(t("pictures.goal.merged", count=goal.merged_count), class_name="picture-summary"),
                wordings(goal),
            ),
        ),
    ]
    return rx.el.article(
        badges,
        rx.el.p(goal.statement, class_name="document goal-statement"),
        target_line(goal, with_indicator=not large),
        *([] if large else rest),
        *([] if tools is None else [tools(goal)]),
        class_name=rx.cond(goal.status == "adopted", "goal goal-adopted", "goal"),
    )


def target_line(goal: Any, *, with_indicator: bool = True) -> rx.Component:
    """Indicator, from the baseline to the target, by the deadline; what is missing is said, not left out."""
    indicator = rx.cond(
        goal.indicator != "",
        rx.el.span(goal.indicator, class_name="goal-indicator"),
        rx.el.span(t("pictures.goal.no_indicator"), class_name="goal-indicator lacking"),
    )
    step = rx.el.span(
        rx.el.span(_baseline(goal)),
        rx.el.span(" → ", aria_hidden="true"),
        rx.el.span(t("pictures.to"), class_name="visually-hidden"),
        rx.cond(
            goal.target_value != "",
            rx.el.b(_amount(goal.target_value, goal.unit)),
            rx.el.span(t("pictures.goal.no_target"), class_name="lacking"),
        ),
        class_name="figures whitespace-normal",
    )
    return rx.el.p(
        *([indicator] if with_indicator else []),
        rx.cond(goal.is_yes_no, rx.el.span(t("pictures.goal.yes_no")), step),
        rx.cond(
            goal.deadline != "",
            rx.el.span(t("pictures.goal.by", day=goal.deadline), class_name="figures"),
            rx.el.span(t("pictures.goal.no_deadline"), class_name="lacking"),
        ),
        class_name="goal-target",
    )


def _open_points(goal: Any) -> rx.Component:
    return rx.cond(
        goal.open_findings > 0,
        pill(t("pictures.goal.open", count=goal.open_findings)),
        pill(t("pictures.goal.checked"), tone="ok"),
    )


def _baseline(goal: Any) -> rx.Component:
    return rx.cond(
        goal.baseline_value != "",
        rx.fragment(
            _amount(goal.baseline_value, goal.unit),
            rx.cond(goal.baseline_year != "", rx.fragment(" (", goal.baseline_year, ")")),
        ),
        rx.cond(
            goal.baseline_owner != "",
            t("pictures.goal.baseline_due", owner=goal.baseline_owner),
            rx.el.span(t("pictures.goal.no_baseline"), class_name="lacking"),
        ),
    )


def _amount(value: Any, unit: Any) -> rx.Component:
    """A number (as text from the server) in the reader's way of writing it, with its unit."""
    return rx.fragment(t("pictures.amount", value=value), rx.cond(unit != "", rx.fragment("\u00a0", unit)))
