"""The product, whole: cookie, gate, database, hub. What people feel, and what it costs the server.

Each size has a server and a database of its own; people vote by their page's socket, as phones do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from bench import limit, room, servers, shared
from bench.bench import Bench
from bench.durable import INSERT, durable_inserts
from bench.sizes import Load

DATABASE = "mission-room.db"
_MANY, _LEAST_VOTES = 100, 20
"""Of votes one after the other: in twice as large a room half as many are measured, but so many at least."""

_IDLE_SECONDS = 3.0
_JITTER_SECONDS = 1.0
_KB = 1024


def cpu_of(people: int) -> str:
    """The figure's name."""
    return f"{people:,} people: CPU per vote, one after the other"


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    for load in bench.sizes.product:
        bench.report.heading(f"The product with {load.people:,} people")
        with bench.folder() as folder, servers.product(folder) as server:
            few = await _few(bench, server, load)
            before = server.memory()
            async with room.opened(server) as crowded:
                await _entering(bench, crowded, load)
                await _idle(bench, crowded, load, before.resident, before.private)
                if load.people in bench.sizes.limit:
                    await _fan_out(bench, crowded, load, few)
                await _steady(bench, crowded, load, folder)
                await _burst(bench, crowded, load, folder)
                if load.people in bench.sizes.restarts:
                    await _restart(bench, crowded, load)


async def _few(bench: Bench, server: servers.Server, load: Load) -> list[room.Run]:
    """The same votes with few pages to tell: what is left of a vote's cost without the crowd. It warms up, too."""
    async with room.opened(server, title="A small workshop") as small:
        await small.fill(min(bench.sizes.few, load.people))
        await small.one_by_one(bench.sizes.few)
        if load.people not in bench.sizes.limit:
            return []
        return [await small.one_by_one(bench.sizes.votes_in_turn) for _ in range(bench.sizes.runs)]


