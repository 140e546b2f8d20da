"""The part on measuring and learning, fetched when it is opened."""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.steps.learning.faces import Calendar, Chain, Measuring, folded, own_register, written
from app.ui.text import t


@rx.memo
def monitoring_part() -> rx.Component:
    """Indicators, the theory of change, learning questions, the calendar, reviews and triggers."""
    return rx.el.div(
        Measuring.create(**written()),
        folded(
            t("learning.measuring.edit"), own_register("indicators", shows=("goal", "owner", "source", "frequency"))
        ),
        Chain.create(**written()),
        folded(t("learning.chain.edit"), own_register("changes", shows=("place",), hides_adding=True)),
        own_register("assumptions", shows=("link", "confidence", "weight", "test"), with_heading=True),
        own_register("questions", shows=("assumption", "by", "owner"), with_heading=True),
        Calendar.create(shelf=Room.learning, code=Room.agenda.code),
        own_register("reviews", with_heading=True),
        own_register("triggers", with_heading=True),
        class_name="part-work",
    )
