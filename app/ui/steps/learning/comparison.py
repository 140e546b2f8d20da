"""The part on comparing options, fetched when it is opened."""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.registers import answering, is_asked, is_live, leads
from app.ui.states.registers import RegistersState
from app.ui.steps.learning.faces import STEP, Comparison, Ranking, Weighing, own_register, written


@rx.memo
def comparison_part() -> rx.Component:
    """The table, everybody's weights, and what the first place hangs on."""
    return rx.el.div(
        Comparison.create(**written()),
        Weighing.create(
            shelf=Room.learning,
            estimates=Room.estimates,
            answers=RegistersState.answers,
            is_asked=is_asked(STEP.value),
            runs=leads() & is_live(),
            on_estimate=RegistersState.estimate,
            on_recall=RegistersState.recall_answers,
            on_show=RegistersState.show_sheet,
            on_ask_again=RegistersState.ask_again,
            **answering(),
        ),
        Ranking.create(shelf=Room.learning, code=Room.agenda.code),
        own_register("options", with_heading=True, oldest_first=True),
        own_register("measures", with_heading=True, oldest_first=True),
        class_name="part-work",
    )
