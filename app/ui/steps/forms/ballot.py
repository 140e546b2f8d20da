"""The ballot: of this device's own seat in the room, of a table without phones at the desk.

Must not: let a handler see a choice before it is cast.
"""

from typing import Any

import reflex as rx

from app.ui.components.later import LaterComponent
from app.ui.states.ballots import BallotState
from app.ui.steps.forms.acks import acks


class Ballot(LaterComponent):
    library = "$/public/ui/ballot.jsx"
    tag = "Ballot"

    seat_id: rx.Var[str]
    round_id: rx.Var[str]
    method: rx.Var[str]
    options: rx.Var[Any]
    dots: rx.Var[int]
    cap: rx.Var[int]
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


def table_ballot(ballot_round: Any, seat: Any) -> rx.Component:
    """The ballot of a table (a `SeatView`) in an open round, entered by a facilitator; its key stays on this device."""
    answer = acks()
    del answer["ack_field"]
    return Ballot.create(
        seat_id=seat.id,
        round_id=ballot_round.id.to(str),
        method=ballot_round.method.to(str),
        options=ballot_round.options,
        dots=ballot_round.dots.to(int),
        cap=ballot_round.cap.to(int),
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
