"""Drafting the charter: the facilitators' wording of a section over what was assembled."""

import re

from app.domain.actions import Action
from app.domain.errors import Invalid, NotFound
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, clean_text
from app.persistence.tables import CharterEditRow
from app.services.turn import Gate, Turn

LONGEST_SECTION = 20_000


class Drafting:
    """Step 5: edits. What was assembled stays beneath; an edit can be taken back at any time."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def reword(self, actor: Actor, section_key: str, text: str, *, basis: str = "") -> None:
        """Word a section by hand; `basis` is the hash of what was assembled, so that later changes can be noticed."""
        async with self._gate.turn(
            actor, Action.EDIT_CHARTER, Topic.CHARTER, label="edit_section", is_undoable=True
        ) as turn:
            await set_wording(turn, section_key, text, basis=basis)

    async def restore(self, actor: Actor, section_key: str) -> None:
        """Go back to what was assembled."""
        async with self._gate.turn(
            actor, Action.EDIT_CHARTER, Topic.CHARTER, label="restore_section", is_undoable=True
        ) as turn:
            edit = await turn.work.charter_edits.of_section(actor.workshop_id, section_key)
            if edit is None or edit.is_removed:
                raise NotFound("section.unknown")
            edit.is_removed = True


async def set_wording(turn: Turn, section_key: str, text: str, *, basis: str) -> None:
    """Put a section's own wording in its place within a turn; what stood there is in the trail."""
    if not re.fullmatch(r"[a-z_]{1,40}", section_key):
        raise Invalid("section.unknown", "section_key")
    clean = clean_text(text, "text", most=LONGEST_SECTION)
    workshop_id = turn.actor.workshop_id
    edit = await turn.work.charter_edits.of_section(workshop_id, section_key)
    if edit is None:
        edit = turn.work.charter_edits.add(
            CharterEditRow(workshop_id=workshop_id, section_key=section_key, edited_at=turn.now)
        )
    edit.text, edit.basis, edit.editor_role = clean, basis[:64], turn.actor.role
    edit.edited_at, edit.is_removed = turn.now, False
