"""Who may vote in a round that opens, and the blocks of groups under which its result will be read.

Must not: know what is voted on.
"""

from collections.abc import Mapping
from typing import Any

from app.domain.voting.groups import freeze_blocks
from app.persistence.tables import RoundRow
from app.services.admission import roster_voters
from app.services.rounds.plan import Eligibility
from app.services.turn import Turn

Voice = tuple[str, str | None, int]


async def convene(turn: Turn, row: RoundRow) -> None:
    """Write the electorate of a round that opens, and freeze the blocks of its groups."""
    workshop_id = turn.actor.workshop_id
    groups = {group.id: group.name for group in await turn.work.groups.of(workshop_id)}
    seats: list[Voice] = list(await turn.work.seats.voices(workshop_id))
    absent: dict[str | None, int] = {}
    if row.eligibility == Eligibility.GROUPS:
        seats = [seat for seat in seats if seat[1] in row.group_ids]
    elif row.eligibility == Eligibility.ROSTER:
        voters = await roster_voters(turn.work, workshop_id)
        seats, absent = voters.seats, voters.absent
    sizes = dict.fromkeys(groups, 0)
    for group_id, voices in [*((seat[1], seat[2]) for seat in seats), *absent.items()]:
        if group_id in sizes:
            sizes[group_id] += voices
    await turn.work.ballots.admit(workshop_id, row.id, seats)
    await turn.work.ballots.expect(workshop_id, row.id, absent)
    row.blocks = _blocks(sizes, groups)


def _blocks(sizes: Mapping[str, int], names: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"key": block.key, "label": block.label(names), "group_ids": list(block.group_ids), "size": block.size}
        for block in freeze_blocks(sizes)
    ]
