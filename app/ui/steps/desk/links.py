"""Links: how participants come in, and the secret links for those who help or watch.

Must not: show the secret links anywhere but here.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import copy_button
from app.ui.components.overlays import confirm_button
from app.ui.components.surfaces import qr_image
from app.ui.states.desk import DeskState
from app.ui.states.seat import SeatState
from app.ui.text import t


def join_panel() -> rx.Component:
    """Code, QR code and link for participants: for the desk's links, and for the time before the first step."""
    return rx.el.div(
        qr_image(Room.agenda.code, class_name="max-w-[11rem]"),
        rx.el.div(
            rx.el.p(t("desk.links.code"), class_name="text-sm text-muted"),
            rx.el.p(Room.agenda.code, class_name="desk-join-code"),
            copy_button("/join/" + Room.agenda.code, t("desk.links.copy_join")),
            class_name="grid gap-2 content-start justify-items-start",
        ),
        class_name="desk-join-panel",
    )


def links() -> rx.Component:
    """All ways in."""
    return rx.el.div(
        join_panel(),
        rx.el.div(
            rx.el.h2(t("desk.links.secret")),
            rx.el.p(t("desk.links.secret.help"), class_name="field-help"),
            rx.el.ul(rx.foreach(Room.backstage.links, _link), class_name="desk-rows mt-3"),
        ),
        rx.el.div(
            rx.el.h2(t("desk.links.own")),
            rx.el.p(t("desk.links.own.help"), class_name="field-help"),
            rx.cond(
                SeatState.own.link_path != "",
                rx.el.div(copy_button(SeatState.own.link_path, t("desk.links.copy.own")), class_name="mt-2"),
            ),
            rx.el.p(SeatState.own.recovery_code, class_name="font-mono mt-2"),
        ),
        class_name="grid gap-6",
    )


def _link(link: Any) -> rx.Component:
    role = t("desk.role." + link.role.to(str), catalogues=("desk",))
    return rx.el.li(
        rx.el.p(rx.el.strong(role, class_name="font-semibold")),
        rx.el.p(t("desk.links." + link.role.to(str) + ".help", catalogues=("desk",)), class_name="text-sm text-muted"),
        rx.el.div(
            copy_button(link.path, t("desk.links.copy." + link.role.to(str), catalogues=("desk",))),
            confirm_button(
                t("desk.links.renew"),
                title=t("desk.links.renew.title"),
                body=t("desk.links.renew.body"),
                confirm=t("desk.links.renew.confirm"),
                on_confirm=DeskState.renew_link(link.id),
                look="plain",
            ),
            class_name="flex flex-wrap gap-2 mt-2",
        ),
        class_name="desk-row",
        key=link.id,
    )
