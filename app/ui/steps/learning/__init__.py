"""Monitoring, stopping and comparing on phone and desk: what is read of them, and their registers.

Must not: decide what is allowed (the gate does), or compute (the reading does).
"""

from typing import Any

import reflex as rx

from app.domain.registers.learning import INDICATORS
from app.domain.roles import Role
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.components.registers import answering, is_asked, is_live, leads, register, source_of
from app.ui.states.registers import RegistersState
from app.ui.states.seat import SeatState
from app.ui.text import t

_SPEC = rx.event.passthrough_event_spec
_STEP = INDICATORS.step
_SOURCES = ("goals", "assumptions", "projects", "pathways", "instruments", "options", "measures")


class _Read(LaterComponent):
    """A screen that only shows."""

    is_ahead = False

    shelf: rx.Var[Any]
    code: rx.Var[str]


class _Written(_Read):
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


class _Measuring(_Written):
    library = "$/public/ui/learning/measuring.jsx"
    tag = "Measuring"


class _Chain(_Written):
    library = "$/public/ui/learning/chain.jsx"
    tag = "Chain"


class _Calendar(_Read):
    library = "$/public/ui/learning/calendar.jsx"
    tag = "Calendar"


class _Stopping(_Written):
    library = "$/public/ui/learning/stopping.jsx"
    tag = "Stopping"


class _Fixity(_Written):
    library = "$/public/ui/learning/fixity.jsx"
    tag = "Fixity"


class _Comparison(_Written):
    library = "$/public/ui/learning/comparison.jsx"
    tag = "Comparison"


class _Ranking(_Read):
    library = "$/public/ui/learning/ranking.jsx"
    tag = "Ranking"


class _Weighing(LaterComponent):
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


def monitoring() -> rx.Component:
    """Indicators, the theory of change, learning questions, the calendar, reviews and triggers."""
    return rx.el.div(
        _Measuring.create(**_written()),
        _folded(t("learning.measuring.edit"), _register("indicators", shows=("goal", "owner", "source", "frequency"))),
        _Chain.create(**_written()),
        _folded(t("learning.chain.edit"), _register("changes", shows=("place",), hides_adding=True)),
        _register("assumptions", shows=("link", "confidence", "weight", "test"), with_heading=True),
        _register("questions", shows=("assumption", "by", "owner"), with_heading=True),
        _Calendar.create(shelf=Room.learning, code=Room.agenda.code),
        _register("reviews", with_heading=True),
        _register("triggers", with_heading=True),
        class_name="part-work",
    )


def stopping() -> rx.Component:
    """What could be stopped or changed, all criteria, what is fixed, and the decisions that changed it."""
    return rx.el.div(
        _Stopping.create(**_written()),
        _folded(
            t("learning.stopping.all"),
            _register("criteria", shows=("signal", "threshold", "on", "decider", "consequence", "kept")),
        ),
        _Fixity.create(**_written()),
        _register("decisions", with_heading=True),
        class_name="part-work",
    )


def comparison() -> rx.Component:
    """The table, everybody's weights, and what the first place hangs on."""
    return rx.el.div(
        _Comparison.create(**_written()),
        _Weighing.create(
            shelf=Room.learning,
            estimates=Room.estimates,
            answers=RegistersState.answers,
            is_asked=is_asked(_STEP.value),
            runs=leads() & is_live(),
            on_estimate=RegistersState.estimate,
            on_recall=RegistersState.recall_answers,
            on_show=RegistersState.show_sheet,
            on_ask_again=RegistersState.ask_again,
            **answering(),
        ),
        _Ranking.create(shelf=Room.learning, code=Room.agenda.code),
        _register("options", with_heading=True, oldest_first=True),
        _register("measures", with_heading=True, oldest_first=True),
        class_name="part-work",
    )


def _register(key: str, **options: Any) -> rx.Component:
    return register(key, shelf=Room.learning, **options)


def _folded(label: Any, content: rx.Component) -> rx.Component:
    return rx.el.details(
        rx.el.summary(label, class_name="fold-summary"),
        rx.el.div(content, class_name="pt-3"),
        class_name="fold-details",
    )


def _written() -> dict[str, Any]:
    current = Room.agenda.current
    is_participant = SeatState.role == Role.PARTICIPANT.value
    is_open = is_participant & (current.kind == _STEP.value) & (current.status == "open")
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
