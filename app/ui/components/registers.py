"""Registers, sheets of estimates and parts: the faces by which steps show them.

    register("commitments", shelf=Room.commitments)
    register("subtargets", shelf=Room.aims, preset={"goal": goal.id}, fixed=["goal"])
    sheet("calibration", runs=True)
    part(Part.COMMITMENTS, register("commitments", shelf=Room.commitments))

What a register or a sheet asks comes from its declaration in the domain (see `app.ui.declarations`); whether this seat
may write follows its role and the step. JSX of other parts may use the same pieces: `EntryForm` and `History` of
`assets/ui/registers`, with `declaration` from `$/utils/registers/<key>.js`.

Must not: decide what is allowed (the gate does), or say what a field holds (the declarations do).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import reflex as rx

from app.domain.estimates.catalogue import SHEETS
from app.domain.parts import Part
from app.domain.registers.catalogue import REGISTERS
from app.domain.roles import LEADING, Role
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.declarations import component_name, register_library, sheet_library
from app.ui.states.registers import RegistersState
from app.ui.states.seat import SeatState
from app.ui.text import t

_SPEC = rx.event.passthrough_event_spec


class _Answering(LaterComponent):
    """What both faces know of this seat and of the answer to what it sent."""

    is_ahead = False

    code: rx.Var[str]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]


class _Register(_Answering):
    shelf: rx.Var[Any]
    entries: rx.Var[Any]
    sources: rx.Var[Any]
    suggestions: rx.Var[Any]
    preset: rx.Var[Any]
    fixed: rx.Var[list[str]]
    only: rx.Var[list[str]]
    shows: rx.Var[list[str]]
    place: rx.Var[str]
    add_look: rx.Var[str]
    hides_adding: rx.Var[bool]
    hides_list: rx.Var[bool]
    oldest_first: rx.Var[bool]
    with_heading: rx.Var[bool]
    groups: rx.Var[Any]
    seat_id: rx.Var[str]
    own_ids: rx.Var[list[str]]
    leads: rx.Var[bool]
    is_writable: rx.Var[bool]
    changed: rx.Var[Any]
    changed_in: rx.Var[str]
    changed_key: rx.Var[str]
    history: rx.Var[Any]
    history_of: rx.Var[str]

    on_add: rx.EventHandler[_SPEC(str, str, str)]
    on_change: rx.EventHandler[_SPEC(str, str, str, str)]
    on_remove: rx.EventHandler[_SPEC(str, str)]
    on_restore: rx.EventHandler[_SPEC(str, str)]
    on_merge: rx.EventHandler[_SPEC(str, str, str)]
    on_look: rx.EventHandler[_SPEC(str, str)]
    on_writing: rx.EventHandler[_SPEC(bool)]


class _Sheet(_Answering):
    estimates: rx.Var[Any]
    subject_id: rx.Var[str]
    answers: rx.Var[Any]
    is_asked: rx.Var[bool]
    runs: rx.Var[bool]
    heading: rx.Var[bool]

    on_estimate: rx.EventHandler[_SPEC(str, str, str, str)]
    on_recall: rx.EventHandler[_SPEC(str)]
    on_show: rx.EventHandler[_SPEC(str, bool)]
    on_ask_again: rx.EventHandler[_SPEC(str)]


@cache
def _register_class(key: str) -> type[_Register]:
    name = component_name(key, "Register")
    return type(f"Later{name}", (_Register,), {"library": register_library(key), "tag": name, "__module__": __name__})


@cache
def _sheet_class(key: str) -> type[_Sheet]:
    name = component_name(key, "Sheet")
    return type(f"Later{name}", (_Sheet,), {"library": sheet_library(key), "tag": name, "__module__": __name__})


def part(which: Part, *content: Any) -> rx.Component:
    """What is there only while the workshop shows this part."""
    return rx.cond(is_shown(which), rx.fragment(*content))


def is_shown(which: Part) -> Any:
    """Whether the workshop shows this part, as a Var."""
    return Room.agenda.parts.contains(which.value)


def leads() -> Any:
    """Whether this seat is a facilitator's, as a Var."""
    roles = [role.value for role in Role if role in LEADING]
    found = SeatState.role == roles[0]
    for role in roles[1:]:
        found = found | (SeatState.role == role)
    return found


