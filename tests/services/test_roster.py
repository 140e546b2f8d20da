"""The roster: one person, one link, one seat, one vote, on whichever device and however often."""

import asyncio
import json
from collections import Counter

import pytest

from app.domain.errors import Conflict, Invalid, NotFound, NotSeated
from app.domain.roles import Role
from app.domain.snapshot import Topic
from app.services.house import House
from app.services.roll import Asked
from app.services.roster import Sought
from tests.invited import comes, invite, line_of, open_round, tokens
from tests.rooms import Room, a_key, a_room, on_both_databases, outcome


async def test_people_are_listed_with_what_was_right_and_told_what_was_not(room: Room) -> None:
    added = await room.house.roster.add(room.facilitator, "Åse; Citizens\nBen; Pirates\nCora; Business\nåse; Citizens")
    assert added.added == 2
    assert [(one.line, one.key) for one in added.faults] == [
        (2, "error.roster.unknown_group"),
        (4, "error.roster.twice"),
    ]
    again = await room.house.roster.add(room.facilitator, "Åse; Citizens\nDora; Citizens")
    assert (again.added, [one.key for one in again.faults]) == (1, ["error.roster.listed"])
    page = await room.house.roster.page(room.facilitator, Sought())
    assert [(one.name, one.group_name, one.state) for one in page.people] == [
        ("Cora", "Business", "unused"),
        ("Dora", "Citizens", "unused"),
        ("Åse", "Citizens", "unused"),
    ]
    assert (page.listed, page.seated, page.total) == (3, 0, 3)


async def test_the_same_list_sent_again_is_answered_as_before_and_lists_nobody_twice(room: Room) -> None:
    for _ in range(2):
        assert (await room.house.roster.add(room.facilitator, "Anna; Citizens", key="once")).added == 1
    assert list(await tokens(room)) == ["Anna"]


@on_both_databases
async def test_what_two_facilitators_add_at_the_same_moment_is_listed_once(room: Room) -> None:
    lines = "\n".join(f"Person {number}; Citizens" for number in range(20))
    said = await asyncio.gather(*(room.house.roster.add(room.facilitator, lines) for _ in range(3)))
    assert sorted(one.added for one in said) == [0, 0, 20]
    assert len(await tokens(room)) == 20


async def test_a_long_roster_is_searched_and_turned_page_by_page(room: Room) -> None:
    await room.house.roster.add(room.facilitator, "\n".join(f"Person {n:03}; Citizens" for n in range(120)))
    first = await room.house.roster.page(room.facilitator, Sought())
    assert (len(first.people), first.first, first.total, first.has_before) == (50, 1, 120, False)
    last = await room.house.roster.page(room.facilitator, Sought(after="100"))
    assert (len(last.people), last.first, last.before, last.has_after) == (20, 101, "50", False)
    beyond = await room.house.roster.page(room.facilitator, Sought(after="5000"))
    assert [one.name for one in beyond.people] == [f"Person {n:03}" for n in range(70, 120)]
    found = await room.house.roster.page(room.facilitator, Sought("citizens 07"))
    assert found.total == 12


@pytest.mark.parametrize(
    ("sought", "code"),
    [
        (Sought("x" * 81), "text.too_long"),
        (Sought(limit=0), "number.range"),
        (Sought(state="lost"), "choice.unknown"),
        (Sought(after="-1"), "form.unreadable"),
        (Sought(after="1" * 9), "form.unreadable"),
    ],
)
async def test_a_question_that_cannot_be_is_refused_in_words(room: Room, sought: Sought, code: str) -> None:
    assert await outcome(room.house.roster.page(room.facilitator, sought)) == code


@on_both_databases
async def test_a_personal_link_seats_its_person_by_name_and_group_and_leads_back_to_the_seat(room: Room) -> None:
    token = (await invite(room, "Anna Berg; Citizens"))["Anna Berg"]
    facts = await room.house.seating.link_facts(token)
    assert (facts.role, facts.needs_name, facts.is_personal) == (Role.PARTICIPANT, False, True)
    room.ear.topics()
    anna = await comes(room, token)
    assert {Topic.PRESENCE, Topic.TURNOUT, Topic.CHARTER} <= room.ear.topics()
    assert (anna.role, anna.name, anna.group_id) == (Role.PARTICIPANT, "Anna Berg", room.groups["Citizens"])
    before = await room.dump()
    assert (await comes(room, token)).seat_id == anna.seat_id
    assert await room.dump() == before
    page = await room.house.roster.page(room.facilitator, Sought(state="seated"))
    assert [one.name for one in page.people] == ["Anna Berg"]
    own = await room.house.views.own(anna)
    assert own.is_on_roster
    assert own.link_path == f"/link/{token}"


@on_both_databases
async def test_two_devices_that_use_a_link_first_at_the_same_moment_get_one_seat(room: Room) -> None:
    named = await invite(room, "Anna; Citizens", "Ben; Business")
    await open_round(room, "roster")
    seats = await asyncio.gather(*(comes(room, named[name]) for name in ("Anna", "Ben") * 5))
    assert len({seat.seat_id for seat in seats}) == 2
    stored = await room.dump()
    assert Counter(row["name"] for row in stored["seat"] if row["name"] in named) == {"Anna": 1, "Ben": 1}
    assert len(stored["electorate"]) == 2


