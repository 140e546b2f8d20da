"""Comments on the charter."""

from collections.abc import Sequence

from sqlalchemy import func
from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import CharterCommentRow


class CharterComments(Repository[CharterCommentRow]):
    """Comments and proposed changes, withdrawn ones included unless it is said."""

    table = CharterCommentRow

    async def of(self, workshop_id: str) -> Sequence[CharterCommentRow]:
        """All that were not taken back, by number."""
        return await self._all(
            CharterCommentRow.workshop_id == workshop_id,
            CharterCommentRow.status != "withdrawn",
            order=col(CharterCommentRow.number),
        )

    async def count(self, workshop_id: str) -> int:
        """How many were ever written."""
        return await self._count(CharterCommentRow.workshop_id == workshop_id)

    async def last_number(self, workshop_id: str) -> int:
        """The highest number that was given; 0 before the first."""
        query = select(func.coalesce(func.max(CharterCommentRow.number), 0)).where(
            CharterCommentRow.workshop_id == workshop_id
        )
        return int((await self._session.exec(query)).one())
