"""A sketch of an instrument: what it is, what it works on, for which goals, by whom, with what money, and when."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import reflex as rx

from app.domain.instruments import INSTRUMENT_TYPES, BudgetRange, BudgetStatus, Category, Side, Stage
from app.ui.components.drafts import draft_form
from app.ui.components.fields import checkbox_group, field, radio_group, select
from app.ui.states.seat import SeatState
from app.ui.states.sketching import SketchingState
from app.ui.steps.forms.acks import acks
from app.ui.text import t

Text = str | rx.Var[str]

FIELDS = (
    "name",
    "summary",
    "code",
    "side",
    "stages",
    "goal_ids",
    "lead_id",
    "partner_ids",
    "target_group",
    "budget",
    "budget_status",
    "budget_source",
    "start",
    "first_step",
)


class _TypeDefaults(rx.Component):
    library = "$/public/ui/type-defaults.jsx"
    tag = "TypeDefaults"

    types: rx.Var[dict[str, Any]]


def instrument_form(code: Text, *, goals: Any, stakeholders: Any, instrument: Any = None) -> rx.Component:
    """Sketch an instrument, or change `instrument` (an `InstrumentView`).

    Args:
        code: the workshop's code.
        goals: the goals it may serve, as a Var of `GoalView`s.
        stakeholders: who may lead or take part, as a Var of `StakeholderView`s.
        instrument: the sketch to change.
    """
    scope = rx.Var.create("sketch-") + (instrument.id.to(str) if instrument is not None else "new")
    extra: dict[str, Any]
    if instrument is None:
        extra = {"on_send": SketchingState.sketch, "submit": t("forms.sketch.add"), "label": t("forms.sketch.new")}
    else:
        extra = {
            "on_send": lambda values, key: SketchingState.rewrite(instrument.id, values, key),
            "initial": {name: instrument[name] for name in FIELDS}
            | {"is_new": rx.cond(instrument.is_new, "true", "false")},
            "label": t("forms.sketch.edit", name=instrument.name),
        }
    return draft_form(
        _what(scope),
        _where(scope),
        _for_whom(scope, goals, stakeholders),
        _means(scope),
        draft_key=instrument_draft(code, instrument),
        on_writing=SeatState.writing,
        **acks(),
        **extra,
    )


def instrument_draft(code: Text, instrument: Any = None) -> rx.Var[str]:
    """Where the draft of a sketch is kept."""
    thing = instrument.id.to(str) if instrument is not None else "new"
    return rx.Var.create("sketch:") + rx.Var.create(code).to(str) + ":" + thing


def _what(scope: Any) -> rx.Component:
    return rx.el.div(
        field(
            "name",
            t("forms.sketch.name"),
            help_text=t("forms.sketch.name.help"),
            required=True,
            scope=scope,
            max_length=120,
        ),
        field("summary", t("forms.sketch.summary"), lines=2, scope=scope, max_length=600),
        _type_select(scope),
        _TypeDefaults.create(
            types={
                one.code: {"side": one.default_side.value, "stages": [stage.value for stage in one.default_stages]}
                for one in INSTRUMENT_TYPES
            }
        ),
        class_name="grid gap-4",
    )


def _type_select(scope: Any) -> rx.Component:
    """The taxonomy, grouped by category in the phone's own wheel."""
    ident = scope.to(str) + "-code"
    groups = [
        rx.el.optgroup(
            *[rx.el.option(t(one.name_key), value=one.code) for one in INSTRUMENT_TYPES if one.category is category],
            label=t(f"instrument.category.{category.value}"),
        )
        for category in Category
    ]
    return rx.el.div(
        rx.el.label(
            t("forms.sketch.type"),
            " ",
            rx.el.span(t("field.optional"), class_name="field-optional"),
            html_for=ident,
            class_name="field-label",
        ),
        rx.el.p(t("forms.sketch.type.help"), id=ident + "-help", class_name="field-help"),
        rx.el.select(
            rx.el.option(t("forms.sketch.type.none"), value=""),
            *groups,
            id=ident,
            name="code",
            class_name="input",
            aria_describedby=ident + "-help " + ident + "-error",
        ),
        rx.el.p(id=ident + "-error", class_name="field-error", custom_attrs={"data-error-for": "code"}),
        class_name="field",
    )