def register(
    key: str,
    *,
    shelf: Any = None,
    entries: Any = None,
    preset: Mapping[str, Any] | None = None,
    fixed: Sequence[str] = (),
    only: Sequence[str] = (),
    shows: Sequence[str] = (),
    suggestions: Mapping[str, Any] | rx.Var[Any] | None = None,
    place: Any = "",
    add_look: str = "",
    hides_adding: bool | rx.Var[bool] = False,
    hides_list: bool = False,
    oldest_first: bool = False,
    with_heading: bool = False,
    is_writable: rx.Var[bool] | None = None,
) -> rx.Component:
    """A register: quick adding, and the list with search, forms, history, removal and (for facilitators) merging.

    Args:
        key: the register's.
        shelf: the topic's view (`Room.commitments`), which holds the entries and the names they point at.
        entries: the entries themselves where a view of its own holds them (`Room.stakeholders.stakeholders`).
        preset: values that a new entry begins with, by field.
        fixed: fields of `preset` that are not asked for; only entries that have these values are shown.
        only: the fields that forms ask for, where not all of them are asked here.
        shows: the fields that a row shows at once; without it, those asked for first.
        suggestions: by field of one line, values (or `{value, label}`) that are offered while typing.
        place: makes drafts unique where a page shows the same register several times (a goal's id).
        add_look: the look of the button that adds; without it, the main button while there is nothing yet.
        hides_adding: draws the list alone.
        hides_list: draws adding alone, where the list stands elsewhere on the page.
        oldest_first: the list begins with the first entry instead of the newest.
        with_heading: with the register's title, where the place around does not say it.
        is_writable: whether this seat can write now, where that does not follow from the open step.
    """
    declared = REGISTERS[key]
    # One Var around what may hold Vars: within a plain mapping, Reflex would not see which state they come from.
    held = {"preset": preset, "suggestions": suggestions}
    given = {name: rx.Var.create(value) for name, value in held.items() if value is not None}
    given |= {name: value for name, value in (("shelf", shelf), ("entries", entries)) if value is not None}
    given |= {name: list(value) for name, value in (("fixed", fixed), ("only", only), ("shows", shows)) if value}
    return _register_class(key).create(
        sources=rx.Var.create({target: source_of(target) for target in _targets(key)}),
        place=place,
        add_look=add_look,
        hides_adding=hides_adding,
        hides_list=hides_list,
        oldest_first=oldest_first,
        with_heading=with_heading,
        groups=Room.agenda.groups,
        seat_id=SeatState.seat_id,
        own_ids=SeatState.own.entry_ids,
        leads=leads(),
        is_writable=_is_writable(declared.step) if is_writable is None else is_writable,
        changed=RegistersState.changed,
        changed_in=RegistersState.changed_in,
        changed_key=RegistersState.changed_key,
        history=RegistersState.history,
        history_of=RegistersState.history_of,
        on_add=RegistersState.add,
        on_change=RegistersState.change,
        on_remove=RegistersState.remove,
        on_restore=RegistersState.restore,
        on_merge=RegistersState.merge,
        on_look=RegistersState.look_back,
        on_writing=SeatState.writing,
        **answering(),
        **given,
    )


def sheet(key: str, subject_id: Any = "", *, runs: bool = False, heading: bool = False) -> rx.Component:
    """A sheet of estimates about a subject ('' for the mission itself): the questions, and what came out.

    Args:
        key: the sheet's.
        subject_id: the entry it is about.
        runs: with the facilitators' buttons to show the outcome and to ask again; once per sheet, at the desk.
        heading: with the sheet's title.
    """
    declared = SHEETS[key]
    return _sheet_class(key).create(
        estimates=Room.estimates,
        subject_id=subject_id,
        answers=RegistersState.answers,
        is_asked=is_asked(declared.step),
        runs=rx.Var.create(runs).bool() & leads() & is_live(),
        heading=heading,
        on_estimate=RegistersState.estimate,
        on_recall=RegistersState.recall_answers,
        on_show=RegistersState.show_sheet,
        on_ask_again=RegistersState.ask_again,
        **answering(),
    )


def source_of(target: str) -> Any:
    """Where the entries that a link can point at are on every page: a list, or the shelf that holds it."""
    own: dict[str, Any] = {
        "goals": Room.goals.goals,
        "stakeholders": Room.stakeholders.stakeholders,
        "instruments": Room.instruments.instruments,
    }
    return own[target] if target in own else getattr(Room, REGISTERS[target].topic.value)


def _targets(key: str) -> list[str]:
    return sorted({field.target for field in REGISTERS[key].linking})


def is_asked(step: str) -> Any:
    """Whether this seat is a participant's and the step is open, so that it may answer now, as a Var."""
    return is_live() & _is_open_for(step, SeatState.role == Role.PARTICIPANT.value)


def is_live() -> Any:
    """Whether the workshop is live, as a Var."""
    return Room.agenda.status == "live"


def _is_writable(step: str) -> Any:
    return is_live() & (leads() | _is_open_for(step, SeatState.role == Role.PARTICIPANT.value))


def _is_open_for(step: str, is_somebody: Any) -> Any:
    return is_somebody & (Room.agenda.current.kind == str(step)) & (Room.agenda.current.status == "open")


def answering() -> dict[str, Any]:
    """What a component knows of the answer to what it sent."""
    return {
        "code": Room.agenda.code,
        "ack_key": SeatState.ack_key,
        "ack_ok": SeatState.ack_ok,
        "ack_message": t(SeatState.ack_code, values=SeatState.ack_values, catalogues=("error",)),
        "ack_field": SeatState.ack_field,
    }
