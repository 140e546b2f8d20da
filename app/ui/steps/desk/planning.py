"""Planning a vote: one form for every step, with good defaults; and the run-off from a result.

Must not: decide which way of voting is right (it advises, with the reason).
"""

from typing import Any

import reflex as rx

from app.domain.voting.suggestion import Purpose
from app.realtime.mirror import Room
from app.ui.components.drafts import draft_form
from app.ui.components.fields import select, stepper
from app.ui.components.later import LaterComponent
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import draft_key, hidden_fields, look_up, participants_here, step_of
from app.ui.steps.forms.acks import acks
from app.ui.steps.forms.fold import fold
from app.ui.text import t

RUN_OFF_METHODS = ("ranked", "approval", "dots", "score", "quadratic", "pairwise")


class _Leaving(rx.Component):
    library = "$/public/ui/arrive.jsx"
    tag = "Leaving"


class _RoundForm(LaterComponent):
    library = "$/public/ui/round-form.jsx"
    tag = "RoundForm"

    draft_key: rx.Var[str]
    label: rx.Var[str]
    kind: rx.Var[str]
    cards: rx.Var[Any]
    goals: rx.Var[Any]
    instruments: rx.Var[Any]
    groups: rx.Var[Any]
    here: rx.Var[int]
    joined: rx.Var[int]
    purposes: rx.Var[list[str]]
    advice: rx.Var[Any]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]

    on_send: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
    on_suggest: rx.EventHandler[rx.event.passthrough_event_spec(int, int, str)]


def plan_form(kind: str) -> rx.Component:
    """The form for a vote in the step of this kind; opening with what is chosen already is one press."""
    return _RoundForm.create(
        draft_key=draft_key("vote", kind),
        label=t("planning.form"),
        kind=kind,
        cards=Room.cards,
        goals=Room.goals,
        instruments=Room.instruments,
        groups=Room.agenda.groups,
        here=participants_here(),
        joined=look_up("participantsJoined", Room.presence.groups).to(int),
        purposes=[purpose.value for purpose in Purpose],
        advice=DeskState.advice,
        on_send=lambda values, key: DeskState.plan_round(step_of(kind).id.to(str), values, key),
        on_suggest=DeskState.suggest_method,
        key=kind,
        **acks(),
    )


def folded_plan(kind: str, label: Any) -> rx.Component:
    """The same behind a button; open by itself where a plan was begun on this device."""
    return fold(label, plan_form(kind), draft_key=draft_key("vote", kind), closes_when_saved=True)


def run_off(ballot_round: Any) -> rx.Component:
    """A new round of the best of this one, by the same or another way of voting."""
    count = ballot_round.options.length()
    return fold(
        t("desk.vote.runoff"),
        _Leaving.create(
            draft_form(
                rx.el.p(t("desk.vote.runoff.help"), class_name="field-help"),
                rx.el.div(
                    stepper(
                        "top",
                        t("desk.vote.runoff.top"),
                        lowest=2,
                        highest=count.to(int),
                        initial=look_up("usualTop", count).to(int),
                    ),
                    select(
                        "method",
                        t("desk.vote.runoff.method"),
                        [(method, t(f"voting.method.{method}")) for method in RUN_OFF_METHODS],
                        required=True,
                        scope="runoff",
                    ),
                    class_name="flex flex-wrap gap-6 items-end",
                ),
                *hidden_fields(
                    subject=ballot_round.subject,
                    runoff_of=ballot_round.id,
                    title=ballot_round.title,
                    ranking_rule=ballot_round.ranking_rule,
                    secrecy=ballot_round.secrecy,
                    with_comment=rx.cond(ballot_round.with_comment, "on", ""),
                    quorum_percent=ballot_round.quorum_percent,
                    block_quorum_percent=ballot_round.block_quorum_percent,
                    tie_rule=ballot_round.tie_rule,
                ),
                draft_key=draft_key("runoff", ballot_round.id.to(str)),
                on_send=lambda values, key: DeskState.plan_round(
                    step_of(ballot_round.step_kind).id.to(str), values, key
                ),
                label=t("desk.vote.runoff"),
                submit=t("desk.vote.runoff.open"),
                **acks(),
            )
        ),
        closes_when_saved=True,
    )
