"""Our counts beside independent ones, on thousands of random profiles: pref-voting first, votelib as a second.

Both are for tests only. Random profiles have ties, truncated ballots and every size up to six options.
"""

import random
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import permutations

import votelib.convert
import votelib.evaluate.condorcet
import votelib.evaluate.core
import votelib.evaluate.sequential
from pref_voting.grade_methods import approval, score_voting
from pref_voting.grade_profiles import GradeProfile
from pref_voting.iterative_methods import instant_runoff_put
from pref_voting.margin_based_methods import beat_path
from pref_voting.profiles import Profile
from pref_voting.profiles_with_ties import ProfileWithTies
from pref_voting.scoring_methods import borda

from app.domain.voting.ballots import (
    ApprovalBallot,
    BallotRules,
    DotBallot,
    RankedBallot,
    ScoreBallot,
    WeightedBallot,
)
from app.domain.voting.methods import Method
from app.domain.voting.result import Rankings as Counted
from app.domain.voting.tally import tally
from app.domain.voting.terms import RankingRule, Terms
from tests.ballots import by

PROFILES = 1500

Rankings = list[tuple[int, ...]]


def profiles(*, is_complete: bool, seed: int) -> Iterator[tuple[int, Rankings]]:
    """How many options, and rankings of them."""
    chance = random.Random(seed)  # noqa: S311
    for _ in range(PROFILES):
        options = chance.randint(2, 6)
        length = options if is_complete else 1
        yield (
            options,
            [
                tuple(chance.sample(range(options), chance.randint(length, options)))
                for _ in range(chance.randint(1, 15))
            ],
        )


def names(options: int) -> tuple[str, ...]:
    return tuple(map(str, range(options)))


def ours(options: int, rankings: Rankings) -> Counted:
    """All three counts of the same ballots."""
    cast = [WeightedBallot(RankedBallot(tuple(map(str, ranking)))) for ranking in rankings]
    found = by(RankingRule.SCHULZE, names(options), cast).rankings
    assert found is not None
    return found


def winners(found: Counted, rule: RankingRule) -> list[int]:
    return sorted(int(option) for option, rank in found.ranks[rule].items() if rank == 1)


@cache
def _some() -> tuple[list[tuple[int, Rankings]], list[tuple[int, Rankings]]]:
    return list(profiles(is_complete=True, seed=1)), list(profiles(is_complete=False, seed=2))


def truncated(options: int, rankings: Rankings) -> ProfileWithTies:
    """The oracle's profile, in which options that were left out are below those that were named."""
    profile = ProfileWithTies(
        [{option: place for place, option in enumerate(ranking)} for ranking in rankings],
        candidates=list(range(options)),
    )
    profile.use_extended_strict_preference()
    return profile


def test_complete_rankings_beside_pref_voting() -> None:
    for options, rankings in _some()[0]:
        found, profile = ours(options, rankings), Profile(rankings)
        assert winners(found, RankingRule.SCHULZE) == beat_path(profile)
        assert winners(found, RankingRule.BORDA) == borda(profile)
        assert winners(found, RankingRule.INSTANT_RUNOFF) == instant_runoff_put(profile)
        assert {int(option): points for option, points in found.borda.items()} == profile.borda_scores()
        best = profile.condorcet_winner()
        assert found.condorcet_winner == ("" if best is None else str(best))
        for one, other in permutations(range(options), 2):
            assert found.duels[str(one)][str(other)] == profile.support(one, other)


def test_truncated_rankings_beside_pref_voting() -> None:
    for options, rankings in _some()[1]:
        found, profile = ours(options, rankings), truncated(options, rankings)
        assert winners(found, RankingRule.SCHULZE) == beat_path(profile, strength_function=profile.support)
        assert winners(found, RankingRule.INSTANT_RUNOFF) == instant_runoff_put(profile)
        assert {int(option): points for option, points in found.borda.items()} == shared_points(options, rankings)
        best = profile.condorcet_winner()
        assert found.condorcet_winner == ("" if best is None else str(best))


def shared_points(options: int, rankings: Rankings) -> dict[int, Fraction]:
    points = dict.fromkeys(range(options), Fraction(0))
    for ranking in rankings:
        for place, option in enumerate(ranking):
            points[option] += options - 1 - place
        rest = [option for option in range(options) if option not in ranking]
        for option in rest:
            points[option] += Fraction(len(rest) - 1, 2)
    return points


