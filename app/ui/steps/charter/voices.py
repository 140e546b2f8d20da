"""Comments and proposed changes of participants, and what became of them: at each section, and all of them beside it.

Must not: decide or keep anything; services do.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.components.registers import answering, leads
from app.ui.states.seat import SeatState
from app.ui.states.voices import VoicesState

_SPEC = rx.event.passthrough_event_spec


class _Voices(LaterComponent):
    library = "$/public/ui/charter/voices.jsx"
    is_ahead = False

    view: rx.Var[Any]
    titles: rx.Var[Any]
    own_ids: rx.Var[list[str]]
    role: rx.Var[str]
    leads: rx.Var[bool]
    code: rx.Var[str]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]

    on_rewrite: rx.EventHandler[_SPEC(str, str, str)]
    on_withdraw: rx.EventHandler[_SPEC(str)]
    on_answer: rx.EventHandler[_SPEC(str, str, str)]


class _AllVoices(_Voices):
    tag = "AllVoices"


class _SectionVoices(_Voices):
    tag = "SectionVoices"

    section_key: rx.Var[str]
    title: rx.Var[str]

    on_comment: rx.EventHandler[_SPEC(str, str)]


def voices() -> rx.Component:
    """All comments beside the document: whether they are taken now, which wait, and where they stand."""
    return _AllVoices.create(titles=Room.charter.blocks, **_common())


def section_voices(heading: Any) -> rx.Component:
    """What stands below the heading of a section: the way to comment on it, and what was said of it."""
    return _SectionVoices.create(
        section_key=heading.section_key, title=heading.text, on_comment=VoicesState.comment, **_common()
    )


def _common() -> dict[str, Any]:
    return {
        "view": Room.comments,
        "own_ids": SeatState.own.comment_ids,
        "role": SeatState.role,
        "leads": leads(),
        "on_rewrite": VoicesState.rewrite_comment,
        "on_withdraw": VoicesState.withdraw_comment,
        "on_answer": VoicesState.answer_comment,
        **answering(),
    }
