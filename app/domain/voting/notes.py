"""What a reader of a result should know, honestly and in words: how few voted, how close it was, what it hangs on.

Notes are codes with values; their words are in the catalogue (`voting.note.<code>`). A warning asks to read the result
with care, the others explain. What another note says already is not said again, and in a small room only what matters
most: the whole is in the close reading's tables.

Must not: say anything that is not in the result or its reading, or tell of a group with fewer than five ballots.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import isqrt

from app.domain.voting.agreement import Agreement
from app.domain.voting.ballots import BallotRules
from app.domain.voting.groups import THRESHOLD, Breakdown
from app.domain.voting.methods import HIGHEST_RATING, HIGHEST_SCORE, LOWEST_RATING, ON_A_TEXT, Method
from app.domain.voting.result import OptionResult, Result
from app.domain.voting.robustness import Recount
from app.domain.voting.terms import RankingRule, Terms

GUESSED_BELOW = THRESHOLD
"""With fewer ballots it can be guessed who chose what."""

SMALL_BELOW = 10
LOW_TURNOUT_BELOW = 0.5
MANY_ABSTAIN_FROM = 0.25
FEWEST_JUDGED = 3
"""People of whom one cannot say that they are the room, however few have voted."""

FEW_COMPARISONS_BELOW = 5
"""Comparisons of an option from which its place says little."""

_RATED = (Method.SCORE, Method.TWO_CRITERIA)

MOST_NOTES, MOST_NOTES_OF_FEW = 5, 3
"""Notes that are read beside a result, and beside one of fewer than ten ballots."""

_SAYS_IT_TOO = {
    "few_ballots": {
        "close_call", "close_estimate", "composition_sensitive", "hangs_on_groups", "not_robust", "robust",
        "judged_by_few", "few_comparisons", "groups_too_small", "groups_judged_too_few", "turnout_low",
        "no_condorcet_winner",
    },
    "small_number": {"groups_too_small", "robust"},
    "quorum_missed": {"turnout_low"},
    "tie_at_edge": {"not_robust", "hangs_on_groups", "composition_sensitive"},
    "cycle": {"not_robust", "close_call"},
    "condorcet_winner_lost": {"not_robust"},
    "composition_sensitive": {"hangs_on_groups"},
    "winner_judged_by_few": {"robust"},
    "turnout_low": {"many_abstained"},
}  # fmt: skip
"""Notes after which others need not be said."""


@dataclass(frozen=True, slots=True)
class Note:
    """A code, numbers in it, and the options and groups it names by id and by keys of blocks."""

    code: str
    numbers: Mapping[str, int] = field(default_factory=dict)
    options: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    blocks: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    is_warning: bool = False


def notes_of(
    rules: BallotRules,
    terms: Terms,
    result: Result,
    *,
    breakdown: Breakdown | None,
    agreements: Sequence[Agreement],
    balanced_winners: Sequence[str],
    recounts: Sequence[Recount],
) -> tuple[Note, ...]:
    """What is to be said of a result: the most important first, warnings before what explains."""
    if not result.valid:
        return (Note("no_ballots", is_warning=True),)
    notes = [
        *_on_numbers(terms, result),
        *_on_the_edge(rules, terms, result),
        *_on_judged_winners(result),
        *_on_majorities(result),
        *_on_robustness(result, balanced_winners, recounts),
        *_on_judgements(rules, result, breakdown, agreements),
    ]
    return tuple(_that_matter(notes, MOST_NOTES_OF_FEW if result.valid < SMALL_BELOW else MOST_NOTES))


def _that_matter(notes: Sequence[Note], most: int) -> list[Note]:
    codes = {note.code for note in notes}
    said_already = {code for one in codes for code in _SAYS_IT_TOO.get(one, ())}
    told = [note for note in notes if note.code not in said_already]
    return sorted(told, key=lambda note: not note.is_warning)[:most]


def _on_numbers(terms: Terms, result: Result) -> Iterator[Note]:
    cast = result.valid + result.abstained
    if result.valid < GUESSED_BELOW:
        yield Note("few_ballots", {"valid": result.valid}, is_warning=True)
    elif result.valid < SMALL_BELOW:
        yield Note("small_number", {"valid": result.valid})
    if result.turnout is not None and result.turnout < LOW_TURNOUT_BELOW:
        yield Note("turnout_low", {"valid": result.valid, "eligible": result.eligible}, is_warning=True)
    if result.quorum.is_indicative:
        if result.valid < result.quorum.needed:
            yield Note("quorum_missed", {"valid": result.valid, "needed": result.quorum.needed}, is_warning=True)
        if result.quorum.missed_blocks:
            missed = tuple((block,) for block in result.quorum.missed_blocks)
            percent = {"percent": terms.block_quorum_percent}
            yield Note("quorum_missed_by_groups", percent, blocks={"groups": missed}, is_warning=True)
    if result.abstained > 1 and result.abstained >= MANY_ABSTAIN_FROM * cast:
        yield Note("many_abstained", {"abstained": result.abstained, "cast": cast})


def _on_the_edge(rules: BallotRules, terms: Terms, result: Result) -> Iterator[Note]:
    winners = [option for option in result.options if option.id in result.winners]
    others = [option for option in result.options if option.id not in result.winners]
    if not winners:
        return
    tied = next((group for group in result.tie_groups if winners[-1].id in group), ())
    if result.method is Method.EQUAL_SHARES and sum(terms.cost(one.id) for one in winners) > terms.limit:
        yield Note("tie_over_limit", options={"options": tied or result.winners}, is_warning=True)
        return
    if result.method is not Method.EQUAL_SHARES and len(winners) > terms.winners:
        yield Note("tie_at_edge", {"winners": terms.winners}, {"options": tied or result.winners}, is_warning=True)
        return
    for group in result.settled_ties:
        if set(group) & set(result.winners) and not set(group) <= set(result.winners):
            yield Note(f"tie_settled_by_{terms.tie_rule.value}", options={"options": group}, is_warning=True)
            return
    if not others:
        return
    last, first = winners[-1], others[0]
    named = {"winner": (last.id,), "loser": (first.id,)}
    if last.interval and first.interval:
        if first.interval.high >= last.interval.low:
            yield Note("close_estimate", options=named, is_warning=True)
    elif _is_close(rules, result, last, first):
        yield Note("close_call", options=named, is_warning=True)


def _is_close(rules: BallotRules, result: Result, last: OptionResult, first: OptionResult) -> bool:
    """Whether one ballot could have turned the last winner and the first loser."""
    gap = last.score - first.score
    most = 1.0
    match result.method:
        case Method.EQUAL_SHARES:
            return False  # what is bought hangs on who pays with whom, not on a gap
        case Method.DOTS:
            most = min(rules.cap or rules.dots, rules.dots)
        case Method.QUADRATIC:
            most = isqrt(rules.credits)
        case Method.SCORE:
            most = HIGHEST_SCORE / max(min(last.judged, first.judged), 1)
        case Method.TWO_CRITERIA:
            most = (HIGHEST_RATING - LOWEST_RATING) / max(min(last.judged, first.judged), 1)
        case Method.RANKED if result.rankings:
            if result.rankings.rule is RankingRule.BORDA:
                most = len(rules.option_ids) - 1
            elif result.rankings.rule is RankingRule.SCHULZE:
                duels = result.rankings.duels
                gap = duels[last.id][first.id] - duels[first.id][last.id]
            else:
                return _is_runoff_close(result)
    return 0 <= gap <= most + 1e-9


def _is_runoff_close(result: Result) -> bool:
    """Whether in some count whoever went out was one ballot or less behind the next one."""
    for count in result.rankings.runoff if result.rankings else ():
        out = [count.votes[option] for option in count.out]
        stay = [votes for option, votes in count.votes.items() if option not in count.out]
        if out and stay and min(stay) - max(out) <= 1:
            return True
    return False


def _on_robustness(result: Result, balanced_winners: Sequence[str], recounts: Sequence[Recount]) -> Iterator[Note]:
    if balanced_winners and set(balanced_winners) != set(result.winners):
        named = {"raw": result.winners, "balanced": tuple(balanced_winners)}
        yield Note("composition_sensitive", options=named, is_warning=True)
    others = [one for one in recounts if not one.without and one.key != "balanced"]
    different = sum(not one.is_same for one in others)
    if different:
        yield Note("not_robust", {"different": different, "counts": len(others)}, is_warning=True)
    decisive = tuple(one.without for one in recounts if one.without and not one.is_same)
    if decisive:
        yield Note("hangs_on_groups", {"count": len(decisive)}, blocks={"groups": decisive}, is_warning=True)
    if recounts and all(one.is_same for one in recounts):
        yield Note("robust", {"counts": len(recounts)})


def _on_judged_winners(result: Result) -> Iterator[Note]:
    """A mean of few judgements can lead where most people have not said anything."""
    few = [one for one in result.options if one.id in result.winners and _is_judged_by_few(result, one)]
    if result.method in _RATED and few:
        numbers = {"count": len(few), "judged": max(one.judged for one in few), "valid": result.valid}
        yield Note("winner_judged_by_few", numbers, {"winners": tuple(one.id for one in few)}, is_warning=True)


def _is_judged_by_few(result: Result, option: OptionResult) -> bool:
    return option.judged < min(max(FEWEST_JUDGED, result.valid / 2), result.valid)


def _on_majorities(result: Result) -> Iterator[Note]:
    rankings = result.rankings
    if not rankings or len(result.options) < 2:
        return
    for number, count in enumerate(rankings.runoff, start=1):
        if count.is_branching and rankings.rule is RankingRule.INSTANT_RUNOFF:
            yield Note("runoff_tie", {"count": number}, is_warning=True)
    if rankings.is_cycle:
        yield Note("cycle", is_warning=True)
    elif not rankings.condorcet_winner:
        if rankings.rule is RankingRule.SCHULZE:
            yield Note("no_condorcet_winner")
    elif rankings.condorcet_winner not in result.winners:
        named = {"option": (rankings.condorcet_winner,), "winners": result.winners}
        yield Note("condorcet_winner_lost", options=named, is_warning=True)


def _on_judgements(
    rules: BallotRules, result: Result, breakdown: Breakdown | None, agreements: Sequence[Agreement]
) -> Iterator[Note]:
    if result.method in _RATED:
        few = tuple(one.id for one in result.options if one.id not in result.winners and _is_judged_by_few(result, one))
        if few:
            yield Note("judged_by_few", options={"options": few}, is_warning=True)
    if result.comparisons:
        wins = result.comparisons.wins
        made = {one: sum(wins[one].values()) + sum(row[one] for row in wins.values() if one in row) for one in wins}
        seldom = tuple(option for option in rules.option_ids if made.get(option, 0) < FEW_COMPARISONS_BELOW)
        if seldom:
            yield Note("few_comparisons", {"least": FEW_COMPARISONS_BELOW}, {"options": seldom}, is_warning=True)
    if result.shares and any(one.is_completion for one in result.shares.purchases):
        bought = tuple(one.option for one in result.shares.purchases if one.is_completion)
        yield Note("completed", options={"options": bought})
    yield from _on_agreement(rules, agreements)
    if breakdown is None:
        yield Note("groups_too_small", {"least": THRESHOLD})
    elif hidden := tuple(one.option for one in agreements if one.option not in breakdown.balances):
        yield Note("groups_judged_too_few", {"least": THRESHOLD}, {"options": hidden})


def _on_agreement(rules: BallotRules, agreements: Sequence[Agreement]) -> Iterator[Note]:
    if rules.method in ON_A_TEXT:
        return  # who objects has said so
    for note in (
        Note("bridging", options={"options": tuple(one.option for one in agreements if one.is_bridging)}),
        Note("divisive", options={"options": tuple(one.option for one in agreements if one.is_divisive)}),
        Note("polarised", options={"options": tuple(one.option for one in agreements if one.is_polarised)}),
    ):
        if note.options["options"]:
            yield note
