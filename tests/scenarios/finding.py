"""What the quality checks find in a room, and the source they read."""

from typing import Any

from app.domain.quality.checks import Finding
from app.domain.quality.registers import RULES
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.source import ShelfSource
from app.services.views.people import People
from app.services.views.shelves import shelf_source
from tests.rooms import Room


async def source_of(room: Room) -> ShelfSource:
    """Every register of the room, as readings and checks take it."""
    async with room.house.database.read() as work:
        workshop: Any = await work.workshops.by_id(room.workshop_id)
        return await shelf_source(work, await People.read(work, workshop), tuple(REGISTERS), room.clock)


async def finding(room: Room, check_id: str) -> Finding:
    """What one check of the registers finds now."""
    return RULES[check_id][1](await source_of(room))
