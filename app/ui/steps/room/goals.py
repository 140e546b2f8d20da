"""Step 2 on the phone: the vote when there is one, the goals, and the form to propose one."""

from typing import Any

import reflex as rx

from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.surfaces import announce, empty_state
from app.ui.states.seat import SeatState
from app.ui.steps.forms.fold import fold
from app.ui.steps.forms.goal import goal_draft, goal_form
from app.ui.steps.parts.room import room_parts
from app.ui.steps.pictures.goals import goals
from app.ui.steps.room.place import while_writable
from app.ui.steps.room.rounds import rounds
from app.ui.text import t


@rx.memo
def goals_step() -> rx.Component:
    """The step."""
    code = Room.agenda.code
    look = rx.cond(Room.rounds.has_open, "quiet", "primary")  # one main button: the vote's, while there is one
    return rx.el.div(
        rounds("goals"),
        while_writable(
            "goals",
            rx.el.section(
                rx.el.h2(t("room.goals.yours"), class_name="visually-hidden"),
                fold(t("forms.goal.new"), goal_form(code), look=look, draft_key=goal_draft(code)),
                class_name="part",
            ),
        ),
        rx.el.section(
            rx.el.h2(t("room.goals.list")),
            rx.cond(
                Room.goals.goals.length() > 0,
                goals(Room.goals.goals, tools=_own_tools),
                empty_state(t("room.goals.none")),
            ),
            announce(t("room.goals.count", count=Room.goals.goals.length()), every_seconds=20),
            class_name="part",
        ),
        room_parts(StepKind.GOALS),
        class_name="step",
    )


def _own_tools(goal: Any) -> rx.Component:
    return while_writable(
        "goals",
        fold(
            t("room.goals.edit"),
            goal_form(Room.agenda.code, goal=goal),
            draft_key=goal_draft(Room.agenda.code, goal),
            closes_when_saved=True,
            key=goal.id,
        ),
        also=SeatState.own.goal_ids.contains(goal.id) & (goal.status == "proposed"),
    )
