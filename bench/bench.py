"""What the parts of the bench share: their sizes, where they write, and how many bytes a vote sends to each page."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bench import room, servers
from bench.report import Report
from bench.sizes import Sizes

_PROBES = 3
_PEOPLE = 4
_QUIET_SECONDS = 0.5


@dataclass(slots=True)
class Bench:
    """One run."""

    sizes: Sizes = field(default_factory=Sizes)
    report: Report = field(default_factory=Report)
    is_full_integrity: bool = False
    _payload_bytes: int = 0

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A data folder for one server."""
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            yield Path(name)

    async def payload_bytes(self) -> int:
        """The size of the update that each page gets when somebody else has voted: the baselines send as many bytes."""
        if not self._payload_bytes:
            with self.folder() as folder, servers.product(folder) as server:
                async with room.opened(server) as probe:
                    await probe.fill(_PEOPLE)
                    self._payload_bytes = max([await _size_of_a_vote(probe) for _ in range(_PROBES)])
        return self._payload_bytes


async def _size_of_a_vote(probe: room.Room) -> int:
    """What the page of somebody else gets, by the update."""
    await probe.new_round()
    watcher = probe.pages[-1]
    await asyncio.sleep(_QUIET_SECONDS)
    frames, received = watcher.frames, watcher.received_bytes
    voted = await probe.vote(room.Run(), 1, 1)
    voted.tell_felt()
    return (watcher.received_bytes - received) // max(1, watcher.frames - frames)
