"""Baseline B, the limit: a bare broadcast loop on the server that we use, with as many bytes to as many sockets.

No database, no cookie, no room: what Python has to pay for sending, and nothing else.
"""

from __future__ import annotations

import time

from bench import servers
from bench.bare_sockets import BareSocket, open_sockets
from bench.bench import Bench
from bench.watching import Stretch, undisturbed, until

_IN_TIME_SECONDS = 30.0

NAME = "bare loop"


def cpu_of(people: int) -> str:
    """The figure's name."""
    return f"{NAME}, {people} sockets: CPU per delivered update"


def seen_of(people: int, percent: int) -> str:
    """The figure's name."""
    return f"{NAME}, {people} sockets: vote to screen, p{percent}"


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    bench.report.heading("Baseline: the limit (a bare loop over open sockets)")
    size = await bench.payload_bytes()
    bench.report.note(f"Each socket gets {size:,} bytes for each vote, as in the product.")
    for people in bench.sizes.limit:
        votes = max(5, bench.sizes.limit_updates // people)
        with bench.folder() as folder, servers.bare(folder, size) as server:
            sockets = await open_sockets(server.port, people)
            await _votes(server, sockets, 2)  # warm
            stretches = [await _votes(server, sockets, votes) for _ in range(bench.sizes.runs)]
            for socket in sockets:
                socket.close()
        bench.report.add(cpu_of(people), "ms", [one.cpu_seconds / one.updates * 1000 for one in stretches])
        for percent in (50, 95):
            bench.report.add(seen_of(people, percent), "ms", [one.seen_ms(percent) for one in stretches])


async def _votes(server: servers.Server, sockets: list[BareSocket], votes: int) -> Stretch:
    """Votes of different people, each after the former one is on all sockets."""
    screens = [socket.screen for socket in sockets]
    for screen in screens:
        screen.updates = 0
    stretch = Stretch(max((screen.counts[-1] for screen in screens if screen.counts), default=0), screens)
    cpu = server.cpu_seconds()
    with undisturbed():
        for number in range(votes):
            stretch.sent.append(time.monotonic())
            sockets[number % len(sockets)].vote()
            stretch.acknowledged.append(0.0)
            if not await until(stretch.is_everywhere, _IN_TIME_SECONDS):
                raise TimeoutError("the bare loop lost an update")
    stretch.cpu_seconds = server.cpu_seconds() - cpu
    return stretch
