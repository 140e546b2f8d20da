"""Step 1 on the phone: silent writing by prompt, then what the room has written, and the challenge it becomes."""

from typing import Any

import reflex as rx

from app.domain.steps import Prompt, StepKind
from app.realtime.mirror import Room
from app.ui.components.overlays import confirm_button, tabs
from app.ui.components.surfaces import announce
from app.ui.states.framing import FramingState
from app.ui.states.seat import SeatState
from app.ui.steps.forms.card import card_draft, card_form
from app.ui.steps.forms.fold import fold
from app.ui.steps.further import further
from app.ui.steps.parts.room import room_parts
from app.ui.steps.pictures.challenge import challenge
from app.ui.steps.pictures.clusters import clusters, prompt_name, sealed_counts
from app.ui.steps.room.place import can_write, while_writable
from app.ui.steps.room.rounds import rounds
from app.ui.text import t


@rx.memo
def frame_step() -> rx.Component:
    """The step."""
    cards = Room.cards
    return rx.el.div(
        rounds("frame"),
        rx.cond(
            cards.challenge.statement != "",
            rx.el.section(rx.el.h2(t("room.frame.challenge")), challenge(cards.challenge), class_name="part"),
        ),
        rx.cond(cards.is_revealed, _written()),
        _writing(),
        rx.cond(cards.is_revealed, rx.fragment(), _sealed()),
        announce(
            rx.cond(cards.is_revealed, t("room.frame.revealed"), t("room.frame.count", count=cards.total)),
            every_seconds=30,
        ),
        room_parts(StepKind.FRAME),
        class_name="step",
    )


def _writing() -> rx.Component:
    """One place before and after the reveal, so that nobody loses their place while typing."""
    is_revealed = Room.cards.is_revealed
    return while_writable(
        "frame",
        rx.el.section(
            rx.el.h2(rx.cond(is_revealed, t("room.frame.write_more"), t("room.frame.write"))),
            rx.cond(
                is_revealed,
                rx.fragment(),
                rx.el.p(t("room.frame.silent"), " ", _whose(), class_name="text-muted"),
            ),
            _prompts(),
            class_name="part",
        ),
    )


def _sealed() -> rx.Component:
    return rx.fragment(
        rx.cond(can_write("frame"), rx.fragment(), _own_cards()),
        rx.el.section(
            rx.el.h2(t("room.frame.together")),
            sealed_counts(Room.cards),
            rx.el.p(t("room.frame.sealed"), class_name="text-muted"),
            class_name="part",
        ),
    )


def _written() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("room.frame.all")),
        rx.cond(
            Room.cards.total > 0,
            clusters(Room.cards, rest=further),
            rx.el.p(t("room.frame.none"), class_name="text-muted"),
        ),
        class_name="part",
    )


def _whose() -> Any:
    """Anonymity in one honest sentence, before anyone writes."""
    return rx.match(
        Room.agenda.naming,
        ("names", t("room.frame.whose.names", name=SeatState.own.shown_name)),
        ("pseudonyms", t("room.frame.whose.pseudonyms", name=SeatState.own.shown_name)),
        t("room.frame.whose.nobody"),
    )


def _prompts() -> rx.Component:
    return rx.el.div(
        tabs(
            t("room.frame.questions"),
            [(prompt.value, t(f"prompt.{prompt.value}.short"), _prompt(prompt.value)) for prompt in Prompt],
        ),
        class_name="prompts",
    )


def _prompt(prompt: str) -> rx.Component:
    return rx.el.div(
        card_form(Room.agenda.code, prompt, label=t(f"prompt.{prompt}")),
        rx.el.ul(
            rx.foreach(
                SeatState.own.cards,
                lambda card: rx.cond(card.prompt == prompt, _own_card(card)),
            ),
            class_name="own-cards",
            aria_label=t("room.frame.own"),
        ),
        class_name="grid gap-5",
    )


def _own_cards() -> rx.Component:
    """What one wrote, where nothing can be written any more."""
    return rx.cond(
        SeatState.own.cards.length() > 0,
        rx.el.section(
            rx.el.h2(t("room.frame.own")),
            rx.el.ul(
                rx.foreach(
                    SeatState.own.cards,
                    lambda card: rx.el.li(
                        rx.el.p(card.text, class_name="own-text"),
                        rx.el.p(prompt_name(card.prompt), class_name="text-muted text-sm"),
                        class_name="own-card",
                    ),
                ),
                class_name="own-cards",
            ),
            class_name="part",
        ),
    )


def _own_card(card: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(card.text, class_name="own-text"),
        rx.el.div(
            fold(
                t("room.frame.edit"),
                card_form(Room.agenda.code, card.prompt, card=card),
                look="plain",
                draft_key=card_draft(Room.agenda.code, card),
                closes_when_saved=True,
            ),
            confirm_button(
                t("room.frame.withdraw"),
                title=t("room.frame.withdraw.title"),
                body=rx.el.p(card.text, class_name="said"),
                confirm=t("room.frame.withdraw"),
                on_confirm=FramingState.withdraw(card.id),
                look="plain",
            ),
            class_name="own-tools",
        ),
        key=card.id,
        class_name="own-card",
    )
