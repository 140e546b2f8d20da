"""Scores and two criteria: means, medians, quartiles, who judged, and when equal means are told apart."""

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.ballots import BallotRules, ScoreBallot, TwoCriteriaBallot
from app.domain.voting.methods import Method
from app.domain.voting.spreads import mean, quantile, spread
from app.domain.voting.terms import Terms, TieRule
from tests.ballots import count, ranks

SCORE = BallotRules(Method.SCORE, ("a", "b", "c"))
TWO = BallotRules(Method.TWO_CRITERIA, ("a", "b", "c"))


def scores(**given: list[int | None]) -> list[ScoreBallot]:
    """Scores by option, one for each voter; None where the voter cannot judge."""
    rows = zip(*given.values(), strict=True)
    return [ScoreBallot({key: one for key, one in zip(given, row, strict=True) if one is not None}) for row in rows]


def test_the_best_mean_leads_and_the_spread_is_shown() -> None:
    first, *_ = count(SCORE, scores(a=[5, 4, 5, 0], b=[3, 3, 3, 3])).options
    assert (first.id, first.score, first.judged, first.supporters, first.supporter_share) == ("a", 3.5, 4, 3, 0.75)
    assert first.scores is not None
    assert (first.scores.median, first.scores.lower, first.scores.upper) == (4.5, 3, 5)
    assert first.scores.distribution == {0: 1, 1: 0, 2: 0, 3: 0, 4: 1, 5: 2}


def test_cannot_judge_is_not_a_zero() -> None:
    result = count(SCORE, scores(a=[4, 4, 4, None], b=[4, 4, 4, 0]))
    assert [(option.id, option.score) for option in result.options[:2]] == [("a", 4), ("b", 3)]


@pytest.mark.parametrize(
    ("judges", "leads"),
    [(2, False), (3, True), (4, True)],
)
def test_few_judges_do_not_put_an_option_before_the_others(judges: int, leads: bool) -> None:
    """With six ballots three must judge it."""
    some: list[int | None] = [5] * judges + [None] * (6 - judges)
    result = count(SCORE, scores(a=some, b=[4, 4, 4, 4, 4, 4]))
    assert (result.options[0].id == "a") == leads


def test_three_judges_are_not_enough_in_a_room_of_seven() -> None:
    result = count(SCORE, scores(a=[5, 5, 5, None, None, None, None], b=[1] * 7))
    assert ranks(result) == {"b": 1, "a": 2, "c": 3}
    assert result.winners == ("b",)


def test_an_option_that_nobody_judged_is_never_chosen() -> None:
    assert count(SCORE, scores(a=[1, 1, 1]), Terms(winners=3)).winners == ("a",)


def test_an_option_that_nobody_judged_comes_after_those_that_were_given_zeros() -> None:
    zeros = scores(a=[5, 5], b=[0, 0])
    assert ranks(count(SCORE, zeros)) == {"a": 1, "b": 2, "c": 3}
    for seed in range(8):
        drawn = count(SCORE, zeros, Terms(winners=2, tie_rule=TieRule.LOT, lot_seed=f"seed {seed}"))
        assert drawn.winners == ("a", "b"), seed


def test_equal_means_go_by_the_median_and_then_by_high_scores() -> None:
    by_median = count(SCORE, scores(a=[5, 1, 3], b=[4, 4, 1]))
    assert ranks(by_median) == {"b": 1, "a": 2, "c": 3}
    assert by_median.settled_ties == (("b", "a"),)
    by_high = count(SCORE, scores(a=[3, 3, 3, 3, 3], b=[5, 4, 3, 2, 1]))
    assert ranks(by_high) == {"b": 1, "a": 2, "c": 3}
    same = count(SCORE, scores(a=[3, 3, 4], b=[4, 3, 3]))
    assert same.tie_groups == (("a", "b"),)
    assert same.winners == ("a", "b")
    drawn = count(SCORE, scores(a=[3, 3, 4], b=[4, 3, 3]), Terms(tie_rule=TieRule.LOT, lot_seed="x"))
    assert len(drawn.winners) == 1


def test_equal_thirds_are_equal() -> None:
    result = count(SCORE, scores(a=[1, 0, 0, 1, 0, 0], b=[1, 0, 0, None, None, None]))
    assert result.tie_groups[0] == ("a", "b")


def test_two_criteria_rank_by_the_mean_of_both_and_show_each() -> None:
    ballots = [TwoCriteriaBallot({"a": (5, 1), "b": (4, 4)}), TwoCriteriaBallot({"a": (5, 3), "b": (2, 4)})] * 2
    first, second, third = count(TWO, ballots).options
    assert [(one.id, one.score, one.mean, one.supporters) for one in (first, second)] == [
        ("a", 3.5, 3.5, 2),
        ("b", 3.5, 3.5, 2),
    ]
    assert (first.rank, second.rank, third.rank) == (1, 1, 3)
    assert first.across is not None
    assert first.up is not None
    assert (first.across.median, first.up.median, first.up.lower, first.up.upper) == (5, 2, 1, 3)
    assert (third.across, third.judged) == (None, 0)


tables = st.dictionaries(st.integers(0, 5), st.integers(0, 6)).filter(lambda table: sum(table.values()) >= 2)


@given(tables)
def test_quartiles_are_those_of_the_standard_library(table: dict[int, int]) -> None:
    numbers = [number for number, voices in table.items() for _ in range(voices)]
    lower, median, upper = statistics.quantiles(numbers, n=4, method="inclusive")
    found = spread(table)
    assert found is not None
    assert (found.lower, found.median, found.upper) == (lower, median, upper)
    assert (found.judged, mean(table)) == (len(numbers), statistics.mean(map(Fraction, numbers)))


def test_nobody_has_no_spread() -> None:
    assert spread({0: 0, 5: 0}) is None
    assert quantile({}, Fraction(1, 2)) == mean({}) == 0
