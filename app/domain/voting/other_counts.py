"""Other sensible counts of the same ballots, each small: what would have been chosen by the median, by supporters, …

Must not: be decisive. Ties at the edge are treated by the rule of the round, or all named.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.ballots import BallotRules
from app.domain.voting.cast import Whole
from app.domain.voting.methods import Method
from app.domain.voting.places import Places, Table
from app.domain.voting.ranked.schulze import beats_of, layers
from app.domain.voting.rated import is_judged_enough
from app.domain.voting.result import OptionResult, Result
from app.domain.voting.terms import RankingRule, Terms, TieRule, lot_order

HIGH_SCORE = 4
"""A score from which an option counts as wanted."""

Strength = tuple[float, ...]
Winners = dict[str, tuple[str, ...]]


def other_counts(rules: BallotRules, terms: Terms, result: Result, places: Places) -> Winners:
    """Winners by the key of each other count that makes sense for these ballots."""
    columns: Mapping[str, Table] = {}
    match rules.method:
        case Method.RANKED:
            return _ranked(terms, result)
        case Method.EQUAL_SHARES:
            return {"most_approved": most_approved(result, terms)}
        case Method.DOTS | Method.QUADRATIC:
            columns = {"supporters": places.supports.sum(axis=0)}
        case Method.APPROVAL:
            ticked = np.maximum(places.given.sum(axis=1, keepdims=True), 1)
            columns = {"split_vote": np.sort(places.given / ticked, axis=0).sum(axis=0)}
        case Method.SCORE:
            columns = _scores(places)
        case Method.TWO_CRITERIA if places.criteria is not None:
            means = _mean(places.criteria)
            columns = {"first_criterion": means[:, 0], "second_criterion": means[:, 1]}
        case Method.PAIRWISE:
            columns = {"win_share": _won(rules, result)}
    return {
        key: chosen(
            {option: (round(float(number), 9),) for option, number in zip(places.options, column, strict=True)},
            terms,
            result,
        )
        for key, column in columns.items()
    }


def chosen(strengths: Mapping[str, Strength], terms: Terms, result: Result) -> tuple[str, ...]:
    """The options with the greatest strength, as many as the round chooses: more when a tie at the edge is kept.

    As in the round's own count nothing is chosen that nobody spoke for, and what too few judged comes after the rest.
    In order of strength, and of the result among equals.
    """
    spoken_for = {one.id: one for one in result.options if one.id in strengths and _is_spoken_for(result, one)}

    def place(option: str) -> tuple[float | str, ...]:
        one = spoken_for[option]
        is_rated = result.method in (Method.SCORE, Method.TWO_CRITERIA)
        is_late = is_rated and not is_judged_enough(one.judged, result.valid)
        own = (is_late, *(-number for number in strengths[option]))
        match terms.tie_rule:
            case TieRule.KEEP_TIE:
                return own
            case TieRule.SUPPORTERS:
                return (*own, -one.supporters)
            case TieRule.LOT:
                return (*own, lot_order(terms.lot_seed, option))

    order = sorted(spoken_for, key=place)
    if not order:
        return ()
    edge = place(order[min(terms.winners, len(order)) - 1])
    return tuple(option for option in order if place(option) <= edge)


def _is_spoken_for(result: Result, one: OptionResult) -> bool:
    match result.method:
        case Method.DOTS | Method.APPROVAL | Method.QUADRATIC | Method.EQUAL_SHARES:
            return one.supporters > 0
        case Method.SCORE | Method.TWO_CRITERIA | Method.PAIRWISE:
            return one.judged > 0
        case _:
            return result.valid > 0


def most_approved(result: Result, terms: Terms) -> tuple[str, ...]:
    """What a limit buys when the most approved are taken first, and what does not fit is passed over; of equals of
    which each would fit and not all do, all are named."""
    left = terms.limit
    taken: list[str] = []
    for approvals in sorted({one.supporters for one in result.options if one.supporters}, reverse=True):
        equals = [one.id for one in result.options if one.supporters == approvals and terms.cost(one.id) <= left]
        taken += equals
        left -= sum(terms.cost(option) for option in equals)
        if left <= 0:
            break
    return tuple(taken)


def _ranked(terms: Terms, result: Result) -> Winners:
    if result.rankings is None:
        return {}
    others = [rule for rule in RankingRule if rule is not result.rankings.rule and rule in result.rankings.ranks]
    found = {
        rule.value: chosen({option: (-rank,) for option, rank in result.rankings.ranks[rule].items()}, terms, result)
        for rule in others
    }
    first = {option: (voices,) for option, voices in result.rankings.first_preferences.items()}
    return {**found, "first_preferences": chosen(first, terms, result)}


def _scores(places: Places) -> Mapping[str, Table]:
    given = places.given
    duels, ties = _duels(given)
    return {
        "median": _median(given),
        "share_high": _mean(np.where(np.isnan(given), np.nan, given >= HIGH_SCORE)),
        "borda_from_scores": (duels + ties / 2).sum(axis=1),
        "schulze_from_scores": -np.array(layers(beats_of(duels)), dtype=np.float64),
    }


def _duels(given: Table) -> tuple[Whole, Whole]:
    """Voices that score the row above the column, and those that score both the same; who judged one only counts in
    neither."""
    above = np.stack([(column[:, None] > given).sum(axis=0) for column in given.T])
    same = np.stack([(column[:, None] == given).sum(axis=0) for column in given.T])
    np.fill_diagonal(same, 0)
    return above.astype(np.int64), same.astype(np.int64)


def _won(rules: BallotRules, result: Result) -> Table:
    """The part of its decided comparisons that each option won; a half without any."""
    wins = result.comparisons.wins if result.comparisons else {}
    table = np.array([[wins.get(one, {}).get(other, 0) for other in rules.option_ids] for one in rules.option_ids])
    made = table.sum(axis=1) + table.sum(axis=0)
    return np.asarray(np.where(made > 0, table.sum(axis=1) / np.maximum(made, 1), 0.5))


def _mean(given: NDArray[np.float64]) -> Table:
    """Means over voices of those who judged, in an order of their own; the lowest of all where nobody did."""
    made = (~np.isnan(given)).sum(axis=0)
    return np.asarray(np.where(made > 0, np.nansum(given, axis=0) / np.maximum(made, 1), -np.inf))


def _median(given: Table) -> Table:
    made = (~np.isnan(given)).any(axis=0)
    return np.where(made, np.nanmedian(np.where(made, given, 0), axis=0), -np.inf)
