"""The `mission-room` command, run as a person runs it: what it prints and the code it leaves with."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands import HELP
from app.persistence.migrate import upgrade
from tests.server import free_port as find_free_port

pytestmark = pytest.mark.server

ROOT = Path(__file__).resolve().parents[2]


def mission_room(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MISSION_ROOM_")}
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        cwd=ROOT,
        env={**clean, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def assert_one_clear_line(done: subprocess.CompletedProcess[str], code: int, *words: str) -> None:
    assert done.returncode == code
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith("mission-room: ")
    for word in words:
        assert word in line


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("0.0.0.0", 0)) as other:  # noqa: S104 - the address the server would take
        yield other.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    return find_free_port()


@pytest.mark.parametrize("name", HELP)
def test_every_command_explains_itself(name: str) -> None:
    done = mission_room(name, "--help")

    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: mission-room {name}")
    assert "Exit codes:" in done.stdout


def test_help_lists_every_command() -> None:
    done = mission_room("--help")

    assert done.returncode == 0
    for name in HELP:
        assert f"\n    {name} " in done.stdout


@pytest.mark.parametrize("arguments", [(), ("open",), ("serve", "--quickly"), ("build", "now")])
def test_a_wrong_command_leaves_with_two(arguments: tuple[str, ...]) -> None:
    done = mission_room(*arguments)

    assert done.returncode == 2
    assert done.stderr.startswith("usage: mission-room")


def test_a_busy_port_is_one_clear_line(busy_port: int, tmp_path: Path) -> None:
    done = mission_room("serve", PORT=str(busy_port), MISSION_ROOM_DATA_DIR=str(tmp_path))

    assert_one_clear_line(done, 1, f"Port {busy_port} is busy", f"PORT={busy_port + 1}")


def test_an_unwritable_data_folder_is_one_clear_line(free_port: int, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")

    done = mission_room("serve", PORT=str(free_port), MISSION_ROOM_DATA_DIR=str(tmp_path / "data"))

    assert_one_clear_line(done, 1, f"The data folder {tmp_path / 'data'} cannot be written", "MISSION_ROOM_DATA_DIR")


def test_a_database_from_a_newer_version_is_one_clear_line_and_left_alone(free_port: int, tmp_path: Path) -> None:
    file = tmp_path / "mission-room.db"
    upgrade(f"sqlite:///{file}")
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()

    done = mission_room("serve", PORT=str(free_port), MISSION_ROOM_DATA_DIR=str(tmp_path))

    assert_one_clear_line(done, 1, "newer version of Mission Room", "9999")
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_one_clear_line_and_left_alone(free_port: int, tmp_path: Path) -> None:
    file = tmp_path / "mission-room.db"
    file.write_text("minutes of the last meeting " * 100)

    done = mission_room("serve", PORT=str(free_port), MISSION_ROOM_DATA_DIR=str(tmp_path))

    assert_one_clear_line(done, 1, "The database cannot be opened", "not a database")
    assert file.read_text().startswith("minutes")


def test_a_database_server_that_does_not_answer_is_one_clear_line(free_port: int, tmp_path: Path) -> None:
    done = mission_room(
        "serve",
        PORT=str(free_port),
        MISSION_ROOM_DATA_DIR=str(tmp_path),
        MISSION_ROOM_DATABASE_URL=f"postgresql://room:hunter2@127.0.0.1:{free_port}/rooms",
    )

    assert_one_clear_line(done, 1, "The database cannot be opened", "MISSION_ROOM_DATABASE_URL")
    assert "hunter2" not in done.stderr


def test_a_host_that_is_not_this_machine_is_one_clear_line(free_port: int, tmp_path: Path) -> None:
    done = mission_room(
        "serve", PORT=str(free_port), MISSION_ROOM_HOST="192.0.2.77", MISSION_ROOM_DATA_DIR=str(tmp_path)
    )

    assert_one_clear_line(done, 1, "cannot listen on 192.0.2.77")


def test_wrong_settings_are_one_line_each_and_leave_with_two(tmp_path: Path) -> None:
    done = mission_room("serve", PORT="door", MISSION_ROOM_TICK="1", MISSION_ROOM_DATA_DIR=str(tmp_path / "data"))

    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "mission-room: MISSION_ROOM_TICK is not a setting of Mission Room. Do you mean MISSION_ROOM_TICK_SECONDS?",
        "mission-room: PORT must be a whole number from 1 to 65535, but it is door.",
    ]
    assert not (tmp_path / "data").exists()


def test_the_settings_are_listed_without_secrets() -> None:
    done = mission_room(
        "settings",
        PORT="3105",
        MISSION_ROOM_SECRET_KEY="never-to-be-shown-anywhere-at-all",
        MISSION_ROOM_DATABASE_URL="postgresql://room:hunter2@db.example.org/rooms",
    )

    assert done.returncode == 0
    assert "PORT                                 3105\n" in done.stdout
    assert "never-to-be-shown" not in done.stdout
    assert "hunter2" not in done.stdout


def test_a_reader_that_has_enough_is_no_error() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"{sys.executable} -m app.cli settings | true"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""


def test_pages_that_were_never_built_are_one_clear_line(free_port: int, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "app", copy / "app")
    shutil.copytree(ROOT / "migrations", copy / "migrations")
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "serve", "--no-build"],
        cwd=copy,
        env={**os.environ, "PORT": str(free_port), "MISSION_ROOM_DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert_one_clear_line(done, 1, "The pages are not built yet", "mission-room build")
