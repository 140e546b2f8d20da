"""Honest notes: each is there when it should be, and only then; each has words that its values fill."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.voting.agreement import Agreement
from app.domain.voting.ballots import BallotRules
from app.domain.voting.groups import Breakdown
from app.domain.voting.methods import Method
from app.domain.voting.notes import Note, notes_of
from app.domain.voting.result import (
    Comparisons,
    Interval,
    OptionResult,
    Purchase,
    Rankings,
    Result,
    RunoffRound,
    Shares,
)
from app.domain.voting.robustness import Recount
from app.domain.voting.terms import Quorum, QuorumStatement, RankingRule, Terms, TieRule

NOT_ASKED = Quorum(QuorumStatement.NOT_ASKED, 0)
SHOWN = Breakdown((("g1",), ("g2",)), {}, is_composition_sensitive=False)


def result(method: Method, *scores: float, winners: tuple[str, ...] = ("a",), **more: Any) -> Result:
    """A result of options a, b, … with these scores, best first; forty have voted of fifty."""
    options = tuple(
        OptionResult(
            id="abcdef"[at],
            score=score,
            mean=score,
            supporters=9,
            supporter_share=0.2,
            rank=at + 1,
            is_tied=False,
            judged=40,
        )
        for at, score in enumerate(scores)
    )
    whole = Result(
        method=method,
        options=options,
        valid=40,
        abstained=0,
        eligible=50,
        turnout=0.8,
        quorum=NOT_ASKED,
        tie_groups=(),
        settled_ties=(),
        valid_by_block={},
        breakdown=None,
        winners=winners,
    )
    return replace(whole, **more)


def notes(
    found: Result,
    terms: Terms | None = None,
    *,
    recounts: tuple[Recount, ...] = (),
    balanced: tuple[str, ...] = (),
    agreements: tuple[Agreement, ...] = (),
    breakdown: Breakdown | None = SHOWN,
) -> dict[str, Note]:
    """The notes of a result, by code."""
    rules = BallotRules(found.method, tuple(one.id for one in found.options), dots=5, cap=3, credits=100)
    told = notes_of(
        rules,
        terms or Terms(),
        found,
        breakdown=breakdown,
        agreements=agreements,
        balanced_winners=balanced,
        recounts=recounts,
    )
    assert list(told) == sorted(told, key=lambda note: not note.is_warning), "warnings come first"
    assert len({note.code for note in told}) == len(told)
    return {note.code: note for note in told}


CLEAR = result(Method.DOTS, 60, 20, 5)


def test_a_clear_result_of_many_needs_no_note() -> None:
    assert notes(CLEAR) == {}


@pytest.mark.parametrize(
    ("valid", "code", "is_warning"),
    [(1, "few_ballots", True), (4, "few_ballots", True), (5, "small_number", False), (9, "small_number", False)],
)
def test_small_numbers_are_said(valid: int, code: str, is_warning: bool) -> None:
    found = notes(replace(CLEAR, valid=valid))
    assert found[code] == Note(code, {"valid": valid}, is_warning=is_warning)


def test_without_a_vote_there_is_nothing_else_to_say() -> None:
    assert set(notes(replace(CLEAR, valid=0, abstained=3))) == {"no_ballots"}


def test_turnout_below_half_and_many_abstentions_are_said() -> None:
    assert notes(replace(CLEAR, eligible=100, turnout=0.4))["turnout_low"].numbers == {"valid": 40, "eligible": 100}
    assert "turnout_low" not in notes(replace(CLEAR, eligible=80, turnout=0.5))
    assert notes(replace(CLEAR, abstained=14))["many_abstained"].numbers == {"abstained": 14, "cast": 54}
    assert "many_abstained" not in notes(replace(CLEAR, abstained=10))


def test_a_missed_quorum_is_said_of_all_and_of_the_groups_that_missed_theirs() -> None:
    missed = replace(CLEAR, quorum=Quorum(QuorumStatement.MISSED, 45, ("g2",)))
    found = notes(missed, Terms(quorum_percent=90, block_quorum_percent=50))
    assert found["quorum_missed"].numbers == {"valid": 40, "needed": 45}
    assert found["quorum_missed_by_groups"].blocks == {"groups": (("g2",),)}
    only_group = replace(CLEAR, quorum=Quorum(QuorumStatement.MISSED, 20, ("g2",)))
    assert "quorum_missed" not in notes(only_group)


CLOSE = [
    (result(Method.DOTS, 23, 20, 5), True),
    (result(Method.DOTS, 24, 20, 5), False),
    (result(Method.APPROVAL, 21, 20), True),
    (result(Method.APPROVAL, 22, 20), False),
    (result(Method.QUADRATIC, 30, 20), True),
    (result(Method.QUADRATIC, 31, 20), False),
    (result(Method.SCORE, 3.5, 3.375), True),
    (result(Method.SCORE, 3.5, 3.37), False),
    (result(Method.TWO_CRITERIA, 3.5, 3.4), True),
    (result(Method.TWO_CRITERIA, 3.5, 3.39), False),
    (result(Method.EQUAL_SHARES, 21, 20), False),
]


@pytest.mark.parametrize(("found", "is_close"), CLOSE)
def test_it_was_close_when_one_ballot_could_have_turned_it(found: Result, is_close: bool) -> None:
    assert ("close_call" in notes(found)) == is_close


def test_comparisons_are_close_when_what_is_certain_overlaps() -> None:
    found = result(Method.PAIRWISE, 0.7, 0.6)
    first, second = found.options
    for low, is_close in ((0.6, True), (0.66, False)):
        options = (replace(first, interval=Interval(low, 0.8)), replace(second, interval=Interval(0.5, 0.65)))
        assert ("close_estimate" in notes(replace(found, options=options))) == is_close


def ranked(rule: RankingRule, scores: tuple[float, ...], **more: Any) -> Result:
    """A ranked result of a, b and c; a beats b by 21 to 19."""
    duels = {"a": {"b": 21, "c": 30}, "b": {"a": 19, "c": 30}, "c": {"a": 10, "b": 10}}
    rankings = Rankings(rule, duels, {}, {}, {}, (), condorcet_winner="a")
    return result(Method.RANKED, *scores, rankings=replace(rankings, **more))


def test_rankings_are_close_in_the_measure_of_their_own_rule() -> None:
    assert "close_call" not in notes(ranked(RankingRule.SCHULZE, (2, 1, 0)))
    one_apart = {"a": {"b": 20, "c": 30}, "b": {"a": 19, "c": 30}, "c": {"a": 10, "b": 10}}
    assert "close_call" in notes(ranked(RankingRule.SCHULZE, (2, 1, 0), duels=one_apart))
    assert "close_call" in notes(ranked(RankingRule.BORDA, (50, 48, 20)))
    assert "close_call" not in notes(ranked(RankingRule.BORDA, (50, 47, 20)))
    for least, is_close in ((11, True), (12, False)):
        counts = (RunoffRound({"a": 18, "b": least, "c": 10}, 0, ("c",)), RunoffRound({"a": 22, "b": 18}, 0, ("b",)))
        assert ("close_call" in notes(ranked(RankingRule.INSTANT_RUNOFF, (22, 18, 0), runoff=counts))) == is_close


def test_a_tie_for_last_in_the_run_off_is_said_where_the_run_off_decides() -> None:
    branching = (RunoffRound({"a": 18, "b": 11, "c": 11}, 0, (), is_branching=True),)
    assert notes(ranked(RankingRule.INSTANT_RUNOFF, (18, 11, 11), runoff=branching))["runoff_tie"].numbers == {
        "count": 1
    }
    assert "runoff_tie" not in notes(ranked(RankingRule.SCHULZE, (2, 1, 0), runoff=branching))


def test_a_tie_at_the_edge_is_named_and_not_called_close() -> None:
    tied = result(Method.APPROVAL, 20, 15, 15, winners=("a", "b", "c"), tie_groups=(("b", "c"),))
    found = notes(tied, Terms(winners=2))
    assert found["tie_at_edge"].options == {"options": ("b", "c")}
    assert "close_call" not in found
    assert "tie_at_edge" not in notes(tied, Terms(winners=3))


def test_a_tie_that_the_limit_cannot_buy_is_named() -> None:
    tied = result(Method.EQUAL_SHARES, 6, 6, 6, winners=("a", "b", "c"), tie_groups=(("a", "b", "c"),))
    assert notes(tied, Terms(limit=2))["tie_over_limit"].options == {"options": ("a", "b", "c")}
    assert "tie_over_limit" not in notes(tied, Terms(limit=3))


@pytest.mark.parametrize("rule", [TieRule.LOT, TieRule.SUPPORTERS])
def test_a_tie_that_the_declared_rule_settled_is_said_where_it_mattered(rule: TieRule) -> None:
    settled = result(Method.APPROVAL, 15, 15, 3, settled_ties=(("a", "b"),))
    assert notes(settled, Terms(tie_rule=rule))[f"tie_settled_by_{rule.value}"].options == {"options": ("a", "b")}
    both = result(Method.APPROVAL, 15, 15, 3, winners=("a", "b"), settled_ties=(("a", "b"),))
    assert not {code for code in notes(both, Terms(winners=2, tie_rule=rule)) if code.startswith("tie")}


def test_what_a_result_hangs_on_is_named() -> None:
    recounts = (
        Recount("supporters", ("b",), is_same=False),
        Recount("balanced", ("c",), is_same=False),
        Recount("without", ("a",), is_same=True, without=("g1",)),
        Recount("without", ("b",), is_same=False, without=("g2", "g3")),
    )
    found = notes(CLEAR, recounts=recounts, balanced=("c",))
    assert found["composition_sensitive"].options == {"raw": ("a",), "balanced": ("c",)}
    assert found["not_robust"].numbers == {"different": 1, "counts": 1}
    assert "hangs_on_groups" not in found, "that it depends on who is in the room is said already"
    assert "robust" not in found
    found = notes(CLEAR, recounts=(recounts[0], *recounts[2:]))
    assert (found["hangs_on_groups"].numbers, found["hangs_on_groups"].blocks) == (
        {"count": 1},
        {"groups": (("g2", "g3"),)},
    )


def test_a_result_that_every_count_confirms_is_called_firm() -> None:
    recounts = (Recount("supporters", ("a",), is_same=True), Recount("without", ("a",), is_same=True, without=("g1",)))
    assert notes(CLEAR, recounts=recounts) == {"robust": Note("robust", {"counts": 2})}


def test_majorities_are_told_of() -> None:
    schulze = RankingRule.SCHULZE
    assert "cycle" in notes(ranked(schulze, (2, 1, 0), is_cycle=True, condorcet_winner=""))
    assert "no_condorcet_winner" in notes(ranked(schulze, (2, 1, 0), condorcet_winner=""))
    lost = notes(ranked(RankingRule.BORDA, (60, 40, 20), condorcet_winner="b"))
    assert lost["condorcet_winner_lost"].options == {"option": ("b",), "winners": ("a",)}
    assert "condorcet_winner_lost" not in notes(ranked(schulze, (2, 1, 0)))


def test_options_that_few_judged_compared_or_are_split_over_are_named() -> None:
    scored = result(Method.SCORE, 5, 3, 2)
    few = replace(scored, options=(scored.options[0], replace(scored.options[1], judged=19), scored.options[2]))
    assert notes(few)["judged_by_few"].options == {"options": ("b",)}
    wins = {"a": {"b": 9, "c": 1}, "b": {"a": 2, "c": 1}, "c": {"a": 0, "b": 2}}
    compared = result(Method.PAIRWISE, 0.9, 0.5, 0.1, comparisons=Comparisons(15, 0, wins))
    assert notes(compared)["few_comparisons"].options == {"options": ("c",)}
    split = (Agreement("a", 40), Agreement("b", 40, is_polarised=True))
    assert notes(scored, agreements=split)["polarised"].options == {"options": ("b",)}


@pytest.mark.parametrize(("valid", "judged", "is_said"), [(7, 1, True), (7, 4, False), (40, 19, True), (40, 20, False)])
def test_a_winner_whom_few_have_judged_is_called_so_and_not_firm(valid: int, judged: int, is_said: bool) -> None:
    scored = result(Method.SCORE, 5, 3, 2, valid=valid)
    whole = replace(
        scored, options=tuple(replace(one, judged=judged if one.id == "a" else valid) for one in scored.options)
    )
    found = notes(whole, recounts=(Recount("median", ("a",), is_same=True),))
    assert ("winner_judged_by_few" in found) == is_said
    assert "judged_by_few" not in found
    if is_said:
        assert found["winner_judged_by_few"] == Note(
            "winner_judged_by_few",
            {"count": 1, "judged": judged, "valid": valid},
            {"winners": ("a",)},
            is_warning=True,
        )
        assert "robust" not in found


def test_a_small_room_is_told_what_matters_and_nothing_twice() -> None:
    others = (Recount("median", ("b",), is_same=False), Recount("share_high", ("a",), is_same=True))
    few = result(Method.SCORE, 3.5, 3.4, 3.4, valid=4, eligible=9, turnout=4 / 9)
    missed = replace(few, quorum=Quorum(QuorumStatement.MISSED, 5))
    assert list(notes(missed, recounts=others, breakdown=None)) == ["few_ballots", "quorum_missed"]
    seven = result(Method.SCORE, 3.5, 3.4, 3.4, valid=7, eligible=7, turnout=1.0)
    told = notes(seven, recounts=others, breakdown=None, agreements=(Agreement("b", 7, is_polarised=True),))
    assert list(told) == ["close_call", "not_robust", "small_number"]


def test_options_that_join_or_part_the_groups_are_named() -> None:
    found = notes(CLEAR, agreements=(Agreement("a", 40, is_bridging=True), Agreement("b", 40, is_divisive=True)))
    assert found["bridging"].options == {"options": ("a",)}
    assert found["divisive"].options == {"options": ("b",)}


def test_what_was_bought_from_the_rest_is_said() -> None:
    shares = Shares(2, 0.05, (Purchase("a", 1, 20, 0.05), Purchase("b", 1, 0, 0.0, is_completion=True)))
    bought = result(Method.EQUAL_SHARES, 20, 10, 5, winners=("a", "b"), shares=shares)
    assert notes(bought)["completed"].options == {"options": ("b",)}


def test_why_groups_are_not_shown_is_said() -> None:
    assert notes(CLEAR, breakdown=None)["groups_too_small"].numbers == {"least": 5}
    hidden = notes(CLEAR, agreements=(Agreement("b", 3),))
    assert hidden["groups_judged_too_few"].options == {"options": ("b",)}
