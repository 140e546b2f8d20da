"""What a file of the charter must never say, read in every corner of every format."""

import pytest

from app.domain.workshop import Actor
from app.export import Format
from tests.house_fixtures import House
from tests.reading import everything_in
from tests.rooms import Room, a_key, a_room

in_every_format = pytest.mark.parametrize("file_format", list(Format))


async def said(room: Room, file_format: Format, reader: Actor | None = None) -> str:
    return everything_in(await room.house.chartering.file(reader or room.facilitator, file_format))


@in_every_format
async def test_no_file_has_a_card_before_the_reveal_or_once_it_is_hidden(room: Room, file_format: Format) -> None:
    await room.open("frame")
    card = await room.card(text="The quay never sleeps")
    assert "never sleeps" not in await said(room, file_format)
    await room.house.framing.reveal(room.facilitator)
    assert "never sleeps" in await said(room, file_format)
    await room.house.framing.hide(room.facilitator, card, is_hidden=True)
    assert "never sleeps" not in await said(room, file_format)


@in_every_format
async def test_no_file_tells_before_the_reveal_what_anybody_voted(room: Room, file_format: Format) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round(title="A secret matter")
    voter, key = room.participants[0], a_key()
    await room.house.voting.cast(voter, round_id, key, {"dots": {goals[0]: 1}})
    before = await room.house.chartering.file(voter, file_format)
    await room.house.voting.cast(voter, round_id, key, {"dots": {goals[1]: 1}})
    after = await room.house.chartering.file(voter, file_format)
    assert everything_in(before) == everything_in(after)
    assert "A secret matter" not in everything_in(after)
    await room.reveal(round_id)
    assert "A secret matter" in await said(room, file_format)


@in_every_format
@pytest.mark.parametrize(("naming", "is_named"), [("names", True), ("pseudonyms", False), ("nobody", False)])
async def test_a_file_names_people_only_where_the_workshop_does(
    house: House, file_format: Format, naming: str, is_named: bool
) -> None:
    room = await a_room(house, participants=2, naming=naming)
    await room.open("frame")
    await room.card()
    await room.house.framing.reveal(room.facilitator)
    await room.open("goals")
    goal = await room.goal(room.participants[0])
    await room.house.goalsetting.adopt(room.facilitator, goal, reason="Agreed")
    assert ("Person Number0" in await said(room, file_format)) is is_named


@in_every_format
async def test_no_file_has_a_seat_a_code_or_a_private_note(room: Room, file_format: Format) -> None:
    await room.open("frame")
    await room.card()
    await room.house.framing.reveal(room.facilitator)
    await room.house.running.write_note(room.facilitator, room.steps["frame"], "Keep an eye on the loud one")
    text = await said(room, file_format)
    secrets = [room.code, room.facilitator_link, "loud one", *(one.seat_id for one in room.participants)]
    assert [one for one in secrets if one in text] == []


@in_every_format
async def test_every_adopted_goal_is_in_the_file_with_its_reason(room: Room, file_format: Format) -> None:
    await room.open("goals")
    for number, goal in enumerate(await room.goals(3)):
        if number != 1:
            await room.house.goalsetting.adopt(room.facilitator, goal, reason=f"Because of number {number}")
    text = await said(room, file_format, room.participants[1])
    for number in (0, 2):
        assert f"Goal number {number} of the room" in text
        assert f"Because of number {number}" in text
