"""The quality report beside the document, live, with hints that can be put aside.

Must not: decide or keep anything; services do.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.components.registers import leads


class _QualityPanel(LaterComponent):
    library = "$/public/ui/charter/quality.jsx"
    tag = "QualityPanel"

    code: rx.Var[str]
    checks: rx.Var[Any]
    notes: rx.Var[Any]
    off: rx.Var[Any]
    passed: rx.Var[int]
    checked: rx.Var[int]
    leads: rx.Var[bool]


def quality() -> rx.Component:
    """The score, then every finding: what blocks a complete draft first."""
    view = Room.charter
    return _QualityPanel.create(
        code=Room.agenda.code,
        checks=view.checks,
        notes=view.check_notes,
        off=view.checks_off,
        passed=view.passed,
        checked=view.checked,
        leads=leads(),
    )
