"""The public summary of a mission: for everybody with its address, while facilitators have it on.

Must not: hold a state or a seat, or show anything that the API does not tell in public.
"""

import reflex as rx

from app.ui.shell import shell


class _Mission(rx.Component):
    library = "$/public/ui/pledges/mission.jsx"
    tag = "MissionPage"


def mission() -> rx.Component:
    """The page."""
    return shell(_Mission.create(), width="narrow")
