"""After the last step: thanks, and what was reached."""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import link_button
from app.ui.components.surfaces import card
from app.ui.steps.room.commenting import open_for_comments
from app.ui.steps.room.reached import reached
from app.ui.text import t


@rx.memo
def ended() -> rx.Component:
    """The workshop is over: thanks, what was reached, the charter, and until when it is all kept."""
    agenda = Room.agenda
    return rx.el.div(
        rx.el.p(t("room.ended.text"), class_name="text-lg"),
        open_for_comments(),
        rx.el.section(
            rx.el.h2(t("room.ended.reached")),
            card(reached(), class_name="grid gap-5"),
            rx.el.p(link_button(t("room.charter.read"), "/charter/" + agenda.code, look="primary")),
            class_name="part",
        ),
        rx.el.p(t("room.deleted_on", day=agenda.delete_on), class_name="text-muted"),
        class_name="step",
    )
