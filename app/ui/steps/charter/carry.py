"""Carrying a charter on, on its page: compare it with another, and the programme that the workshop is in.

Must not: read a file or decide who may see a programme; the API does.
"""

import reflex as rx

from app.domain.roles import LEADING
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.states.seat import SeatState


class _Carry(LaterComponent):
    library = "$/public/ui/carrying/compare.jsx"
    tag = "Carry"
    is_ahead = False

    code: rx.Var[str]
    leads: rx.Var[bool]


def carry() -> rx.Component:
    """What changed from another charter; for facilitators the programme as well."""
    return _Carry.create(
        code=Room.agenda.code, leads=rx.Var.create([str(role) for role in LEADING]).contains(SeatState.role)
    )
