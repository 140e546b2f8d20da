"""The roster at the desk: add people, hand out their links, renew one, take somebody off.

Must not: bring the list along unasked, or show which seat is whose.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import copy_button, link_button
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field
from app.ui.components.overlays import confirm_button
from app.ui.components.surfaces import announce, notice, pill
from app.ui.states.roster import LONGEST_LIST, RosterState
from app.ui.steps.desk.parts import draft_key, form_dialog
from app.ui.steps.desk.roll import people_list
from app.ui.steps.forms.acks import acks
from app.ui.text import t


def roster() -> rx.Component:
    """What it is for, the ways in and out, and the list."""
    return rx.el.section(
        rx.el.h2(t("desk.roster"), class_name="text-base"),
        rx.el.p(t("desk.roster.help"), class_name="field-help"),
        rx.el.div(
            form_dialog(t("desk.roster.add"), _new_people(), title=t("desk.roster.add.title"), wide=True),
            class_name="flex flex-wrap gap-2",
        ),
        _outcome(),
        people_list(
            rx.fragment(
                rx.cond(RosterState.roster.listed > 0, _file()),
                rx.el.ul(rx.foreach(RosterState.roster.people, _person), class_name="desk-rows"),
            ),
            kind="roster",
            summary=t("desk.roster.list"),
            view=RosterState.roster,
            is_read=RosterState.roster_is_read,
            pulse=Room.presence.joined.to(str),
            on_look=RosterState.look_for_roster,
        ),
        class_name="grid gap-3",
        aria_label=t("desk.roster"),
    )


def _file() -> rx.Component:
    """Everybody with their links, once there is anybody."""
    return rx.el.p(
        link_button(
            t("desk.roster.file"),
            "/api/v1/workshops/" + Room.agenda.code + "/roster.csv",
            look="plain",
            small=True,
            download="roster.csv",
        )
    )


def _new_people() -> rx.Component:
    return draft_form(
        field(
            "people",
            t("desk.roster.people"),
            help_text=t("desk.roster.people.help"),
            required=True,
            lines=8,
            max_length=LONGEST_LIST + 1,
            scope="roster",
        ),
        draft_key=draft_key("roster"),
        on_send=RosterState.add_people,
        label=t("desk.roster.add.title"),
        submit=t("desk.roster.add"),
        **acks(),
    )


def _outcome() -> rx.Component:
    """What became of the lines that were sent last; the lines that were not taken, to be typed again."""
    added, faults = RosterState.roster_added.added, RosterState.roster_added.faults
    said = t("desk.roster.added", added=added)
    refused = t("desk.roster.faults", faults=faults.length())
    return rx.cond(
        (added > 0) | (faults.length() > 0),
        notice(
            rx.el.p(said),
            rx.cond(faults.length() > 0, rx.el.p(refused)),
            rx.cond(
                faults.length() > 0,
                rx.el.ul(
                    rx.foreach(
                        faults,
                        lambda fault: rx.el.li(
                            rx.el.p(
                                t("desk.roster.line", line=fault.line),
                                " ",
                                rx.el.q(fault.text),
                                class_name="break-words",
                            ),
                            rx.el.p(t(fault.key, values=fault.words, catalogues=("error",)), class_name="text-sm"),
                            key=fault.line.to(str),
                        ),
                    ),
                    class_name="grid gap-2 mt-2",
                ),
            ),
            announce(rx.cond(faults.length() > 0, said + " " + refused, said)),
            tone=rx.cond(faults.length() > 0, "warn", "accent"),
        ),
    )


def _person(person: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.strong(person.name, class_name="font-semibold"),
                " ",
                rx.match(
                    person.state,
                    ("seated", pill(t("desk.roster.state.seated"), tone="ok")),
                    ("revoked", pill(t("desk.roster.state.revoked"))),
                    pill(t("desk.roster.state.unused")),
                ),
            ),
            rx.el.p(person.group_name, class_name="text-sm text-muted"),
        ),
        rx.cond(
            person.path != "",
            rx.el.div(
                copy_button(person.path, t("desk.roster.copy"), look="plain"),
                confirm_button(
                    t("desk.links.renew"),
                    title=t("desk.roster.renew.title", name=person.name),
                    body=t("desk.roster.renew.body"),
                    confirm=t("desk.links.renew.confirm"),
                    on_confirm=RosterState.renew_person(person.id),
                    look="plain",
                ),
                confirm_button(
                    t("desk.roster.remove"),
                    title=t("desk.roster.remove.title", name=person.name),
                    body=t("desk.roster.remove.body", name=person.name),
                    confirm=t("desk.roster.remove.confirm"),
                    on_confirm=RosterState.remove_person(person.id, False),
                    look="plain",
                    dangerous=True,
                ),
                rx.cond(
                    person.state == "seated",
                    confirm_button(
                        t("desk.roster.remove_both"),
                        title=t("desk.roster.remove_both.title", name=person.name),
                        body=t("desk.roster.remove_both.body"),
                        confirm=t("desk.roster.remove_both.confirm"),
                        on_confirm=RosterState.remove_person(person.id, True),
                        look="plain",
                        dangerous=True,
                    ),
                ),
                class_name="flex flex-wrap gap-1",
            ),
        ),
        class_name="desk-row",
        key=person.id,
    )
