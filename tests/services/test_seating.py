"""Seats: taken with the code, come back to, moved to another device, given by links, removed; tables without phones."""

import pytest

from app.domain.errors import Conflict, Invalid, MissionRoomError, NotFound, NotSeated
from app.domain.roles import Role
from app.domain.snapshot import Topic
from app.services.house import House
from app.services.roll import Asked
from tests.rooms import Room, a_room, on_both_databases


@on_both_databases
async def test_a_participant_takes_a_seat_with_the_code_and_is_known_by_its_token(room: Room) -> None:
    group_id = room.groups["Research"]
    seated = await room.house.seating.join(f" {room.code.lower()} ", name=" Anna\nBerg ", group_id=group_id)
    assert (seated.role, seated.page) == (Role.PARTICIPANT, f"/room/{room.code}")
    actor = await room.house.seating.resolve(seated.token, room.code)
    assert (actor.seat_id, actor.workshop_id, actor.role) == (seated.seat_id, room.workshop_id, Role.PARTICIPANT)
    assert (actor.name, actor.group_id) == ("Anna Berg", group_id)
    assert (await room.view(Topic.PRESENCE, room.here(actor))).joined == 5
    assert room.ear.topics() == {Topic.PRESENCE, Topic.TURNOUT, Topic.CHARTER}


@pytest.mark.parametrize(
    ("code", "name", "group", "said"),
    [
        ("ZZZZZZ", "Anna", "Citizens", "code.unknown"),
        ("", "Anna", "Citizens", "code.unknown"),
        (None, "", "Citizens", "text.missing"),
        (None, "\u200b", "Citizens", "text.missing"),
        (None, "x" * 61, "Citizens", "text.too_long"),
        (None, "Anna", "Nowhere", "group.choose"),
    ],
)
async def test_a_seat_that_cannot_be_taken_says_why_and_leaves_nothing(
    room: Room, code: str | None, name: str, group: str, said: str
) -> None:
    before = await room.dump()
    with pytest.raises(MissionRoomError) as refused:
        await room.house.seating.join(
            room.code if code is None else code, name=name, group_id=room.groups.get(group, group)
        )
    assert refused.value.code == said
    assert await room.dump() == before


async def test_a_group_of_another_workshop_is_no_group_here(room: Room) -> None:
    other = await a_room(room.house, participants=0)
    with pytest.raises(Invalid, match=r"group\.choose"):
        await room.house.seating.join(room.code, name="Anna", group_id=other.groups["Citizens"])


async def test_nobody_joins_what_has_ended_and_those_inside_may_still_come_back(room: Room) -> None:
    actor = room.participants[0]
    code = room.house.seating.recovery_code(actor)
    await room.house.convening.end(room.facilitator)
    with pytest.raises(Conflict, match=r"code\.closed"):
        await room.joins("Late")
    assert (await room.house.seating.recover(room.code, code)).seat_id == actor.seat_id


@pytest.mark.parametrize("naming", ["pseudonyms", "nobody"])
async def test_a_name_is_asked_for_only_where_names_are_shown(house: House, naming: str) -> None:
    room = await a_room(house, participants=0, naming=naming)
    assert (await room.joins("")).name == ""


async def test_a_pseudonym_is_not_given_twice_though_somebody_has_left(house: House) -> None:
    room = await a_room(house, participants=40, naming="pseudonyms")
    await house.seating.remove(room.facilitator, room.participants[3].seat_id)
    await house.seating.remove(room.facilitator, room.participants[30].seat_id)
    await room.joins("")
    names = [row["pseudonym"] for row in (await room.dump())["seat"] if row["role"] == "participant"]
    assert len(set(names)) == len(names) == 41


async def test_the_facilitator_alone_is_shown_the_link_back_to_the_own_seat(room: Room) -> None:
    own = await room.house.views.own(room.facilitator)
    assert own.link_path == f"/link/{room.facilitator_link}"
    seated = await room.house.seating.join_by_link(own.link_path.rpartition("/")[2])
    assert seated.seat_id == room.facilitator.seat_id
    assert (await room.house.views.own(room.participants[0])).link_path == ""
    backstage = await room.view(Topic.BACKSTAGE)
    assert own.link_path not in [link.path for link in backstage.links]


