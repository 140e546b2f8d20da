"""Agreement option by option: what is called bridging, divisive or polarised, and what is never measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.agreement import Agreement, agreements, is_polarised
from app.domain.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BallotRules,
    DotBallot,
    FistBallot,
    PairwiseBallot,
    QuadraticBallot,
    RankedBallot,
    ScoreBallot,
    TwoCriteriaBallot,
    WeightedBallot,
)
from app.domain.voting.cast import Cast
from app.domain.voting.methods import Method
from app.domain.voting.places import Places, places_of
from app.domain.voting.utilities import utilities_of

X = ("x",)


def placed(rules: BallotRules, cast: list[WeightedBallot]) -> Places:
    sorted_out = Cast.of(rules, cast)
    return places_of(sorted_out, utilities_of(sorted_out))


def scored(*groups: list[int]) -> Places:
    """Scores of one option by voices in groups a, b, …"""
    rules = BallotRules(Method.SCORE, X)
    cast = [
        WeightedBallot(ScoreBallot({"x": score}), 1, "abcd"[at]) for at, scores in enumerate(groups) for score in scores
    ]
    return placed(rules, cast)


def read(places: Places, groups: str = "") -> Agreement:
    (found,) = agreements(places, [places.blocks == group for group in groups])
    return found


def test_an_option_that_every_group_puts_at_three_of_five_is_bridging() -> None:
    """Vector V6: means 3, 4, 4, 4 are bridging, 5, 2, 3, 1 are not, and divide."""
    second = read(scored([3] * 18, [4] * 5, [4] * 5, [4] * 5), "abcd")
    assert second.is_bridging
    assert not second.is_divisive
    first = read(scored([5] * 18, [2] * 5, [3] * 5, [1] * 5), "abcd")
    assert not first.is_bridging
    assert first.is_divisive


def test_a_quarter_at_both_ends_is_polarised() -> None:
    assert is_polarised([2, 0, 2, 2, 0, 2])
    assert not is_polarised([1, 1, 2, 2, 0, 2])
    assert not is_polarised([4] * 6)
    assert not is_polarised([5, 0, 5])
    assert not is_polarised([0] * 6)
    assert read(scored([0] * 5 + [5] * 5)).is_polarised


def test_two_camps_of_people_agree_least_and_all_alike_most() -> None:
    camps, alike, spread = scored([0] * 6 + [5] * 6), scored([4] * 12), scored([0, 1, 2, 3, 4, 5] * 2)
    assert (read(camps).agreement, read(camps).polarisation) == (0, pytest.approx(1))
    assert (read(alike).agreement, read(alike).polarisation) == (1, 0)
    assert (read(spread).agreement, read(spread).polarisation) == (0.5, pytest.approx(0.259, abs=5e-4))


def test_without_groups_nothing_is_said_of_groups() -> None:
    found = read(scored([5] * 10))
    assert found.consensus is None
    assert not found.is_bridging


def test_fewer_than_five_judgements_are_not_measured() -> None:
    assert read(scored([5] * 4)) == Agreement("x", 4)
    places = scored([5] * 8, [0] * 4)
    assert read(places, "ab").consensus is None


def test_where_options_are_backed_or_not_half_of_every_group_is_a_bridge() -> None:
    rules = BallotRules(Method.APPROVAL, X)
    cast = [
        WeightedBallot(ApprovalBallot(frozenset(X if at < backers else ())), 1, group)
        for group, backers in (("a", 10), ("b", 5))
        for at in range(10)
    ]
    found = read(placed(rules, cast), "ab")
    assert found.is_bridging
    assert found.is_divisive
    assert found.consensus == pytest.approx((11 / 12 * 6 / 12) ** 0.5)
    assert found.agreement == pytest.approx(0.5)
    assert found.polarisation is None


def test_opinion_groups_tell_of_bridges_and_not_of_what_divides() -> None:
    places = scored([5] * 10, [0] * 10)
    (found,) = agreements(places, [], [places.blocks == group for group in "ab"])
    assert found.consensus is not None
    assert not found.is_divisive


PLACED = [
    (BallotRules(Method.DOTS, ("a", "b", "c"), dots=6, cap=3), DotBallot({"a": 3, "b": 1}), [1, 1 / 3, 0]),
    (BallotRules(Method.DOTS, ("a", "b", "c"), dots=4), DotBallot({"a": 3, "b": 1}), [0.75, 0.25, 0]),
    (BallotRules(Method.QUADRATIC, ("a", "b", "c"), credits=100), QuadraticBallot({"b": 5}), [0, 0.5, 0]),
    (BallotRules(Method.RANKED, ("a", "b", "c")), RankedBallot(("c", "a", "b")), [0.5, 0, 1]),
    (BallotRules(Method.RANKED, ("a", "b", "c")), RankedBallot(("c",)), [0.25, 0.25, 1]),
    (BallotRules(Method.TWO_CRITERIA, ("a", "b")), TwoCriteriaBallot({"a": (5, 3)}), [0.75, None]),
    (BallotRules(Method.FIST_OF_FIVE), FistBallot(4), [0.8]),
    (
        BallotRules(Method.PAIRWISE, ("a", "b", "c"), pairs=2),
        PairwiseBallot(frozenset({("a", "b")}), frozenset({frozenset({"a", "c"})})),
        [1, 0, None],
    ),
]


@pytest.mark.parametrize(("rules", "ballot", "expected"), PLACED)
def test_every_ballot_puts_options_between_nothing_and_one(
    rules: BallotRules, ballot: Ballot, expected: list[float | None]
) -> None:
    places = placed(rules, [WeightedBallot(ballot)]).places[0]
    assert [None if place != place else pytest.approx(place) for place in places.tolist()] == expected  # noqa: PLR0124


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4), st.sampled_from("ab")), min_size=1, max_size=30))
def test_a_ballot_of_several_voices_is_as_many_ballots(cast: list[tuple[int, int, str]]) -> None:
    rules = BallotRules(Method.SCORE, X)
    weighed = [WeightedBallot(ScoreBallot({"x": score}), voices, block) for score, voices, block in cast]
    repeated = [
        WeightedBallot(ScoreBallot({"x": score}), 1, block) for score, voices, block in cast for _ in range(voices)
    ]
    assert read(placed(rules, weighed), "ab") == read(placed(rules, repeated[::-1]), "ab")
