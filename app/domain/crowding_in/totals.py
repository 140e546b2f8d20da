"""What pledges come to: by kind and unit, never across units, with what crowds in beside the lead.

Crowding-in ratio: resources not from the lead for each one from the lead, in the same unit (OECD's missions reports
speak of 'crowding in' existing resources; the ratio is the leverage ratio of public finance, kept per unit).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from types import MappingProxyType
from typing import TypeVar

from app.domain.crowding_in.pledge import PRIVATE, Pledge
from app.domain.registers.pledges import CommitmentKind

K = TypeVar("K")

_SPELLINGS: Mapping[str, str] = MappingProxyType(
    {
        "€": "eur",
        "euro": "eur",
        "euros": "eur",
        "day": "days",
        "person day": "days",
        "person days": "days",
        "persondays": "days",
        "hour": "hours",
        "person hours": "hours",
        "month": "months",
        "person months": "months",
        "person month": "months",
    }
)
"""Spellings of one and the same unit. Thousands and millions are not: 'kEUR' and 'EUR' stay apart, and it is said."""


def plain_unit(unit: str) -> str:
    """A unit as it is compared: `EUR`, `eur `, `€` and `Euro` are one, and `Person-days` and `days`."""
    plain = " ".join(unit.casefold().replace("-", " ").split()).removesuffix(".")
    return _SPELLINGS.get(plain, plain)


@dataclass(frozen=True, slots=True)
class Total:
    """What pledges of one kind in one unit come to.

    `amount` is None where none of them says how much. `firm` is the confirmed and signed part of it; `count` and
    `firm_count` are numbers of pledges, `without_amount` of those that say no amount. The three `from_…` add up to
    `amount`; `from_private` is the part of it from business and finance.
    """

    kind: CommitmentKind
    unit: str
    amount: float | None
    firm: float
    count: int
    firm_count: int
    without_amount: int
    from_lead: float
    from_others: float
    from_unknown: float
    from_private: float

    @property
    def crowd_in(self) -> float | None:
        """Resources not from the lead, for each one from the lead; None where the lead gives nothing."""
        return self.from_others / self.from_lead if self.from_lead else None

    @property
    def private_share(self) -> float | None:
        """The part from business and finance, 0 to 1; None where there is no amount."""
        return self.from_private / self.amount if self.amount else None


def totals(pledges: Iterable[Pledge]) -> tuple[Total, ...]:
    """Totals by kind and unit of the pledges that count, in the order of kinds, then of units."""
    return _totals(one for one in pledges if one.counts)


def totals_by(pledges: Iterable[Pledge], key: Callable[[Pledge], K]) -> Mapping[K, tuple[Total, ...]]:
    """Totals of each heap of pledges with the same key, such as their sector or status.

    Here also ideas and withdrawn ones are heaped: by status they stand on their own, and elsewhere the caller leaves
    them out.
    """
    heaps: dict[K, list[Pledge]] = defaultdict(list)
    for one in pledges:
        heaps[key(one)].append(one)
    return {one: _totals(heap) for one, heap in heaps.items()}


def _totals(pledges: Iterable[Pledge]) -> tuple[Total, ...]:
    heaps: dict[tuple[CommitmentKind, str], list[Pledge]] = defaultdict(list)
    for one in pledges:
        # Without an amount there is nothing to add, and the unit says nothing; it is counted among its kind's others.
        heaps[one.kind, plain_unit(one.unit) if one.amount is not None else ""].append(one)
    order = list(CommitmentKind)
    return tuple(
        _total(kind, heaps[kind, unit]) for kind, unit in sorted(heaps, key=lambda key: (order.index(key[0]), key[1]))
    )


def _total(kind: CommitmentKind, heap: list[Pledge]) -> Total:
    said = [one for one in heap if one.amount is not None]

    def added(which: Callable[[Pledge], bool]) -> float:
        return fsum(one.amount or 0 for one in said if which(one))

    return Total(
        kind=kind,
        unit=said[0].unit.strip() if said else "",
        amount=added(lambda _: True) if said else None,
        firm=added(lambda one: one.is_firm),
        count=len(heap),
        firm_count=sum(one.is_firm for one in heap),
        without_amount=len(heap) - len(said),
        from_lead=added(lambda one: one.is_lead is True),
        from_others=added(lambda one: one.is_lead is False),
        from_unknown=added(lambda one: one.is_lead is None),
        from_private=added(lambda one: one.sector in PRIVATE),
    )


def mixed_units(found: Iterable[Total]) -> Mapping[CommitmentKind, tuple[str, ...]]:
    """Kinds that were offered in several units: if two of them mean the same, they are worth writing the same way."""
    units: dict[CommitmentKind, list[str]] = defaultdict(list)
    for one in found:
        if one.amount is not None:
            units[one.kind].append(one.unit)
    return {kind: tuple(several) for kind, several in units.items() if len(several) > 1}


@dataclass(frozen=True, slots=True)
class Rate:
    """What one `unit` is worth in another, as facilitators declared it, such as 600 EUR for a day."""

    unit: str
    into: str
    value: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class Converted:
    """A total in another unit by a declared rate. It stands beside the total and never enters it."""

    total: Total
    rate: Rate
    amount: float


def converted(found: Iterable[Total], rates: Iterable[Rate]) -> tuple[Converted, ...]:
    """Every total for whose unit a rate was declared, in that rate's unit."""
    by_unit = {plain_unit(one.unit): one for one in rates}
    return tuple(
        Converted(one, rate, one.amount * rate.value)
        for one in found
        if one.amount is not None and (rate := by_unit.get(plain_unit(one.unit))) is not None
    )
