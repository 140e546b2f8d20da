"""The OECD framework for missions, as features 2.1 asks of the product: the mix, who leads it, and what it misses.

The mission is Norway's on sustainable feed (public facts: goal, ministries, organisations). People in the room, the
instruments and what they say of each other are fictional.
"""

from typing import Any

import pytest

from app.domain.charter.quality import findings_of
from app.domain.instruments import INSTRUMENT_TYPES
from app.domain.quality.checks import Finding, Outcome
from app.domain.snapshot import Topic
from app.services.views.charter import charter_data
from app.services.views.people import People
from tests.rooms import Room, a_room
from tests.scenarios.finding import finding

FEED = {
    "statement": "By 2034 all feed for farmed fish and livestock comes from sustainable sources",
    "indicator": "Norwegian raw materials in fish feed",
    "unit": "%",
    "baseline_value": "8",
    "baseline_year": "2024",
    "baseline_source": "Government, 2024",
    "target_value": "25",
    "deadline": "2034",
    "population": "Norway",
}
STI = {"sector": "government", "level": "national", "policy_field": "sti"}
COUNCIL = {"name": "Research Council of Norway", **STI}
INNOVATION = {"name": "Innovation Norway", **STI}
MINISTRY = {
    "name": "Ministry of Trade, Industry and Fisheries",
    "sector": "government",
    "level": "national",
    "policy_field": "agriculture_food",
}


@pytest.fixture
async def feed(house: Any) -> Room:
    room = await a_room(house, participants=3, title="Sustainable feed 2034", template="blank")
    await room.open("goals")
    await house.goalsetting.adopt(room.facilitator, await room.goal(**FEED))
    await room.open("stakeholders")
    return room


async def actor(room: Room, **fields: Any) -> str:
    return await room.house.registers.add(room.participants[0], "stakeholders", fields)


async def sketch(room: Room, **fields: Any) -> str:
    return await room.house.registers.add(room.participants[1], "instruments", fields)


async def say(room: Room, register: str, **fields: Any) -> str:
    return await room.house.registers.add(room.participants[2], register, fields)


async def mix(room: Room) -> Any:
    return (await room.view(Topic.MIX)).reading


async def cells(room: Room) -> dict[tuple[int, int], tuple[str, ...]]:
    return {(stage, side): tuple(ids) for stage, side, ids, _ in (await mix(room))["facts"]["cells"]}


async def hints(room: Room, topic: Topic = Topic.MIX) -> set[str]:
    return {one["key"] for one in (await room.view(topic)).reading["hints"]}


async def table(room: Room, topic: Topic, key: str) -> Any:
    return next((one for one in (await room.view(topic)).reading["tables"] if one["key"] == key), None)


async def check(room: Room, check_id: str) -> Finding:
    """What a check of the charter finds now."""
    async with room.house.database.read() as work:
        workshop: Any = await work.workshops.by_id(room.workshop_id)
        data = await charter_data(work, await People.read(work, workshop), room.house.views._results, room.clock)
    return next(one for one in findings_of(data) if one.check_id == check_id)


async def goal_of(room: Room) -> str:
    return str((await room.view(Topic.GOALS)).adopted[0].id)


# --- F01 to F03: the mix ----------------------------------------------------------------------------------------------


async def test_f01_a_mix_of_research_alone_leaves_four_stages_empty_and_warns(feed: Room) -> None:
    await feed.open("instruments")
    for name in ("Grants for algae", "Grants for insects", "Centre for feed research"):
        await sketch(feed, name=name, code="PI006")
    facts = (await mix(feed))["facts"]
    rows = [facts["empty"][4 * stage : 4 * stage + 4] for stage in range(5)]
    assert ["." in row for row in rows] == [True, False, False, False, False], "four of five stages are empty"
    assert {"mix.only_early", "mix.no_demand", "mix.no_rules"} <= await hints(feed)
    assert (await check(feed, "Q20")).outcome is Outcome.FAILED
    before = await cells(feed)
    tender = await sketch(feed, name="First customer for insect feed", code="X03")
    after = await cells(feed)
    assert set(after.items()) - set(before.items()) == {((3, 1), (tender,))}
    assert set(before.items()) <= set(after.items())