def test_schulze_beside_votelib() -> None:
    """Its count of options beaten is our score. It knows only options that somebody named."""
    to_pairs = votelib.convert.RankedToCondorcetVotes()
    for options, rankings in _some()[1][::2]:
        if len({option for ranking in rankings for option in ranking}) < options:
            continue
        pairs = to_pairs.convert(Counter(rankings))
        cast = [WeightedBallot(RankedBallot(tuple(map(str, ranking)))) for ranking in rankings]
        result = by(RankingRule.SCHULZE, names(options), cast)
        assert result.rankings is not None
        for (one, other), voices in pairs.items():
            assert result.rankings.duels[str(one)][str(other)] == voices
        paths = votelib.evaluate.condorcet.Schulze.widest_paths(pairs)
        beats = Counter(
            one
            for one, other in permutations(range(options), 2)
            if paths.get((one, other), 0) > paths.get((other, one), 0)
        )
        assert {int(option.id): option.score for option in result.options} == {
            one: beats[one] for one in range(options)
        }


def test_a_run_off_without_ties_for_last_beside_votelib() -> None:
    """It breaks such ties in its own way; without them there is one winner."""
    second = votelib.evaluate.sequential.TransferableVoteSelector()
    compared = 0
    for options, rankings in _some()[0]:
        found = ours(options, rankings)
        if any(len(one.out) > 1 for one in found.runoff):
            continue
        compared += 1
        assert second.evaluate(Counter(rankings), 1) == winners(found, RankingRule.INSTANT_RUNOFF)
    assert compared > PROFILES / 10


def test_approvals_beside_pref_voting_and_votelib() -> None:
    chance = random.Random(3)  # noqa: S311
    second = votelib.evaluate.core.Plurality()
    for _ in range(PROFILES):
        options, voters = chance.randint(2, 7), chance.randint(1, 20)
        ticked = [frozenset(chance.sample(range(options), chance.randint(0, options))) for _ in range(voters)]
        cast = [WeightedBallot(ApprovalBallot(frozenset(map(str, one)))) for one in ticked]
        result = tally(BallotRules(Method.APPROVAL, names(options)), cast)
        profile = GradeProfile(
            [{option: int(option in one) for option in range(options)} for one in ticked],
            [0, 1],
            candidates=list(range(options)),
        )
        expected = approval(profile) if any(ticked) else []
        assert sorted(map(int, result.winners)) == expected
        votes = votelib.convert.ApprovalToSimpleVotes().convert(Counter(ticked))
        if len(expected) == 1:
            assert second.evaluate(votes, 1) == expected
        assert {int(option.id): option.score for option in result.options if option.score} == {
            option: number for option, number in votes.items() if number
        }


def test_scores_beside_pref_voting() -> None:
    """Where everybody judges everything, the best mean wins; our median and high scores only part equals."""
    chance = random.Random(4)  # noqa: S311
    for _ in range(PROFILES):
        options, voters = chance.randint(2, 6), chance.randint(3, 20)
        given = [[chance.randint(0, 5) for _ in range(options)] for _ in range(voters)]
        rules = BallotRules(Method.SCORE, names(options))
        result = tally(
            rules, [WeightedBallot(ScoreBallot(dict(zip(names(options), row, strict=True)))) for row in given]
        )
        profile = GradeProfile([dict(enumerate(row)) for row in given], list(range(6)))
        expected = score_voting(profile, evaluation_method="sum")
        assert set(map(int, result.winners)) <= set(expected)
        best = {int(option.id) for option in result.options if option.score == result.options[0].score}
        assert best == set(expected)


def test_dots_beside_a_plain_sum() -> None:
    chance = random.Random(5)  # noqa: S311
    rules = BallotRules(Method.DOTS, names(6), dots=5)
    for _ in range(PROFILES // 3):
        given = [[chance.choice(names(6)) for _ in range(5)] for _ in range(chance.randint(1, 20))]
        cast = [WeightedBallot(DotBallot({one: row.count(one) for one in set(row)})) for row in given]
        every = [one for row in given for one in row]
        result = tally(rules, cast, Terms(winners=2))
        assert {option.id: option.score for option in result.options} == {one: every.count(one) for one in names(6)}
        line = sorted((every.count(one) for one in names(6)), reverse=True)[1]
        assert set(result.winners) == {one for one in names(6) if every.count(one) >= max(line, 1)}
