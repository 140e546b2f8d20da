"""People on a roster, and rounds for some of the room, for tests of who may vote.

tokens = await invite(room, "Anna Berg; Citizens")
anna = await comes(room, tokens["Anna Berg"])
"""

from app.domain.workshop import Actor
from app.services.roster import Sought
from tests.rooms import Room


async def invite(room: Room, *lines: str) -> dict[str, str]:
    """List people by lines; the tokens of everybody who is on the roster, by name."""
    await room.house.roster.add(room.facilitator, "\n".join(lines))
    return await tokens(room)


async def tokens(room: Room) -> dict[str, str]:
    """Tokens of the personal links that work, by name."""
    people = (await room.house.roster.page(room.facilitator, Sought(limit=200))).people
    return {one.name: one.path.removeprefix("/link/") for one in people if one.path}


async def line_of(room: Room, name: str) -> str:
    """The id of somebody's line on the roster."""
    people = (await room.house.roster.page(room.facilitator, Sought(limit=200))).people
    return next(one.id for one in people if one.name == name)


async def comes(room: Room, token: str) -> Actor:
    """Somebody opens their personal link."""
    seated = await room.house.seating.join_by_link(token)
    return await room.house.seating.resolve(seated.token, room.code)


async def open_round(room: Room, eligibility: str = "all", *groups: str) -> str:
    """An open round of approval on two goals: for all, for these groups, or for the roster."""
    await room.open("goals")
    await room.goals(2)
    chosen = tuple(room.groups[name] for name in groups)
    return await room.round(method="approval", eligibility=eligibility, group_ids=chosen)
