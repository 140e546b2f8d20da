"""Where a line comes from: opened by a click on a reference.

Must not: decide or keep anything; services do.
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent


class _Trail(LaterComponent):
    library = "$/public/ui/charter/trail.jsx"
    tag = "Trail"

    code: rx.Var[str]


def trail() -> rx.Component:
    """The dialog, closed until a reference is followed."""
    return _Trail.create(code=Room.agenda.code)
