"""A ballot in a browser: on a phone, in the gallery, with the house's validator behind it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.ui.conftest import Gallery
from tests.ui.seeing import heard, listen

NOW_MS = 1_795_600_800_000
"""What time it is on the server, in all of these tests: 25 November 2026, 10:00 UTC."""


class Sheet:
    """One person's ballot on a page."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.form = page.locator("form.ballot")

    def again(self) -> "Sheet":
        """Load the page anew."""
        self.page.goto(self.address)
        return self.drawn()

    def drawn(self) -> "Sheet":
        """Wait until it is there, the part of its method too."""
        self.form.locator("input, .ballot-amount, .ballot-add, .ballot-side, .ballot-review").first.wait_for()
        return self

    def option(self, number: int) -> Locator:
        """What is drawn for a goal."""
        return self.form.locator(".ballot-option, .ballot-rank, .choice").filter(has_text=f"G{number}")

    def button(self, name: str) -> Locator:
        """A button by the beginning of its name."""
        return self.form.get_by_role("button", name=name)

    def push(self, name: str, times: int = 1) -> None:
        """Tap a button, whether or not it says that it leads nowhere."""
        for _ in range(times):
            self.button(name).first.tap(force=True)

    def choose(self, side: int, times: int = 1) -> None:
        """Prefer the first (0) or the second of a pair."""
        for _ in range(times):
            self.form.locator(".ballot-side").nth(side).click()

    def press(self, name: str, times: int = 1, key: str = "Enter") -> None:
        """Go to a button with the keyboard and press it."""
        for _ in range(times):
            self.button(name).focus()
            self.page.keyboard.press(key)

    def says(self, text: str) -> None:
        """The live region says this."""
        heard(self.page, text)

    def stands(self, text: str) -> None:
        """Beside the button stands this."""
        expect(self.form.locator(".ballot-state")).to_contain_text(text)

    def cast(self) -> dict[str, Any]:
        """Cast it; what is then in the box."""
        self.form.locator("[type=submit]").click()
        return self.counted()

    def counted(self) -> dict[str, Any]:
        """What is in the box, when it is counted."""
        expect(self.form.locator(".ballot-state[data-state=counted]")).to_be_visible()
        box: dict[str, Any] = json.loads(self.page.locator("#box").inner_text())
        return box

    def is_empty(self) -> bool:
        """Whether nothing is in the box."""
        return self.page.locator("#box").inner_text() == ""


Open = Callable[..., Sheet]


@pytest.fixture
def sheet(chromium: Browser, gallery: Gallery, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens the ballot of a method on a phone of its own; further words go into the address."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    def unfold(method: str, width: int = 390, **words: Any) -> Sheet:
        context = chromium.new_context(
            viewport={"width": width, "height": 844}, has_touch=True, reduced_motion="reduce", timezone_id="UTC"
        )
        contexts.append(context)
        listen(context)
        context.route("**/api/v1/time", lambda route: route.fulfill(json={"now_ms": NOW_MS}))
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: faults.append(str(error)))
        room = f"{request.node.name}{len(contexts)}".replace("[", "-").replace("]", "")
        asked = "&".join(f"{name}={value}" for name, value in words.items())
        return Sheet(page, f"{gallery.address}/ballots/{method}?room={room}&{asked}").again()

    yield unfold
    for context in contexts:
        context.close()
    assert faults == []
