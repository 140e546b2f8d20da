"""Step 5 at the desk: what is still missing, the way to the charter page, and the room's endorsement of the draft.

Must not: edit the charter here (its own page does).
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button, link_button
from app.ui.components.overlays import confirm_button
from app.ui.states.desk import DeskState
from app.ui.steps.desk.endorsement import ask
from app.ui.steps.desk.parts import is_under_way, latest_in, latest_round, next_thing, section
from app.ui.steps.desk.rounds import next_of_vote
from app.ui.steps.desk.voting import to_votes, votes
from app.ui.text import t

SUBJECT = "charter"


def charter() -> rx.Component:
    """The whole step; once the room has been asked, its answer comes first."""
    asking = section(t("desk.votes"), votes("charter"), ident="vote")
    is_asked = latest_in("charter").status != "none"
    return rx.fragment(
        rx.cond(is_under_way("charter"), _next()),
        rx.cond(is_asked, asking, to_votes("charter")),
        section(t("desk.charter.ready"), _readiness(), ident="readiness"),
        rx.cond(is_asked, rx.fragment(), asking),
    )


def _next() -> Any:
    newest: Any = latest_in("charter")
    endorsed: Any = latest_round(SUBJECT)
    page = link_button(t("desk.charter.open"), "/charter/" + Room.agenda.code, look="quiet")
    return next_of_vote(
        newest,
        rx.cond(
            endorsed.status == "revealed",
            next_thing(
                t("desk.charter.next.end"),
                confirm_button(
                    t("desk.end"),
                    title=t("desk.end.title"),
                    body=t("desk.end.body", date=Room.agenda.delete_on),
                    confirm=t("desk.end"),
                    on_confirm=DeskState.end_workshop,
                    look="primary",
                ),
                page,
            ),
            next_thing(t("desk.charter.next.read"), ask(SUBJECT, "charter"), page),
        ),
    )


def _readiness() -> rx.Component:
    missing = DeskState.draft_missing
    return rx.el.div(
        rx.cond(
            DeskState.draft_checked > 0,
            rx.el.p(
                t("desk.charter.checks", passed=DeskState.draft_passed, checked=DeskState.draft_checked),
                class_name="font-semibold",
            ),
        ),
        rx.cond(
            missing.length() > 0,
            rx.el.ul(rx.foreach(missing, rx.el.li), class_name="desk-guide-list"),
            rx.cond(DeskState.draft_checked > 0, rx.el.p(t("desk.charter.complete"))),
        ),
        button(t("desk.charter.check"), look="quiet", small=True, on_click=DeskState.check_charter),
        on_mount=DeskState.check_charter,
        class_name="grid gap-4 justify-items-start",
    )
