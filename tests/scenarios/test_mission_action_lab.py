"""Mission Action Lab: monitoring, learning and evaluation of a mission, on Norway's mission on sustainable feed.

Facts (regjeringen.no): by 2034 all feed for farmed fish and livestock comes from sustainable sources; the Norwegian
share of raw materials in fish feed goes from 8 to 25 %. Owners, assumptions, reviews and criteria are fictional.
"""

from datetime import date
from typing import Any

import icalendar
import pytest

from app.domain.quality.checks import Outcome, Severity
from app.domain.snapshot import Topic
from tests.rooms import Room, a_room
from tests.scenarios.finding import finding

FEED = {
    "statement": "All feed for farmed fish comes from sustainable sources",
    "indicator": "Norwegian raw materials in fish feed",
    "unit": "%",
    "baseline_value": "8",
    "baseline_year": "2022",
    "baseline_source": "Government's mission document",
    "target_value": "25",
    "deadline": "2034",
    "population": "Fish farms in Norway",
}
MEASURED = {
    "indicator": "Share of Norwegian raw materials in fish feed",
    "level": "outcome",
    "unit": "%",
    "owner": "NIBIO",
    "source": "Yearly survey of feed makers",
    "frequency": "yearly",
}


@pytest.fixture
async def feed(house: Any) -> Room:
    room = await a_room(house, participants=3, title="Sustainable feed 2034", template="blank")
    await room.open("goals")
    await house.goalsetting.adopt(room.facilitator, await room.goal(**FEED))
    await room.open("charter")
    return room


async def reading(room: Room) -> Any:
    return (await room.view(Topic.LEARNING)).reading


async def hints(room: Room) -> list[str]:
    return [hint["key"] for hint in (await reading(room))["hints"]]


async def charter(room: Room) -> str:
    file = await room.house.chartering.file(room.facilitator, "md")
    return file.content.decode()


async def goal_of(room: Room) -> str:
    return str((await room.view(Topic.GOALS)).goals[0].id)


async def test_f14_an_objective_without_indicator_blocks_and_the_table_is_in_the_charter(feed: Room) -> None:
    found = await finding(feed, "Q30")
    assert (found.outcome, found.severity) == (Outcome.FAILED, Severity.BLOCK)
    add, one = feed.house.registers.add, feed.participants[0]
    entry = await add(one, "indicators", {"goal": await goal_of(feed), **MEASURED, "source": ""})
    assert (await finding(feed, "Q30")).outcome is Outcome.FAILED, "without a source nobody can look it up"
    await feed.house.registers.change(feed.participants[1], "indicators", entry, {"source": MEASURED["source"]})
    assert (await finding(feed, "Q30")).outcome is Outcome.PASSED
    assert "learning.no_indicator" not in await hints(feed)
    for said in (MEASURED["indicator"], MEASURED["owner"], MEASURED["source"], "Every year"):
        assert said in await charter(feed)


async def test_f14_indicators_of_outcomes_alone_call_for_one_of_the_process_or_the_system(feed: Room) -> None:
    goal, add = await goal_of(feed), feed.house.registers.add
    await add(feed.participants[0], "indicators", {"goal": goal, **MEASURED})
    assert "learning.no_process" in await hints(feed)
    signed = {"goal": goal, "indicator": "Commitments signed", "level": "process", "owner": "Steering group"}
    await add(feed.participants[1], "indicators", signed)
    assert "learning.no_process" not in await hints(feed)


async def test_f14_the_weakest_link_of_the_theory_of_change_becomes_the_first_learning_question(feed: Room) -> None:
    add, people = feed.house.registers.add, feed.participants
    for place, change in (
        ("inputs", "Public research on insects, algae and fish silage"),
        ("activities", "Full-scale feed trials"),
        ("outputs", "Approved raw materials"),
        ("outcomes", "Feed makers buy 25 % at home"),
        ("impact", "Lower emissions of the food system"),
    ):
        await add(people[0], "changes", {"place": place, "change": change})
    sure = {"assumption": "Fish grow as well", "link": "activities_outputs", "confidence": "4", "weight": "5"}
    weak = {"assumption": "Feed makers pay the price", "link": "outputs_outcomes", "confidence": "2", "weight": "5"}
    await add(people[1], "assumptions", sure)
    weakest = await add(people[1], "assumptions", weak)
    assert (await reading(feed))["facts"]["weakest"] == weakest
    assert "learning.weakest_unasked" in await hints(feed)
    asked = {"question": "What would we need to see to believe that feed makers pay?", "assumption": weakest}
    await add(people[2], "questions", {**asked, "by": "2031-06-30", "owner": "Food Safety Authority"})
    assert "learning.weakest_unasked" not in await hints(feed)
    document = await charter(feed)
    assert "Theory of change" in document
    assert document.index("Public research on insects") < document.index("Lower emissions of the food system")
    assert "The weakest link" in document