async def test_f02_every_type_can_be_chosen_brings_its_side_and_can_be_changed(feed: Room) -> None:
    await feed.open("instruments")
    made = {one.code: await sketch(feed, name=one.code, code=one.code) for one in INSTRUMENT_TYPES}
    assert sum(code.startswith("PI") for code in made) == 28
    shown = {one.id: one for one in (await feed.view(Topic.INSTRUMENTS)).instruments}
    for one in INSTRUMENT_TYPES:
        assert shown[made[one.code]].side == one.default_side, "the default side is shown"
        assert shown[made[one.code]].stages == [str(stage) for stage in one.default_stages]
    before = await cells(feed)
    await feed.house.registers.change(feed.participants[0], "instruments", made["PI006"], {"side": "demand"})
    after = await cells(feed)
    assert made["PI006"] in before[0, 0]
    assert made["PI006"] not in after[0, 0]
    assert after[0, 1] == (made["PI006"],)
    assert len(after[0, 0]) == len(before[0, 0]) - 1


async def test_f03_seven_of_ten_led_by_science_bodies_is_a_trap_of_seventy_percent(feed: Room) -> None:
    council, ministry = await actor(feed, **COUNCIL), await actor(feed, **MINISTRY)
    await feed.open("instruments")
    for number in range(10):
        lead = council if number < 7 else ministry
        await sketch(feed, name=f"Instrument {number}", code="PI007", lead_id=lead, policy_field="agriculture_food")
    reading = await mix(feed)
    assert reading["facts"]["sti"]["percent"] == 70
    assert len(reading["facts"]["sti"]["sti"]) == 7
    (trap,) = [one for one in reading["hints"] if one["key"] == "mix.sti_trap"]
    assert trap["values"] == {"percent": 70}
    found = await check(feed, "Q21")
    assert (found.outcome, found.values["percent"]) == (Outcome.FAILED, 70)
    views = {(one["by"], one["value"]): len(one["ids"]) for one in reading["facts"]["views"]}
    assert (views["lead", "sti"], views["lead", "beyond_sti"], views["level", "national"]) == (7, 3, 10)
    shown = (await feed.view(Topic.INSTRUMENTS)).instruments[0]
    assert shown.policy_field == "agriculture_food"


# --- F09 to F11: the coalition, by its services ---------------------------------------------------------------------


async def test_f09_a_goal_without_an_owner_is_listed_and_picture_and_table_have_the_same_edges(feed: Room) -> None:
    council, ministry = await actor(feed, **COUNCIL), await actor(feed, **MINISTRY)
    await say(feed, "relations", source=ministry, kind="funds", target=council)
    await say(feed, "relations", source=council, kind="shares_data", target=ministry, existence="needed")
    assert "relations.goals_without_owner" in await hints(feed, Topic.RELATIONS)
    reading = (await feed.view(Topic.RELATIONS)).reading
    names = {one["id"]: one["name"] for one in reading["facts"]["nodes"]}
    drawn = {(names[one["source"]], names[one["target"]], one["kind"]) for one in reading["facts"]["edges"]}
    rows = (await table(feed, Topic.RELATIONS, "relations.edges"))["rows"]
    told = {(row[0], row[2], row[1]["word"].rpartition(".")[2]) for row in rows}
    assert drawn == told
    assert len(drawn) == 2
    goal = await goal_of(feed)
    await feed.house.registers.change(feed.participants[0], "stakeholders", ministry, {"answers_for": [goal]})
    assert "relations.goals_without_owner" not in await hints(feed, Topic.RELATIONS)


async def test_f10_with_science_bodies_alone_the_draft_is_not_complete(feed: Room) -> None:
    for body in (COUNCIL, INNOVATION):
        await actor(feed, **body, is_present="yes")
    found = await check(feed, "Q12")
    assert (found.outcome, found.severity) == (Outcome.FAILED, "block")
    await actor(feed, **MINISTRY, is_present="yes", roles=["challenge_owner"])
    food = {"sector": "government", "level": "national", "policy_field": "health"}
    await actor(feed, name="Ministry of Health", **food, is_present="yes")
    assert (await check(feed, "Q12")).outcome is Outcome.PASSED


