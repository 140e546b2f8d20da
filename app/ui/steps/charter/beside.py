"""What stands beside the document: its files, and what it still lacks."""

from typing import Any

import reflex as rx

from app.domain.parts import Part
from app.realtime.mirror import Room
from app.ui.components.registers import is_shown
from app.ui.steps.charter.reading import _Reading
from app.ui.text import t

SHOWN_AT_FIRST = 4


class _Files(rx.Component):
    library = "$/public/ui/charter/files.jsx"


class _Download(_Files):
    tag = "Download"

    href: rx.Var[str]
    name: rx.Var[str]
    kind: rx.Var[str]


class _InTemplate(_Files):
    tag = "InTemplate"

    href: rx.Var[str]


class _PrintButton(_Reading):
    tag = "PrintButton"


def files() -> rx.Component:
    """The files, as plain links that say what each is for; whoever may read the charter may take it along."""
    return rx.el.section(
        rx.el.h2(t("charter.files"), id="files"),
        rx.el.ul(
            rx.el.li(_file("docx", t("charter.files.docx"), "Word")),
            rx.el.li(_file("pdf", t("charter.files.pdf"), "PDF")),
            rx.el.li(_link("/charter?format=pdf&summary=true", t("charter.files.summary"), "PDF")),
            rx.el.li(_file("html", t("charter.files.html"), "HTML")),
            rx.el.li(_file("xlsx", t("charter.files.xlsx"), "Excel")),
            rx.el.li(_file("csv", t("charter.files.csv"), "CSV")),
            rx.el.li(_file("md", t("charter.files.md"), "Markdown")),
            rx.el.li(_file("json", t("charter.files.json"), "JSON")),
            rx.el.li(_file("zip", t("charter.files.zip"), "ZIP")),
            rx.cond(
                is_shown(Part.MONITORING) | is_shown(Part.STOPPING),
                rx.el.li(_link("/calendar.ics", t("charter.files.calendar"), "iCal")),
            ),
            class_name="grid",
        ),
        _InTemplate.create(href="/api/v1/workshops/" + Room.agenda.code + "/charter?format=docx"),
        _PrintButton.create(),
        aria_labelledby="files",
        class_name="charter-side no-print",
    )


def lacks() -> rx.Component:
    """What no section says yet: the first lines, and the rest one tap away. What checks ask for stands beside it."""
    view = Room.charter
    return rx.el.section(
        rx.el.h2(t("charter.lacks"), id="lacks"),
        rx.cond(
            view.gaps.length() > 0,
            rx.fragment(
                rx.el.ul(rx.foreach(view.gaps[:SHOWN_AT_FIRST], _lack), class_name="charter-lacks"),
                rx.cond(
                    view.gaps.length() > SHOWN_AT_FIRST,
                    rx.el.details(
                        rx.el.summary(
                            t("charter.lacks.more", count=view.gaps.length() - SHOWN_AT_FIRST),
                            class_name="picture-summary",
                        ),
                        rx.el.ul(rx.foreach(view.gaps[SHOWN_AT_FIRST:], _lack), class_name="charter-lacks"),
                    ),
                ),
            ),
            rx.el.p(t("charter.lacks.nothing"), class_name="text-muted"),
        ),
        aria_labelledby="lacks",
        class_name="charter-side",
    )


def _lack(text: Any) -> rx.Component:
    return rx.el.li(text)


def _file(kind: str, purpose: rx.Var[str], name: str) -> rx.Component:
    return _link(f"/charter?format={kind}", purpose, name)


def _link(path: str, purpose: rx.Var[str], name: str) -> rx.Component:
    return _Download.create(href="/api/v1/workshops/" + Room.agenda.code + path, name=purpose, kind=name)
