"""Who is connected and who is writing at this moment, as the hub knows it and hands it to the views.

Must not: know names, or reach a page as it is. Views turn it into counts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Here:
    """Ids of the seats that are connected, of those of them who are writing, and the group of each by seat id.

    Seats without a group (facilitators, observers) are not in `groups`. A device is one person; tables without phones
    are never connected and are not in here.
    """

    seats: frozenset[str] = frozenset()
    writing: frozenset[str] = frozenset()
    groups: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def by_group(self, seats: Iterable[str]) -> Counter[str]:
        """How many of these seats are in each group, by group id; those without a group are left out."""
        return Counter(self.groups[seat] for seat in seats if seat in self.groups)

    def __or__(self, other: "Here") -> "Here":
        """Those who are here or there."""
        if not other.seats and not other.writing:
            return self  # the rule where there is one instance
        return Here(self.seats | other.seats, self.writing | other.writing, {**other.groups, **self.groups})


NOBODY_HERE = Here()