async def _entering(bench: Bench, crowded: room.Room, load: Load) -> None:
    felt, report, name = await crowded.fill(load.people), bench.report, f"{load.people:,} people"
    sizes = sorted(felt.room_bytes) or [0]
    report.add(f"{name}: have the whole room", "people", [felt.entered.count], **_of("came", load.people))
    report.add(f"{name}: joined in a second, page and all", "people", [felt.joins_per_second])
    for percent in (50, 95):
        report.add(f"{name}: from scan to room, p{percent}", "ms", [felt.entered.percentile(percent) * 1000])
    report.add(f"{name}: bytes until the room is there", "KB", [sizes[len(sizes) // 2] / _KB])
    for failure in felt.failures[:3]:
        report.note(failure)


async def _idle(bench: Bench, crowded: room.Room, load: Load, resident: int, private: int) -> None:
    """When nothing happens: memory by the page, and the heartbeats' share of a processor."""
    name, people = f"{load.people:,} people", load.people
    busy = await crowded.idle(_IDLE_SECONDS)
    now = crowded.server.memory()
    bench.report.add(f"{name}: memory per idle participant, resident", "KB", [(now.resident - resident) / people / _KB])
    bench.report.add(f"{name}: memory per idle participant, private", "KB", [(now.private - private) / people / _KB])
    bench.report.add(f"{name}: memory of the server", "MB", [now.resident / _KB**2])
    bench.report.add(f"{name}: processor when nothing happens", "%", [busy * 100])


async def _fan_out(bench: Bench, crowded: room.Room, load: Load, few: list[room.Run]) -> None:
    """Votes one after the other: what each costs, and what of it each further page costs."""
    name, people = f"{load.people:,} people", load.people
    votes = max(bench.sizes.votes_in_turn // max(1, people // _MANY), _LEAST_VOTES)
    runs = [await crowded.one_by_one(min(votes, people)) for _ in range(bench.sizes.runs)]
    bench.report.add(cpu_of(people), "ms", [one.cpu_per_vote_ms for one in runs], than=shared.cpu_of(people))
    alone = [
        (run.cpu_per_vote_ms - base.cpu_per_vote_ms) / (run.updates / run.votes - base.updates / base.votes)
        for run, base in zip(runs, few, strict=True)
        if run.updates / run.votes > base.updates / base.votes
    ]
    if alone:
        bench.report.add(f"{name}: CPU per delivered update, fan-out alone", "ms", alone, than=limit.cpu_of(people))


async def _steady(bench: Bench, crowded: room.Room, load: Load, folder: Path) -> None:
    name, pace = f"{load.people:,} people, {load.votes_per_second} votes a second", load.votes_per_second
    votes = min(load.people, round(load.votes_per_second * load.seconds))
    runs = [await crowded.steady(votes, load.votes_per_second) for _ in range(bench.sizes.runs)]
    report = bench.report
    for percent in (50, 95, 99):
        values = [one.to_screen_ms(percent) for one in runs]
        report.add(f"{name}: vote to screen, p{percent}", "ms", values, than=shared.seen_of(load.people, percent))
    report.add(
        f"{name}: vote until acknowledged, p50",
        "ms",
        [one.felt.acknowledged.percentile(50) * 1000 for one in runs],
        baseline=INSERT,
        baseline_values=durable_inserts(folder / "bare.db", votes, bench.sizes.runs),
    )
    report.add(f"{name}: CPU per vote", "ms", [one.cpu_per_vote_ms for one in runs], than=shared.cpu_of(load.people))
    values = [one.cpu_per_update_ms for one in runs]
    report.add(f"{name}: CPU per delivered update, all included", "ms", values, than=limit.cpu_of(load.people))
    report.add(f"{name}: updates a page gets for each vote", "", [one.updates / votes / load.people for one in runs])
    report.add(
        f"{name}: bytes a page gets for each vote", "", [one.received_bytes / votes / load.people for one in runs]
    )
    report.add(f"{name}: processor", "%", [one.cpu_seconds / one.wall_seconds * 100 for one in runs])
    _losses(bench, f"{load.people:,} people, {pace} votes a second", runs)


async def _burst(bench: Bench, crowded: room.Room, load: Load, folder: Path) -> None:
    """Everybody votes once within ten seconds."""
    seconds = bench.sizes.burst_seconds
    name, report = f"{load.people:,} people, all voting within {seconds:g} s", bench.report
    run = await crowded.steady(load.people, load.people / seconds)
    stored = crowded.stored(folder / DATABASE)
    for percent in (50, 95, 99):
        report.add(f"{name}: vote to screen, p{percent}", "ms", [run.to_screen_ms(percent)])
    report.add(f"{name}: until acknowledged, p95", "ms", [run.felt.acknowledged.percentile(95) * 1000])
    acknowledged = run.felt.votes_acknowledged
    report.add(f"{name}: acknowledged", "ballots", [acknowledged], **_of("sent", run.votes))
    report.add(f"{name}: in the database", "ballots", [stored], **_of("acknowledged", acknowledged))
    report.add(f"{name}: CPU per vote", "ms", [run.cpu_per_vote_ms])
    _losses(bench, name, [run])


async def _restart(bench: Bench, crowded: room.Room, load: Load) -> None:
    """The server is killed and started again: how long until everybody has the whole room, counted from its return."""
    name, report = f"{load.people:,} people after kill -9", bench.report
    felt = await crowded.through_restart(suddenly=True, jitter_seconds=_JITTER_SECONDS)
    report.add(f"{name}: back with the whole room", "people", [felt.back.count], **_of("were there", load.people))
    report.add(f"{name}: back, p50", "ms", [felt.back.percentile(50) * 1000])
    report.add(f"{name}: back, the last", "ms", [felt.back.most * 1000])


class _Baseline(TypedDict):
    baseline: str
    baseline_values: list[float]


def _of(what: str, how_many: float) -> _Baseline:
    """A number to be reached, as the baseline of a count."""
    return {"baseline": what, "baseline_values": [how_many]}


def _losses(bench: Bench, name: str, runs: list[room.Run]) -> None:
    missed = sum(one.felt.missed for one in runs)
    bench.report.add(f"{name}: pages without the last update after 3 s", "pages", [missed])
    for failure in [failure for one in runs for failure in one.felt.failures][:3]:
        bench.report.note(failure)
