"""The board: clusters and loose cards. A menu on every card first, dragging second; everything here can be undone.

Must not: decide what a merged card looks like elsewhere (its wordings travel in the views).
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.drafts import draft_form, draft_text
from app.ui.components.fields import field
from app.ui.components.surfaces import pill
from app.ui.states.framing import FramingState
from app.ui.steps.desk.parts import draft_key, section
from app.ui.steps.forms.acks import acks
from app.ui.steps.further import further
from app.ui.steps.pictures.clusters import heap_of, loose
from app.ui.steps.pictures.marks import credit
from app.ui.text import t


class _Board(rx.Component):
    library = "$/public/ui/desk.jsx"
    tag = "Board"

    label: rx.Var[str]
    cluster_count: rx.Var[int]

    on_move: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
    on_new: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]


class _CardTools(rx.Component):
    library = "$/public/ui/desk.jsx"
    tag = "CardTools"

    card: rx.Var[Any]
    cards: rx.Var[Any]
    further: rx.Var[Any]
    found: rx.Var[Any]

    on_move: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
    on_new: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
    on_merge: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
    on_hide: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_find: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def board() -> rx.Component:
    """Loose cards, clusters, a place for a new one, and what was hidden."""
    cards = Room.cards
    return section(
        t("desk.board"),
        _Board.create(
            rx.cond(
                (cards.loose_total > 0) | (cards.clusters.length() == 0),
                rx.el.div(
                    rx.el.h3(t("desk.board.loose", count=cards.loose_total)),
                    rx.el.ul(rx.foreach(cards.loose, _card), class_name="desk-card-grid"),
                    further(loose(cards), _card, class_name="desk-card-grid", calm=False),
                    class_name="desk-loose",
                    custom_attrs={"data-drop": ""},
                ),
            ),
            rx.el.div(
                rx.foreach(cards.clusters, _cluster),
                rx.el.div(
                    _new_cluster(),
                    class_name="desk-heap desk-heap-new desk-quick-form",
                    custom_attrs={"data-drop": "new"},
                ),
                class_name="desk-heaps",
            ),
            label=t("desk.board"),
            cluster_count=cards.clusters.length(),
            on_move=FramingState.move,
            on_new=FramingState.add_cluster,
        ),
        _hidden(),
        note=rx.el.p(t("desk.board.help"), class_name="field-help"),
    )


def _cluster(cluster: Any) -> rx.Component:
    return rx.el.section(
        rx.el.div(
            draft_text(
                "name",
                t("desk.board.cluster.name"),
                value=cluster.name,
                lines=1,
                required=True,
                most=80,
                scope=cluster.id,
                draft_key=draft_key("cluster", cluster.id),
                on_send=lambda values, key: FramingState.name_cluster(cluster.id, values, key),
                autosave=True,
                **acks(),
            ),
            class_name="desk-heap-name",
        ),
        rx.cond(
            cluster.cards.length() > 0,
            rx.el.ul(rx.foreach(cluster.cards, _card), class_name="grid gap-2"),
            rx.el.p(t("desk.board.cluster.empty"), class_name="text-sm text-muted"),
        ),
        further(heap_of(cluster), _card, class_name="grid gap-2", calm=False),
        button(
            t("desk.board.dissolve"),
            look="plain",
            small=True,
            aria_label=t("desk.board.dissolve.name", name=cluster.name),
            on_click=FramingState.dissolve_cluster(cluster.id),
        ),
        class_name="desk-heap",
        aria_label=cluster.name,
        custom_attrs={"data-drop": cluster.id},
        key=cluster.id,
    )


def _new_cluster() -> rx.Component:
    return draft_form(
        field("name", t("desk.board.cluster.new"), required=True, max_length=80, scope="new-cluster"),
        draft_key=draft_key("new-cluster"),
        on_send=FramingState.add_cluster,
        label=t("desk.board.cluster.new"),
        submit=t("desk.board.cluster.add"),
        **acks(),
    )


def _card(card: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span("⠿", class_name="desk-card-handle", aria_hidden="true", custom_attrs={"data-handle": "true"}),
            rx.el.span(card.number, class_name="figures"),
            rx.el.span(t("prompt." + card.prompt.to(str) + ".short", catalogues=("steps",))),
            rx.cond(card.is_in_challenge, pill(t("desk.board.in_challenge"), tone="accent")),
            class_name="desk-card-head",
        ),
        rx.el.p(card.text, class_name="desk-card-text"),
        rx.el.p(credit(card), class_name="note-by"),
        rx.cond(
            card.is_edited,
            rx.el.p(t("desk.board.original", text=card.original_text), class_name="text-sm text-muted"),
        ),
        rx.cond(card.merged_count > 0, _merged(card)),
        _CardTools.create(
            _edit(card),
            card=card,
            cards=Room.cards,
            further=FramingState.further,
            found=FramingState.found,
            on_find=FramingState.find_cards,
            on_move=FramingState.move,
            on_new=FramingState.add_cluster,
            on_merge=FramingState.merge,
            on_hide=lambda card_id: FramingState.hide(card_id, True),
        ),
        class_name="desk-idea",
        custom_attrs={"data-card-id": card.id},
        key=card.id,
    )


def _merged(card: Any) -> rx.Component:
    rest = card.merged_count - card.merged.length()
    return rx.el.details(
        rx.el.summary(t("desk.board.merged", count=card.merged_count), class_name="text-sm text-accent py-1"),
        rx.el.ul(
            rx.foreach(
                card.merged,
                lambda one: rx.el.li(
                    rx.el.span(one.name, class_name="text-sm"),
                    button(
                        t("desk.board.unmerge"),
                        look="plain",
                        small=True,
                        aria_label=t("desk.board.unmerge.name", text=one.name),
                        on_click=FramingState.unmerge(one.id),
                    ),
                    class_name="desk-merged",
                ),
            ),
            rx.cond(rest > 0, rx.el.li(t("pictures.more", count=rest), class_name="text-sm text-muted")),
        ),
    )


def _edit(card: Any) -> rx.Component:
    return draft_text(
        "text",
        t("desk.board.text"),
        value=card.text,
        lines=3,
        required=True,
        most=280,
        help_text=t("desk.board.edit.help"),
        scope=card.id,
        draft_key=draft_key("card", card.id),
        on_send=lambda values, key: FramingState.rewrite(card.id, values, key),
        **acks(),
    )


def _hidden() -> rx.Component:
    hidden, count = Room.backstage.hidden_cards, Room.backstage.hidden_card_count
    rest = count - hidden.length()
    return rx.cond(
        count > 0,
        rx.el.details(
            rx.el.summary(t("desk.board.hidden", count=count), class_name="py-2 text-muted"),
            rx.el.ul(
                rx.foreach(
                    hidden,
                    lambda card: rx.el.li(
                        rx.el.p(rx.el.span(card.number, class_name="figures text-muted"), " ", card.text),
                        button(
                            t("desk.board.put_back"),
                            look="plain",
                            small=True,
                            aria_label=t("desk.board.put_back.name", number=card.number),
                            on_click=FramingState.hide(card.id, False),
                        ),
                        class_name="desk-row desk-row-split",
                    ),
                ),
                rx.cond(rest > 0, rx.el.li(t("desk.board.hidden.rest", count=rest), class_name="desk-row text-muted")),
                class_name="desk-rows",
            ),
        ),
    )
