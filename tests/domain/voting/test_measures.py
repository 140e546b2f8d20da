"""Measures of agreement: the values of the papers they come from, and what they must hold for any numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.measures import (
    agreement_of_pattern,
    agreement_on_scale,
    agreement_on_two,
    consensus_of_groups,
    polarisation,
)

SIX = [place / 5 for place in range(6)]
counts = st.lists(st.integers(0, 50), min_size=3, max_size=8).filter(any)


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        ("1111111", 0),
        ("1111110", 0.167),
        ("0111110", 0.333),
        ("0011110", 0.5),
        ("0011100", 0.667),
        ("0010100", 0.467),
        ("0000100", 1),
    ],
)
def test_each_layer_of_van_der_eijks_own_example_has_his_value(layer: str, expected: float) -> None:
    assert agreement_of_pattern([one == "1" for one in layer]) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.6113333),  # van der Eijk 2001, page 331
        ([2.4, 2.8, 3.2, 6.2, 13.5, 30.4, 41.6], 0.61),  # where people saw the PvdA
        ([1.6, 2.6, 8.2, 21, 29.3, 27, 10.3], 0.48),  # and D66
        ([2, 0, 1, 1], 0.0833333),
    ],
)
def test_published_distributions_have_their_published_agreement(people: list[float], expected: float) -> None:
    assert agreement_on_scale(people) == pytest.approx(expected, abs=0.005)


def test_agreement_is_one_in_one_place_none_when_spread_and_least_in_two_camps() -> None:
    assert agreement_on_scale([0, 0, 7, 0, 0, 0]) == 1
    assert agreement_on_scale([4] * 6) == 0
    assert agreement_on_scale([5, 0, 0, 0, 0, 5]) == -1


@given(counts)
def test_agreement_stays_in_bounds_and_does_not_care_for_direction_or_number(people: list[int]) -> None:
    found = agreement_on_scale(people)
    assert -1 - 1e-9 <= found <= 1 + 1e-9
    assert agreement_on_scale(people[::-1]) == pytest.approx(found)
    assert agreement_on_scale([3 * one for one in people]) == pytest.approx(found)


def test_a_scale_takes_three_categories_and_somebody_in_them() -> None:
    for people in ([3, 4], [0, 0, 0]):
        with pytest.raises(ValueError, match="scale"):
            agreement_on_scale(people)


@pytest.mark.parametrize(("supporters", "expected"), [(0, 1), (10, 1), (5, 0), (8, 0.6), (2, 0.6)])
def test_of_two_answers_halves_agree_least(supporters: int, expected: float) -> None:
    assert agreement_on_two(supporters, 10) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([10, 0, 0, 0, 0, 0], 0),
        ([5, 0, 0, 0, 0, 5], 1),
        ([0, 0, 5, 5, 0, 0], 0.2),
        ([4] * 6, 0.2592593),
        ([8, 0, 0, 0, 0, 2], 0.64),
    ],
)
def test_polarisation_tells_camps_from_people_who_are_scattered(people: list[int], expected: float) -> None:
    assert polarisation(people, SIX) == pytest.approx(expected)


@given(st.lists(st.integers(0, 50), min_size=6, max_size=6).filter(any))
def test_nothing_is_more_polarised_than_two_halves_at_both_ends(people: list[int]) -> None:
    assert 0 <= polarisation(people, SIX) <= 1 + 1e-9
    assert polarisation(people[::-1], SIX) == pytest.approx(polarisation(people, SIX))


def test_consensus_is_the_product_of_smoothed_shares_as_in_polis() -> None:
    assert consensus_of_groups([8, 3], [10, 8]) ** 2 == pytest.approx((9 / 12) * (4 / 10))
    assert consensus_of_groups([9] * 5, [10] * 5) == pytest.approx(10 / 12)


def test_one_group_against_it_weighs_more_than_many_for_it() -> None:
    assert consensus_of_groups([100, 0], [100, 10]) < consensus_of_groups([60, 6], [100, 10])
