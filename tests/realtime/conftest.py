"""The house and its databases, and a watched workshop, for the tests beside this file."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.domain.snapshot import Topic
from app.persistence import migrate
from app.persistence.database import Database
from app.realtime import rooms
from app.realtime.hub import Hub
from app.services.house import House
from tests.house_fixtures import *  # noqa: F403
from tests.realtime.paper import Sockets, Stage


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.setattr(rooms, "_CALM_SECONDS", {})  # every change in a frame of its own, at once
    url = f"sqlite:///{tmp_path / 'hub.db'}"
    await asyncio.to_thread(migrate.upgrade, url)
    hub, sockets = Hub(tick_seconds=0.01), Sockets()
    house = House(Database(url), "k" * 40, announcer=hub)
    hub.bind(house.views, sockets)
    started = await house.convening.start(title="A watched workshop", facilitator_name="Ada")
    token = house.keys.seat_token(started.facilitator_seat_id, started.workshop_id, house.clock())
    facilitator = await house.seating.resolve(token, started.code)
    facts = await house.convening.public_facts(started.code)
    participants = []
    for name in ("Ben", "Cleo"):
        seated = await house.seating.join(started.code, name=name, group_id=facts.groups[0][0])
        participants.append(await house.seating.resolve(seated.token, started.code))
    agenda = await house.views.view(started.workshop_id, Topic.AGENDA)
    async with hub.running():
        await hub.enter("desk", facilitator)
        await hub.enter("ben", participants[0])
        stage = Stage(
            house,
            hub,
            sockets,
            started.code,
            facilitator,
            participants,
            {step.kind: step.id for step in agenda.steps},
            url,
        )
        await stage.settled()
        yield stage
    await house.database.close()
