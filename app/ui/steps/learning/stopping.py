"""The part on stopping and changing, fetched when it is opened."""

import reflex as rx

from app.ui.steps.learning.faces import Fixity, Stopping, folded, own_register, written
from app.ui.text import t


@rx.memo
def stopping_part() -> rx.Component:
    """What could be stopped or changed, all criteria, what is fixed, and the decisions that changed it."""
    return rx.el.div(
        Stopping.create(**written()),
        folded(
            t("learning.stopping.all"),
            own_register("criteria", shows=("signal", "threshold", "on", "decider", "consequence", "kept")),
        ),
        Fixity.create(**written()),
        own_register("decisions", with_heading=True),
        class_name="part-work",
    )
