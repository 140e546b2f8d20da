"""Finding a browser for the tests, on machines that have one, none, or a stand-in."""

import os
import shutil
from pathlib import Path

import pytest

from tests import browser


def program(path: Path, prints: str, code: int = 0) -> Path:
    path.write_text(f"#!/bin/sh\necho '{prints}'\nexit {code}\n")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_APPLICATIONS", ())
    monkeypatch.setattr(browser, "_playwrights_path", lambda: tmp_path / "playwright" / "chrome")


def test_an_installed_browser_comes_first(tmp_path: Path) -> None:
    chromium = program(tmp_path / "chromium", "Chromium 150.0")

    assert browser.executable() == chromium


def test_a_named_browser_is_taken_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "chromium", "Chromium 150.0")
    mine = program(tmp_path / "mine", "Google Chrome 151.0")
    monkeypatch.setenv(browser.VARIABLE, str(mine))
    assert browser.executable() == mine

    monkeypatch.setenv(browser.VARIABLE, str(tmp_path / "gone"))
    with pytest.raises(browser.NoBrowserError, match="MISSION_ROOM_TEST_BROWSER"):
        browser.executable()


def test_a_stand_in_that_only_gives_advice_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "google-chrome", "Chromium is not installed: run snap install chromium", code=1)
    program(tmp_path / "chromium", "this command does nothing")
    works = program(tmp_path / "chromium-browser", "Chromium 150.0")

    assert browser.executable() == works


def test_playwrights_own_is_taken_when_none_is_installed(tmp_path: Path) -> None:
    (tmp_path / "playwright").mkdir()
    own = program(tmp_path / "playwright" / "chrome", "Google Chrome for Testing 159.0")

    assert browser.executable() == own


def test_without_any_it_is_tried_to_install_one_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def by_playwright() -> None:
        tried.append("playwright")

    def by_the_system() -> None:
        tried.append("system")
        program(tmp_path / "chromium", "Chromium 150.0")

    monkeypatch.setattr(browser, "_playwrights_own", by_playwright)
    monkeypatch.setattr(browser, "_package_manager", by_the_system)

    assert browser.install() == tmp_path / "chromium"
    assert tried == ["playwright", "system"]


def test_when_nothing_helps_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_playwrights_own", lambda: None)
    monkeypatch.setattr(browser, "_package_manager", lambda: None)

    with pytest.raises(browser.NoBrowserError) as caught:
        browser.install()
    assert "\n" not in str(caught.value)


def test_a_machine_without_rights_is_not_asked_for_a_password(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    def refuse(command: list[str]) -> bool:
        asked.append(command)
        return False

    monkeypatch.setattr(browser, "_try", refuse)

    browser._package_manager()

    assert asked == [["sudo", "-n", "true"]]