@on_both_databases
async def test_whoever_uses_a_link_while_it_is_renewed_or_removed_has_one_seat_or_none(room: Room) -> None:
    named = await invite(room, *(f"Person {n}; Citizens" for n in range(6)))
    lines = {name: await line_of(room, name) for name in named}

    async def at_once(number: int) -> None:
        name = f"Person {number}"
        change = room.house.roster.renew if number % 2 else room.house.roster.remove
        await asyncio.gather(
            outcome(comes(room, named[name])),
            outcome(change(room.facilitator, lines[name])),
            outcome(comes(room, named[name])),
        )

    await asyncio.gather(*(at_once(number) for number in range(6)))
    for token in (await tokens(room)).values():
        await comes(room, token)
    seated = Counter(row["name"] for row in (await room.dump())["seat"] if row["name"] in named)
    assert set(seated.values()) <= {1}
    assert {f"Person {n}" for n in (1, 3, 5)} <= set(seated)


async def test_a_renewed_link_leads_to_the_same_seat_and_the_old_one_is_dead(room: Room) -> None:
    old = (await invite(room, "Anna; Citizens"))["Anna"]
    anna = await comes(room, old)
    await room.house.roster.renew(room.facilitator, await line_of(room, "Anna"))
    with pytest.raises(NotSeated, match=r"link\.unknown"):
        await comes(room, old)
    new = (await tokens(room))["Anna"]
    assert new != old
    assert (await comes(room, new)).seat_id == anna.seat_id


async def test_who_is_removed_keeps_the_seat_unless_it_is_taken_too(room: Room) -> None:
    named = await invite(room, "Anna; Citizens", "Ben; Citizens")
    anna, ben = await comes(room, named["Anna"]), await comes(room, named["Ben"])
    await room.house.roster.remove(room.facilitator, await line_of(room, "Anna"))
    await room.house.roster.remove(room.facilitator, await line_of(room, "Ben"), with_seat=True)
    assert room.ear.seats_removed == [ben.seat_id]
    for token in named.values():
        assert await outcome(comes(room, token)) == "link.unknown"
    gone = {row["id"] for row in (await room.dump())["seat"] if row["removed_at"]}
    assert gone == {ben.seat_id}
    page = await room.house.roster.page(room.facilitator, Sought())
    assert [(one.state, one.path) for one in page.people] == [("revoked", "")] * 2
    assert (page.listed, page.seated) == (0, 0)
    # Listed again, they are the same people: Anna comes back to her seat, Ben takes a new one.
    named = await invite(room, "Anna; Citizens", "Ben; Citizens")
    assert (await comes(room, named["Anna"])).seat_id == anna.seat_id
    assert (await comes(room, named["Ben"])).seat_id != ben.seat_id


async def test_a_line_that_is_not_there_is_said_so_and_a_role_s_link_is_no_line(room: Room) -> None:
    observers = next(one.id for one in (await room.view(Topic.BACKSTAGE)).links if one.role == "observer")
    for link_id in ("nothing", observers):
        with pytest.raises(NotFound, match=r"link\.gone"):
            await room.house.roster.renew(room.facilitator, link_id)
        with pytest.raises(NotFound, match=r"link\.gone"):
            await room.house.roster.remove(room.facilitator, link_id)
    await invite(room, "Anna; Citizens")
    with pytest.raises(NotFound, match=r"link\.gone"):
        await room.house.seating.renew_link(room.facilitator, await line_of(room, "Anna"))


async def test_the_roster_is_for_facilitators_and_not_in_what_the_desk_is_sent(room: Room) -> None:
    shown = await room.shown()
    named = await invite(room, "Anna Berg; Citizens")
    assert await room.shown() == shown
    for attempt in (
        room.house.roster.add(room.participants[0], "Ben; Citizens"),
        room.house.roster.page(room.participants[0], Sought()),
        room.house.roster.file(room.participants[0], "http://x"),
    ):
        assert await outcome(attempt) == "gate.role"  # type: ignore[arg-type]
    assert len(named) == 1


@pytest.mark.parametrize("naming", ["pseudonyms", "nobody"])
async def test_where_nobody_is_named_the_roster_s_names_stay_with_the_roster(house: House, naming: str) -> None:
    room = await a_room(house, participants=0, naming=naming)
    named = await invite(room, *(f"Anna{n} Secretname; Citizens" for n in range(6)))
    people = [await comes(room, token) for token in named.values()]
    await room.open("frame")
    for one in people:
        await room.card(one)
    await house.framing.reveal(room.facilitator)
    await open_round(room)
    for one in people:
        await house.voting.cast(one, (await room.view(Topic.ROUNDS)).current.id, a_key(), {"approved": []})
    assert "Secretname" not in json.dumps(await room.shown())
    seats = (await house.roll.call(room.facilitator, Asked())).seats
    assert not [seat for seat in seats if "Secretname" in seat.name]
    assert "Secretname" not in str(await house.views.own(people[0])).replace(people[0].name, "")


