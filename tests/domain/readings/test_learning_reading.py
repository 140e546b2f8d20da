"""Reading of monitoring, stopping and comparing: each hint with a case that brings it and one that does not."""

from datetime import date
from typing import Any

import pytest

from app.domain.estimates.catalogue import WEIGHTS
from app.domain.estimates.summary import Summary, summarise
from app.domain.parts import Part
from app.domain.readings import learning, monitoring
from app.domain.readings.findings import Findings, ReadTable, Word
from tests.domain.shelves import source

GOAL = {"id": "g1", "statement": "Quiet nights"}
INDICATOR = {"goal": "g1", "indicator": "Level", "owner": "Port", "source": "Meters", "frequency": "yearly"}
STOP = {"unit": "Ferry", "signal": "Cost", "threshold": "90", "on": "2028-01-01", "decider": "Board", "kept": "Data"}
MADE = {"projects": [{"id": "p1", "name": "Ferry"}]}


def keys(findings: Findings) -> list[str]:
    return [hint.key for hint in findings.hints]


def table(findings: Findings, key: str) -> ReadTable:
    (found,) = [one for one in findings.tables if one.key == key]
    return found


def weights(**said: list[int]) -> dict[str, dict[str, dict[str, Summary]]]:
    item = WEIGHTS.items[0]
    return {"weights": {key: {"weight": summarise(item, map(str, given))} for key, given in said.items()}}


CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "learning.no_indicator",
        {"adopted": ["g1"], "goals": [GOAL], "indicators": [{**INDICATOR, "source": ""}]},
        {"adopted": ["g1"], "goals": [GOAL], "indicators": [INDICATOR]},
    ),
    (
        "learning.no_outcome",
        {"indicators": [{**INDICATOR, "level": "output"}]},
        {"indicators": [{**INDICATOR, "level": "output"}, {**INDICATOR, "level": "outcome"}]},
    ),
    (
        "learning.no_process",
        {"indicators": [{**INDICATOR, "level": "impact"}]},
        {"indicators": [{**INDICATOR, "level": "system"}]},
    ),
    (
        "learning.weakest_unasked",
        {"assumptions": [{"id": "a1", "assumption": "Ships plug in", "confidence": 2}]},
        {
            "assumptions": [{"id": "a1", "assumption": "Ships plug in", "confidence": 2}],
            "questions": [{"question": "Do they?", "assumption": "a1"}],
        },
    ),
    (
        "learning.review_without_decider",
        {"reviews": [{"what": "All", "on": "2027-01-01"}]},
        {"reviews": [{"what": "All", "on": "2027-01-01", "decider": "Board"}]},
    ),
    (
        "learning.trigger_without_decider",
        {"triggers": [{"trigger": "Two firms leave"}]},
        {"triggers": [{"trigger": "Two firms leave", "decider": "Programme office"}]},
    ),
    (
        "learning.no_review_soon",
        {"reviews": [{"what": "All", "on": "2030-01-01", "decider": "B"}]},
        {"reviews": [{"what": "All", "on": "2026-01-01", "decider": "B", "repeats": "yearly"}]},
    ),
    (
        "learning.no_criterion",
        MADE,
        {**MADE, "criteria": [{**STOP, "project": "p1", "consequence": "stop"}]},
    ),
    (
        "learning.criterion_unfinished",
        {"criteria": [{**STOP, "consequence": "stop", "on": ""}]},
        {"criteria": [{**STOP, "consequence": "stop"}]},
    ),
    (
        "learning.no_threshold",
        {"criteria": [{**STOP, "consequence": "scale", "threshold": ""}]},
        {"criteria": [{**STOP, "consequence": "scale", "threshold": "", "kind": "event"}]},
    ),
    (
        "learning.pivot_to_nothing",
        {"criteria": [{**STOP, "consequence": "pivot"}]},
        {"criteria": [{**STOP, "consequence": "pivot", "pivot_to": "Shore power"}]},
    ),
    (
        "learning.nothing_kept",
        {"criteria": [{**STOP, "consequence": "stop", "kept": ""}]},
        {"criteria": [{**STOP, "consequence": "continue", "kept": ""}]},
    ),
    (
        "learning.fixed_without_owner",
        {"goals": [{**GOAL, "fixity": "fixed"}]},
        {"goals": [{**GOAL, "fixity": "fixed", "fixity_owner": "Parliament"}]},
    ),
]


@pytest.mark.parametrize(("hint", "fires", "rests"), CASES, ids=[case[0] for case in CASES])
def test_a_hint_fires_and_rests(hint: str, fires: dict[str, Any], rests: dict[str, Any]) -> None:
    assert hint in keys(learning.read(source(**fires)))
    assert hint not in keys(learning.read(source(**rests)))


def test_a_part_that_is_hidden_has_no_lines_and_no_gaps() -> None:
    hidden = source(adopted=["g1"], goals=[GOAL], parts=[Part.COMMITMENTS], **MADE)
    assert keys(learning.read(hidden)) == []


