"""Readings of the goals deepened and of the development profile."""

import pytest

from app.domain.readings import aims, profile
from app.domain.readings.findings import Word
from tests.domain.shelves import answers, source

GOAL = {"id": "g1", "statement": "Quiet nights", "target_value": 100.0}


def keys(findings: object) -> list[str]:
    return [hint.key for hint in findings.hints]  # type: ignore[attr-defined]


def place(scope: str, target: float, weight: float | None = None) -> dict[str, object]:
    return {"goal": "g1", "scope": scope, "target": target, "weight": weight}


@pytest.mark.parametrize(
    ("parts", "is_off"),
    [
        ([place("North", 60), place("South", 40)], False),
        ([place("North", 60), place("South", 30)], True),
        ([place("North", 120, 1), place("South", 80, 1)], False),
        ([place("North", 120, 3), place("South", 80, 1)], True),
        ([place("North", 99.5)], False),
    ],
    ids=["they add up", "they do not", "their mean does", "a weighted mean that does not", "within one per cent"],
)
def test_sub_targets_must_add_up_or_average_to_the_headline(parts: list[dict[str, object]], is_off: bool) -> None:
    made = source(goals=[GOAL], subtargets=parts)
    assert (aims.inconsistent(made) == ["g1"]) is is_off
    assert ("aims.sums_differ" in keys(aims.read(made))) is is_off


def test_a_goal_without_a_number_is_not_held_against_its_places() -> None:
    assert aims.inconsistent(source(goals=[{**GOAL, "target_value": None}], subtargets=[place("North", 1)])) == []


def test_what_serves_no_goal_is_listed() -> None:
    made = source(
        goals=[GOAL],
        instruments=[{"id": "i1", "goal_ids": ["g1"]}, {"id": "i2", "goal_ids": ["gone"]}],
        projects=[{"id": "p1", "goals": []}],
    )
    assert aims.serving_nothing(made) == ("i2", "p1")


def test_owned_from_outside_is_said_and_funded_from_outside_too() -> None:
    made = source(
        localisation=[
            {"dimension": "owned", "origin": "national"},
            {"dimension": "funded", "origin": "external"},
            {"dimension": "initiated", "origin": "external", "hand_over": ""},
        ]
    )
    assert keys(profile.read(made)) == ["profile.external.funded", "profile.no_hand_over"]
    assert profile.external(made) == {"funded", "initiated"}


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        (("yes", "yes", "yes"), "use"),
        (("yes", "no", "yes"), "adapt"),
        (("no", "no", "no"), "create"),
        (("yes", "", "no"), "ask"),
    ],
)
def test_a_mechanism_is_used_adapted_or_created(said: tuple[str, str, str], advice: str) -> None:
    names = ("decides", "moves_money", "includes_others")
    made = source(mechanisms=[{"mechanism": "Board", **dict(zip(names, said, strict=True))}])
    (table,) = [table for table in profile.read(made).tables if table.key == "profile.mechanisms"]
    assert table.rows[0][-1] == Word(f"reading.mechanism.{advice}")


def test_a_capability_at_one_that_needs_three_without_a_plan_is_a_gap() -> None:
    short = {"capability": "Meters", "now": 1, "needed": 3}
    assert len(profile.capability_gaps(source(capabilities=[short]))) == 1
    assert profile.capability_gaps(source(capabilities=[{**short, "source": "partner", "plan": "Train ten"}])) == []
    assert profile.capability_gaps(source(capabilities=[{**short, "now": 3}])) == []


def test_a_borrowed_element_is_flagged_until_all_four_questions_are_answered() -> None:
    asked = {"element": "Agency", "function": "a", "changed": "b", "who_asked": "c"}
    assert len(profile.unanswered(source(borrowed=[asked]))) == 1
    assert profile.unanswered(source(borrowed=[{**asked, "practice": "d"}])) == []


def test_the_consequence_of_the_quadrant_is_said() -> None:
    said = answers("classification", problem_contested=[1, 2], solution_contested=[2, 2])
    found = profile.read(source(summaries={"classification": said}))
    assert keys(found) == ["profile.aligned"]
    assert found.facts["quadrant"] == "aligned"
