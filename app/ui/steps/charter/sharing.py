"""The public page of the charter: its switch, its address, and what is on it. For facilitators.

Must not: decide or keep anything; services do.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent, later
from app.ui.components.registers import leads
from app.ui.states.voices import VoicesState


class _Sharing(LaterComponent):
    library = "$/public/ui/charter/sharing.jsx"
    tag = "PublicPage"
    is_ahead = False

    path: rx.Var[Any]

    on_publish: rx.EventHandler[rx.event.no_args_event_spec]
    on_move: rx.EventHandler[rx.event.no_args_event_spec]
    on_unpublish: rx.EventHandler[rx.event.no_args_event_spec]


def sharing() -> rx.Component:
    """The part of the charter page; nothing for those who do not lead."""
    return rx.cond(leads(), later(charter_sharing, ahead=False))


@rx.memo
def charter_sharing() -> rx.Component:
    """The switch."""
    return rx.fragment(
        _Sharing.create(
            path=Room.backstage.public_path,
            on_publish=VoicesState.publish,
            on_move=VoicesState.move_page,
            on_unpublish=VoicesState.unpublish,
        ),
    )
