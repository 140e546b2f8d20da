"""What the room reads of its portfolio: one count in picture and table, and hints that lead somewhere."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.estimates.summary import Summary
from app.domain.readings.portfolio import read
from app.domain.registers.portfolio import Lever
from app.domain.registers.source import ShelfSource
from tests.domain.shelves import source

GOALS = ({"id": "g1", "statement": "Reuse"}, {"id": "g2", "statement": "Clean rivers"})
PROJECTS: tuple[dict[str, Any], ...] = (
    {"id": "a", "name": "River nets", "goals": ["g2"], "levers": ["technology", "norms"], "flexibility": "fixed"},
    {"id": "b", "name": "Refill shops", "goals": ["g1", "g2"], "levers": ["norms"], "ends": "2027-03-01"},
    {"id": "c", "name": "Waste data", "levers": ["data"], "flexibility": "fixed", "is_pitching": "yes"},
    {"id": "d", "name": "Repair cafés", "goals": ["g1"], "ends": "2030-03-01"},
)


def shelf(**more: Any) -> ShelfSource:
    facts = {"adopted": ["g1", "g2"], "today": date(2026, 11, 25), "goals": GOALS, "projects": PROJECTS, **more}
    return source(**facts)


def hints(found: ShelfSource) -> dict[str, tuple[str, ...]]:
    return {hint.key: hint.ids for hint in read(found).hints}


def table(found: ShelfSource, key: str) -> Any:
    return next(one for one in read(found).tables if one.key == key)


def test_the_heat_map_counts_the_same_in_the_picture_and_in_the_table() -> None:
    found = read(shelf())
    cells, heat = found.facts["cells"], table(shelf(), "portfolio.heat")
    for row, goal in zip(heat.rows, ("g1", "g2", ""), strict=True):
        for column, count in zip(heat.columns[1:-1], row[1:-1], strict=True):
            lever = "" if column == "no_lever" else column.removeprefix("lever.")
            assert len(cells.get(goal, {}).get(lever, [])) == count, (goal, lever)
    assert [row[-1] for row in heat.rows] == [2, 2, 1]
    assert heat.ids == (("b", "d"), ("a", "b"), ("c",)), "every row leads to its projects"
    assert cells["g2"]["norms"] == [1, 2], "every cell leads to its projects, by number"


def test_hints_lead_to_what_they_are_about() -> None:
    found = hints(shelf())
    assert found["portfolio.unlinked"] == ("c",)
    assert found["portfolio.unmoved"] == ("d",)
    assert found["portfolio.ending"] == ("b",), "funding ends within a year"
    assert "portfolio.unserved" not in found
    missing = read(shelf()).facts["missing"]
    assert set(missing) == set(Lever) - {"technology", "norms", "data"}


def test_fixed_money_is_flagged_where_the_mission_is_complex_and_only_there() -> None:
    assert "portfolio.fixed_in_complex" not in hints(shelf())
    assert "portfolio.fixed_in_complex" not in hints(replace(shelf(), complexity="complicated"))
    assert hints(replace(shelf(), complexity="complex"))["portfolio.fixed_in_complex"] == ("a",)
    poll = {"classification": {"": {name: Summary(5, 0, 4.0) for name in ("problem_complex", "solution_complex")}}}
    assert hints(shelf(summaries=poll))["portfolio.fixed_in_complex"] == ("a",)


def test_an_objective_whose_projects_all_pull_one_lever_is_named() -> None:
    alike = [{"id": f"p{n}", "name": name, "goals": ["g1"], "levers": ["technology"]} for n, name in enumerate("xyz")]
    found = hints(shelf(projects=alike))
    assert found["portfolio.one_lever"] == ("g1", "p0", "p1", "p2")
    assert found["portfolio.unserved"] == ("g2",)


def test_before_anything_is_adopted_all_goals_that_stand_are_held_against() -> None:
    assert [goal["id"] for goal in read(shelf(adopted=[])).facts["goals"]] == ["g1", "g2"]
    assert [goal["id"] for goal in read(shelf(adopted=["g2"])).facts["goals"]] == ["g2"]


def test_the_project_that_is_pitched_is_told_and_an_empty_portfolio_says_nothing() -> None:
    assert read(shelf()).facts["pitching"]["number"] == 3
    empty = read(shelf(projects=[]))
    assert empty.hints == ()
    assert all(not one.rows for one in empty.tables)


def test_two_times_of_asking_stand_side_by_side() -> None:
    def said(**counts: int) -> dict[str, Summary]:
        return {"verdict": Summary(count=sum(counts.values()), counts=counts)}

    before = {"a": said(accelerate=3), "b": said(connect=2, rethink=2)}
    now = {"a": said(let_go=2, accelerate=1), "b": said(connect=3), "c": said(unclear=1)}
    asked_twice = replace(shelf(summaries={"verdict": now}), former_by_sheet={"verdict": [before]})
    facts = read(asked_twice).facts
    assert [(one["number"], one["move"]) for one in facts["moved"]] == [(1, "changed"), (2, "cleared"), (3, "new")]
    assert (facts["moved"][1]["before"], facts["moved"][1]["now"]) == (["connect", "rethink"], ["connect"])
    assert facts["waves"][0] == {"accelerate": 1, "connect": 0, "rethink": 0, "let_go": 0, "unclear": 0, "tie": 1}
    assert facts["waves"][1]["let_go"] == 1
    assert facts["verdicts"]["2"] == ["connect"]
    assert [row[0] for row in table(asked_twice, "portfolio.moved").rows] == [
        "River nets",
        "Refill shops",
        "Waste data",
    ]
    not_yet = replace(shelf(), former_by_sheet={"verdict": [before]})
    assert read(not_yet).facts["moved"] == [], "asked again, and nobody has been heard yet"
