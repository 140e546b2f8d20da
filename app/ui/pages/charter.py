"""The charter: the draft to read, to word where it needs a hand, and to take along.

Must not: let anybody take a draft for adopted policy.
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui import paths
from app.ui.components.buttons import link_button
from app.ui.components.later import later
from app.ui.components.surfaces import announce, empty_state, heading, notice, skeleton
from app.ui.shell import shell, site_header
from app.ui.states.seat import SeatState
from app.ui.steps.charter.document import contents, document
from app.ui.steps.charter.mending import mending
from app.ui.steps.charter.reading import way_back
from app.ui.steps.charter.side import charter_side
from app.ui.steps.charter.standing import changed
from app.ui.steps.charter.trail import trail
from app.ui.steps.charter.wording import is_leading
from app.ui.text import t


def charter() -> rx.Component:
    """The page."""
    return shell(
        rx.cond(
            Room.is_closed,
            _closed(),
            rx.match(SeatState.seat_status, ("seated", _seated()), ("absent", _absent()), _loading()),
        ),
        header=site_header(_way_out()),
        width="full",
        class_name="charter-page",
    )


def _seated() -> rx.Component:
    return rx.cond(
        Room.agenda.code != "", rx.cond(Room.charter.blocks.length() > 0, _reading(), _nothing()), _loading()
    )


def _reading() -> rx.Component:
    return rx.el.div(
        rx.el.header(
            rx.el.p(
                rx.cond(Room.charter.standing.state == "adopted", t("charter.kind.adopted"), t("charter.kind")),
                class_name="charter-kind",
            ),
            heading(_title(), class_name="document charter-title"),
            class_name="charter-head",
        ),
        _refusal(),
        changed(),
        rx.el.nav(
            rx.el.details(
                rx.el.summary(t("charter.contents"), class_name="picture-summary"),
                contents(),
                class_name="charter-contents-folded",
            ),
            rx.el.div(rx.el.h2(t("charter.contents")), contents(), class_name="charter-contents-open"),
            aria_label=t("charter.contents"),
            class_name="charter-nav no-print",
        ),
        rx.el.div(later(charter_side), class_name="charter-beside"),
        document(),
        trail(),
        mending(),
        way_back(),
        class_name="charter-sheet",
    )


def _title() -> rx.Var[str]:
    return rx.cond(Room.charter.title != "", Room.charter.title, Room.agenda.title)


def _refusal() -> rx.Component:
    """Why something was not done; said once, put away by hand."""
    text = t(SeatState.notice_code, values=SeatState.notice_values, catalogues=("error",))
    return rx.cond(
        SeatState.notice_code != "",
        rx.el.div(
            notice(rx.el.p(text), tone="danger"), announce(text, at_first=True), class_name="charter-refusal no-print"
        ),
    )


def _way_out() -> rx.Component:
    code = Room.agenda.code
    return rx.cond(
        (SeatState.seat_status == "seated") & (SeatState.role != "observer"),
        rx.cond(
            is_leading(),
            link_button(t("charter.to_desk"), "/desk/" + code, look="plain"),
            link_button(t("charter.to_room"), "/room/" + code, look="plain"),
        ),
    )


def _nothing() -> rx.Component:
    return rx.el.div(
        heading(_title(), class_name="document charter-title"),
        empty_state(t("charter.nothing")),
        class_name="grid gap-8",
    )


def _loading() -> rx.Component:
    return rx.el.div(heading(t("charter.loading"), class_name="visually-hidden"), skeleton(lines=8))


def _absent() -> rx.Component:
    return rx.el.div(
        heading(t("charter.absent")),
        rx.el.p(t(SeatState.seat_code, catalogues=("error",))),
        rx.el.p(
            rx.el.a(t("charter.absent.recover"), href=paths.RECOVER),
        ),
        class_name="grid gap-5 max-w-measure",
    )


def _closed() -> rx.Component:
    return rx.el.div(
        heading(t("charter.closed")), rx.el.p(t("charter.closed.text")), class_name="grid gap-5 max-w-measure"
    )
