"""Simulated people take part in a real server over its real interfaces."""

from pathlib import Path

import pytest

from app.cli import main
from tests.server import running

pytestmark = pytest.mark.server


def test_a_small_room_is_led_through_all_steps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(tmp_path, "--no-demo") as server:
        assert main(["simulate", "--url", server.url, "--participants", "5"]) == 0
        said = capsys.readouterr().out
        assert "All steps are played." in said
        assert "changes seen by every page" in said
        assert "did not arrive" not in said
        code = said.partition("Workshop ")[2][:6]
        assert main(["simulate", "--url", server.url, "--code", code, "--participants", "2", "--seconds", "3"]) == 0
        assert "2 people have joined and follow" in capsys.readouterr().out


def test_a_server_that_is_not_there_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--url", "http://127.0.0.1:9", "--participants", "1"]) == 1
    assert "could not be used" in capsys.readouterr().err
