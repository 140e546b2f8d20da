"""Declarations of support: whose they are, when they are taken, and what is told of them."""

import json
from dataclasses import asdict

import pytest

from app.domain.errors import Invalid, NotAllowed
from app.domain.snapshot import ShelfView, Topic
from app.domain.workshop import Actor
from app.services.house import House
from tests.rooms import Room, a_room

SUPPORT = {"name": "Dr Amina Yusuf", "organisation": "Port of Elsewhere", "form": "endorse", "name_printed": "charter"}


async def shelf(room: Room) -> ShelfView:
    view = await room.view(Topic.SUPPORTS)
    assert isinstance(view, ShelfView)
    return view


async def declared(room: Room, actor: Actor, **changed: str) -> str:
    return await room.house.registers.add(actor, "supports", {**SUPPORT, **changed})


async def test_without_consent_to_be_printed_nothing_is_kept(room: Room) -> None:
    await room.open("charter")
    with pytest.raises(Invalid) as refused:
        await declared(room, room.participants[0], name_printed="")
    assert refused.value.field == "name_printed"
    assert (await shelf(room)).registers["supports"] == []


async def test_support_is_declared_when_the_charter_is_on_and_by_those_who_come_back_after_the_end(room: Room) -> None:
    author = room.participants[0]
    with pytest.raises(NotAllowed, match=r"gate\.step_not_open"):
        await declared(room, author)
    await room.open("charter")
    mine = await declared(room, author)
    await room.close("charter")
    await room.house.convening.end(room.facilitator)
    await declared(room, room.participants[1], name="Ole Berg", form="contribute", in_personal_capacity="yes")
    await room.house.registers.change(author, "supports", mine, {"role": "Director"})
    facts = (await shelf(room)).reading["facts"]
    assert facts == {"count": 2, "forms": {"endorse": 1, "contribute": 1, "observe": 0}, "personal": 1}


async def test_ones_own_can_be_changed_and_withdrawn_by_nobody_else_but_facilitators(room: Room) -> None:
    await room.open("charter")
    author, other = room.participants[:2]
    mine = await declared(room, author)
    with pytest.raises(NotAllowed, match=r"entry\.not_yours"):
        await room.house.registers.change(other, "supports", mine, {"form": "observe"})
    with pytest.raises(NotAllowed, match=r"entry\.not_yours"):
        await room.house.registers.remove(other, "supports", mine)
    with pytest.raises(Invalid, match=r"field\.leading"):
        await room.house.registers.change(author, "supports", mine, {"is_on_paper": "yes"})
    await room.house.registers.remove(author, "supports", mine)
    assert (await shelf(room)).registers["supports"] == []
    await declared(room, room.facilitator, name="Signed by hand", is_on_paper="yes")
    assert [one.values["is_on_paper"] for one in (await shelf(room)).registers["supports"]] == ["yes"]


@pytest.mark.parametrize("naming", ["names", "pseudonyms", "nobody"])
async def test_nobody_learns_from_a_signature_which_seat_it_came_from(house: House, naming: str) -> None:
    room = await a_room(house, participants=2, naming=naming)
    await room.open("charter")
    author = room.participants[0]
    mine = await declared(room, author)
    (entry,) = (await shelf(room)).registers["supports"]
    assert (entry.seat_id, entry.author, entry.group_index) == ("", "", -1)
    history = await house.registers.history(room.participants[1], "supports", mine)
    assert {one.author for one in history} == {""}
    pseudonym = (await house.views.own(author)).pseudonym
    exported = (await house.chartering.file(author, "json")).content.decode()
    told = json.dumps(json.loads(exported)["registers"]["supports"]) + json.dumps(asdict(await shelf(room)))
    assert "Dr Amina Yusuf" in told
    assert "Person Number0" not in told
    assert pseudonym not in told