def test_the_weakest_link_is_the_least_sure_that_costs_most_and_of_equals_the_first() -> None:
    made = source(
        assumptions=[
            {"id": "unrated", "assumption": "?"},
            {"id": "sure", "assumption": "Sure", "confidence": 5, "weight": 5},
            {"id": "doubtful", "assumption": "Doubtful", "confidence": 2, "weight": 2},
            {"id": "costly", "assumption": "Costly", "confidence": 3, "weight": 5},
            {"id": "equal", "assumption": "As costly", "confidence": 3, "weight": 5},
        ]
    )
    weakest = monitoring.weakest_link(made)
    assert weakest is not None
    assert weakest.id == "costly"
    assert monitoring.weakest_link(source(assumptions=[{"assumption": "?"}])) is None


def test_the_chain_reads_from_what_goes_in_to_what_it_is_for() -> None:
    made = source(
        changes=[
            {"place": "impact", "change": "People sleep"},
            {"place": "inputs", "change": "Quay power"},
            {"place": "inputs", "change": "Two engineers"},
        ],
        assumptions=[{"assumption": "The grid holds", "link": "inputs_activities"}],
    )
    assert table(learning.read(made), "learning.chain").rows == (
        (Word("chain.inputs"), "Quay power; Two engineers", "The grid holds"),
        (Word("chain.impact"), "People sleep", ""),
    )


def test_the_calendar_holds_reviews_criteria_questions_and_pathways_by_day() -> None:
    made = source(
        adopted=["g1"],
        deadline=date(2034, 1, 1),
        goals=[GOAL],
        stakeholders=[{"id": "s1", "name": "Ministry", "sector": "government", "level": "national"}],
        reviews=[{"what": "All", "on": "2027-06-01", "repeats": "yearly", "decider": "Board"}],
        criteria=[{**STOP, "consequence": "stop"}],
        questions=[{"question": "Do ships plug in?", "by": "2027-01-01", "owner": "Port"}],
        pathways=[{"goal": "g1", "pathway": "Battery", "decide_by": "2029-01-01", "decider": "s1"}],
    )
    rows = [(row[0], row[1], row[3]) for row in table(learning.read(made), "learning.calendar").rows]
    assert rows == [
        ("2027-01-01", Word("due.question"), "Port"),
        ("2027-06-01", Word("due.review"), "Board"),
        ("2028-01-01", Word("due.criterion"), "Board"),
        ("2029-01-01", Word("due.decision"), "Ministry"),
    ]
    (review,) = [one for one in monitoring.dues(made) if one.repeats]
    assert list(review.times())[-1] == date(2033, 6, 1)


COMPARED = {
    "options": [{"id": "o1", "option": "Insects"}, {"id": "o2", "option": "Seaweed"}],
    "measures": [
        {"id": "m1", "measure": "Emissions", "unit": "t CO2e", "direction": "less"},
        {"id": "m2", "measure": "Export value", "unit": "NOK m", "direction": "more"},
    ],
    "scores": [
        {"option": "o1", "measure": "m1", "value": 2.0},
        {"option": "o2", "measure": "m1", "value": 5.0},
        {"option": "o1", "measure": "m2", "value": 100.0},
        {"option": "o2", "measure": "m2", "value": 400.0},
    ],
}


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        (None, "learning.unweighed"),
        ({"m1": [8, 8, 8], "m2": [2, 2, 2]}, "learning.first_is_stable"),
        ({"m1": [4, 6, 8], "m2": [2, 5, 9]}, "learning.first_depends"),
    ],
    ids=["nobody has weighed", "the room agrees", "the room differs"],
)
def test_whether_the_first_rank_changes_within_the_rooms_range_is_said(said: dict[str, list[int]], hint: str) -> None:
    made = source(summaries=weights(**said) if said else None, **COMPARED)
    assert keys(learning.read(made))[0] == hint


def test_the_comparison_keeps_the_units_of_its_criteria_and_prints_no_score() -> None:
    found = learning.read(source(summaries=weights(m1=[8, 8], m2=[2, 2]), **COMPARED))
    assert table(found, "learning.comparison").rows == (
        ("Emissions", "t CO2e", Word("direction.less"), 2, 5),
        ("Export value", "NOK m", Word("direction.more"), 100, 400),
    )
    assert table(found, "learning.ranks").rows == ((1, "Insects", ""), (2, "Seaweed", Word("answer.no")))


def test_what_one_criterion_would_have_to_weigh_is_said_in_whole_numbers() -> None:
    found = learning.read(source(summaries=weights(m1=[4, 6, 8], m2=[2, 5, 9]), **COMPARED))
    (tip,) = [hint for hint in found.hints if hint.key == "learning.tips"]
    assert tip.values == {"option": "Seaweed", "measure": "Emissions", "weight": 5}


def test_one_option_alone_is_not_ranked_aloud() -> None:
    found = learning.read(
        source(options=COMPARED["options"][:1], measures=COMPARED["measures"], scores=COMPARED["scores"])
    )
    assert keys(found) == []


def test_what_is_fixed_stands_with_who_may_change_it() -> None:
    made = source(
        goals=[{**GOAL, "fixity": "fixed", "fixity_owner": "Parliament"}],
        instruments=[{"name": "Quay power", "fixity": "free"}],
    )
    assert table(learning.read(made), "learning.fixity").rows == (
        ("Quiet nights", Word("fixity.fixed"), "Parliament"),
        ("Quay power", Word("fixity.free"), ""),
    )
