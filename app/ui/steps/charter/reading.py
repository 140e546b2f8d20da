"""Small parts of reading a long document on a screen."""

from typing import Any

import reflex as rx

Text = str | rx.Var[str]


class _Reading(rx.Component):
    library = "$/public/ui/charter.jsx"


class _Jump(_Reading):
    tag = "Jump"

    to: rx.Var[str]


class _Sourced(_Reading):
    tag = "Sourced"

    text: rx.Var[str]
    references: rx.Var[Any]


class _Reference(_Reading):
    tag = "Reference"

    to: rx.Var[str]
    name: rx.Var[str]


class _WayBack(_Reading):
    tag = "WayBack"


class _Reveal(_Reading):
    tag = "Reveal"

    label: rx.Var[str]
    close_label: rx.Var[str]
    draft_key: rx.Var[str]


def jump(text: Text, to: Text) -> rx.Component:
    """A link to the place with the id `to` in this page."""
    return _Jump.create(text, to=to)


def reference(view: Any) -> rx.Component:
    """A reference (a `NamedView`) as a small link; `way_back` leads back to it."""
    return _Reference.create(to=view.id, name=view.name)


def sourced(text: Text, references: Any) -> rx.Component:
    """Text in which '[C6]' is a link where `references` has C6."""
    return _Sourced.create(text=text, references=references)


def way_back() -> rx.Component:
    """The way back to the reference that was followed last; also arrives at the place in the page's address."""
    return _WayBack.create()


def reveal(*content: Any, label: Text, close_label: Text, draft_key: Text = "") -> rx.Component:
    """A button that shows content below itself, made only when it is opened."""
    return _Reveal.create(*content, label=label, close_label=close_label, draft_key=draft_key)
