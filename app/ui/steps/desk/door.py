"""The door of the open round at the desk: who came since it opened, and whether those who come now may vote.

Must not: shut anything by itself; a room of people behind one address is the usual case.
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.overlays import confirm_button
from app.ui.components.surfaces import announce, notice
from app.ui.states.roster import RosterState
from app.ui.text import t


def door_notice() -> rx.Component:
    """To be placed where an open round is led; nothing while nobody has come since it opened."""
    door = Room.backstage.door
    return rx.cond(
        door.round_id != "",
        rx.cond(
            door.is_shut,
            _shut(),
            rx.cond(
                door.is_remarkable,
                notice(
                    rx.el.div(
                        rx.el.p(t("desk.door.remarkable", seats=door.from_one_address)),
                        rx.el.p(t("desk.door.remarkable.help"), class_name="text-sm"),
                        _shut_button(),
                        class_name="grid gap-2 justify-items-start",
                    ),
                    announce(t("desk.door.remarkable", seats=door.from_one_address), every_seconds=30),
                    tone="warn",
                ),
                rx.cond(
                    door.new_since_open > 0,
                    rx.el.div(
                        rx.el.p(t("desk.door.new", seats=door.new_since_open), class_name="text-muted"),
                        _shut_button(),
                        class_name="flex flex-wrap items-center justify-between gap-2",
                    ),
                ),
            ),
        ),
    )


def _shut_button() -> rx.Component:
    return confirm_button(
        t("desk.door.shut"),
        title=t("desk.door.shut.title"),
        body=t("desk.door.shut.body"),
        confirm=t("desk.door.shut"),
        on_confirm=RosterState.shut_door(Room.backstage.door.round_id),
    )


def _shut() -> rx.Component:
    door = Room.backstage.door
    said = t("desk.door.waiting", waiting=door.waiting)
    return notice(
        rx.el.div(
            rx.el.p(said),
            button(
                rx.cond(door.waiting > 0, t("desk.door.admit"), t("desk.door.open")),
                look="quiet",
                small=True,
                on_click=RosterState.open_door(door.round_id),
            ),
            class_name="flex flex-wrap items-center justify-between gap-2",
        ),
        announce(said, every_seconds=20),
        title=t("desk.door.is_shut"),
        tone="warn",
    )
