"""The values of an entry, wherever it is kept: in columns of its own table, and in `more` for every other field.

Must not: check what a value may be (`app.domain.registers.fields` does).
"""

from collections.abc import Sequence
from datetime import date

from app.domain.registers.fields import FieldKind, RegisterField, Value
from app.domain.registers.register import Register, Store
from app.persistence.repositories.registers import Kept
from app.persistence.tables import EntryRow, GoalRow
from app.persistence.unit_of_work import UnitOfWork

_COLUMNS = {
    Store.ENTRY: frozenset[str](),
    Store.STAKEHOLDER: frozenset(
        {"name", "sector", "level", "policy_field", "roles", "power", "interest", "is_present", "note"}
    ),
    Store.INSTRUMENT: frozenset(
        {
            "name",
            "summary",
            "code",
            "side",
            "stages",
            "goal_ids",
            "lead_id",
            "partner_ids",
            "target_group",
            "budget",
            "budget_status",
            "budget_source",
            "start",
            "first_step",
            "is_new",
        }
    ),
    Store.GOAL: frozenset({"statement", "target_value"}),
}
"""Fields that were there first and have a column of their own."""


def values_of(register: Register, row: Kept) -> dict[str, Value]:
    """All values of an entry by field."""
    columns = _COLUMNS[register.store]
    return {
        field.name: _plain(field, getattr(row, field.name))
        if field.name in columns
        else row.more.get(field.name, field.blank)
        for field in register.fields
    }


def put(register: Register, row: Kept, field: RegisterField, value: Value) -> None:
    """Set one value of an entry."""
    if field.name in _COLUMNS[register.store]:
        setattr(row, field.name, _stored(field, value))
    else:
        row.more = {**row.more, field.name: value}


def _plain(field: RegisterField, stored: object) -> Value:
    if isinstance(stored, bool):
        return "yes" if stored else "no"
    if isinstance(stored, date):
        return stored.isoformat()
    if isinstance(stored, (list, tuple)):
        return [str(one) for one in stored]
    if stored is None:
        return field.blank
    assert isinstance(stored, (str, int, float))  # noqa: S101 - columns of registers hold nothing else
    return stored


def _stored(field: RegisterField, value: Value) -> object:
    if field.kind is FieldKind.FLAG:
        return value == "yes"
    return value


def is_standing(row: Kept) -> bool:
    """Whether an entry is still there."""
    if isinstance(row, EntryRow):
        return not row.is_removed
    return row.status in {"proposed", "adopted"} if isinstance(row, GoalRow) else not row.is_removed


async def standing_rows(work: UnitOfWork, workshop_id: str, register: Register) -> Sequence[Kept]:
    """The entries of a register that stand, by number, wherever they are kept."""
    match register.store:
        case Store.STAKEHOLDER:
            return await work.stakeholders.of(workshop_id)
        case Store.INSTRUMENT:
            return await work.instruments.of(workshop_id)
        case Store.GOAL:
            return [row for row in await work.goals.of(workshop_id) if row.status in {"proposed", "adopted"}]
        case _:
            return await work.entries.of(workshop_id, register.key)
