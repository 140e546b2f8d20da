"""The list of people, on request: pages, search, who is not here, and what a page does when people leave."""

from itertools import cycle

import pytest

from app.domain.snapshot import PeopleView
from app.services.house import House
from app.services.roll import LONGEST_PAGE, Asked
from tests.rooms import Room, a_key, a_room, on_both_databases, outcome


def names(view: PeopleView) -> list[str]:
    return [seat.name for seat in view.seats]


async def a_room_of(house: House, participants: int) -> Room:
    """A facilitator and so many participants, who came one after the other."""
    room = await a_room(house, participants=0)
    for number, group in zip(range(participants), cycle(room.groups), strict=False):
        room.clock.passes(seconds=1)
        room.participants.append(await room.joins(f"Person Number{number}", group=group))
    room.clock.passes(seconds=1)
    return room


async def ten(house: House) -> Room:
    """Ten people; each group has one or two of them."""
    return await a_room_of(house, 9)


@on_both_databases
async def test_pages_follow_one_another_and_lead_back(house: House) -> None:
    room = await ten(house)
    seen: list[str] = []
    after, firsts = "", []
    while True:
        page = await house.roll.call(room.facilitator, Asked(after=after, limit=4))
        assert page.total == 10
        firsts.append((page.first, page.before, page.has_before))
        seen += names(page)
        if not page.has_after:
            break
        after = page.after
    assert seen == ["Ada Facilitator", *(f"Person Number{number}" for number in range(9))]
    assert [first for first, _, _ in firsts] == [1, 5, 9]
    second = await house.roll.call(room.facilitator, Asked(after=firsts[2][1], limit=4))
    assert names(second) == seen[4:8]
    first = await house.roll.call(room.facilitator, Asked(after=firsts[1][1], limit=4))
    assert (names(first), first.has_before) == (seen[:4], False)


async def test_words_are_looked_for_in_names_and_groups_whatever_their_case(house: House) -> None:
    room = await ten(house)
    await room.joins("Åse Ødegård", group="Civil society")
    assert names(await house.roll.call(room.facilitator, Asked("ødegård ÅSE"))) == ["Åse Ødegård"]
    assert names(await house.roll.call(room.facilitator, Asked("civil number3"))) == ["Person Number3"]
    nobody = await house.roll.call(room.facilitator, Asked("nobody of this name"))
    assert (nobody.total, nobody.first, nobody.seats, nobody.has_after) == (0, 0, [], False)


async def test_who_is_not_here_is_listed_without_tables_which_have_no_device(house: House) -> None:
    room = await a_room_of(house, 3)
    await room.table(6)
    here = room.here(room.facilitator, room.participants[1])
    away = await house.roll.call(room.facilitator, Asked(only_away=True), here)
    assert names(away) == ["Person Number0", "Person Number2"]
    everybody = await house.roll.call(room.facilitator, Asked(), here)
    assert [seat.is_here for seat in everybody.seats] == [True, False, True, False, False]
    assert (everybody.seats[-1].channel, everybody.seats[-1].weight) == ("table", 6)


async def test_a_page_stays_where_it_was_when_somebody_on_it_or_before_it_is_removed(house: House) -> None:
    room = await ten(house)
    first = await house.roll.call(room.facilitator, Asked(limit=4))
    await house.seating.remove(room.facilitator, first.seats[3].id)  # the seat after which the second page begins
    second = await house.roll.call(room.facilitator, Asked(after=first.after, limit=4))
    assert names(second) == [f"Person Number{number}" for number in range(3, 7)]
    assert (second.first, second.total) == (4, 9)
    last = await house.roll.call(room.facilitator, Asked(after=second.after, limit=4))
    for seat in last.seats:
        await house.seating.remove(room.facilitator, seat.id)
    emptied = await house.roll.call(room.facilitator, Asked(after=second.after, limit=4))
    assert names(emptied) == names(second)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked("x" * 81), "text.too_long"),
        (Asked(limit=0), "number.range"),
        (Asked(limit=LONGEST_PAGE + 1), "number.range"),
        (Asked(after="somebody"), "form.unreadable"),
    ],
)
async def test_a_question_that_cannot_be_is_refused_in_words(room: Room, asked: Asked, code: str) -> None:
    assert await outcome(room.house.roll.call(room.facilitator, asked)) == code


async def test_the_list_is_for_facilitators(room: Room) -> None:
    assert await outcome(room.house.roll.call(room.participants[0], Asked())) == "gate.role"


async def test_a_seat_of_another_workshop_is_no_place_to_begin(house: House, room: Room) -> None:
    other = await a_room(house)
    assert await outcome(house.roll.call(room.facilitator, Asked(after=other.facilitator.seat_id))) == "form.unreadable"


async def test_who_has_voted_is_shown_from_five_people_on_and_never_what_or_when(room: Room) -> None:
    call = room.house.roll.call
    people = [*room.participants, *[await room.joins(f"Late {number}") for number in range(3)]]
    table = await room.table(7)
    assert (await call(room.facilitator, Asked(only_unvoted=True))).votes == ""
    await room.open("goals")
    await room.goals(2)
    round_id = await room.round(method="approval")
    await room.house.voting.enter_for_table(room.facilitator, round_id, table, a_key(), {"approved": []})
    keys = {}
    for number, actor in enumerate(people[:5]):
        page = await call(room.facilitator, Asked(only_unvoted=True))
        assert (page.votes, page.total) == ("few", 8), number
        assert not [seat for seat in page.seats if seat.has_voted or seat.may_vote]
        keys[number] = a_key()
        await room.house.voting.cast(actor, round_id, keys[number], {"approved": []})
    page = await call(room.facilitator, Asked())
    assert page.votes == "shown"
    assert {seat.name for seat in page.seats if seat.may_vote and not seat.has_voted} == {"Late 2"}
    assert not next(seat for seat in page.seats if seat.role == "facilitator").may_vote
    assert names(await call(room.facilitator, Asked(only_unvoted=True))) == ["Late 2"]
    await room.house.voting.withdraw(people[0], round_id, keys[0])
    assert (await call(room.facilitator, Asked())).votes == "few"
    await room.house.voting.close(room.facilitator, round_id)
    assert (await call(room.facilitator, Asked())).votes == ""
