"""The state of the draft and its versions: where it stands, what changed since, and the next thing to do.

Must not: decide or keep anything; services do.
"""

import reflex as rx


def standing() -> rx.Component:
    """The part of the charter page; nothing yet."""
    return rx.fragment()
