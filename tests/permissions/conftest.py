"""The house and its databases, and a stage in it that is built once, for the tests beside this file."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.house_fixtures import *  # noqa: F403
from tests.house_fixtures import house_of
from tests.permissions.stage import Stage, build, checkpointed, moved
from tests.rooms import SetClock


@pytest.fixture(scope="session")
def built(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """The stage, built once."""
    path = tmp_path_factory.mktemp("stage") / "stage.db"
    path.write_bytes(migrated_file.read_bytes())

    async def prepare() -> Stage:
        house = house_of(f"sqlite:///{path}", SetClock(), seat_writes_per_minute=1_000_000)
        stage = await build(house)
        await house.database.close()
        return stage

    stage = asyncio.run(prepare())
    checkpointed(path)
    return stage


@pytest.fixture
async def stage(built: Stage, clock: SetClock, tmp_path: Path) -> AsyncIterator[Stage]:
    """A copy of the stage, for one test."""
    url = f"sqlite:///{tmp_path / 'copy.db'}"
    house = house_of(url, clock, seat_writes_per_minute=1_000_000)
    yield moved(built, house, url, clock)
    await house.database.close()
