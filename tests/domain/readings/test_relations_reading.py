"""What is read from the registers of the coalition."""

from typing import Any

from app.domain.readings import relations
from app.domain.readings.findings import Findings
from tests.domain.shelves import source


def actor(ident: str, sector: str = "government", level: str = "national", **more: Any) -> dict[str, Any]:
    return {"id": ident, "name": ident.title(), "sector": sector, "level": level, **more}


MINISTRY = actor(
    "ministry", policy_field="transport", roles=["challenge_owner"], status="committed", answers_for=["g1"]
)
COUNCIL = actor("council", policy_field="sti", roles=["funder"], is_present="yes")
YARD = actor("yard", "business", "local", roles=["provider"])
FUNDS = {"id": "r1", "source": "council", "kind": "funds", "target": "yard", "strength": 3, "note": "Since 2016"}
NEEDS = {"id": "r2", "source": "ministry", "kind": "regulates", "target": "yard", "existence": "needed"}


def hints(found: Findings) -> dict[str, tuple[str, ...]]:
    return {hint.key: hint.ids for hint in found.hints}


def table(found: Findings, key: str) -> list[list[Any]]:
    return next((one["rows"] for one in found.plain()["tables"] if one["key"] == key), [])


def test_the_picture_and_the_table_hold_the_same_edges() -> None:
    found = relations.read(source(stakeholders=[MINISTRY, COUNCIL, YARD], relations=[FUNDS, NEEDS]))
    drawn = [(one["source"], one["kind"], one["target"], one["needed"]) for one in found.facts["edges"]]
    assert drawn == [("council", "funds", "yard", False), ("ministry", "regulates", "yard", True)]
    assert table(found, "relations.edges") == [
        ["Council", {"word": "relation.kind.funds"}, "Yard", {"word": "existence.existing"}, 3],
        ["Ministry", {"word": "relation.kind.regulates"}, "Yard", {"word": "existence.needed"}, 1],
    ]


def test_the_isolated_and_the_goal_without_owner_are_named() -> None:
    goals = [{"id": "g1", "statement": "Quiet nights"}, {"id": "g2", "statement": "Clean air"}, {"id": "g3"}]
    found = relations.read(
        source(stakeholders=[MINISTRY, COUNCIL, YARD], relations=[FUNDS], goals=goals, adopted=["g1", "g2"])
    )
    assert hints(found)["relations.isolated"] == ("ministry",)
    assert hints(found)["relations.goals_without_owner"] == ("g2",)
    assert found.facts["owners"] == [
        {"id": "g1", "name": "Quiet nights", "ids": ["ministry"]},
        {"id": "g2", "name": "Clean air", "ids": []},
    ]


def test_an_empty_register_scolds_nobody() -> None:
    found = relations.read(source(goals=[{"id": "g1"}], adopted=["g1"]))
    assert (found.hints, found.plain()["tables"]) == ((), [])


def test_every_cell_of_sector_by_level_leads_to_its_actors() -> None:
    found = relations.read(source(stakeholders=[MINISTRY, COUNCIL, YARD]))
    cells = {(row["sector"], cell["level"]): cell["ids"] for row in found.facts["coverage"] for cell in row["cells"]}
    assert cells["government", "national"] == ["ministry", "council"]
    assert cells["business", "local"] == ["yard"]
    assert cells["research", "national"] == []
    assert len(cells) == 40
    assert {one["question"]: one["ids"] for one in found.facts["questions"]} == {
        "decides": ["ministry"],
        "pays": ["council"],
        "buys": [],
        "delivers": ["yard"],
        "uses": [],
        "loses": [],
    }


def test_the_checklist_says_who_is_how_far_and_what_is_missing() -> None:
    found = relations.read(source(stakeholders=[MINISTRY, COUNCIL]))
    lines = {one["body"]: (one["ids"], one["status"]) for one in found.facts["bodies"]}
    assert lines["challenge_owner"] == (["ministry"], "committed")
    assert lines["municipality"] == ([], "")
    assert table(found, "relations.bodies")[1] == [{"word": "body.regulator"}, "", {"word": "reading.missing"}]


def test_a_needed_level_without_anybody_is_listed() -> None:
    found = relations.read(source(stakeholders=[MINISTRY], levels=[{"level": "regional", "what_for": "Ferries"}]))
    regional = next(one for one in found.facts["levels"] if one["level"] == "regional")
    assert regional == {"level": "regional", "needed": True, "ids": [], "on_board": []}
    assert "relations.levels_missing" in hints(found)


def test_whoever_delivers_without_an_incentive_is_pointed_out_and_each_ministry_is_on_the_map() -> None:
    told = {**MINISTRY, "gains": "Cleaner air", "loses": "Fuel tax"}
    found = relations.read(source(stakeholders=[told, YARD]))
    assert hints(found)["relations.no_incentive"] == ("yard",)
    assert [(one["id"], one["lacks"]) for one in found.facts["incentives"]] == [("ministry", False), ("yard", True)]
    assert table(found, "relations.incentives") == [["Ministry", "Cleaner air", "Fuel tax", "", ""]]


def test_a_mandate_that_falls_short_becomes_a_step() -> None:
    short = {"id": "m1", "what": "Shared budget", "current": "agencies", "needed": "cabinet", "step": "A note"}
    enough = {"id": "m2", "what": "Data", "current": "ministries", "needed": "agencies"}
    found = relations.read(source(mandates=[short, enough]))
    assert [(one["id"], one["climb"]) for one in found.facts["mandates"]] == [
        ("m1", ["ministries", "cabinet"]),
        ("m2", []),
    ]
    assert [row[0] for row in table(found, "relations.mandate_steps")] == ["Shared budget"]


def test_a_root_cause_whose_lever_nobody_holds_is_listed() -> None:
    found = relations.read(
        source(
            stakeholders=[MINISTRY],
            levers=[{"id": "l1", "cause": "Old engines", "owners": ["ministry"]}, {"id": "l2", "cause": "Cheap fuel"}],
        )
    )
    assert hints(found)["relations.levers_missing"] == ("l2",)


def test_a_missing_voice_needs_a_plan() -> None:
    found = relations.read(
        source(voices=[{"id": "v1", "who": "Night workers", "plan": "At the pier"}, {"id": "v2", "who": "Children"}])
    )
    assert hints(found)["relations.voices_unplanned"] == ("v2",)


def test_probable_duplicates_are_suggested() -> None:
    found = relations.read(source(stakeholders=[actor("port"), {**actor("port2"), "name": "PORT"}]))
    assert found.facts["duplicates"] == [{"ids": ["port", "port2"], "score": 100}]
