"""Timers on devices whose clocks are wrong by hours, over slow and uneven networks, agree with the server."""

import re
import time
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom

pytestmark = [pytest.mark.browser, pytest.mark.server]

HOUR_MS = 3_600_000
AGREED_MS = 200

WRONG_CLOCK = """(() => {
    const Real = Date, off = OFF;
    window.realNow = () => performance.timeOrigin + performance.now();
    globalThis.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + off); }
        static now() { return Real.now() + off; }
    };
})()"""
"""A device whose clock is off. `realNow` is the machine's own time, by which the test compares."""

WATCH = """() => {
    window.flips = {};
    const timer = document.querySelector("[role=timer]");
    const note = () => { window.flips[timer.textContent] ??= window.realNow(); };
    new MutationObserver(note).observe(timer, { childList: true, characterData: true, subtree: true });
}"""
"""Notes when each new second appears."""


@pytest.fixture
def device(chromium: Browser, server: RunningServer) -> Iterator[Callable[..., Page]]:
    """Opens a page on a device with a wrong clock and a slow network."""
    contexts: list[BrowserContext] = []

    def opened(room: LiveRoom, number: int, place: str, *, off_ms: int, there: list[int], back: list[int]) -> Page:
        """`there` and `back`: milliseconds that the questions for the time, and their answers, are under way."""
        context = chromium.new_context(reduced_motion="reduce")
        contexts.append(context)
        delays = zip(chain(there, repeat(there[-1])), chain(back, repeat(back[-1])), strict=False)

        def slowly(route: Route) -> None:
            before, after = next(delays)
            page.wait_for_timeout(before)
            answer = route.fetch()
            page.wait_for_timeout(after)
            route.fulfill(response=answer)

        context.add_init_script(WRONG_CLOCK.replace("OFF", str(off_ms)))
        room.seat(context, room.facilitator if place != "room" else room.people[number])
        page = context.new_page()
        context.route("**/api/v1/time", slowly)
        page.goto(f"{room.url}/{place}/{room.code}")
        page.locator("main h1:not(.visually-hidden)").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()


def is_sure(page: Page) -> None:
    """Wait until the device knows the server's time to less than 200 ms."""
    expect(page.get_by_role("timer")).to_have_attribute("data-error-ms", re.compile(r"^1?\d?\d$"))


def left(page: Page) -> int:
    """The seconds that the timer shows."""
    minutes, seconds = page.get_by_role("timer").inner_text().split()[-1].split(":")
    return int(minutes) * 60 + int(seconds)


def due(text: str, ends_at: int) -> int:
    """The moment at which the timer has to show this text, in ms since 1970."""
    minutes, seconds = text.rsplit(maxsplit=1)[-1].split(":")
    return ends_at - (int(minutes) * 60 + int(seconds)) * 1000


def counts_down_to(page: Page, seconds: int) -> None:
    """Wait until the timer shows it."""
    expect(page.get_by_role("timer")).to_contain_text(f"{seconds // 60}:{seconds % 60:02d}")


def test_timers_of_wrong_clocks_change_within_200_ms_of_each_other_and_of_the_server(
    server: RunningServer, device: Callable[..., Page]
) -> None:
    room = LiveRoom(server.url, people=2)
    room.open("frame")
    late = device(room, 0, "room", off_ms=-5 * HOUR_MS, there=[700, 400, 30], back=[0])
    early = device(room, 1, "room", off_ms=31 * HOUR_MS, there=[0], back=[600, 20, 500])
    wall = device(room, 0, "wall", off_ms=90_000, there=[40], back=[40])
    room.facilitator.call("POST", "/timer", {"do": "start", "seconds": 300})
    ends_at = room.facilitator.call("GET", "/snapshot?topics=agenda")["agenda"]["timer"]["ends_at_ms"]
    pages = [late, early, wall]
    for page in pages:
        is_sure(page)
        page.evaluate(WATCH)
    last = left(late) - 3
    for page in pages:
        counts_down_to(page, last)
    flips: list[dict[str, Any]] = [page.evaluate("window.flips") for page in pages]
    shared = set.intersection(*(set(one) for one in flips))
    assert len(shared) >= 2, flips
    # A busy machine draws a second late, and never early: the least late of a device tells how far off it is.
    off = [min(one[text] - due(text, ends_at) for text in shared) for one in flips]
    assert max(off) - min(off) <= AGREED_MS, (off, flips)
    assert max(abs(one) for one in off) <= AGREED_MS, (off, flips)


def test_a_device_whose_clock_jumps_while_the_timer_runs_shows_the_same(
    server: RunningServer, device: Callable[..., Page]
) -> None:
    room = LiveRoom(server.url, people=1)
    room.open("frame")
    page = device(room, 0, "room", off_ms=0, there=[10], back=[10])
    room.facilitator.call("POST", "/timer", {"do": "start", "seconds": 600})
    is_sure(page)
    page.evaluate("() => { const now = Date.now; Date.now = () => now() - 7_200_000; }")
    counts_down_to(page, left(page) - 2)
    ends_at = room.facilitator.call("GET", "/snapshot?topics=agenda")["agenda"]["timer"]["ends_at_ms"]
    left_ms = int(page.get_by_role("timer").get_attribute("data-left-ms") or 0)
    assert abs(left_ms - (ends_at - time.time() * 1000)) <= 1000 + AGREED_MS  # it is written once a second
    expect(page.get_by_role("timer")).to_contain_text(re.compile(r"\b9:[2-5]\d"))
