"""What is a seat's own, for many seats in two statements: who they are, and what they have made.

When the Wi-Fi comes back a whole room enters in the same seconds; whoever comes at one moment shares the statements.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Integer, String, and_, bindparam, case, func, literal, union_all
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import col

from app.domain.workshop import Naming
from app.persistence.repositories.plain import Plain
from app.persistence.tables import (
    CardRow,
    CharterCommentRow,
    ElectorateRow,
    EntryRow,
    GoalRow,
    GroupRow,
    LinkRow,
    RoundRow,
    SeatRow,
    WorkshopRow,
)


@dataclass(frozen=True, slots=True)
class SeatFacts:
    """A seat as the database has it now, with the code of its workshop."""

    id: str
    workshop_id: str
    code: str
    role: str
    group_id: str | None
    name: str
    is_removed: bool


@dataclass(frozen=True, slots=True)
class OwnCard:
    """A card of one's own. `group_size` counts voices, where nobody is named; elsewhere it is 0."""

    id: str
    number: int
    prompt: str
    text: str
    original_text: str
    cluster_id: str
    group_name: str
    group_position: int
    group_size: int


@dataclass(slots=True)
class OwnThings:
    """A seat's own part of a workshop; `group_position` is -1 without a group. Without `is_seated` it was removed.

    `waits_at` is the shut door (`RoundRow.shut_door`) of the open round at which a participant's seat waits.
    """

    is_seated: bool = False
    name: str = ""
    pseudonym: str = ""
    naming: str = ""
    group_name: str = ""
    group_position: int = -1
    link_id: str = ""
    is_on_roster: bool = False
    waits_at: str = ""
    cards: list[OwnCard] = field(default_factory=list)
    goal_ids: list[str] = field(default_factory=list)
    entry_ids: list[str] = field(default_factory=list)
    comment_ids: list[str] = field(default_factory=list)
    voted_round_ids: list[str] = field(default_factory=list)


