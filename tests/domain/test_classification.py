"""Complicated or complex: the quadrant of the room's answers, and where it should talk first."""

import pytest

from app.domain.classification import Quadrant, classify
from tests.domain.shelves import answers


def quadrant(problem: list[int], solution: list[int]) -> Quadrant:
    said = answers("classification", problem_contested=problem, solution_contested=solution)[""]
    found = classify(said)
    assert found is not None
    return found.quadrant


@pytest.mark.parametrize(
    ("problem", "solution", "expected"),
    [
        ([1, 2], [2, 2], Quadrant.ALIGNED),
        ([2, 2], [4, 5], Quadrant.PROBLEM_SEEKS_SOLUTIONS),
        ([4, 5], [1, 2], Quadrant.SOLUTION_SEEKS_PROBLEM),
        ([5, 5], [4, 4], Quadrant.DISORIENTED),
        ([3], [2], Quadrant.SOLUTION_SEEKS_PROBLEM),
        ([2], [3], Quadrant.PROBLEM_SEEKS_SOLUTIONS),
    ],
)
def test_the_quadrant_follows_both_scores_and_three_counts_as_diverged(
    problem: list[int], solution: list[int], expected: Quadrant
) -> None:
    assert quadrant(problem, solution) is expected


def test_only_what_is_agreed_is_not_complex() -> None:
    assert [one.is_complex for one in Quadrant] == [False, True, True, True]


def test_statements_on_which_the_room_is_far_apart_are_named() -> None:
    said = answers("classification", problem_contested=[1, 1, 5, 5], solution_contested=[2, 2, 2, 2])[""]
    found = classify(said)
    assert found is not None
    assert found.to_discuss == ("problem_contested",)


def test_there_is_no_quadrant_before_both_sides_have_an_answer() -> None:
    assert classify({}) is None
    assert classify(answers("classification", problem_contested=[1])[""]) is None
    assert classify(answers("classification", problem_contested=["cannot_judge"], solution_contested=[1])[""]) is None


def test_scores_are_means_of_medians() -> None:
    said = answers(
        "classification",
        problem_contested=[1, 5, 5],
        problem_complex=[1],
        solution_contested=[2, 3],
        solution_complex=[4],
    )[""]
    found = classify(said)
    assert found is not None
    assert (found.problem, found.solution) == (3.0, 3.25)
