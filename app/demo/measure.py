"""What a simulation measured: percentiles of seconds, in milliseconds for people.

What it must not do: judge; whoever reads it knows the machine.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def percentile(seconds: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile of some seconds; nan without any."""
    if not seconds:
        return math.nan
    ordered = sorted(seconds)
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def line(name: str, seconds: Sequence[float]) -> str:
    """One line: how many, and the middle, the slow and the slowest in milliseconds."""
    if not seconds:
        return f"  {name:<28} none"
    shown = "  ".join(f"p{percent} {percentile(seconds, percent) * 1000:7.0f} ms" for percent in (50, 95, 99))
    return f"  {name:<28} {len(seconds):5}   {shown}   most {max(seconds) * 1000:7.0f} ms"
