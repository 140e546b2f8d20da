"""The public page of the charter, and who is told of changes.

Must not: decide or keep anything; services do.
"""

import reflex as rx


def sharing() -> rx.Component:
    """The part of the charter page; nothing yet."""
    return rx.fragment()