async def test_a_recovery_code_brings_the_seat_to_another_device(room: Room) -> None:
    actor = room.participants[1]
    code = room.house.seating.recovery_code(actor)
    typed = f"{code[:5].lower()}-{code[5:]}"
    seated = await room.house.seating.recover(room.code, typed)
    assert seated.seat_id == actor.seat_id
    assert await room.house.seating.resolve(seated.token, room.code) == actor
    other = await a_room(room.house, participants=1)
    for wrong, where in ((code, other), ("", room), ("AAAAAAAAAA", room), ("\ud800", room)):
        with pytest.raises(NotSeated, match=r"recovery\.unknown"):
            await room.house.seating.recover(where.code, wrong)
    with pytest.raises(NotFound, match=r"code\.unknown"):
        await room.house.seating.recover("ZZZZZZ", code)
    await room.house.seating.remove(room.facilitator, actor.seat_id)
    with pytest.raises(NotSeated, match=r"recovery\.unknown"):
        await room.house.seating.recover(room.code, code)


async def test_recovery_codes_and_tokens_are_not_stored(room: Room) -> None:
    stored = str(await room.dump())
    for actor in (room.facilitator, *room.participants):
        assert room.house.seating.recovery_code(actor) not in stored
    assert room.facilitator_link.partition(".")[2] not in stored


async def test_a_removed_seat_is_out_everywhere_and_its_words_stay(room: Room) -> None:
    await room.open("goals")
    actor = room.participants[0]
    token = room.house.keys.seat_token(actor.seat_id, room.workshop_id, room.clock())
    await room.goal(actor)
    await room.house.seating.remove(room.facilitator, actor.seat_id)
    assert room.ear.seats_removed == [actor.seat_id]
    with pytest.raises(NotSeated, match=r"seat\.removed"):
        await room.house.seating.resolve(token, room.code)
    assert len((await room.view(Topic.GOALS)).goals) == 1
    assert (await room.view(Topic.PRESENCE)).joined == 3
    with pytest.raises(NotFound, match=r"seat\.gone"):
        await room.house.seating.remove(room.facilitator, actor.seat_id)


async def test_the_facilitator_s_own_seat_stays(room: Room) -> None:
    cofacilitator = await room.by_link("cofacilitator")
    with pytest.raises(Invalid, match=r"seat\.facilitator"):
        await room.house.seating.remove(cofacilitator, room.facilitator.seat_id)
    await room.house.seating.remove(room.facilitator, cofacilitator.seat_id)


@pytest.mark.parametrize(("role", "page"), [("cofacilitator", "desk"), ("observer", "room")])
async def test_a_secret_link_seats_whom_it_is_for(room: Room, role: str, page: str) -> None:
    actor = await room.by_link(role, "Kim")
    assert (actor.role, actor.name, actor.group_id) == (Role(role), "Kim", "")
    link = next(one for one in (await room.view(Topic.BACKSTAGE)).links if one.role == role)
    token = link.path.removeprefix("/link/")
    facts = await room.house.seating.link_facts(token)
    assert (facts.code, facts.title, facts.role, facts.needs_name) == (room.code, "A quiet harbour", role, True)
    assert (await room.house.seating.join_by_link(token, name="Another")).page == f"/{page}/{room.code}"
    with pytest.raises(Invalid, match=r"text\.missing"):
        await room.house.seating.join_by_link(token, name=" ")


async def test_the_facilitator_s_link_comes_back_to_the_own_seat_and_asks_for_no_name(room: Room) -> None:
    facts = await room.house.seating.link_facts(room.facilitator_link)
    assert (facts.role, facts.needs_name) == (Role.FACILITATOR, False)
    before = await room.dump()
    seated = await room.house.seating.join_by_link(room.facilitator_link)
    assert seated.seat_id == room.facilitator.seat_id
    assert await room.dump() == before
    assert "facilitator" not in {link.role for link in (await room.view(Topic.BACKSTAGE)).links}


