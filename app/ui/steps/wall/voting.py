"""Rounds on the wall: while one is open the turnout alone, after the reveal the result."""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.steps.pictures.asking import deadline, quorum, said
from app.ui.steps.pictures.question import question
from app.ui.steps.pictures.results import result_head, results
from app.ui.steps.pictures.seal import seal
from app.ui.steps.pictures.turnout import turnout
from app.ui.steps.wall.pages import pages
from app.ui.text import t


def is_voting() -> rx.Var[bool]:
    """Whether a round of the current step is open."""
    return _is_of_step() & (Room.rounds.current.status == "open")


def is_counting() -> rx.Var[bool]:
    """Whether a round of the current step is closed and not revealed yet."""
    return _is_of_step() & (Room.rounds.current.status == "closed")


def is_revealed() -> rx.Var[bool]:
    """Whether the newest round of the current step is revealed."""
    return _is_of_step() & Room.rounds.current.is_revealed


def vote_call() -> rx.Component | rx.Var[str]:
    """What an open round asks: the same question as on the phones."""
    voting_round = Room.rounds.current
    return rx.cond(voting_round.title != "", voting_round.title, question(voting_round))


def result_title() -> rx.Component | rx.Var[str]:
    """What a revealed round answers."""
    voting_round = Room.rounds.current
    return rx.cond(
        voting_round.title != "",
        voting_round.title,
        rx.match(
            voting_round.subject,
            ("challenge", t("wall.result.challenge")),
            ("charter", t("wall.result.charter")),
            ("text", t("wall.result.text")),
            ("options", t("wall.result.options")),
            t("wall.result.goals"),
        ),
    )


def voting() -> rx.Component:
    """The open round: what is voted on, how and why so, how secret it is; and how many have, until when."""
    voting_round = Room.rounds.current
    return rx.el.div(
        rx.el.div(
            rx.cond(
                voting_round.subject_text != "",
                rx.el.blockquote(voting_round.subject_text, class_name="document wall-subject"),
            ),
            rx.el.p(t("wall.vote.now"), class_name="wall-how-to-vote"),
            rx.el.p(said("howTo", voting_round), class_name="wall-method"),
            rx.el.p(t("voting.rules.secrecy." + voting_round.secrecy.to(str), catalogues=("voting",))),
            rx.el.p(said("reason", voting_round), class_name="wall-why"),
            class_name="wall-asked",
        ),
        rx.el.div(
            turnout(voting_round, large=True, spoken=False),
            quorum(voting_round, by_group=False),
            rx.cond(voting_round.closes_at > 0, rx.el.p(deadline(voting_round, silent=True), class_name="wall-until")),
            class_name="wall-turnout",
        ),
        class_name="wall-voting",
    )


def counting() -> rx.Component:
    """The moment before the reveal: who has voted, and the seal, whole on one wall since people photograph it."""
    return rx.el.div(
        rx.el.div(
            rx.el.p(t("wall.vote.closed.text"), class_name="wall-method"),
            seal(Room.rounds.current, large=True),
            class_name="wall-asked",
        ),
        rx.el.div(
            turnout(Room.rounds.current, large=True, spoken=False),
            quorum(Room.rounds.current, by_group=False),
            class_name="wall-turnout",
        ),
        class_name="wall-voting",
    )


def result() -> rx.Component:
    """The result, in as many pages as it takes, and below them how many took part."""
    return rx.el.div(
        pages(results(Room.rounds.current, large=True)),
        result_head(Room.rounds.current, large=True),
        class_name="wall-result",
    )


def _is_of_step() -> rx.Var[bool]:
    has_round = rx.Var.create(Room.rounds.current.id).to(str) != ""
    return has_round & (Room.rounds.current.step_id == Room.agenda.current.id)
