"""Composing the challenge: the statement, the cards it rests on, complicated or complex, what is in and what is out.

Must not: cut the link between the statement and its cards.
"""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars.base import VarData
from reflex.vars.function import FunctionStringVar

from app.realtime.mirror import Room
from app.ui.components.drafts import draft_form
from app.ui.components.fields import checkbox_group, field, radio_group
from app.ui.states.framing import FramingState
from app.ui.steps.desk.parts import draft_key
from app.ui.steps.forms.acks import acks
from app.ui.text import t


class _CardFinder(rx.Component):
    library = "$/public/ui/find-cards.jsx"
    tag = "CardFinder"

    ident: rx.Var[str]
    cards: rx.Var[Any]
    found: rx.Var[Any]

    on_find: rx.EventHandler[rx.event.passthrough_event_spec(str)]


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
        _CardFinder.create(
            ident="challenge-find",
            cards=Room.cards,
            found=FramingState.found,
            on_find=FramingState.find_cards,
        ),
        rx.el.div(
            checkbox_group(
                "source_ids",
                t("desk.challenge.sources"),
                _choices(),
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


def _choices() -> Any:
    """Cards to choose from: those of the window, of the statement, and what was looked for."""
    function: FunctionStringVar[Any] = FunctionStringVar.create(
        "cardChoices", _var_data=VarData(imports={"$/public/ui/card-choices.js": [ImportVar(tag="cardChoices")]})
    )
    chosen = function.call(Room.agenda.code, Room.cards, FramingState.further, FramingState.found)
    return chosen.to(list[dict[str, str]])
