"""The coverage of the mix: the matrix, who leads, what is worth noticing, and what could fill a gap."""

from typing import Any

import reflex as rx

from app.domain.mix.covering import PLACES, usual_codes
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.components.registers import leads
from app.ui.states.registers import RegistersState
from app.ui.steps.mixing.pathways import ABOUT_GOALS
from app.ui.steps.room.place import can_write

_SUGGESTED = 3
"""Types that an empty cell names."""

USUAL = [list(usual_codes(*place)[:_SUGGESTED]) for place in PLACES]
"""For each cell, row by row, types that usually stand there."""


class _Cover(LaterComponent):
    library = "$/public/ui/mixing/cover.jsx"
    tag = "Cover"

    mix: rx.Var[Any]
    instruments: rx.Var[Any]
    usual: rx.Var[list[list[str]]]
    but: rx.Var[list[str]]
    can_sketch: rx.Var[bool]

    on_add: rx.EventHandler[rx.event.passthrough_event_spec(str, str, str)]


def cover() -> rx.Component:
    """All of it; nothing to press but to look, where this seat cannot write."""
    return _Cover.create(
        mix=Room.mix,
        instruments=Room.instruments.instruments,
        usual=USUAL,
        but=ABOUT_GOALS,
        can_sketch=rx.Var.create(may_sketch()).bool(),
        on_add=RegistersState.add,
    )


def may_sketch() -> Any:
    """Whether this seat can add to the mix now: facilitators while it is live, participants while the step is open."""
    return can_write("instruments") | (leads() & (Room.agenda.status == "live"))
