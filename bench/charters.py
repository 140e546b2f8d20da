"""The charter: assembling it, and each of its files, with the time and the memory that they take.

In this process, without a server: of the demo's workshop as people get it, and of a workshop as large as they get. The
baseline of a time is reading the same workshop once, without assembling anything.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.demo.play import Until
from app.demo.showing import put_on
from app.domain.charter.assemble import Charter, assemble
from app.domain.charter.data import CharterData
from app.domain.snapshot import Topic
from app.export import Format, Kept, render
from app.i18n.text import texts
from app.services.house import House
from bench import memory
from bench.bench import Bench
from bench.prepared import a_house
from bench.written import with_charter

_MB = 1024 * 1024
_READ = "reading the workshop once"
_PROMISED_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Took:
    """Milliseconds by the clock, and of processors: where others are at work, the first says little."""

    whole: float
    processor: float


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    with bench.folder() as folder:
        async with a_house(folder) as house:
            shown = await put_on(house, Until.END, bench.sizes.charter_people)
            bench.report.heading("The charter of the demo")
            await _page(bench, house, shown.code)
            await _files(bench, house, shown.code, "the demo")
    with bench.folder() as folder:
        await _large(bench, folder)


async def _large(bench: Bench, folder: Path) -> None:
    size = bench.sizes.charter
    code = await with_charter(folder, size)
    async with a_house(folder) as house:
        bench.report.heading("The longest charter")
        bench.report.note(f"{size.name}. All files in one ZIP are promised within {_PROMISED_SECONDS:g} seconds.")
        await _files(bench, house, code, "the longest")


async def _page(bench: Bench, house: House, code: str) -> None:
    """The page as everybody reads it, beside reading every topic of the room."""
    actor = await house.convening.facilitator_of(code)

    async def read() -> None:
        for topic in Topic:
            if topic is not Topic.CHARTER:
                await house.views.view(actor.workshop_id, topic)

    runs = range(bench.sizes.charters)
    took = [await _milliseconds(lambda: house.chartering.view(actor.workshop_id)) for _ in runs]
    base = [await _milliseconds(read) for _ in runs]
    bench.report.add("the charter as page", "ms", took, baseline="reading all topics once", baseline_values=base)


async def _files(bench: Bench, house: House, code: str, which: str) -> None:
    """Assembling, and each format: made as the house makes it, but without keeping what was made."""
    actor = await house.convening.facilitator_of(code)
    runs = range(bench.sizes.charters)

    async def read() -> tuple[Charter, CharterData]:
        async with house.database.read() as work:
            workshop = await work.workshops.by_id(actor.workshop_id)
            assert workshop is not None
            return await house.chartering.draft(work, workshop)

    charter, data = await read()
    base = [await _milliseconds(read) for _ in runs]
    bench.report.add(f"{which}: {_READ}, and assembling", "ms", base)
    said = texts(data.workshop.language)
    whole = [_timed(lambda: assemble(data, said)) for _ in runs]
    bench.report.add(f"{which}: assembling", "ms", whole, baseline=_READ, baseline_values=base)
    records = [(one.number, await house.publishing.record(actor, one.id)) for one in data.rounds]
    kept = Kept(tuple(records), (await house.reviewing.calendar(actor)).content)
    together = 0.0
    for kind in Format:
        first, peak, took, file = await asyncio.to_thread(_measured, charter, data, kind, kept, bench.sizes.charters)
        together += 0 if kind is Format.ZIP else first.whole
        name = "all of it as zip" if kind is Format.ZIP else f"as {kind}"
        bench.report.add(f"{which}: {name}, the first time", "ms", [first.whole])
        bench.report.add(f"{which}: {name}, the first time, processor time", "ms", [first.processor])
        bench.report.add(f"{which}: {name}, again", "ms", took, baseline=_READ, baseline_values=base)
        bench.report.add(f"{which}: {name}, size", "KB", [len(file) / 1024])
        if peak is not None:
            bench.report.add(f"{which}: {name}, most memory beside what was there", "MB", [peak / _MB])
    bench.report.add(f"{which}: all formats one after the other, each for the first time", "ms", [together])


def _measured(
    charter: Charter, data: CharterData, kind: Format, kept: Kept, runs: int
) -> tuple[_Took, float | None, list[float], bytes]:
    """A first run, which finds nothing laid out before: its milliseconds and most bytes; further runs; the file."""
    watch = memory.watch()
    began, busy = time.perf_counter(), time.process_time()
    file = render(charter, data, kind, kept)
    first = _Took((time.perf_counter() - began) * 1000, (time.process_time() - busy) * 1000)
    peak = watch()
    took = []
    for _ in range(runs):
        began = time.perf_counter()
        file = render(charter, data, kind, kept)
        took.append((time.perf_counter() - began) * 1000)
    return first, peak, took, file.content


def _timed(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


async def _milliseconds(work: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await work()
    return (time.perf_counter() - began) * 1000
