"""What a turn looks up in registers, once each, and what it holds a new value against.

Must not: write.
"""

from collections.abc import Mapping

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

    async def rows(self, kept: Register) -> list[Kept]:
        """The entries of a register that stand."""
        if kept.key not in self._rows:
            self._rows[kept.key] = list(await standing_rows(self._turn.work, self._turn.actor.workshop_id, kept))
        return self._rows[kept.key]

    def added(self, kept: Register, row: Kept) -> None:
        """One more, which the next will be checked against."""
        self._rows[kept.key].append(row)

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
        same = [_folded(values[name]) for name in kept.unique]
        for other in await self.rows(kept):
            if row is None or other.id != row.id:
                theirs = values_of(kept, other)
                if [_folded(theirs[name]) for name in kept.unique] == same:
                    raise Conflict("entry.twice", number=other.number)


def _folded(value: Value) -> Value:
    """A value as it counts when two are compared: small differences of typing make no difference."""
    return " ".join(value.casefold().split()) if isinstance(value, str) else value
