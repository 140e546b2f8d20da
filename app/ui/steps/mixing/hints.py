"""What is worth noticing about the mix, on the wall: nothing to press."""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent


class _Hints(LaterComponent):
    library = "$/public/ui/mixing/hints.jsx"
    tag = "WallHints"
    is_ahead = False

    mix: rx.Var[Any]
    instruments: rx.Var[Any]


def hints() -> rx.Component:
    """The first hints, and how many more there are."""
    return _Hints.create(mix=Room.mix, instruments=Room.instruments.instruments)


def has_hints() -> Any:
    """Whether there is anything to notice."""
    reading = Room.mix.reading
    return reading.contains("hints") & (reading["hints"].to(list[Any]).length() > 0)
