"""A picture of the draft: drawn by the server, coloured by the page, with the same as a table one tap away.

Must not: hold markup of its own; what is put into the page has been looked through for what could run or load.
"""

from typing import Any

import reflex as rx

from app.ui.components.later import LaterComponent


class _Figure(LaterComponent):
    library = "$/public/ui/charter/figure.jsx"
    tag = "Figure"

    figure: rx.Var[Any]


def figure(block: Any, table: rx.Component) -> rx.Component:
    """The picture of a `BlockView` of the kind 'figure', and its table folded away beneath."""
    return _Figure.create(table, figure=block.figure)
