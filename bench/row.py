"""One figure of the bench: its value over several runs, and the same of its baseline in the same run."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

_MANY_TIMES_LESS = 0.2


@dataclass(frozen=True, slots=True)
class Row:
    """`value` is the median of `runs` runs, `spread` the lowest and the highest of them, in `unit`.

    `ratio` is `value` as a multiple of `baseline_value`: 1 is as much as the baseline, 0.02 is fifty times less.
    `ratio_spread` sets the lowest against the highest of the baseline, and the highest against its lowest: the ratio
    is not outside of it.
    """

    name: str
    value: float
    unit: str
    baseline: str
    baseline_value: float | None
    ratio: float | None
    ratio_spread: tuple[float, float] | None
    spread: tuple[float, float]
    runs: int

    def as_json(self) -> dict[str, Any]:
        """The row as it is kept."""
        return {name: _rounded(value) for name, value in asdict(self).items()}

    def cells(self) -> list[str]:
        """The row as people read it: name, value, spread, runs, baseline, its value, ratio."""
        has_baseline = self.baseline_value is not None
        return [
            self.name,
            f"{shown(self.value)} {self.unit}".strip(),
            _between(self.spread) if self.runs > 1 else "",
            str(self.runs),
            self.baseline if has_baseline else "",
            shown(self.baseline_value) if self.baseline_value is not None else "",
            _ratio(self.ratio, self.ratio_spread),
        ]


def row(
    name: str, unit: str, values: Sequence[float], *, baseline: str = "", baseline_values: Sequence[float] = ()
) -> Row:
    """Make a row of the values of its runs. Errors: ValueError without any value."""
    if not values:
        raise ValueError(f"{name} was not measured")
    value, spread = statistics.median(values), (min(values), max(values))
    if not baseline_values or min(baseline_values) <= 0:
        return Row(name, value, unit, "", None, None, None, spread, len(values))
    base = statistics.median(baseline_values)
    return Row(
        name,
        value,
        unit,
        baseline,
        base,
        value / base,
        (spread[0] / max(baseline_values), spread[1] / min(baseline_values)),
        spread,
        len(values),
    )


def shown(value: float) -> str:
    """A number with three figures that mean something."""
    if value == round(value):
        return f"{value:,.0f}"
    if abs(value) < 0.001:
        return f"{value:.2g}"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    return f"{value:,.{digits}f}"


def _between(spread: tuple[float, float]) -> str:
    return f"{shown(spread[0])} to {shown(spread[1])}"


def _ratio(ratio: float | None, spread: tuple[float, float] | None) -> str:
    if ratio is None or spread is None:
        return ""
    if 0 < ratio < _MANY_TIMES_LESS:
        most = shown(1 / spread[0]) if spread[0] > 0 else "any"
        return f"1/{shown(1 / ratio)} (1/{most} to 1/{shown(1 / spread[1])})"
    return f"{shown(ratio)} × ({_between(spread)})"


def _rounded(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_rounded(one) for one in value]
    return float(f"{value:.4g}") if isinstance(value, float) else value
