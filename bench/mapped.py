"""A map of many actors, instruments and projects: how long topics take to read, and a change until every page has it.

Reading happens in this process; the rest on a real server with pages open, on a workshop that was filled before. The
baseline of a figure is the same figure of a map a tenth as large.
"""

from __future__ import annotations

import time
from contextlib import AsyncExitStack
from pathlib import Path

from app.domain.snapshot import Topic
from app.services.house import House
from bench import servers
from bench.bench import Bench
from bench.filled import Mapped, with_map
from bench.opened import Opened, open_pages, quiet, told_since
from bench.prepared import a_house
from bench.sizes import MapSize
from bench.watching import undisturbed, until

_TOPICS = (
    Topic.STAKEHOLDERS,
    Topic.RELATIONS,
    Topic.INSTRUMENTS,
    Topic.MIX,
    Topic.PORTFOLIO,
    Topic.AIMS,
    Topic.ESTIMATES,
)
_CHANGES = (("projects", "learnt"), ("stakeholders", "note"), ("instruments", "summary"))
_CHANGE_WITHIN_SECONDS = 15.0
_KB = 1024


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    sizes = bench.sizes.maps
    bench.report.heading("A map of actors, instruments and projects")
    bench.report.note(
        f"{bench.sizes.map_pages} pages are open; every project has {bench.sizes.map_answers} verdicts. "
        "A change is of one field; the next is made when all pages have it."
    )
    smallest: MapSize | None = None
    for size in sizes:
        with bench.folder() as folder:
            mapped = await with_map(folder, size, answers=bench.sizes.map_answers)
            await _reading(bench, folder, mapped, smallest)
            with servers.product(folder) as server:
                async with AsyncExitStack() as stack:
                    opened = await open_pages(stack, server, mapped.prepared, bench.sizes.map_pages)
                    await _changes(bench, server, opened, mapped, smallest)
        smallest = smallest or size


def _add(bench: Bench, size: MapSize, smallest: MapSize | None, what: tuple[str, str], values: list[float]) -> None:
    """A figure and its unit, set against the smallest map."""
    figure, unit = what
    than = f"{smallest.name}: {figure}" if smallest else ""
    bench.report.add(f"{size.name}: {figure}", unit, values, baseline=smallest.name if smallest else "", than=than)


async def _reading(bench: Bench, folder: Path, mapped: Mapped, smallest: MapSize | None) -> None:
    """Each topic as every change of it is read: from the database to the view."""
    async with a_house(folder) as house:
        for topic in _TOPICS:
            await _read(house, mapped, topic)
            with undisturbed():
                took = [await _read(house, mapped, topic) for _ in range(bench.sizes.runs)]
            _add(bench, mapped.size, smallest, (f"reading {topic.value}", "ms"), took)


async def _read(house: House, mapped: Mapped, topic: Topic) -> float:
    began = time.perf_counter()
    await house.views.view(mapped.workshop_id, topic)
    return (time.perf_counter() - began) * 1000


async def _changes(
    bench: Bench, server: servers.Server, opened: Opened, mapped: Mapped, smallest: MapSize | None
) -> None:
    whole = max(page.received_bytes for page in opened.pages) / _KB
    _add(bench, mapped.size, smallest, ("bytes until the room is there", "KB"), [whole])
    for change in _CHANGES:
        runs = [await _change(server, opened, mapped, change, bench.sizes.map_changes) for _ in range(bench.sizes.runs)]
        for place, figure in enumerate(
            (
                (f"CPU per change in {change[0]}", "ms"),
                (f"bytes a page gets for a change in {change[0]}", "KB"),
                (f"a change in {change[0]}, until it is on all pages", "ms"),
            )
        ):
            _add(bench, mapped.size, smallest, figure, [run[place] for run in runs])


async def _change(
    server: servers.Server, opened: Opened, mapped: Mapped, change: tuple[str, str], changes: int
) -> tuple[float, float, float]:
    """Of one change: the server's milliseconds, KB that a page gets, milliseconds until all pages have it."""
    register, field = change
    ids = mapped.ids[register]
    received, took = sum(page.received_bytes for page in opened.pages), 0.0
    with undisturbed():
        cpu = server.cpu_seconds()
        for number in range(changes):
            frames = {id(page): page.frames for page in opened.pages}
            text = f"Changed at {time.time_ns()}, {number} of {changes}"
            path = f"/registers/{register}/{ids[number % len(ids)]}"
            began = time.monotonic()
            await opened.lead.do("PATCH", path, {"fields": {field: text}})
            await until(told_since(opened, frames), _CHANGE_WITHIN_SECONDS)
            took += time.monotonic() - began
        await quiet(opened.pages)
        cpu = server.cpu_seconds() - cpu
    received = sum(page.received_bytes for page in opened.pages) - received
    return cpu / changes * 1000, received / changes / len(opened.pages) / _KB, took / changes * 1000
