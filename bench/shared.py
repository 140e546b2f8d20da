"""Baseline A: `rx.SharedState`, what a Reflex developer would write, on the server that we use, with as many bytes.

Few votes, each after the former one is on all pages and then at a slow pace: it does not keep up with more.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from app.demo.live import LivePage, connect
from bench import servers
from bench.bench import Bench
from bench.watching import Screen, Stretch, undisturbed, until

_ENTER_AT_ONCE = 10
_IN_TIME_SECONDS = 60.0
_STATE = "____room"

NAME = "rx.SharedState"


def cpu_of(people: int) -> str:
    """The figure's name."""
    return f"{NAME}, {people} pages: CPU per vote"


def seen_of(people: int, percent: int) -> str:
    """The figure's name."""
    return f"{NAME}, {people} pages: vote to screen, p{percent}"


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    bench.report.heading("Baseline: what a Reflex developer would write (rx.SharedState)")
    size = await bench.payload_bytes()
    bench.report.note(f"Each page gets {size:,} bytes or more for each vote, as in the product.")
    for people in bench.sizes.shared_state:
        with bench.folder() as folder, servers.shared_state(folder, size) as server:
            pages = await _enter(server.url, people)
            try:
                stretches = [
                    await _votes(server, pages, bench.sizes.shared_state_votes) for _ in range(bench.sizes.runs)
                ]
            finally:
                await asyncio.gather(*(page.close() for page in pages))
        _add(bench, people, stretches)


def _add(bench: Bench, people: int, stretches: list[Stretch]) -> None:
    report = bench.report
    report.add(cpu_of(people), "ms", [one.cpu_seconds / one.votes * 1000 for one in stretches])
    report.add(
        f"{NAME}, {people} pages: CPU per delivered update",
        "ms",
        [one.cpu_seconds / max(1, one.updates) * 1000 for one in stretches],
    )
    for percent in (50, 95, 99):
        report.add(seen_of(people, percent), "ms", [one.seen_ms(percent) for one in stretches])
    missed = sum(one.seen()[1] for one in stretches)
    if missed:
        report.note(f"{missed} updates had not come within {_IN_TIME_SECONDS:.0f} seconds.")


async def _enter(url: str, people: int) -> list[LivePage]:
    """Open the pages, some at a time, and wait until each shows the room."""
    some_at_once = asyncio.Semaphore(_ENTER_AT_ONCE)

    async def one() -> LivePage:
        async with some_at_once:
            page = await connect(url, "/")
            if await page.arrival(lambda page: _cast(page) is not None, _IN_TIME_SECONDS) is None:
                raise TimeoutError("rx.SharedState did not let a page in")
            return page

    return list(await asyncio.gather(*(one() for _ in range(people))))


async def _votes(server: servers.Server, pages: list[LivePage], votes: int) -> Stretch:
    """Votes of different people, each after the former one is on all pages."""
    await _quiet(pages)
    screens = [Screen() for _ in pages]
    before = max(_cast(page) or 0 for page in pages)
    for page, screen in zip(pages, screens, strict=True):
        page.on_update = _looking(screen)
    stretch = Stretch(before, screens)
    handler = next(name for name in pages[0].state if name.endswith(_STATE))
    cpu = server.cpu_seconds()
    with undisturbed():
        for number in range(votes):
            stretch.sent.append(time.monotonic())
            pages[number % len(pages)].send_event(f"{handler}.vote", {"option": number % 12})
            stretch.acknowledged.append(0.0)
            await until(stretch.is_everywhere, _IN_TIME_SECONDS)
    stretch.cpu_seconds = server.cpu_seconds() - cpu
    for page in pages:
        page.on_update = None
    return stretch


async def _quiet(pages: list[LivePage]) -> None:
    """Wait until nothing comes any more: it still tells everybody of everybody who has entered."""
    end = time.monotonic() + _IN_TIME_SECONDS
    frames = -1
    while frames != (now := sum(page.frames for page in pages)) and time.monotonic() < end:
        frames = now
        await asyncio.sleep(0.5)


def _looking(screen: Screen) -> Callable[[LivePage], None]:
    def look(page: LivePage) -> None:
        screen.show(_cast(page) or 0, page.last_frame_at)

    return look


def _cast(page: LivePage) -> int | None:
    """How many votes the page shows; None before it is in the room."""
    for name, variables in page.state.items():
        if name.endswith(_STATE) and "cast_rx_state_" in variables:
            return int(variables["cast_rx_state_"])
    return None
