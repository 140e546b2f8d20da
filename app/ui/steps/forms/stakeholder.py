"""An actor of the register: who, where, what for the mission, and where they stand."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import reflex as rx

from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderRole
from app.ui.components.drafts import draft_form
from app.ui.components.fields import checkbox, checkbox_group, field, select, slider, two_sliders
from app.ui.states.mapping import MappingState
from app.ui.states.seat import SeatState
from app.ui.steps.forms.acks import acks
from app.ui.text import t

Text = str | rx.Var[str]

FIELDS = ("name", "sector", "level", "policy_field", "roles", "power", "interest", "is_present", "note")
_SCALE = ("forms.scale.0", "forms.scale.1", "forms.scale.2", "forms.scale.3", "forms.scale.4", "forms.scale.5")


def stakeholder_form(code: Text, *, stakeholder: Any = None) -> rx.Component:
    """Add an actor, or change `stakeholder` (a `StakeholderView`)."""
    scope = rx.Var.create("actor-") + (stakeholder.id.to(str) if stakeholder is not None else "new")
    extra: dict[str, Any]
    if stakeholder is None:
        extra = {"on_send": MappingState.add, "submit": t("forms.actor.add"), "label": t("forms.actor.new")}
    else:
        extra = {
            "on_send": lambda values, key: MappingState.rewrite(stakeholder.id, values, key),
            "initial": {name: stakeholder[name] for name in FIELDS},
            "label": t("forms.actor.edit", name=stakeholder.name),
        }
    return draft_form(
        field(
            "name",
            t("forms.actor.name"),
            help_text=t("forms.actor.name.help"),
            required=True,
            scope=scope,
            max_length=120,
        ),
        rx.el.div(
            select(
                "sector",
                t("forms.actor.sector"),
                _options(Sector, "sector."),
                required=True,
                empty_label=t("forms.choose"),
                scope=scope,
            ),
            select(
                "level",
                t("forms.actor.level"),
                _options(GovernanceLevel, "level."),
                required=True,
                empty_label=t("forms.choose"),
                scope=scope,
            ),
            class_name="goal-row",
        ),
        select(
            "policy_field",
            t("forms.actor.field"),
            [("", t("forms.not_said")), *_options(PolicyField, "field.")],
            scope=scope,
        ),
        rx.el.div(
            checkbox_group(
                "roles",
                t("forms.actor.roles"),
                _options(StakeholderRole, "role."),
                help_text=t("forms.actor.roles.help"),
                scope=scope,
            ),
            class_name="chips",
        ),
        two_sliders(
            _scale("power", t("forms.actor.power"), t("forms.actor.power.help")),
            _scale("interest", t("forms.actor.interest"), t("forms.actor.interest.help")),
            t("forms.actor.place"),
        ),
        checkbox("is_present", t("forms.actor.present"), scope=scope, value="true"),
        field("note", t("forms.actor.note"), lines=2, scope=scope, max_length=400),
        draft_key=stakeholder_draft(code, stakeholder),
        on_writing=SeatState.writing,
        **acks(),
        **extra,
    )


def stakeholder_draft(code: Text, stakeholder: Any = None) -> rx.Var[str]:
    """Where the draft of an actor is kept."""
    thing = stakeholder.id.to(str) if stakeholder is not None else "new"
    return rx.Var.create("actor:") + rx.Var.create(code).to(str) + ":" + thing


def _scale(name: str, label: Text, help_text: Text) -> rx.Component:
    """1 to 5, and 0 for 'nobody has said': an actor is placed on purpose, never by a slider's starting point."""
    return slider(
        name,
        label,
        low=t("forms.scale.low"),
        high=t("forms.scale.high"),
        lowest=0,
        highest=5,
        initial=0,
        help_text=help_text,
        words=[t(key) for key in _SCALE],
    )


def _options(values: Iterable[StrEnum], prefix: str) -> list[tuple[str, Text]]:
    return [(value.value, t(prefix + value.value)) for value in values]
