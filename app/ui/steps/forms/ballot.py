"""The ballot: of this device's own seat in the room, of a table without phones at the desk.

Must not: let a handler see a choice before it is cast.
"""

from typing import Any

import reflex as rx

from app.ui.components.later import LaterComponent
from app.ui.states.ballots import BallotState
from app.ui.steps.forms.acks import acks


class Ballot(LaterComponent):
    """The ballot of any method. `receipts` are the seat's own: {id: a round's, name: the code}.

    `voter_name` is the name that will stand beside the choice where the round is not secret; empty says it without.
    """

    library = "$/public/ui/ballot.jsx"
    tag = "Ballot"

    seat_id: rx.Var[str]
    round_id: rx.Var[str]
    method: rx.Var[str]
    options: rx.Var[Any]
    dots: rx.Var[int]
    cap: rx.Var[int]
    credits: rx.Var[int]
    pairs: rx.Var[int]
    limit: rx.Var[int]
    limit_unit: rx.Var[str]
    criteria: rx.Var[Any]
    with_comment: rx.Var[bool]
    secrecy: rx.Var[str]
    closes_at: rx.Var[int]
    voter_name: rx.Var[str]
    receipts: rx.Var[Any]
    has_voted: rx.Var[bool]
    is_table: rx.Var[bool]
    mine_round_id: rx.Var[str]
    mine_json: rx.Var[str]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]

    on_recall: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
    on_cast: rx.EventHandler[rx.event.passthrough_event_spec(str, str, str, str)]
    on_withdraw: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]


def ballot_of(one: Any, **props: Any) -> rx.Component:
    """The ballot for a round (a `RoundView` Var, or one inside a `foreach`)."""
    return Ballot.create(
        round_id=one.id.to(str),
        method=one.method.to(str),
        options=one.options,
        dots=one.dots.to(int),
        cap=one.cap.to(int),
        credits=one.credits.to(int),
        pairs=one.pairs.to(int),
        limit=one.limit.to(int),
        limit_unit=one.limit_unit.to(str),
        criteria=one.criteria,
        with_comment=one.with_comment.to(bool),
        secrecy=one.secrecy.to(str),
        closes_at=one.closes_at.to(int),
        **props,
    )


def table_ballot(ballot_round: Any, seat: Any) -> rx.Component:
    """The ballot of a table (a `SeatView`) in an open round, entered by a facilitator; its key stays on this device."""
    answer = acks()
    del answer["ack_field"]
    return ballot_of(
        ballot_round,
        seat_id=seat.id,
        has_voted=seat.has_voted,
        is_table=True,
        # What was recalled for one table must not appear in the ballot of the next.
        mine_round_id=rx.cond(
            BallotState.mine_round_id == ballot_round.id.to(str) + ":" + seat.id.to(str), ballot_round.id.to(str), ""
        ),
        mine_json=BallotState.mine_json,
        on_recall=lambda round_id, ballot_key: BallotState.recall_for_table(round_id, seat.id, ballot_key),
        on_cast=lambda round_id, ballot_key, choices, key: BallotState.enter_for_table(
            round_id, seat.id, ballot_key, choices, key
        ),
        **answer,
    )
