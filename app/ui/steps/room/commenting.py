"""On the phone: that the draft is open for comments, and the way to it. In the charter's step, and after the end."""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import link_button
from app.ui.components.surfaces import notice
from app.ui.text import t


def open_for_comments() -> rx.Component:
    """Nothing while comments are not taken."""
    return rx.cond(
        Room.agenda.takes_comments,
        notice(
            rx.el.p(t("support.comments.text")),
            rx.el.p(link_button(t("support.comments.go"), "/charter/" + Room.agenda.code + "#voices", look="quiet")),
            title=t("support.comments"),
        ),
    )
