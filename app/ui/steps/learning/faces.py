"""What the screens of monitoring, stopping and comparing are made of: wrapped JSX, and what it needs of the page.

Must not: decide what is allowed (the gate does), or compute (the reading does).
"""

from typing import Any

import reflex as rx

from app.domain.registers.learning import INDICATORS
from app.domain.roles import Role
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.components.registers import answering, is_live, leads, register, source_of
from app.ui.states.registers import RegistersState
from app.ui.states.seat import SeatState

_SPEC = rx.event.passthrough_event_spec
STEP = INDICATORS.step
_SOURCES = ("goals", "assumptions", "projects", "pathways", "instruments", "options", "measures")


class Read(LaterComponent):
    """A screen that only shows."""

    is_ahead = False

    shelf: rx.Var[Any]
    code: rx.Var[str]


class Written(Read):
    """A screen with forms of entries."""

    sources: rx.Var[Any]
    leads: rx.Var[bool]
    is_writable: rx.Var[bool]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]

    on_add: rx.EventHandler[_SPEC(str, str, str)]
    on_change: rx.EventHandler[_SPEC(str, str, str, str)]
    on_writing: rx.EventHandler[_SPEC(bool)]


class Measuring(Written):
    """Indicators, and goals without."""

    library = "$/public/ui/learning/measuring.jsx"
    tag = "Measuring"


class Chain(Written):
    """The theory of change."""

    library = "$/public/ui/learning/chain.jsx"
    tag = "Chain"


class Calendar(Read):
    """The days, and their file."""

    library = "$/public/ui/learning/calendar.jsx"
    tag = "Calendar"


class Stopping(Written):
    """The stop builder."""

    library = "$/public/ui/learning/stopping.jsx"
    tag = "Stopping"


class Fixity(Written):
    """What is fixed, and what may move."""

    library = "$/public/ui/learning/fixity.jsx"
    tag = "Fixity"


class Comparison(Written):
    """The table."""

    library = "$/public/ui/learning/comparison.jsx"
    tag = "Comparison"


class Ranking(Read):
    """What the first place hangs on."""

    library = "$/public/ui/learning/ranking.jsx"
    tag = "Ranking"


class Weighing(LaterComponent):
    """Everybody's weights."""

    library = "$/public/ui/learning/weighing.jsx"
    tag = "Weighing"
    is_ahead = False

    shelf: rx.Var[Any]
    estimates: rx.Var[Any]
    answers: rx.Var[Any]
    code: rx.Var[str]
    is_asked: rx.Var[bool]
    runs: rx.Var[bool]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]

    on_estimate: rx.EventHandler[_SPEC(str, str, str, str)]
    on_recall: rx.EventHandler[_SPEC(str)]
    on_show: rx.EventHandler[_SPEC(str, bool)]
    on_ask_again: rx.EventHandler[_SPEC(str)]


def own_register(key: str, **options: Any) -> rx.Component:
    """A register of this shelf."""
    return register(key, shelf=Room.learning, **options)


def folded(label: Any, content: rx.Component) -> rx.Component:
    """What few people need, one tap away."""
    return rx.el.details(
        rx.el.summary(label, class_name="fold-summary"),
        rx.el.div(content, class_name="pt-3"),
        class_name="fold-details",
    )


def written() -> dict[str, Any]:
    """What a screen with forms needs of the page."""
    current = Room.agenda.current
    is_participant = SeatState.role == Role.PARTICIPANT.value
    is_open = is_participant & (current.kind == STEP.value) & (current.status == "open")
    return {
        "shelf": Room.learning,
        "sources": rx.Var.create({target: source_of(target) for target in _SOURCES}),
        "leads": leads(),
        "is_writable": is_live() & (leads() | is_open),
        "on_add": RegistersState.add,
        "on_change": RegistersState.change,
        "on_writing": SeatState.writing,
        **answering(),
    }
