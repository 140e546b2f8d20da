"""How people are named to others: by the workshop's rule, everywhere the same.

What came with a charter from elsewhere has no seats here; its credits are shown as far as both workshops' rules allow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.voting.groups import THRESHOLD
from app.domain.workshop import Channel, Naming
from app.persistence.repositories.seats import ListedSeat
from app.persistence.tables import CarriedRow, GroupRow, SeatRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Credit:
    """Who said something, as far as others may know it. `group_index` is -1 where there is no group to show."""

    author: str = ""
    group_name: str = ""
    group_index: int = -1


def shown(naming: str, name: str, pseudonym: str) -> str:
    """What others see of a seat's names by the workshop's rule."""
    match naming:
        case Naming.NAMES:
            return name
        case Naming.PSEUDONYMS:
            return pseudonym
        case _:
            return ""


def name_of(naming: str, seat: SeatRow | ListedSeat) -> str:
    """A seat's name by the workshop's rule; empty where nobody is named."""
    return shown(naming, seat.name, seat.pseudonym)


def name_at_the_desk(naming: str, seat: SeatRow | ListedSeat) -> str:
    """By the rule of the workshop, or else the pseudonym; a table by the name that the desk itself gave it."""
    return seat.name if seat.channel == Channel.TABLE else name_of(naming, seat) or seat.pseudonym


def is_a_handful(naming: str, size: int) -> bool:
    """Whether a group is so small that naming it would name its people, where nobody is to be named."""
    return naming == Naming.NOBODY and size < THRESHOLD


class People:
    """Seats and groups of one workshop, read once, and what came along with it from elsewhere."""

    def __init__(
        self,
        workshop: WorkshopRow,
        groups: list[GroupRow],
        seats: list[ListedSeat],
        carried: CarriedRow | None = None,
    ) -> None:
        self.workshop = workshop
        self.groups = groups
        self.carried = carried
        self.seats = {seat.id: seat for seat in seats}
        self._positions = {group.id: index for index, group in enumerate(groups)}
        self._sizes: dict[str, int] = {}
        for seat in seats:
            if seat.removed_at is None and seat.group_id:
                self._sizes[seat.group_id] = self._sizes.get(seat.group_id, 0) + seat.weight

    @classmethod
    async def read(cls, work: UnitOfWork, workshop: WorkshopRow) -> "People":
        """Two queries; one more where a charter was brought along."""
        carried = await work.carried.of(workshop.id) if workshop.is_carried else None
        groups, seats = await work.groups.of(workshop.id), await work.seats.facts(workshop.id)
        return cls(workshop, list(groups), list(seats), carried)

    def group_index(self, group_id: str | None) -> int:
        """The position of a group; -1 where there is none."""
        return self._positions.get(group_id or "", -1)

    def group_name(self, group_id: str | None) -> str:
        """The name of a group; empty where there is none."""
        index = self.group_index(group_id)
        return self.groups[index].name if index >= 0 else ""

    def name_of(self, seat: ListedSeat) -> str:
        """A seat's name by the workshop's rule."""
        return name_of(self.workshop.naming, seat)

    def took_part(self, group_id: str) -> Mapping[str, int]:
        """Seats and voices of a group (of nobody's with an empty id) as the charter that came along says."""
        found: Mapping[str, int] = self.carried.people.get(group_id, {}) if self.carried else {}
        return found

    def credit(self, seat_id: str | None, group_id: str | None = None, row_id: str = "") -> Credit:
        """Who is behind a contribution. Where nobody is named, a group is shown only if it is no handful of people.

        `row_id` is that of the contribution, for those that came with a charter from elsewhere.
        """
        said: Any = self.carried.credits.get(row_id) if self.carried and not seat_id else None
        if said is not None:
            return self.credit_from_elsewhere(*said)
        seat = self.seats.get(seat_id or "")
        group_id = group_id or (seat.group_id if seat else None)
        index = self.group_index(group_id)
        if is_a_handful(self.workshop.naming, self._sizes.get(group_id or "", 0)):
            index = -1
        return Credit(
            author=self.name_of(seat) if seat else "",
            group_name=self.groups[index].name if index >= 0 else "",
            group_index=index,
        )

    def credit_from_elsewhere(self, author: str, group: str) -> Credit:
        """A credit of the charter that came along, as far as both workshops' rules allow."""
        assert self.carried is not None  # noqa: S101 - who calls has looked
        if not Naming(self.carried.naming).is_as_private_as(Naming(self.workshop.naming)):
            author = ""
            if self.workshop.naming == Naming.NOBODY:
                return Credit()  # how many were in the group is not known here
        index = next((at for at, one in enumerate(self.groups) if one.name == group), -1)
        return Credit(author, self.groups[index].name if index >= 0 else "", index)
