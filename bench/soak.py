"""Soaks: a whole agenda compressed into minutes, or a room in which nothing happens, with the server's memory watched.

    python -m bench soak --minutes 10 --participants 200
    python -m bench idle --minutes 10 --participants 200

A soak ends well when nothing failed, every update came, and the server's log at warning level is empty. The size of
the server is noted every ten seconds; a soak says how it grows for each participant and hour.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.demo.load import allow_files
from bench import machine, room, servers
from bench.agenda import hold
from bench.insight import Insight, difference
from bench.report import RESULTS, say

SAMPLE_SECONDS = 10.0
_SETTLE_SHARE = 0.2
"""Of the time: what a room needs at its beginning is not growth."""

_FLAT_KB_PER_HOUR = 20.0
"""What is more is looked into: which objects have become more."""

_BESIDES_SECONDS = 300.0
_OPEN = "Ctrl-C closes the room."
"""The last line of the welcome; what comes after it is the log."""


@dataclass(slots=True)
class Soak:
    """What a soak is asked for, and what it has found. `samples` are (seconds since its begin, resident bytes)."""

    participants: int
    minutes: float
    is_idle: bool
    traces: bool = False
    every_seconds: float = SAMPLE_SECONDS
    out: Path = RESULTS
    samples: list[tuple[float, int]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    log: str = ""
    inside: list[str] = field(default_factory=list)
    facts: dict[str, float] = field(default_factory=dict)

    @property
    def kb_per_participant_and_hour(self) -> float:
        """The slope of the resident memory after the room has settled."""
        return slope(_settled(self.samples)) * 3600 / 1024 / self.participants

    @property
    def is_fine(self) -> bool:
        """Whether there was no error anywhere."""
        return not self.faults and not self.log

    def as_json(self) -> dict[str, object]:
        """What is kept."""
        return {
            "kind": "idle" if self.is_idle else "agenda",
            "participants": self.participants,
            "minutes": self.minutes,
            "kb_per_participant_and_hour": round(self.kb_per_participant_and_hour, 2),
            "faults": self.faults,
            "log": self.log,
            "resident_mb": [[round(at), round(size / 1024**2, 1)] for at, size in self.samples],
            "inside": self.inside,
            **{name: round(value, 1) for name, value in self.facts.items()},
        }


def run(soak: Soak) -> int:
    """Soak, say what came out, and keep it. Exit code 1 when anything went wrong."""
    machine.is_measurable()
    allow_files(soak.participants)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        asyncio.run(_soak(soak, Path(folder)))
    soak.out.mkdir(parents=True, exist_ok=True)
    kept = soak.out / f"soak-{'idle' if soak.is_idle else 'agenda'}.json"
    kept.write_text(json.dumps(soak.as_json(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    say(
        f"Memory: {soak.samples[0][1] / 1024**2:.0f} MB at first, {soak.samples[-1][1] / 1024**2:.0f} MB at the end; "
        f"{soak.kb_per_participant_and_hour:+.1f} KB an hour for each participant after the room had settled."
    )
    for line in soak.inside:
        say(f"  {line}")
    for fault in soak.faults[:10]:
        say(f"  failed: {fault}")
    if soak.log:
        say(f"The server's log is not empty:\n{soak.log[-4000:]}")
    say(f"{'Fine: no error in any log.' if soak.is_fine else 'Not fine.'} Kept in {kept}.")
    return 0 if soak.is_fine else 1


async def _soak(soak: Soak, folder: Path) -> None:
    insight = Insight(folder / "inside", traces=soak.traces)
    with servers.product(folder, **insight.environ()) as server:
        began = time.monotonic()
        before = await insight.look(server.worker)
        try:
            async with asyncio.timeout(soak.minutes * 60 * 2 + _BESIDES_SECONDS), _sampled(soak, server):
                if soak.is_idle:
                    before = await _idle(soak, server, insight)
                else:
                    soak.facts, soak.faults = await hold(server, soak.participants, soak.minutes * 60)
        except TimeoutError:
            soak.faults.append("it took more than twice as long as it should")
        soak.facts["seconds"] = time.monotonic() - began
        if soak.traces or soak.kb_per_participant_and_hour > _FLAT_KB_PER_HOUR:
            soak.inside = difference(before, await insight.look(server.worker))
        server.stop()
        soak.log = server.said().partition(_OPEN)[2].partition("\n")[2].strip()


async def _idle(soak: Soak, server: servers.Server, insight: Insight) -> dict[str, object]:
    """People sit in the room and nothing happens; what the server held when all were there."""
    async with room.opened(server, title="An idle room") as full:
        felt = await full.fill(soak.participants)
        soak.faults += felt.failures
        at_first = await insight.look(server.worker)
        soak.samples.clear()  # coming in is no growth
        say(f"{felt.entered.count} people are here. Nothing happens for {soak.minutes:g} minutes.")
        busy = await full.idle(soak.minutes * 60)
        soak.facts["processor_percent"] = busy * 100
        gone = sum(page.ended.is_set() for page in full.pages) + felt.dropped
        if gone:
            soak.faults.append(f"{gone} pages lost their connection")
        return at_first


@contextlib.asynccontextmanager
async def _sampled(soak: Soak, server: servers.Server) -> AsyncIterator[None]:
    """Note the server's size from now on until the block ends."""
    began = time.monotonic()

    def sample() -> None:
        soak.samples.append((time.monotonic() - began, server.memory().resident))
        say(f"  {soak.samples[-1][0]:6.0f} s   {soak.samples[-1][1] / 1024**2:8.1f} MB")

    async def go_on() -> None:
        while True:
            sample()
            await asyncio.sleep(soak.every_seconds)

    task = asyncio.create_task(go_on())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        sample()


def _settled(samples: Sequence[tuple[float, int]]) -> Sequence[tuple[float, int]]:
    return [one for one in samples if one[0] >= samples[-1][0] * _SETTLE_SHARE]


def slope(samples: Sequence[tuple[float, float]]) -> float:
    """Of the straight line that fits best, by the second; 0 for fewer than two samples."""
    if len(samples) < 2:
        return 0.0
    middle_at = sum(at for at, _ in samples) / len(samples)
    middle = sum(value for _, value in samples) / len(samples)
    spread = sum((at - middle_at) ** 2 for at, _ in samples)
    return sum((at - middle_at) * (value - middle) for at, value in samples) / spread if spread else 0.0
