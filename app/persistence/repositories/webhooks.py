"""Addresses that are told, and what was sent to them."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from app.persistence.repositories.base import Repository
from app.persistence.tables import WebhookDeliveryRow, WebhookRow


class Webhooks(Repository[WebhookRow]):
    """The addresses of a workshop."""

    table = WebhookRow

    async def of(self, workshop_id: str) -> Sequence[WebhookRow]:
        """All of them, the first first."""
        return await self._all(
            WebhookRow.workshop_id == workshop_id, order=(col(WebhookRow.added_at), col(WebhookRow.id))
        )


class WebhookDeliveries(Repository[WebhookDeliveryRow]):
    """The log, which is the queue as well."""

    table = WebhookDeliveryRow

    async def of(self, workshop_id: str, most: int) -> Sequence[WebhookDeliveryRow]:
        """The newest, newest first."""
        query = (
            select(WebhookDeliveryRow)
            .where(WebhookDeliveryRow.workshop_id == workshop_id)
            .order_by(col(WebhookDeliveryRow.created_at).desc(), col(WebhookDeliveryRow.id).desc())
            .limit(most)
        )
        return (await self._session.exec(query)).all()

    async def older_than(self, workshop_id: str, kept: int) -> Sequence[WebhookDeliveryRow]:
        """Finished ones beyond the newest `kept`."""
        query = (
            select(WebhookDeliveryRow)
            .where(WebhookDeliveryRow.workshop_id == workshop_id, WebhookDeliveryRow.status != "waiting")
            .order_by(col(WebhookDeliveryRow.created_at).desc(), col(WebhookDeliveryRow.id).desc())
            .offset(kept)
            .limit(kept)
        )
        return (await self._session.exec(query)).all()

    async def due(self, now: datetime, most: int) -> Sequence[WebhookDeliveryRow]:
        """Waiting ones whose moment has come, each for one sender alone until the commit."""
        query = (
            select(WebhookDeliveryRow)
            .where(WebhookDeliveryRow.status == "waiting", col(WebhookDeliveryRow.next_at) <= now)
            .order_by(col(WebhookDeliveryRow.next_at), col(WebhookDeliveryRow.id))
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        return (await self._session.exec(query)).all()

    async def next_moment(self) -> datetime | None:
        """When the next one is due; None while nothing waits."""
        query = (
            select(WebhookDeliveryRow.next_at)
            .where(WebhookDeliveryRow.status == "waiting")
            .order_by(col(WebhookDeliveryRow.next_at))
            .limit(1)
        )
        return (await self._session.exec(query)).first()
