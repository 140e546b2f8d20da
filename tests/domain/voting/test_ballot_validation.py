"""The one validator: it rejects what breaks a rule, and what it takes keeps them all."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BallotRules,
    ConsentBallot,
    DotBallot,
    FistBallot,
    PairwiseBallot,
    QuadraticBallot,
    RankedBallot,
    ScoreBallot,
    TwoCriteriaBallot,
)
from app.domain.voting.errors import InvalidBallot
from app.domain.voting.methods import LONGEST_REASON, Method
from app.domain.voting.validation import to_payload, validate
from tests.ballots import ABSTENTIONS, CONTENTS, RULES

DOTS = BallotRules(Method.DOTS, ("a", "b", "c"), dots=5, cap=3)
APPROVAL = BallotRules(Method.APPROVAL, ("a", "b", "c"))
FIST = BallotRules(Method.FIST_OF_FIVE)
SCORE = BallotRules(Method.SCORE, ("a", "b", "c"))
RANKED = BallotRules(Method.RANKED, ("a", "b", "c"))
QUADRATIC = BallotRules(Method.QUADRATIC, ("a", "b", "c", "d"), credits=100)
PAIRWISE = BallotRules(Method.PAIRWISE, ("a", "b", "c"), pairs=2)
TWO = BallotRules(Method.TWO_CRITERIA, ("a", "b", "c"))
CONSENT = BallotRules(Method.CONSENT)
EQUAL_SHARES = BallotRules(Method.EQUAL_SHARES, ("a", "b", "c"))


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
        (SCORE, {"scores": {"a": 0, "c": 5}}, ScoreBallot({"a": 0, "c": 5})),
        (RANKED, {"ranking": ["c", "a"]}, RankedBallot(("c", "a"))),
        (QUADRATIC, {"votes": {"a": 9, "b": 3, "c": 0}}, QuadraticBallot({"a": 9, "b": 3})),
        (QUADRATIC, {"votes": {}}, QuadraticBallot({})),
        (PAIRWISE, {"duels": [["b", "a"]]}, PairwiseBallot(frozenset({("b", "a")}))),
        (
            PAIRWISE,
            {"duels": [["b", "a"]], "undecided": [["c", "a"]]},
            PairwiseBallot(frozenset({("b", "a")}), frozenset({frozenset("ac")})),
        ),
        (PAIRWISE, {"duels": [], "undecided": [["c", "a"]]}, PairwiseBallot(frozenset(), frozenset({frozenset("ac")}))),
        (TWO, {"ratings": {"a": [1, 5]}}, TwoCriteriaBallot({"a": (1, 5)})),
        (CONSENT, {"stand": "consent"}, ConsentBallot("consent")),
        (CONSENT, {"stand": "object", "reason": " It\tharms us. "}, ConsentBallot("object", "It harms us.")),
        (EQUAL_SHARES, {"approved": ["b"]}, ApprovalBallot(frozenset({"b"}))),
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


@pytest.mark.parametrize(
    ("rules", "payload", "code"),
    [
        (SCORE, {"scores": {"a": 6}}, "ballot.malformed"),
        (SCORE, {"scores": {"a": -1}}, "ballot.malformed"),
        (SCORE, {"scores": {"a": True}}, "ballot.malformed"),
        (SCORE, {"scores": {"a": 3.0}}, "ballot.malformed"),
        (SCORE, {"scores": {"a": None}}, "ballot.malformed"),
        (SCORE, {"scores": [5]}, "ballot.malformed"),
        (SCORE, {"scores": {"a": 3}, "x": 1}, "ballot.malformed"),
        (SCORE, {"scores": {"x": 3}}, "ballot.unknown_option"),
        (SCORE, {"scores": {}}, "ballot.empty"),
        (RANKED, {"ranking": ["a", "a"]}, "ballot.malformed"),
        (RANKED, {"ranking": "abc"}, "ballot.malformed"),
        (RANKED, {"ranking": [["a"]]}, "ballot.malformed"),
        (RANKED, {"ranking": ["a", "x"]}, "ballot.unknown_option"),
        (RANKED, {"ranking": []}, "ballot.empty"),
        (QUADRATIC, {"votes": {"a": 10, "b": 1}}, "ballot.over_credits"),
        (QUADRATIC, {"votes": {"a": 10**30}}, "ballot.over_credits"),
        (QUADRATIC, {"votes": {"a": -1}}, "ballot.malformed"),
        (QUADRATIC, {"votes": {"a": 1.5}}, "ballot.malformed"),
        (QUADRATIC, {"votes": {"x": 1}}, "ballot.unknown_option"),
        (PAIRWISE, {"duels": [["a", "b"], ["b", "c"], ["c", "a"]]}, "ballot.too_many_pairs"),
        (PAIRWISE, {"duels": [["a", "b"], ["b", "c"]], "undecided": [["a", "c"]]}, "ballot.too_many_pairs"),
        (PAIRWISE, {"duels": [["a", "b"], ["b", "a"]]}, "ballot.malformed"),
        (PAIRWISE, {"duels": [["a", "b"]], "undecided": [["b", "a"]]}, "ballot.malformed"),
        (PAIRWISE, {"duels": [["a", "a"]]}, "ballot.malformed"),
        (PAIRWISE, {"duels": [["a"]]}, "ballot.malformed"),
        (PAIRWISE, {"duels": ["ab"]}, "ballot.malformed"),
        (PAIRWISE, {"duels": [["a", "x"]]}, "ballot.unknown_option"),
        (PAIRWISE, {"undecided": [["a", "b"]]}, "ballot.malformed"),
        (PAIRWISE, {"duels": [], "undecided": []}, "ballot.empty"),
        (TWO, {"ratings": {"a": [0, 3]}}, "ballot.malformed"),
        (TWO, {"ratings": {"a": [3, 6]}}, "ballot.malformed"),
        (TWO, {"ratings": {"a": [3]}}, "ballot.malformed"),
        (TWO, {"ratings": {"a": [3, True]}}, "ballot.malformed"),
        (TWO, {"ratings": {"a": 3}}, "ballot.malformed"),
        (TWO, {"ratings": {"a": [1, 2, 3]}}, "ballot.malformed"),
        (TWO, {"ratings": {"x": [3, 3]}}, "ballot.unknown_option"),
        (TWO, {"ratings": {}}, "ballot.empty"),
        (CONSENT, {"stand": "block", "reason": "no"}, "ballot.malformed"),
        (CONSENT, {"stand": None}, "ballot.malformed"),
        (CONSENT, {"stand": ["object"], "reason": "no"}, "ballot.malformed"),
        (CONSENT, {"reason": "no"}, "ballot.malformed"),
        (CONSENT, {"stand": "object"}, "ballot.reason_missing"),
        (CONSENT, {"stand": "concern", "reason": " "}, "ballot.reason_missing"),
        (CONSENT, {"stand": "object", "reason": "x" * (LONGEST_REASON + 1)}, "ballot.reason_too_long"),
        (EQUAL_SHARES, {"approved": ["x"]}, "ballot.unknown_option"),
        (EQUAL_SHARES, {"ranking": ["a"]}, "ballot.malformed"),
        (CONSENT, {"stand": "consent", "comment": "Hello"}, "ballot.no_comments"),
    ],
)
def test_ballots_of_the_other_methods_that_break_a_rule_are_refused(
    rules: BallotRules, payload: Any, code: str
) -> None:
    assert refused(rules, payload) == code


@pytest.mark.parametrize(
    ("votes", "cost"), [((10,), 100), ((9, 4, 1), 98), ((5, 5, 5, 5), 100), ((9, 3, 3), 99), ((10, 1), 101)]
)
def test_quadratic_votes_cost_their_squares(votes: tuple[int, ...], cost: int) -> None:
    """Vector V7: of 100 credits, 101 are too many."""
    payload = {"votes": dict(zip(QUADRATIC.option_ids, votes, strict=False))}
    assert sum(one * one for one in votes) == cost
    if cost > 100:
        assert refused(QUADRATIC, payload) == "ballot.over_credits"
    else:
        assert validate(QUADRATIC, payload) == QuadraticBallot(payload["votes"])


def test_a_comment_is_kept_where_the_round_takes_one() -> None:
    rules = BallotRules(Method.RANKED, ("a", "b"), with_comment=True)
    ballot = validate(rules, {"ranking": ["a"], "comment": " For the\nislands "})
    assert ballot == RankedBallot(("a",), comment="For the islands")
    assert validate(rules, to_payload(ballot)) == ballot
    silent = validate(rules, {"abstain": True, "comment": "Not mine to say"})
    assert (silent.is_abstention, silent.comment) == (True, "Not mine to say")
    assert refused(rules, {"ranking": ["a"], "comment": 3}) == "ballot.malformed"
    assert refused(rules, {"ranking": ["a"], "comment": "x" * (LONGEST_REASON + 1)}) == "ballot.reason_too_long"
    assert validate(RANKED, {"ranking": ["a"], "comment": ""}) == RankedBallot(("a",))


@pytest.mark.parametrize("method", list(Method))
@given(data=st.data())
def test_every_ballot_reads_back_from_its_one_canonical_form(method: Method, data: st.DataObject) -> None:
    ballot: Ballot = data.draw(CONTENTS[method] | st.just(ABSTENTIONS[method]))
    payload = to_payload(ballot)
    assert json.loads(json.dumps(payload)) == payload
    again = validate(RULES[method], payload)
    assert again == ballot
    assert json.dumps(to_payload(again)) == json.dumps(payload)


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


def mangled(value: Any, data: st.DataObject) -> Any:
    """The same payload with one thing in it replaced by anything."""
    if isinstance(value, dict) and value and data.draw(st.booleans()):
        key = data.draw(st.sampled_from(sorted(value)))
        return {**value, key: mangled(value[key], data)}
    if isinstance(value, list) and value and data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(value) - 1))
        return [*value[:at], mangled(value[at], data), *value[at + 1 :]]
    return data.draw(anything)


@pytest.mark.parametrize("method", list(Method))
@given(data=st.data())
def test_whatever_is_sent_is_refused_or_reads_back_the_same(method: Method, data: st.DataObject) -> None:
    payload = mangled(to_payload(data.draw(CONTENTS[method])), data)
    try:
        ballot = validate(RULES[method], payload)
    except InvalidBallot:
        return
    assert validate(RULES[method], to_payload(ballot)) == ballot
