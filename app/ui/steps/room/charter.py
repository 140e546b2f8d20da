"""Step 5 on the phone: what the charter holds, the way to read it, and the vote on it."""

import reflex as rx

from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.buttons import link_button
from app.ui.components.surfaces import card
from app.ui.steps.parts.room import room_parts
from app.ui.steps.room.commenting import open_for_comments
from app.ui.steps.room.reached import reached
from app.ui.steps.room.rounds import rounds
from app.ui.text import t


@rx.memo
def charter_step() -> rx.Component:
    """The step."""
    return rx.el.div(
        rounds("charter"),
        open_for_comments(),
        rx.el.section(
            rx.el.h2(t("room.charter.holds")),
            card(reached(), class_name="grid gap-5"),
            rx.el.p(t("room.charter.live"), class_name="text-muted"),
            rx.el.p(
                link_button(t("room.charter.read"), "/charter/" + Room.agenda.code, look="primary"),
                link_button(t("support.declare"), "/charter/" + Room.agenda.code + "#support", look="quiet"),
                class_name="flex flex-wrap gap-2",
            ),
            class_name="part",
        ),
        room_parts(StepKind.CHARTER),
        class_name="step",
    )
