"""The parking lot: what came up and must not be lost; answer it, or open it again.

Must not: delete anything (a settled item stays on record).
"""

from typing import Any

import reflex as rx

from app.domain.snapshot import ParkingItemView
from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field
from app.ui.components.surfaces import empty_state, pill
from app.ui.states.parking import ParkingState
from app.ui.steps.desk.parts import draft_key, form_dialog
from app.ui.steps.forms.acks import acks
from app.ui.text import t


def parking() -> rx.Component:
    """All items, and a place to put another."""
    items = Room.parking["items"].to(list[ParkingItemView])  # `.items` is a method of every Var of an object
    return rx.el.div(
        rx.cond(
            items.length() > 0,
            rx.el.ul(rx.foreach(items, _item), class_name="desk-rows"),
            empty_state(t("desk.parking.empty")),
        ),
        draft_form(
            field("text", t("desk.parking.text"), required=True, max_length=280, lines=2, scope="park"),
            draft_key=draft_key("park"),
            on_send=ParkingState.park,
            label=t("desk.parking.add"),
            submit=t("desk.parking.add"),
            **acks(),
        ),
        class_name="grid gap-5",
    )


def _item(item: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(item.text),
        rx.cond(item.author != "", rx.el.p(item.author, class_name="text-sm text-muted")),
        rx.cond(
            item.is_settled,
            rx.el.div(
                rx.el.p(pill(t("desk.parking.settled"), tone="ok"), " ", item.answer),
                button(
                    t("desk.parking.reopen"),
                    look="plain",
                    small=True,
                    aria_label=t("desk.parking.reopen.name", text=item.text),
                    on_click=ParkingState.reopen(item.id),
                ),
                class_name="grid gap-1 justify-items-start",
            ),
            form_dialog(
                t("desk.parking.settle"),
                rx.el.p(item.text, class_name="document border-l-2 border-line pl-3 mb-4"),
                draft_form(
                    field(
                        "answer",
                        t("desk.parking.answer"),
                        help_text=t("desk.parking.answer.help"),
                        lines=3,
                        max_length=600,
                        scope=item.id,
                    ),
                    draft_key=draft_key("settle", item.id),
                    on_send=lambda values, key: ParkingState.settle(item.id, values, key),
                    label=t("desk.parking.settle"),
                    submit=t("desk.parking.settle.submit"),
                    **acks(),
                ),
                title=t("desk.parking.settle.title"),
                name=t("desk.parking.settle.name", text=item.text),
            ),
        ),
        class_name="desk-row",
        key=item.id,
    )
