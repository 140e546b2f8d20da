"""Parts that deepen framing and goals: the reframing card of a seat, and the library of real missions.

Must not: ask for anything (the registers beside them do).
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent


class _MyCard(LaterComponent):
    library = "$/public/ui/aims/my-card.jsx"
    tag = "MyCard"
    is_ahead = False

    code: rx.Var[str]


class _Library(LaterComponent):
    library = "$/public/ui/aims/library.jsx"
    tag = "Library"
    is_ahead = False

    code: rx.Var[str]


def my_card() -> rx.Component:
    """The card that was dealt to this seat; nothing for whoever is no participant."""
    return _MyCard.create(code=Room.agenda.code)


def library() -> rx.Component:
    """Real missions, each opening with its flags explained."""
    return _Library.create(code=Room.agenda.code)
