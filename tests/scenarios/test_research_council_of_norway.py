"""PILOT-E and the sustainable feed mission, as features 2.4 asks: agencies, incentives, mandate, blockers.

Facts: PILOT-E (Research Council, Innovation Norway, Enova, from 2016; apply once, follow-up from idea to market); the
feed mission is carried by five ministries. People, incentives and blockers are fictional.
"""

import io
import re
from typing import Any

import pytest

from app.domain.errors import NotFound
from app.domain.quality.checks import Outcome
from app.domain.snapshot import Topic
from tests.rooms import Room, a_room
from tests.scenarios.finding import finding

AGENCIES = {
    "council": {"name": "Research Council of Norway", "policy_field": "sti", "roles": ["funder"]},
    "innovation": {"name": "Innovation Norway", "policy_field": "economy_industry", "roles": ["funder"]},
    "enova": {"name": "Enova", "policy_field": "energy", "roles": ["provider", "buyer"]},
}


@pytest.fixture
async def norway(house: Any) -> Room:
    room = await a_room(house, participants=3, title="Zero-emission maritime transport", template="blank")
    await room.open("stakeholders")
    return room


async def agencies(room: Room) -> dict[str, str]:
    """The three agencies, by their ids."""
    made = {}
    for key, fields in AGENCIES.items():
        typed = {"sector": "government", "level": "national", **fields}
        made[key] = await room.house.registers.add(room.participants[0], "stakeholders", typed)
    return made


async def reading(room: Room) -> dict[str, Any]:
    found: dict[str, Any] = (await room.view(Topic.RELATIONS)).reading
    return found


def hint(found: dict[str, Any], key: str) -> dict[str, Any] | None:
    return next((one for one in found["hints"] if one["key"] == key), None)


async def charter(room: Room) -> str:
    return (await room.house.chartering.file(room.facilitator, "md")).content.decode()


async def section(room: Room, number: str) -> str:
    """What stands under one heading of the charter."""
    parts = re.split(r"(?m)^#+ (\d+)", await charter(room))
    return dict(zip(parts[1::2], parts[2::2], strict=True))[number]


# --- F33 -------------------------------------------------------------------------------------------------------------


async def test_f33_who_delivers_without_an_incentive_is_pointed_out_until_there_is_one(norway: Room) -> None:
    ids = await agencies(norway)
    found = hint(await reading(norway), "relations.no_incentive")
    assert found is not None
    assert found["ids"] == [ids["enova"]], "the others do not deliver"
    today = {"incentive_today": "Paid by tonnes of CO2 cut", "culture": "Counts what is built, not what is tried"}
    await norway.house.registers.change(norway.participants[1], "stakeholders", ids["enova"], today)
    assert hint(await reading(norway), "relations.no_incentive") is None


async def test_f33_what_each_ministry_gains_and_loses_is_printed(norway: Room) -> None:
    add = norway.house.registers.add
    told = {
        "Ministry of Trade, Industry and Fisheries": ("Feed made at home", "Cheap soy"),
        "Ministry of Climate and Environment": ("Lower emissions", ""),
    }
    for name, (gains, loses) in told.items():
        fields = {"name": name, "sector": "government", "level": "national", "gains": gains, "loses": loses}
        await add(norway.facilitator, "stakeholders", fields)
    text = await charter(norway)
    for word in ("Feed made at home", "Cheap soy", "Lower emissions", *told):
        assert word in text
    rows = {one["id"]: one for one in (await reading(norway))["facts"]["incentives"]}
    assert len(rows) == 2


# --- F34 -------------------------------------------------------------------------------------------------------------


async def test_f34_a_mandate_that_falls_short_puts_a_step_into_the_roadmap(norway: Room) -> None:
    ids = await agencies(norway)
    needs = {"what": "One budget for the whole chain", "current": "agencies", "needed": "cabinet"}
    one = await norway.house.registers.add(
        norway.participants[0], "mandates", {**needs, "step": "A note to the cabinet", "owner": ids["council"]}
    )
    (mandate,) = (await reading(norway))["facts"]["mandates"]
    assert mandate["climb"] == ["ministries", "cabinet"]
    roadmap = await section(norway, "9")
    assert "One budget for the whole chain" in roadmap
    assert "A note to the cabinet" in roadmap
    await norway.house.registers.change(norway.facilitator, "mandates", one, {"current": "cabinet"})
    assert "One budget for the whole chain" not in await section(norway, "9")


