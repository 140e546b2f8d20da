"""Goals: proposed in a form, sharpened with the first wording kept, merged without losing anybody, adopted."""

from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.snapshot import Topic
from app.services.goalsetting import alike
from tests.rooms import GOAL, Room


@pytest.fixture
async def setting(room: Room) -> Room:
    """A room in its second step."""
    await room.open("goals")
    return room


async def shown(room: Room, goal_id: str) -> Any:
    return next((goal for goal in (await room.view(Topic.GOALS)).goals if goal.id == goal_id), None)


async def test_a_goal_is_shown_as_it_was_typed_ready_to_be_edited(setting: Room) -> None:
    goal_id = await setting.goal(setting.participants[0], target_value="0.125", baseline_value="1 200,5")
    goal = await shown(setting, goal_id)
    assert (goal.number, goal.author, goal.group_name) == (1, "Person Number0", "Government")
    assert (goal.target_value, goal.baseline_value, goal.deadline) == ("0.125", "1200.5", "2034-12-31")
    fields = {name: getattr(goal, name) for name in GOAL}
    before = await setting.dump()
    await setting.house.goalsetting.rewrite(setting.participants[0], goal_id, fields)
    after = await setting.dump()
    for row in (*before["goal"], *after["goal"]):
        row.pop("edited_at")
    assert after["goal"] == before["goal"]


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"statement": ""}, "text.missing", "statement"),
        ({"statement": "short"}, "text.too_short", "statement"),
        ({"statement": "x" * 601}, "text.too_long", "statement"),
        ({"indicator": "x" * 201}, "text.too_long", "indicator"),
        ({"baseline_value": "many"}, "number.unreadable", "baseline_value"),
        ({"target_value": "1 2"}, "number.unreadable", "target_value"),
        ({"baseline_year": "1899"}, "number.range", "baseline_year"),
        ({"deadline": "soon"}, "date.unreadable", "deadline"),
        ({"milestone_date": "2031-02-30"}, "date.unreadable", "milestone_date"),
        ({"baseline_due": "x"}, "date.unreadable", "baseline_due"),
    ],
)
async def test_a_goal_that_cannot_be_read_names_the_field_and_leaves_nothing(
    setting: Room, changed: dict[str, str], code: str, field: str
) -> None:
    before = await setting.dump()
    with pytest.raises(Invalid) as refused:
        await setting.goal(**changed)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert await setting.dump() == before


async def test_the_first_wording_is_kept_whoever_sharpens_it(setting: Room) -> None:
    author, goal_id = setting.participants[0], await setting.goal(setting.participants[0])
    await setting.house.goalsetting.rewrite(author, goal_id, {**GOAL, "target_value": "58"})
    await setting.house.goalsetting.rewrite(setting.facilitator, goal_id, {**GOAL, "target_value": "60"})
    (row,) = (await setting.dump())["goal"]
    first = row["first"] if isinstance(row["first"], str) else str(row["first"])
    assert '"target_value":55.0' in first
    assert '"deadline":"2034-12-31"' in first
    goal = await shown(setting, goal_id)
    assert goal.target_value == "60"
    assert goal.is_edited
    assert goal.author == "Person Number0"


async def test_nobody_changes_another_s_goal_or_a_settled_one(setting: Room) -> None:
    author, goal_id = setting.participants[0], await setting.goal(setting.participants[0])
    with pytest.raises(NotAllowed, match=r"goal\.not_yours"):
        await setting.house.goalsetting.rewrite(setting.participants[1], goal_id, GOAL)
    await setting.house.goalsetting.adopt(setting.facilitator, goal_id)
    with pytest.raises(Conflict, match=r"goal\.settled"):
        await setting.house.goalsetting.rewrite(author, goal_id, GOAL)
    await setting.house.goalsetting.rewrite(setting.facilitator, goal_id, {**GOAL, "unit": "dB(A)"})
    with pytest.raises(NotFound, match=r"goal\.gone"):
        await setting.house.goalsetting.rewrite(author, "nothing", GOAL)


async def test_a_merge_keeps_texts_and_authors_along_the_chain(setting: Room) -> None:
    a, b, c = [await setting.goal(actor, statement=f"A goal of {actor.name}") for actor in setting.participants]
    await setting.house.goalsetting.merge(setting.facilitator, a, b)
    await setting.house.goalsetting.merge(setting.facilitator, b, c)
    (goal,) = (await setting.view(Topic.GOALS)).goals
    assert goal.id == c
    assert sorted(one.name for one in goal.merged) == ["A goal of Person Number0", "A goal of Person Number1"]
    assert sorted(goal.merged_authors) == ["Person Number0", "Person Number1"]
    await setting.house.goalsetting.hide(setting.facilitator, a, is_hidden=False)
    assert sorted(one.id for one in (await setting.view(Topic.GOALS)).goals) == sorted([a, c])


