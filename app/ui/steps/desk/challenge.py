"""Composing the challenge: the statement, the cards it rests on, complicated or complex, what is in and what is out.

Must not: cut the link between the statement and its cards.
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.drafts import draft_form
from app.ui.components.fields import checkbox_group, field, radio_group
from app.ui.states.framing import FramingState
from app.ui.steps.desk.parts import draft_key, look_up
from app.ui.steps.forms.acks import acks
from app.ui.text import t


def challenge() -> rx.Component:
    """The form."""
    written = Room.cards.challenge
    return draft_form(
        field(
            "statement",
            t("desk.challenge.statement"),
            help_text=t("desk.challenge.statement.help"),
            lines=5,
            required=True,
            max_length=1200,
            class_name="document text-lg",
            scope="challenge",
        ),
        rx.el.div(
            checkbox_group(
                "source_ids",
                t("desk.challenge.sources"),
                look_up("cardChoices", Room.cards).to(list[dict[str, str]]),
                help_text=t("desk.challenge.sources.help"),
                scope="challenge",
                in_row=True,
            ),
            class_name="desk-source-list",
        ),
        radio_group(
            "complexity",
            t("desk.challenge.complexity"),
            [
                ("complicated", t("desk.challenge.complicated")),
                ("complex", t("desk.challenge.complex")),
                ("", t("desk.challenge.undecided")),
            ],
            hints={
                "complicated": t("desk.challenge.complicated.hint"),
                "complex": t("desk.challenge.complex.hint"),
            },
            required=True,
            scope="challenge",
            in_row=True,
        ),
        rx.el.div(
            field("scope_in", t("desk.challenge.scope_in"), lines=3, max_length=1200, scope="challenge"),
            field("scope_out", t("desk.challenge.scope_out"), lines=3, max_length=1200, scope="challenge"),
            class_name="grid gap-4 md:grid-cols-2",
        ),
        draft_key=draft_key("challenge"),
        initial={
            "statement": written.statement,
            "source_ids": written.source_ids,
            "complexity": written.complexity,
            "scope_in": written.scope_in,
            "scope_out": written.scope_out,
        },
        on_send=FramingState.compose,
        label=t("desk.challenge"),
        submit=t("desk.challenge.save"),
        **acks(),
    )
