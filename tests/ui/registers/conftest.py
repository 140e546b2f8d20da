"""Registers in a browser: one server, a workshop that shows their parts, phones and desks to open."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

from tests.server import RunningServer, running
from tests.ui.desk.conftest import Seat, Workshop

PARTS = ["calibration", "subtargets", "conflicts"]
Open = Callable[..., Page]


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server for all tests of registers."""
    with running(tmp_path_factory.mktemp("registers"), "--no-demo") as started:
        yield started


@pytest.fixture
def workshop(server: RunningServer) -> Workshop:
    """Three people in the second step, with three goals; the step's parts are shown."""
    made = Workshop(server, people=3)
    made.propose_goals()
    made.facilitator.do("PUT", "/parts", parts=PARTS)
    return made


@pytest.fixture
def open_as(chromium: Browser, server: RunningServer, workshop: Workshop) -> Iterator[Open]:
    """Opens the room or the desk as a seat. A policy violation or a script error fails the test."""
    faults: list[str] = []
    contexts = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    def opened(seat: Seat, page_name: str = "room", *, width: int = 390, **device: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce", **device)
        contexts.append(context)
        context.add_cookies([{"name": f"seat_{seat.code}", "value": seat.token, "url": server.url}])
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{server.url}/{page_name}/{seat.code}")
        page.locator("main h1:not(.visually-hidden)").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


def part(page: Page, name: str) -> Locator:
    """A part of the step, opened."""
    found = page.locator(f"[data-part={name}]")
    head = found.locator(".parts-head")
    head.wait_for()
    if head.get_attribute("aria-expanded") != "true":
        head.click()
    return found


def conflicts(page: Page) -> Locator:
    """The register of conflicts between goals."""
    found = part(page, "conflicts").locator("[data-register=conflicts]")
    found.wait_for()
    return found


def entries(register: Locator) -> Locator:
    """The rows of a register."""
    return register.locator(".entry")


def change(entry: Locator) -> Locator:
    """The form that changes an entry, opened."""
    entry.get_by_role("button", name="Change").click()
    return entry.get_by_role("form")


def choose(entry: Locator, what: str) -> None:
    """Take something from an entry's menu."""
    entry.get_by_role("button", name="More for").click()
    entry.get_by_role("menuitem", name=what).click()
