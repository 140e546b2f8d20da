"""What the top bar's menu opens: my seat and how to move it, the parking lot, the colours, and the day of deletion."""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui import paths
from app.ui.components.buttons import copy_button
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field
from app.ui.components.surfaces import pill
from app.ui.shell import theme_switch
from app.ui.states.parking import ParkingState
from app.ui.states.seat import SeatState
from app.ui.steps.forms.acks import acks
from app.ui.steps.pictures.marks import group_mark
from app.ui.steps.room.place import writes
from app.ui.text import t

LONGEST_ITEM = 280


@rx.memo
def my_seat() -> rx.Component:
    """The content of the dialog."""
    return rx.el.div(
        _seat(),
        _parking(),
        rx.el.section(
            rx.el.div(
                rx.el.div(
                    rx.el.h3(t("room.seat.colours")),
                    rx.el.p(t("room.seat.colours.help"), class_name="text-muted"),
                ),
                theme_switch(),
                class_name="flex items-center justify-between gap-4 pr-3",
            ),
        ),
        rx.el.p(t("room.deleted_on", day=Room.agenda.delete_on), class_name="text-muted"),
        class_name="grid gap-6",
    )


def _seat() -> rx.Component:
    own = SeatState.own
    return rx.el.section(
        rx.el.dl(
            rx.el.div(
                rx.el.dt(t("room.seat.name")),
                rx.el.dd(rx.cond(own.shown_name != "", own.shown_name, t("room.seat.nobody"))),
            ),
            rx.cond(
                own.group_name != "",
                rx.el.div(rx.el.dt(t("room.seat.group")), rx.el.dd(group_mark(own.group_index, own.group_name))),
            ),
            class_name="facts",
        ),
        rx.el.div(
            rx.el.h3(t("room.seat.recovery")),
            rx.el.p(t("room.seat.recovery.help", code=Room.agenda.code), class_name="text-muted"),
            rx.el.p(rx.el.code(own.recovery_code, class_name="recovery"), copy_button(own.recovery_code)),
            rx.el.p(copy_button(paths.RECOVER, t("room.seat.recovery.link"), look="plain"), class_name="-ml-3"),
            class_name="grid gap-2 recovery-box",
        ),
        class_name="grid gap-4",
    )


def _parking() -> rx.Component:
    return rx.el.section(
        rx.el.h3(t("room.parking")),
        rx.el.p(t("room.parking.help"), class_name="text-muted"),
        rx.cond(
            writes() & (Room.agenda.status == "live"),
            draft_form(
                field("text", t("room.parking.text"), required=True, lines=2, max_length=LONGEST_ITEM, scope="park"),
                draft_key="park:" + Room.agenda.code,
                on_send=ParkingState.park,
                label=t("room.parking.form"),
                submit=t("room.parking.add"),
                **acks(),
            ),
        ),
        rx.el.ul(rx.foreach(Room.parking["items"], _item), class_name="entries"),
        class_name="grid gap-3",
    )


def _item(item: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(item.text),
        rx.cond(
            item.is_settled,
            rx.el.p(pill(t("room.parking.settled"), tone="ok"), " ", item.answer, class_name="text-muted"),
        ),
        key=item.id,
        class_name="entry",
    )
