"""A goal: first the sentence, then what is measured, then what makes it hold. Hints come while typing."""

from typing import Any

import reflex as rx

from app.ui.components.drafts import draft_form
from app.ui.components.fields import checkbox, field, fieldset, radio_group
from app.ui.components.surfaces import announce
from app.ui.states.goals import GoalsState
from app.ui.states.seat import SeatState
from app.ui.steps.forms.acks import acks
from app.ui.text import t

Text = str | rx.Var[str]

FIELDS = (
    "statement",
    "indicator",
    "unit",
    "is_yes_no",
    "baseline_value",
    "baseline_year",
    "baseline_source",
    "baseline_owner",
    "baseline_due",
    "target_value",
    "deadline",
    "milestone",
    "milestone_date",
    "population",
    "visible_change",
    "constraint",
    "equity",
)
HINTS_AT_ONCE = 3


def goal_form(code: Text, *, goal: Any = None, with_hints: bool = True) -> rx.Component:
    """Propose a goal, or change `goal` (a `GoalView`). The hints stand below the button, so that nothing jumps."""
    draft_key = goal_draft(code, goal)
    scope = rx.Var.create("goal-") + (goal.id.to(str) if goal is not None else "new")
    extra: dict[str, Any]
    if goal is None:
        extra = {"on_send": GoalsState.propose, "submit": t("forms.goal.propose"), "label": t("forms.goal.new")}
    else:
        extra = {
            "on_send": lambda values, key: GoalsState.rewrite(goal.id, values, key),
            "initial": {name: goal[name] for name in FIELDS}
            | {"baseline_known": rx.cond((goal.baseline_value == "") & (goal.baseline_owner != ""), "no", "yes")},
            "label": t("forms.goal.edit", number=goal.number),
        }
    if with_hints:
        extra["on_consider"] = GoalsState.consider
    return rx.el.div(
        draft_form(
            _sentence(scope),
            _measure(scope),
            _numbers(scope),
            field(
                "deadline",
                t("forms.goal.deadline"),
                help_text=t("forms.goal.deadline.help"),
                scope=scope,
                max_length=10,
            ),
            _more(scope),
            draft_key=draft_key,
            on_writing=SeatState.writing,
            **acks(),
            **extra,
        ),
        *([goal_hints(draft_key)] if with_hints else []),
        class_name="goal-form",
    )


def goal_draft(code: Text, goal: Any = None) -> rx.Var[str]:
    """Where the draft of a goal is kept."""
    thing = goal.id.to(str) if goal is not None else "new"
    return rx.Var.create("goal:") + rx.Var.create(code).to(str) + ":" + thing


def goal_hints(draft_key: Text) -> rx.Component:
    """What would make the goal that is being typed under `draft_key` stronger; nothing before there is a sentence."""
    hints = GoalsState.hints
    return rx.cond(
        GoalsState.hints_for == draft_key,
        rx.el.section(
            rx.el.h3(t("forms.hints.title"), class_name="hints-title"),
            rx.cond(
                hints.length() > 0,
                rx.fragment(
                    rx.el.ul(rx.foreach(hints[:HINTS_AT_ONCE], _hint), class_name="hints-list"),
                    rx.cond(
                        hints.length() > HINTS_AT_ONCE,
                        rx.el.p(
                            t("forms.hints.more", count=hints.length() - HINTS_AT_ONCE), class_name="text-muted text-sm"
                        ),
                    ),
                ),
                rx.el.p(t("forms.hints.none")),
            ),
            announce(t("forms.hints.said", count=hints.length()), every_seconds=10),
            class_name="hints",
        ),
    )


def _hint(finding: Any) -> rx.Component:
    said = {"values": finding["values"], "catalogues": ("quality",)}
    return rx.el.li(
        rx.el.p(t(finding.title_key, **said), class_name="font-semibold"),
        rx.el.p(
            t(finding.message_key, **said),
            " ",
            rx.cond(finding.mend_key != "", rx.el.span(t(finding.mend_key, **said)), ""),
            class_name="text-muted",
        ),
    )


