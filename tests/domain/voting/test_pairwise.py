"""Comparisons: the estimate beside a plain fit of the same model, the simple estimate, and what must hold."""

import random
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import expit, log_expit

from app.domain.voting.ballots import BallotRules, PairwiseBallot, WeightedBallot
from app.domain.voting.bradley_terry import fit
from app.domain.voting.methods import Method
from app.domain.voting.result import Result
from app.domain.voting.tally import tally
from app.domain.voting.terms import Terms
from tests.ballots import ranks

OPTIONS = ("a", "b", "c", "d")
RULES = BallotRules(Method.PAIRWISE, OPTIONS, pairs=6)


def duels(*lines: str, winners: int = 1) -> Result:
    """'8 a>b': eight voices prefer a to b; '2 a=b': two cannot decide."""
    cast = []
    for line in lines:
        voices, pair = line.split()
        ids = (pair[0], pair[2])
        ballot = (
            PairwiseBallot(frozenset({ids}))
            if ">" in pair
            else PairwiseBallot(frozenset(), frozenset({frozenset(ids)}))
        )
        cast.append(WeightedBallot(ballot, int(voices)))
    return tally(RULES, cast, Terms(winners=winners))


def test_an_option_that_nobody_met_takes_no_place_from_one_that_was_compared() -> None:
    """The estimate of what nobody compared is a half, which is more than that of one that lost."""
    result = duels("3 a>b", winners=2)
    assert ranks(result) == {"a": 1, "b": 2, "c": 3, "d": 3}
    assert result.winners == ("a", "b")


matrices = st.integers(2, 6).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 12), min_size=size, max_size=size), min_size=size, max_size=size)
)


def wins_of(rows: list[list[int]]) -> np.ndarray:
    wins = np.array(rows, dtype=np.int64)
    np.fill_diagonal(wins, 0)
    return wins


@given(matrices)
def test_strengths_are_those_of_a_plain_fit(rows: list[list[int]]) -> None:
    wins = wins_of(rows)

    def loss(strengths: np.ndarray) -> float:
        between = log_expit(strengths[:, None] - strengths[None, :])
        return -float((wins * between).sum() + log_expit(strengths).sum() + log_expit(-strengths).sum())

    found = minimize(loss, np.zeros(len(wins)), method="BFGS", options={"gtol": 1e-7}).x
    ours = np.array([one.strength for one in fit(wins)])
    assert loss(ours) <= loss(found) + 1e-9
    assert ours == pytest.approx(found, abs=1e-3)
    chances = [
        np.mean([expit(found[one] - found[two]) for two in range(len(wins)) if two != one]) for one in range(len(wins))
    ]
    assert [one.chance for one in fit(wins)] == pytest.approx(chances, abs=1e-3)


@given(matrices)
def test_the_chance_lies_within_its_bounds_and_more_votes_narrow_them(rows: list[list[int]]) -> None:
    once, often = fit(wins_of(rows)), fit(wins_of(rows) * 9)
    for one in (*once, *often):
        assert 0 < one.low < one.chance < one.high < 1
    met = wins_of(rows) + wins_of(rows).T
    for option, (before, after) in enumerate(zip(once, often, strict=True)):
        if met[option].sum() and 0.2 < before.chance < 0.8 and 0.2 < after.chance < 0.8:
            assert after.high - after.low < before.high - before.low


@pytest.mark.parametrize(("won", "lost", "simple"), [(0, 0, 0.5), (1, 0, 0.667), (8, 2, 0.75), (80, 20, 0.794)])
def test_against_middling_options_it_is_near_the_simple_estimate(won: int, lost: int, simple: float) -> None:
    """Vector V9: (w + 1) / (w + l + 2). The first option has met one that a crowd of equals holds in the middle."""
    wins = np.full((41, 41), 1000, dtype=np.int64)
    wins[0, :] = wins[:, 0] = 0
    wins[0, 1], wins[1, 0] = won, lost
    np.fill_diagonal(wins, 0)
    assert (won + 1) / (won + lost + 2) == pytest.approx(simple, abs=1e-3)
    assert fit(wins)[0].chance == pytest.approx(simple, abs=0.01)


