"""A picture of a result that the server draws (see `app.domain.pictures`), fetched when it is shown."""

from typing import Any

import reflex as rx

from app.ui.components.later import LaterComponent


class _Picture(LaterComponent):
    library = "$/public/ui/picture.jsx"
    tag = "Picture"

    round_id: rx.Var[str]
    name: rx.Var[str]
    is_large: rx.Var[bool]


def picture(round_id: Any, name: Any, *, large: bool = False) -> rx.Component:
    """A picture by its name. The same data must stand beside it as a table; `large`: all parts, for the wall."""
    return _Picture.create(round_id=round_id, name=name, is_large=large)