async def test_merges_that_would_make_a_goal_vanish_are_refused(setting: Room) -> None:
    a, b, hidden, adopted = await setting.goals(4)
    desk, service = setting.facilitator, setting.house.goalsetting
    await service.hide(desk, hidden)
    await service.adopt(desk, adopted)
    await service.merge(desk, a, b)
    for goal, into in ((b, b), (b, a), (a, b), (b, hidden), (hidden, b)):
        with pytest.raises(Invalid, match=r"merge\.impossible"):
            await service.merge(desk, goal, into)
    with pytest.raises(Conflict, match=r"goal\.settled"):
        await service.merge(desk, adopted, b)
    await service.merge(desk, b, adopted)


async def test_adopting_keeps_the_reason_and_can_be_taken_back(setting: Room) -> None:
    a, b = await setting.goals(2)
    await setting.house.goalsetting.adopt(setting.facilitator, b, reason="Most support")
    view = await setting.view(Topic.GOALS)
    assert [goal.id for goal in view.goals] == [b, a]
    assert [(goal.id, goal.adoption_reason) for goal in view.adopted] == [(b, "Most support")]
    await setting.house.goalsetting.unadopt(setting.facilitator, b)
    assert (await setting.view(Topic.GOALS)).adopted == []
    with pytest.raises(Conflict, match=r"goal\.settled"):
        await setting.house.goalsetting.unadopt(setting.facilitator, b)


async def test_an_adopted_goal_is_neither_hidden_nor_quietly_put_back(setting: Room) -> None:
    (goal,) = await setting.goals(1)
    await setting.house.goalsetting.adopt(setting.facilitator, goal)
    for is_hidden in (True, False):
        with pytest.raises(Conflict, match=r"goal\.settled"):
            await setting.house.goalsetting.hide(setting.facilitator, goal, is_hidden=is_hidden)
    assert len((await setting.view(Topic.GOALS)).adopted) == 1


async def test_hidden_goals_are_on_the_desk_only(setting: Room) -> None:
    goal = await setting.goal(statement="Something that is rude")
    await setting.house.goalsetting.hide(setting.facilitator, goal)
    with pytest.raises(Conflict, match=r"goal\.settled"):
        await setting.house.goalsetting.adopt(setting.facilitator, goal)
    everywhere = await setting.shown()
    assert "rude" in str(everywhere.pop("backstage"))
    assert "rude" not in str(everywhere)


async def test_what_people_vote_on_does_not_change_under_their_thumbs(setting: Room) -> None:
    a, b, c = await setting.goals(3)
    desk, service = setting.facilitator, setting.house.goalsetting
    await service.rewrite(desk, a, {**GOAL, "statement": "A wording before the vote"})
    await setting.round(option_ids=(a, b))
    undo_id = (await setting.view(Topic.BACKSTAGE)).undo_id
    for attempt in (
        service.rewrite(desk, a, GOAL),
        service.merge(desk, a, c),
        service.hide(desk, b),
        setting.house.running.undo(desk, undo_id),
    ):
        with pytest.raises(Conflict, match=r"goal\.in_vote"):
            await attempt
    await service.rewrite(desk, c, GOAL)
    await service.merge(desk, c, a)


@pytest.mark.parametrize(
    ("first", "second", "are"),
    [
        ("Halve the noise of the harbour at night", "At night, halve the harbour's noise", True),
        ("Halve the noise of the harbour at night", "halve the NOISE of the harbour at night!", True),
        ("Halve the noise of the harbour at night", "Train two thousand welders", False),
    ],
)
def test_goals_that_say_the_same_are_suggested(first: str, second: str, are: bool) -> None:
    assert bool(alike([("1", first), ("2", second)])) is are


async def test_suggestions_leave_out_what_is_merged_or_hidden(setting: Room) -> None:
    a, b, c = [await setting.goal() for _ in range(3)]
    assert len((await setting.view(Topic.BACKSTAGE)).duplicates) == 3
    await setting.house.goalsetting.merge(setting.facilitator, a, b)
    await setting.house.goalsetting.hide(setting.facilitator, c)
    assert (await setting.view(Topic.BACKSTAGE)).duplicates == []
