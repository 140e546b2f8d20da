"""People: groups by numbers, tables without phones, the list of everybody for those who open it, and the roster.

Must not: show what or when anybody voted; or bring the list along unasked.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.data import table, table_row
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field, select, stepper
from app.ui.components.overlays import confirm_button
from app.ui.components.surfaces import pill
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import draft_key, form_dialog, look_up
from app.ui.steps.desk.roll import people_list
from app.ui.steps.desk.roster import roster
from app.ui.steps.forms.acks import acks
from app.ui.text import t


def people() -> rx.Component:
    """Groups first, counted live; then tables; then everybody by name, once somebody asks for it."""
    here, joined = Room.presence.here, Room.presence.joined
    return rx.el.div(
        table(
            [t("desk.people.group"), t("desk.people.here"), t("desk.people.joined")],
            rx.foreach(
                Room.presence.groups,
                lambda group: table_row(group.name, group.here, group.joined, numeric=(1, 2)),
            ),
            caption=t("desk.people.groups"),
            caption_hidden=True,
            numeric=(1, 2),
        ),
        rx.el.div(
            form_dialog(t("desk.table.add"), _new_table(), title=t("desk.table.add.title")),
            rx.el.p(t("desk.table.help"), class_name="field-help mt-2"),
        ),
        people_list(
            rx.el.ul(rx.foreach(DeskState.people.seats, _seat), class_name="desk-rows"),
            kind="people",
            summary=t("desk.people.everybody"),
            view=DeskState.people,
            is_read=DeskState.people_are_read,
            pulse=here.to(str) + "/" + joined.to(str) + "/" + Room.turnout.cast.to(str),
            on_look=DeskState.look_for_people,
        ),
        roster(),
        class_name="grid gap-4",
    )


def _new_table() -> rx.Component:
    return draft_form(
        field(
            "name",
            t("desk.table.name"),
            help_text=t("desk.table.name.help"),
            required=True,
            max_length=60,
            scope="table",
        ),
        select(
            "group_id",
            t("desk.table.group"),
            look_up("groupChoices", Room.agenda.groups).to(list[dict[str, str]]),
            required=True,
            empty_label=t("desk.table.group.choose"),
            scope="table",
        ),
        stepper(
            "voices", t("desk.table.voices"), lowest=1, highest=100, initial=6, help_text=t("desk.table.voices.help")
        ),
        draft_key=draft_key("table"),
        on_send=DeskState.sit_table,
        label=t("desk.table.add.title"),
        submit=t("desk.table.add"),
        **acks(),
    )


def _seat(seat: Any) -> rx.Component:
    is_table = seat.channel == "table"
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.strong(rx.cond(seat.name != "", seat.name, t("desk.people.unnamed")), class_name="font-semibold"),
                " ",
                rx.cond(
                    is_table,
                    pill(t("desk.people.table", voices=seat.weight)),
                    rx.cond(seat.is_here, pill(t("desk.people.is_here"), tone="ok"), pill(t("desk.people.is_away"))),
                ),
                " ",
                rx.cond(
                    seat.may_vote,
                    rx.cond(seat.has_voted, pill(t("desk.people.voted"), tone="ok"), pill(t("desk.people.unvoted"))),
                ),
            ),
            rx.el.p(
                rx.cond(
                    seat.role == "participant",
                    seat.group_name,
                    t("desk.role." + seat.role.to(str), catalogues=("desk",)),
                ),
                class_name="text-sm text-muted",
            ),
        ),
        rx.cond(
            seat.role != "facilitator",
            confirm_button(
                t("desk.people.remove"),
                title=t("desk.people.remove.title", name=seat.name),
                body=t("desk.people.remove.body"),
                confirm=t("desk.people.remove.confirm"),
                on_confirm=DeskState.remove_seat(seat.id),
                look="plain",
                dangerous=True,
            ),
        ),
        class_name="desk-row desk-row-split",
        key=seat.id,
    )
