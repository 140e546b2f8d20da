"""What a turn looks up in registers, once each, and what it holds a new value against.

Must not: write.
"""

from collections.abc import Mapping, Sequence

from app.domain.errors import Conflict, Invalid
from app.domain.registers.catalogue import register
from app.domain.registers.fields import Value
from app.domain.registers.register import Register, linked_ids
from app.persistence.repositories.registers import Kept
from app.services.registers.values import standing_rows, values_of
from app.services.turn import Turn


class Looking:
    """What a turn has looked up: each register is read once, however many entries are checked against it."""

    def __init__(self, turn: Turn) -> None:
        self._turn = turn
        self._rows: dict[str, list[Kept]] = {}
        self._last: dict[str, int] = {}
        self._alike: dict[str, dict[Sameness, list[Kept]]] = {}

    async def rows(self, kept: Register) -> list[Kept]:
        """The entries of a register that stand."""
        if kept.key not in self._rows:
            self._rows[kept.key] = list(await standing_rows(self._turn.work, self._turn.actor.workshop_id, kept))
        return self._rows[kept.key]

    def added(self, kept: Register, row: Kept) -> None:
        """One more, which the next will be checked against."""
        self._rows[kept.key].append(row)
        if kept.key in self._alike:
            self._alike[kept.key].setdefault(sameness(kept.unique, values_of(kept, row)), []).append(row)

    async def next_number(self, kept: Register) -> int:
        """The number of a new entry; none is ever given twice."""
        if kept.key not in self._last:
            work = self._turn.work
            self._last[kept.key] = await work.entries.last_number(self._turn.actor.workshop_id, kept.key)
        self._last[kept.key] += 1
        return self._last[kept.key]

    async def check(self, kept: Register, values: Mapping[str, Value], row: Kept | None = None) -> None:
        """Links point at what is there; no two entries are alike where that makes no sense."""
        for field in kept.linking:
            wanted = set(linked_ids(field, values[field.name]))
            if row is not None:
                wanted -= set(linked_ids(field, values_of(kept, row)[field.name]))  # what went since is no fault now
            if wanted and not wanted <= {one.id for one in await self.rows(register(field.target))}:
                raise Invalid("entry.gone", field.name)
        if kept.distinct and len({str(values[name]) for name in kept.distinct}) < len(kept.distinct):
            raise Invalid("entry.itself", kept.distinct[-1])
        if not kept.unique:
            return
        if kept.key not in self._alike:
            self._alike[kept.key] = {}
            for other in await self.rows(kept):
                self._alike[kept.key].setdefault(sameness(kept.unique, values_of(kept, other)), []).append(other)
        for other in self._alike[kept.key].get(sameness(kept.unique, values), ()):
            if row is None or other.id != row.id:
                raise Conflict("entry.twice", number=other.number)


Sameness = tuple[str, ...]


def sameness(names: Sequence[str], values: Mapping[str, Value]) -> Sameness:
    """What two entries share that agree in these fields: small differences of typing make no difference."""
    return tuple(_folded(values.get(name)) for name in names)


def _folded(value: Value) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    return " ".join(str(value or "").casefold().split())
