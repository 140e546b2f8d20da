"""Giga and FP2030: missions in low- and middle-income countries, as features 2.2 asks of the product.

Facts: Giga (UNICEF and ITU) connects every school to the internet by 2030; FP2030 commits countries on family planning.
People, answers and pledges are fictional.
"""

from typing import Any

import pytest

from app.domain.classification import Quadrant
from app.domain.quality.checks import Outcome, Severity
from app.domain.quality.registers import RULES
from app.domain.snapshot import Topic
from tests.rooms import Room, a_room
from tests.scenarios.finding import finding, source_of

GIGA = {
    "statement": "Every school is connected to the internet by 2030",
    "indicator": "Schools with internet access",
    "unit": "%",
    "baseline_value": "45",
    "baseline_year": "2024",
    "baseline_source": "School mapping",
    "target_value": "100",
    "deadline": "2030",
    "population": "Schools of the country",
}


@pytest.fixture
async def giga(house: Any) -> Room:
    room = await a_room(house, participants=3, title="Every school online", template="blank")
    parts = [*(await room.view(Topic.AGENDA)).parts, "development"]
    await house.convening.show_parts(room.facilitator, parts)
    await room.open("goals")
    goal = await room.goal(**GIGA)
    await house.goalsetting.adopt(room.facilitator, goal)
    return room


async def answered(room: Room, **medians: int) -> Any:
    await room.open("frame")
    said = {name: str(value) for name, value in medians.items()}
    for person in room.participants:
        await room.house.estimating.give(person, "classification", "", said)
    await room.house.estimating.show(room.facilitator, "classification", True)
    return (await room.view(Topic.PROFILE)).reading


async def test_f18_giga_is_complicated_and_fp2030_complex_and_their_plans_differ(giga: Room, house: Any) -> None:
    agreed = await answered(giga, problem_contested=1, problem_complex=2, solution_contested=2, solution_uncertain=2)
    assert agreed["facts"]["quadrant"] == Quadrant.ALIGNED
    fp2030 = await a_room(house, participants=3, title="Family planning for all", template="blank")
    open_ended = await answered(
        fp2030, problem_contested=4, problem_complex=5, solution_contested=4, solution_complex=4
    )
    assert open_ended["facts"]["quadrant"] == Quadrant.DISORIENTED
    texts = [reading["hints"][0]["key"] for reading in (agreed, open_ended)]
    assert texts == ["profile.aligned", "profile.disoriented"]
    found = [await finding(room, "Q41") for room in (giga, fp2030)]
    assert [one.message_key for one in found] == ["check.Q41.failed", "check.Q41.failed_complex"]


async def test_f17_the_profile_asks_its_four_checks_only_when_it_is_turned_on(giga: Room) -> None:
    ours = ("Q34", "Q35", "Q36", "Q37")
    assert [(await finding(giga, one)).outcome for one in ours] == [Outcome.NOT_ANSWERED] * 4
    await giga.house.convening.show_parts(giga.facilitator, ["classification"])
    source = await source_of(giga)
    assert not any(RULES[one][0] in source.parts for one in ours)


async def test_f19_funded_from_outside_warns_and_owned_from_outside_blocks(giga: Room) -> None:
    await giga.open("stakeholders")
    add, lead = giga.house.registers.add, giga.facilitator
    await add(lead, "localisation", {"dimension": "initiated", "origin": "external", "hand_over": "2028-06-30"})
    await add(lead, "localisation", {"dimension": "funded", "origin": "external", "who": "UNICEF and partners"})
    owned = await add(lead, "localisation", {"dimension": "owned", "origin": "national", "who": "Ministry"})
    found = await finding(giga, "Q34")
    assert (found.outcome, found.message_key) == (Outcome.HINT, "check.Q34.hint")
    await giga.house.registers.change(lead, "localisation", owned, {"origin": "external"})
    found = await finding(giga, "Q34")
    assert (found.outcome, found.severity) == (Outcome.FAILED, Severity.BLOCK)


async def test_f20_a_capability_at_one_that_needs_three_without_a_plan_is_a_gap(giga: Room) -> None:
    await giga.open("instruments")
    add, lead = giga.house.registers.add, giga.facilitator
    meters = await add(lead, "capabilities", {"capability": "Network upkeep", "now": "1", "needed": "3"})
    assert (await finding(giga, "Q35")).outcome is Outcome.FAILED
    plan = {"source": "transfer", "plan": "Train forty technicians with the operator"}
    await giga.house.registers.change(giga.participants[0], "capabilities", meters, plan)
    assert (await finding(giga, "Q35")).outcome is Outcome.PASSED


