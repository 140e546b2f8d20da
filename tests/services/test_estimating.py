"""Estimates: everybody for themselves, shown as middle and spread, never who."""

from collections import Counter
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.estimates.catalogue import CALIBRATION, SHEETS
from app.domain.estimates.sheet import PASS, Item, ItemKind
from app.domain.estimates.summary import summarise
from app.domain.snapshot import Topic
from tests.rooms import STAKEHOLDER, Room, on_both_databases


async def sheets(room: Room) -> Any:
    return (await room.view(Topic.ESTIMATES)).sheets


@on_both_databases
async def test_the_room_sees_middle_and_spread_once_the_facilitator_shows_them(room: Room) -> None:
    await room.open("goals")
    for person, said in zip(room.participants, ("1", "2", "5"), strict=False):
        await room.house.estimating.give(person, "calibration", "", {"boldness": said})
    before = (await sheets(room))["calibration"]
    assert (before.given, before.subjects) == (3, {})
    await room.house.estimating.show(room.facilitator, "calibration", True)
    after = (await sheets(room))["calibration"].subjects[""]["boldness"]
    assert (after.count, after.median, after.low, after.high) == (3, 2.0, 1.5, 3.5)
    assert after.counts == {"1": 1, "2": 1, "3": 0, "4": 0, "5": 1}
    with pytest.raises(Conflict):
        await room.house.estimating.give(room.participants[0], "calibration", "", {"boldness": "3"})


@on_both_databases
async def test_an_answer_is_replaced_and_taken_back_never_added(room: Room) -> None:
    await room.open("goals")
    person = room.participants[0]
    give, mine = room.house.estimating.give, room.house.estimating.mine
    await give(person, "calibration", "", {"scope": "2", "depth": "3"})
    await give(person, "calibration", "", {"scope": "4"})
    assert await mine(person, "calibration") == {"": {"scope": "4", "depth": "3"}}
    await give(person, "calibration", "", {"scope": "", "depth": PASS})
    assert await mine(person, "calibration") == {"": {"depth": PASS}}
    assert await mine(room.participants[1], "calibration") == {}


async def test_placements_show_at_once_but_not_before_three_have_placed(room: Room) -> None:
    await room.open("stakeholders")
    actor = await room.house.mapping.add(room.facilitator, STAKEHOLDER)
    give = room.house.estimating.give
    for person, power in zip(room.participants[:2], ("5", "3"), strict=True):
        await give(person, "placing", actor, {"power": power})
    assert (await sheets(room))["placing"].subjects == {}
    await give(room.participants[2], "placing", actor, {"power": "4"})
    shown = (await sheets(room))["placing"].subjects[actor]
    assert set(shown) == {"power"}
    assert shown["power"].median == 4.0


async def test_asking_again_begins_anew_and_keeps_what_was_said_before(room: Room) -> None:
    await room.open("goals")
    give = room.house.estimating.give
    await give(room.participants[0], "calibration", "", {"scope": "1"})
    await room.house.estimating.show(room.facilitator, "calibration", True)
    await room.house.estimating.ask_again(room.facilitator, "calibration")
    await give(room.participants[0], "calibration", "", {"scope": "5"})
    await room.house.estimating.show(room.facilitator, "calibration", True)
    view = (await sheets(room))["calibration"]
    assert view.wave == 2
    assert [wave[""]["scope"].median for wave in view.former] == [1.0]
    assert view.subjects[""]["scope"].median == 5.0


async def test_only_facilitators_show_and_only_participants_answer(room: Room) -> None:
    await room.open("goals")
    with pytest.raises(NotAllowed):
        await room.house.estimating.show(room.participants[0], "calibration", True)
    with pytest.raises(NotAllowed):
        await room.house.estimating.give(room.facilitator, "calibration", "", {"scope": "1"})


@pytest.mark.parametrize(
    ("sheet", "subject", "answers", "error"),
    [
        ("calibration", "", {"scope": "6"}, Invalid),
        ("calibration", "", {"scope": "1.5"}, Invalid),
        ("calibration", "", {"colour": "1"}, Invalid),
        ("calibration", "something", {"scope": "1"}, NotFound),
        ("placing", "", {"power": "1"}, NotFound),
        ("placing", "nosuchactor", {"power": "1"}, NotFound),
        ("placing", "nosuchactor", {"urgency": "maybe"}, Invalid),
        ("horoscope", "", {"scope": "1"}, NotFound),
    ],
)
async def test_an_answer_that_cannot_be_is_refused(
    room: Room, sheet: str, subject: str, answers: dict[str, str], error: type[Exception]
) -> None:
    await room.open("goals")
    await room.open("stakeholders")
    if sheet == "calibration":
        await room.open("goals")
    before = await room.dump()
    with pytest.raises(error):
        await room.house.estimating.give(room.participants[0], sheet, subject, answers)
    assert await room.dump() == before


async def test_no_view_says_who_answered_what(room: Room) -> None:
    await room.open("goals")
    await room.house.estimating.give(room.participants[0], "calibration", "", {"scope": "4"})
    await room.house.estimating.show(room.facilitator, "calibration", True)
    told = repr([await room.view(topic) for topic in (Topic.ESTIMATES, Topic.AIMS, Topic.PROFILE)])
    assert room.participants[0].seat_id not in told


@given(st.lists(st.integers(1, 5), min_size=1, max_size=60), st.integers(0, 5))
def test_a_summary_holds_for_any_answers(numbers: list[int], passes: int) -> None:
    found = summarise(CALIBRATION.items[0], [*map(str, numbers), *[PASS] * passes])
    assert (found.count, found.passes) == (len(numbers), passes)
    assert found.median == median(numbers)
    assert found.low is not None
    assert found.high is not None
    assert min(numbers) <= found.low <= found.median <= found.high <= max(numbers)
    assert found.counts == {str(value): Counter(numbers)[value] for value in range(1, 6)}


def test_several_words_of_one_answer_are_counted_each() -> None:
    item = Item("levers", ItemKind.CHOICES, choices=("policy", "finance", "skills"))
    found = summarise(item, [item.read(["finance", "policy"]), item.read("policy"), ""])
    assert (found.count, found.counts) == (2, {"policy": 2, "finance": 1, "skills": 0})


def test_every_sheet_asks_each_question_once() -> None:
    for sheet in SHEETS.values():
        names = [item.name for item in sheet.items]
        assert len(names) == len(set(names)), sheet.key
