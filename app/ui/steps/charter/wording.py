"""Wording a section by hand: whose words it is now, whether its ground has moved, and the form to change it."""

from typing import Any

import reflex as rx

from app.domain.roles import LEADING
from app.realtime.mirror import Room
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field
from app.ui.components.overlays import confirm_button
from app.ui.components.surfaces import notice
from app.ui.states.charter import CharterState
from app.ui.states.seat import SeatState
from app.ui.steps.charter.reading import reveal
from app.ui.steps.forms.acks import acks
from app.ui.text import t

LONGEST = 20_000


def is_leading() -> rx.Var[bool]:
    """Whether this seat may word sections."""
    return rx.Var.create([str(role) for role in LEADING]).contains(SeatState.role)


def wording(heading: Any) -> rx.Component:
    """What stands below the heading of a section that can be worded by hand; nothing below the others."""
    return rx.foreach(
        Room.charter.sections, lambda section: rx.cond(section.key == heading.section_key, _below(section))
    )


def _below(section: Any) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.cond(section.is_edited, t("charter.worded"), t("charter.assembled")),
            class_name=rx.cond(section.is_edited, "charter-origin charter-origin-hand", "charter-origin"),
        ),
        rx.cond(is_leading(), _tools(section)),
        class_name="charter-wording",
    )


def _tools(section: Any) -> rx.Component:
    draft_key = "charter:" + Room.agenda.code + ":" + section.key
    return rx.fragment(
        rx.cond(
            section.is_outdated,
            notice(rx.el.p(t("charter.outdated.text")), title=t("charter.outdated"), tone="warn"),
        ),
        rx.el.div(
            reveal(
                _form(section, draft_key),
                label=t("charter.edit"),
                close_label=t("charter.edit.close"),
                draft_key=draft_key,
            ),
            rx.cond(
                section.is_edited,
                confirm_button(
                    t("charter.restore"),
                    title=t("charter.restore.title"),
                    body=t("charter.restore.text"),
                    confirm=t("charter.restore.confirm"),
                    on_confirm=CharterState.restore(section.key),
                    look="plain",
                ),
            ),
            class_name="charter-tools no-print",
        ),
    )


def _form(section: Any, draft_key: rx.Var[str]) -> rx.Component:
    return draft_form(
        field(
            "text",
            t("charter.edit.text"),
            help_text=t("charter.edit.help"),
            required=True,
            lines=8,
            max_length=LONGEST,
            scope=section.key,
        ),
        # What was assembled when this wording began, so that a later change of it can be noticed.
        rx.el.input(type="hidden", name="basis", value=section.basis),
        draft_key=draft_key,
        on_send=lambda values, key: CharterState.reword(section.key, values, key),
        label=t("charter.edit.name", title=section.title),
        submit=t("charter.edit.save"),
        initial={"text": section.text},
        **acks(),
    )
