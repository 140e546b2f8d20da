"""The state of the draft and its versions: where it stands, what changed since, and the next thing to do.

Must not: decide or keep anything; services do.
"""

from typing import Any

import reflex as rx

from app.domain.roles import LEADING
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.states.seat import SeatState

_LIBRARY = "$/public/ui/charter/standing.jsx"


class _Standing(LaterComponent):
    library = _LIBRARY
    tag = "Standing"

    code: rx.Var[str]
    standing: rx.Var[Any]
    leads: rx.Var[bool]


class _Changes(LaterComponent):
    library = _LIBRARY
    tag = "Changes"

    code: rx.Var[str]


def standing() -> rx.Component:
    """The states in a line, the next thing to do as one button, and the versions."""
    return _Standing.create(
        code=Room.agenda.code,
        standing=Room.charter.standing,
        leads=rx.Var.create([str(role) for role in LEADING]).contains(SeatState.role),
    )


def changed() -> rx.Component:
    """What changed since a version, across the page and on paper; there when somebody asked for it."""
    return _Changes.create(code=Room.agenda.code)