async def test_f14_two_learning_questions_are_wanted(feed: Room) -> None:
    add = feed.house.registers.add
    await add(feed.participants[0], "questions", {"question": "Do insects scale?", "by": "2031-06-30"})
    assert (await finding(feed, "Q31")).outcome is Outcome.FAILED
    await add(feed.participants[1], "questions", {"question": "Who buys first?", "by": "2032-06-30"})
    assert (await finding(feed, "Q31")).outcome is Outcome.PASSED


async def test_f29_the_reviews_leave_as_a_calendar_that_opens_again(feed: Room) -> None:
    review = {"what": "Whole portfolio", "on": "2031-05-05", "repeats": "yearly", "decider": "Steering group"}
    await feed.house.registers.add(feed.facilitator, "reviews", review)
    file = await feed.house.reviewing.calendar(feed.participants[0])
    assert file.filename == "sustainable-feed-2034-calendar.ics"
    (event,) = icalendar.Calendar.from_ical(file.content).walk("VEVENT")
    assert event["dtstart"].dt == date(2031, 5, 5)
    assert str(event["summary"]) == "Review: Whole portfolio"
    assert "Decides: Steering group" in str(event["description"])
    assert event["rrule"]["freq"] == ["MONTHLY"]
    assert event["rrule"]["interval"] == [12]
    last = event["rrule"]["until"][0]
    assert last.year == 2034, "reviews go on until the mission's deadline, and no longer"


async def test_f29_each_review_and_each_trigger_has_somebody_who_decides_or_is_named(feed: Room) -> None:
    add, change = feed.house.registers.add, feed.house.registers.change
    review = await add(feed.participants[0], "reviews", {"what": "Budget", "on": "2030-09-01"})
    trigger = await add(feed.participants[1], "triggers", {"trigger": "Two feed makers leave the coalition"})
    found = {hint["key"]: hint["ids"] for hint in (await reading(feed))["hints"]}
    assert found["learning.review_without_decider"] == [review]
    assert found["learning.trigger_without_decider"] == [trigger]
    await change(feed.participants[2], "reviews", review, {"decider": "Ministry of Trade, Industry and Fisheries"})
    gatekeeper = {"decider": "Secretariat", "action": "Call the steering group", "days": "14"}
    await change(feed.participants[2], "triggers", trigger, gatekeeper)
    assert not {"learning.review_without_decider", "learning.trigger_without_decider"} & set(await hints(feed))
    document = await charter(feed)
    assert "Two feed makers leave the coalition" in document
    assert "Secretariat" in document


async def test_what_is_hidden_is_asked_of_nobody(feed: Room) -> None:
    await feed.house.convening.show_parts(feed.facilitator, ["commitments"])
    assert await hints(feed) == []


async def test_a_hidden_part_is_printed_nowhere_and_what_points_at_it_still_leaves_in_every_format(feed: Room) -> None:
    await feed.open("instruments")
    add, lead = feed.house.registers.add, feed.facilitator
    project = await add(lead, "projects", {"name": "Insect meal", "owner": "A mill"})
    await feed.open("charter")
    stop = {"unit": "Meal", "project": project, "signal": "Price", "on": "2029-01-01", "decider": "We"}
    await add(lead, "criteria", {**stop, "consequence": "stop"})
    parts = (await feed.view(Topic.AGENDA)).parts
    await feed.house.convening.show_parts(lead, [part for part in parts if part != "portfolio"])
    for format_name in ("md", "docx", "pdf", "json"):
        assert (await feed.house.chartering.file(lead, format_name)).content
    text = (await feed.house.chartering.file(lead, "md")).content.decode()
    assert "A mill" not in text
    assert "Price" in text
