"""The count of a big round, by each way of voting, from validated ballots to the whole result. In this process.

Where pref-voting counts the same, it is the baseline, on the same ballots. They are rankings of all options, for which
it has its quickest way. It names the winners alone; ours makes the whole result (three rules, duels, ranks, groups).
Times are processor time, which is what it takes when nobody else is at work: both are calculation alone.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from app.domain.voting.ballots import ApprovalBallot, BallotRules, RankedBallot, ScoreBallot, WeightedBallot
from app.domain.voting.methods import Method
from app.domain.voting.tally import tally
from app.domain.voting.terms import RankingRule, Terms
from bench.bench import Bench
from bench.votes import ballots_for, rules_for

_ORACLE = "pref-voting, winners only"
_LIMIT = 8
_WINNERS = 3


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    ballots, options = bench.sizes.tally
    bench.report.heading(f"Counting {ballots:,} ballots on {options} options: processor time")
    await asyncio.to_thread(_measure, bench, ballots, options)


def _measure(bench: Bench, people: int, options: int) -> None:
    for method in Method:
        rules = rules_for(method, options)
        cast = ballots_for(rules, people, is_complete=method is Method.RANKED)
        rankings = list(RankingRule) if method is Method.RANKED else [RankingRule.SCHULZE]
        for rule in rankings:
            terms = Terms(eligible=people, winners=_WINNERS, limit=_LIMIT, ranking_rule=rule)
            ours = _milliseconds(bench, partial(tally, rules, cast, terms))
            oracle = _oracle(rules, cast, rule)
            name = f"{method}, {rule}" if method is Method.RANKED else str(method)
            theirs = _milliseconds(bench, oracle) if oracle else []
            bench.report.add(f"count of {name}", "ms", ours, baseline=_ORACLE, baseline_values=theirs)


def _milliseconds(bench: Bench, work: Callable[[], object]) -> list[float]:
    work()  # what is compiled or imported late is so once
    took = []
    for _ in range(bench.sizes.tally_runs):
        began = time.process_time()
        work()
        took.append((time.process_time() - began) * 1000)
    return took


def _oracle(rules: BallotRules, cast: list[WeightedBallot], rule: RankingRule) -> Callable[[], object] | None:
    """The same count by pref-voting, of its own kind of profile made anew, as ours reads the ballots anew."""
    match rules.method:
        case Method.RANKED:
            return _rankings(rules, cast, rule)
        case Method.APPROVAL | Method.SCORE:
            return _grades(rules, cast)
        case _:
            return None


def _rankings(rules: BallotRules, cast: list[WeightedBallot], rule: RankingRule) -> Callable[[], object]:
    profiles, methods = _imported("pref_voting.profiles"), _imported("pref_voting.voting_methods")
    column = {option: place for place, option in enumerate(rules.option_ids)}
    rows = [[column[one] for one in given.ballot.ranking] for given in cast if isinstance(given.ballot, RankedBallot)]
    found = {
        RankingRule.SCHULZE: methods.beat_path,
        RankingRule.BORDA: methods.borda,
        RankingRule.INSTANT_RUNOFF: methods.instant_runoff_put,
    }[rule]
    return lambda: found(profiles.Profile(rows))


def _grades(rules: BallotRules, cast: list[WeightedBallot]) -> Callable[[], object]:
    profiles, methods = _imported("pref_voting.grade_profiles"), _imported("pref_voting.grade_methods")
    maps: list[dict[str, int]] = []
    for given in cast:
        match given.ballot:
            case ApprovalBallot(approved=approved):
                maps.append({option: int(option in approved) for option in rules.option_ids})
            case ScoreBallot(scores=scores):
                maps.append(dict(scores))
            case _:
                raise TypeError(rules.method)
    grades = [0, 1] if rules.method is Method.APPROVAL else list(range(6))
    find = methods.approval if rules.method is Method.APPROVAL else methods.score_voting
    return lambda: find(profiles.GradeProfile(maps, grades, candidates=list(rules.option_ids)))


def _imported(name: str) -> Any:
    """A module of pref-voting, which is only there for tests and the bench; it is not typed."""
    logging.getLogger("numba").setLevel(logging.WARNING)
    return __import__(name, fromlist=["*"])
