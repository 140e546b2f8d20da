"""CSIRO's missions: existing resources crowded in, no central pool, as features 2.3 asks of the product.

Facts: CSIRO Hydrogen Industry Mission (below 2 dollars a kilogram; AUD 68 m, over a hundred projects in five years, by
government, ARENA, Fortescue, universities and Future Fuels CRC); Towards Net Zero (hard-to-abate sectors halve their
emissions by 2035); Trusted Agrifood Exports and Drought Resilience (2030). Amounts by body and people are fictional.
"""

from typing import Any

import pytest

from app.domain.quality.checks import Outcome
from app.domain.snapshot import Topic
from tests.rooms import Room, a_room
from tests.scenarios.finding import finding

HYDROGEN = {
    "statement": "Hydrogen is produced for less than two dollars a kilogram by 2030",
    "indicator": "Cost of produced hydrogen",
    "unit": "AUD/kg",
    "baseline_value": "8",
    "baseline_year": "2021",
    "baseline_source": "National Hydrogen Roadmap",
    "target_value": "2",
    "deadline": "2030",
    "population": "Producers in Australia",
}
NET_ZERO = {
    "statement": "Emissions of sectors that are hard to abate are halved by 2035",
    "indicator": "Emissions of steel, cement, chemicals and shipping",
    "unit": "Mt",
    "baseline_value": "100",
    "baseline_year": "2021",
    "baseline_source": "National inventory",
    "target_value": "50",
    "deadline": "2035",
    "population": "Hard-to-abate sectors",
}
BODIES = {
    "CSIRO": {"sector": "research", "level": "national", "roles": ["convenor"]},
    "DISER": {"sector": "government", "level": "national", "policy_field": "economy_industry"},
    "ARENA": {"sector": "government", "level": "national", "policy_field": "energy"},
    "Fortescue": {"sector": "business", "level": "national"},
    "Swinburne University": {"sector": "research", "level": "regional"},
    "Hydrogen Council": {"sector": "civil_society", "level": "global"},
}


