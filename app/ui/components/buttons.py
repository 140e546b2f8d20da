"""Buttons and links that look like buttons, copying, and the menu.

A button says what happens. One primary button per view; `danger` only for what cannot be undone, and then inside
`confirm_button` (see overlays).

Must not: know a state.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import reflex as rx

from app.ui.text import t

Look = Literal["primary", "quiet", "plain", "danger"]
Text = str | rx.Var[str]


def button(
    label: Text,
    *,
    look: Look = "primary",
    small: bool = False,
    busy: bool | rx.Var[bool] = False,
    busy_label: Text | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A button; its `type` is "button" unless given.

    Args:
        label: what happens, a Var from `t`.
        look: primary (the one thing to do), quiet (outlined), plain (text only), danger.
        small: 36 px instead of 48 px high, for tools within lists at the desk; never on a participant's phone.
        busy: shows a turning ring and is announced as busy; clicks meanwhile are the caller's to ignore.
        busy_label: shown instead of `label` while busy.
        class_name: further classes.
        props: `on_click`, `disabled`, `type`, `aria_label`, …
    """
    shown = rx.cond(busy, busy_label, label) if busy_label is not None else label
    if isinstance(busy, rx.Var):
        props["aria_busy"] = rx.cond(busy, "true", "false")
    elif busy:
        props["aria_busy"] = "true"
    props.setdefault("type", "button")
    return rx.el.button(shown, class_name=_classes(look, small, class_name), **props)


def link_button(
    label: Text, href: Text, *, look: Look = "quiet", small: bool = False, class_name: str = "", **props: Any
) -> rx.Component:
    """A link that looks like a button: it goes somewhere (a page, a download), it changes nothing."""
    if "download" in props:
        # A file is fetched by the browser: the pages' router would look for a page of that name.
        props.setdefault("custom_attrs", {})["reloadDocument"] = True
    return rx.el.a(label, href=href, class_name=_classes(look, small, class_name), **props)


def _classes(look: Look, small: bool, more: str) -> str:
    return " ".join(filter(None, ("button", f"button-{look}", "button-small" if small else "", more)))


class _CopyButton(rx.Component):
    library = "$/public/ui/controls.jsx"
    tag = "CopyButton"

    text: rx.Var[str]
    label: rx.Var[str]
    look: rx.Var[str]


def copy_button(text: Text, label: Text | None = None, *, look: Look = "quiet") -> rx.Component:
    """Copies `text` to the clipboard and says so. A text that starts with `/` is copied as a whole address.

    Where the browser does not allow it, the text appears in a field to be copied by hand.
    """
    return _CopyButton.create(text=text, label=label if label is not None else t("copy.copy"), look=look)


class _Menu(rx.Component):
    library = "$/public/ui/overlay.jsx"
    tag = "Menu"

    label: rx.Var[str]
    aria_name: rx.Var[str]
    items: rx.Var[list[dict[str, Any]]]
    look: rx.Var[str]
    is_small: rx.Var[bool]

    on_choose: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def menu(
    label: Text,
    items: Sequence[Mapping[str, Any]] | rx.Var[Any],
    on_choose: Any,
    *,
    name: Text = "",
    look: Look = "quiet",
    small: bool = False,
) -> rx.Component:
    """A button that opens a list of things to do, as in 'Move to…'. Full keyboard: arrows, Home, End, letters, Escape.

    Args:
        label: the button's text.
        items: mappings or objects with `value` (a string) and `label`, and optionally `isDisabled`; a list or a Var.
        on_choose: handler of the chosen `value`; bind more with a lambda: `lambda value: State.move(card.id, value)`.
        name: what screen readers hear instead of `label` where that alone is unclear ('Move card 7 to…').
        look: as for `button`.
        small: as for `button`.
    """
    return _Menu.create(label=label, items=items, on_choose=on_choose, aria_name=name, look=look, is_small=small)
