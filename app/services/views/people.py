"""How people are named to others: by the workshop's rule, everywhere the same."""

from dataclasses import dataclass

from app.domain.voting.groups import THRESHOLD
from app.domain.workshop import Channel, Naming
from app.persistence.repositories.seats import ListedSeat
from app.persistence.tables import GroupRow, SeatRow, WorkshopRow
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
    """Seats and groups of one workshop, read once."""

    def __init__(self, workshop: WorkshopRow, groups: list[GroupRow], seats: list[ListedSeat]) -> None:
        self.workshop = workshop
        self.groups = groups
        self.seats = {seat.id: seat for seat in seats}
        self._positions = {group.id: index for index, group in enumerate(groups)}
        self._sizes: dict[str, int] = {}
        for seat in seats:
            if seat.removed_at is None and seat.group_id:
                self._sizes[seat.group_id] = self._sizes.get(seat.group_id, 0) + seat.weight

    @classmethod
    async def read(cls, work: UnitOfWork, workshop: WorkshopRow) -> "People":
        """Two queries."""
        return cls(workshop, list(await work.groups.of(workshop.id)), list(await work.seats.facts(workshop.id)))

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

    def credit(self, seat_id: str | None, group_id: str | None = None) -> Credit:
        """Who is behind a contribution. Where nobody is named, a group is shown only if it is no handful of people."""
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
