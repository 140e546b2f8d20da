"""Placeholder while the page is being built."""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.surfaces import heading
from app.ui.shell import shell


def charter() -> rx.Component:
    """The page."""
    return shell(heading(Room.agenda.title), rx.el.p(Room.presence.here))
