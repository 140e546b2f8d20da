"""The door of an open round: who of those who come may vote, what the desk sees of it, and that nobody is dropped."""

import asyncio

import pytest

from app.domain.errors import Conflict, NotFound
from app.domain.snapshot import DoorView, Topic
from app.domain.workshop import Actor
from app.services.house import House
from app.services.newcomers import Newcomers
from tests.house_fixtures import house_of
from tests.invited import open_round
from tests.rooms import Room, SetClock, a_key, a_room, on_both_databases, outcome


async def door(room: Room) -> DoorView:
    view: DoorView = (await room.view(Topic.BACKSTAGE)).door
    return view


async def votes(room: Room, actor: Actor, round_id: str) -> str | None:
    return await outcome(room.house.voting.cast(actor, round_id, a_key(), {"approved": []}))


async def come(room: Room, number: int, address: str) -> None:
    for one in range(number):
        await room.house.seating.join(
            room.code, name=f"Newcomer {one}", group_id=room.groups["Citizens"], address=address
        )


async def test_the_desk_sees_how_many_came_from_one_address_since_the_vote_opened(room: Room) -> None:
    await come(room, 3, "192.0.2.7")
    round_id = await open_round(room)
    room.clock.passes(seconds=1)
    await come(room, 4, "192.0.2.7")
    room.ear.topics()
    await come(room, 2, "192.0.2.8")
    assert Topic.BACKSTAGE in room.ear.topics()
    assert await door(room) == DoorView(round_id, new_since_open=6, from_one_address=4)
    await room.house.voting.close(room.facilitator, round_id)
    assert await door(room) == DoorView()
    again = await room.round(method="approval")
    assert (await door(room)).round_id == again
    assert (await door(room)).from_one_address == 0


async def test_the_end_of_the_workshop_forgets_where_people_came_from(room: Room) -> None:
    round_id = await open_round(room)
    await come(room, 2, "192.0.2.7")
    newcomers = room.house.convening._newcomers
    assert newcomers.most_from_one(room.workshop_id, round_id) == 2
    await room.house.convening.end(room.facilitator)
    assert newcomers.most_from_one(room.workshop_id, round_id) == 0


async def test_from_a_number_on_that_can_be_set_it_is_remarkable_and_nobody_is_refused(
    database_url: str, clock: SetClock
) -> None:
    house = await asyncio.to_thread(house_of, database_url, clock, new_seats_notice=3)
    room = await a_room(house)
    round_id = await open_round(room)
    for number, is_remarkable in ((2, False), (1, True)):
        await come(room, number, "192.0.2.7")
        assert (await door(room)).is_remarkable is is_remarkable
    assert await votes(room, await room.joins("Late"), round_id) is None
    await house.database.close()


async def test_no_address_is_stored_and_counting_does_not_keep_one(room: Room) -> None:
    await open_round(room)
    await come(room, 1, "192.0.2.77")
    assert "192.0.2.77" not in str(await room.dump())
    newcomers = Newcomers("s" * 40)
    newcomers.note("workshop", "round", "192.0.2.77")
    assert b"192.0.2.77" not in repr(newcomers._counted).encode()
    newcomers.note("workshop", "round", "")
    assert newcomers.most_from_one("workshop", "round") == 1
    assert newcomers.most_from_one("workshop", "another round") == 0
    assert newcomers.most_from_one("workshop", "round") == 0


