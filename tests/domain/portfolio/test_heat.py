"""The heat map counts every project where it belongs, and says what is missing."""

from app.domain.estimates.summary import Summary
from app.domain.portfolio.heat import NO_GOAL, NO_LEVER, heat_map
from app.domain.portfolio.projects import projects_of
from app.domain.registers.portfolio import Lever
from app.domain.registers.source import Entry
from tests.domain.portfolio.made_up import project

PROJECTS = [
    project(1, goals=("g1",), levers=("policy", "skills")),
    project(2, goals=("g1", "g2"), levers=("policy",)),
    project(3, levers=("data",)),
    project(4, goals=("g2",)),
]


def test_a_project_stands_in_a_cell_for_each_of_its_objectives_and_levers() -> None:
    heat = heat_map(["g1", "g2"], PROJECTS)
    assert [one.number for one in heat.at("g1", "policy")] == [1, 2]
    assert [one.number for one in heat.at("g2", "policy")] == [2]
    assert [one.number for one in heat.at("g1", "skills")] == [1]
    assert heat.at("g2", "skills") == []


def test_a_row_holds_each_project_once_however_many_levers_it_moves() -> None:
    heat = heat_map(["g1", "g2"], PROJECTS)
    assert [one.number for one in heat.of_goal["g1"]] == [1, 2]


def test_every_project_is_somewhere_with_or_without_objective_and_lever() -> None:
    heat = heat_map(["g1", "g2"], PROJECTS)
    assert [one.number for one in heat.unlinked] == [3]
    assert [one.number for one in heat.unmoved] == [4]
    assert [one.number for one in heat.at("g2", NO_LEVER)] == [4]
    assert [one.number for one in heat.at(NO_GOAL, "data")] == [3]
    assert {one.number for cell in heat.cells.values() for one in cell} == {1, 2, 3, 4}


def test_objectives_without_a_project_and_levers_nobody_moves_are_named() -> None:
    heat = heat_map(["g1", "g2", "g3"], PROJECTS)
    assert heat.unserved == ("g3",)
    assert set(heat.missing()) == set(Lever) - {Lever.POLICY, Lever.SKILLS, Lever.DATA}
    assert Lever.DATA in heat.missing("g1"), "data is moved, but not for this objective"
    assert set(heat.missing("g3")) == set(Lever)


def test_levers_written_by_hand_count_before_those_that_mappers_ticked() -> None:
    ticked = {
        "p1": {"levers": Summary(count=4, counts={"policy": 2, "skills": 1, "data": 4})},
        "p2": {"levers": Summary(count=4, counts={"policy": 4})},
    }
    entries = [
        Entry("p1", 1, {"name": "One", "levers": [], "goals": ["g1", "gone"]}),
        Entry("p2", 2, {"name": "Two", "levers": ["norms"], "goals": []}),
        Entry("p3", 3, {"name": "Three"}),
    ]
    first, second, third = projects_of(entries, {"g1"}, ticked)
    assert first.levers == ("policy", "data"), "half of the mappers are enough, a quarter is not"
    assert first.is_mapped
    assert first.goals == ("g1",), "an objective that is gone is none"
    assert (second.levers, second.is_mapped) == (("norms",), False)
    assert (third.levers, third.is_mapped) == ((), False)
