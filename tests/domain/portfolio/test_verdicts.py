"""Verdicts say what the room would do, and say honestly when it has not made up its mind."""

import pytest

from app.domain.estimates.summary import Summary
from app.domain.portfolio.verdicts import Move, Standing, asked, compare, said_of
from tests.domain.portfolio.made_up import verdict


@pytest.mark.parametrize(
    ("summary", "standing", "leading", "said"),
    [
        (verdict(connect=3, rethink=2), Standing.MAJORITY, ("connect",), "connect"),
        (verdict(connect=2, rethink=1, let_go=1), Standing.MOST, ("connect",), "connect"),
        (verdict(connect=2, rethink=2), Standing.TIE, ("connect", "rethink"), ""),
        (verdict(connect=1, rethink=1, let_go=1), Standing.TIE, ("connect", "rethink", "let_go"), ""),
        (Summary(count=0, passes=4), Standing.NONE, (), ""),
        (None, Standing.NONE, (), ""),
    ],
)
def test_a_verdict_is_a_majority_the_most_frequent_a_tie_or_none(
    summary: Summary | None, standing: Standing, leading: tuple[str, ...], said: str
) -> None:
    found = said_of(summary)
    assert (found.standing, found.leading, found.verdict) == (standing, leading, said)


def test_half_is_no_majority_and_who_cannot_judge_counts_for_nothing() -> None:
    half = Summary(count=4, passes=9, counts={"connect": 2, "rethink": 1, "let_go": 1})
    assert said_of(half).standing is Standing.MOST
    three_of_five = Summary(count=5, passes=9, counts={"connect": 3, "rethink": 2})
    assert said_of(three_of_five).standing is Standing.MAJORITY
    assert said_of(three_of_five).passes == 9


def test_two_times_of_asking_are_compared_project_by_project() -> None:
    before = asked(
        {
            "a": {"verdict": verdict(connect=3)},
            "b": {"verdict": verdict(connect=2, rethink=1)},
            "c": {"verdict": verdict(connect=1, rethink=1)},
            "d": {"verdict": verdict(let_go=2)},
            "e": {"verdict": verdict(let_go=1)},
        }
    )
    after = asked(
        {
            "a": {"verdict": verdict(connect=2, rethink=1)},
            "b": {"verdict": verdict(rethink=3)},
            "c": {"verdict": verdict(rethink=3)},
            "d": {"verdict": verdict(let_go=1, connect=1)},
            "f": {"verdict": verdict(accelerate=1)},
            "g": {"impact": Summary(count=3)},
        }
    )
    moves = {one.project_id: one.move for one in compare(before, after, ["a", "b", "c", "d", "e", "f", "g"])}
    assert moves == {
        "a": Move.STAYED,
        "b": Move.CHANGED,
        "c": Move.CLEARED,
        "d": Move.BLURRED,
        "e": Move.DROPPED,
        "f": Move.NEW,
    }


def test_a_tie_between_other_answers_than_before_did_not_stay() -> None:
    before = asked({"a": {"verdict": verdict(connect=1, rethink=1)}})
    after = asked({"a": {"verdict": verdict(connect=1, let_go=1)}})
    assert [one.move for one in compare(before, after, ["a"])] == [Move.CHANGED]
