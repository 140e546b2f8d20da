"""Percentiles of very many times are those of the times themselves."""

import math

from hypothesis import given
from hypothesis import strategies as st

from app.demo.measure import GRAIN_SECONDS, Spread, line, percentile


@given(times=st.lists(st.floats(0, 100), min_size=1, max_size=60), percent=st.integers(1, 100))
def test_a_spread_has_the_percentiles_of_its_times(times: list[float], percent: int) -> None:
    spread = Spread()
    for one in times:
        spread.add(one)
    assert spread.count == len(times)
    assert abs(spread.percentile(percent) - percentile(times, percent)) <= GRAIN_SECONDS
    assert abs(spread.most - max(times)) <= GRAIN_SECONDS


def test_nothing_measured_has_no_percentile() -> None:
    assert math.isnan(Spread().percentile(50))
    assert math.isnan(Spread().most)
    assert line("votes", Spread()).endswith("none")


def test_many_at_once_count_as_many() -> None:
    spread = Spread()
    spread.add(0.010, 95)
    spread.add(0.500, 5)
    assert spread.figures("vote") == {
        "vote_count": 100,
        "vote_p50_ms": 10.0,
        "vote_p95_ms": 10.0,
        "vote_p99_ms": 500.0,
        "vote_most_ms": 500.0,
    }
