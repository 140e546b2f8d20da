"""The policy mix: stages of the innovation cycle by side, with what is there and what is visibly empty.

A grid with the roles of a table, since on a phone each stage becomes a block of its four sides.
"""

from typing import Any

import reflex as rx

from app.domain.instruments import Side
from app.ui.text import t

NAMES_ON_A_WALL = 2


def matrix(instruments: Any, *, large: bool = False) -> rx.Component:
    """The matrix of an `InstrumentsView`."""
    sides = [t(f"side.{side.value}") for side in Side]
    return rx.el.div(
        rx.el.div(
            rx.el.div(t("pictures.matrix.stage"), role="columnheader", class_name="matrix-corner"),
            *[rx.el.div(side, role="columnheader") for side in sides],
            role="row",
            class_name="matrix-row matrix-head",
        ),
        rx.foreach(instruments.matrix, lambda row: _row(row, large=large)),
        role="table",
        aria_label=t("pictures.matrix"),
        class_name="picture matrix matrix-large" if large else "picture matrix",
    )


def mix_hints(instruments: Any) -> rx.Component:
    """What the matrix tells at a glance, and the goals that no instrument serves; nothing while there is nothing."""
    hints, goals = instruments.hints, instruments.goals_without
    has_any = (instruments.instruments.length() > 0) & ((hints.length() > 0) | (goals.length() > 0))
    return rx.cond(
        has_any,
        rx.el.ul(
            rx.foreach(
                hints,
                lambda hint: rx.el.li(t(hint.message_key, values=hint["values"], catalogues=("instruments",))),
            ),
            rx.foreach(goals, lambda goal: rx.el.li(t("pictures.matrix.unserved", goal=goal.name))),
            class_name="picture mix-hints",
        ),
    )


def _row(row: Any, *, large: bool) -> rx.Component:
    return rx.el.div(
        rx.el.div(_stage(row.stage, large=large), role="rowheader", class_name="matrix-stage"),
        rx.foreach(row.cells, lambda cell: _cell(cell, large=large)),
        role="row",
        class_name="matrix-row",
    )


def _stage(stage: Any, *, large: bool) -> rx.Var[str]:
    if large:
        return t("stage." + stage + ".short", catalogues=("pictures",))
    return t("stage." + stage, catalogues=("instruments",))


def _cell(cell: Any, *, large: bool) -> rx.Component:
    names = cell.names[:NAMES_ON_A_WALL] if large else cell.names
    rest = rx.cond(
        cell.count > NAMES_ON_A_WALL,
        rx.el.li(t("pictures.more", count=cell.count - NAMES_ON_A_WALL), class_name="text-muted"),
    )
    side = rx.el.span(t("side." + cell.side, catalogues=("instruments",)), class_name="matrix-side", aria_hidden="true")
    return rx.cond(
        cell.count > 0,
        rx.el.div(
            side,
            rx.el.span(cell.count, class_name="matrix-count figures"),
            rx.el.ul(rx.foreach(names, rx.el.li), *([rest] if large else []), class_name="matrix-names"),
            role="cell",
            class_name="matrix-cell",
        ),
        rx.el.div(
            side,
            rx.el.span(t("pictures.matrix.empty"), class_name="matrix-none"),
            role="cell",
            class_name="matrix-cell matrix-empty",
        ),
    )
