"""The rest of a heap of cards, under those that everybody is sent: page by page, for whoever wants to see it.

Must not: hold more than a few pages at once, or go stale; `assets/ui/more.jsx` sees to both.
"""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars.base import VarData
from reflex.vars.function import FunctionStringVar

from app.domain.bounds import MOST_AT_ONCE, PAGE
from app.domain.snapshot import CardView
from app.ui.states.framing import FramingState
from app.ui.states.seat import SeatState
from app.ui.steps.pictures.clusters import Draw, Heap


class _More(rx.Component):
    library = "$/public/ui/more.jsx"
    tag = "More"

    heap: rx.Var[str]
    name: rx.Var[str]
    first: rx.Var[list[Any]]
    total: rx.Var[int]
    stamp: rx.Var[str]
    further: rx.Var[Any]
    refusals: rx.Var[int]
    page: rx.Var[int]
    most: rx.Var[int]
    is_calm: rx.Var[bool]

    on_look: rx.EventHandler[rx.event.passthrough_event_spec(str, int, int)]
    on_away: rx.EventHandler[rx.event.no_args_event_spec]


def further(heap: Heap, draw: Draw, *, class_name: str, calm: bool = True) -> rx.Component:
    """The cards of a heap beyond its first ones, and the button that brings them.

    Args:
        heap: the heap, with the cards that are drawn above.
        draw: a list item from a card's Var.
        class_name: of the list.
        calm: whether many pages show this at once, and had better not all ask in the same moment.
    """
    cards = cards_js("furtherOf", FramingState.further, heap.id, heap.first).to(list[CardView])
    return _More.create(
        rx.el.ul(rx.foreach(cards, draw), class_name=class_name),
        heap=heap.id,
        name=heap.name,
        first=heap.first,
        total=heap.total,
        stamp=heap.stamp,
        further=FramingState.further,
        refusals=SeatState.notice_count,
        page=PAGE,
        most=MOST_AT_ONCE,
        is_calm=calm,
        on_look=FramingState.look_further,
        on_away=FramingState.look_away,
    )


def cards_js(name: str, *arguments: Any) -> rx.Var[Any]:
    """A call of a function of `assets/ui/cards.js`, as a Var."""
    function: FunctionStringVar[Any] = FunctionStringVar.create(
        name, _var_data=VarData(imports={"$/public/ui/cards.js": [ImportVar(tag=name)]})
    )
    return function.call(*arguments)
