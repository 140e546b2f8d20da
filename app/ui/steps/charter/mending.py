"""Filling a gap of the charter where it is seen: a button beside what is missing, and the form in a dialog.

Must not: decide who may (the gate does), or hold what a form asks (the registers do).
"""

from typing import Any

import reflex as rx

from app.domain.registers import outlook, paper
from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.later import later
from app.ui.components.registers import is_asked, leads, register

_LIBRARY = "$/public/ui/charter/mending.jsx"
_BY_ROOM = [one.key for one in outlook.REGISTERS]
_KEYS = [*(one.key for one in paper.REGISTERS), *_BY_ROOM]


class _Mend(rx.Component):
    library = _LIBRARY
    tag = "Mend"

    what: rx.Var[str]
    gap: rx.Var[str]


class _Mending(rx.Component):
    library = _LIBRARY
    tag = "Mending"


class _Wanted(rx.Component):
    library = _LIBRARY
    tag = "Wanted"

    keys: rx.Var[list[str]]


def mend_button(block: Any) -> rx.Component:
    """The button beside what is missing, for whoever may fill it."""
    may = leads() | (is_asked(StepKind.CHARTER) & rx.Var.create(_BY_ROOM).contains(block.mend))
    return rx.cond((block.mend != "") & may, _Mend.create(what=block.mend, gap=block.text))


def mending() -> rx.Component:
    """The dialog with the forms, fetched when the first gap is filled."""
    return _Mending.create(later(charter_mending, ahead=False))


@rx.memo
def charter_mending() -> rx.Component:
    """The registers in which the charter's gaps are filled; the one that is wanted is shown."""
    forms = [
        register(
            key,
            shelf=Room.paper,
            add_look="primary",
            with_heading=True,
            is_writable=leads() | is_asked(StepKind.CHARTER) if key in _BY_ROOM else leads(),
        )
        for key in _KEYS
    ]
    return _Wanted.create(*forms, keys=rx.Var.create(_KEYS))
