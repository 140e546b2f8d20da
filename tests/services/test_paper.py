"""What the charter says about itself: filled in by facilitators at any time, by the room while the charter is on."""

import pytest

from app.domain.errors import Conflict, NotAllowed
from tests.rooms import Room

LEVEL = {"level": "national", "licence": "cc_by", "next_decision": "The council decides on the budget"}


async def missing(room: Room) -> str:
    return (await room.house.chartering.file(room.facilitator, "md")).content.decode()


async def test_a_gap_is_mended_by_its_register_also_after_the_end(room: Room) -> None:
    assert "Not agreed in the workshop: the licence of this document" in await missing(room)
    await room.house.convening.end(room.facilitator)
    await room.house.registers.add(room.facilitator, "paper", LEVEL)
    text = await missing(room)
    assert "the licence of this document" not in text
    assert "Creative Commons Attribution 4.0" in text
    assert "The council decides on the budget" in text


async def test_there_is_one_set_of_facts(room: Room) -> None:
    await room.house.registers.add(room.facilitator, "paper", LEVEL)
    with pytest.raises(Conflict, match=r"entries\.too_many"):
        await room.house.registers.add(room.facilitator, "paper", LEVEL)


async def test_facts_are_the_facilitators_and_risks_the_rooms_while_the_charter_is_on(room: Room) -> None:
    somebody = room.participants[0]
    with pytest.raises(NotAllowed, match=r"gate\.step_not_open"):
        await room.house.registers.add(somebody, "risks", {"risk": "The money ends"})
    await room.open("charter")
    with pytest.raises(NotAllowed, match=r"gate\.role"):
        await room.house.registers.add(somebody, "paper", LEVEL)
    risk = await room.house.registers.add(somebody, "risks", {"risk": "The money ends"})
    await room.house.convening.end(room.facilitator)
    with pytest.raises(NotAllowed, match=r"gate\.ended"):
        await room.house.registers.change(somebody, "risks", risk, {"response": "None"})
    await room.house.registers.change(room.facilitator, "risks", risk, {"response": "A second funder"})
    assert "A second funder" in await missing(room)
