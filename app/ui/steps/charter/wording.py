"""Wording a section by hand: whose words it is now, whether its ground has moved, and the form to change it."""

from typing import Any

import reflex as rx

from app.domain.charter.states import CharterState
from app.domain.roles import LEADING
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.components.overlays import confirm_button
from app.ui.components.surfaces import notice
from app.ui.states.charter import CharterState as WordingState
from app.ui.states.seat import SeatState
from app.ui.steps.charter.reading import reveal
from app.ui.text import t

TIPTAP = [
    "@tiptap/core@3.32.2",
    "@tiptap/extension-table@3.32.2",
    "@tiptap/pm@3.32.2",
    "@tiptap/starter-kit@3.32.2",
]
"""The editor (MIT) from npm; its versions are held by reflex.lock, too."""


def is_leading() -> rx.Var[bool]:
    """Whether this seat may word sections."""
    return rx.Var.create([str(role) for role in LEADING]).contains(SeatState.role)


def wording(heading: Any) -> rx.Component:
    """What stands below the heading of a section that can be worded by hand; nothing below the others."""
    return rx.foreach(
        Room.charter.sections, lambda section: rx.cond(section.key == heading.section_key, _below(section))
    )


class _Worded(LaterComponent):
    library = "$/public/ui/charter/worded.jsx"
    tag = "Worded"

    html: rx.Var[str]
    references: rx.Var[Any]


def own_words(block: Any) -> rx.Component:
    """A block that somebody worded, with its marks, links and references."""
    return _Worded.create(html=block.html, references=block.references)


def _below(section: Any) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.cond(section.is_edited, t("charter.worded"), t("charter.assembled")),
            class_name=rx.cond(section.is_edited, "charter-origin charter-origin-hand", "charter-origin"),
        ),
        rx.cond(is_leading() & (Room.charter.standing.state != CharterState.ADOPTED.value), _tools(section)),
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
                _editor(section, draft_key),
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
                    on_confirm=WordingState.restore(section.key),
                    look="plain",
                ),
            ),
            class_name="charter-tools no-print",
        ),
    )


class _SectionEditor(LaterComponent):
    library = "$/public/ui/charter/editor.jsx"
    tag = "SectionEditor"
    is_ahead = False
    lib_dependencies: list[str] = TIPTAP

    code: rx.Var[str]
    section_key: rx.Var[str]
    title: rx.Var[str]
    draft_key: rx.Var[str]


def _editor(section: Any, draft_key: rx.Var[str]) -> rx.Component:
    return _SectionEditor.create(
        code=Room.agenda.code, section_key=section.key, title=section.title, draft_key=draft_key
    )
