"""Adopting a goal for the charter, with the reason beside it.

Must not: adopt without a person pressing the button.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field
from app.ui.states.goals import GoalsState
from app.ui.steps.desk.parts import draft_key, form_dialog, look_up
from app.ui.steps.forms.acks import acks
from app.ui.text import t


def adopt(goal_id: Any, number: Any) -> rx.Component:
    """Adopt a goal, with the reason prefilled from the vote where there was one."""
    outcome = look_up("outcomeOf", Room.rounds.rounds, goal_id).to(dict[str, Any])
    reason = rx.match(
        outcome["method"].to(str),
        ("dots", t("desk.adopt.reason.dots", values=outcome)),
        ("approval", t("desk.adopt.reason.approval", values=outcome)),
        "",
    )
    return form_dialog(
        t("desk.adopt"),
        draft_form(
            field(
                "reason",
                t("desk.adopt.reason"),
                help_text=t("desk.adopt.reason.help"),
                lines=3,
                max_length=600,
                default_value=reason,
                scope=goal_id,
            ),
            draft_key=draft_key("adopt", goal_id),
            on_send=lambda values, key: GoalsState.adopt(goal_id, values, key),
            label=t("desk.adopt.title", number=number),
            submit=t("desk.adopt.submit"),
            **acks(),
        ),
        title=t("desk.adopt.title", number=number),
        name=t("desk.adopt.title", number=number),
    )
