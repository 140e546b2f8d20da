"""The portfolio on phone, desk and wall: what is read from the projects, pitches, and the projects themselves.

Must not: decide what is allowed (the gate does).
"""

from typing import Any

import reflex as rx

from app.domain.parts import Part
from app.domain.registers.portfolio import PROJECTS
from app.realtime.mirror import Room
from app.ui.components.importing import import_file
from app.ui.components.later import LaterComponent
from app.ui.components.registers import is_shown, register
from app.ui.states.portfolio import PortfolioState
from app.ui.states.registers import RegistersState
from app.ui.steps.desk.parts import form_dialog
from app.ui.steps.forms.acks import acks
from app.ui.steps.room.place import can_vote
from app.ui.text import t

_SPEC = rx.event.passthrough_event_spec
_FIELDS = tuple(one.name for one in PROJECTS.fields if not one.is_fleeting)
_SHOWN = ("owner", "goals", "levers", "ends", "flexibility")


class _Seen(LaterComponent):
    """A screen of the portfolio, with what sheets of estimates need."""

    library = "$/public/ui/portfolio/portfolio.jsx"
    is_ahead = False

    shelf: rx.Var[Any]
    estimates: rx.Var[Any]
    answers: rx.Var[Any]
    code: rx.Var[str]
    is_asked: rx.Var[bool]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]

    on_estimate: rx.EventHandler[_SPEC(str, str, str, str)]
    on_recall: rx.EventHandler[_SPEC(str)]


class _Portfolio(_Seen):
    tag = "Portfolio"


class _PitchNow(_Seen):
    library = "$/public/ui/portfolio/pitch.jsx"
    tag = "PitchNow"


class _PitchWall(LaterComponent):
    library = "$/public/ui/portfolio/pitch.jsx"
    tag = "PitchWall"
    is_ahead = False

    shelf: rx.Var[Any]
    estimates: rx.Var[Any]


class _PitchDesk(_PitchWall):
    tag = "PitchDesk"

    timer: rx.Var[Any]
    is_writable: rx.Var[bool]

    on_pitch: rx.EventHandler[_SPEC(str)]


class _Running(LaterComponent):
    library = "$/public/ui/portfolio/running.jsx"
    tag = "RunVerdicts"
    is_ahead = False

    estimates: rx.Var[Any]
    is_writable: rx.Var[bool]

    on_show: rx.EventHandler[_SPEC(str, bool)]
    on_ask_again: rx.EventHandler[_SPEC(str)]


class _Heat(LaterComponent):
    library = "$/public/ui/portfolio/heat.jsx"
    tag = "Heat"
    is_ahead = False

    shelf: rx.Var[Any]
    is_large: rx.Var[bool]


def is_pitching() -> Any:
    """Whether a project is in front of the room, as a Var."""
    facts = Room.portfolio.reading["facts"].to(dict[str, Any])
    return is_shown(Part.PORTFOLIO) & facts["pitching"].to(dict[str, Any])["id"].bool()


def has_projects() -> Any:
    """Whether the workshop shows the part and has a project, as a Var."""
    return is_shown(Part.PORTFOLIO) & (Room.portfolio.registers["projects"].length() > 0)


def pitch_now() -> rx.Component:
    """On the phone, above everything else of the step: the project that is pitched, and its sheet."""
    return rx.cond(is_pitching(), _PitchNow.create(**_sheets()))


def pitch_wall() -> rx.Component:
    """On the wall."""
    return _PitchWall.create(shelf=Room.portfolio, estimates=Room.estimates)


def heat_wall() -> rx.Component:
    """The heat map as a page of the wall."""
    return _Heat.create(shelf=Room.portfolio, is_large=True)


def room_portfolio() -> rx.Component:
    """The part on the phone."""
    return rx.el.div(_Portfolio.create(**_sheets()), _projects(), class_name="part-work")


def desk_portfolio() -> rx.Component:
    """The part at the desk: files, pitches and the showing of verdicts besides."""
    return rx.el.div(
        rx.cond(
            _is_live(),
            rx.el.div(
                form_dialog(
                    t("importing.open"), import_file(PROJECTS.key), title=t("importing.title"), small=False, wide=True
                ),
                class_name="flex flex-wrap gap-3",
            ),
        ),
        _PitchDesk.create(
            shelf=Room.portfolio,
            estimates=Room.estimates,
            timer=Room.agenda.timer,
            is_writable=_is_live(),
            on_pitch=PortfolioState.pitch,
        ),
        rx.cond(
            has_projects(),
            _Running.create(
                estimates=Room.estimates,
                is_writable=_is_live(),
                on_show=RegistersState.show_sheet,
                on_ask_again=RegistersState.ask_again,
            ),
        ),
        _Portfolio.create(**_sheets()),
        _projects(),
        class_name="part-work",
    )


def _is_live() -> Any:
    return Room.agenda.status == "live"


def _projects() -> rx.Component:
    return register(PROJECTS.key, shelf=Room.portfolio, only=_FIELDS, shows=_SHOWN, with_heading=True)


def _sheets() -> dict[str, Any]:
    return {
        "shelf": Room.portfolio,
        "estimates": Room.estimates,
        "answers": RegistersState.answers,
        "code": Room.agenda.code,
        "is_asked": can_vote(PROJECTS.step.value),
        "on_estimate": RegistersState.estimate,
        "on_recall": RegistersState.recall_answers,
        **acks(),
    }
