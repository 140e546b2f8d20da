"""How instruments act on each other: one pair at a time, the relay from stage to stage, and all that was said."""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.findings import findings
from app.ui.components.later import LaterComponent
from app.ui.components.registers import register
from app.ui.states.registers import RegistersState
from app.ui.steps.mixing.cover import may_sketch
from app.ui.text import t


class _Mixing(LaterComponent):
    is_ahead = False

    mix: rx.Var[Any]
    instruments: rx.Var[Any]


class _Pairs(_Mixing):
    library = "$/public/ui/mixing/pairs.jsx"
    tag = "Pairs"

    on_add: rx.EventHandler[rx.event.passthrough_event_spec(str, str, str)]


class _Relay(_Mixing):
    library = "$/public/ui/mixing/relay.jsx"
    tag = "Relay"

    is_large: rx.Var[bool]


def interactions() -> rx.Component:
    """The part."""
    return rx.el.div(
        rx.cond(may_sketch(), _Pairs.create(**_views(), on_add=RegistersState.add)),
        rx.el.section(
            rx.el.h3(t("mixing.said"), class_name="register-title"),
            register("interactions", shelf=Room.mix, shows=["reason", "decision", "missing"], add_look="quiet"),
            class_name="grid gap-3",
        ),
        findings(Room.mix, "mix.requirements", "mix.conflict"),
        relay(),
        class_name="part-work",
    )


def relay(*, large: bool = False) -> rx.Component:
    """Stages in order with who leads there, and how one is followed by the next."""
    return _Relay.create(**_views(), is_large=large)


def _views() -> dict[str, Any]:
    return {"mix": Room.mix, "instruments": Room.instruments.instruments}
