"""Words on quality checks."""

from collections.abc import Sequence

from sqlmodel import col

from app.persistence.repositories.base import Repository
from app.persistence.tables import CheckNoteRow


class CheckNotes(Repository[CheckNoteRow]):
    """What was said about checks."""

    table = CheckNoteRow

    async def of(self, workshop_id: str) -> Sequence[CheckNoteRow]:
        """All that stand, oldest first."""
        return await self._all(
            CheckNoteRow.workshop_id == workshop_id,
            col(CheckNoteRow.is_removed).is_(False),
            order=(col(CheckNoteRow.noted_at), col(CheckNoteRow.id)),
        )
