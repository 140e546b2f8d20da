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


def sketches(*, hides_adding: bool = False) -> rx.Component:
    """The register of instruments."""
    return rx.el.div(
        _TypeDefaults.create(
            types={
                one.code: {"side": one.default_side.value, "stages": [stage.value for stage in one.default_stages]}
                for one in INSTRUMENT_TYPES
            }
        ),
        register(
            "instruments",
            entries=Room.instruments.instruments,
            shows=["summary", "code", "side", "stages", "lead_id", "goal_ids", "first_step"],
            add_look="primary",
            hides_adding=hides_adding,
        ),
    )
