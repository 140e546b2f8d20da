"""The cards of the framing step: sealed as counts, afterwards by cluster, with every original wording one tap away."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import reflex as rx

from app.ui.components.surfaces import pill
from app.ui.steps.pictures.marks import credit, group_mark, wordings
from app.ui.text import t

CARDS_ON_A_WALL = 5
"""Cards of one cluster that a wall shows; the rest is counted, and on the phones."""

Draw = Callable[[Any], rx.Component]
"""A list item from a card's Var."""


@dataclass(frozen=True, slots=True)
class Heap:
    """A cluster or the loose cards, in Vars: its id (empty: loose), its name, its first cards, how many it has."""

    id: Any
    name: Any
    first: Any
    total: Any
    stamp: Any


class Rest(Protocol):
    """Draws what a heap has beyond its first cards."""

    def __call__(self, heap: Heap, draw: Draw, *, class_name: str) -> rx.Component:
        """Below the first ones, as a list of this class."""


def heap_of(cluster: Any) -> Heap:
    """A `ClusterView` as a heap."""
    return Heap(cluster.id, cluster.name, cluster.cards, cluster.total, cluster.stamp)


def loose(cards: Any) -> Heap:
    """The loose cards of a `CardsView` as a heap."""
    return Heap(rx.Var.create(""), t("pictures.cards.loose"), cards.loose, cards.loose_total, cards.loose_stamp)


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


def clusters(cards: Any, *, large: bool = False, rest: Rest | None = None) -> rx.Component:
    """The clusters and the loose cards of a revealed `CardsView`.

    Args:
        cards: the view.
        large: a wall shows the first cards of each cluster and counts the rest.
        rest: how a page lets people see the cards of a heap that are not in the view.
    """
    return rx.el.div(
        rx.foreach(cards.clusters, lambda cluster: _heap(heap_of(cluster), large=large, rest=rest)),
        rx.cond(cards.loose_total > 0, _heap(loose(cards), large=large, rest=rest)),
        class_name="picture clusters",
    )


def card_note(card: Any, *, large: bool = False) -> rx.Component:
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
            card.merged_count > 0,
            rx.el.details(
                rx.el.summary(t("pictures.cards.merged", count=card.merged_count), class_name="picture-summary"),
                wordings(card),
            ),
        ),
    ]
    by = [
        rx.el.span(prompt_name(card.prompt)),
        credit(card),
        rx.cond(card.is_in_challenge, pill(t("pictures.cards.in_challenge"), tone="accent")),
    ]
    voices = rx.cond(card.merged_count > 0, pill(t("pictures.cards.voices", count=card.merged_count + 1)))
    return rx.el.article(
        rx.el.p(card.text, class_name="note-text"),
        rx.el.p(
            *([group_mark(card.group_index, card.group_name), voices] if large else by),
            class_name="note-by",
        ),
        *([] if large else more),
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


def _heap(heap: Heap, *, large: bool, rest: Rest | None) -> rx.Component:
    heading = rx.el.h2 if large else rx.el.h3  # a wall has nothing between its h1 and the picture
    shown = heap.first[:CARDS_ON_A_WALL] if large else heap.first

    def draw(card: Any) -> rx.Component:
        return rx.el.li(card_note(card, large=large), key=card.id)

    below = []
    if large:
        uncounted = heap.total - shown.length()
        words = t("pictures.more_on_phones", count=uncounted)
        below = [rx.cond(uncounted > 0, rx.el.p(words, class_name="text-muted"))]
    elif rest is not None:
        below = [rest(heap, draw, class_name="notes")]
    return rx.el.section(
        heading(
            heap.name, " ", rx.el.span(heap.total, class_name="cluster-count figures"), class_name="picture-heading"
        ),
        rx.el.ul(rx.foreach(shown, draw), class_name="notes"),
        *below,
        class_name=rx.cond(heap.id == "", "cluster cluster-loose", "cluster"),
    )
