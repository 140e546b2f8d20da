"""The bench runs to its end and measures something; how quick things are is not for a test to say."""

from pathlib import Path

from tests.load.bench import measure


async def test_the_bench_runs_with_few_people(tmp_path: Path) -> None:
    rows = await measure(people=3, votes=4, folder=tmp_path)
    assert len(rows) == 7
    for row in rows:
        assert row.seconds
        assert row.baseline_seconds
        assert "×" in row.text()
