"""Lists that travel whole hold so many entries and then say so; cards have no limit and travel as a window."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from app.domain.errors import Conflict
from app.domain.snapshot import Topic
from app.services import goalsetting, mapping, running, sketching
from tests.rooms import INSTRUMENT, STAKEHOLDER, Room

Add = Callable[[Room], Awaitable[Any]]

LISTS: list[tuple[str, Any, str, str, Add]] = [
    ("goals", goalsetting, "MOST_GOALS", "goals.too_many", lambda room: room.goal(room.participants[0])),
    (
        "stakeholders",
        mapping,
        "MOST_STAKEHOLDERS",
        "stakeholders.too_many",
        lambda room: room.house.mapping.add(room.participants[0], STAKEHOLDER),
    ),
    (
        "instruments",
        sketching,
        "MOST_INSTRUMENTS",
        "instruments.too_many",
        lambda room: room.house.sketching.sketch(room.participants[0], INSTRUMENT),
    ),
    ("", running, "MOST_PARKED", "parking.full", lambda room: room.house.running.park(room.participants[0], "Later")),
]


@pytest.mark.parametrize("full", LISTS, ids=[one[3] for one in LISTS])
async def test_a_full_list_takes_no_more_and_says_how_many_it_holds(
    room: Room, monkeypatch: pytest.MonkeyPatch, full: tuple[str, Any, str, str, Add]
) -> None:
    step, service, limit, code, add = full
    if step:
        await room.open(step)
    monkeypatch.setattr(service, limit, 3)
    for _ in range(3):
        await add(room)
    before = await room.dump()
    with pytest.raises(Conflict) as refused:
        await add(room)
    assert (refused.value.code, dict(refused.value.values)) == (code, {"most": 3})
    assert await room.dump() == before


async def test_merging_makes_room_for_another_goal(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    await room.open("goals")
    monkeypatch.setattr(goalsetting, "MOST_GOALS", 2)
    first, second = await room.goals(2)
    await room.house.goalsetting.merge(room.facilitator, second, first)
    await room.goal()
    with pytest.raises(Conflict, match=r"goals\.too_many"):
        await room.goal()


async def test_of_the_goals_merged_into_one_the_first_wordings_travel_and_all_are_counted(room: Room) -> None:
    await room.open("goals")
    first, *others = await room.goals(9)
    for other in others:
        await room.house.goalsetting.merge(room.facilitator, other, first)
    (goal,) = (await room.view(Topic.GOALS)).goals
    assert (len(goal.merged), goal.merged_count) == (5, 8)