class Own:
    """Seats and their things by id of the seat."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain

    async def _rows(self, query: Any, seat_ids: Iterable[str]) -> Sequence[Any]:
        return await self._plain.rows(query, {"seat_ids": sorted(set(seat_ids))})

    async def seats(self, seat_ids: Iterable[str]) -> dict[str, SeatFacts]:
        """Those of the seats that exist, by id; removed ones too."""
        return {row[0]: SeatFacts(*row) for row in await self._rows(_SEATS, seat_ids)}

    async def things(self, seat_ids: Iterable[str]) -> dict[str, OwnThings]:
        """What each of these seats has, in one statement."""
        found: dict[str, OwnThings] = {}
        for kind, seat_id, thing_id, number, group_name, group_position, size, *texts in await self._rows(
            _THINGS, seat_ids
        ):
            own = found.setdefault(seat_id, OwnThings())
            match kind:
                case "seat":
                    own.is_seated = True
                    own.name, own.pseudonym, own.naming, _ = texts
                    own.group_name, own.group_position = group_name, group_position
                case "card":
                    prompt, text, original_text, cluster_id = texts
                    own.cards.append(
                        OwnCard(
                            thing_id,
                            number,
                            prompt,
                            text,
                            original_text,
                            cluster_id,
                            group_name,
                            group_position,
                            size,
                        )
                    )
                case "goal":
                    own.goal_ids.append(thing_id)
                case "entry":
                    own.entry_ids.append(thing_id)
                case "comment":
                    own.comment_ids.append(thing_id)
                case "round":
                    own.voted_round_ids.append(thing_id)
                case "roster":
                    own.is_on_roster = True
                case "door":
                    own.waits_at = thing_id
                case _:
                    own.link_id = thing_id
        for own in found.values():
            own.cards.sort(key=lambda card: card.number)
        return found


def _things() -> Any:
    seat_ids: Any = bindparam("seat_ids", expanding=True)
    group_name = func.coalesce(col(GroupRow.name), "")
    group_position = func.coalesce(col(GroupRow.position), -1)
    others = aliased(SeatRow)
    voices = (
        select_columns(func.coalesce(func.sum(others.weight), 0))
        .where(
            col(others.workshop_id) == col(CardRow.workshop_id),
            col(others.group_id) == col(GroupRow.id),
            col(others.removed_at).is_(None),
        )
        .scalar_subquery()
    )
    seats = (
        select_columns(
            literal("seat"),
            col(SeatRow.id),
            col(SeatRow.id),
            literal(0),
            group_name,
            group_position,
            literal(0),
            col(SeatRow.name),
            col(SeatRow.pseudonym),
            col(WorkshopRow.naming),
            literal(""),
        )
        .join(WorkshopRow, col(WorkshopRow.id) == col(SeatRow.workshop_id))
        .outerjoin(GroupRow, col(GroupRow.id) == col(SeatRow.group_id))
        .where(col(SeatRow.id).in_(seat_ids), col(SeatRow.removed_at).is_(None))
    )
    cards = (
        select_columns(
            literal("card"),
            col(CardRow.seat_id),
            col(CardRow.id),
            col(CardRow.number),
            group_name,
            group_position,
            # Only where nobody is named does it matter how many a group are.
            case((col(WorkshopRow.naming) == Naming.NOBODY, voices), else_=0),
            col(CardRow.prompt),
            col(CardRow.text),
            col(CardRow.original_text),
            func.coalesce(col(CardRow.cluster_id), ""),
        )
        .join(WorkshopRow, col(WorkshopRow.id) == col(CardRow.workshop_id))
        .outerjoin(GroupRow, col(GroupRow.id) == col(CardRow.group_id))
        .where(col(CardRow.seat_id).in_(seat_ids), col(CardRow.is_withdrawn).is_(False))
    )
    links = and_(col(LinkRow.seat_id).in_(seat_ids), col(LinkRow.revoked_at).is_(None))
    return union_all(
        seats,
        cards,
        _ids("goal", GoalRow, GoalRow.id, col(GoalRow.seat_id).in_(seat_ids)),
        _ids(
            "entry",
            EntryRow,
            EntryRow.id,
            and_(col(EntryRow.seat_id).in_(seat_ids), col(EntryRow.is_removed).is_(False)),
        ),
        _ids(
            "comment",
            CharterCommentRow,
            CharterCommentRow.id,
            and_(col(CharterCommentRow.seat_id).in_(seat_ids), col(CharterCommentRow.status) != "withdrawn"),
        ),
        _ids(
            "round",
            ElectorateRow,
            ElectorateRow.round_id,
            and_(col(ElectorateRow.seat_id).in_(seat_ids), col(ElectorateRow.has_ballot).is_(True)),
        ),
        _ids("link", LinkRow, LinkRow.id, links),
        _ids("roster", LinkRow, LinkRow.id, and_(links, col(LinkRow.is_personal).is_(True))),
        _waiting(seat_ids),
    )


def _waiting(seat_ids: Any) -> Any:
    """The shut doors of open rounds, for participants who are not in their electorates."""
    empty, zero = literal("", String), literal(0, Integer)
    is_admitted = (
        select_columns(col(ElectorateRow.id))
        .where(col(ElectorateRow.round_id) == col(RoundRow.id), col(ElectorateRow.seat_id) == col(SeatRow.id))
        .exists()
    )
    return (
        select_columns(
            literal("door"),
            col(SeatRow.id),
            col(RoundRow.shut_door),
            zero,
            empty,
            zero,
            zero,
            empty,
            empty,
            empty,
            empty,
        )
        .join(RoundRow, col(RoundRow.workshop_id) == col(SeatRow.workshop_id))
        .where(
            col(SeatRow.id).in_(seat_ids),
            col(SeatRow.role) == "participant",
            col(RoundRow.status) == "open",
            col(RoundRow.shut_door) != "",
            ~is_admitted,
        )
    )


def _ids(kind: str, table: type[Any], thing: Any, condition: Any) -> Any:
    """The ids of one kind of thing, in the columns of the others."""
    empty = literal("", String)
    zero = literal(0, Integer)
    return select_columns(
        literal(kind), table.seat_id, thing, zero, empty, zero, zero, empty, empty, empty, empty
    ).where(condition)


# Built once: putting such a statement together costs more than running it.
_THINGS = _things()
_SEATS = (
    select_columns(
        col(SeatRow.id),
        col(SeatRow.workshop_id),
        col(WorkshopRow.code),
        col(SeatRow.role),
        col(SeatRow.group_id),
        col(SeatRow.name),
        col(SeatRow.removed_at).is_not(None),
    )
    .join(WorkshopRow, col(WorkshopRow.id) == col(SeatRow.workshop_id))
    .where(col(SeatRow.id).in_(bindparam("seat_ids", expanding=True)))
)
