"""What holds for every way of voting: who voted, in which order, and what an option is called do not matter."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BallotRules,
    DotBallot,
    PairwiseBallot,
    QuadraticBallot,
    RankedBallot,
    ScoreBallot,
    TwoCriteriaBallot,
    WeightedBallot,
)
from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.tally import tally
from app.domain.voting.terms import RankingRule, Terms, TieRule
from app.domain.voting.validation import to_payload, validate
from tests.ballots import ABSTENTIONS, CONTENTS, OPTIONS, RULES, cast_of, count, ranks

CHOOSING = [method for method in Method if method not in ON_A_TEXT]

terms = st.builds(
    Terms,
    eligible=st.integers(0, 90),
    eligible_by_block=st.sampled_from([{}, {"z": 9, "x": 20}]),
    quorum_percent=st.sampled_from([0, 30, 100]),
    tie_rule=st.sampled_from(list(TieRule)),
    lot_seed=st.just("seed"),
    winners=st.integers(1, 3),
    ranking_rule=st.sampled_from(list(RankingRule)),
    limit=st.integers(0, 5),
    costs=st.sampled_from([{}, {"a": 2, "c": 3}]),
)


@pytest.mark.parametrize("method", list(Method))
@given(data=st.data(), declared=terms, chance=st.randoms(use_true_random=False))
def test_anonymity_the_order_of_ballots_does_not_matter(
    method: Method, data: st.DataObject, declared: Terms, chance: random.Random
) -> None:
    ballots = data.draw(cast_of(method))
    shuffled = list(ballots)
    chance.shuffle(shuffled)
    assert tally(RULES[method], shuffled, declared) == tally(RULES[method], ballots, declared)


@pytest.mark.parametrize("method", list(Method))
@given(data=st.data(), declared=terms)
def test_a_table_counts_as_often_as_it_has_voices(method: Method, data: st.DataObject, declared: Terms) -> None:
    ballots = data.draw(cast_of(method))
    apart = [replace(one, weight=1) for one in ballots for _ in range(one.weight)]
    assert tally(RULES[method], apart, declared) == tally(RULES[method], ballots, declared)


@pytest.mark.parametrize("method", list(Method))
@given(data=st.data(), declared=terms)
def test_a_ballot_that_says_nothing_changes_nothing(method: Method, data: st.DataObject, declared: Terms) -> None:
    ballots = data.draw(cast_of(method))
    before = tally(RULES[method], ballots, declared)
    after = tally(RULES[method], [*ballots, WeightedBallot(ABSTENTIONS[method], 2, "x")], declared)
    assert after == replace(before, abstained=before.abstained + 2)


@pytest.mark.parametrize("method", list(Method))
@given(data=st.data(), declared=terms)
def test_stored_ballots_count_the_same(method: Method, data: st.DataObject, declared: Terms) -> None:
    rules, ballots = RULES[method], data.draw(cast_of(method))
    again = [replace(one, ballot=validate(rules, to_payload(one.ballot))) for one in ballots]
    assert tally(rules, again, declared) == tally(rules, ballots, declared)


def renamed(ballot: Ballot, names: dict[str, str], rules: BallotRules) -> Ballot:
    """The same ballot with other ids, by way of what is stored of it."""

    def rename(value: object) -> object:
        if isinstance(value, dict):
            return {names.get(key, key): rename(entry) for key, entry in value.items()}
        if isinstance(value, list):
            return [rename(entry) for entry in value]
        return names.get(value, value) if isinstance(value, str) else value

    payload = rename(to_payload(ballot))
    assert isinstance(payload, dict)
    return validate(rules, payload)


@pytest.mark.parametrize("method", CHOOSING)
@given(data=st.data(), declared=terms.filter(lambda one: one.tie_rule is not TieRule.LOT))
def test_neutrality_renaming_options_renames_the_result(method: Method, data: st.DataObject, declared: Terms) -> None:
    rules, ballots = RULES[method], data.draw(cast_of(method))
    names = dict(zip(OPTIONS, data.draw(st.permutations(OPTIONS)), strict=True))
    other = replace(declared, costs={names[option]: cost for option, cost in declared.costs.items()})
    before = tally(rules, ballots, declared)
    after = tally(rules, [replace(one, ballot=renamed(one.ballot, names, rules)) for one in ballots], other)
    assert {names[option] for option in before.winners} == set(after.winners)
    assert {names[option]: rank for option, rank in ranks(before).items()} == ranks(after)
    now = {option.id: option for option in after.options}
    for option in before.options:
        same = now[names[option.id]]
        assert (same.supporters, same.judged, same.is_tied, same.scores) == (
            option.supporters,
            option.judged,
            option.is_tied,
            option.scores,
        )
        assert (same.score, same.mean) == pytest.approx((option.score, option.mean))


@pytest.mark.parametrize("method", CHOOSING)
@given(data=st.data(), declared=terms)
def test_ranks_ties_and_winners_fit_together(method: Method, data: st.DataObject, declared: Terms) -> None:
    result = tally(RULES[method], data.draw(cast_of(method)), declared)
    places = [option.rank for option in result.options]
    assert places == [1 + sum(1 for other in places if other < rank) for rank in places]
    tied = {option for group in result.tie_groups for option in group}
    assert tied == {option.id for option in result.options if option.is_tied}
    assert declared.tie_rule is not TieRule.LOT or not tied
    assert set(result.winners) == {option.id for option in result.options if option.is_chosen}
    assert list(result.winners) == [option.id for option in result.options if option.is_chosen]
    if method is not Method.EQUAL_SHARES:
        assert all(option.rank <= declared.winners for option in result.options if option.is_chosen)
    assert result.valid or not result.winners


@pytest.mark.parametrize("method", CHOOSING)
@given(data=st.data())
def test_blocks_add_up_to_the_whole(method: Method, data: st.DataObject) -> None:
    content = CONTENTS[method]
    cast = [
        WeightedBallot(ballot, 1, block)
        for block in "xy"
        for ballot in data.draw(st.lists(content, min_size=5, max_size=9))
    ]
    result = tally(RULES[method], cast)
    assert result.breakdown is not None
    assert result.breakdown.blocks == (("x",), ("y",))
    for option in result.options:
        if option.balance is not None:
            assert option.balance.raw == pytest.approx(option.mean)
            assert sum(block.valid for block in option.balance.by_block) == option.judged


def more(ballot: Ballot, option: str) -> Ballot:  # noqa: PLR0911  # one for each method
    """The same voter, who now gives one option more."""
    match ballot:
        case DotBallot(dots=dots):
            return DotBallot({**dots, option: dots.get(option, 0) + 1})
        case ApprovalBallot(approved=approved):
            return ApprovalBallot(approved | {option})
        case TwoCriteriaBallot(ratings=ratings):
            return TwoCriteriaBallot(
                {one: (min(5, across + (one == option)), up) for one, (across, up) in ratings.items()}
            )
        case QuadraticBallot(votes=votes):
            return QuadraticBallot({**votes, option: votes.get(option, 0) + 1})
        case ScoreBallot(scores=scores):
            return ScoreBallot({one: min(5, score + (one == option)) for one, score in scores.items()})
        case PairwiseBallot(duels=duels):
            turned = frozenset((loser, winner) if loser == option else (winner, loser) for winner, loser in duels)
            return PairwiseBallot(turned, ballot.undecided)
        case RankedBallot(ranking=ranking):
            return RankedBallot((option, *(one for one in ranking if one != option)))
        case _:
            raise TypeError(ballot)


@pytest.mark.parametrize(
    "method",
    [Method.DOTS, Method.APPROVAL, Method.QUADRATIC, Method.SCORE, Method.PAIRWISE, Method.TWO_CRITERIA],
)
@given(data=st.data(), option=st.sampled_from(OPTIONS))
def test_monotonicity_who_gets_more_never_falls_behind(method: Method, data: st.DataObject, option: str) -> None:
    before = data.draw(st.lists(CONTENTS[method], min_size=1, max_size=15))
    after = [more(before[0], option), *before[1:]]
    assert ranks(count(RULES[method], after))[option] <= ranks(count(RULES[method], before))[option]
