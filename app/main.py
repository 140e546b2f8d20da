"""The composition root: wires settings, services, hub, API and pages into one Reflex app."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

import reflex as rx
from starlette.types import ASGIApp

from app.api.app import around, rest
from app.demo.on_demand import DemosOnDemand
from app.persistence.channel import Channel
from app.persistence.database import Database
from app.realtime import origins
from app.realtime.hub import Hub
from app.realtime.relay import Relay
from app.realtime.wire import Sockets, wired
from app.services.house import House
from app.services.office_template import office_template
from app.services.upkeep import forget_due_workshops
from app.settings import Settings
from app.templates import with_own
from app.ui.application import dressed
from app.ui.routes import add_pages
from app.ui.states.counter import open_counter

logger = logging.getLogger(__name__)

BUILD = Path(__file__).resolve().parents[1] / ".web" / "build"


def _say_nothing(exception: Exception) -> None:
    """Log what nobody expected; the page keeps its draft and sends it again."""
    logger.error("a handler failed", exc_info=exception)


settings = Settings.from_environment().with_secret()
hub = Hub(settings.tick_seconds)
relay = None if settings.is_sqlite else Relay(hub, Channel(settings.database_url))
templates = with_own(settings.templates_dir)
house = House(
    Database(settings.database_url),
    settings.secret_key,
    announcer=relay or hub,
    seat_writes_per_minute=settings.seat_writes_per_minute,
    retention_days=settings.retention_days,
    new_seats_notice=settings.new_seats_notice,
    site=settings.public_url,
    private_webhooks=settings.private_webhooks,
    word_template=office_template(settings.word_template),
    templates=templates,
)
# A demo is played by people who write quicker than any room; theirs is a house of its own on the same database.
demos = DemosOnDemand(
    house,
    House(
        house.database,
        settings.secret_key,
        announcer=relay or hub,
        seat_writes_per_minute=100_000,
        retention_days=settings.retention_days,
        templates=templates,
    ),
)
open_counter(house, hub)
app = rx.App(
    **dressed(),
    backend_exception_handler=_say_nothing,
    api_transformer=around(
        rest(house, settings, here=hub.here, demos=demos if settings.demo else None), settings, BUILD
    ),
)
origins.guard(app.sio, settings.allows_origin)
add_pages(app)


@app.register_lifespan_task
@asynccontextmanager
async def open_house() -> AsyncIterator[None]:
    """Broadcast, relay and tidy up while the server runs; let go of the database at the end."""
    hub.bind(house.views, Sockets(app.sio, app.event_namespace))
    relaying = nullcontext() if relay is None else relay.running(house.seating.removed_of, house.keys.mark())
    try:
        deadlines = house.deadlines.kept(house.voting.close_due, house.clock)
        async with hub.running(), relaying, forget_due_workshops(house.convening), deadlines, house.sending.running():
            yield
    finally:
        await house.database.close()


def serve() -> ASGIApp:
    """What the server runs: the whole app, with a wire to every socket for the hub."""
    return wired(app())