async def test_f34_a_decision_across_parties_outlives_the_election(norway: Room) -> None:
    assert (await finding(norway, "Q33")).outcome is Outcome.FAILED
    broad = {"what": "Feed law", "current": "ministries", "needed": "parliament", "crosses_parties": "yes"}
    await norway.house.registers.add(norway.facilitator, "mandates", broad)
    assert (await finding(norway, "Q33")).outcome is Outcome.PASSED


# --- F35 -------------------------------------------------------------------------------------------------------------


async def test_f35_a_blocker_is_nowhere_but_at_the_desk_until_it_is_released(norway: Room) -> None:
    ids = await agencies(norway)
    what = {"what": "The agencies compete for the same credit", "kind": "prestige", "actor": ids["enova"]}
    registers, participant = norway.house.registers, norway.participants[0]
    secret = await registers.add(norway.facilitator, "blockers", what)

    async def seen_by_the_room() -> bool:
        shown = {key: view for key, view in (await norway.shown()).items() if key not in {"blockers", "backstage"}}
        return "compete for the same credit" in str(shown)

    assert await registers.entries(participant, "blockers") == []
    with pytest.raises(NotFound):
        await registers.history(participant, "blockers", secret)
    assert not await seen_by_the_room()
    assert "compete for the same credit" not in await charter(norway)
    assert [one.id for one in await registers.entries(norway.facilitator, "blockers")] == [secret]

    await registers.change(norway.facilitator, "blockers", secret, {"is_released": "yes"})
    assert [one.id for one in await registers.entries(participant, "blockers")] == [secret]
    assert await seen_by_the_room()
    assert "compete for the same credit" in await charter(norway)


async def test_f35_a_participant_may_tell_the_desk_and_reads_nothing_back(norway: Room) -> None:
    told = {"what": "State-aid rules forbid the second stage", "kind": "legal"}
    await norway.house.registers.add(norway.participants[0], "blockers", told)
    assert await norway.house.registers.entries(norway.participants[0], "blockers") == []
    (entry,) = await norway.house.registers.entries(norway.facilitator, "blockers")
    assert entry.values["what"] == told["what"]


# --- F36 -------------------------------------------------------------------------------------------------------------


async def test_f36_two_hundred_projects_come_in_by_one_file_and_bad_rows_are_told(norway: Room) -> None:
    await norway.open("instruments")
    lines = io.StringIO()
    lines.write("name,owner,stage,levers,summary\n")
    for number in range(200):
        stage = "sometime" if number in {17, 90} else "demonstration"
        lines.write(f"Vessel project {number},Consortium {number % 15},{stage},technology,Hull and drive\n")
    report = await norway.house.importing.bring(norway.facilitator, "projects", lines.getvalue().encode(), {})
    assert len(await norway.house.registers.entries(norway.facilitator, "projects")) == 198
    assert {fault.row for fault in report.faults} == {19, 92}
    again = await norway.house.importing.bring(norway.facilitator, "projects", lines.getvalue().encode(), {})
    assert len(await norway.house.registers.entries(norway.facilitator, "projects")) == 198
    assert again.faults == report.faults


# --- F32 -------------------------------------------------------------------------------------------------------------


async def test_f32_a_gap_between_two_stages_without_a_hand_over_is_shown_and_closed_by_one(norway: Room) -> None:
    ids = await agencies(norway)
    await norway.open("instruments")
    add = norway.house.registers.add
    grant = await add(
        norway.participants[0],
        "instruments",
        {"name": "PILOT-E call", "side": "supply", "stages": ["research", "development"], "lead_id": ids["council"]},
    )
    first_user = await add(
        norway.participants[1],
        "instruments",
        {"name": "Pay the first user", "side": "demand", "stages": ["demonstration"], "lead_id": ids["enova"]},
    )

    async def relay() -> str:
        found = (await norway.view(Topic.MIX)).reading
        return str([table["rows"] for table in found["tables"] if "relay" in table["key"]])

    assert "handing.missing" in await relay(), "from development to demonstration nobody hands over"
    joined = {"source": grant, "target": first_user, "kind": "enables", "reason": "Apply once; Enova follows up"}
    await add(norway.facilitator, "interactions", joined)
    assert "handing.linked" in await relay()
    assert "handing.missing" not in await relay()
