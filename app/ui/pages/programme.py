"""A programme of several missions: for whoever leads one of its workshops on this device.

Must not: hold a state or a seat; the API says what may be seen.
"""

import reflex as rx

from app.ui.shell import shell


class _Programme(rx.Component):
    library = "$/public/ui/carrying/programme.jsx"
    tag = "ProgrammePage"


def programme() -> rx.Component:
    """The page."""
    return shell(_Programme.create())
