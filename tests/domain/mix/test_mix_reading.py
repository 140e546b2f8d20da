"""The reading of the mix: what screens, charter and programs get, with a text for everything it can say."""

from dataclasses import replace

from app.domain.estimates.summary import Summary
from app.domain.instruments import Side, Stage
from app.domain.mix.covering import PLACES
from app.domain.mix.suggesting import Gap
from app.domain.readings.findings import Findings, Word
from app.domain.readings.mix import MOST_PAIRS, connects_supply_and_demand, goals_with_one_pathway, read
from app.domain.registers.source import Entry, ShelfSource
from app.i18n.message import names
from app.i18n.text import texts
from tests.domain.mix.mixes import AGENCY, COUNCIL, TOWN, a_source, body, edge, goal, sketch, way


def keys(found: Findings) -> set[str]:
    return {one.key.removeprefix("mix.") for one in found.hints}


def rows(found: Findings, key: str) -> list[tuple[object, ...]]:
    (table,) = (one for one in found.tables if one.key == f"mix.{key}")
    return list(table.rows)


def everything() -> list[ShelfSource]:
    """Sources in which, taken together, everything fires that can."""
    early = [sketch(f"a{n}", "supply", "research", lead="council", goal_ids=["g1"]) for n in range(4)]
    poor = a_source(
        instruments=early,
        stakeholders=[COUNCIL],
        goals=[goal("g1", "Deploy 10 000 hydrogen buses by 2030"), goal("g2")],
        pathways=[way("g1", "Battery", decide_by="2029-01-01"), way("g1", "Rail"), way("g2", "Alone")],
    )
    relay = a_source(
        instruments=[
            sketch("a", "supply", "research", lead="council", target_group="firms"),
            sketch("b", "supply", "research", "development", lead="agency", target_group="firms"),
            sketch("c", "supply", "demonstration", lead="town"),
            sketch("d", "demand", "market_formation", lead="council", name="Tender for batteries"),
            sketch("e", "regulatory", "diffusion", lead="agency", partner_ids=["council"]),
        ],
        stakeholders=[COUNCIL, AGENCY, TOWN],
        goals=[goal("g1")],
        interactions=[
            edge("a", "requires", missing="A metering rule"),
            edge("b", "requires"),
            edge("c", "conflicts", "d"),
            edge("c", "enables", "b"),
        ],
        answers={"g1": {"two_solutions": Summary(4, counts={"yes": 1, "no": 3})}},
    )
    alike = a_source(
        instruments=[
            sketch(f"a{n}", "supply", "research", lead=lead, target_group="firms")
            for n, lead in enumerate(("council", "agency", "town", "council", "agency"))
        ],
        stakeholders=[COUNCIL, AGENCY, TOWN],
    )
    every_gap = [
        a_source(
            instruments=[sketch("x", "supply", str(one), lead="p"), sketch("y", "supply", str(two), lead="q")],
            stakeholders=[body("p"), body("q")],
        )
        for one in list(Stage)[:5]
        for two in list(Stage)[:5]
    ]
    return [poor, relay, alike, *every_gap]


def test_everything_that_can_be_said_has_a_text_with_the_values_it_is_given() -> None:
    known = texts().catalogue.texts
    said: set[str] = set()
    for source in everything():
        found = read(source)
        for hint in found.hints:
            said.add(hint.key.removeprefix("mix."))
            assert names(known[f"reading.{hint.key}"]) <= hint.values.keys(), hint.key
        for table in found.tables:
            assert f"reading.{table.key}" in known
            assert all(f"reading.column.{one}" in known for one in table.columns)
            words = {cell.key for row in table.rows for cell in row if isinstance(cell, Word)}
            assert words <= known.keys()
    written = {key.removeprefix("reading.mix.") for key in known if key.startswith("reading.mix.")}
    tables = {"interactions", "requirements", "relay", "pathways", "suggestions", "unsaid"}
    assert written - tables == said, "every text is said by some mix, and everything said has a text"


def test_every_gap_has_a_text() -> None:
    assert {f"mix_gap.{gap}" for gap in Gap} <= texts().catalogue.texts.keys()


