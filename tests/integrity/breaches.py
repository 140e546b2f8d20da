"""Ballots that no form of ours would send: beyond the rules of a round, or beyond all sense.

`choices_beyond` are choices by what is wrong with them; `junk_bodies` are raw REST bodies, `junk_packets` raw socket
messages. Nothing of it may change anything.
"""

import json
from collections.abc import Iterator

from app.ui.states.ballots import BallotState
from app.ui.states.desk import DeskState
from tests.integrity.screen import SEAT
from tests.integrity.workshop import CAST, Vote

DOTS, CAP = 5, 3
ELSEWHERE = "0123456789abcdef01234567"


def choices_beyond(vote: Vote) -> dict[str, str]:
    """Choices as JSON text that break a rule of the round, by what is wrong."""
    abstentions = {
        "an abstention with a choice": '{"abstain": true, "dots": {}}',
        "an abstention that is none": '{"abstain": false}',
        "an abstention by number": '{"abstain": 1}',
    }
    nonsense = {
        "nothing": "{}",
        "a list": "[]",
        "nothing at all": "null",
        "a text": '"dots"',
        "another method's words": '{"rank": ["a", "b"]}',
        "more than was asked": '{"dots": {}, "approved": [], "value": 3}',
    }
    match vote.method:
        case "dots":
            own = _beyond_dots(*vote.options[:3])
        case "approval":
            own = _beyond_approval(*vote.options[:2])
        case _:
            own = _beyond_fist()
    return own | abstentions | nonsense


def _beyond_dots(one: str, two: str, three: str) -> dict[str, str]:
    return {
        "too many dots": _dots({one: 2, two: 2, three: 2}),
        "one over the cap": _dots({one: CAP + 1}),
        "over both": _dots({one: 20, two: 20}),
        "a number without end": f'{{"dots": {{"{one}": {"9" * 4000}}}}}',
        "below zero": _dots({one: -1}),
        "below zero to make room": _dots({one: 3, two: 3, three: -1}),
        "half a dot": _dots({one: 1.5}),
        "a whole number as float": _dots({one: 1.0}),
        "no number": f'{{"dots": {{"{one}": NaN}}}}',
        "infinity": f'{{"dots": {{"{one}": Infinity}}}}',
        "a huge float": f'{{"dots": {{"{one}": 1e400}}}}',
        "a text": _dots({one: "1"}),
        "a truth": _dots({one: True}),
        "a list of numbers": _dots({one: [1]}),
        "nothing for a number": _dots({one: None}),
        "an unknown option": _dots({ELSEWHERE: 1}),
        "an option that is nearly one": _dots({f"{one} ": 1}),
        "an option without a name": _dots({"": 1}),
        "a list of options": json.dumps({"dots": [one, two]}),
        "dots for nothing": json.dumps({"dots": None}),
        "approvals": json.dumps({"approved": [one]}),
    }


def _dots(dots: object) -> str:
    return json.dumps({"dots": dots})


def _beyond_approval(one: str, two: str) -> dict[str, str]:
    approved = {
        "an unknown option": [one, ELSEWHERE],
        "an option twice": [one, one],
        "a list in a list": [[one]],
        "a number": [1],
        "weights": {one: 3, two: 1},
        "a text": one,
        "nothing": None,
        "a truth": True,
    }
    return {what: json.dumps({"approved": value}) for what, value in approved.items()} | {"dots": _dots({one: 1})}


def _beyond_fist() -> dict[str, str]:
    fists: dict[str, object] = {
        "a six": {"value": 6},
        "below zero": {"value": -1, "reason": "because"},
        "a half": {"value": 3.5},
        "a whole number as float": {"value": 4.0},
        "a truth": {"value": True},
        "a text": {"value": "4"},
        "no value": {"value": None},
        "an objection without a word": {"value": 0},
        "a concern without a word": {"value": 2, "reason": "   "},
        "a reason that is a list": {"value": 4, "reason": ["yes"]},
        "a reason without end": {"value": 4, "reason": "x" * 501},
        "half a character": {"value": 4, "reason": "\ud800"},
        "more than a value": {"value": 4, "reason": "", "weight": 9},
    }
    return {what: json.dumps(fist) for what, fist in fists.items()}


def junk_bodies(ballot_key: str) -> list[bytes]:
    """Bodies of a ballot's PUT that are no ballot."""
    key = json.dumps(ballot_key).encode()
    return [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe\x00",
        b'{"choices": {"abstain": true}}',
        b'{"ballot_key": ' + key + b"}",
        b'{"ballot_key": ' + key + b', "choices": []}',
        b'{"ballot_key": ' + key + b', "choices": "abstain"}',
        b'{"ballot_key": ' + key + b', "choices": {"abstain": true}, "weight": 9}',
        b'{"ballot_key": ' + key + b', "choices": {"abstain": true}, "seat_id": "another"}',
        b'{"ballot_key": "short", "choices": {"abstain": true}}',
        b'{"ballot_key": "", "choices": {"abstain": true}}',
        b'{"ballot_key": 12345678901234567890, "choices": {"abstain": true}}',
        b'{"ballot_key": "' + b"k" * 129 + b'", "choices": {"abstain": true}}',
        b'{"ballot_key": ' + key + b', "choices": ' + b'{"a":' * 5000 + b"1" + b"}" * 5001,
        b'{"ballot_key": ' + key + b', "choices": {"dots": {"' + b"x" * 200_000 + b'": 1}}}',
    ]


def junk_payloads(vote: Vote, ballot_key: str) -> Iterator[tuple[str, object]]:
    """(event, payload) that no page of ours would send."""
    good = {"round_id": vote.id, "ballot_key": ballot_key, "choices_json": '{"abstain": true}', "key": "sent-by-hand"}
    for name, right in good.items():
        for wrong in (None, 7, [right], {"id": right}, "x" * 300, "\u0000", "\ud800"):
            if name != "key":
                yield CAST, {**good, name: wrong}
        yield CAST, {other: value for other, value in good.items() if other != name}
    yield CAST, {**good, "choices_json": '{"dots": {}}' + " " * 21_000}
    yield CAST, {**good, "choices_json": "[" * 9_000}
    yield CAST, {**good, "round_id": ELSEWHERE}
    yield CAST, {**good, "ballot_key": "short"}
    for payload in (None, [], "abstain", 7, {}, list(good.values())):
        yield CAST, payload
    ballots = BallotState.get_full_name()
    for hidden in ("_put", "_take", "_recall", "_actor", "__init__", "setvar", "set_mine_json", "dict"):
        yield f"{ballots}.{hidden}", good
    yield f"{SEAT}.set_seat_id", {"value": "another"}
    yield f"{SEAT}.set_role", {"value": "facilitator"}
    for move in ("open_round", "close_round", "reveal_round", "discard_round"):
        yield f"{DeskState.get_full_name()}.{move}", {"round_id": vote.id}
    yield f"{ballots}.enter_for_table", {**good, "seat_id": "another"}
    yield "no.such.state.cast", good


JUNK_PACKETS = (
    "42",
    "42/_event,",
    "42/_event,[",
    '42/_event,["event"]',
    '42/_event,["event", null]',
    '42/_event,["event", "text"]',
    '42/_event,["event", {}]',
    '42/_event,["event", {"name": 7}]',
    '42/_event,["nothing", {}]',
    "42/elsewhere,[]",
    "9",
)
"""Text that is no event at all, after which the connection goes on."""

LAST_PACKETS = ("", "\u0000", "[" * 3000, "x" * 70_000)
"""Text after which there is no connection any more."""
