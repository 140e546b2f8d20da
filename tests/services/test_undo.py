"""Undo: each thing the desk may take back is taken back exactly; what was built on is left alone."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from app.domain.errors import Conflict
from app.domain.snapshot import Topic
from tests.rooms import GOAL, INSTRUMENT, STAKEHOLDER, Room, on_both_databases

CONTENT = {"card", "cluster", "goal", "stakeholder", "instrument", "parking_item", "charter_edit", "challenge", "step"}
Things = dict[str, str]


@pytest.fixture
async def things(room: Room) -> Things:
    """One of everything, all steps closed but the last."""
    house, author = room.house, room.participants[0]
    await room.open("frame")
    things = {"a": await room.card(), "b": await room.card(), "c": await room.card(room.participants[1])}
    await house.framing.reveal(room.facilitator)
    things["cluster"] = await house.framing.add_cluster(room.facilitator, "Noise", card_id=things["b"])
    await house.framing.merge(room.facilitator, things["c"], things["b"])
    await room.open("goals")
    things |= dict(zip(("g", "h", "adopted"), await room.goals(3), strict=True))
    await house.goalsetting.adopt(room.facilitator, things["adopted"], reason="Most support")
    await room.open("stakeholders")
    things["stakeholder"] = await house.mapping.add(author, {**STAKEHOLDER, "power": "3", "roles": ["affected"]})
    await room.open("instruments")
    things["instrument"] = await house.sketching.sketch(author, INSTRUMENT)
    things["parked"] = await house.running.park(author, "Who pays?")
    await room.open("charter")
    await house.drafting.reword(room.facilitator, "challenge", "Our words")
    return things


Act = Callable[[Room, Things], Awaitable[Any]]

UNDOABLE: dict[str, tuple[str, Act]] = {
    "edit_card": ("undo.edit_card", lambda r, t: r.house.framing.rewrite(r.facilitator, t["a"], "Other words")),
    "move_card": ("undo.move_card", lambda r, t: r.house.framing.move(r.facilitator, t["a"], t["cluster"])),
    "add_cluster": ("undo.add_cluster", lambda r, t: r.house.framing.add_cluster(r.facilitator, "X", card_id=t["a"])),
    "name_cluster": ("undo.name_cluster", lambda r, t: r.house.framing.name_cluster(r.facilitator, t["cluster"], "X")),
    "dissolve": ("undo.dissolve_cluster", lambda r, t: r.house.framing.dissolve_cluster(r.facilitator, t["cluster"])),
    "merge_cards": ("undo.merge_cards", lambda r, t: r.house.framing.merge(r.facilitator, t["b"], t["a"])),
    "unmerge_card": ("undo.unmerge_card", lambda r, t: r.house.framing.unmerge(r.facilitator, t["c"])),
    "hide_card": ("undo.hide_card", lambda r, t: r.house.framing.hide(r.facilitator, t["a"])),
    "edit_goal": (
        "undo.edit_goal",
        lambda r, t: r.house.goalsetting.rewrite(r.facilitator, t["g"], {**GOAL, "deadline": "", "is_yes_no": "true"}),
    ),
    "merge_goals": ("undo.merge_goals", lambda r, t: r.house.goalsetting.merge(r.facilitator, t["g"], t["h"])),
    "hide_goal": ("undo.hide_goal", lambda r, t: r.house.goalsetting.hide(r.facilitator, t["g"])),
    "adopt_goal": ("undo.adopt_goal", lambda r, t: r.house.goalsetting.adopt(r.facilitator, t["g"], reason="So")),
    "unadopt_goal": ("undo.unadopt_goal", lambda r, t: r.house.goalsetting.unadopt(r.facilitator, t["adopted"])),
    "remove_stakeholder": (
        "undo.remove_stakeholder",
        lambda r, t: r.house.mapping.remove(r.facilitator, t["stakeholder"]),
    ),
    "remove_instrument": (
        "undo.remove_instrument",
        lambda r, t: r.house.sketching.remove(r.facilitator, t["instrument"]),
    ),
    "settle": (
        "undo.settle_parking",
        lambda r, t: r.house.running.settle(r.facilitator, t["parked"], answer="The city"),
    ),
    "new section": ("undo.edit_section", lambda r, _: r.house.drafting.reword(r.facilitator, "scope", "New")),
    "edit section": ("undo.edit_section", lambda r, _: r.house.drafting.reword(r.facilitator, "challenge", "New")),
    "restore": ("undo.restore_section", lambda r, _: r.house.drafting.restore(r.facilitator, "challenge")),
}


async def content(room: Room) -> dict[str, Any]:
    return {table: rows for table, rows in (await room.dump()).items() if table in CONTENT}


@pytest.mark.parametrize("what", UNDOABLE)
async def test_what_was_done_is_taken_back_exactly(room: Room, things: Things, what: str) -> None:
    key, act = UNDOABLE[what]
    before, before_id = await content(room), (await room.view(Topic.BACKSTAGE)).undo_id
    room.clock.passes(minutes=1)
    await act(room, things)
    assert await content(room) != before
    backstage = await room.view(Topic.BACKSTAGE)
    assert backstage.undo_key == key
    await room.house.running.undo(room.facilitator, backstage.undo_id)
    assert await content(room) == before
    assert (await room.view(Topic.BACKSTAGE)).undo_id == before_id


@on_both_databases
async def test_everything_can_be_taken_back_one_after_the_other(room: Room, things: Things) -> None:
    seen = [await content(room)]
    for key in ("edit_card", "move_card", "merge_cards", "hide_goal", "adopt_goal", "settle", "edit section"):
        if key == "adopt_goal":
            await room.house.goalsetting.hide(room.facilitator, things["g"], is_hidden=False)
            seen.append(await content(room))
        await UNDOABLE[key][1](room, things)
        seen.append(await content(room))
    while len(seen) > 1:
        assert await content(room) == seen.pop()
        await room.house.running.undo(room.facilitator, (await room.view(Topic.BACKSTAGE)).undo_id)
    assert await content(room) == seen[0]


async def test_only_the_newest_thing_can_be_taken_back(room: Room, things: Things) -> None:
    await UNDOABLE["hide_card"][1](room, things)
    older = (await room.view(Topic.BACKSTAGE)).undo_id
    await UNDOABLE["hide_goal"][1](room, things)
    before = await room.dump()
    for change_id in (older, "nothing", ""):
        with pytest.raises(Conflict, match=r"undo\.moved_on"):
            await room.house.running.undo(room.facilitator, change_id)
    assert await room.dump() == before


async def test_what_somebody_has_built_on_is_left_alone_and_no_longer_in_the_way(room: Room, things: Things) -> None:
    await room.open("frame")
    await UNDOABLE["hide_goal"][1](room, things)
    before_edit = (await room.view(Topic.BACKSTAGE)).undo_id
    await UNDOABLE["edit_card"][1](room, things)
    edit = (await room.view(Topic.BACKSTAGE)).undo_id
    await room.house.framing.rewrite(room.participants[0], things["a"], "The author again")
    before = await content(room)
    with pytest.raises(Conflict, match=r"undo\.moved_on"):
        await room.house.running.undo(room.facilitator, edit)
    assert await content(room) == before
    assert (await room.view(Topic.BACKSTAGE)).undo_id == before_edit
    await room.house.running.undo(room.facilitator, before_edit)


async def test_what_else_changed_meanwhile_stays(room: Room, things: Things) -> None:
    await room.open("frame")
    await UNDOABLE["hide_card"][1](room, things)
    await room.house.framing.rewrite(room.participants[0], things["a"], "New words meanwhile")
    await room.house.running.undo(room.facilitator, (await room.view(Topic.BACKSTAGE)).undo_id)
    card = next(row for row in (await room.dump())["card"] if row["id"] == things["a"])
    assert (card["text"], bool(card["is_hidden"])) == ("New words meanwhile", False)


async def test_what_participants_do_is_not_the_desk_s_to_undo(room: Room, things: Things) -> None:
    before = (await room.view(Topic.BACKSTAGE)).undo_id
    await room.open("frame")
    await room.card(room.participants[0])
    await room.house.framing.rewrite(room.participants[0], things["a"], "By the author")
    assert (await room.view(Topic.BACKSTAGE)).undo_id == before


async def test_the_trail_keeps_who_did_what_and_never_a_vote(room: Room, things: Things) -> None:
    changes = (await room.dump())["change"]
    assert {change["workshop_id"] for change in changes} == {room.workshop_id}
    assert {change["action"] for change in changes} >= {"write_card", "propose_goal", "adopt_goal", "run_agenda"}
    tables = {row["table"] for change in changes for row in _rows(change["rows"])}
    assert tables <= CONTENT


def _rows(stored: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(stored) if isinstance(stored, str) else stored
    return rows
