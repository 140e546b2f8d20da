"""Starting a workshop with a charter's file instead of questions: a fold on the start page.

Must not: read the file; the API does, and sets the cookie.
"""

import reflex as rx

from app.ui.components.later import LaterComponent


class _Begin(LaterComponent):
    library = "$/public/ui/carrying/begin.jsx"
    tag = "BeginWithCharter"
    is_ahead = False


def begin_with_charter() -> rx.Component:
    """Choose a file, see what is in it and what stays behind, then start."""
    return rx.el.div(_Begin.create(), class_name="mb-8")
