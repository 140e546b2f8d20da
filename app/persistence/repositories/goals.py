"""Goals."""

from collections.abc import Sequence

from sqlmodel import col

from app.persistence.repositories.base import Repository
from app.persistence.tables import GoalRow


class Goals(Repository[GoalRow]):
    """Proposed, adopted, merged and hidden goals."""

    table = GoalRow

    async def of(self, workshop_id: str) -> Sequence[GoalRow]:
        """All goals, by number."""
        return await self._all(GoalRow.workshop_id == workshop_id, order=col(GoalRow.number))

    async def standing(self, workshop_id: str) -> int:
        """How many goals are neither merged nor hidden."""
        return await self._count(GoalRow.workshop_id == workshop_id, col(GoalRow.status).in_(("proposed", "adopted")))
