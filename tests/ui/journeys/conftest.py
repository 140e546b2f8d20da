"""One real server, one real browser, and people with devices of their own."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.server import RunningServer, running

PHONE = {"width": 390, "height": 844}
LAPTOP = {"width": 1440, "height": 900}

SHOTS = os.environ.get("MISSION_ROOM_TEST_SHOTS", "")
"""A folder for a picture of every device at the end of a test; empty for none."""


@dataclass
class Stage:
    """The server, and a way to hand somebody a device. What a console complains of is kept."""

    server: RunningServer
    chromium: Browser
    faults: list[str] = field(default_factory=list)
    was_server_away: bool = False

    def device(self, size: dict[str, int], *, has_touch: bool = False) -> Page:
        """A fresh browser context: cookies and storage of its own."""
        context = self.chromium.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            reduced_motion="reduce",
            accept_downloads=True,
            has_touch=has_touch,
        )
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    def without_server(self, work: Callable[[], None]) -> None:
        """Do something during which connections may fail; the consoles are heard later, so that stays allowed."""
        self.was_server_away = True
        work()

    def _hear(self, message: ConsoleMessage) -> None:
        is_cut_off = "WebSocket" in message.text or "ERR_CONNECTION" in message.text
        if message.type == "error" and not (is_cut_off and self.was_server_away):
            self.faults.append(message.text)


@pytest.fixture
def stage(chromium: Browser, tmp_path: Path) -> Iterator[Stage]:
    """An empty installation. A policy violation or a script error anywhere fails the test."""
    with running(tmp_path, "--no-demo") as server:
        stage = Stage(server, chromium)
        yield stage
        for number, context in enumerate(chromium.contexts):
            for page in context.pages if SHOTS else []:
                page.screenshot(path=Path(SHOTS) / f"{number}.png", full_page=True)
            context.close()
    assert stage.faults == []