def _where(scope: Any) -> rx.Component:
    return rx.el.div(
        radio_group(
            "side",
            t("forms.sketch.side"),
            _options(Side, "side."),
            hints={side.value: t(f"side.{side.value}.help") for side in Side},
            required=True,
            in_row=True,
            scope=scope,
        ),
        rx.el.div(
            checkbox_group(
                "stages",
                t("forms.sketch.stages"),
                _options(Stage, "stage."),
                help_text=t("forms.sketch.stages.help"),
                scope=scope,
            ),
            class_name="chips",
        ),
        class_name="grid gap-5",
    )


def _for_whom(scope: Any, goals: Any, stakeholders: Any) -> rx.Component:
    goal_options = goals.map(_goal_option).to(list[dict[str, str]])
    actors = stakeholders.map(_actor_option).to(list[dict[str, str]])
    return rx.el.div(
        rx.cond(
            goals.length() > 0,
            checkbox_group("goal_ids", t("forms.sketch.goals"), goal_options, scope=scope),
        ),
        rx.cond(
            stakeholders.length() > 0,
            rx.el.div(
                select(
                    "lead_id",
                    t("forms.sketch.lead"),
                    actors,
                    empty_label=t("forms.sketch.lead.none"),
                    scope=scope,
                ),
                rx.el.details(
                    rx.el.summary(t("forms.sketch.partners.show"), class_name="fold-summary"),
                    rx.el.div(
                        checkbox_group("partner_ids", t("forms.sketch.partners"), actors, scope=scope),
                        class_name="chips pt-2",
                    ),
                    class_name="fold-details",
                ),
                class_name="grid gap-4",
            ),
            rx.el.p(t("forms.sketch.nobody"), class_name="field-help"),
        ),
        field(
            "target_group",
            t("forms.sketch.target_group"),
            help_text=t("forms.sketch.target_group.help"),
            scope=scope,
            max_length=200,
        ),
        class_name="grid gap-5",
    )


def _means(scope: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary(t("forms.sketch.means"), class_name="fold-summary"),
        rx.el.div(
            rx.el.div(
                select("budget", t("forms.sketch.budget"), _options(BudgetRange, "instrument.budget."), scope=scope),
                select(
                    "budget_status",
                    t("forms.sketch.budget_status"),
                    _options(BudgetStatus, "instrument.budget_status."),
                    scope=scope,
                ),
                class_name="goal-row",
            ),
            field("budget_source", t("forms.sketch.budget_source"), scope=scope, max_length=200),
            field("start", t("forms.sketch.start"), help_text=t("forms.sketch.start.help"), scope=scope, max_length=40),
            field(
                "first_step",
                t("forms.sketch.first_step"),
                help_text=t("forms.sketch.first_step.help"),
                lines=2,
                scope=scope,
                max_length=300,
            ),
            rx.el.div(
                radio_group(
                    "is_new",
                    t("forms.sketch.is_new"),
                    [("true", t("forms.sketch.is_new.yes")), ("false", t("forms.sketch.is_new.no"))],
                    chosen="true",
                    required=True,
                    scope=scope,
                ),
                class_name="chips",
            ),
            class_name="grid gap-4 pt-3",
        ),
        class_name="fold-details",
    )


def _goal_option(goal: Any) -> rx.Var[Any]:
    return rx.Var.create({"value": goal.id, "label": rx.Var.create("G") + goal.number.to(str) + " " + goal.statement})


def _actor_option(actor: Any) -> rx.Var[Any]:
    return rx.Var.create({"value": actor.id, "label": actor.name})


def _options(values: Iterable[StrEnum], prefix: str) -> list[tuple[str, Text]]:
    return [(value.value, t(prefix + value.value)) for value in values]
