"""The challenge statement, with the cards it was composed from."""

from typing import Any

import reflex as rx

from app.ui.steps.pictures.clusters import card_note
from app.ui.text import t


def challenge(view: Any, *, large: bool = False) -> rx.Component:
    """A `ChallengeView`; draws nothing while there is no statement."""
    return rx.cond(
        view.statement != "",
        rx.el.div(
            rx.el.blockquote(rx.el.p(view.statement), class_name="document challenge-statement"),
            rx.match(
                view.complexity,
                ("complicated", _fact(t("pictures.complexity"), t("pictures.complicated"))),
                ("complex", _fact(t("pictures.complexity"), t("pictures.complex"))),
                rx.fragment(),
            ),
            rx.cond(
                (view.scope_in != "") | (view.scope_out != ""),
                rx.el.dl(
                    _scope(t("pictures.scope.in"), view.scope_in),
                    _scope(t("pictures.scope.out"), view.scope_out),
                    class_name="challenge-scope",
                ),
            ),
            *([] if large else [_sources(view)]),
            class_name="picture challenge",
        ),
    )


def _fact(name: rx.Var[str], text: rx.Var[str]) -> rx.Component:
    return rx.el.p(rx.el.span(name, class_name="text-muted"), " ", rx.el.span(text))


def _scope(name: rx.Var[str], text: rx.Var[str]) -> rx.Component:
    return rx.cond(
        text != "",
        rx.el.div(rx.el.dt(name, class_name="text-muted"), rx.el.dd(text)),
    )


def _sources(view: Any) -> rx.Component:
    return rx.cond(
        view.sources.length() > 0,
        rx.el.details(
            rx.el.summary(t("pictures.challenge.sources", count=view.sources.length()), class_name="picture-summary"),
            rx.el.ul(rx.foreach(view.sources, lambda card: rx.el.li(card_note(card))), class_name="notes mt-[0.75em]"),
        ),
    )
