"""Where a line comes from: opened by a click on a reference.

Must not: decide or keep anything; services do.
"""

import reflex as rx


def trail() -> rx.Component:
    """The part of the charter page; nothing yet."""
    return rx.fragment()
