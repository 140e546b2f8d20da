"""Things that hold or say something: headings, cards, pills, notices, empty states, skeletons.

Must not: know a state.
"""

from typing import Any, Literal

import reflex as rx

from app.ui.text import t

Tone = Literal["plain", "accent", "ok", "warn", "danger"]
Text = str | rx.Var[str]


def heading(text: Text, *, class_name: str = "", **props: Any) -> rx.Component:
    """The one h1 of a page. It takes focus after a navigation, so that screen readers start there."""
    if class_name:
        props["class_name"] = class_name
    return rx.el.h1(text, tab_index=-1, **props)


def visually_hidden(*children: Any) -> rx.Component:
    """Text for screen readers only."""
    return rx.el.span(*children, class_name="visually-hidden")


def card(*children: Any, roomy: bool = False, class_name: str = "", **props: Any) -> rx.Component:
    """A sheet on the paper. `roomy` gives it more air on wide screens. One level only: no cards in cards."""
    classes = " ".join(filter(None, ("card", "card-roomy" if roomy else "", class_name)))
    return rx.el.div(*children, class_name=classes, **props)


def pill(text: Text | rx.Component, *, tone: Tone = "plain", **props: Any) -> rx.Component:
    """A short word about the state of something. The word says it; the colour only helps."""
    return rx.el.span(text, class_name="pill" if tone == "plain" else f"pill pill-{tone}", **props)


def notice(*children: Any, title: Text | None = None, tone: Tone = "accent", **props: Any) -> rx.Component:
    """A message in the page: what happened, that nothing is lost (when so), what to do.

    It is not a live region. A message that appears by itself is also said: put `announce(text)` beside it.
    """
    head = [] if title is None else [rx.el.p(title, class_name="notice-title")]
    return rx.el.div(*head, *children, class_name=f"notice notice-{tone}", **props)


class _Announce(rx.Component):
    library = "$/public/ui/announce.jsx"
    tag = "Announce"

    text: rx.Var[str]
    at_first: rx.Var[bool]
    every_seconds: rx.Var[int]


def announce(text: Text, *, at_first: bool = False, every_seconds: int = 0) -> rx.Component:
    """Says `text` in the page's one polite live region whenever it changes; draws nothing.

    Args:
        text: the sentence.
        at_first: also says the text that is there when this appears (for messages drawn inside `rx.cond`).
        every_seconds: says the newest text at most that often; 10 for live numbers.
    """
    return _Announce.create(text=text, at_first=at_first, every_seconds=every_seconds)


def empty_state(sentence: Text, *action: rx.Component, **props: Any) -> rx.Component:
    """Nothing here yet: one sentence and at most one button."""
    return rx.el.div(rx.el.p(sentence), *action, class_name="empty", **props)


def skeleton(*, lines: int = 4, label: Text | None = None) -> rx.Component:
    """The shape of a page that is being fetched; said as 'Loading'."""
    return rx.el.div(
        visually_hidden(label if label is not None else t("shell.loading")),
        rx.el.div(*[rx.el.span() for _ in range(lines)], class_name="skeleton", aria_hidden="true"),
        aria_busy="true",
    )


def qr_image(code: Text, *, class_name: str = "") -> rx.Component:
    """The QR code of the join link of a workshop's `code`, drawn by the API."""
    source = "/api/v1/qr/" + (code if isinstance(code, str) else code.to(str)) + ".svg"
    size = {"width": "256", "height": "256"}  # not as keywords: Reflex would write inline styles
    return rx.el.img(src=source, alt=t("qr.alt"), class_name=f"qr {class_name}".strip(), custom_attrs=size)
