"""The pace that a goal asks for, and how a later wording softens it (vector V8)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.goals import GoalContent, dilution, pace

FIRST = GoalContent(
    "By 2034, 25 % of the raw materials are Norwegian.",
    unit="%",
    baseline_value=8,
    baseline_year=2024,
    target_value=25,
    deadline=date(2034, 12, 31),
)


def test_the_first_proposal_asks_for_1_7_a_year() -> None:
    assert pace(FIRST) == pytest.approx(1.7)


def test_a_lower_target_is_softer() -> None:
    softer = replace(FIRST, target_value=15)
    assert pace(softer) == pytest.approx(0.7)
    assert dilution(FIRST, softer) == pytest.approx(0.41, abs=0.005)


def test_a_later_deadline_is_softer() -> None:
    softer = replace(FIRST, deadline=date(2044, 12, 31))
    assert pace(softer) == pytest.approx(0.85)
    assert dilution(FIRST, softer) == pytest.approx(0.5)


def test_a_goal_that_lowers_a_number_reads_like_one_that_raises_it() -> None:
    first = replace(FIRST, baseline_value=100, target_value=50)
    assert pace(first) == pytest.approx(-5)
    assert dilution(first, replace(first, target_value=80)) == pytest.approx(0.4)
    assert dilution(first, replace(first, target_value=0)) == pytest.approx(2)


def test_a_turned_direction_is_negative() -> None:
    turned = dilution(FIRST, replace(FIRST, target_value=5))
    assert turned is not None
    assert turned < 0


@pytest.mark.parametrize(
    "missing",
    [
        {"baseline_value": None},
        {"baseline_year": None},
        {"target_value": None},
        {"deadline": None},
        {"is_yes_no": True},
        {"baseline_year": 2034},
        {"baseline_year": 2040},
    ],
)
def test_without_all_parts_there_is_no_pace(missing: dict[str, object]) -> None:
    goal = replace(FIRST, **missing)  # type: ignore[arg-type]
    assert pace(goal) is None
    assert dilution(FIRST, goal) is None
    assert dilution(goal, FIRST) is None


def test_another_unit_cannot_be_compared() -> None:
    assert dilution(FIRST, replace(FIRST, unit="tonnes")) is None
    assert dilution(replace(FIRST, unit="Tonnes a year"), replace(FIRST, unit=" tonnes  a year ")) == 1


def test_a_first_proposal_that_changes_nothing_cannot_be_softened() -> None:
    assert dilution(replace(FIRST, target_value=8), FIRST) is None


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.integers(2025, 2100))
def test_the_same_goal_is_neither_softer_nor_harder(baseline: float, target: float, year: int) -> None:
    assume(abs(baseline - target) > 1e-3)
    goal = replace(FIRST, baseline_value=baseline, target_value=target, deadline=date(year, 6, 30))
    assert dilution(goal, goal) == 1
