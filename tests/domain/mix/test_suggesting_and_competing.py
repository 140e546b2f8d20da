"""What could fill a goal's gaps, which ways compete, and which words leave only one way open."""

from datetime import date

import pytest

from app.domain.estimates.summary import Summary
from app.domain.instruments import INSTRUMENT_TYPES
from app.domain.mix.competing import beyond_technology, narrow_goals, narrow_instruments, overdue, ways
from app.domain.mix.known import Mix
from app.domain.mix.suggesting import MOST_CODES, suggestions
from tests.domain.mix.mixes import a_mix, goal, sketch, way

CODES = {one.code for one in INSTRUMENT_TYPES}


def gaps(mix: Mix) -> list[tuple[str, str]]:
    return [(one.goal, one.gap.value) for one in suggestions(mix)]


def test_a_goal_without_an_instrument_is_suggested_where_to_begin() -> None:
    assert gaps(a_mix(goals=[goal("g1")])) == [("g1", "nothing")]


def test_a_goal_served_by_research_alone_lacks_demand_market_rules_and_trying_out() -> None:
    mix = a_mix(instruments=[sketch("grant", "supply", "research", goal_ids=["g1"])], goals=[goal("g1")])
    assert gaps(mix) == [("g1", "demand"), ("g1", "market"), ("g1", "rules"), ("g1", "trying")]


def test_a_goal_with_all_of_it_is_suggested_nothing() -> None:
    mix = a_mix(
        instruments=[
            sketch("tender", "demand", "market_formation", goal_ids=["g1"]),
            sketch("sandbox", "regulatory", "demonstration", goal_ids=["g1"]),
        ],
        goals=[goal("g1")],
    )
    assert gaps(mix) == []


def test_suggestions_are_known_types_few_and_none_that_the_goal_has() -> None:
    mix = a_mix(
        instruments=[sketch("grant", "supply", "diffusion", goal_ids=["g1"], code="X01")],
        goals=[goal("g1"), goal("g2")],
        adopted=("g1",),
    )
    found = suggestions(mix)
    assert {one.goal for one in found} == {"g1"}, "only what was adopted is served"
    for one in found:
        assert 0 < len(one.codes) <= MOST_CODES
        assert set(one.codes) <= CODES - {"X01"}


def test_the_second_side_counts_when_a_gap_is_looked_for() -> None:
    tax = sketch("tax", "regulatory", "diffusion", goal_ids=["g1"], secondary_side="demand")
    assert ("g1", "demand") not in gaps(a_mix(instruments=[tax], goals=[goal("g1")]))


def test_a_goal_with_one_pathway_stands_alone_and_a_dropped_one_does_not_compete() -> None:
    two = [way("g1", "Battery"), way("g1", "Hydrogen", status="dropped"), way("g2", "Rail"), way("g2", "Bus")]
    found = {one.goal: one for one in ways(a_mix(goals=[goal("g1"), goal("g2")], pathways=two))}
    assert found["g1"].is_alone
    assert not found["g2"].is_alone


def test_pathways_that_compete_need_what_would_tell_them_apart() -> None:
    both = [way("g1", "Battery", evidence="Cost per crossing in winter"), way("g1", "Hydrogen", evidence=" ")]
    (found,) = ways(a_mix(goals=[goal("g1")], pathways=both))
    assert [one.name for one in found.untold] == ["Hydrogen"]
    (alone,) = ways(a_mix(goals=[goal("g1")], pathways=both[1:]))
    assert alone.untold == ()


def test_a_pathway_is_overdue_the_day_after_it_should_have_been_decided() -> None:
    mix = a_mix(
        goals=[goal("g1")],
        pathways=[
            way("g1", "Battery", decide_by="2030-03-04"),
            way("g1", "Old", decide_by="2029-01-01", status="chosen"),
        ],
    )
    assert overdue(mix, date(2030, 3, 4)) == ()
    assert [one.name for one in overdue(mix, date(2030, 3, 5))] == ["Battery"]


def test_what_changes_more_than_technology_is_known_by_what_was_said_or_by_its_type() -> None:
    mix = a_mix(
        instruments=[
            sketch("norms", code="X09"),
            sketch("lab", approach=["technology"]),
            sketch("service", approach=["technology", "organisation"]),
            sketch("label", code="X08", approach=["technology"]),
            sketch("plain"),
        ],
        goals=[goal("g1")],
        pathways=[way("g1", "Less travel", approach=["behaviour"])],
    )
    assert beyond_technology(mix) == ("norms", "service", "g1-Less travel")


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("Deploy 10 000 hydrogen buses by 2030", "Deploy"),
        ("Zero-emission scheduled boat service, 275 passengers, 30 knots", ""),
        ("Halve the noise of the harbour at night", ""),
    ],
)
def test_a_goal_that_names_a_solution_is_flagged_and_a_function_is_not(statement: str, word: str) -> None:
    found = narrow_goals(a_mix(goals=[goal("g1", statement)]), {}, "en")
    assert [one.word for one in found] == ([word] if word else [])


def answer(yes: int, no: int) -> dict[str, dict[str, Summary]]:
    return {"g1": {"two_solutions": Summary(yes + no, counts={"yes": yes, "no": no})}}


def test_the_room_overrules_the_words_in_both_directions() -> None:
    wordy = a_mix(goals=[goal("g1", "Deploy 10 000 hydrogen buses by 2030")])
    assert narrow_goals(wordy, answer(7, 3), "en") == ()
    neutral = a_mix(goals=[goal("g1", "Halve the noise of the harbour")])
    (found,) = narrow_goals(neutral, answer(6, 4), "en")
    assert (found.id, found.percent) == ("g1", 60)


def test_a_tender_that_names_one_technology_is_asked_for_its_function() -> None:
    mix = a_mix(
        instruments=[
            sketch("a", "demand", name="Tender for hydrogen ferries"),
            sketch("b", "demand", name="Tender for a zero-emission service", summary="275 passengers, 30 knots"),
            sketch("c", "supply", name="Grants for batteries"),
            sketch("d", "regulatory", name="Limit value", summary="Every ship gets a fuel cell"),
        ]
    )
    assert [(one.id, one.word) for one in narrow_instruments(mix, "en")] == [("a", "hydrogen"), ("d", "fuel cell")]
    assert narrow_instruments(mix, "xx") == ()