def test_a_simulated_room_finds_the_order_that_is_there() -> None:
    chance = random.Random(7)  # noqa: S311
    truth = {option: float(strength) for option, strength in zip(OPTIONS, (1.5, 0.5, -0.5, -1.5), strict=True)}
    cast = []
    for _ in range(300):
        pairs = chance.sample(list(combinations(OPTIONS, 2)), 3)
        won = [pair if chance.random() < expit(truth[pair[0]] - truth[pair[1]]) else pair[::-1] for pair in pairs]
        cast.append(WeightedBallot(PairwiseBallot(frozenset(won))))
    result = tally(RULES, cast)
    assert [option.id for option in result.options] == list(OPTIONS)
    for option in result.options:
        others = [other for other in OPTIONS if other != option.id]
        real = np.mean([expit(truth[option.id] - truth[other]) for other in others])
        assert option.interval is not None
        assert option.interval.low < real < option.interval.high


def test_the_bounds_hold_as_often_as_they_say() -> None:
    """In 200 simulated rooms the true chance lies within the bounds in about 95 of 100 cases."""
    chance = np.random.default_rng(2034)
    truth = np.array([0.9, 0.3, -0.2, -1.0])
    between = expit(truth[:, None] - truth[None, :])
    real = (between.sum(axis=1) - 0.5) / 3
    inside = 0
    for _ in range(200):
        wins = np.zeros((4, 4), dtype=np.int64)
        for one, two in combinations(range(4), 2):
            wins[one, two] = chance.binomial(40, between[one, two])
            wins[two, one] = 40 - wins[one, two]
        inside += sum(one.low <= share <= one.high for one, share in zip(fit(wins), real, strict=True))
    assert 0.92 <= inside / 800 <= 0.98


def test_whom_one_met_matters() -> None:
    """c won as often as b did, but against the strongest."""
    result = duels("9 a>b", "1 b>a", "5 b>d", "5 d>b", "6 c>a", "4 a>c")
    assert ranks(result)["c"] < ranks(result)["b"]


def test_mirror_images_are_tied_exactly() -> None:
    result = duels("3 a>b", "3 b>c", "3 c>a")
    assert [set(group) for group in result.tie_groups] == [{"a", "b", "c"}]
    assert {option.score for option in result.options} == {0.5}
    assert set(result.winners) == {"a", "b", "c"}
    assert result.options[-1].id == "d", "nobody has seen it"


def test_cannot_decide_is_counted_and_tells_nothing() -> None:
    without, with_some = duels("3 a>b", "1 b>c"), duels("3 a>b", "1 b>c", "4 c=d", "2 a=b")
    assert [option.score for option in with_some.options] == [option.score for option in without.options]
    assert with_some.comparisons is not None
    assert (with_some.comparisons.made, with_some.comparisons.undecided) == (10, 6)
    assert with_some.comparisons.wins["a"] == {"b": 3, "c": 0, "d": 0}
    assert with_some.comparisons.wins["b"] == {"a": 0, "c": 1, "d": 0}


def test_what_each_voter_gave_is_the_part_of_own_duels_won() -> None:
    ballot = PairwiseBallot(frozenset({("a", "b"), ("a", "c"), ("d", "a")}))
    result = tally(RULES, [WeightedBallot(ballot, 2)])
    means = {option.id: (option.mean, option.judged, option.supporters) for option in result.options}
    assert means == {"a": (pytest.approx(2 / 3), 2, 2), "b": (0, 2, 0), "c": (0, 2, 0), "d": (1, 2, 2)}


def test_nothing_is_estimated_from_nothing() -> None:
    assert fit(np.zeros((0, 0), dtype=np.int64)) == []
    result = tally(RULES, [])
    assert {option.score for option in result.options} == {0.5}
    assert result.winners == ()
    lone = tally(BallotRules(Method.PAIRWISE, ("a",), pairs=1), [])
    assert [(option.score, option.rank) for option in lone.options] == [(0.5, 1)]