def _sentence(scope: Any) -> rx.Component:
    return field(
        "statement",
        t("forms.goal.statement"),
        help_text=t("forms.goal.statement.help"),
        required=True,
        lines=3,
        scope=scope,
        max_length=600,
    )


def _measure(scope: Any) -> rx.Component:
    return rx.el.div(
        field(
            "indicator",
            t("forms.goal.indicator"),
            help_text=t("forms.goal.indicator.help"),
            scope=scope,
            max_length=200,
        ),
        checkbox("is_yes_no", t("forms.goal.yes_no"), hint=t("forms.goal.yes_no.help"), scope=scope, value="true"),
        class_name="grid gap-3",
    )


def _numbers(scope: Any) -> rx.Component:
    """From where to where. Hidden for a yes-or-no goal; whether today's value is known chooses what is asked."""
    number = {"scope": scope, "input_mode": "decimal", "max_length": 24}
    known = rx.el.div(
        rx.el.div(
            field("baseline_value", t("forms.goal.baseline_value"), **number),
            field("baseline_year", t("forms.goal.baseline_year"), scope=scope, input_mode="numeric", max_length=4),
            class_name="goal-pair",
        ),
        field(
            "baseline_source",
            t("forms.goal.baseline_source"),
            help_text=t("forms.goal.baseline_source.help"),
            scope=scope,
            max_length=300,
        ),
        class_name="goal-known grid gap-4",
    )
    unknown = rx.el.div(
        field("baseline_owner", t("forms.goal.baseline_owner"), scope=scope, max_length=120),
        field(
            "baseline_due", t("forms.goal.baseline_due"), help_text=t("forms.goal.day.help"), scope=scope, max_length=10
        ),
        class_name="goal-unknown goal-row",
    )
    return rx.el.div(
        rx.el.div(
            field("target_value", t("forms.goal.target_value"), **number),
            field("unit", t("forms.goal.unit"), scope=scope, max_length=60),
            class_name="goal-pair",
        ),
        fieldset(
            t("forms.goal.today"),
            rx.el.div(
                radio_group(
                    "baseline_known",
                    t("forms.goal.known"),
                    [("yes", t("forms.goal.known.yes")), ("no", t("forms.goal.known.no"))],
                    chosen="yes",
                    required=True,
                    scope=scope,
                    in_row=True,
                ),
                class_name="chips",
            ),
            known,
            unknown,
        ),
        class_name="goal-numbers grid gap-4",
    )


def _more(scope: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary(t("forms.goal.more"), class_name="fold-summary"),
        rx.el.div(
            rx.el.div(
                field(
                    "milestone",
                    t("forms.goal.milestone"),
                    help_text=t("forms.goal.milestone.help"),
                    scope=scope,
                    max_length=300,
                ),
                field(
                    "milestone_date",
                    t("forms.goal.milestone_date"),
                    help_text=t("forms.goal.day.help"),
                    scope=scope,
                    max_length=10,
                ),
                class_name="goal-row",
            ),
            field(
                "population",
                t("forms.goal.population"),
                help_text=t("forms.goal.population.help"),
                scope=scope,
                max_length=200,
            ),
            field(
                "visible_change",
                t("forms.goal.visible_change"),
                help_text=t("forms.goal.visible_change.help"),
                lines=2,
                scope=scope,
                max_length=400,
            ),
            field(
                "constraint",
                t("forms.goal.constraint"),
                help_text=t("forms.goal.constraint.help"),
                lines=2,
                scope=scope,
                max_length=400,
            ),
            field(
                "equity",
                t("forms.goal.equity"),
                help_text=t("forms.goal.equity.help"),
                lines=2,
                scope=scope,
                max_length=400,
            ),
            class_name="grid gap-4 pt-3",
        ),
        class_name="fold-details",
    )