async def test_the_file_has_every_working_link_in_full_and_no_formula(room: Room) -> None:
    named = await invite(room, "=HYPERLINK(1); Citizens", "Ben; Business")
    await room.house.roster.remove(room.facilitator, await line_of(room, "Ben"))
    text = await room.house.roster.file(room.facilitator, "https://mission.example.org")
    link = f"https://mission.example.org/link/{named['=HYPERLINK(1)']}"
    assert text.splitlines() == ["name,group,link,state", f"'=HYPERLINK(1),Citizens,{link},unused"]


async def test_the_database_alone_opens_no_door(room: Room) -> None:
    named = await invite(room, "Anna; Citizens")
    secret = named["Anna"].partition(".")[2]
    assert secret
    assert secret not in json.dumps(await room.dump(), default=str)


@on_both_databases
async def test_the_quorum_of_a_round_for_the_roster_is_over_everybody_who_was_invited(room: Room) -> None:
    named = await invite(room, "Anna; Citizens", "Ben; Business", "Cora; Business")
    anna = await comes(room, named["Anna"])
    round_id = await open_round(room, "roster")

    async def eligible() -> tuple[int, dict[str, int]]:
        live = await room.view(Topic.TURNOUT)
        return live.eligible, {one.label: one.eligible for one in live.groups}

    assert await eligible() == (3, {"Citizens": 1, "Business": 2})
    ben = await comes(room, named["Ben"])
    assert await eligible() == (3, {"Citizens": 1, "Business": 2})
    for voter in (anna, ben):
        await room.house.voting.cast(voter, round_id, a_key(), {"approved": []})
    assert (await room.view(Topic.TURNOUT)).cast == 2
    other = room.participants[0]
    assert await outcome(room.house.voting.cast(other, round_id, a_key(), {"approved": []})) == "round.not_eligible"
    late = await room.joins("Without a link")
    assert await outcome(room.house.voting.cast(late, round_id, a_key(), {"approved": []})) == "round.not_eligible"
    # The roster may change meanwhile: everybody on it counts, and nobody twice.
    named |= await invite(room, "Dora; Citizens")
    assert await eligible() == (4, {"Citizens": 2, "Business": 2})
    await room.house.roster.remove(room.facilitator, await line_of(room, "Cora"))
    assert await eligible() == (3, {"Citizens": 2, "Business": 1})
    dora = await comes(room, named["Dora"])
    await room.house.roster.remove(room.facilitator, await line_of(room, "Dora"))
    assert await eligible() == (2, {"Citizens": 1, "Business": 1})
    assert await outcome(room.house.voting.cast(dora, round_id, a_key(), {"approved": []})) == "round.not_eligible"
    await invite(room, "Dora; Citizens")
    assert await eligible() == (3, {"Citizens": 2, "Business": 1})
    await room.house.voting.cast(dora, round_id, a_key(), {"approved": []})
    # Whoever has voted and is removed stays counted, and does not count anew.
    await room.house.roster.remove(room.facilitator, await line_of(room, "Ben"))
    await invite(room, "Ben; Business")
    assert await eligible() == (3, {"Citizens": 2, "Business": 1})


async def test_nobody_gets_a_second_seat_while_a_vote_is_open_in_which_the_first_may_have_voted(room: Room) -> None:
    named = await invite(room, "Anna; Citizens")
    anna = await comes(room, named["Anna"])
    round_id = await open_round(room, "roster")
    await room.house.voting.cast(anna, round_id, a_key(), {"approved": []})
    await room.house.seating.remove(room.facilitator, anna.seat_id)
    line = next(row["id"] for row in (await room.dump())["secret_link"] if row["name"] == "Anna")
    with pytest.raises(Conflict, match=r"roster\.while_voting"):
        await room.house.roster.renew(room.facilitator, line)
    await room.house.roster.remove(room.facilitator, line)
    with pytest.raises(Conflict, match=r"roster\.while_voting"):
        await room.house.roster.add(room.facilitator, "Anna; Citizens")
    await room.house.voting.close(room.facilitator, round_id)
    named = await invite(room, "Anna; Citizens")
    assert (await comes(room, named["Anna"])).seat_id != anna.seat_id


async def test_after_the_end_a_link_leads_back_but_seats_nobody_anew(room: Room) -> None:
    named = await invite(room, "Anna; Citizens", "Ben; Citizens")
    anna = await comes(room, named["Anna"])
    await room.house.convening.end(room.facilitator)
    assert (await comes(room, named["Anna"])).seat_id == anna.seat_id
    assert await outcome(comes(room, named["Ben"])) == "code.closed"


async def test_the_roster_is_full_at_five_thousand(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.services.roster.MOST_LISTED", 3)
    await invite(room, "Anna; Citizens", "Ben; Citizens")
    with pytest.raises(Conflict, match=r"roster\.full"):
        await room.house.roster.add(room.facilitator, "Cora; Citizens\nDora; Citizens")
    with pytest.raises(Invalid, match=r"roster\.empty"):
        await room.house.roster.add(room.facilitator, " \n")
