"""What a simulation measured: percentiles of seconds, in milliseconds for people.

What it must not do: judge; whoever reads it knows the machine.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

GRAIN_SECONDS = 0.0001
"""How exactly a `Spread` keeps a time."""


@dataclass(slots=True)
class Measured:
    """What came out. Times in seconds; `seen` is from just before a change was sent to its arrival at each page.

    `failures` says in words what went wrong; `missed` counts updates that did not reach a page in time.
    """

    code: str = ""
    facilitator_link: str = ""
    people: int = 0
    joined: list[float] = field(default_factory=list)
    opened: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)
    voted: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    missed: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def is_fine(self) -> bool:
        """Whether everything that was tried worked."""
        return not self.missed and not self.failures

    def report(self) -> str:
        """Return the lines to print."""
        lines = [
            f"Workshop {self.code}, {self.people} people:",
            line("joined", self.joined),
            line("live page opened", self.opened),
            line("changes acknowledged", self.acknowledged),
            line("votes acknowledged", self.voted),
            line("changes seen on each page", self.seen),
            f"  {'errors':<28} {len(self.failures):5}   updates that did not arrive {self.missed}",
        ]
        return "\n".join([*lines, *(f"    {failure}" for failure in self.failures[:10])])


class Spread:
    """Very many times in little room: how often each came, to a tenth of a millisecond."""

    def __init__(self) -> None:
        self._often: Counter[int] = Counter()
        self.count = 0

    def add(self, seconds: float, times: int = 1) -> None:
        """Note a time; below 0 is 0."""
        self._often[max(0, round(seconds / GRAIN_SECONDS))] += times
        self.count += times

    def percentile(self, percent: float) -> float:
        """The nearest-rank percentile in seconds; nan without any."""
        rank = max(1, math.ceil(percent / 100 * self.count))
        for grains in sorted(self._often):
            rank -= self._often[grains]
            if rank <= 0:
                return grains * GRAIN_SECONDS
        return math.nan

    @property
    def most(self) -> float:
        """The longest in seconds; nan without any."""
        return max((grains for grains, often in self._often.items() if often), default=math.nan) * GRAIN_SECONDS

    def figures(self, name: str) -> dict[str, float]:
        """The numbers by name, in milliseconds."""
        shown = {f"{name}_p{percent}_ms": round(self.percentile(percent) * 1000, 1) for percent in (50, 95, 99)}
        return {f"{name}_count": self.count, **shown, f"{name}_most_ms": round(self.most * 1000, 1)}


def percentile(seconds: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile of some seconds; nan without any."""
    if not seconds:
        return math.nan
    ordered = sorted(seconds)
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def line(name: str, seconds: Sequence[float] | Spread) -> str:
    """One line: how many, and the middle, the slow and the slowest in milliseconds."""
    if not isinstance(seconds, Spread):
        spread = Spread()
        for one in seconds:
            spread.add(one)
        seconds = spread
    if not seconds.count:
        return f"  {name:<28} none"
    shown = "  ".join(f"p{percent} {seconds.percentile(percent) * 1000:7.0f} ms" for percent in (50, 95, 99))
    return f"  {name:<28} {seconds.count:5}   {shown}   most {seconds.most * 1000:7.0f} ms"
