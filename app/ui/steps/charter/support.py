"""Who supports the charter, in which role and how.

Must not: decide or keep anything; services do.
"""

import reflex as rx


def support() -> rx.Component:
    """The part of the charter page; nothing yet."""
    return rx.fragment()
