"""The register of stakeholders as a list with its forms, the same on the phone and at the desk.

Where everybody places the actors, what the facilitator settles is not asked in the room's forms. Must not: hide a
field from the desk.
"""

import reflex as rx

from app.domain.parts import Part
from app.domain.registers.actors import STAKEHOLDERS
from app.realtime.mirror import Room
from app.ui.components.registers import is_shown, leads, register

_SETTLED = ("power", "interest", "legitimacy", "urgency")
_SHOWN = ("sector", "level", "roles", "power", "interest")
_INCENTIVES = ("incentive_today", "incentive_needed", "gains", "loses", "culture")


def actor_list() -> rx.Component:
    """Adding by three fields, searching, changing field by field, history, merging."""
    asked = [field.name for field in STAKEHOLDERS.fields if field.name not in _INCENTIVES]
    return rx.cond(
        is_shown(Part.PLACING) & ~leads(),
        register(
            "stakeholders",
            entries=Room.stakeholders.stakeholders,
            shows=_SHOWN,
            only=[name for name in asked if name not in _SETTLED],
        ),
        register("stakeholders", entries=Room.stakeholders.stakeholders, shows=_SHOWN, only=asked),
    )
