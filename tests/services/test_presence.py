"""How many have a seat, are here and are writing: counts that cost the same for a hundred and for thousands."""

from typing import Any

import pytest
from sqlalchemy import event

from app.domain.snapshot import PresenceView, Topic
from app.domain.workshop import Actor
from app.persistence.tables import SeatRow
from app.services.house import House
from tests.rooms import Room, a_room, on_both_databases


def counts(view: PresenceView, group: str) -> tuple[int, int, int]:
    """(joined, here, writing) of a group."""
    return next((one.joined, one.here, one.writing) for one in view.groups if one.name == group)


@on_both_databases
async def test_people_are_counted_by_group_and_a_table_counts_as_its_people(house: House) -> None:
    room = await a_room(house, participants=3)  # one each in the first three groups
    government, business, research = room.participants
    gone = await room.joins("Gone", group="Research")
    await room.house.seating.remove(room.facilitator, gone.seat_id)
    await room.table(8, group="Business")
    here = room.here(room.facilitator, government, business, writing=[business])
    view = await room.view(Topic.PRESENCE, here)
    assert (view.joined, view.here, view.writing) == (1 + 3 + 8, 3 + 8, 1)
    assert counts(view, "Government") == (1, 1, 0)
    assert counts(view, "Business") == (9, 9, 1)
    assert counts(view, "Research") == (1, 0, 0)
    assert counts(view, "Citizens") == (0, 0, 0)
    assert [group.index for group in view.groups] == [0, 1, 2, 3, 4]
    assert research.seat_id not in str(view)


async def test_nobody_here_is_a_count_too(room: Room) -> None:
    view = await room.view(Topic.PRESENCE)
    assert (view.joined, view.here, view.writing) == (4, 0, 0)


async def crowd(room: Room, **sizes: int) -> list[Actor]:
    """So many people in each group."""
    return [await room.joins("Somebody", group=group) for group, size in sizes.items() for _ in range(size)]


async def test_where_nobody_is_named_writing_is_shown_only_for_groups_that_could_stand_alone(house: House) -> None:
    room = await a_room(house, participants=0, naming="nobody")
    people = await crowd(room, Government=6, Business=7, Research=2, Citizens=1)
    view = await room.view(Topic.PRESENCE, room.here(*people, writing=people))
    assert view.writing == 16
    # Research and Citizens are too few even together, so the next smallest group is in their block.
    assert {group.name: group.writing for group in view.groups if group.writing} == {"Business": 7}
    assert counts(view, "Government") == (6, 6, 0)


@pytest.mark.parametrize("naming", ["names", "pseudonyms"])
async def test_where_people_are_named_writing_is_shown_for_every_group(house: House, naming: str) -> None:
    room = await a_room(house, participants=3, naming=naming)
    view = await room.view(Topic.PRESENCE, room.here(*room.participants, writing=room.participants[:2]))
    assert [group.writing for group in view.groups] == [1, 1, 0, 0, 0]


async def test_presence_and_the_desks_part_read_as_many_rows_with_many_people_as_with_few(house: House) -> None:
    room = await a_room(house, participants=2)
    read: dict[Topic, list[int]] = {Topic.PRESENCE: [], Topic.BACKSTAGE: []}
    fetched = 0

    def count(context: Any, *_: object) -> None:
        nonlocal fetched
        fetched += 1

    for more in (0, 40):
        people = await crowd(room, Citizens=more)
        for topic, rows in read.items():
            fetched = 0
            event.listen(SeatRow, "load", count)
            view = await room.view(topic, room.here(*people))
            event.remove(SeatRow, "load", count)
            rows.append(fetched)
            assert len(str(view)) < 2000
    assert read == {Topic.PRESENCE: [0, 0], Topic.BACKSTAGE: [0, 0]}
