"""One line of the bench's table, with its baseline of the same run."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from app.demo.measure import percentile

NAME, BASELINE = 46, 34


@dataclass
class Row:
    """One measurement: seconds of each repetition, and the baseline's."""

    name: str
    baseline: str
    seconds: list[float] = field(default_factory=list)
    baseline_seconds: list[float] = field(default_factory=list)

    def text(self) -> str:
        """One line of the table."""
        p50, p95, p99 = (percentile(self.seconds, percent) * 1000 for percent in (50, 95, 99))
        base = percentile(self.baseline_seconds, 50) * 1000
        return (
            f"{self.name:<{NAME}} {p50:9.2f} {p95:9.2f} {p99:9.2f}   {self.baseline:<{BASELINE}} {base:9.2f} "
            f"{p50 / base:9.2f} ×"
        )


HEADER = (
    f"{'milliseconds':<{NAME}} {'p50':>9} {'p95':>9} {'p99':>9}   {'beside':<{BASELINE}} {'p50':>9} {'ratio':>11}\n"
    + "-" * (NAME + BASELINE + 58)
)


async def timed(seconds: list[float], work: Callable[[], Awaitable[Any]]) -> Any:
    """Do it, and note how long it took."""
    began = time.perf_counter()
    result = await work()
    seconds.append(time.perf_counter() - began)
    return result
