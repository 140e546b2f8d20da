"""Bringing a file into a register: the face of `assets/ui/registers/import-file.jsx`.

Must not: read the file (the server does), or be drawn before somebody asks for it.
"""

from functools import cache

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.declarations import component_name, import_library


class _ImportFile(LaterComponent):
    is_ahead = False

    code: rx.Var[str]


@cache
def _class_of(key: str) -> type[_ImportFile]:
    name = component_name(key, "Import")
    return type(f"Later{name}", (_ImportFile,), {"library": import_library(key), "tag": name, "__module__": __name__})


def import_file(key: str) -> rx.Component:
    """Choose or paste, look row by row, bring in. For facilitators: others are refused by the server."""
    return _class_of(key).create(code=Room.agenda.code)
