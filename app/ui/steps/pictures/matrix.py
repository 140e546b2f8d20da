"""The policy mix on the wall: stages of the innovation cycle by side, with what is there and what is visibly empty.

A grid with the roles of a table. On phones and at the desk the matrix leads to its cards (see `app.ui.steps.mixing`).
"""

from typing import Any

import reflex as rx

from app.domain.instruments import Side
from app.ui.text import t

NAMES_ON_A_WALL = 2


def matrix(instruments: Any) -> rx.Component:
    """The matrix of an `InstrumentsView`."""
    sides = [t(f"side.{side.value}") for side in Side]
    return rx.el.div(
        rx.el.div(
            rx.el.div(t("pictures.matrix.stage"), role="columnheader", class_name="matrix-corner"),
            *[rx.el.div(side, role="columnheader") for side in sides],
            role="row",
            class_name="matrix-row matrix-head",
        ),
        rx.foreach(instruments.matrix, _row),
        role="table",
        aria_label=t("pictures.matrix"),
        class_name="picture matrix matrix-large",
    )


def _row(row: Any) -> rx.Component:
    return rx.el.div(
        rx.el.div(
            t("stage." + row.stage + ".short", catalogues=("pictures",)), role="rowheader", class_name="matrix-stage"
        ),
        rx.foreach(row.cells, _cell),
        role="row",
        class_name="matrix-row",
    )


def _cell(cell: Any) -> rx.Component:
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
            rx.el.ul(rx.foreach(cell.names[:NAMES_ON_A_WALL], rx.el.li), rest, class_name="matrix-names"),
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
