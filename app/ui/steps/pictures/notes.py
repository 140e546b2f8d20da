"""What a reader of a result should keep in mind: sentences by their keys, warnings so that nobody misses them."""

from typing import Any

import reflex as rx

from app.ui.components.surfaces import notice
from app.ui.text import t

_CATALOGUES = ("voting_reading",)


def notes(said: Any) -> rx.Component:
    """A list of `ResultNoteView`s; draws nothing where there are none."""
    return rx.cond(
        said.length() > 0,
        rx.el.ul(rx.foreach(said, _note), class_name="result-notes"),
    )


def _note(note: Any) -> rx.Component:
    text = t(note.key, values=note["values"].to(dict[str, Any]), catalogues=_CATALOGUES)
    return rx.el.li(
        rx.cond(note.is_warning, notice(rx.el.p(text), tone="warn"), rx.el.p(text, class_name="text-muted"))
    )