def test_cells_are_sent_by_position_with_one_letter_for_each_that_is_empty() -> None:
    facts = read(a_source(instruments=[sketch("rule", "regulatory", "diffusion", secondary_side="demand")])).facts
    stage, rules, demand = list(Stage).index(Stage.DIFFUSION), list(Side).index(Side.REGULATORY), 1
    assert facts["cells"] == [[stage, demand, [], ["rule"]], [stage, rules, ["rule"], []]]
    assert len(facts["empty"]) == len(PLACES)
    assert facts["empty"][stage * len(Side) + rules] == "."
    assert facts["empty"][stage * len(Side) + demand] == "c"


def test_hints_lead_to_the_instruments_they_are_about() -> None:
    source = a_source(
        instruments=[sketch(f"a{n}", lead="council") for n in range(7)]
        + [sketch(f"b{n}", lead="town") for n in range(3)],
        stakeholders=[COUNCIL, TOWN],
    )
    (trap,) = (one for one in read(source).hints if one.key == "mix.sti_trap")
    assert (trap.values, trap.ids) == ({"percent": 70}, tuple(f"a{n}" for n in range(7)))
    assert read(source).facts["sti"]["percent"] == 70


def test_a_requirement_of_what_is_not_there_is_listed_until_it_is() -> None:
    here: dict[str, list[Entry]] = {"instruments": [sketch("tender", "demand"), sketch("meter", "regulatory")]}
    missing = a_source(**here, interactions=[edge("tender", "requires", missing="A way to measure")])
    assert rows(read(missing), "requirements") == [("Tender", "A way to measure", "")]
    met = a_source(**here, interactions=[edge("tender", "requires", "meter", missing="A way to measure")])
    assert rows(read(met), "requirements") == []
    assert "unmet" in keys(read(missing))
    assert "unmet" not in keys(read(met))


def test_of_many_pairs_only_the_first_are_asked_about_and_all_are_counted() -> None:
    many = a_source(instruments=[sketch(f"a{n}", goal_ids=["g"]) for n in range(10)], goals=[goal("g")])
    facts = read(many).facts
    assert (len(facts["pairs"]), facts["pairs_count"]) == (MOST_PAIRS, 45)


def test_of_many_overlaps_a_few_are_named_last_and_the_rest_is_counted() -> None:
    leads = ("council", "agency", "town", "council")
    found = read(
        a_source(
            instruments=[
                sketch(f"a{n}", "supply", "research", lead=lead, target_group="firms") for n, lead in enumerate(leads)
            ],
            stakeholders=[COUNCIL, AGENCY, TOWN],
        )
    ).hints
    assert [one.key for one in found[-4:]] == ["mix.overlap"] * 3 + ["mix.overlap_more"]
    assert found[-1].values == {"count": 2}


def test_an_empty_workshop_is_told_nothing() -> None:
    found = read(a_source())
    assert (found.hints, found.facts["cells"], found.facts["relay"]) == ((), [], [])
    assert all(not table.rows for table in found.tables)


def test_a_part_that_is_hidden_is_neither_told_nor_sent() -> None:
    whole = everything()[1]
    hidden = read(replace(whole, parts=frozenset()))
    assert {one.key for one in hidden.tables} == {"mix.suggestions"}
    assert keys(hidden) == {"overlap", "unserved"}
    assert not {"pairs", "relay", "ways"} & hidden.facts.keys()
    assert {"pairs", "relay", "ways", "cells"} <= read(whole).facts.keys()


def test_pathways_are_listed_goal_by_goal() -> None:
    source = a_source(
        goals=[goal("g1"), goal("g2")], pathways=[way("g2", "Rail"), way("g1", "Battery"), way("gone", "X")]
    )
    assert [row[1] for row in rows(read(source), "pathways")] == ["Battery", "Rail"]
    assert read(source).facts["ways"] == [
        {"goal": "g1", "ids": ["g1-Battery"], "asked": -1},
        {"goal": "g2", "ids": ["g2-Rail"], "asked": -1},
    ]


def test_what_the_checks_ask_is_answered_for_adopted_goals_only() -> None:
    source = a_source(goals=[goal("g1"), goal("g2")], adopted=("g1",), pathways=[way("g1", "One")])
    assert goals_with_one_pathway(source) == ["g1"]
    assert goals_with_one_pathway(a_source(goals=[goal("g2")])) == []
    tied = a_source(
        instruments=[sketch("a", "supply"), sketch("b", "demand")], interactions=[edge("b", "requires", "a")]
    )
    assert connects_supply_and_demand(tied)
    assert not connects_supply_and_demand(a_source(instruments=[sketch("a", "supply")]))
