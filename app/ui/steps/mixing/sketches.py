"""The instruments as cards that start from three fields and grow; a type suggests side and stages."""

from typing import Any

import reflex as rx

from app.domain.instruments import INSTRUMENT_TYPES
from app.realtime.mirror import Room
from app.ui.components.registers import register


class _TypeDefaults(rx.Component):
    library = "$/public/ui/mixing/type-defaults.jsx"
    tag = "TypeDefaults"

    types: rx.Var[dict[str, Any]]


_TYPES = {
    one.code: {"side": one.default_side.value, "stages": [stage.value for stage in one.default_stages]}
    for one in INSTRUMENT_TYPES
}


def new_sketch() -> rx.Component:
    """A new card."""
    return rx.el.div(
        _TypeDefaults.create(types=_TYPES),
        register("instruments", entries=Room.instruments.instruments, add_look="primary", hides_list=True),
    )


def sketches() -> rx.Component:
    """All cards, the newest first."""
    return rx.el.div(
        _TypeDefaults.create(types=_TYPES),
        register(
            "instruments",
            entries=Room.instruments.instruments,
            shows=["code", "side", "lead_id", "goal_ids"],
            hides_adding=True,
        ),
    )
