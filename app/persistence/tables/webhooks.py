"""Addresses that are told of what happens in a workshop, and the log of what was sent to them."""

from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, document, long_text, moment, primary_id, reference, workshop_key


class WebhookRow(SQLModel, table=True):
    """An address. Its signing key is derived from the id and the server's secret: it is stored nowhere.

    `stopped_because` is empty while it is told.
    """

    __tablename__ = "webhook"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    url: str = long_text()
    events: list[str] = document(list)
    added_at: Moment = moment()
    stopped_because: str = Field(default="", max_length=20)


class WebhookDeliveryRow(SQLModel, table=True):
    """A message to one address, written with the change that it tells of. `status` is waiting, sent or failed.

    While one is being sent, `next_at` lies a little ahead: should the server stop meanwhile, it is tried again then.
    """

    __tablename__ = "webhook_delivery"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    webhook_id: str = reference("webhook", index=True)
    event: str = Field(max_length=40)
    body: str = long_text()
    status: str = Field(default="waiting", max_length=12)
    tries: int = 0
    answer: int = 0
    fault: str = Field(default="", max_length=20)
    created_at: Moment = moment()
    next_at: Moment | None = moment(nullable=True)
    finished_at: Moment | None = moment(nullable=True)
