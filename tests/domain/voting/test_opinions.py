"""Opinion groups: found where people vote in camps, and never of few people, by chance, or by the order of anything."""

from time import process_time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.voting.clustering import Table
from app.domain.voting.opinions import (
    FEWEST_BALLOTS,
    FEWEST_IN_A_GROUP,
    FEWEST_OPTIONS,
    MOST_GROUPS,
    Opinions,
    find_opinions,
)


def names(count: int) -> list[str]:
    return [f"option{number:02}" for number in range(count)]


def camps(sizes: list[int], options: int, seed: int = 1) -> Table:
    """Scores (0..1) of camps that each love their own part of the options, with some noise."""
    random = np.random.default_rng(seed)
    rows = []
    for camp, size in enumerate(sizes):
        liked = np.where(np.arange(options) % len(sizes) == camp, 4.5, 1.0)
        rows.append(np.clip(liked + random.normal(0, 0.7, (size, options)), 0, 5).round() / 5)
    return np.concatenate(rows)


def found(places: Table, *, is_budgeted: bool = False) -> Opinions:
    return find_opinions(places, names(places.shape[1]), is_budgeted=is_budgeted)[0]


@pytest.mark.parametrize("sizes", [[12, 8], [30, 30], [40, 20, 10], [300, 200, 100]])
def test_camps_are_found_with_what_they_favour(sizes: list[int]) -> None:
    opinions, groups = find_opinions(camps(sizes, 6), names(6), is_budgeted=False)
    assert [group.size for group in opinions.groups] == sorted(sizes, reverse=True)
    for camp, group in enumerate(opinions.groups):
        own = set(names(6)[camp :: len(sizes)])
        assert set(group.favours) == own
        assert not set(group.rejects) & own
        assert (groups == camp).sum() == group.size
    assert sum(group.share for group in opinions.groups) == pytest.approx(1)


def test_camps_are_found_although_some_could_not_judge_everything() -> None:
    places = camps([30, 20], 8)
    places[np.random.default_rng(3).random(places.shape) < 0.1] = np.nan
    assert [group.size for group in found(places).groups] == [30, 20]


@pytest.mark.parametrize(
    ("places", "missing"),
    [
        (camps([30, 30], FEWEST_OPTIONS - 1), "few_options"),
        (camps([10, FEWEST_BALLOTS - 11], 6), "few_ballots"),
        (np.where(np.arange(6) < 3, camps([20, 20], 6), np.nan), "sparse"),
        (np.full((40, 6), 0.4), "no_pattern"),
        (np.random.default_rng(5).integers(0, 6, (200, 8)) / 5, "no_pattern"),
    ],
)
def test_a_threshold_that_is_not_reached_is_named(places: Table, missing: str) -> None:
    assert found(places) == Opinions(missing=missing)


def test_a_camp_that_is_too_small_is_not_shown() -> None:
    assert all(group.size >= FEWEST_IN_A_GROUP for group in found(camps([30, FEWEST_IN_A_GROUP - 1], 6)).groups)


def test_rankings_at_random_are_no_camps_although_what_one_gains_another_loses() -> None:
    random = np.random.default_rng(11)
    rankings = np.stack([random.permutation(4) for _ in range(60)]) / 3
    assert found(rankings, is_budgeted=True).missing == "no_pattern"


@settings(max_examples=25)
@given(st.integers(0, 10**6), st.integers(FEWEST_BALLOTS, 60), st.integers(FEWEST_OPTIONS, 8), st.booleans())
def test_whatever_the_ballots_no_group_is_small_and_order_changes_nothing(
    seed: int, voices: int, options: int, is_in_camps: bool
) -> None:
    random = np.random.default_rng(seed)
    places = camps([voices // 2, voices - voices // 2], options, seed)
    if not is_in_camps:
        places = random.integers(0, 6, (voices, options)) / 5
    opinions, groups = find_opinions(places, names(options), is_budgeted=False)
    assert bool(opinions.groups) != bool(opinions.missing)
    assert len(opinions.groups) <= MOST_GROUPS
    assert all(group.size >= FEWEST_IN_A_GROUP for group in opinions.groups)
    rows, columns = random.permutation(voices), random.permutation(options)
    again, moved = find_opinions(
        places[rows][:, columns], [names(options)[column] for column in columns], is_budgeted=False
    )
    assert again == opinions
    assert (moved == groups[rows]).all()


def test_ten_thousand_ballots_on_thirty_options_take_less_than_a_second() -> None:
    places = camps([6000, 4000], 30)
    begun = process_time()
    assert [group.size for group in found(places).groups] == [6000, 4000]
    assert process_time() - begun < 1
