"""Commitments of a programme: by charter and together, each counted once however many charters it stands in.

Amounts in different units are never added up. Must not: decide that two commitments are one (people do); it only asks.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.crowding_in.pledge import Pledge
from app.domain.crowding_in.totals import Total, plain_unit, totals
from app.domain.programme.missions import Mission
from app.domain.readings.pledged import pledges_of
from app.domain.registers.pledges import CommitmentKind, CommitmentStatus

_LIFE = list(CommitmentStatus)


@dataclass(frozen=True, slots=True)
class Offered:
    """A commitment of one charter. `actor` is the shared id of who made it, empty where nobody is named."""

    mission: str
    entry: str
    shared_id: str
    offer: str
    actor: str
    pledge: Pledge


@dataclass(frozen=True, slots=True)
class Together:
    """What a programme was promised: by mission id, and in all with each commitment once. `repeated` counts those that
    stand in several charters."""

    by_mission: dict[str, tuple[Total, ...]]
    in_all: tuple[Total, ...]
    repeated: int


@dataclass(frozen=True, slots=True)
class MaybeTwice:
    """The same actor promised as much of the same in several charters, and nobody has said that it is one promise."""

    actor: str
    amount: float
    unit: str
    offers: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class BeyondNeed:
    """An actor promised more than all charters together ask of it, in the same unit."""

    actor: str
    kind: CommitmentKind
    unit: str
    promised: float
    asked: float


def offered(missions: Sequence[Mission]) -> tuple[Offered, ...]:
    """All commitments of all charters."""
    found = []
    for mission in missions:
        entries = {one.id: one for one in mission.source.entries("commitments")}
        for pledge in pledges_of(mission.source):
            entry = entries[pledge.id]
            actor = entry.text("actor")
            found.append(
                Offered(
                    mission.id,
                    entry.id,
                    mission.shared_id("commitments", entry.id),
                    entry.text("offer"),
                    mission.shared_id("stakeholders", actor) if actor else "",
                    pledge,
                )
            )
    return tuple(found)


def once_each(offers: Sequence[Offered]) -> tuple[Offered, ...]:
    """Each commitment once. Where its copies differ, the more careful one counts: less, and less firm."""
    heaps: dict[str, list[Offered]] = defaultdict(list)
    for one in offers:
        heaps[one.shared_id].append(one)
    return tuple(_careful(heap) for heap in heaps.values())


def _careful(heap: Sequence[Offered]) -> Offered:
    counted = [one for one in heap if one.pledge.counts] or list(heap)
    amounts = [one.pledge.amount for one in counted if one.pledge.amount is not None]
    first = min(counted, key=lambda one: (one.pledge.amount is None, one.pledge.amount or 0))
    status = min((one.pledge.status for one in counted), key=_LIFE.index)
    return replace(first, pledge=replace(first.pledge, amount=min(amounts, default=None), status=status))


def together(missions: Sequence[Mission]) -> Together:
    """What was promised, by charter and in all."""
    every = offered(missions)
    once = once_each(every)
    charters: dict[str, set[str]] = defaultdict(set)
    for one in every:
        charters[one.shared_id].add(one.mission)
    return Together(
        by_mission={
            mission.id: totals(one.pledge for one in every if one.mission == mission.id) for mission in missions
        },
        in_all=totals(one.pledge for one in once),
        repeated=sum(len(where) > 1 for where in charters.values()),
    )


def maybe_twice(missions: Sequence[Mission]) -> tuple[MaybeTwice, ...]:
    """Money that the same actor may have promised twice: as much in the same unit, in different charters."""
    heaps: dict[tuple[str, float, str], list[Offered]] = defaultdict(list)
    for one in offered(missions):
        pledge = one.pledge
        if one.actor and pledge.counts and pledge.kind is CommitmentKind.MONEY and pledge.amount:
            heaps[one.actor, pledge.amount, plain_unit(pledge.unit)].append(one)
    return tuple(
        MaybeTwice(actor, amount, heap[0].pledge.unit.strip(), tuple(heap))
        for (actor, amount, _), heap in heaps.items()
        if len({one.mission for one in heap}) > 1 and len({one.shared_id for one in heap}) > 1
    )


def beyond_need(missions: Sequence[Mission]) -> tuple[BeyondNeed, ...]:
    """Where an actor promised more than is asked of it. An actor of whom no amount is asked is not judged."""
    asked: dict[tuple[str, CommitmentKind, str], dict[str, float]] = defaultdict(dict)
    for mission in missions:
        for one in mission.source.entries("asks"):
            amount, actor = one.number_of("amount"), one.text("from_actor")
            if amount and actor:
                key = (
                    mission.shared_id("stakeholders", actor),
                    CommitmentKind(one.text("kind")),
                    plain_unit(one.text("unit")),
                )
                asked[key][mission.shared_id("asks", one.id)] = amount
    promised: dict[tuple[str, CommitmentKind, str], list[Pledge]] = defaultdict(list)
    for offer in once_each(offered(missions)):
        if offer.actor and offer.pledge.counts and offer.pledge.amount:
            key = (offer.actor, offer.pledge.kind, plain_unit(offer.pledge.unit))
            promised[key].append(offer.pledge)
    found = []
    for key, needs in asked.items():
        given = sum(pledge.amount or 0 for pledge in promised[key])
        if given > sum(needs.values()):
            found.append(BeyondNeed(key[0], key[1], promised[key][0].unit.strip(), given, sum(needs.values())))
    return tuple(found)