async def test_a_renewed_link_opens_and_the_old_one_does_not(room: Room) -> None:
    old = next(one for one in (await room.view(Topic.BACKSTAGE)).links if one.role == "observer")
    observer = await room.by_link("observer")
    await room.house.seating.renew_link(room.facilitator, old.id)
    (new,) = [one for one in (await room.view(Topic.BACKSTAGE)).links if one.role == "observer"]
    assert new.id != old.id
    token = old.path.removeprefix("/link/")
    with pytest.raises(NotSeated, match=r"link\.unknown"):
        await room.house.seating.join_by_link(token, name="Kim")
    with pytest.raises(NotSeated, match=r"link\.unknown"):
        await room.house.seating.link_facts(token)
    await room.house.seating.join_by_link(new.path.removeprefix("/link/"), name="Kim")
    own_token = room.house.keys.seat_token(observer.seat_id, room.workshop_id, room.clock())
    assert (await room.house.seating.resolve(own_token, room.code)).seat_id == observer.seat_id
    own = next(row["id"] for row in (await room.dump())["secret_link"] if row["role"] == "facilitator")
    for link_id in (old.id, own, "nothing"):
        with pytest.raises(NotFound, match=r"link\.gone"):
            await room.house.seating.renew_link(room.facilitator, link_id)


@pytest.mark.parametrize("change", ["cut", "other id", "other mac", "empty", "strange"])
async def test_a_forged_link_opens_nothing(room: Room, change: str) -> None:
    genuine = (await room.view(Topic.BACKSTAGE)).links[0].path.removeprefix("/link/")
    link_id, _, mac = genuine.partition(".")
    other = room.facilitator_link.partition(".")
    forged = {
        "cut": genuine[:-1],
        "other id": f"{other[0]}.{mac}",
        "other mac": f"{link_id}.{'0' * len(mac)}",
        "empty": "",
        "strange": "\ud800.ü",
    }[change]
    for attempt in (room.house.seating.join_by_link(forged, name="Eve"), room.house.seating.link_facts(forged)):
        with pytest.raises(NotSeated, match=r"link\.unknown"):
            await attempt


async def test_a_table_is_a_seat_with_a_weight_that_is_always_here(room: Room) -> None:
    seat_id = await room.table(7, group="Business", name="Table by the window")
    (table,) = (await room.view(Topic.BACKSTAGE)).tables
    assert (table.id, table.name, table.weight, table.group_name) == (seat_id, "Table by the window", 7, "Business")
    presence = await room.view(Topic.PRESENCE, room.here(room.participants[0]))
    assert (presence.here, presence.joined) == (8, 11)


@pytest.mark.parametrize("naming", ["pseudonyms", "nobody"])
async def test_the_desk_finds_its_tables_by_the_names_it_gave_them(house: House, naming: str) -> None:
    room = await a_room(house, participants=1, naming=naming)
    seat_id = await room.table(3, name="Table by the window")
    assert [table.name for table in (await room.view(Topic.BACKSTAGE)).tables] == ["Table by the window"]
    seats = {seat.id: seat.name for seat in (await house.roll.call(room.facilitator, Asked())).seats}
    assert seats[seat_id] == "Table by the window"
    assert seats[room.participants[0].seat_id] != "Person Number0"


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ({"voices": 0}, "table.voices"),
        ({"voices": 101}, "table.voices"),
        ({"name": " "}, "text.missing"),
        ({"group_id": "nowhere"}, "group.choose"),
    ],
)
async def test_a_table_that_cannot_be_is_refused(room: Room, table: dict[str, object], code: str) -> None:
    before = await room.dump()
    with pytest.raises(Invalid) as refused:
        await room.house.seating.sit_table(
            room.facilitator,
            **{"name": "Two", "group_id": room.groups["Citizens"], "voices": 2, **table},  # type: ignore[arg-type]
        )
    assert refused.value.code == code
    assert await room.dump() == before


async def test_people_here_are_counted_and_never_listed_for_the_room(room: Room) -> None:
    view = await room.view(Topic.PRESENCE, room.here(*room.participants[:2]))
    assert view.here == 2
    groups = {one.name: (one.joined, one.here) for one in view.groups}
    assert groups == {
        "Government": (1, 1),
        "Business": (1, 1),
        "Research": (1, 0),
        "Civil society": (0, 0),
        "Citizens": (0, 0),
    }
