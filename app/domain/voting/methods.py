"""Voting methods, the ballots they take, and the one validator that every ballot passes.

The validator has no off switch and rejects rather than clamps: what it lets through keeps all rules of the round.

Must not: count (see `app.domain.voting.tally`).
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from app.domain.voting.errors import InvalidBallot

LONGEST_REASON = 500
"""Characters of the reason with a fist of five."""

REASON_WANTED_TO = 2
"""Fist of five: this value and those below are an objection or a concern, and need a reason."""


class Method(StrEnum):
    """How a round is voted."""

    DOTS = "dots"
    APPROVAL = "approval"
    FIST_OF_FIVE = "fist_of_five"


@dataclass(frozen=True, slots=True)
class DotBallot:
    """Dots per option id, each 1 or more; options without dots are not there."""

    dots: Mapping[str, int]
    is_abstention: bool = False


@dataclass(frozen=True, slots=True)
class ApprovalBallot:
    """The option ids that the voter can live with; empty means none of them, which is not an abstention."""

    approved: frozenset[str]
    is_abstention: bool = False


@dataclass(frozen=True, slots=True)
class FistBallot:
    """Fist of five: 0 objects, 1 and 2 have concerns, 3 to 5 agree ever more. An abstention has no value."""

    value: int | None
    reason: str = ""
    is_abstention: bool = False


Ballot = DotBallot | ApprovalBallot | FistBallot


@dataclass(frozen=True, slots=True)
class BallotRules:
    """What a ballot of a round must keep. `dots` is the budget of a voter, `cap` the most for one option.

    Both are for dot voting only. A cap of 0 means no cap but the budget.
    """

    method: Method
    option_ids: tuple[str, ...] = ()
    dots: int = 0
    cap: int = 0


def validate(rules: BallotRules, payload: Mapping[str, object]) -> Ballot:
    """The ballot in a JSON-like payload.

    Shapes: `{"dots": {id: n}}`, `{"approved": [id]}`, `{"value": 0..5, "reason": text}`, and `{"abstain": true}`
    alone for any method. Dots of 0 mean the same as leaving the option out.

    Errors: InvalidBallot, with codes `ballot.malformed`, `ballot.unknown_option`, `ballot.over_budget`,
    `ballot.over_cap`, `ballot.reason_missing`, `ballot.reason_too_long`.
    """
    if not isinstance(payload, Mapping) or not all(isinstance(key, str) for key in payload):
        raise InvalidBallot("ballot.malformed")
    if "abstain" in payload:
        if payload["abstain"] is not True or len(payload) > 1:
            raise InvalidBallot("ballot.malformed", "abstain")
        return _abstention(rules.method)
    return _READERS[rules.method](rules, payload)


def to_payload(ballot: Ballot) -> dict[str, object]:
    """The ballot as JSON-like payload, in one canonical form: `validate` reads it back to an equal ballot."""
    if ballot.is_abstention:
        return {"abstain": True}
    match ballot:
        case DotBallot(dots=dots):
            return {"dots": {option: dots[option] for option in sorted(dots)}}
        case ApprovalBallot(approved=approved):
            return {"approved": sorted(approved)}
        case FistBallot(value=value, reason=reason):
            return {"value": value, "reason": reason}
        case _:
            assert_never(ballot)


def _abstention(method: Method) -> Ballot:
    match method:
        case Method.DOTS:
            return DotBallot({}, is_abstention=True)
        case Method.APPROVAL:
            return ApprovalBallot(frozenset(), is_abstention=True)
        case Method.FIST_OF_FIVE:
            return FistBallot(None, is_abstention=True)
        case _:
            assert_never(method)


def _read_dots(rules: BallotRules, payload: Mapping[str, object]) -> DotBallot:
    entries = _only(payload, "dots")
    if not isinstance(entries, Mapping):
        raise InvalidBallot("ballot.malformed", "dots")
    dots: dict[str, int] = {}
    for option, number in entries.items():
        _known(rules, option, "dots")
        # `True` is an int in Python, and 2.0 equals 2: neither is a number of dots.
        if type(number) is not int or number < 0:
            raise InvalidBallot("ballot.malformed", "dots")
        if rules.cap and number > rules.cap:
            raise InvalidBallot("ballot.over_cap", "dots", most=rules.cap)
        if number:
            dots[option] = number
    if sum(dots.values()) > rules.dots:
        raise InvalidBallot("ballot.over_budget", "dots", most=rules.dots)
    return DotBallot(dots)


def _read_approval(rules: BallotRules, payload: Mapping[str, object]) -> ApprovalBallot:
    entries = _only(payload, "approved")
    if not isinstance(entries, list | tuple):
        raise InvalidBallot("ballot.malformed", "approved")
    for option in entries:
        _known(rules, option, "approved")
    approved = frozenset(entries)
    if len(approved) != len(entries):
        raise InvalidBallot("ballot.malformed", "approved")
    return ApprovalBallot(approved)


def _read_fist(_rules: BallotRules, payload: Mapping[str, object]) -> FistBallot:
    if not {"value"} <= payload.keys() <= {"value", "reason"}:
        raise InvalidBallot("ballot.malformed")
    value, reason = payload["value"], payload.get("reason", "")
    if type(value) is not int or not 0 <= value <= 5:
        raise InvalidBallot("ballot.malformed", "value")
    if not isinstance(reason, str):
        raise InvalidBallot("ballot.malformed", "reason")
    if any(unicodedata.category(ch) == "Cs" for ch in reason):
        raise InvalidBallot("ballot.malformed", "reason")
    text = " ".join("".join(" " if unicodedata.category(ch) == "Cc" else ch for ch in reason).split())
    if len(text) > LONGEST_REASON:
        raise InvalidBallot("ballot.reason_too_long", "reason", most=LONGEST_REASON)
    if value <= REASON_WANTED_TO and not text:
        raise InvalidBallot("ballot.reason_missing", "reason")
    return FistBallot(value, text)


_READERS: Mapping[Method, Callable[[BallotRules, Mapping[str, object]], Ballot]] = {
    Method.DOTS: _read_dots,
    Method.APPROVAL: _read_approval,
    Method.FIST_OF_FIVE: _read_fist,
}


def _only(payload: Mapping[str, object], key: str) -> object:
    if payload.keys() != {key}:
        raise InvalidBallot("ballot.malformed", key)
    return payload[key]


def _known(rules: BallotRules, option: object, field: str) -> None:
    if not isinstance(option, str):
        raise InvalidBallot("ballot.malformed", field)
    if option not in rules.option_ids:
        raise InvalidBallot("ballot.unknown_option", field)
