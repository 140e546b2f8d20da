"""Entries of registers and sources of readings, made by hand for tests."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.domain.estimates.catalogue import SHEETS
from app.domain.estimates.summary import Summary, summarise
from app.domain.parts import Part
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.source import Entry, ShelfSource


def entries(key: str, *rows: Mapping[str, Any]) -> list[Entry]:
    """Entries of a register; what a row leaves out nobody has said. `id` is the row's own, or made of its place."""
    register = REGISTERS[key]
    made = []
    for number, row in enumerate(rows, 1):
        values = {**register.blanks, **{name: value for name, value in row.items() if name != "id"}}
        assert set(values) == set(register.by_name), f"{key} has no {set(values) - set(register.by_name)}"
        made.append(Entry(id=str(row.get("id", f"{key}{number}")), number=number, values=values))
    return made


def answers(sheet: str, **said: Sequence[Any]) -> dict[str, dict[str, Summary]]:
    """Summaries of a sheet about the mission itself."""
    items = [item for item in SHEETS[sheet].items if item.name in said]
    return {"": {item.name: summarise(item, map(str, said[item.name])) for item in items}}


def source(
    *,
    adopted: Sequence[str] = (),
    deadline: date | None = None,
    summaries: Mapping[str, Mapping[str, Mapping[str, Summary]]] | None = None,
    today: date = date(2026, 11, 25),
    parts: Sequence[Part] = tuple(Part),
    **registers: Sequence[Mapping[str, Any]],
) -> ShelfSource:
    """A source with these registers."""
    return ShelfSource(
        registers={key: entries(key, *rows) for key, rows in registers.items()},
        summaries_by_sheet=summaries or {},
        adopted=frozenset(adopted),
        deadlines=dict.fromkeys(adopted, deadline),
        parts=frozenset(parts),
        today=today,
    )
