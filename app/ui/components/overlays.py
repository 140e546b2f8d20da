"""Dialogs and tabs.

Must not: hide anything that is needed to decide; a dialog asks one thing.
"""

from collections.abc import Sequence
from typing import Any

import reflex as rx

from app.ui.components.buttons import Look

Text = str | rx.Var[str]


class _Dialog(rx.Component):
    library = "$/public/ui/overlay.jsx"
    tag = "Dialog"

    label: rx.Var[str]
    title: rx.Var[str]
    confirm_label: rx.Var[str]
    tone: rx.Var[str]
    look: rx.Var[str]
    is_wide: rx.Var[bool]
    is_disabled: rx.Var[bool]

    on_confirm: rx.EventHandler[rx.event.no_args_event_spec]


def confirm_button(
    label: Text,
    *,
    title: Text,
    body: Text | rx.Component,
    confirm: Text,
    on_confirm: Any,
    look: Look = "quiet",
    dangerous: bool = False,
    disabled: bool | rx.Var[bool] = False,
) -> rx.Component:
    """A button for what cannot be undone: it opens a dialog that says what will happen, and asks.

    Args:
        label: the button's text.
        title: the question ('Close the vote?').
        body: what happens then, and what does not.
        confirm: the answer that does it, in the same words ('Close the vote'); the other answer is 'Not now'.
        on_confirm: the handler; called without arguments (bind others: `State.close(round.id)`).
        look: the opening button's look.
        dangerous: whether the confirming button warns by its colour too.
        disabled: whether it can be opened.
    """
    return _Dialog.create(
        body if isinstance(body, rx.Component) else rx.el.p(body),
        label=label,
        title=title,
        confirm_label=confirm,
        on_confirm=on_confirm,
        look=look,
        tone="danger" if dangerous else "primary",
        is_disabled=disabled,
    )


def dialog_button(label: Text, *children: Any, title: Text, look: Look = "quiet", wide: bool = False) -> rx.Component:
    """A button that opens a dialog with more to read or fill in; closed by its button, Escape or a click beside."""
    return _Dialog.create(*children, label=label, title=title, look=look, is_wide=wide)


class _Tabs(rx.Component):
    library = "$/public/ui/tabs.jsx"
    tag = "Tabs"

    label: rx.Var[str]
    tabs: rx.Var[list[dict[str, Any]]]
    selected: rx.Var[str]

    on_select: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def tabs(
    label: Text,
    panels: Sequence[tuple[str, Text, rx.Component]],
    *,
    selected: Text = "",
    on_select: Any = None,
) -> rx.Component:
    """Panels of which one shows: (value, label, content). All stay in the page, so drafts inside them live on.

    `selected` leads from outside when it changes; `on_select(value)` tells a handler.
    """
    events = {} if on_select is None else {"on_select": on_select}
    return _Tabs.create(
        *[rx.el.div(content) for _, _, content in panels],
        label=label,
        tabs=[{"value": value, "label": text} for value, text, _ in panels],
        selected=selected,
        **events,
    )
