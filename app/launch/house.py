"""The house opened for a command of its own: services on the configured database, without a server.

What it must not do: announce; whoever has a room open on a server sees such a change at the next heartbeat.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app.persistence.database import Database
from app.services.house import House
from app.services.office_template import office_template
from app.settings import Settings
from app.templates import with_own

_UNLIMITED = 100_000


@asynccontextmanager
async def own_house(settings: Settings) -> AsyncIterator[House]:
    """A house for the time of the block. The settings must have their secret, the database its newest layout."""
    house = House(
        Database(settings.database_url),
        settings.secret_key,
        seat_writes_per_minute=_UNLIMITED,
        retention_days=settings.retention_days,
        word_template=office_template(settings.word_template),
        templates=with_own(settings.templates_dir),
    )
    try:
        yield house
    finally:
        await house.database.close()
