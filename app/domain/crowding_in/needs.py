"""What is asked for, and how much of it nobody has offered yet.

Must not: fill one gap twice with the same pledge: a pledge answers one ask at most, and the gap of a kind is the sum
of its asks without the sum of its pledges.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from app.domain.crowding_in.pledge import Pledge
from app.domain.crowding_in.totals import plain_unit
from app.domain.registers.pledges import CommitmentKind


@dataclass(frozen=True, slots=True)
class Ask:
    """What is needed; `amount` in `unit`, or None where nobody has said how much."""

    id: str
    kind: CommitmentKind
    amount: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """An ask with the pledges that answer it; `missing` in its unit, None where it says no amount."""

    ask: Ask
    pledge_ids: tuple[str, ...]
    offered: float
    missing: float | None

    @property
    def is_open(self) -> bool:
        """Whether something is still to be found."""
        return self.missing > 0 if self.missing is not None else not self.pledge_ids


@dataclass(frozen=True, slots=True)
class Gap:
    """Of one kind in one unit: all that is needed, all that is offered, firmly so, and what is missing (0 or more)."""

    kind: CommitmentKind
    unit: str
    needed: float
    offered: float
    firm: float
    ask_ids: tuple[str, ...]

    @property
    def missing(self) -> float:
        """What nobody has offered yet."""
        return max(0.0, self.needed - self.offered)


def answers(asks: Iterable[Ask], pledges: Iterable[Pledge]) -> tuple[Answered, ...]:
    """Each ask with the pledges made for it; only those of its kind and unit fill its amount."""
    made: dict[str, list[Pledge]] = defaultdict(list)
    for one in pledges:
        if one.counts and one.answers:
            made[one.answers].append(one)
    found = []
    for ask in asks:
        heap = made[ask.id]
        offered = fsum(
            one.amount
            for one in heap
            if one.amount is not None and one.kind is ask.kind and plain_unit(one.unit) == plain_unit(ask.unit)
        )
        missing = None if ask.amount is None else max(0.0, ask.amount - offered)
        found.append(Answered(ask, tuple(one.id for one in heap), offered, missing))
    return tuple(found)


def gaps(asks: Iterable[Ask], pledges: Iterable[Pledge]) -> tuple[Gap, ...]:
    """The gap of every kind and unit in which something is asked for, in the order of kinds, then of units."""
    counted = [one for one in pledges if one.counts and one.amount is not None]
    heaps: dict[tuple[CommitmentKind, str], list[Ask]] = defaultdict(list)
    for ask in asks:
        if ask.amount is not None:
            heaps[ask.kind, plain_unit(ask.unit)].append(ask)
    order = list(CommitmentKind)
    found = []
    for kind, unit in sorted(heaps, key=lambda key: (order.index(key[0]), key[1])):
        heap = heaps[kind, unit]
        same = [one for one in counted if one.kind is kind and plain_unit(one.unit) == unit]
        found.append(
            Gap(
                kind,
                heap[0].unit.strip(),
                fsum(one.amount or 0 for one in heap),
                fsum(one.amount or 0 for one in same),
                fsum(one.amount or 0 for one in same if one.is_firm),
                tuple(one.id for one in heap),
            )
        )
    return tuple(found)
