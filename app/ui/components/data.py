"""Numbers made visible: counts, bars with their table, tables.

Everything here reads in grey and on paper, and says its numbers in words.

Must not: compute results (views bring them).
"""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from app.ui.components.surfaces import visually_hidden
from app.ui.text import t

Text = str | rx.Var[str]


def count(number: int | rx.Var[int], label: Text, *, class_name: str = "") -> rx.Component:
    """A number with its meaning: '41' and 'are here'. The label is part of the sentence, never left out."""
    return rx.el.p(
        rx.el.span(number, class_name="figures text-2xl font-bold leading-none"),
        " ",
        rx.el.span(label, class_name="text-muted"),
        class_name=f"flex flex-wrap items-baseline gap-x-2 {class_name}".strip(),
    )


def bar(share: float | rx.Var[Any], *, colour: Text = "var(--accent)", class_name: str = "") -> rx.Component:
    """A bare bar, `share` (0..1) of its track long. It says nothing by itself: put the number in words beside it."""
    percent = rx.Var.create(share).to(float) * 100
    # One Var around the style: within a plain mapping, Reflex would not see which state the length comes from.
    style = rx.Var.create({"width": percent.to(str) + "%", "background": colour})
    return rx.el.div(
        rx.el.span(class_name="bar-fill", custom_attrs={"style": style}),
        class_name=f"bar-track {class_name}".strip(),
        aria_hidden="true",
    )


def bar_row(
    label: Text | rx.Component,
    value: int | float | rx.Var[Any],
    most: int | float | rx.Var[Any],
    *,
    value_text: Text | None = None,
    colour: Text = "var(--accent)",
    hint: Text | None = None,
) -> rx.Component:
    """One bar with its label and number above it. Use inside `bars`.

    Args:
        label: what is counted.
        value: its number; the bar's length is value ÷ most.
        most: the number of a full bar; 0 draws no length.
        value_text: the number with its unit, where the bare number is not enough.
        colour: a CSS colour token; never the only difference between two bars.
        hint: a second line, such as a share by group or a missing quorum.
    """
    whole = rx.Var.create(most).to(float)
    share = rx.Var.create(value).to(float) / rx.cond(whole > 0, whole, 1).to(float)
    extra = [] if hint is None else [rx.el.p(hint, class_name="field-help mt-1")]
    return rx.el.li(
        rx.el.div(
            rx.el.span(label),
            rx.el.span(
                value_text if value_text is not None else value,
                class_name="figures font-semibold whitespace-nowrap",
            ),
            class_name="bar-head",
        ),
        bar(share, colour=colour),
        *extra,
    )


def bars(*rows: Any, label: Text, twin: rx.Component | None = None) -> rx.Component:
    """A bar chart as a list of `bar_row`s (or one `rx.foreach`), with the same data as a table one tap away."""
    chart = rx.el.ul(*rows, class_name="bars", aria_label=label)
    return chart if twin is None else rx.el.div(chart, as_table(twin), class_name="grid gap-3")


def as_table(table_twin: rx.Component) -> rx.Component:
    """The table behind a picture, folded away until asked for."""
    return rx.el.details(
        rx.el.summary(t("table.show"), class_name="text-sm text-accent py-2 w-fit"),
        rx.el.div(table_twin, class_name="scroll", tab_index=0),
    )


def table(
    columns: Sequence[Text],
    rows: Sequence[Sequence[Any]] | rx.Component,
    *,
    caption: Text,
    numeric: Sequence[int] = (),
    caption_hidden: bool = False,
) -> rx.Component:
    """A data table whose first column names the row.

    Args:
        columns: the headings.
        rows: sequences of cells, or a component such as `rx.foreach(Var, lambda row: table_row(…))`.
        caption: what the table is about.
        numeric: indexes (from 0) of columns with figures, set to the right.
        caption_hidden: where a heading just above says it already.
    """
    body = [rows] if isinstance(rows, rx.Component) else [table_row(*cells, numeric=numeric) for cells in rows]
    headings = [
        rx.el.th(column, scope="col", class_name="number" if index in numeric else "")
        for index, column in enumerate(columns)
    ]
    return rx.el.table(
        rx.el.caption(visually_hidden(caption) if caption_hidden else caption),
        rx.el.thead(rx.el.tr(*headings)),
        rx.el.tbody(*body),
        class_name="table",
    )


def table_row(name: Any, *cells: Any, numeric: Sequence[int] = ()) -> rx.Component:
    """A row of `table`: its name (a row heading) and the cells that follow."""
    return rx.el.tr(
        rx.el.th(name, scope="row", class_name="font-medium"),
        *[rx.el.td(cell, class_name="number" if index in numeric else "") for index, cell in enumerate(cells, start=1)],
    )
