"""How a participant group and an author are shown: colour, shape and name together, never colour alone."""

from typing import Any

import reflex as rx

from app.ui.text import t

GROUP_COLOURS = 5


def group_mark(index: int | rx.Var[int], name: str | rx.Var[str]) -> rx.Component:
    """A group's shape in its colour with its name; nothing where `index` is -1 or the name is empty.

    From the sixth group on shapes and colours repeat: the name tells.
    """
    position = rx.Var.create(index).to(int)
    shape = rx.el.span(class_name="mark-shape mark-" + (position % GROUP_COLOURS).to(str), aria_hidden="true")
    return rx.cond(
        (position >= 0) & (rx.Var.create(name).to(str) != ""),
        rx.el.span(shape, rx.el.span(name), class_name="mark"),
    )


def wordings(view: Any) -> rx.Component:
    """The first wordings that were folded into a card or goal view, and how many more there are."""
    rest = view.merged_count - view.merged.length()
    return rx.el.ul(
        rx.foreach(view.merged, lambda one: rx.el.li(one.name, class_name="said")),
        rx.cond(rest > 0, rx.el.li(t("pictures.more", count=rest), class_name="text-muted")),
        class_name="grid gap-[0.5em]",
    )


def credit(view: Any) -> rx.Component:
    """Who said it, as far as others may know: author and group of a card or goal view."""
    return rx.fragment(
        rx.cond(view.author != "", rx.el.span(view.author)), group_mark(view.group_index, view.group_name)
    )
