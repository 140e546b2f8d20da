"""Where a participant is: the step that is looked at, and whether anything can be written there.

Must not: decide what is allowed (the gate does); this only spares people forms that would be refused.
"""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars.base import VarData
from reflex.vars.object import ObjectVar

from app.domain.roles import Role
from app.realtime.mirror import Room
from app.ui.states.seat import SeatState

_LIBRARY = "$/public/ui/steps.jsx"


def shown_step() -> ObjectVar[dict[str, Any]]:
    """The step that this person looks at: `kind` (one of the five, or 'waiting', 'end', ''), `title`, `prompt`, …"""
    return rx.Var(
        _js_expr="shownStep",
        _var_data=VarData(
            imports={_LIBRARY: [ImportVar(tag="useShownStep")]}, hooks={"const shownStep = useShownStep();": None}
        ),
    ).to(dict[str, Any])


def is_open(kind: str) -> Any:
    """Whether the step of this kind is open in a workshop that has not ended."""
    current = Room.agenda.current
    return (current.kind == kind) & (current.status == "open") & (Room.agenda.status == "live")


def writes() -> Any:
    """Whether this seat may write at all: everybody but observers."""
    return SeatState.role != Role.OBSERVER.value


def can_write(kind: str) -> Any:
    """Whether there is something to write for this seat in this step now."""
    return is_open(kind) & writes()


def can_vote(kind: str) -> Any:
    """Whether this seat may vote in this step now: participants, while it is open."""
    return is_open(kind) & (SeatState.role == Role.PARTICIPANT.value)


class _WhileOpen(rx.Component):
    library = "$/public/ui/while-open.jsx"
    tag = "WhileOpen"

    is_open: rx.Var[bool]


def while_writable(kind: str, *children: Any, also: Any = True) -> rx.Component:
    """What is there while something can be written in a step, if `also` holds; a text that is half written stays."""
    return _WhileOpen.create(*children, is_open=rx.Var.create(can_write(kind) & also).bool())
