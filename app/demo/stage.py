"""Puts the demo on: the play inside this very process, over the same REST application that a server offers.

What it must not do: reach the house by another door than everybody's, but for the one mark that says 'demo'.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from app.api.app import rest
from app.demo.caller import Caller
from app.demo.play import Play, Until
from app.demo.scenario import Scenario, sustainable_feed
from app.persistence.database import Database
from app.services.convening import Started
from app.services.house import House
from app.settings import Settings

HEADCOUNT = 30
_UNLIMITED = 100_000


@dataclass(frozen=True, slots=True)
class Shown:
    """A demo workshop and how to get in."""

    title: str
    code: str
    facilitator_path: str


@asynccontextmanager
async def own_house(settings: Settings) -> AsyncIterator[House]:
    """A house on the configured database, for a command of its own. The settings must have their secret."""
    house = House(
        Database(settings.database_url),
        settings.secret_key,
        seat_writes_per_minute=_UNLIMITED,
        retention_days=settings.retention_days,
    )
    try:
        yield house
    finally:
        await house.database.close()


async def put_on(house: House, settings: Settings, until: Until, scenario: Scenario | None = None) -> Shown:
    """Create a demo workshop and play it. Errors: Refused, when the play no longer fits the house."""
    scenario = scenario or sustainable_feed()
    started = await house.convening.start(
        title=scenario.title,
        purpose=scenario.purpose,
        convener=scenario.convener,
        place=scenario.place,
        groups=list(scenario.groups),
        facilitator_name=scenario.facilitator,
        is_demo=True,
    )
    transport = httpx.ASGITransport(rest(house, settings))
    async with httpx.AsyncClient(transport=transport, base_url=settings.public_url) as client:
        token = house.keys.seat_token(started.facilitator_seat_id, started.workshop_id, house.clock())
        facilitator = Caller(client, started.code, token, scenario.facilitator)
        play = Play(scenario)
        await play.perform(facilitator, await play.gather(facilitator, HEADCOUNT), until)
    return _shown(scenario.title, started)


async def demo_at_first_start(settings: Settings, when_playing: Callable[[], None]) -> Shown | None:
    """The demo that is there, or a new one in an empty database; None in a database that is in use without one.

    It stops with the charter's endorsement open, so that whoever joins finds everything to read and a vote to cast.
    """
    async with own_house(settings) as house:
        if await house.convening.is_empty():
            when_playing()
            return await put_on(house, settings, Until.ENDORSEMENT)
        started = await house.convening.demo()
        if started is None:
            return None
        facts = await house.convening.public_facts(started.code)
        return _shown(facts.title, started)


def _shown(title: str, started: Started) -> Shown:
    return Shown(title, started.code, f"/link/{started.facilitator_link}")
