"""Instant run-off: the option with the fewest first preferences goes out, until one has more than half of the rest.

A tie for last is not broken by anything: every way in which it could go is counted, and whoever wins in any of them is
among the winners ('parallel universes': Conitzer, Rognlie and Xia, Preference functions that score rankings and maximum
likelihood estimation, IJCAI 2009). Ballots that name nobody who remains are exhausted and counted as such.

Must not: look at ids or the order of options; where there are too many ways to count, all that are tied go out at once.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from app.domain.voting.cast import Whole

_MOST_WAYS, _MOST_COUNTS = 1000, 5000
"""Sets of remaining options, of one size and in all, beyond which the ways are no longer told apart. Their number can
double with each option that is tied: a dozen people with a dozen favourites is still counted whole."""

Remaining = frozenset[int]


@dataclass(frozen=True, slots=True)
class Count:
    """First preferences of who remains, and what follows: who goes out next, and whether it matters in which order."""

    votes: dict[int, int]
    exhausted: int
    out: Remaining
    is_branching: bool = False


@dataclass(frozen=True, slots=True)
class Runoff:
    """`counts` are those that every way has in common, from the first; `ranks` are smallest for the best."""

    counts: tuple[Count, ...]
    winners: Remaining
    ranks: dict[int, int]


class _Ballots:
    def __init__(self, places: Whole, weights: Whole) -> None:
        self.by_option = np.ascontiguousarray(places.T.astype(np.int16))
        self.weights = weights.astype(np.float64)
        self.voices = int(weights.sum())

    def first_preferences(self, remaining: Remaining) -> dict[int, int]:
        options = sorted(remaining)
        best = np.full(len(self.weights), len(self.by_option), dtype=np.int16)
        holder = np.full(len(self.weights), len(options), dtype=np.int16)
        for position, option in enumerate(options):
            is_better = self.by_option[option] < best
            holder[is_better] = position
            np.minimum(best, self.by_option[option], out=best)
        votes = np.bincount(holder, self.weights, minlength=len(options) + 1)
        return {option: int(votes[position]) for position, option in enumerate(options)}


def run_off(places: Whole, weights: Whole) -> Runoff:
    """Count ballots × options of places, from 0 (best); the number of options stands for those left out."""
    ballots = _Ballots(places, weights)
    waiting: dict[int, set[Remaining]] = defaultdict(set)
    options = places.shape[1]
    waiting[options].add(frozenset(range(options)))
    counts: list[Count] = []
    winners: set[int] = set()
    made = 0
    for size in range(options, 0, -1):
        found = [(remaining, ballots.first_preferences(remaining)) for remaining in waiting.pop(size, set())]
        is_common = len(found) == 1 and not winners and not any(waiting.values())
        made += len(found)
        nexts = [_next(remaining, votes) for remaining, votes in found]
        if made > _MOST_COUNTS or len({way for _, ways in nexts for way in ways}) > _MOST_WAYS:
            nexts = [_next(remaining, votes, is_shortened=True) for remaining, votes in found]
        for (remaining, votes), (won, ways) in zip(found, nexts, strict=True):
            winners |= won
            for way in ways:
                waiting[len(way)].add(way)
            if is_common:
                out = remaining - frozenset.intersection(*ways) if ways else frozenset()
                counts.append(Count(votes, ballots.voices - sum(votes.values()), out, len(ways) > 1))
    return Runoff(tuple(_met_again(counts)), frozenset(winners), _ranks(counts, winners))


def _next(
    remaining: Remaining, votes: dict[int, int], *, is_shortened: bool = False
) -> tuple[Remaining, list[Remaining]]:
    """Who wins now, or else what can remain after this count."""
    total, most, least = sum(votes.values()), max(votes.values()), min(votes.values())
    if 2 * most > total:
        return frozenset(option for option, number in votes.items() if number == most), []
    last = frozenset(option for option, number in votes.items() if number == least)
    if last == remaining and (not total or is_shortened):
        return remaining, []
    others = [number for option, number in votes.items() if option not in last]
    if is_shortened or (others and least * len(last) < min(others)):
        return frozenset(), [remaining - last]  # even together they could not catch up with the next
    return frozenset(), [remaining - {option} for option in last]


def _met_again(counts: list[Count]) -> list[Count]:
    """After a tie for last all ways can come to the same set again: then it did not matter in which order they went."""
    made: list[Count] = []
    for count, following in zip(counts, [*counts[1:], None], strict=True):
        if count.is_branching and following is not None:
            made.append(Count(count.votes, count.exhausted, frozenset(count.votes) - frozenset(following.votes)))
        else:
            made.append(count)
    return made


def _ranks(counts: list[Count], winners: set[int]) -> dict[int, int]:
    """Winners, then who was left in the last common count, by its votes if it was the very last, then who went out
    later."""
    places: dict[int, tuple[int, int]] = {}
    for index, count in enumerate(counts):
        is_end = index == len(counts) - 1 and not count.is_branching
        for option, votes in count.votes.items():
            places[option] = (-index, -votes if is_end else 0)
    places.update(dict.fromkeys(winners, (-len(counts), 0)))
    first: dict[tuple[int, int], int] = {}
    for rank, place in enumerate(sorted(places.values()), start=1):
        first.setdefault(place, rank)
    return {option: first[place] for option, place in places.items()}
