"""Crowding in: what commitments come to, by kind, sector and unit, and how long they last.

Amounts are added only within one unit: money, days and data are never made into one number.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.registers.pledges import Authority, CommitmentKind, CommitmentStatus
from app.domain.stakeholders import Sector

COUNTED = frozenset(
    {
        CommitmentStatus.OFFERED,
        CommitmentStatus.TO_BE_CONFIRMED,
        CommitmentStatus.CONFIRMED,
        CommitmentStatus.SIGNED,
    }
)
"""Statuses that enter totals: an idea is not offered yet, and what was withdrawn is gone."""

FIRM = frozenset({CommitmentStatus.CONFIRMED, CommitmentStatus.SIGNED})


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment as it counts. `is_lead`: it comes from the body that leads the mission."""

    id: str
    kind: CommitmentKind
    status: CommitmentStatus = CommitmentStatus.OFFERED
    amount: float | None = None
    unit: str = ""
    end: date | None = None
    sector: Sector | None = None
    is_lead: bool = False
    authority: Authority | None = None
    condition: str = ""
    is_validated: bool = False
    is_contradicting: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """What pledges of one kind in one unit come to; `firm` is the confirmed and signed part. `count` of pledges."""

    kind: CommitmentKind
    unit: str
    amount: float
    firm: float
    count: int
    from_lead: float
    from_others: float

    @property
    def crowd_in(self) -> float | None:
        """Resources not from the lead, for each one from the lead; None where the lead gives nothing."""
        return self.from_others / self.from_lead if self.from_lead else None


def plain_unit(unit: str) -> str:
    """A unit as it is compared: `EUR`, `eur ` and `Eur` are one."""
    return " ".join(unit.casefold().split())


def totals(pledges: Iterable[Pledge]) -> tuple[Total, ...]:
    """Totals by kind and unit, in the order of kinds, then of units; pledges without an amount count as 0."""
    heaps: dict[tuple[CommitmentKind, str], list[Pledge]] = defaultdict(list)
    spelled: dict[tuple[CommitmentKind, str], str] = {}
    for one in pledges:
        if one.status in COUNTED:
            key = (one.kind, plain_unit(one.unit))
            heaps[key].append(one)
            spelled.setdefault(key, one.unit)
    order = list(CommitmentKind)
    found = []
    for key in sorted(heaps, key=lambda key: (order.index(key[0]), key[1])):
        heap = heaps[key]
        found.append(
            Total(
                key[0],
                spelled[key],
                sum(one.amount or 0 for one in heap),
                sum(one.amount or 0 for one in heap if one.status in FIRM),
                len(heap),
                sum(one.amount or 0 for one in heap if one.is_lead),
                sum(one.amount or 0 for one in heap if not one.is_lead),
            )
        )
    return tuple(found)


def by_sector(pledges: Iterable[Pledge]) -> Mapping[Sector | None, int]:
    """How many counted pledges come from each sector; None where nobody has said whose they are."""
    found: dict[Sector | None, int] = defaultdict(int)
    for one in pledges:
        if one.status in COUNTED:
            found[one.sector] += 1
    return found


@dataclass(frozen=True, slots=True)
class Early:
    """A pledge that ends before the mission does, and by how many years (a started year counts as one)."""

    id: str
    end: date
    years: int


def ends_early(pledges: Iterable[Pledge], deadline: date | None) -> tuple[Early, ...]:
    """Pledges that end before the deadline, the earliest first."""
    if deadline is None:
        return ()
    found = [
        Early(one.id, one.end, max(1, deadline.year - one.end.year))
        for one in pledges
        if one.status in COUNTED and one.end is not None and one.end < deadline
    ]
    return tuple(sorted(found, key=lambda early: (early.end, early.id)))


def gap_years(pledges: Iterable[Pledge], deadline: date | None) -> int:
    """Years between the end of the longest pledge and the deadline; 0 where one has no end or none is made."""
    counted = [one for one in pledges if one.status in COUNTED]
    if deadline is None or not counted or any(one.end is None for one in counted):
        return 0
    last = max(one.end for one in counted if one.end)
    return max(0, deadline.year - last.year)
