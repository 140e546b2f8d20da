"""Step 1 at the desk: silent writing, the reveal, the board, the challenge, and the room's endorsement of it.

Must not: show a card before the reveal (the server sends none).
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.overlays import confirm_button
from app.ui.states.framing import FramingState
from app.ui.steps.desk.board import board
from app.ui.steps.desk.challenge import challenge
from app.ui.steps.desk.endorsement import ask
from app.ui.steps.desk.parts import (
    is_under_way,
    jump,
    latest_in,
    latest_round,
    next_thing,
    open_next,
    participants_here,
    section,
    step_of,
)
from app.ui.steps.desk.rounds import next_of_vote
from app.ui.steps.desk.voting import to_votes, votes
from app.ui.steps.pictures.clusters import sealed_counts
from app.ui.text import t

SUBJECT = "challenge"


def frame() -> rx.Component:
    """The whole step; once the room has been asked something, its answer comes first."""
    asking = section(t("desk.votes"), votes("frame"), ident="vote")
    is_asked = latest_in("frame").status != "none"
    cards = Room.cards
    return rx.fragment(
        rx.cond(is_under_way("frame"), _next()),
        rx.cond(
            cards.is_revealed,
            rx.fragment(
                rx.cond(is_asked, asking, to_votes("frame")),
                board(),
                section(t("desk.challenge"), challenge(), ident="challenge"),
                rx.cond(is_asked, rx.fragment(), asking),
                rx.el.p(
                    button(t("desk.frame.hide"), look="plain", small=True, on_click=FramingState.reveal(False)),
                    rx.el.span(t("desk.frame.hide.help"), class_name="text-sm text-muted"),
                ),
            ),
            rx.cond(step_of("frame").status != "planned", section(t("desk.frame.sealed"), _counts())),
        ),
    )


def _next() -> rx.Component:
    cards = Room.cards
    newest, ballot_round = latest_in("frame"), latest_round(SUBJECT)
    return rx.cond(
        ~cards.is_revealed,
        next_thing(
            t("desk.frame.next.write", total=cards.total, here=participants_here()),
            confirm_button(
                t("desk.frame.reveal"),
                title=t("desk.frame.reveal.title"),
                body=t("desk.frame.reveal.body", total=cards.total),
                confirm=t("desk.frame.reveal"),
                on_confirm=FramingState.reveal(True),
                look="primary",
            ),
            help_text=t("desk.frame.next.write.help"),
        ),
        next_of_vote(
            newest,
            rx.cond(
                cards.challenge.statement == "",
                next_thing(
                    t("desk.frame.next.compose", loose=cards.loose_total),
                    jump(t("desk.frame.to_challenge"), "challenge"),
                    help_text=t("desk.frame.next.compose.help"),
                ),
                rx.cond(
                    ballot_round.status == "revealed",
                    rx.cond(
                        ballot_round.result.is_passed,
                        next_thing(t("desk.frame.next.done"), open_next()),
                        next_thing(
                            t("desk.frame.next.again"),
                            jump(t("desk.frame.to_challenge"), "challenge"),
                            ask(SUBJECT, "frame"),
                            open_next(look="quiet"),
                        ),
                    ),
                    next_thing(t("desk.frame.next.endorse"), ask(SUBJECT, "frame")),
                ),
            ),
        ),
    )


def _counts() -> rx.Component:
    return rx.el.div(
        sealed_counts(Room.cards),
        rx.el.p(t("desk.frame.sealed.help"), class_name="field-help"),
        class_name="grid gap-4",
    )
