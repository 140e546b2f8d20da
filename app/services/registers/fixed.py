"""The guard of what is fixed: it changes only after a decision that names it was recorded.

Must not: decide what is fixed (the tag does), or how long a decision opens it (`app.domain.fixing` does).
"""

from app.domain.errors import Conflict
from app.domain.fixing import may_change
from app.domain.parts import Part
from app.domain.registers.stopping import DECISIONS
from app.persistence.repositories.registers import Kept
from app.persistence.tables import EntryRow, GoalRow, InstrumentRow
from app.services.turn import Turn


async def refuse_if_fixed(turn: Turn, row: Kept) -> None:
    """Errors: Conflict `fixed.undecided`. A workshop that does not show where decisions are recorded asks for none."""
    if not isinstance(row, (GoalRow, InstrumentRow)) or not row.more.get("fixity"):
        return
    if Part.STOPPING not in turn.workshop.parts:
        return
    field = "goal" if isinstance(row, GoalRow) else "instrument"
    decided = [
        entry.added_at
        for entry in await turn.work.entries.of(turn.actor.workshop_id, DECISIONS.key)
        if isinstance(entry, EntryRow) and entry.more.get(field) == row.id
    ]
    if not may_change(row.more["fixity"], decided, turn.now):
        raise Conflict("fixed.undecided")
