"""Who of those who come may vote in what is open, and how a seat leaves it again.

Whoever calls holds the workshop's lock: people come one after the other, and none while a round opens or closes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.roles import Role
from app.persistence.repositories.voting import OpenRound
from app.persistence.tables import SeatRow
from app.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who has just come. `is_invited` where a facilitator seated them: no shut door holds them up."""

    seat_id: str
    group_id: str | None
    weight: int = 1
    is_on_roster: bool = False
    is_invited: bool = False


@dataclass(frozen=True, slots=True)
class RosterVoters:
    """The electorate of a round for the roster: who has come, and how many of each group have not.

    `seats` are (seat, group, weight). Those who are missing count as eligible from the beginning, so that the quorum is
    over everybody who was invited; when they come they are admitted without being counted again.
    """

    seats: list[tuple[str, str | None, int]]
    absent: dict[str | None, int]


async def roster_voters(work: UnitOfWork, workshop_id: str) -> RosterVoters:
    """Who votes in a round for the roster that opens now: `Ballots.admit` the seats, `Ballots.expect` the absent."""
    return RosterVoters(await work.roster.voices(workshop_id), await work.roster.absent(workshop_id))


def may_vote(one: OpenRound, comer: Comer) -> bool:
    """Whether somebody who comes now is to vote in an open round."""
    if one.eligibility == "roster":
        return comer.is_on_roster  # they were expected: no door is shut before them
    if one.eligibility == "groups" and comer.group_id not in one.group_ids:
        return False
    return comer.is_invited or not one.shut_door


async def admit(work: UnitOfWork, workshop_id: str, one: OpenRound, comers: Sequence[Comer]) -> None:
    """Let those vote in an open round who may; the blocks in which results are shown stay as they were frozen."""
    voices = [(comer.seat_id, comer.group_id, comer.weight) for comer in comers if may_vote(one, comer)]
    await work.ballots.admit(workshop_id, one.id, voices, counted=one.eligibility != "roster")


async def expect_more(work: UnitOfWork, workshop_id: str, people: Sequence[str | None], more: int) -> bool:
    """Let an open round for the roster expect these groups' people (`more` 1), or expect them no longer (-1).

    Whether there is such a round.
    """
    rounds = [one for one in await work.rounds.open_ones(workshop_id) if one.eligibility == "roster"]
    for one in rounds:
        await work.ballots.expect(
            workshop_id, one.id, {group: more * people.count(group) for group in dict.fromkeys(people)}
        )
    return bool(rounds)


async def leave_open_rounds(work: UnitOfWork, workshop_id: str, seat_id: str, *, only_roster: bool = False) -> bool:
    """Take a seat out of what is open unless its ballot is in. Whether there was something to be taken out of."""
    open_ids = [
        one.id for one in await work.rounds.open_ones(workshop_id) if one.eligibility == "roster" or not only_roster
    ]
    leaving = [voter for voter in (await work.ballots.voters(open_ids, [seat_id])).values() if not voter.has_ballot]
    if leaving:
        await work.ballots.dismiss(leaving)
    return bool(leaving)


def comer_of(seat: SeatRow, *, is_on_roster: bool = False, is_invited: bool = False) -> Comer:
    """A seat as it comes in."""
    assert seat.role == Role.PARTICIPANT  # noqa: S101 - nobody else votes
    return Comer(seat.id, seat.group_id, seat.weight, is_on_roster, is_invited)
