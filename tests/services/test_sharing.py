"""The public page: on, moved, off; up to date; and nobody's name on it."""

import pytest

from app.domain.errors import NotFound
from app.services.commenting import Said
from tests.rooms import Room, a_key

SUPPORTERS = (
    ("Dr Amina Yusuf", {"name_printed": "public"}),
    ("Ole Only-Charter", {"name_printed": "charter"}),
    ("Pia Personal", {"name_printed": "public", "in_personal_capacity": "yes"}),
)


async def text_of(room: Room, key: str, kind: str = "md") -> str:
    room.clock.passes(seconds=10)
    return (await room.house.sharing.page(key, kind)).content.decode()


async def test_an_address_leads_to_the_page_until_it_is_moved_or_turned_off(room: Room) -> None:
    lead, sharing = room.facilitator, room.house.sharing
    key = await sharing.turn_on(lead)
    assert await sharing.turn_on(lead) == key
    assert len(key) == 32
    assert "<h1" in await text_of(room, key, "html")
    moved = await sharing.renew(lead)
    assert moved != key
    with pytest.raises(NotFound, match=r"public\.unknown"):
        await sharing.page(key)
    assert await text_of(room, moved)
    await sharing.turn_off(lead)
    for one in (key, moved, ""):
        with pytest.raises(NotFound, match=r"public\.unknown"):
            await sharing.page(one)


async def test_the_page_follows_the_workshop_and_goes_with_it(room: Room) -> None:
    key = await room.house.sharing.turn_on(room.facilitator)
    await room.open("goals")
    assert "Rest in every house" not in await text_of(room, key)
    goal = await room.goal(statement="Rest in every house at night")
    await room.house.goalsetting.adopt(room.facilitator, goal)
    assert "Rest in every house" in await text_of(room, key)
    await room.house.convening.delete(room.facilitator, room.code)
    with pytest.raises(NotFound, match=r"public\.unknown"):
        await room.house.sharing.page(key)


async def test_nobody_is_named_on_it_but_supporters_who_agreed(room: Room) -> None:
    author, house = room.participants[0], room.house
    await room.open("frame")
    await room.card(author, "The quay is loud, says Person Number1 of the port")
    await house.framing.reveal(room.facilitator)
    await room.open("goals")
    goal = await room.goal(author)
    await room.goal(statement="Breathe clean air at the quay")
    voted = await room.round()
    await house.voting.cast(author, voted, a_key(), {"dots": {goal: 1}})
    await house.voting.close(room.facilitator, voted)
    await house.voting.reveal(room.facilitator, voted)
    await room.open("stakeholders")
    offer = {"offer": "Lend a quay", "kind": "infrastructure", "spokesperson": "Sven Speaks"}
    await house.registers.add(author, "commitments", offer)
    blocker = {"what": "The harbour master says no", "is_released": "yes"}
    await house.registers.add(room.facilitator, "blockers", blocker)
    await house.running.park(author, "Who pays?")
    await room.open("charter")
    for name, said in SUPPORTERS:
        await house.registers.add(author, "supports", {"name": name, "form": "endorse", **said})
    await room.charter_is("consultation")
    await house.commenting.comment(author, Said("goals", text="Whose nights?"))
    for kind in ("md", "html"):
        page = await text_of(room, await house.sharing.turn_on(room.facilitator), kind)
        for said in ("The quay is loud", "Lend a quay", "Who pays?", "Whose nights?", "Dr Amina Yusuf"):
            assert said in page, (kind, said)
        for name in ("Person Number", "Sven Speaks", "Ole Only-Charter", "Pia Personal", "harbour master says no"):
            assert name not in page, (kind, name)
