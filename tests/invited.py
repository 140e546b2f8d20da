"""People on a roster, and rounds for some of the room, for tests of who may vote.

tokens = await invite(room, "Anna Berg; Citizens")
anna = await comes(room, tokens["Anna Berg"])
"""

from app.domain.workshop import Actor
from app.services.admission import roster_voters
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
    round_id = await room.round(method="approval")
    if eligibility == "all":
        return round_id
    async with room.house.database.write() as work:
        row = await work.rounds.get(room.workshop_id, round_id)
        assert row is not None
        row.eligibility, row.group_ids = eligibility, [room.groups[name] for name in groups]
        everybody = await work.seats.voices(room.workshop_id)
        voters = await work.ballots.voters([round_id], [seat_id for seat_id, _, _ in everybody])
        await work.ballots.dismiss(list(voters.values()))
        if eligibility == "roster":
            electorate = await roster_voters(work, room.workshop_id)
            await work.ballots.admit(room.workshop_id, round_id, electorate.seats)
            await work.ballots.expect(room.workshop_id, round_id, electorate.absent)
        else:
            chosen = [one for one in everybody if one[1] in row.group_ids]
            await work.ballots.admit(room.workshop_id, round_id, chosen)
    return round_id