class Csiro:
    """The room of the mission, with its bodies and goals by name."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.bodies: dict[str, str] = {}
        self.goals: dict[str, str] = {}

    async def add(self, register: str, lead: bool = False, **fields: Any) -> str:
        actor = self.room.facilitator if lead else self.room.participants[0]
        return await self.room.house.registers.add(actor, register, fields)

    async def pledge(self, body: str, offer: str, kind: str, amount: str = "", unit: str = "", **more: Any) -> str:
        fields = {"offer": offer, "kind": kind, "amount": amount, "unit": unit, "authority": "authorised", **more}
        return await self.add("commitments", actor=self.bodies[body], **fields)

    async def set(self, register: str, entry: str, **fields: Any) -> None:
        await self.room.house.registers.change(self.room.facilitator, register, entry, fields)

    async def reading(self, topic: Topic = Topic.COMMITMENTS) -> Any:
        return (await self.room.view(topic)).reading

    async def hint(self, key: str) -> Any:
        return next((one for one in (await self.reading())["hints"] if one["key"] == f"commitments.{key}"), None)

    async def totals(self) -> dict[tuple[str, str], Any]:
        return {(one["kind"], one["unit"]): one for one in (await self.reading())["facts"]["totals"]}

    async def charter(self) -> str:
        return (await self.room.house.chartering.file(self.room.facilitator, "md")).content.decode()


@pytest.fixture
async def csiro(house: Any) -> Csiro:
    mission = Csiro(await a_room(house, participants=3, title="Hydrogen Industry Mission", template="blank"))
    room = mission.room
    await room.open("goals")
    for name, goal in (("hydrogen", HYDROGEN), ("net zero", NET_ZERO)):
        mission.goals[name] = await room.goal(**goal)
        await house.goalsetting.adopt(room.facilitator, mission.goals[name])
    await room.open("stakeholders")
    for name, fields in BODIES.items():
        mission.bodies[name] = await mission.add("stakeholders", lead=True, name=name, **fields)
    return mission


async def test_f26_what_serves_no_objective_is_listed_until_it_is_linked(csiro: Csiro) -> None:
    await csiro.room.open("instruments")
    project = await csiro.add("projects", name="Hydrogen refuelling at Clayton", owner="Swinburne University")
    await csiro.add("projects", name="Ammonia cracking", owner="Fortescue", goals=[csiro.goals["hydrogen"]])

    async def unlinked() -> list[str]:
        hints = (await csiro.reading(Topic.AIMS))["hints"]
        return [one for hint in hints if hint["key"] == "aims.unlinked" for one in hint["ids"]]

    assert await unlinked() == [project]
    await csiro.set("projects", project, goals=[csiro.goals["hydrogen"]])
    assert await unlinked() == []


async def test_f27_money_days_and_data_stay_apart_and_the_ratio_follows_every_pledge(csiro: Csiro) -> None:
    await csiro.pledge("CSIRO", "fund the mission's core team", "money", "20000000", "AUD")
    arena = await csiro.pledge("ARENA", "co-fund demonstrations", "money", "28000000", "aud")
    await csiro.pledge("Fortescue", "pay for two pilot plants", "money", "12000000", "AUD")
    await csiro.pledge("Swinburne University", "second researchers", "days", "900", "person-days")
    await csiro.pledge("CSIRO", "second researchers", "days", "600", "days")
    await csiro.pledge("Hydrogen Council", "open its project database", "data", "1", "data set")
    totals = await csiro.totals()
    assert {key: one["amount"] for key, one in totals.items()} == {
        ("money", "AUD"): 60_000_000,
        ("days", "person-days"): 1500,
        ("data", "data set"): 1,
    }
    assert totals["money", "AUD"]["crowd_in"] == 2, "forty millions of others beside twenty of the lead"
    assert totals["days", "person-days"]["crowd_in"] == 1.5
    assert totals["data", "data set"]["crowd_in"] is None, "the lead brings no data"
    await csiro.set("commitments", arena, status="withdrawn")
    totals = await csiro.totals()
    assert (totals["money", "AUD"]["amount"], totals["money", "AUD"]["crowd_in"]) == (32_000_000, 0.6)


async def test_f27_a_declared_rate_is_shown_beside_the_totals_and_changes_none(csiro: Csiro) -> None:
    await csiro.pledge("CSIRO", "second researchers", "days", "600", "days")
    await csiro.pledge("CSIRO", "fund the team", "money", "1000", "AUD")
    await csiro.add("rates", lead=True, unit="days", value="900", into="AUD", source="CSIRO finance")
    reading = await csiro.reading()
    (converted,) = [one for one in reading["tables"] if one["key"] == "commitments.converted"]
    assert [row[1:5] for row in converted["rows"]] == [[600, "days", 540_000, "AUD"]]
    assert [one["amount"] for one in reading["facts"]["totals"]] == [1000, 600]


async def test_f27_what_is_needed_shows_the_gap_and_who_answers_it(csiro: Csiro) -> None:
    need = await csiro.add("asks", need="Money for pilots", kind="money", amount="68000000", unit="AUD")
    await csiro.add("asks", need="A standard for blending", kind="rule_change", from_actor=csiro.bodies["DISER"])
    await csiro.pledge("ARENA", "co-fund demonstrations", "money", "28000000", "AUD", answers=need)
    reading = await csiro.reading()
    (gap,) = reading["facts"]["gaps"]
    assert (gap["needed"], gap["offered"], gap["firm"], gap["missing"]) == (68_000_000, 28_000_000, 0, 40_000_000)
    assert (await csiro.hint("unanswered"))["values"] == {"count": 1}


async def test_f27_without_business_the_commitments_are_not_real_yet(csiro: Csiro) -> None:
    for body in ("CSIRO", "ARENA"):
        await csiro.set("commitments", await csiro.pledge(body, "fund it", "money", "5", "AUD"), status="signed")
    assert (await finding(csiro.room, "Q28")).message_key == "check.Q28.failed_private"
    await csiro.pledge("Fortescue", "buy the first hundred tonnes", "purchasing", "100", "t")
    assert (await finding(csiro.room, "Q28")).outcome is Outcome.PASSED


async def test_f27_whoever_speaks_for_themselves_is_told_apart(csiro: Csiro) -> None:
    friend = await csiro.pledge("Fortescue", "a friendly word", "political", authority="personal")
    assert (await csiro.hint("personal"))["ids"] == [friend]
    assert await csiro.hint("unauthorised") is None


async def test_f23_what_ends_before_the_mission_is_said_in_years_for_each_goal(csiro: Csiro) -> None:
    hydrogen, net_zero = csiro.goals["hydrogen"], csiro.goals["net zero"]
    enough = await csiro.pledge("ARENA", "co-fund", "money", "5", "AUD", end="2030", goals=[hydrogen])
    short = await csiro.pledge("Fortescue", "pilot", "money", "5", "AUD", end="2028", goals=[net_zero])
    bars = {one["id"]: (one["is_early"], one["years"]) for one in (await csiro.reading())["facts"]["bars"]}
    assert bars == {enough: (False, 0), short: (True, 7)}
    assert (await csiro.hint("gap_years"))["values"] == {"years": 5, "last": 2030, "deadline": 2035}


async def test_f23_an_election_shows_what_reaches_beyond_it(csiro: Csiro) -> None:
    await csiro.add("elections", lead=True, what="Federal election", on="2031-05-20")
    await csiro.pledge("ARENA", "co-fund", "money", "5", "AUD", end="2030")
    assert (await csiro.hint("none_beyond_election"))["values"] == {"what": "Federal election", "year": 2031}
    assert (await finding(csiro.room, "Q33")).outcome is Outcome.FAILED
    await csiro.pledge("DISER", "keep a seat for the mission", "political", end="2035")
    assert await csiro.hint("none_beyond_election") is None
    await csiro.add(
        "mandates", what="Hydrogen strategy", current="agencies", needed="parliament", crosses_parties="yes"
    )
    assert (await finding(csiro.room, "Q33")).outcome is Outcome.PASSED


async def test_f25_every_status_is_in_the_history_and_what_nobody_validated_is_listed(csiro: Csiro) -> None:
    one = await csiro.pledge("Fortescue", "pay for two pilot plants", "money", "12000000", "AUD")
    for status in ("to_be_confirmed", "confirmed", "signed"):
        await csiro.set("commitments", one, status=status)
    history = await csiro.room.house.registers.history(csiro.room.participants[1], "commitments", one)
    lived = [change.after for change in history if change.field == "status"]
    assert lived[:3] == ["signed", "confirmed", "to_be_confirmed"], "newest first"
    assert (await csiro.hint("unvalidated"))["ids"] == [one]
    assert "not validated by civil society yet" in await csiro.charter()
    await csiro.set("commitments", one, is_validated="yes", validated_by=csiro.bodies["Hydrogen Council"])
    assert await csiro.hint("unvalidated") is None


async def test_f28_a_condition_against_a_limit_is_flagged_by_the_facilitator_and_listed(csiro: Csiro) -> None:
    one = await csiro.pledge(
        "Fortescue",
        "pay for two pilot plants",
        "money",
        "12000000",
        "AUD",
        condition="Results stay ours for ten years",
        return_expected="Exclusive use",
    )
    await csiro.set("commitments", one, is_contradicting="yes", contradiction="Results are open")
    assert (await csiro.hint("contradicting"))["ids"] == [one]
    charter = await csiro.charter()
    for words in ("goes against a limit of the mission", "Results stay ours for ten years", "Exclusive use"):
        assert words in charter


async def test_f28_a_conflict_of_goals_needs_a_rule(csiro: Csiro) -> None:
    goals = list(csiro.goals.values())
    conflict = await csiro.add("conflicts", lead=True, conflict="External revenue or open results", goals=goals)
    assert (await finding(csiro.room, "Q42")).outcome is Outcome.FAILED
    await csiro.set("conflicts", conflict, rule="Open first; revenue from services, not from data")
    assert (await finding(csiro.room, "Q42")).outcome is Outcome.PASSED


async def test_f31_targets_of_regions_are_held_against_the_headline(csiro: Csiro) -> None:
    goal = csiro.goals["net zero"]
    shares = {"Hunter": "20", "Pilbara": "20"}
    places = {
        scope: await csiro.add("subtargets", lead=True, goal=goal, scope=scope, target=target)
        for scope, target in shares.items()
    }
    hints = [hint["key"] for hint in (await csiro.reading(Topic.AIMS))["hints"]]
    assert "aims.sums_differ" in hints
    await csiro.set("subtargets", places["Pilbara"], target="30")
    hints = [hint["key"] for hint in (await csiro.reading(Topic.AIMS))["hints"]]
    assert "aims.sums_differ" not in hints


async def test_the_charter_shows_the_pledges_their_totals_and_what_is_confirmed(csiro: Csiro) -> None:
    await csiro.pledge("CSIRO", "fund the core team", "money", "20000000", "AUD", spokesperson="Dr Patricia Example")
    firm = await csiro.pledge("ARENA", "co-fund demonstrations", "money", "28000000", "AUD", end="2030")
    await csiro.set("commitments", firm, status="confirmed")
    charter = await csiro.charter()
    for words in ("CM1", "fund the core team", "48,000,000", "Money: 28,000,000 AUD", "Crowded in for each one"):
        assert words in charter, words
    assert "Patricia" not in charter, "who speaks for a body is a person"
