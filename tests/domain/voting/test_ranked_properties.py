"""What the three rules for rankings promise, and only that."""

from collections.abc import Mapping
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.voting.ballots import RankedBallot, WeightedBallot
from app.domain.voting.result import Result
from app.domain.voting.terms import RankingRule
from tests.ballots import by, ranks

OPTIONS = ("a", "b", "c", "d", "e")
SCHULZE, BORDA, RUNOFF = RankingRule.SCHULZE, RankingRule.BORDA, RankingRule.INSTANT_RUNOFF

rankings = st.permutations(OPTIONS).flatmap(lambda order: st.integers(1, 5).map(lambda length: tuple(order[:length])))
profiles = st.lists(rankings, min_size=1, max_size=20)


def counted(rule: RankingRule, profile: list[tuple[str, ...]], options: tuple[str, ...] = OPTIONS) -> Result:
    return by(rule, options, [WeightedBallot(RankedBallot(ranking)) for ranking in profile])


@given(profiles)
def test_schulze_chooses_who_beats_all_others(profile: list[tuple[str, ...]]) -> None:
    result = counted(SCHULZE, profile)
    assert result.rankings is not None
    duels, best = result.rankings.duels, result.rankings.condorcet_winner
    beats_all = [one for one in OPTIONS if all(duels[one][two] > duels[two][one] for two in OPTIONS if two != one)]
    assert beats_all == [best] * bool(best)
    if best:
        assert result.winners == (best,)
        assert not result.rankings.is_cycle


@given(profiles)
def test_a_cycle_is_said_only_when_there_is_one(profile: list[tuple[str, ...]]) -> None:
    rankings = counted(SCHULZE, profile).rankings
    assert rankings is not None
    if rankings.is_cycle:
        duels, at = rankings.duels, "a"
        seen: list[str] = []
        while at not in seen:
            seen.append(at)
            at = next(other for other in OPTIONS if other != at and duels[other][at] > duels[at][other])
        assert len(seen) - seen.index(at) >= 3


@given(profiles)
def test_borda_points_add_up(profile: list[tuple[str, ...]]) -> None:
    result = counted(BORDA, profile)
    assert result.rankings is not None
    assert sum(result.rankings.borda.values()) == len(profile) * 10


def strongest(duels: Mapping[str, Mapping[str, int]], start: str, end: str) -> int:
    """The strongest path of majorities, by walking all of them."""
    between = [option for option in OPTIONS if option not in {start, end}]
    paths = [(start, *some, end) for length in range(len(between) + 1) for some in permutations(between, length)]
    strengths = [
        [duels[one][two] if duels[one][two] > duels[two][one] else 0 for one, two in pairwise(path)] for path in paths
    ]
    return max(min(path) for path in strengths)


@settings(max_examples=40)
@given(profiles)
def test_schulze_puts_an_option_before_those_that_its_paths_beat(profile: list[tuple[str, ...]]) -> None:
    result = counted(SCHULZE, profile)
    assert result.rankings is not None
    duels, place = result.rankings.duels, ranks(result)
    beaten = {
        (one, other)
        for one, other in permutations(OPTIONS, 2)
        if strongest(duels, one, other) > strongest(duels, other, one)
    }
    assert all(place[one] < place[other] for one, other in beaten)
    assert {option for option in OPTIONS if place[option] == 1} == set(OPTIONS) - {loser for _, loser in beaten}
    assert {option.id: option.score for option in result.options} == {
        option: sum(1 for winner, _ in beaten if winner == option) for option in OPTIONS
    }


def raised(ranking: tuple[str, ...], option: str) -> tuple[str, ...]:
    """One place up; an option that was left out comes last."""
    if option not in ranking:
        return (*ranking, option)
    at = max(ranking.index(option) - 1, 0)
    rest = [one for one in ranking if one != option]
    return (*rest[:at], option, *rest[at:])


@pytest.mark.parametrize("rule", [SCHULZE, BORDA])
@given(profile=profiles, option=st.sampled_from(OPTIONS), data=st.data())
def test_monotonicity_a_winner_that_is_raised_stays_a_winner(
    rule: RankingRule, profile: list[tuple[str, ...]], option: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(profile) - 1))
    after = [raised(one, option) if index == at else one for index, one in enumerate(profile)]
    if option in counted(rule, profile).winners:
        assert option in counted(rule, after).winners


def with_clone(ranking: tuple[str, ...], option: str, *, is_first: bool) -> tuple[str, ...]:
    pair = ("clone", option) if is_first else (option, "clone")
    return tuple(two for one in ranking for two in (pair if one == option else (one,)))


@pytest.mark.parametrize("rule", [SCHULZE, RUNOFF])
@given(profile=profiles, option=st.sampled_from(OPTIONS), data=st.data())
def test_clone_independence_a_second_of_the_same_kind_changes_nothing_for_the_others(
    rule: RankingRule, profile: list[tuple[str, ...]], option: str, data: st.DataObject
) -> None:
    before = set(counted(rule, profile).winners)
    cloned = [with_clone(one, option, is_first=data.draw(st.booleans())) for one in profile]
    after = set(counted(rule, cloned, (*OPTIONS, "clone")).winners)
    assert after - {option, "clone"} == before - {option}
    assert bool(after & {option, "clone"}) == (option in before)


def test_borda_is_moved_by_clones_and_says_so() -> None:
    before = [("a", "b")] * 3 + [("b", "a")] * 2
    after = [("a", "b", "c")] * 3 + [("b", "c", "a")] * 2
    assert counted(BORDA, before, ("a", "b")).winners == ("a",)
    assert counted(BORDA, after, ("a", "b", "c")).winners == ("b",)


@given(profiles, st.data())
def test_later_no_harm_naming_more_options_hurts_none_that_was_named(
    profile: list[tuple[str, ...]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(profile) - 1))
    further = [option for option in OPTIONS if option not in profile[at]]
    more = data.draw(st.lists(st.sampled_from(further), unique=True)) if further else []
    after = [(*one, *more) if index == at else one for index, one in enumerate(profile)]
    kept = set(counted(RUNOFF, profile).winners) & set(profile[at])
    assert kept <= set(counted(RUNOFF, after).winners)


def plainly(profile: list[tuple[str, ...]], remaining: frozenset[str]) -> frozenset[str]:
    """The run-off with every tie for last tried out, without any shortcut."""
    if len(remaining) == 1:
        return remaining
    firsts = [next((option for option in ranking if option in remaining), "") for ranking in profile]
    votes = {option: firsts.count(option) for option in remaining}
    last = [option for option in remaining if votes[option] == min(votes.values())]
    return frozenset().union(*(plainly(profile, remaining - {option}) for option in last))


@given(profiles)
def test_the_winners_of_a_run_off_are_those_of_every_way_to_count_it(profile: list[tuple[str, ...]]) -> None:
    assert set(counted(RUNOFF, profile).winners) == plainly(profile, frozenset(OPTIONS)) & {
        option for ranking in profile for option in ranking
    }


@pytest.mark.parametrize("rule", list(RankingRule))
@given(ranking=rankings)
def test_every_rule_agrees_with_a_room_of_one_mind(rule: RankingRule, ranking: tuple[str, ...]) -> None:
    assert counted(rule, [ranking] * 5).winners == (ranking[0],)
