"""The fist of five on the challenge or the charter: ask, follow the turnout, close, show, and ask again.

Must not: show a result before the reveal (there is none in the view).
"""

from typing import Any

import reflex as rx

from app.ui.components.drafts import draft_form
from app.ui.components.surfaces import empty_state
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import (
    draft_key,
    hidden_fields,
    is_under_way,
    latest_round,
    open_round,
    rounds_of,
    step_of,
)
from app.ui.steps.desk.rounds import close_button, earlier, prepared, reveal_button, table_ballots
from app.ui.steps.forms.acks import acks
from app.ui.steps.pictures.results import results
from app.ui.steps.pictures.turnout import turnout
from app.ui.text import t


def ask(subject: str, kind: str, *, again: bool = False) -> rx.Component:
    """The button that opens the round: a form of hidden values, so that pressing twice asks once."""
    step = step_of(kind)
    label = t("desk.endorse.again" if again else "desk.endorse.ask")
    return rx.cond(
        ~is_under_way(kind),
        rx.el.p(t("desk.endorse.not_open"), class_name="text-sm text-muted"),
        _asking(subject, step, label),
    )


def _asking(subject: str, step: Any, label: Any) -> rx.Component:
    return rx.cond(
        open_round().status == "open",
        rx.el.p(t("desk.vote.other_open"), class_name="text-sm text-muted"),
        draft_form(
            *hidden_fields(method="fist_of_five", subject=subject),
            draft_key=draft_key("ask", subject, latest_round(subject).id.to(str)),
            on_send=lambda values, key: DeskState.plan_round(step.id, values, key),
            label=label,
            submit=label,
            **acks(),
        ),
    )


def endorsement(subject: str, kind: str) -> rx.Component:
    """Where the round on a subject stands."""
    ballot_round: Any = latest_round(subject)
    return rx.el.div(
        prepared(subject),
        rx.match(
            ballot_round.status,
            (
                "open",
                rx.el.div(
                    turnout(ballot_round),
                    table_ballots(ballot_round),
                    rx.cond(~is_under_way(kind), close_button(ballot_round)),
                    class_name="grid gap-4",
                ),
            ),
            (
                "closed",
                rx.el.div(
                    turnout(ballot_round),
                    rx.el.p(t("desk.vote.sealed"), class_name="text-muted"),
                    rx.cond(~is_under_way(kind), reveal_button(ballot_round)),
                    class_name="grid gap-4",
                ),
            ),
            (
                "revealed",
                rx.el.div(
                    rx.el.p(
                        rx.cond(ballot_round.result.is_passed, t("desk.endorse.passed"), t("desk.endorse.open")),
                        class_name="font-semibold",
                    ),
                    results(ballot_round),
                    ask(subject, kind, again=True),
                    class_name="grid gap-4",
                ),
            ),
            empty_state(t("desk.endorse.none")),
        ),
        earlier(rounds_of("earlierRounds", subject)),
        class_name="grid gap-5",
    )