async def test_f11_a_level_that_is_needed_and_has_nobody_is_named(feed: Room) -> None:
    await actor(feed, **MINISTRY, roles=["challenge_owner"])
    await say(feed, "levels", level="regional", what_for="Counties plan the coast")
    found = await check(feed, "Q15")
    assert (found.outcome, found.message_key) == (Outcome.FAILED, "check.Q15.failed_regional")
    (hint,) = [
        one for one in (await feed.view(Topic.RELATIONS)).reading["hints"] if one["key"] == "relations.levels_missing"
    ]
    assert hint["values"] == {"count": 1, "level": "regional"}


# --- F12 and F13: what belongs together, and what stays open ----------------------------------------------------------


async def test_f12_an_instrument_that_requires_what_is_not_there_is_an_unmet_dependency(feed: Room) -> None:
    await feed.open("instruments")
    goal = await goal_of(feed)
    grant = await sketch(feed, name="Grants for insect feed", code="PI008", goal_ids=[goal])
    tender = await sketch(feed, name="Tender for fish feed", code="X03", goal_ids=[goal])
    facts = (await mix(feed))["facts"]
    assert facts["pairs"] == [[grant, tender]], "both serve the goal: worth asking"
    one = await say(feed, "interactions", source=tender, kind="requires", missing="A rule on insects as feed")
    assert "mix.unmet" in await hints(feed)
    unmet = await table(feed, Topic.MIX, "mix.requirements")
    assert [row[:2] for row in unmet["rows"]] == [["Tender for fish feed", "A rule on insects as feed"]]
    rule = await sketch(feed, name="Rule on insects as feed", code="X10")
    await feed.house.registers.change(feed.participants[0], "interactions", one, {"target": rule})
    assert await table(feed, Topic.MIX, "mix.requirements") is None
    assert "mix.unmet" not in await hints(feed)


async def test_f12_supply_and_demand_are_tied_by_what_the_room_says(feed: Room) -> None:
    await feed.open("instruments")
    goal = await goal_of(feed)
    grant = await sketch(feed, name="Grants for insect feed", code="PI008", goal_ids=[goal])
    tender = await sketch(feed, name="Tender for fish feed", code="X03", goal_ids=[goal])
    await say(feed, "interactions", source=grant, kind="conflicts", target=tender, reason="The same money")
    assert (await finding(feed, "Q23")).outcome is Outcome.FAILED
    assert "mix.conflict" in await hints(feed)
    await say(feed, "interactions", source=tender, kind="reinforces", target=grant)
    assert (await finding(feed, "Q23")).outcome is Outcome.PASSED
    assert (await mix(feed))["facts"]["pairs"] == []


async def test_f13_a_goal_that_names_its_solution_is_flagged_and_a_function_is_not(feed: Room, house: Any) -> None:
    await feed.open("goals")
    goals = [
        await feed.goal(statement="Deploy 10 000 hydrogen buses by 2030"),
        await feed.goal(statement="Zero-emission scheduled boat service, 275 passengers, 30 knots"),
    ]
    for one in goals:
        await house.goalsetting.adopt(feed.facilitator, one)
    flagged = [one for one in (await mix(feed))["hints"] if one["key"] == "mix.goal_narrow"]
    assert [one["ids"] for one in flagged] == [[goals[0]]]
    by_statement = {one.statement: one for one in (await feed.view(Topic.GOALS)).goals}
    asked = {statement: {found.check_id for found in one.findings} for statement, one in by_statement.items()}
    assert "Q05" in asked["Deploy 10 000 hydrogen buses by 2030"]
    assert "Q05" not in asked["Zero-emission scheduled boat service, 275 passengers, 30 knots"]


