"""'Is my ballot in?': a voter's own check of a revealed round, on the device that has voted.

Must not: send the device's key, or its answer, anywhere.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.states.seat import SeatState


class OwnBallotCheck(LaterComponent):
    library = "$/public/ui/own-ballot.jsx"
    tag = "OwnBallotCheck"

    code: rx.Var[str]
    seat_id: rx.Var[str]
    round_id: rx.Var[str]
    root: rx.Var[str]
    receipts: rx.Var[Any]
    has_voted: rx.Var[bool]


def own_ballot_check(one: Any) -> rx.Component:
    """A button below the result of a `RoundView` that says whether this device's ballot is in; nothing before."""
    return rx.cond(
        one.is_revealed & (SeatState.role == "participant"),
        OwnBallotCheck.create(
            code=Room.agenda.code,
            seat_id=SeatState.seat_id,
            round_id=one.id,
            root=one.root,
            receipts=SeatState.own.receipts,
            has_voted=SeatState.own.voted_round_ids.contains(one.id),
        ),
    )
