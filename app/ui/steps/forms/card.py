"""A card of the framing step: one thought under one prompt."""

from typing import Any

import reflex as rx

from app.services.framing import LONGEST_CARD
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field
from app.ui.states.framing import FramingState
from app.ui.states.seat import SeatState
from app.ui.steps.forms.acks import acks
from app.ui.text import t

Text = str | rx.Var[str]


def card_form(code: Text, prompt: Text, *, card: Any = None, label: Text | None = None) -> rx.Component:
    """Write a card under `prompt`, or change the text of `card` (a `CardView`).

    `label` is what the text box asks; without it, 'Your thought'.
    """
    extra: dict[str, Any]
    if card is None:
        scope = rx.Var.create("card-") + rx.Var.create(prompt).to(str)
        draft_key = _draft(code, prompt)
        extra = {
            "on_send": lambda values, key: FramingState.write(prompt, values, key),
            "submit": t("forms.card.add"),
            "label": t("forms.card.new"),
        }
    else:
        scope = rx.Var.create("card-") + card.id.to(str)
        draft_key = card_draft(code, card)
        extra = {
            "on_send": lambda values, key: FramingState.rewrite(card.id, values, key),
            "initial": {"text": card.text},
            "label": t("forms.card.edit", number=card.number),
        }
    return draft_form(
        field(
            "text",
            label if label is not None else t("forms.card.text"),
            required=True,
            lines=2,
            scope=scope,
            max_length=LONGEST_CARD,
        ),
        draft_key=draft_key,
        on_writing=SeatState.writing,
        **acks(),
        **extra,
    )


def card_draft(code: Text, card: Any) -> rx.Var[str]:
    """Where the edit of a card is kept."""
    return _draft(code, card.id)


def _draft(code: Text, thing: Any) -> rx.Var[str]:
    return rx.Var.create("card:") + rx.Var.create(code).to(str) + ":" + rx.Var.create(thing).to(str)
