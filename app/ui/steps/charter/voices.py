"""Comments and proposed changes of participants, and what became of them.

Must not: decide or keep anything; services do.
"""

import reflex as rx


def voices() -> rx.Component:
    """The part of the charter page; nothing yet."""
    return rx.fragment()
