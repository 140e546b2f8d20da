"""Step 3 on the phone: the list first, who is missing, and the grid as a picture of it."""

import reflex as rx

from app.domain.parts import Part
from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.registers import is_shown
from app.ui.components.surfaces import announce
from app.ui.states.mapping import MappingState
from app.ui.steps.parts.actor_list import actor_list
from app.ui.steps.parts.actors import coalition
from app.ui.steps.parts.room import room_parts
from app.ui.steps.pictures.gaps import gaps
from app.ui.steps.pictures.grid import grid
from app.ui.steps.pledges import pledge_now
from app.ui.steps.room.place import can_write
from app.ui.steps.room.rounds import rounds
from app.ui.text import t


@rx.memo
def stakeholders_step() -> rx.Component:
    """The step."""
    view = Room.stakeholders
    is_any = view.stakeholders.length() > 0
    is_everybody = is_shown(Part.PLACING)
    return rx.el.div(
        pledge_now(),
        rounds("stakeholders"),
        rx.el.section(
            rx.el.h2(t("room.actors.list")),
            actor_list(),
            announce(t("room.actors.count", count=view.stakeholders.length()), every_seconds=20),
            class_name="part",
        ),
        rx.cond(
            is_any,
            rx.fragment(
                rx.el.section(
                    rx.el.h2(t("room.actors.missing")),
                    gaps(view),
                    rx.el.details(
                        rx.el.summary(t("actors.coalition"), class_name="fold-summary"),
                        coalition(),
                        class_name="fold-details",
                    ),
                    class_name="part",
                ),
                rx.el.section(
                    rx.el.h2(t("room.actors.grid")),
                    rx.cond(is_everybody, rx.el.p(t("actors.placing.here"), class_name="text-muted")),
                    rx.cond(
                        can_write("stakeholders") & ~is_everybody, grid(view, on_place=MappingState.place), grid(view)
                    ),
                    class_name="part",
                ),
            ),
        ),
        room_parts(StepKind.STAKEHOLDERS),
        class_name="step",
    )
