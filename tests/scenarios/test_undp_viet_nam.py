"""UNDP Viet Nam: making sense of what exists on the way to a circular economy, in several short rounds (F37, F38, F41).

The organisations and figures are those of the published case: plastic that reaches the ocean, informal collectors in
Da Nang, a hub in Hue. No single target was agreed there, so the objectives here are fictional, and say so.
"""

import csv
import io
from collections import Counter
from typing import Any

import pytest

from app.domain.errors import Conflict, NotAllowed, NotFound
from app.domain.registers.portfolio import PITCH_SECONDS, Lever
from app.domain.snapshot import Topic
from tests.rooms import Room, on_both_databases

PLASTIC = "Fictional: halve the plastic that reaches the sea from Da Nang and Hue by 2030"
COLLECTORS = "Fictional: informal waste collectors earn a living wage by 2030"

PROJECTS = [
    ("Informal collectors' cooperative, Da Nang", "Women's Union", "G1; G2", "organisation; norms", "free", ""),
    ("Sorting at source in markets", "Da Nang city", "G1", "norms; infrastructure", "some", ""),
    ("Plastic-free Hue hub", "Hue hub", "G1", "skills; norms", "free", "2027-06-30"),
    ("Hue hub, free of plastic", "EIT Climate-KIC", "G1", "skills", "free", ""),
    ("Extended producer responsibility", "ISPONRE", "G1", "policy; finance", "fixed", ""),
    ("Recycling machine park", "Finland", "G1", "technology", "fixed", ""),
    ("Eco-industrial zone study", "Netherlands", "", "data", "fixed", ""),
]


