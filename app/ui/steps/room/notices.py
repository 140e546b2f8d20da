"""What went wrong with a tap: said once, in words that say what to do, and put away by hand."""

import reflex as rx

from app.ui.components.surfaces import announce
from app.ui.states.seat import SeatState
from app.ui.text import t


def notices() -> rx.Component:
    """The seat's notice, if there is one; it stands above the thumb, over whatever is there."""
    text = t(SeatState.notice_code, values=SeatState.notice_values, catalogues=("error",))
    return rx.cond(
        SeatState.notice_code != "",
        rx.el.div(
            rx.el.p(text),
            rx.el.button(
                t("room.notice.dismiss"),
                type="button",
                class_name="button button-plain",
                on_click=SeatState.dismiss_notice,
            ),
            announce(text, at_first=True),
            key=SeatState.notice_count.to(str),
            class_name="room-notice",
        ),
    )
