"""The one validator: it rejects what breaks a rule, and what it takes keeps them all."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.voting.ballots import ApprovalBallot, BallotRules, DotBallot, FistBallot
from app.domain.voting.errors import InvalidBallot
from app.domain.voting.methods import LONGEST_REASON, Method
from app.domain.voting.validation import to_payload, validate

DOTS = BallotRules(Method.DOTS, ("a", "b", "c"), dots=5, cap=3)
APPROVAL = BallotRules(Method.APPROVAL, ("a", "b", "c"))
FIST = BallotRules(Method.FIST_OF_FIVE)


def refused(rules: BallotRules, payload: Any) -> str:
    with pytest.raises(InvalidBallot) as caught:
        validate(rules, payload)
    assert isinstance(caught.value, Invalid)
    return caught.value.code


@pytest.mark.parametrize(
    ("rules", "payload", "ballot"),
    [
        (DOTS, {"dots": {"a": 3, "b": 2}}, DotBallot({"a": 3, "b": 2})),
        (DOTS, {"dots": {"a": 1, "b": 0}}, DotBallot({"a": 1})),
        (DOTS, {"dots": {}}, DotBallot({})),
        (DOTS, {"abstain": True}, DotBallot({}, is_abstention=True)),
        (APPROVAL, {"approved": ["c", "a"]}, ApprovalBallot(frozenset({"a", "c"}))),
        (APPROVAL, {"approved": []}, ApprovalBallot(frozenset())),
        (APPROVAL, {"abstain": True}, ApprovalBallot(frozenset(), is_abstention=True)),
        (FIST, {"value": 4}, FistBallot(4)),
        (FIST, {"value": 0, "reason": "  It leaves\n the islands out. "}, FistBallot(0, "It leaves the islands out.")),
        (FIST, {"abstain": True}, FistBallot(None, is_abstention=True)),
    ],
)
def test_a_ballot_within_the_rules_is_taken(rules: BallotRules, payload: dict[str, object], ballot: object) -> None:
    assert validate(rules, payload) == ballot


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"dots": {"a": 3, "b": 3}}, "ballot.over_budget"),
        ({"dots": {"a": 4}}, "ballot.over_cap"),
        ({"dots": {"a": 10**40}}, "ballot.over_cap"),
        ({"dots": {"x": 1}}, "ballot.unknown_option"),
        ({"dots": {"x": 0}}, "ballot.unknown_option"),
        ({"dots": {"a": -1}}, "ballot.malformed"),
        ({"dots": {"a": -1, "b": 3, "c": 3}}, "ballot.malformed"),
        ({"dots": {"a": True}}, "ballot.malformed"),
        ({"dots": {"a": 1.0}}, "ballot.malformed"),
        ({"dots": {"a": "1"}}, "ballot.malformed"),
        ({"dots": {"a": None}}, "ballot.malformed"),
        ({"dots": {1: 1}}, "ballot.malformed"),
        ({"dots": ["a"]}, "ballot.malformed"),
        ({"dots": {"a": 1}, "weight": 9}, "ballot.malformed"),
        ({"dots": {"a": 1}, "abstain": False}, "ballot.malformed"),
        ({"dots": {"a": 1}, "abstain": True}, "ballot.malformed"),
        ({"abstain": 1}, "ballot.malformed"),
        ({"approved": ["a"]}, "ballot.malformed"),
        ({}, "ballot.malformed"),
        ({1: 2}, "ballot.malformed"),
        ([], "ballot.malformed"),
        (None, "ballot.malformed"),
    ],
)
def test_dots_that_break_a_rule_are_refused(payload: Any, code: str) -> None:
    assert refused(DOTS, payload) == code


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"approved": ["x"]}, "ballot.unknown_option"),
        ({"approved": ["a", "a"]}, "ballot.malformed"),
        ({"approved": "a"}, "ballot.malformed"),
        ({"approved": [["a"]]}, "ballot.malformed"),
        ({"approved": {"a": True}}, "ballot.malformed"),
        ({"approved": [None]}, "ballot.malformed"),
        ({"approved": ["a"], "more": 1}, "ballot.malformed"),
    ],
)
def test_approvals_that_break_a_rule_are_refused(payload: Any, code: str) -> None:
    assert refused(APPROVAL, payload) == code


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ({"value": 6}, "ballot.malformed"),
        ({"value": -1, "reason": "no"}, "ballot.malformed"),
        ({"value": True}, "ballot.malformed"),
        ({"value": 3.0}, "ballot.malformed"),
        ({"value": None}, "ballot.malformed"),
        ({"reason": "no"}, "ballot.malformed"),
        ({"value": 4, "reason": 3}, "ballot.malformed"),
        ({"value": 4, "reason": "\ud800"}, "ballot.malformed"),
        ({"value": 4, "name": "Ada"}, "ballot.malformed"),
        ({"value": 4, "reason": "x" * (LONGEST_REASON + 1)}, "ballot.reason_too_long"),
        ({"value": 2}, "ballot.reason_missing"),
        ({"value": 0, "reason": " \n\t"}, "ballot.reason_missing"),
    ],
)
def test_a_fist_that_breaks_a_rule_is_refused(payload: Any, code: str) -> None:
    assert refused(FIST, payload) == code


def test_without_a_cap_the_budget_is_the_limit() -> None:
    rules = BallotRules(Method.DOTS, ("a", "b"), dots=4)
    assert validate(rules, {"dots": {"a": 4}}) == DotBallot({"a": 4})
    assert refused(rules, {"dots": {"a": 5}}) == "ballot.over_budget"


def test_words_of_other_scripts_stay_whole() -> None:
    persian, family = "می\u200cخواهم", "👩\u200d👧"
    ballot = validate(FIST, {"value": 1, "reason": f"{persian} {family}"})
    assert isinstance(ballot, FistBallot)
    assert ballot.reason == f"{persian} {family}"


scalars: st.SearchStrategy[Any] = (
    st.none() | st.booleans() | st.integers(-3, 12) | st.just(2.0) | st.sampled_from(["a", "b", "x", ""])
)
anything: st.SearchStrategy[Any] = (
    scalars | st.lists(scalars, max_size=3) | st.dictionaries(st.sampled_from(["a", "x", "dots"]), scalars, max_size=3)
)
words = st.text("ab \n\u200c\ud800", max_size=6)
payloads = (
    st.fixed_dictionaries({"dots": st.dictionaries(st.sampled_from("abcx"), st.integers(-1, 4) | anything, max_size=4)})
    | st.fixed_dictionaries({"approved": st.lists(st.sampled_from("abcx") | anything, max_size=5)})
    | st.fixed_dictionaries({"value": st.integers(-1, 6) | anything}, optional={"reason": words | anything})
    | st.dictionaries(st.sampled_from(["dots", "approved", "value", "reason", "abstain", "z"]), anything, max_size=3)
)


@given(st.sampled_from([DOTS, APPROVAL, FIST]), payloads)
def test_what_is_taken_keeps_every_rule_and_reads_back_the_same(
    rules: BallotRules, payload: Mapping[str, object]
) -> None:
    try:
        ballot = validate(rules, payload)
    except InvalidBallot:
        return
    match ballot:
        case DotBallot(dots=dots):
            assert sum(dots.values()) <= rules.dots
            assert all(0 < number <= rules.cap for number in dots.values())
            assert set(dots) <= set(rules.option_ids)
        case ApprovalBallot(approved=approved):
            assert approved <= set(rules.option_ids)
        case FistBallot(value=value, reason=reason, is_abstention=is_abstention):
            assert is_abstention == (value is None)
            assert value is None or (0 <= value <= 5 and (reason or value > 2))
    assert validate(rules, to_payload(ballot)) == ballot