def file_of(projects: list[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["Name", "Owner", "Goals", "Levers", "Flexibility", "Ends"])
    writer.writerows(projects)
    return text.getvalue().encode("utf-8-sig")


@pytest.fixture
async def mapped(room: Room) -> Room:
    """The room with its objectives and its projects, at the step in which it looks at them."""
    for statement in (PLASTIC, COLLECTORS):
        goal = await room.goal(statement=statement)
        await room.open("goals")
        await room.house.goalsetting.adopt(room.facilitator, goal)
    await room.house.importing.bring(room.facilitator, "projects", file_of(PROJECTS))
    await room.open("instruments")
    return room


async def reading(room: Room) -> dict[str, Any]:
    found: dict[str, Any] = (await room.view(Topic.PORTFOLIO)).reading
    return found


async def ids(room: Room) -> dict[int, str]:
    return {one.number: one.id for one in (await room.view(Topic.PORTFOLIO)).registers["projects"]}


async def say(room: Room, verdicts: dict[int, str]) -> None:
    """Verdicts by project, each letter one participant: a(ccelerate), c(onnect), r(ethink), l(et go), - (nothing)."""
    words = {"a": "accelerate", "c": "connect", "r": "rethink", "l": "let_go", "-": ""}
    known = await ids(room)
    for number, letters in verdicts.items():
        for person, letter in zip(room.participants, letters, strict=True):
            await room.house.estimating.give(person, "verdict", known[number], {"verdict": words[letter]})


@on_both_databases
async def test_the_heat_map_equals_the_counts_in_the_table(mapped: Room) -> None:
    found = await reading(mapped)
    cells = found["facts"]["cells"]
    heat = next(one for one in found["tables"] if one["key"] == "portfolio.heat")
    rows = [goal["id"] for goal in found["facts"]["goals"]] + [""]
    expected: Counter[tuple[str, str]] = Counter()
    for _, _, goals, levers, *_ in PROJECTS:
        for goal in goals.split("; "):
            for lever in levers.split("; "):
                expected[rows[int(goal[1]) - 1] if goal else "", lever] += 1
    for goal, row in zip(rows, heat["rows"], strict=True):
        by_column = dict(zip(heat["columns"], row, strict=True))
        for lever in Lever:
            assert by_column[f"lever.{lever}"] == len(cells[goal].get(lever, [])) == expected[goal, lever]
    assert [row[-1] for row in heat["rows"]] == [6, 1, 1], "a row holds each project once"


async def test_what_stands_alone_or_twice_or_is_missing_is_named(mapped: Room) -> None:
    known = await ids(mapped)
    found = await reading(mapped)
    hints = {one["key"]: one["ids"] for one in found["hints"]}
    assert hints["portfolio.unlinked"] == [known[7]]
    assert hints["portfolio.alike"] == [known[3], known[4]]
    assert found["facts"]["missing"] == [], "every lever is moved by some project"
    second = found["facts"]["goals"][1]
    assert set(second["missing"]) == set(Lever) - {"organisation", "norms"}


async def test_a_pitch_runs_three_minutes_on_every_screen_and_one_project_at_a_time(mapped: Room) -> None:
    known = await ids(mapped)
    mapped.ear.topics()
    await mapped.house.pitching.pitch(mapped.facilitator, known[1])
    assert {Topic.PORTFOLIO, Topic.AGENDA} <= mapped.ear.topics()
    assert (await reading(mapped))["facts"]["pitching"]["number"] == 1
    timer = (await mapped.view(Topic.AGENDA)).timer
    assert (timer.state, timer.duration_seconds) == ("running", PITCH_SECONDS)
    await mapped.house.pitching.pitch(mapped.facilitator, known[2])
    pitched = [
        one.number
        for one in (await mapped.view(Topic.PORTFOLIO)).registers["projects"]
        if one.values["is_pitching"] == "yes"
    ]
    assert pitched == [2]
    with pytest.raises(NotAllowed):
        await mapped.house.pitching.pitch(mapped.participants[0], known[3])
    with pytest.raises(NotFound):
        await mapped.house.pitching.pitch(mapped.facilitator, "gone")
    await mapped.house.pitching.pitch(mapped.facilitator, "")
    assert (await reading(mapped))["facts"]["pitching"] == {}
    assert (await mapped.view(Topic.AGENDA)).timer.state == "none"


async def test_mappers_score_a_pitched_project_and_their_levers_fill_what_nobody_wrote(mapped: Room) -> None:
    await mapped.house.registers.add(mapped.facilitator, "projects", {"name": "Waste bank of the school"})
    known = await ids(mapped)
    for person, levers in zip(mapped.participants, (["skills", "norms"], ["skills"], ["data"]), strict=True):
        answers = {"impact": "3", "links": "cannot_judge", "capability": "4", "levers": levers}
        await mapped.house.estimating.give(person, "mapping", known[8], answers)
    shown = (await mapped.view(Topic.ESTIMATES)).sheets["mapping"].subjects[known[8]]
    assert (shown["impact"].median, shown["impact"].count) == (3, 3)
    facts = (await reading(mapped))["facts"]
    assert facts["mapped"] == {"8": ["skills"]}, "two of three ticked it"
    assert facts["cells"][""]["skills"] == [8]


@on_both_databases
async def test_verdicts_are_shown_together_and_ties_stay_ties(mapped: Room) -> None:
    await say(mapped, {1: "aaa", 2: "ccr", 3: "cr-", 6: "lr-"})
    assert (await reading(mapped))["facts"]["verdicts"] == {}, "nothing before the facilitator shows it"
    await mapped.house.estimating.show(mapped.facilitator, "verdict", True)
    facts = (await reading(mapped))["facts"]
    assert facts["verdicts"] == {
        "1": ["accelerate"],
        "2": ["connect"],
        "3": ["connect", "rethink"],
        "6": ["rethink", "let_go"],
    }
    with pytest.raises(Conflict):
        await say(mapped, {1: "lll"})


@on_both_databases
async def test_two_rounds_are_kept_and_their_difference_is_shown(mapped: Room) -> None:
    await say(mapped, {1: "aaa", 2: "ccr", 3: "cr-"})
    await mapped.house.estimating.show(mapped.facilitator, "verdict", True)
    await mapped.house.estimating.ask_again(mapped.facilitator, "verdict")
    await say(mapped, {1: "aac", 2: "rrr", 3: "ccc", 5: "aaa"})
    assert (await reading(mapped))["facts"]["moved"] == [], "the second round is still sealed"
    await mapped.house.estimating.show(mapped.facilitator, "verdict", True)
    found = await reading(mapped)
    moves = {one["number"]: one["move"] for one in found["facts"]["moved"]}
    assert moves == {1: "stayed", 2: "changed", 3: "cleared", 5: "new"}
    assert [(one["connect"], one["tie"]) for one in found["facts"]["waves"]] == [(1, 1), (1, 0)]
    second = found["facts"]["moved"][1]
    assert (second["before"], second["now"]) == (["connect"], ["rethink"])


async def test_fixed_money_is_flagged_once_the_mission_is_called_complex(mapped: Room) -> None:
    known = await ids(mapped)

    async def fixed() -> list[str]:
        hints = (await reading(mapped))["hints"]
        return next((one["ids"] for one in hints if one["key"] == "portfolio.fixed_in_complex"), [])

    assert await fixed() == []
    await mapped.open("frame")
    mapped.ear.topics()
    await mapped.house.framing.compose(
        mapped.facilitator, statement="Waste leaks at every step", source_ids=[], complexity="complex"
    )
    assert Topic.PORTFOLIO in mapped.ear.topics(), "pages are told that what they show of it is no longer true"
    assert await fixed() == [known[5], known[6]], "those that serve an objective; the study serves none"


async def test_a_projects_verdict_and_learning_are_carried_into_the_portfolio(mapped: Room) -> None:
    known = await ids(mapped)
    learnt = {"learnt": "Collectors join when they are paid by weight", "flexibility": "free"}
    await mapped.house.registers.change(mapped.participants[0], "projects", known[1], learnt)
    kept = (await mapped.view(Topic.PORTFOLIO)).registers["projects"][0]
    assert kept.values["learnt"] == learnt["learnt"]
    history = await mapped.house.registers.history(mapped.participants[1], "projects", known[1])
    assert "learnt" in {one.field for one in history}, "the change log of an adaptive portfolio"
