"""The bench runs to its end and measures something; how quick things are is not for a test to say."""

from pathlib import Path

import pytest

from app.demo.play import Until
from tests.load.bench import measure, measure_server
from tests.load.row import Row


def assert_measured(rows: list[Row]) -> None:
    for row in rows:
        assert row.seconds
        assert row.baseline_seconds
        assert "×" in row.text()


async def test_the_bench_runs_with_few_people(tmp_path: Path) -> None:
    rows = await measure(people=3, votes=4, folder=tmp_path, until=Until.FRAME, times=1)
    assert len(rows) == 9
    assert_measured(rows)


@pytest.mark.server
def test_the_bench_measures_real_sockets(tmp_path: Path) -> None:
    rows = measure_server(people=3, votes=2, folder=tmp_path)
    assert len(rows[0].seconds) == len(rows[0].baseline_seconds) == 3 * 2
    assert_measured(rows)
