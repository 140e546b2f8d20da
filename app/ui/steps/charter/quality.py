"""The quality report beside the document, live, with hints that can be put aside.

Must not: decide or keep anything; services do.
"""

import reflex as rx


def quality() -> rx.Component:
    """The part of the charter page; nothing yet."""
    return rx.fragment()