@on_both_databases
async def test_who_comes_when_the_door_is_shut_is_told_so_and_can_be_admitted_after_all(room: Room) -> None:
    round_id = await open_round(room)
    early = await room.joins("Early")
    await room.house.doorkeeping.shut(room.facilitator, round_id)
    assert {Topic.ROUNDS, Topic.BACKSTAGE} <= room.ear.topics()
    late = [await room.joins(f"Late {number}") for number in range(2)]
    shown = await room.round_view(round_id)
    assert shown.door
    assert shown.turnout.eligible == 4
    assert [(await room.house.views.own(one)).waits_at for one in (early, *late)] == ["", shown.door, shown.door]
    assert [await votes(room, one, round_id) for one in (early, *late)] == [
        None,
        "round.door_shut",
        "round.door_shut",
    ]
    here = await door(room)
    assert (here.is_shut, here.waiting) == (True, 2)
    await room.house.seating.remove(room.facilitator, late[1].seat_id)
    assert (await door(room)).waiting == 1
    room.ear.topics()
    await room.house.doorkeeping.open(room.facilitator, round_id)
    assert {Topic.ROUNDS, Topic.TURNOUT, Topic.BACKSTAGE} <= room.ear.topics()
    shown = await room.round_view(round_id)
    assert (shown.door, shown.turnout.eligible) == ("", 5)
    assert (await door(room)).waiting == 0
    assert await votes(room, late[0], round_id) is None
    assert await votes(room, await room.joins("Last"), round_id) is None
    # Shut a second time it is another door: those who were admitted do not wait at it.
    await room.house.doorkeeping.shut(room.facilitator, round_id)
    assert (await room.round_view(round_id)).door not in {"", shown.door}
    assert (await room.house.views.own(late[0])).waits_at == ""


@on_both_databases
async def test_shutting_and_coming_at_the_same_moment_leaves_nobody_between(room: Room) -> None:
    round_id = await open_round(room)
    people = await asyncio.gather(
        *(room.joins(f"Quick {number}") for number in range(5)),
        room.house.doorkeeping.shut(room.facilitator, round_id),
        *(room.joins(f"Quicker {number}") for number in range(5)),
    )
    waiting = (await door(room)).waiting
    admitted = len((await room.dump())["electorate"])
    assert waiting + admitted == 3 + 10
    assert len([one for one in people if one is not None]) == 10
    await asyncio.gather(
        room.house.doorkeeping.open(room.facilitator, round_id),
        *(room.joins(f"Quickest {number}") for number in range(5)),
    )
    assert len((await room.dump())["electorate"]) == 3 + 15
    assert (await room.view(Topic.TURNOUT)).eligible == 3 + 15


async def test_a_table_that_the_desk_seats_is_let_in_by_that(room: Room) -> None:
    round_id = await open_round(room)
    await room.house.doorkeeping.shut(room.facilitator, round_id)
    await room.table(4)
    assert (await room.round_view(round_id)).turnout.eligible == 7
    assert (await door(room)).waiting == 0


async def test_a_door_belongs_to_an_open_round_and_repeating_changes_nothing(room: Room) -> None:
    round_id = await open_round(room)
    await room.house.doorkeeping.open(room.facilitator, round_id)
    await room.house.doorkeeping.shut(room.facilitator, round_id)
    name = (await room.round_view(round_id)).door
    await room.house.doorkeeping.shut(room.facilitator, round_id)
    assert (await room.round_view(round_id)).door == name
    await room.house.voting.close(room.facilitator, round_id)
    for move in (room.house.doorkeeping.shut, room.house.doorkeeping.open):
        with pytest.raises(Conflict, match=r"round\.not_open"):
            await move(room.facilitator, round_id)
        with pytest.raises(NotFound, match=r"round\.gone"):
            await move(room.facilitator, "nothing")


@on_both_databases
async def test_in_a_round_for_some_groups_only_who_comes_in_these_may_vote(room: Room) -> None:
    round_id = await open_round(room, "groups", "Business", "Citizens")
    assert (await room.view(Topic.TURNOUT)).eligible == 1
    inside, outside = await room.joins("In", group="Citizens"), await room.joins("Out", group="Research")
    assert await votes(room, inside, round_id) is None
    assert await votes(room, outside, round_id) == "round.not_eligible"
    await room.house.doorkeeping.shut(room.facilitator, round_id)
    await room.joins("Late in", group="Business")
    await room.joins("Late out", group="Research")
    assert (await door(room)).waiting == 1
    await room.house.doorkeeping.open(room.facilitator, round_id)
    assert (await room.view(Topic.TURNOUT)).eligible == 3
    await room.table(5, group="Research")
    assert (await room.view(Topic.TURNOUT)).eligible == 3


async def test_a_round_for_the_roster_needs_no_door(room: Room, house: House) -> None:
    round_id = await open_round(room, "roster")
    with pytest.raises(Conflict, match=r"door\.roster"):
        await house.doorkeeping.shut(room.facilitator, round_id)
