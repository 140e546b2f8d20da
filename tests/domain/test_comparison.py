"""Comparing options: ranks by the room's weights, and whether anything within its range changes who comes first."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.comparison import Measure, Tip, compare

FEED = ["insects", "seaweed"]
EMISSIONS = Measure("emissions", more_is_better=False, weight=6, low=5, high=7)
JOBS = Measure("jobs", weight=4, low=2, high=5)
VALUES = {
    ("insects", "emissions"): 2.0,
    ("seaweed", "emissions"): 5.0,
    ("insects", "jobs"): 100.0,
    ("seaweed", "jobs"): 400.0,
}


def test_less_is_better_where_the_criterion_says_so() -> None:
    assert compare(FEED, [EMISSIONS], VALUES).ranks == (("insects",), ("seaweed",))
    assert compare(FEED, [JOBS], VALUES).ranks == (("seaweed",), ("insects",))


def test_the_first_stays_first_while_the_ranges_keep_apart() -> None:
    found = compare(FEED, [EMISSIONS, JOBS], VALUES)
    assert found.ranks == (("insects",), ("seaweed",))
    assert found.is_stable


def test_the_first_changes_where_the_ranges_overlap() -> None:
    found = compare(FEED, [EMISSIONS, Measure("jobs", weight=4, low=2, high=8)], VALUES)
    assert found.ranks[0] == ("insects",)
    assert (found.rivals, found.is_stable) == (("seaweed",), False)


def test_what_would_tip_it_is_the_nearest_whole_weight_of_one_criterion() -> None:
    found = compare(FEED, [EMISSIONS, Measure("jobs", weight=4, low=2, high=8)], VALUES)
    assert found.tips == (Tip("seaweed", "emissions", 4),)


def test_equal_options_share_the_first_place_and_neither_is_stable() -> None:
    found = compare(FEED, [EMISSIONS, Measure("jobs", weight=6, low=6, high=6)], VALUES)
    assert found.ranks == (("insects", "seaweed"),)
    assert not found.is_stable


def test_nobody_has_weighed_so_anything_may_weigh_anything() -> None:
    found = compare(FEED, [Measure("emissions", more_is_better=False), Measure("jobs")], VALUES)
    assert not found.is_stable


def test_an_option_that_lacks_a_value_is_not_ranked() -> None:
    found = compare([*FEED, "lupins"], [EMISSIONS], VALUES)
    assert found.missing == ("lupins",)
    assert "lupins" not in [one for rank in found.ranks for one in rank]


def test_an_option_beaten_in_everything_is_named_with_what_beats_it() -> None:
    values = {**VALUES, ("lupins", "emissions"): 5.0, ("lupins", "jobs"): 90.0}
    found = compare([*FEED, "lupins"], [EMISSIONS, JOBS], values)
    assert found.outdone == {"lupins": "insects"}
    assert "lupins" not in found.rivals


def test_a_criterion_in_which_all_are_alike_decides_nothing() -> None:
    alike = {("insects", "risk"): 3.0, ("seaweed", "risk"): 3.0}
    heavy = Measure("risk", weight=10, low=10, high=10)
    found = compare(FEED, [EMISSIONS, heavy], {**VALUES, **alike})
    assert found.ranks == compare(FEED, [EMISSIONS], VALUES).ranks


@pytest.mark.parametrize("measures", [[], [EMISSIONS]])
def test_without_options_there_is_no_ranking(measures: list[Measure]) -> None:
    assert compare([], measures, {}).ranks == ()


# --- properties -------------------------------------------------------------------------------------------------------

WEIGHTS = st.tuples(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10)).map(sorted)


@st.composite
def comparisons(draw: st.DrawFn) -> tuple[list[str], list[Measure], dict[tuple[str, str], float]]:
    options = [f"o{index}" for index in range(draw(st.integers(2, 4)))]
    measures = []
    for index in range(draw(st.integers(1, 4))):
        low, weight, high = draw(WEIGHTS)
        measures.append(Measure(f"m{index}", draw(st.booleans()), weight, low, high))
    values = {(one, measure.id): float(draw(st.integers(-5, 5))) for one in options for measure in measures}
    return options, measures, values


@settings(max_examples=120, deadline=None)
@given(comparisons(), st.integers(0, 2**32))
def test_a_stable_first_stays_first_under_any_weights_of_the_range(
    case: tuple[list[str], list[Measure], dict[tuple[str, str], float]], seed: int
) -> None:
    options, measures, values = case
    found = compare(options, measures, values)
    dice = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(12):
        moved = []
        for one in measures:
            weight = dice.uniform(one.low, one.high)
            moved.append(Measure(one.id, one.more_is_better, weight, weight, weight))
        firsts = compare(options, moved, values).firsts
        passing = [one for one in firsts if one not in found.firsts]
        assert set(passing) <= set(found.rivals) or set(found.firsts) <= set(firsts)
        if found.is_stable:
            assert found.firsts[0] in firsts


@settings(max_examples=120, deadline=None)
@given(comparisons())
def test_a_rival_really_passes_the_first_at_some_corner_of_the_range(
    case: tuple[list[str], list[Measure], dict[tuple[str, str], float]],
) -> None:
    options, measures, values = case
    found = compare(options, measures, values)
    for rival in found.rivals:
        beaten = []
        for first in found.firsts:
            if first == rival:
                continue
            corner = []
            for one in measures:
                lead = found.scaled[one.id][first] - found.scaled[one.id][rival]
                weight = one.low if lead > 0 else one.high
                corner.append((weight, lead))
            beaten.append(sum(weight * lead for weight, lead in corner) < 0)
        assert any(beaten)


@settings(max_examples=120, deadline=None)
@given(comparisons(), st.floats(0.1, 50), st.floats(-100, 100))
def test_the_unit_in_which_a_criterion_is_measured_changes_no_rank(
    case: tuple[list[str], list[Measure], dict[tuple[str, str], float]], factor: float, shift: float
) -> None:
    options, measures, values = case
    in_other_units = {key: value * factor + shift for key, value in values.items()}
    before, after = compare(options, measures, values), compare(options, measures, in_other_units)
    assert [set(rank) for rank in after.ranks] == [set(rank) for rank in before.ranks]
    assert set(after.rivals) == set(before.rivals)


@settings(max_examples=60, deadline=None)
@given(comparisons())
def test_whoever_is_outdone_never_comes_before_what_outdoes_it(
    case: tuple[list[str], list[Measure], dict[tuple[str, str], float]],
) -> None:
    found = compare(*case)
    place = {one: rank for rank, shared in enumerate(found.ranks) for one in shared}
    assert all(place[other] <= place[one] for one, other in found.outdone.items())
