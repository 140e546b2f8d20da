"""Votes as a participant meets them: the ballot while open, a sealed note when closed, the result when revealed."""

from typing import Any

import reflex as rx

from app.domain.snapshot import RoundView
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.components.surfaces import notice
from app.ui.states.ballots import BallotState
from app.ui.states.seat import SeatState
from app.ui.steps.forms.acks import acks
from app.ui.steps.forms.ballot import ballot_of
from app.ui.steps.pictures.question import question
from app.ui.steps.pictures.results import results
from app.ui.steps.pictures.seal import seal
from app.ui.steps.pictures.turnout import turnout
from app.ui.steps.room.outside import is_outside, outside
from app.ui.steps.room.own_ballot import own_ballot_check
from app.ui.steps.room.place import can_vote
from app.ui.text import t


def rounds(kind: str) -> rx.Component:
    """The votes of a step, newest first; nothing while there are none."""
    return rx.fragment(
        rx.foreach(
            rx.Var.create(Room.rounds.rounds).to(list[RoundView]).reverse(),
            lambda one: rx.cond((one.step_kind == kind) & (one.status != "draft"), _round(one, kind)),
        ),
        rx.cond(
            Room.rounds.earlier > 0,
            rx.el.p(t("room.round.earlier", count=Room.rounds.earlier), class_name="text-muted"),
        ),
    )


def _round(one: Any, kind: str) -> rx.Component:
    """The newest vote in full; earlier ones are folded, so that what is asked now is never far down a phone."""
    return rx.cond(
        one.id == Room.rounds.current.id,
        rx.el.section(
            _head(one), _body(one, kind), key=one.id, class_name="round", custom_attrs={"data-status": one.status}
        ),
        rx.el.details(
            rx.el.summary(t("room.round.former", number=one.number), " ", _title(one), class_name="py-2 font-semibold"),
            rx.el.div(_body(one, kind), class_name="grid gap-4 pt-2"),
            key=one.id,
            class_name="round",
            custom_attrs={"data-status": one.status},
        ),
    )


def _title(one: Any) -> Any:
    return rx.cond(one.title != "", one.title, question(one))


def _head(one: Any) -> rx.Component:
    return rx.el.div(
        rx.el.p(
            rx.match(
                one.status,
                ("open", rx.cond(is_outside(one), t("room.round.others"), t("room.round.open"))),
                ("closed", t("room.round.closed")),
                t("room.round.revealed"),
            ),
            class_name="kicker",
        ),
        rx.el.h2(_title(one)),
        class_name="grid gap-1",
    )


def _body(one: Any, kind: str) -> rx.Component:
    return rx.fragment(
        rx.cond(
            one.subject_text != "",
            rx.el.blockquote(rx.el.p(one.subject_text), class_name="document challenge-statement"),
        ),
        rx.match(
            one.status,
            ("open", _open(one, kind)),
            ("closed", _closed(one)),
            rx.fragment(results(one), own_ballot_check(one)),
        ),
    )


class _RoundRules(LaterComponent):
    library = "$/public/ui/round-rules.jsx"
    tag = "RoundRules"

    round: rx.Var[Any]


def _open(one: Any, kind: str) -> rx.Component:
    return rx.fragment(
        _RoundRules.create(round=one),
        rx.cond(
            can_vote(kind),
            rx.cond(is_outside(one), outside(one), ballot(one)),
            rx.cond(
                SeatState.role == "participant",
                rx.fragment(),
                rx.el.p(t("room.round.not_voting"), class_name="text-muted"),
            ),
        ),
        turnout(one),
    )


def ballot(one: Any) -> rx.Component:
    """The ballot of this device for an open round."""
    answer = acks()
    del answer["ack_field"]
    return ballot_of(
        one,
        seat_id=SeatState.seat_id,
        voter_name=rx.cond(one.secrecy == "open", SeatState.own.name, SeatState.own.pseudonym),
        receipts=SeatState.own.receipts,
        has_voted=SeatState.own.voted_round_ids.contains(one.id),
        mine_round_id=BallotState.mine_round_id,
        mine_json=BallotState.mine_json,
        on_recall=BallotState.recall,
        on_cast=BallotState.cast,
        on_withdraw=BallotState.withdraw,
        **answer,
    )


def _closed(one: Any) -> rx.Component:
    own = rx.cond(
        SeatState.own.voted_round_ids.contains(one.id),
        rx.el.p(t("room.round.mine_in")),
        rx.cond(SeatState.role == "participant", rx.el.p(t("room.round.mine_out")), rx.fragment()),
    )
    return rx.fragment(
        notice(rx.el.p(t("room.round.sealed.text")), own, title=t("room.round.sealed")),
        turnout(one, spoken=False),
        seal(one),
    )