async def test_f13_the_room_itself_says_whether_two_solutions_could_reach_a_goal(feed: Room) -> None:
    await feed.open("instruments")
    goal = await goal_of(feed)
    for person, said in zip(feed.participants, ("no", "no", "yes"), strict=True):
        await feed.house.estimating.give(person, "neutrality", goal, {"two_solutions": said})
    (hint,) = [one for one in (await mix(feed))["hints"] if one["key"] == "mix.goal_narrow_asked"]
    assert (hint["values"]["percent"], hint["ids"]) == (33, [goal])
    found = await check(feed, "Q05")
    assert (found.outcome, found.values["percent"]) == (Outcome.FAILED, 33)


async def test_f24_one_pathway_is_too_few_and_two_need_what_tells_them_apart(feed: Room) -> None:
    await feed.open("instruments")
    goal = await goal_of(feed)
    await say(feed, "pathways", goal=goal, pathway="Insects", evidence="Price per kilo of protein in 2028")
    assert (await finding(feed, "Q26")).outcome is Outcome.FAILED
    assert "mix.one_way" in await hints(feed)
    await say(feed, "pathways", goal=goal, pathway="Algae")
    assert (await finding(feed, "Q26")).outcome is Outcome.PASSED
    assert await hints(feed) & {"mix.one_way", "mix.way_untold"} == {"mix.way_untold"}


async def test_f32_a_gap_between_two_stages_without_a_hand_over_is_shown(feed: Room) -> None:
    council, ministry = await actor(feed, **COUNCIL), await actor(feed, **MINISTRY)
    await feed.open("instruments")
    grant = await sketch(feed, name="Grants", code="PI007", stages=["development"], lead_id=council)
    pilot = await sketch(feed, name="Pilot farms", code="X15", lead_id=ministry)
    assert "mix.relay_gap.development" in await hints(feed)
    await say(feed, "interactions", source=grant, kind="enables", target=pilot)
    assert "mix.relay_gap.development" not in await hints(feed)
    handings = {one["stage"]: one["handing"] for one in (await mix(feed))["facts"]["relay"]}
    assert handings["development"] == "linked"


async def test_a_reason_for_no_demand_lets_the_draft_be_complete_and_stands_in_it(feed: Room) -> None:
    await feed.open("instruments")
    await sketch(feed, name="Grants for algae", code="PI006")
    assert (await check(feed, "Q18")).outcome is Outcome.FAILED
    reason = "Demand is there: every producer buys what is cheaper"
    await feed.house.registers.add(feed.facilitator, "left_out", {"what": "demand", "reason": reason})
    assert (await check(feed, "Q18")).outcome is Outcome.PASSED
    charter = (await feed.house.chartering.file(feed.facilitator, "md")).content.decode()
    assert reason in charter


async def test_the_charter_prints_the_whole_fiche_and_what_the_mix_leaves_open(feed: Room) -> None:
    council = await actor(feed, **COUNCIL)
    await feed.open("instruments")
    fiche = {
        "mechanism": "Farmers try what a neighbour has tried",
        "legal_basis": "regulation",
        "target_groups": ["farmers"],
        "time_to_effect": "Three years",
        "side_effects": "Soy importers lose",
        "readiness": "2",
    }
    await sketch(feed, name="Pilot farms", code="X15", lead_id=council, goal_ids=[await goal_of(feed)], **fiche)
    charter = (await feed.house.chartering.file(feed.facilitator, "md")).content.decode()
    for words in ("Farmers try what a neighbour has tried", "A regulation", "Farmers", "Soy importers lose"):
        assert words in charter
    assert "Nothing here creates demand yet" in charter


async def test_two_people_who_grow_one_card_lose_no_word(feed: Room) -> None:
    await feed.open("instruments")
    one = await sketch(feed, name="Pilot farms", code="X15")
    change = feed.house.registers.change
    await change(feed.participants[0], "instruments", one, {"mechanism": "Neighbours"}, seen={"mechanism": ""})
    await change(feed.participants[1], "instruments", one, {"first_step": "Ask ten farms"}, seen={"first_step": ""})
    (shown,) = (await feed.view(Topic.INSTRUMENTS)).instruments
    assert (shown.mechanism, shown.first_step, shown.name) == ("Neighbours", "Ask ten farms", "Pilot farms")
