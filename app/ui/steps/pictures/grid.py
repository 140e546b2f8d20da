"""The power–interest grid: a picture of the register, which is the primary thing and stands beside it as a list.

Where a page lets people place actors, `on_place` makes the dots draggable, and movable by arrow keys and Enter.
"""

from typing import Any

import reflex as rx

from app.ui.components.data import as_table, table, table_row
from app.ui.text import t


class _Grid(rx.Component):
    library = "$/public/ui/grid.jsx"
    tag = "Grid"

    actors: rx.Var[Any]
    is_large: rx.Var[bool]
    can_place: rx.Var[bool]

    on_place: rx.EventHandler[rx.event.passthrough_event_spec(str, int, int)]


def grid(stakeholders: Any, *, large: bool = False, on_place: Any = None) -> rx.Component:
    """The grid of a `StakeholdersView`.

    Args:
        stakeholders: the view.
        large: without the table.
        on_place: handler of `(stakeholder id, power 1..5, interest 1..5)`, called once when a dot is let go. The dot
            stays where it was put until the room says where it is.
    """
    events = {} if on_place is None else {"on_place": on_place}
    picture = _Grid.create(
        actors=stakeholders.stakeholders,
        is_large=large,
        can_place=on_place is not None,
        **events,
    )
    return picture if large else rx.el.div(picture, as_table(_table(stakeholders)), class_name="grid gap-3")


def actor_list(stakeholders: Any) -> rx.Component:
    """Numbers and names, as the key to the dots."""
    return rx.el.ol(
        rx.foreach(
            stakeholders.stakeholders,
            lambda actor: rx.el.li(rx.el.span(actor.number, class_name="figures actor-number"), rx.el.span(actor.name)),
        ),
        class_name="actors",
    )


def _table(stakeholders: Any) -> rx.Component:
    return table(
        [t("pictures.grid.actor"), t("pictures.grid.power"), t("pictures.grid.interest"), t("pictures.grid.field")],
        rx.foreach(
            stakeholders.stakeholders,
            lambda actor: table_row(
                rx.fragment(actor.number, " ", actor.name),
                _place(actor.power),
                _place(actor.interest),
                rx.cond(actor.quadrant != "", t("quadrant." + actor.quadrant, catalogues=("stakeholders",)), ""),
                numeric=(1, 2),
            ),
        ),
        caption=t("pictures.grid"),
        numeric=(1, 2),
    )


def _place(value: rx.Var[int]) -> rx.Component:
    return rx.cond(value > 0, rx.fragment(value), rx.fragment(t("pictures.grid.unplaced")))
