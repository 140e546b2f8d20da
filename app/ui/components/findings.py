"""What is read from registers, as every part shows it: hints, and tables.

    findings(Room.commitments, "commitments.")

Must not: compute anything (see `app.domain.readings`).
"""

from typing import Any

import reflex as rx

from app.ui.components.later import LaterComponent


class _Findings(LaterComponent):
    library = "$/public/ui/registers/findings.jsx"
    tag = "Findings"
    is_ahead = False

    shelf: rx.Var[Any]
    prefixes: rx.Var[list[str]]


def findings(shelf: Any, *prefixes: str) -> rx.Component:
    """Hints and tables of a shelf's reading whose keys begin with one of these; nothing where there are none."""
    return _Findings.create(shelf=shelf, prefixes=list(prefixes))
