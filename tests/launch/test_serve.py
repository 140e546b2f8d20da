"""The whole start, for real: built pages, a migrated database, one port, a welcome, and a quick second time."""

import signal
import sqlite3
import urllib.request
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.server import IS_OPEN, RunningServer, running

pytestmark = pytest.mark.server


def get(server: RunningServer, path: str) -> HTTPResponse:
    response = urllib.request.urlopen(server.url + path, timeout=20)  # noqa: S310 - our own server
    assert isinstance(response, HTTPResponse)
    return response


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("data")) as server:
        yield server


def test_pages_and_live_updates_come_from_one_port(server: RunningServer) -> None:
    page = get(server, "/")

    assert page.status == 200
    assert page.headers.get_content_type() == "text/html"
    assert b"/assets/" in page.read()
    handshake = get(server, "/ping")
    assert handshake.status == 200


def test_the_welcome_names_the_address(server: RunningServer) -> None:
    assert f"On this machine          {server.url}\n" in server.said
    assert "█" in server.said
    assert IS_OPEN in server.said


def test_the_database_is_migrated(server: RunningServer) -> None:
    with sqlite3.connect(server.data_dir / "mission-room.db") as database:
        (revision,) = database.execute("SELECT version_num FROM alembic_version").fetchone()

    assert revision


def test_the_signing_key_is_made_for_this_data_folder(server: RunningServer) -> None:
    assert (server.data_dir / "secret.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_is_clean_and_a_second_start_builds_nothing(tmp_path: Path, number: signal.Signals) -> None:
    with running(tmp_path) as server:
        key = (tmp_path / "secret.key").read_text()

        assert server.stop(number) == 0
        assert "Traceback" not in server.said
        server.start()

        assert "Building" not in server.said
        assert get(server, "/ping").status == 200
        assert (tmp_path / "secret.key").read_text() == key


def test_after_a_power_cut_it_opens_again(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        server.restart(suddenly=True)

        assert get(server, "/").status == 200
