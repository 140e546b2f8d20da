"""The trail: what a transaction changed, row by row, so that it can be shown and taken back. Ballots leave none."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col, select

from app.domain.permissions import FROZEN
from app.persistence.repositories.base import Repository
from app.persistence.tables import (
    CardRow,
    ChallengeRow,
    ChangeRow,
    CharterCommentRow,
    CharterEditRow,
    CheckNoteRow,
    ClusterRow,
    EntryRow,
    GoalRow,
    InstrumentRow,
    ParkingItemRow,
    ReceiptRow,
    StakeholderRow,
    StepRow,
)

if TYPE_CHECKING:
    from app.persistence.unit_of_work import Cause

TRACKED: dict[str, type[Any]] = {
    row.__tablename__: row
    for row in (
        CardRow,
        ChallengeRow,
        CharterCommentRow,
        CharterEditRow,
        CheckNoteRow,
        ClusterRow,
        EntryRow,
        GoalRow,
        InstrumentRow,
        ParkingItemRow,
        StakeholderRow,
        StepRow,
    )
}
"""Content whose changes are kept. Seats, links, notes and everything about voting are not content."""


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value


def _rich(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"moment"}:
        return datetime.fromisoformat(value["moment"])
    if isinstance(value, dict) and set(value) == {"date"}:
        return date.fromisoformat(value["date"])
    return value


def _values(row: SQLModel) -> dict[str, Any]:
    return {attribute.key: _plain(getattr(row, attribute.key)) for attribute in inspect(type(row)).column_attrs}


def _tracked(rows: Iterable[object]) -> Iterator[Any]:
    return (row for row in rows if isinstance(row, tuple(TRACKED.values())))


class ChangeTracker:
    """Notices, flush by flush, what tracked rows were before."""

    def __init__(self, session: Session) -> None:
        self._before: dict[tuple[str, str], dict[str, Any] | None] = {}
        self._live: dict[tuple[str, str], SQLModel] = {}
        event.listen(session, "before_flush", self._notice)

    def _notice(self, session: Session, _context: Any, _instances: Any) -> None:
        for row in _tracked(session.new):
            key = (str(row.__tablename__), str(row.id))
            self._before.setdefault(key, None)
            self._live[key] = row
        for row in _tracked(session.dirty):
            key = (str(row.__tablename__), str(row.id))
            changed = {
                attribute.key: _plain(attribute.history.deleted[0])
                for attribute in inspect(row).attrs
                if attribute.history.has_changes() and attribute.history.deleted
            }
            if not changed:
                continue
            known = self._before.setdefault(key, {})
            self._live[key] = row
            if known is not None:
                for name, value in changed.items():
                    known.setdefault(name, value)

    def rows(self) -> list[dict[str, Any]]:
        """[{table, id, before, after}]: `before` is None for a new row; `after` has the same columns as `before`."""
        listed = []
        for (table, row_id), before in self._before.items():
            now = _values(self._live[table, row_id])
            after = now if before is None else {name: now[name] for name in before}
            if before is None or before != after:
                listed.append({"table": table, "id": row_id, "before": before, "after": after})
        return listed


class Changes(Repository[ChangeRow]):
    """The trail of a workshop."""

    table = ChangeRow

    def add_change(self, cause: "Cause", rows: list[dict[str, Any]]) -> None:
        """Keep one change."""
        self._session.add(
            ChangeRow(
                workshop_id=cause.workshop_id,
                seat_id=cause.actor.seat_id if cause.actor else None,
                role=cause.actor.role if cause.actor else "",
                action=cause.action,
                label=cause.label,
                rows=rows,
                is_undoable=cause.is_undoable,
                happened_at=datetime.now(UTC),
            )
        )

    async def of(self, workshop_id: str) -> Sequence[ChangeRow]:
        """All changes, oldest first."""
        return await self._all(
            ChangeRow.workshop_id == workshop_id, order=(col(ChangeRow.happened_at), col(ChangeRow.id))
        )

    async def beyond(self, workshop_id: str, *actions: str) -> Sequence[ChangeRow]:
        """Changes by any other action than these that were not taken back, oldest first."""
        return await self._all(
            ChangeRow.workshop_id == workshop_id,
            col(ChangeRow.action).not_in(actions),
            col(ChangeRow.undone_at).is_(None),
            order=(col(ChangeRow.happened_at), col(ChangeRow.id)),
        )

    async def of_contents(self, workshop_id: str) -> int:
        """How many changes there were of what a charter says."""
        return await self._count(ChangeRow.workshop_id == workshop_id, col(ChangeRow.action).in_(sorted(FROZEN)))

    async def last_undoable(self, workshop_id: str, *, lock: bool = False) -> ChangeRow | None:
        """The newest change that the desk may take back; with `lock`, nobody else does at the same moment."""
        query = (
            select(ChangeRow)
            .where(
                ChangeRow.workshop_id == workshop_id,
                col(ChangeRow.is_undoable).is_(True),
                col(ChangeRow.undone_at).is_(None),
            )
            .order_by(col(ChangeRow.happened_at).desc(), col(ChangeRow.id).desc())
            .limit(1)
        )
        if lock:
            query = query.with_for_update(key_share=True)
        return (await self._session.exec(query)).first()

    async def take_back(self, change: ChangeRow) -> bool:
        """Put every row back to what it was. False, and nothing is touched, if somebody has changed one since."""
        rows: dict[str, Any] = {}
        for entry in change.rows:
            row = await self._session.get(TRACKED[entry["table"]], entry["id"], with_for_update={"key_share": True})
            if row is None or row.workshop_id != change.workshop_id:
                return False
            now = _values(row)
            if any(now[name] != value for name, value in entry["after"].items()):
                return False
            rows[entry["id"]] = row
        for entry in reversed(change.rows):
            row = rows[entry["id"]]
            if entry["before"] is None:
                await self._session.delete(row)
            else:
                for name, value in entry["before"].items():
                    setattr(row, name, _rich(value))
        change.undone_at = datetime.now(UTC)
        self._session.add(change)
        return True


class Receipts(Repository[ReceiptRow]):
    """Answers already given."""

    table = ReceiptRow

    async def find(self, seat_id: str, key: str) -> ReceiptRow | None:
        """The receipt of a resend, if this key was answered before."""
        query = select(ReceiptRow).where(ReceiptRow.seat_id == seat_id, ReceiptRow.key == key)
        return (await self._session.exec(query)).first()

    def give(self, workshop_id: str, seat_id: str, key: str, result_id: str) -> None:
        """Remember the answer; the unique key makes two at once impossible."""
        self._session.add(
            ReceiptRow(
                workshop_id=workshop_id,
                seat_id=seat_id,
                key=key,
                result_id=result_id,
                received_at=datetime.now(UTC),
            )
        )


__all__ = ["TRACKED", "ChangeTracker", "Changes", "Receipts"]
