"""The charter of a real room: what was made is in it, what is sealed, hidden or unnamed is not."""

import json
from dataclasses import asdict

import pytest

from app.domain.snapshot import Topic
from tests.house_fixtures import House
from tests.rooms import Room, a_key, a_room, outcome


async def page(room: Room) -> str:
    """All the charter page is sent, as text."""
    view = await room.view(Topic.CHARTER)
    return json.dumps(asdict(view), ensure_ascii=False)


async def test_cards_come_into_the_charter_with_the_reveal_and_not_before(room: Room) -> None:
    await room.open("frame")
    await room.card(text="The quay never sleeps")
    assert "never sleeps" not in await page(room)
    await room.house.framing.reveal(room.facilitator)
    assert "never sleeps" in await page(room)


async def test_a_hidden_card_is_nowhere_in_the_charter(room: Room) -> None:
    await room.open("frame")
    card = await room.card(text="Something rude")
    await room.house.framing.reveal(room.facilitator)
    await room.house.framing.hide(room.facilitator, card, is_hidden=True)
    assert "Something rude" not in await page(room)


async def test_a_sealed_round_is_nowhere_in_the_charter(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round(title="A secret matter")
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"dots": {goals[0]: 1}})
    await room.house.voting.close(room.facilitator, round_id)
    assert "A secret matter" not in await page(room)
    await room.house.voting.reveal(room.facilitator, round_id)
    assert "A secret matter" in await page(room)


@pytest.mark.parametrize(("naming", "is_named"), [("names", True), ("pseudonyms", False), ("nobody", False)])
async def test_names_appear_only_where_the_workshop_shows_them(house: House, naming: str, is_named: bool) -> None:
    room = await a_room(house, participants=2, naming=naming)
    await room.open("frame")
    await room.card()
    await room.house.framing.reveal(room.facilitator)
    await room.open("goals")
    await room.goal(room.participants[0])
    assert ("Person Number0" in await page(room)) is is_named


async def test_a_private_note_is_nowhere_in_the_charter(room: Room) -> None:
    await room.open("frame")
    await room.house.running.write_note(room.facilitator, room.steps["frame"], "Keep an eye on the loud one")
    assert "loud one" not in await page(room)


async def test_a_section_worded_by_hand_is_outdated_once_the_room_moves_on(room: Room) -> None:
    await room.open("goals")
    await room.goal()
    await room.open("charter")
    section = next(one for one in (await room.view(Topic.CHARTER)).sections if one.key == "goals")
    await room.house.drafting.reword(room.facilitator, "goals", "We want quiet nights.", basis=section.basis)
    section = next(one for one in (await room.view(Topic.CHARTER)).sections if one.key == "goals")
    assert (section.text, section.is_edited, section.is_outdated) == ("We want quiet nights.", True, False)
    await room.open("goals")
    goal = await room.goal(statement="No engine runs at the quay after ten")
    await room.house.goalsetting.adopt(room.facilitator, goal, reason="Agreed")
    section = next(one for one in (await room.view(Topic.CHARTER)).sections if one.key == "goals")
    assert section.is_outdated
    await room.house.drafting.restore(room.facilitator, "goals")
    section = next(one for one in (await room.view(Topic.CHARTER)).sections if one.key == "goals")
    assert not section.is_edited
    assert "No engine runs" in section.text


async def test_an_empty_room_has_a_charter_that_says_what_it_lacks(room: Room) -> None:
    view = await room.view(Topic.CHARTER)
    assert view.missing
    assert view.checked > 0
    assert any(block.kind == "missing" for block in view.blocks)


async def test_a_workshop_that_is_gone_has_no_charter(house: House) -> None:
    assert await house.chartering.view("nobody") is None


@pytest.mark.parametrize("file_format", ["md", "docx", "pdf", "json"])
async def test_everybody_with_a_seat_can_take_the_charter_along(room: Room, file_format: str) -> None:
    made = await room.house.chartering.file(room.participants[0], file_format)
    assert made.filename == f"a-quiet-harbour-charter.{file_format}"
    assert made.content


async def test_a_format_that_does_not_exist_is_refused(room: Room) -> None:
    assert await outcome(room.house.chartering.file(room.facilitator, "xls")) == "format.unknown"


async def test_a_hidden_goal_keeps_its_votes_and_loses_its_words(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round()
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"dots": {goals[0]: 1}})
    await room.reveal(round_id)
    await room.house.goalsetting.hide(room.facilitator, goals[0])
    made = await room.house.chartering.file(room.facilitator, "json")
    assert b"Goal number 0" not in made.content
    assert b"Goal number 1" in made.content
