"""The charter: assembling it, and each of its files. In this process, on the demo's workshop; no server is needed.

The baseline is reading the same workshop once, without assembling anything.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from app.demo.play import Until
from app.demo.showing import put_on
from app.domain.snapshot import Topic
from app.launch import database
from app.launch.house import own_house
from app.services.house import House
from app.settings import Settings
from bench.bench import Bench

_KINDS = ("page", "md", "json", "docx", "pdf")


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    bench.report.heading("The charter of the demo")
    with bench.folder() as folder:
        await _measure_in(bench, folder)


async def _measure_in(bench: Bench, folder: Path) -> None:
    settings = Settings.from_environment({"MISSION_ROOM_DATA_DIR": str(folder)}).with_secret()
    database.bring_up_to_date(settings)
    async with own_house(settings) as house:
        shown = await put_on(house, Until.END, bench.sizes.charter_people)
        actor = await house.convening.facilitator_of(shown.code)

        async def read() -> None:
            for topic in Topic:
                if topic is not Topic.CHARTER:
                    await house.views.view(actor.workshop_id, topic)

        for kind in _KINDS:
            make = _making(house, actor, kind)
            await make()  # fonts and templates are read once
            times = range(bench.sizes.charters)
            took = [await _milliseconds(make) for _ in times]
            base = [await _milliseconds(read) for _ in times]
            bench.report.add(
                f"the charter as {kind}", "ms", took, baseline="reading all topics once", baseline_values=base
            )


def _making(house: House, actor: Any, kind: str) -> Callable[[], Awaitable[object]]:
    if kind == "page":
        return lambda: house.chartering.view(actor.workshop_id)
    return lambda: house.chartering.file(actor, kind)


async def _milliseconds(work: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await work()
    return (time.perf_counter() - began) * 1000
