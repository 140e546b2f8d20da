"""Versions of the charter. Lists come without their contents, which are large."""

from collections.abc import Sequence

from sqlalchemy.orm import defer
from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import CharterVersionRow


class CharterVersions(Repository[CharterVersionRow]):
    """The versions that were kept."""

    table = CharterVersionRow

    async def of(self, workshop_id: str) -> Sequence[CharterVersionRow]:
        """All versions by number; their contents are not read."""
        query = (
            select(CharterVersionRow)
            .where(CharterVersionRow.workshop_id == workshop_id)
            .order_by(col(CharterVersionRow.number))
            .options(defer(CharterVersionRow.content, raiseload=True))  # type: ignore[arg-type]
        )
        return (await self._session.exec(query)).all()

    async def numbered(self, workshop_id: str, number: int) -> CharterVersionRow | None:
        """The version with this number, contents included."""
        query = (
            select(CharterVersionRow)
            .where(CharterVersionRow.workshop_id == workshop_id, CharterVersionRow.number == number)
            .execution_options(populate_existing=True)
        )
        return (await self._session.exec(query)).first()
