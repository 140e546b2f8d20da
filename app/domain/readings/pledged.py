"""From the entries of the registers to pledges, asks and elections as they count.

Must not: add anything up.
"""

from collections.abc import Iterable
from datetime import date

from app.domain.crowding_in.lasting import Anchor, Election, anchor
from app.domain.crowding_in.needs import Ask
from app.domain.crowding_in.pledge import Pledge
from app.domain.registers.pledges import Authority, CommitmentKind, CommitmentStatus
from app.domain.registers.source import Entry, ShelfSource
from app.domain.stakeholders import Sector, StakeholderRole


def pledges_of(source: ShelfSource) -> list[Pledge]:
    """The commitments as they count."""
    actors = {one.id: one for one in source.entries("stakeholders")}
    leads = leads_of(source)
    return [_pledge(source, one, actors.get(one.text("actor")), leads) for one in source.entries("commitments")]


def leads_of(source: ShelfSource) -> frozenset[str]:
    """The bodies that lead the mission: convenors, or challenge owners where nobody is named as convenor."""
    for role in (StakeholderRole.CONVENOR, StakeholderRole.CHALLENGE_OWNER):
        found = frozenset(one.id for one in source.entries("stakeholders") if role in one.many("roles"))
        if found:
            return found
    return frozenset()


def deadline_of(source: ShelfSource) -> date | None:
    """The day on which the last adopted goal should be reached."""
    return max((day for day in source.deadlines.values() if day), default=None)


def asks_of(source: ShelfSource) -> list[Ask]:
    """What is asked for, as it counts."""
    return [
        Ask(one.id, CommitmentKind(one.text("kind")), one.number_of("amount"), one.text("unit"))
        for one in source.entries("asks")
    ]


def elections_of(source: ShelfSource) -> list[Election]:
    """The elections that facilitators wrote down."""
    return [
        Election(one.id, one.text("what"), day)
        for one in source.entries("elections")
        if (day := one.day("on")) is not None
    ]


def anchor_of(source: ShelfSource) -> Anchor:
    """What ties the mission beyond the next election."""
    return anchor(
        elections_of(source),
        source.today,
        is_across_parties=any(one.says_yes("crosses_parties") for one in source.entries("mandates")),
        mandates=_days(source.entries("mandates"), "by"),
        reviews=_days(source.entries("reviews"), "on"),
    )


def _days(entries: Iterable[Entry], field: str) -> list[date]:
    return [day for one in entries if (day := one.day(field)) is not None]


def _pledge(source: ShelfSource, entry: Entry, actor: Entry | None, leads: frozenset[str]) -> Pledge:
    served = [day for goal in entry.many("goals") if (day := source.deadlines.get(goal)) is not None]
    return Pledge(
        id=entry.id,
        kind=CommitmentKind(entry.text("kind")),
        status=CommitmentStatus(entry.text("status") or CommitmentStatus.OFFERED),
        amount=entry.number_of("amount"),
        unit=entry.text("unit"),
        start=entry.day("start"),
        end=entry.day("end"),
        until=max(served) if served else deadline_of(source),
        sector=Sector(actor.text("sector")) if actor and actor.text("sector") else None,
        is_lead=actor.id in leads if actor and leads else None,
        authority=Authority(entry.text("authority")) if entry.text("authority") else None,
        condition=entry.text("condition"),
        answers=entry.text("answers"),
        is_validated=entry.says_yes("is_validated"),
        is_contradicting=entry.says_yes("is_contradicting"),
    )