async def test_f21_a_mechanism_with_three_noes_is_to_be_created_anew_and_says_so_in_the_charter(giga: Room) -> None:
    await giga.open("stakeholders")
    noes = {"decides": "no", "moves_money": "no", "includes_others": "no"}
    await giga.house.registers.add(giga.facilitator, "mechanisms", {"mechanism": "ICT round table", **noes})
    reading = (await giga.view(Topic.PROFILE)).reading
    (table,) = [one for one in reading["tables"] if one["key"] == "profile.mechanisms"]
    assert table["rows"][0][-1] == {"word": "reading.mechanism.create"}
    assert "profile.mechanism_unfit" in [hint["key"] for hint in reading["hints"]]
    charter = (await giga.house.chartering.file(giga.facilitator, "md")).content.decode()
    assert "ICT round table" in charter


async def test_f22_a_borrowed_element_leaves_the_list_of_flags_when_its_questions_are_answered(giga: Room) -> None:
    await giga.open("instruments")
    one = await giga.house.registers.add(giga.facilitator, "borrowed", {"element": "School connectivity agency"})
    assert (await finding(giga, "Q36")).outcome is Outcome.FAILED
    words = {
        "function": "Buys for all",
        "changed": "Districts sign",
        "who_asked": "Head teachers",
        "practice": "One bill",
    }
    await giga.house.registers.change(giga.participants[1], "borrowed", one, words)
    assert (await finding(giga, "Q36")).outcome is Outcome.PASSED


async def test_f23_pledges_that_all_end_seven_years_early_leave_a_gap_of_seven_years(giga: Room) -> None:
    await giga.open("goals")
    far = await giga.goal(**{**GIGA, "statement": "Every school stays connected until 2034", "deadline": "2034"})
    await giga.house.goalsetting.adopt(giga.facilitator, far)
    await giga.open("stakeholders")
    for offer in ("Half the lines", "The other half"):
        pledge = {"offer": offer, "kind": "money", "amount": "1000000", "unit": "USD", "end": "2027-12-31"}
        await giga.house.registers.add(giga.participants[0], "commitments", pledge)
    reading = (await giga.view(Topic.COMMITMENTS)).reading
    (gap,) = [hint for hint in reading["hints"] if hint["key"] == "commitments.gap_years"]
    assert gap["values"]["years"] == 7
    (early,) = [table for table in reading["tables"] if table["key"] == "commitments.early"]
    assert [row[-1] for row in early["rows"]] == [7, 7]


async def test_f24_one_pathway_alone_is_not_enough(giga: Room) -> None:
    await giga.open("instruments")
    goal = (await giga.view(Topic.GOALS)).goals[0].id
    add = giga.house.registers.add
    await add(giga.participants[0], "pathways", {"goal": goal, "pathway": "Fibre", "evidence": "Cost per school"})
    assert (await finding(giga, "Q26")).outcome is Outcome.FAILED
    await add(giga.participants[1], "pathways", {"goal": goal, "pathway": "Satellite", "evidence": "Hours offline"})
    assert (await finding(giga, "Q26")).outcome is Outcome.PASSED


async def test_f25_the_life_of_a_commitment_is_kept_and_those_not_validated_are_listed(giga: Room) -> None:
    await giga.open("stakeholders")
    registers, lead = giga.house.registers, giga.facilitator
    offer = {"offer": "Train midwives", "kind": "days", "amount": "300", "unit": "days", "authority": "authorised"}
    one = await registers.add(giga.participants[0], "commitments", offer)
    for status in ("to_be_confirmed", "confirmed", "signed"):
        await registers.change(lead, "commitments", one, {"status": status})
    life = [entry.after for entry in await registers.history(lead, "commitments", one) if entry.field == "status"]
    assert life[:3] == ["signed", "confirmed", "to_be_confirmed"]
    hints = (await giga.view(Topic.COMMITMENTS)).reading["hints"]
    assert ["commitments.unvalidated", [one]] in [[hint["key"], hint["ids"]] for hint in hints]
    await registers.change(lead, "commitments", one, {"is_validated": "yes"})
    hints = (await giga.view(Topic.COMMITMENTS)).reading["hints"]
    assert "commitments.unvalidated" not in [hint["key"] for hint in hints]
