"""Step 4 on the phone: sketch, see the list, and read in the matrix what is covered and what is empty."""

import reflex as rx

from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.surfaces import announce
from app.ui.steps.mixing.cover import cover
from app.ui.steps.mixing.sketches import new_sketch, sketches
from app.ui.steps.parts.room import room_parts
from app.ui.steps.portfolio import pitch_now
from app.ui.steps.room.rounds import rounds
from app.ui.text import t


@rx.memo
def instruments_step() -> rx.Component:
    """The step."""
    count = Room.instruments.instruments.length()
    return rx.el.div(
        pitch_now(),
        rounds("instruments"),
        rx.el.section(new_sketch(), class_name="part"),
        rx.el.section(
            rx.cond(
                count > 0,
                rx.fragment(
                    rx.el.h2(t("room.mix.matrix")),
                    rx.el.p(t("mixing.matrix.help"), class_name="text-muted"),
                ),
            ),
            cover(),
            class_name="part",
        ),
        rx.el.section(
            rx.el.h2(t("room.mix.list")),
            sketches(),
            announce(t("room.mix.count", count=count), every_seconds=20),
            class_name="part",
        ),
        room_parts(StepKind.INSTRUMENTS),
        class_name="step",
    )
