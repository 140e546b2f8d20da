"""A form that opens in its place: a button, and below it what it opens.

Must not: be used for what people have to see; a closed fold is not there.
"""

from typing import Any

import reflex as rx

from app.ui.components.buttons import Look
from app.ui.text import t

Text = str | rx.Var[str]


class _Fold(rx.Component):
    library = "$/public/ui/fold.jsx"
    tag = "Fold"

    label: rx.Var[str]
    open_label: rx.Var[str]
    aria_name: rx.Var[str]
    look: rx.Var[str]
    draft_key: rx.Var[str]
    closes_when_saved: rx.Var[bool]


def fold(
    label: Text,
    *children: Any,
    open_label: Text | None = None,
    name: Text = "",
    look: Look | rx.Var[str] = "quiet",
    draft_key: Text = "",
    closes_when_saved: bool = False,
    **props: Any,
) -> rx.Component:
    """A button that opens `children` below itself and puts focus into the first field.

    Args:
        label: the closed button's text.
        children: what it opens; made when it is opened first, kept while closed.
        open_label: the open button's text; without it, 'Close'.
        name: what screen readers hear instead of `label` where that alone is unclear ('Change the port').
        look: the closed button's look.
        draft_key: opens by itself when the device still has this draft.
        closes_when_saved: closes, and gives focus back, when a draft form inside was saved.
        props: further properties (`key` inside a `foreach`).
    """
    return _Fold.create(
        *children,
        label=label,
        open_label=open_label if open_label is not None else t("dialog.close"),
        aria_name=name,
        look=look,
        draft_key=draft_key,
        closes_when_saved=closes_when_saved,
        **props,
    )
