"""Why somebody may not vote in an open round, said in plain words instead of a ballot.

Must not: decide it; the electorate does, when the ballot comes.
"""

from typing import Any

import reflex as rx

from app.ui.components.surfaces import announce, notice
from app.ui.states.seat import SeatState
from app.ui.text import t


def is_outside(ballot_round: Any) -> Any:
    """Whether this seat has no vote in the open round."""
    return _is_late(ballot_round) | _is_of_other_groups(ballot_round) | _is_not_listed(ballot_round)


def _is_late(one: Any) -> Any:
    return (one.door != "") & (one.door == SeatState.own.waits_at)


def _is_of_other_groups(one: Any) -> Any:
    return (one.eligibility == "groups") & ~one.group_names.contains(SeatState.own.group_name)


def _is_not_listed(one: Any) -> Any:
    return (one.eligibility == "roster") & ~SeatState.own.is_on_roster


def outside(ballot_round: Any) -> rx.Component:
    """The sentence for a seat that `is_outside`: of another group, without a personal link, or too late."""
    said = rx.cond(
        _is_of_other_groups(ballot_round),
        t("room.round.outside.groups", groups=ballot_round.group_names.join(", ")),
        rx.cond(_is_not_listed(ballot_round), t("room.round.outside.roster"), t("room.round.outside.late")),
    )
    return notice(
        rx.el.p(said),
        rx.cond(_is_late(ballot_round), rx.el.p(t("room.round.outside.late.help"), class_name="text-sm mt-1")),
        announce(said, at_first=True),
        title=t("room.round.outside"),
    )
