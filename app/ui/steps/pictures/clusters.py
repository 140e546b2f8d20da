"""The cards of the framing step: sealed as counts, afterwards by cluster, with every original wording one tap away."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from app.ui.components.surfaces import pill
from app.ui.steps.pictures.marks import credit, group_mark
from app.ui.text import t

CARDS_ON_A_WALL = 5
"""Cards of one cluster that a wall shows; the rest is counted, and on the phones."""

CardTools = Callable[[Any], rx.Component]


def sealed_counts(cards: Any) -> rx.Component:
    """How many cards answer each prompt, while nobody sees what they say."""
    return rx.el.div(
        rx.el.p(
            rx.el.span(cards.total, class_name="figures turnout-cast"),
            " ",
            rx.el.span(t("pictures.cards.written", count=cards.total), class_name="turnout-of"),
        ),
        rx.el.ul(
            rx.foreach(cards.counts, _prompt_count),
            class_name="prompt-counts",
            aria_label=t("pictures.cards.by_prompt"),
        ),
        class_name="picture turnout",
    )


def clusters(cards: Any, *, large: bool = False, tools: CardTools | None = None) -> rx.Component:
    """The clusters and the loose cards of a revealed `CardsView`.

    Args:
        cards: the view.
        large: a wall shows the first cards of each cluster and counts the rest.
        tools: what a page adds to each card (the desk's menu), from the card's Var.
    """
    return rx.el.div(
        rx.foreach(cards.clusters, lambda cluster: _cluster(cluster.name, cluster.cards, large=large, tools=tools)),
        rx.cond(
            cards.loose.length() > 0,
            _cluster(t("pictures.cards.loose"), cards.loose, large=large, tools=tools, is_loose=True),
        ),
        class_name="picture clusters",
    )


def card_note(card: Any, *, large: bool = False, tools: CardTools | None = None) -> rx.Component:
    """One card. On a wall without its author: who stands in front of it sees the group alone."""
    more = [
        rx.cond(
            card.is_edited,
            rx.el.details(
                rx.el.summary(t("pictures.cards.edited"), class_name="picture-summary"),
                rx.el.p(card.original_text, class_name="said"),
            ),
        ),
        rx.cond(
            card.merged.length() > 0,
            rx.el.details(
                rx.el.summary(t("pictures.cards.merged", count=card.merged.length()), class_name="picture-summary"),
                rx.el.ul(
                    rx.foreach(card.merged, lambda one: rx.el.li(one.name, class_name="said")),
                    class_name="grid gap-[0.5em]",
                ),
            ),
        ),
    ]
    by = [
        rx.el.span(prompt_name(card.prompt)),
        credit(card),
        rx.cond(card.is_in_challenge, pill(t("pictures.cards.in_challenge"), tone="accent")),
    ]
    voices = rx.cond(card.merged.length() > 0, pill(t("pictures.cards.voices", count=card.merged.length() + 1)))
    return rx.el.article(
        rx.el.p(card.text, class_name="note-text"),
        rx.el.p(
            *([group_mark(card.group_index, card.group_name), voices] if large else by),
            class_name="note-by",
        ),
        *([] if large else more),
        *([] if tools is None else [tools(card)]),
        class_name="note",
    )


def prompt_name(prompt: rx.Var[str]) -> rx.Var[str]:
    """The short name of a card's prompt."""
    return t("prompt." + prompt + ".short", catalogues=("steps",))


def _prompt_count(entry: Any) -> rx.Component:
    return rx.el.li(
        rx.el.span(entry.count, class_name="figures prompt-count"),
        rx.el.span(t("prompt." + entry.prompt, catalogues=("steps",))),
    )


def _cluster(name: Any, cards: Any, *, large: bool, tools: CardTools | None, is_loose: bool = False) -> rx.Component:
    shown = cards[:CARDS_ON_A_WALL] if large else cards
    heading = rx.el.h2 if large else rx.el.h3  # a wall has nothing between its h1 and the picture
    rest = rx.cond(
        cards.length() > CARDS_ON_A_WALL,
        rx.el.p(t("pictures.more_on_phones", count=cards.length() - CARDS_ON_A_WALL), class_name="text-muted"),
    )
    return rx.el.section(
        heading(
            name, " ", rx.el.span(cards.length(), class_name="cluster-count figures"), class_name="picture-heading"
        ),
        rx.el.ul(
            rx.foreach(shown, lambda card: rx.el.li(card_note(card, large=large, tools=tools))), class_name="notes"
        ),
        *([rest] if large else []),
        class_name="cluster cluster-loose" if is_loose else "cluster",
    )
