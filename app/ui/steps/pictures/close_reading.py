"""The close reading of a result, in a chunk of its own: few people open it, and only then it is fetched."""

import reflex as rx

from app.ui.states.reading import ReadingState
from app.ui.steps.pictures.reading import reading


@rx.memo
def close_reading() -> rx.Component:
    """The reading that this page has asked for."""
    return reading(ReadingState.reading)
