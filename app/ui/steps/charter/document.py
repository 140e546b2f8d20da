"""The document: its blocks in order, what is missing visibly marked, references as links to where they lead."""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.steps.charter.figure import figure
from app.ui.steps.charter.mending import mend_button
from app.ui.steps.charter.reading import jump, reference, sourced
from app.ui.steps.charter.voices import section_voices
from app.ui.steps.charter.wording import own_words, wording
from app.ui.text import t


def document() -> rx.Component:
    """All blocks of the charter."""
    return rx.el.article(
        rx.foreach(Room.charter.blocks, _block),
        lang=Room.agenda.language,
        aria_label=t("charter.document"),
        class_name="charter-document document",
    )


def contents() -> rx.Component:
    """The table of contents: sections and annexes."""
    return rx.el.ol(
        rx.foreach(
            Room.charter.blocks,
            lambda block: rx.cond(
                (block.kind == "heading") & (block.level == 1), rx.el.li(jump(block.text, block.anchor))
            ),
        ),
        class_name="charter-contents",
    )


def _block(block: Any) -> rx.Component | rx.Var[Any]:
    return rx.match(
        block.kind,
        ("heading", _heading(block)),
        ("paragraph", rx.el.p(block.text, _references(block), class_name="charter-paragraph")),
        ("list", _list(block)),
        ("table", _table(block)),
        ("figure", figure(block, _table(block))),
        ("missing", _missing(block)),
        ("own", own_words(block)),
        ("note", rx.el.p(block.text, _references(block), class_name="charter-note")),
        rx.cond(block.text != "", rx.el.p(block.text)),
    )


def _heading(block: Any) -> rx.Component | rx.Var[Any]:
    """Sections are h2 on this page, whose h1 is the mission's title."""
    return rx.match(
        block.level,
        (1, rx.fragment(rx.el.h2(block.text, id=block.anchor), wording(block), section_voices(block))),
        (2, rx.el.h3(block.text, id=block.anchor)),
        rx.el.h4(block.text, id=block.anchor),
    )


def _list(block: Any) -> rx.Component:
    return rx.fragment(
        rx.cond(block.text != "", rx.el.p(block.text)),
        rx.el.ul(
            rx.foreach(block["items"].to(list[str]), lambda text: rx.el.li(sourced(text, block.references))),
        ),
    )


def _table(block: Any) -> rx.Component:
    """A table in a region that can be scrolled by keyboard, since some are wider than a phone."""
    return rx.el.div(
        rx.el.table(
            rx.cond(block.text != "", rx.el.caption(block.text)),
            rx.cond(
                block.header.join("") != "",
                rx.el.thead(rx.el.tr(rx.foreach(block.header, lambda name: rx.el.th(name, scope="col")))),
            ),
            rx.el.tbody(
                rx.foreach(
                    block.rows,
                    lambda row, index: rx.el.tr(
                        rx.foreach(
                            row,
                            lambda cell, at: rx.cond(
                                at == 0,
                                rx.el.th(sourced(cell, block.references), scope="row"),
                                rx.el.td(sourced(cell, block.references)),
                            ),
                        ),
                        id=block.row_anchors[index].to(str) | rx.Var("undefined"),
                    ),
                )
            ),
            class_name="table charter-table",
        ),
        role="region",
        tab_index=0,
        aria_label=rx.cond(block.text != "", block.text, t("charter.document")),
        class_name="scroll",
    )


def _missing(block: Any) -> rx.Component:
    return rx.el.p(block.text, _references(block), " ", mend_button(block), class_name="charter-missing")


def _references(block: Any) -> rx.Component:
    return rx.foreach(block.references, lambda one: rx.fragment(" ", reference(one)))
