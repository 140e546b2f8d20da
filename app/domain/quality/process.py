"""How the room decided: checks of the rounds, Q38 and Q39."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.quality.checks import Finding, failed, not_answered, passed
from app.domain.quality.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What is known of a closed round without looking at a ballot.

    `ballots_by_group` counts the voices that voted, for every group that was invited. `asks_for_objections` is true for
    fist of five, where `objections` and `concerns` are listed with the result.
    """

    title: str
    is_sealed: bool = True
    is_quorum_missed: bool = False
    ballots_by_group: Mapping[str, int] = field(default_factory=dict)
    is_balance_shown: bool = False
    asks_for_objections: bool = False
    objections: int = 0
    concerns: int = 0


def is_fair(rounds: Sequence[RoundFacts], thresholds: Thresholds) -> Finding:
    """Q38: results sealed until the close, quorum reached, every group heard, no group outvoting all others unseen.

    Names the first round that falls short; groups are not named.
    """
    if not rounds:
        return not_answered("Q38")
    return next((found for one in rounds if (found := _shortfall(one, thresholds))), passed("Q38", count=len(rounds)))


def _shortfall(one: RoundFacts, thresholds: Thresholds) -> Finding | None:
    if not one.is_sealed:
        return failed("Q38", "seen", title=one.title)
    if one.is_quorum_missed:
        return failed("Q38", "quorum", title=one.title)
    absent = sum(1 for count in one.ballots_by_group.values() if not count)
    if absent:
        return failed("Q38", "absent", title=one.title, count=absent)
    largest, cast = max(one.ballots_by_group.values(), default=0), sum(one.ballots_by_group.values())
    if cast and largest * 100 > thresholds.group_percent_most * cast and not one.is_balance_shown:
        return failed("Q38", "group", title=one.title, percent=round(largest * 100 / cast))
    return None


def records_dissent(rounds: Sequence[RoundFacts], *, minority_statements: int, is_denied: bool) -> Finding:
    """Q39: objections and minority statements are listed, or it is on record that none was raised.

    A round that asks everybody for objections and gets none is such a record.
    """
    voices = sum(one.objections + one.concerns for one in rounds) + minority_statements
    if voices:
        return passed("Q39", count=voices)
    if is_denied:
        return passed("Q39", "said")
    if any(one.asks_for_objections for one in rounds):
        return passed("Q39", "none")
    return failed("Q39") if rounds else not_answered("Q39")
