"""Innovation Fund Denmark: mission partnerships with one budget, whose projects may have to change (F41, F43, F36).

The four missions are those of the programme: carbon capture, green fuels, climate-friendly agriculture and food, and a
circular economy of plastics and textiles. The targets here are fictional, and say so.
"""

from typing import Any

import pytest

from app.domain.errors import NotAllowed
from app.domain.snapshot import Topic
from tests.rooms import Room, on_both_databases

MISSIONS = {
    "Fictional: store 3 million tonnes of carbon dioxide a year by 2030": "fixed",
    "Fictional: green fuels carry a fifth of heavy transport by 2030": "adjustable",
    "Fictional: farming emits half of its greenhouse gases by 2030": "adjustable",
    "Fictional: half of all textiles are worn again by 2030": "free",
}
WORKSTREAMS = b"""Name;Owner;Goals;Levers;Flexibility;Funder
Carbon capture roadmap;INNO-CCUS;G1;technology;fixed;Innovation Fund Denmark
Green fuels roadmap;MissionGreenFuels;G2;technology;some;Innovation Fund Denmark
Climate-friendly farming roadmap;AgriFoodTure;G3;technology;free;Innovation Fund Denmark
Textiles and plastics roadmap;TRACE;G4;organisation;free;Innovation Fund Denmark
Sea bed survey;INNO-CCUS;G1;data;fixed;Ministry
Storage permits;INNO-CCUS;G1;technology;Rigid;Ministry
"""


@pytest.fixture
async def programme(room: Room) -> Room:
    for statement in MISSIONS:
        goal = await room.goal(statement=statement)
        await room.open("goals")
        await room.house.goalsetting.adopt(room.facilitator, goal)
    await room.house.importing.bring(room.facilitator, "projects", WORKSTREAMS)
    await room.open("instruments")
    return room


async def hints(room: Room) -> dict[str, Any]:
    return {one["key"]: one for one in (await room.view(Topic.PORTFOLIO)).reading["hints"]}


@on_both_databases
async def test_workstreams_come_in_with_how_far_their_funder_lets_them_change(programme: Room) -> None:
    view = await programme.view(Topic.PORTFOLIO)
    assert [one.values["flexibility"] for one in view.registers["projects"]] == [
        "fixed",
        "some",
        "free",
        "free",
        "fixed",
    ]
    assert view.reading["facts"]["flexibility"] == {"fixed": 2, "some": 1, "free": 2}
    look = await programme.house.importing.look(programme.facilitator, "projects", WORKSTREAMS)
    assert (look.ready, look.known) == (0, [2, 3, 4, 5, 6])
    assert [(one.row, one.field, one.text) for one in look.faults] == [(7, "flexibility", "Rigid")]


async def test_fixed_funding_is_flagged_where_the_room_finds_the_mission_complex(programme: Room) -> None:
    projects = (await programme.view(Topic.PORTFOLIO)).registers["projects"]
    await programme.open("frame")
    for person in programme.participants:
        answers = {"problem_complex": "5", "problem_uncertain": "4", "solution_complex": "4", "solution_uncertain": "5"}
        await programme.house.estimating.give(person, "classification", "", answers)
    assert "portfolio.fixed_in_complex" not in await hints(programme), "not before the room's answers are shown"
    await programme.house.estimating.show(programme.facilitator, "classification", True)
    flagged = (await hints(programme))["portfolio.fixed_in_complex"]
    assert flagged["ids"] == [projects[0].id, projects[4].id]
    assert flagged["values"] == {"count": 2}
    await programme.house.registers.change(programme.facilitator, "projects", projects[0].id, {"flexibility": "some"})
    assert (await hints(programme))["portfolio.fixed_in_complex"]["ids"] == [projects[4].id]


async def test_every_mission_has_its_row_and_its_projects(programme: Room) -> None:
    facts = (await programme.view(Topic.PORTFOLIO)).reading["facts"]
    assert [(goal["name"], goal["count"]) for goal in facts["goals"]] == list(zip(MISSIONS, (2, 1, 1, 1), strict=True))


async def test_what_is_fixed_and_who_may_change_it_is_said_by_facilitators_only(programme: Room) -> None:
    goals = await programme.house.registers.entries(programme.facilitator, "goals")
    for goal in goals:
        said = {"fixity": MISSIONS[goal.values["statement"]], "fixity_owner": "Board of the fund"}
        await programme.house.registers.change(programme.facilitator, "goals", goal.id, said)
    kept = await programme.house.registers.entries(programme.participants[0], "goals")
    assert [one.values["fixity"] for one in kept] == list(MISSIONS.values())
    assert {one.values["fixity_owner"] for one in kept} == {"Board of the fund"}
    with pytest.raises(NotAllowed):
        await programme.house.registers.change(programme.participants[0], "goals", kept[0].id, {"fixity": "free"})
