"""The result of a fist of five: how many at each value, the median, and what was said."""

from typing import Any

import reflex as rx

from app.ui.components.data import bar
from app.ui.components.surfaces import pill
from app.ui.text import t

_MEANINGS = (
    "pictures.fist.0",
    "pictures.fist.1",
    "pictures.fist.2",
    "pictures.fist.3",
    "pictures.fist.4",
    "pictures.fist.5",
)


def fist(result: Any, *, large: bool = False) -> rx.Component:
    """The fist of five of a `ResultView`, from 5 down to 0."""
    return rx.el.div(
        rx.el.div(
            rx.cond(
                result.is_passed,
                pill(t("pictures.fist.passed"), tone="ok"),
                pill(t("pictures.fist.not_passed"), tone="warn"),
            ),
            rx.el.p(
                t("pictures.fist.median", median=result.median),
                class_name="figures font-semibold",
            ),
            class_name="flex flex-wrap items-center gap-x-4 gap-y-2",
        ),
        rx.el.ol(
            rx.foreach(result.fist, _row),
            class_name="fist",
            aria_label=t("pictures.fist.label"),
        ),
        _words(t("pictures.fist.objections"), result.objections, large=large),
        _words(t("pictures.fist.concerns"), result.concerns, large=large),
        class_name="grid gap-[1.25em]",
    )


def meaning(value: rx.Var[int]) -> rx.Component | rx.Var[str]:
    """What a value from 0 to 5 says, in words."""
    return rx.match(value, *[(number, t(key)) for number, key in enumerate(_MEANINGS)], "")


def _row(count: Any) -> rx.Component:
    colour = rx.match(count.value, (0, "var(--danger)"), (1, "var(--warn)"), (2, "var(--warn)"), "var(--accent)")
    return rx.el.li(
        rx.el.span(count.value, class_name="fist-value figures"),
        rx.el.div(
            rx.el.div(
                rx.el.span(meaning(count.value)),
                rx.el.span(t("pictures.voices", count=count.count), class_name="figures font-semibold"),
                class_name="bar-head",
            ),
            bar(count.share, colour=colour),
        ),
        class_name="fist-row",
    )


def _words(title: rx.Var[str], words: Any, *, large: bool) -> rx.Component:
    shown = words[:3] if large else words
    heading = rx.el.h2 if large else rx.el.h3
    more = rx.cond(words.length() > 3, rx.el.li(t("pictures.more", count=words.length() - 3), class_name="text-muted"))
    return rx.cond(
        words.length() > 0,
        rx.el.section(
            heading(title, class_name="picture-heading"),
            rx.el.ul(
                rx.foreach(shown, lambda text: rx.el.li(text, class_name="said")),
                *([more] if large else []),
                class_name="mt-[0.5em] grid gap-[0.5em]",
            ),
        ),
    )
