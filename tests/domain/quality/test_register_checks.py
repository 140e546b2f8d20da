"""Checks of what the registers hold: each with a case that fires and one that does not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.parts import Part
from app.domain.quality.checks import CHECKS, Outcome
from app.domain.quality.registers import RULES, check_registers
from app.domain.quality.thresholds import Thresholds
from tests.domain.shelves import answers, source

GOAL = {"id": "g1", "statement": "Quiet nights"}
WHOLE = {"signal": "Fewer than 10 boats", "on": "2028-01-01", "decider": "Steering group", "consequence": "stop"}
INDICATOR = {"goal": "g1", "indicator": "Level at night", "owner": "Port", "source": "Meters", "frequency": "yearly"}
COMPLEX = answers(
    "classification",
    problem_contested=[5, 5],
    problem_complex=[4, 5],
    solution_contested=[4, 4],
    solution_complex=[5, 4],
)
AGREED = answers("classification", problem_contested=[1, 2], solution_contested=[2, 1])
SIGNED = {"offer": "Money", "kind": "money", "status": "signed", "authority": "authorised"}
BOTH_SIDES = [{"id": "a", "side": "supply"}, {"id": "b", "side": "demand"}]
ON_GOAL = {"adopted": ["g1"], "goals": [GOAL]}
PROJECT = {"projects": [{"id": "p", "name": "P"}]}


def actor(ident: str, sector: str) -> dict[str, str]:
    return {"id": ident, "name": ident, "sector": sector, "level": "local"}


CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "Q22",
        {"instruments": [{"name": "A", "approach": ["technology"]}]},
        {"instruments": [{"name": "A", "approach": ["technology", "behaviour"]}]},
    ),
    (
        "Q23",
        {"instruments": BOTH_SIDES, "interactions": [{"source": "a", "target": "b", "kind": "overlaps"}]},
        {"instruments": BOTH_SIDES, "interactions": [{"source": "b", "target": "a", "kind": "enables"}]},
    ),
    (
        "Q25",
        {
            "levers": [{"id": "c1", "cause": "Nobody is paid for quiet"}],
            "instruments": [{"name": "A", "side": "demand"}],
        },
        {
            "levers": [{"id": "c1", "cause": "Nobody is paid for quiet"}],
            "instruments": [{"name": "A", "side": "demand", "causes": ["c1"]}],
        },
    ),
    (
        "Q26",
        {**ON_GOAL, "pathways": [{"goal": "g1", "pathway": "Battery"}]},
        {**ON_GOAL, "pathways": [{"goal": "g1", "pathway": "Battery"}, {"goal": "g1", "pathway": "Shore power"}]},
    ),
    (
        "Q27",
        {**ON_GOAL, "projects": [{"name": "Elsewhere"}]},
        {**ON_GOAL, "projects": [{"name": "Here", "goals": ["g1"]}]},
    ),
    (
        "Q28",
        {"stakeholders": [actor("a", "government")], "commitments": [{**SIGNED, "actor": "a"}]},
        {
            "stakeholders": [actor("a", "government"), actor("b", "business")],
            "commitments": [{**SIGNED, "actor": "a"}, {**SIGNED, "actor": "b"}],
        },
    ),
    (
        "Q29",
        {"commitments": [{**SIGNED, "amount": 3.0, "unit": "EUR"}]},
        {
            "commitments": [{**SIGNED, "amount": 3.0, "unit": "EUR"}],
            "asks": [{"need": "Money", "kind": "money", "amount": 9.0, "unit": "EUR"}],
        },
    ),
    ("Q30", {**ON_GOAL, "indicators": [{**INDICATOR, "source": ""}]}, {**ON_GOAL, "indicators": [INDICATOR]}),
    ("Q31", {"questions": [{"question": "One?"}]}, {"questions": [{"question": "One?"}, {"question": "Two?"}]}),
    (
        "Q32",
        {**PROJECT, "criteria": [{**WHOLE, "unit": "P", "project": "p", "decider": ""}]},
        {**PROJECT, "criteria": [{**WHOLE, "unit": "P", "project": "p"}]},
    ),
    (
        "Q33",
        {"mandates": [{"what": "Budget", "current": "team", "needed": "cabinet", "crosses_parties": "no"}]},
        {"mandates": [{"what": "Budget", "current": "team", "needed": "parliament", "crosses_parties": "yes"}]},
    ),
    (
        "Q34",
        {"localisation": [{"dimension": "owned", "origin": "external"}]},
        {"localisation": [{"dimension": "owned", "origin": "national"}]},
    ),
    (
        "Q35",
        {"capabilities": [{"capability": "Meters", "now": 1, "needed": 3}]},
        {"capabilities": [{"capability": "Meters", "now": 1, "needed": 3, "source": "partner", "plan": "Train ten"}]},
    ),
    (
        "Q36",
        {"borrowed": [{"element": "Agency", "function": "Decides"}]},
        {"borrowed": [{"element": "Agency", "function": "a", "changed": "b", "who_asked": "c", "practice": "d"}]},
    ),
    (
        "Q37",
        {"mechanisms": [{"mechanism": "Board", "decides": "yes", "moves_money": "no", "includes_others": "yes"}]},
        {"mechanisms": [{"mechanism": "Board", "decides": "yes", "moves_money": "yes", "includes_others": "yes"}]},
    ),
    (
        "Q41",
        {"summaries": {"classification": COMPLEX}},
        {"summaries": {"classification": COMPLEX}, "questions": [{"question": "What would we have to see?"}]},
    ),
    (
        "Q42",
        {"conflicts": [{"conflict": "Jobs or air"}]},
        {"conflicts": [{"conflict": "Jobs or air", "rule": "Air goes first until 2030"}]},
    ),
]


@pytest.mark.parametrize(("check_id", "fires", "passes"), CASES, ids=[case[0] for case in CASES])
def test_a_check_fires_where_something_is_missing_and_passes_where_it_is_not(
    check_id: str, fires: dict[str, Any], passes: dict[str, Any]
) -> None:
    rule = RULES[check_id][1]
    assert rule(source(**fires)).outcome is Outcome.FAILED
    assert rule(source(**passes)).outcome is Outcome.PASSED


def test_every_rule_has_a_case_and_is_a_check() -> None:
    assert [case[0] for case in CASES] == list(RULES)
    assert set(RULES) <= set(CHECKS)


def test_what_was_agreed_needs_a_review_that_somebody_decides() -> None:
    rule = RULES["Q41"][1]
    summaries = {"classification": AGREED}
    assert rule(source(summaries=summaries)).outcome is Outcome.FAILED
    review = [{"what": "First review", "on": "2027-05-01", "decider": "Steering group"}]
    assert rule(source(summaries=summaries, reviews=review)).outcome is Outcome.PASSED


def test_what_was_funded_from_outside_is_a_hint_and_what_began_there_needs_a_hand_over() -> None:
    rule = RULES["Q34"][1]
    owned = {"dimension": "owned", "origin": "national"}
    assert rule(source(localisation=[owned, {"dimension": "funded", "origin": "external"}])).outcome is Outcome.HINT
    began = {"dimension": "initiated", "origin": "external"}
    assert rule(source(localisation=[owned, began])).outcome is Outcome.FAILED
    assert rule(source(localisation=[owned, {**began, "hand_over": "2029-01-01"}])).outcome is Outcome.PASSED


def test_a_review_beyond_the_next_election_outlives_it() -> None:
    rule = RULES["Q33"][1]
    far = [{"what": "Far", "on": "2034-01-01", "decider": "Parliament"}]
    assert rule(source(reviews=far, today=date(2026, 1, 1))).outcome is Outcome.PASSED


def test_a_workshop_is_asked_only_about_the_parts_it_shows() -> None:
    assert check_registers(source(parts=())) == ()
    assert [one.check_id for one in check_registers(source(parts=(Part.STOPPING,)))] == ["Q32"]
    assert len(check_registers(source())) == len(RULES)


def room(**said: list[str]) -> dict[str, Any]:
    return {"summaries": {"mission_check": answers("mission_check", **said)}}


def test_what_the_room_says_answers_what_no_register_does() -> None:
    half, few = ["yes", "no"], ["yes", "no", "no"]
    for check_id, question in (("Q37", "mechanism"), ("Q42", "conflicts")):
        rule = RULES[check_id][1]
        assert rule(source()).outcome is Outcome.NOT_ANSWERED
        assert rule(source(**room(**{question: half}))).message_key == f"check.{check_id}.passed_room"
        assert rule(source(**room(**{question: few}))).message_key == f"check.{check_id}.failed_room"


def test_borrowed_form_of_which_the_room_expects_nothing_is_looked_at_again() -> None:
    rule, told = RULES["Q36"][1], dict.fromkeys(("function", "changed", "who_asked", "practice"), "So")
    borrowed = [{"element": "Relay", **told}]
    assert rule(source(borrowed=borrowed, **room(borrowed=["yes", "yes"]))).outcome is Outcome.PASSED
    assert rule(source(borrowed=borrowed, **room(borrowed=["no", "no"]))).message_key == "check.Q36.failed_room"


def test_that_no_existing_work_is_known_can_be_put_on_record() -> None:
    rule, data = RULES["Q27"][1], source(**ON_GOAL)
    assert rule(data).outcome is Outcome.FAILED
    assert rule(replace(data, none=frozenset({"Q27"}))).message_key == "check.Q27.passed_none"


def test_numbers_of_a_workshop_count_in_the_registers_too() -> None:
    two = source(questions=[{"question": "One?"}, {"question": "Two?"}])
    assert RULES["Q31"][1](two).outcome is Outcome.PASSED
    assert RULES["Q31"][1](replace(two, thresholds=Thresholds(learning_questions_least=3))).outcome is Outcome.FAILED
    one = source(**ON_GOAL, pathways=[{"goal": "g1", "pathway": "Battery"}])
    assert RULES["Q26"][1](one).outcome is Outcome.FAILED
    assert RULES["Q26"][1](replace(one, thresholds=Thresholds(pathways_least=1))).outcome is Outcome.PASSED
