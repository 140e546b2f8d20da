"""Reading of monitoring, stopping and comparing, put together for their topic."""

from dataclasses import replace

from app.domain.readings import comparing, monitoring, stopping
from app.domain.readings.findings import Findings
from app.domain.readings.monitoring import goals_without_indicator
from app.domain.readings.stopping import lines_without_criterion
from app.domain.registers.source import ShelfSource

__all__ = ["goals_without_indicator", "lines_without_criterion", "read"]

_READINGS = (monitoring, stopping, comparing)


def read(source: ShelfSource) -> Findings:
    """Tables, hints, and in `facts` what the screens of the three draw."""
    return Findings(
        tables=tuple(replace(table, is_on_paper=True) for one in _READINGS for table in one.tables(source)),
        hints=tuple(hint for one in _READINGS for hint in one.hints(source)),
        facts={key: value for one in _READINGS for key, value in one.facts(source).items()},
    )
