"""Tallies: sums, ties that are named as ties, quorum, fist of five, and the reading by group."""

from itertools import permutations

import pytest

from app.domain.voting.ballots import ApprovalBallot, Ballot, BallotRules, DotBallot, FistBallot, WeightedBallot
from app.domain.voting.methods import Method
from app.domain.voting.result import Result
from app.domain.voting.tally import tally
from app.domain.voting.terms import QuorumStatement, Terms, TieRule

OPTIONS = ("a", "b", "c", "d")
DOTS = BallotRules(Method.DOTS, OPTIONS, dots=5, cap=3)
APPROVAL = BallotRules(Method.APPROVAL, OPTIONS)
FIST = BallotRules(Method.FIST_OF_FIVE)


def count(rules: BallotRules, *ballots: Ballot, terms: Terms | None = None) -> Result:
    return tally(rules, [WeightedBallot(ballot) for ballot in ballots], terms or Terms())


def ranks(result: Result) -> dict[str, int]:
    return {option.id: option.rank for option in result.options}


def approves(*options: str) -> ApprovalBallot:
    return ApprovalBallot(frozenset(options))


# --- sums and shares ------------------------------------------------------------------------------------------------


def test_dots_add_up_and_supporters_are_counted_apart() -> None:
    result = count(DOTS, DotBallot({"a": 3}), DotBallot({"b": 1}), DotBallot({"b": 1, "c": 1}))
    first, second = result.options[:2]
    assert (first.id, first.score, first.supporters) == ("a", 3, 1)
    assert (second.id, second.score, second.supporters) == ("b", 2, 2)
    assert second.supporter_share == pytest.approx(2 / 3)
    assert second.mean == pytest.approx(2 / 3)


def test_approval_counts_the_share_of_valid_ballots() -> None:
    """Vector V5: ten voters, A B C six each, D four, E three."""
    rules = BallotRules(Method.APPROVAL, tuple("ABCDE"))
    result = count(rules, *[approves(*"ABC")] * 6, *[approves(*"DE")] * 3, approves("D"))
    assert [(option.id, option.score, option.rank) for option in result.options] == [
        ("A", 6, 1),
        ("B", 6, 1),
        ("C", 6, 1),
        ("D", 4, 4),
        ("E", 3, 5),
    ]
    assert result.options[3].supporter_share == 0.4
    assert result.tie_groups == (("A", "B", "C"),)


def test_approving_nothing_is_a_vote_and_abstaining_is_not() -> None:
    result = count(APPROVAL, approves("a"), approves(), ApprovalBallot(frozenset(), is_abstention=True))
    assert (result.valid, result.abstained) == (2, 1)
    assert result.options[0].supporter_share == 0.5


def test_a_table_counts_once_for_each_of_its_voices() -> None:
    table = WeightedBallot(DotBallot({"a": 2}), weight=4)
    result = tally(DOTS, [table])
    assert (result.options[0].score, result.options[0].supporters, result.valid) == (8, 4, 4)
    assert result == tally(DOTS, [WeightedBallot(DotBallot({"a": 2}))] * 4)


def test_a_ballot_without_a_voice_is_an_error() -> None:
    with pytest.raises(ValueError, match="one voice"):
        tally(DOTS, [WeightedBallot(DotBallot({}), weight=0)])


def test_without_ballots_everything_is_tied_and_nothing_is_known() -> None:
    result = count(DOTS)
    assert set(ranks(result).values()) == {1}
    assert result.tie_groups == (OPTIONS,)
    assert result.turnout is None
    assert result.breakdown is None


# --- ties -----------------------------------------------------------------------------------------------------------


def test_equal_scores_share_a_rank_whatever_the_order_of_options() -> None:
    ballots = [DotBallot({"b": 2, "d": 2}), DotBallot({"a": 1})]
    for order in permutations(OPTIONS):
        result = count(BallotRules(Method.DOTS, order, dots=5, cap=3), *ballots)
        assert ranks(result) == {"b": 1, "d": 1, "a": 3, "c": 4}
        assert [set(group) for group in result.tie_groups] == [{"b", "d"}]


def test_supporters_break_a_tie_only_when_that_was_declared() -> None:
    ballots = [DotBallot({"a": 2}), DotBallot({"b": 1}), DotBallot({"b": 1})]
    assert ranks(count(DOTS, *ballots)) == {"a": 1, "b": 1, "c": 3, "d": 3}
    settled = count(DOTS, *ballots, terms=Terms(tie_rule=TieRule.SUPPORTERS))
    assert ranks(settled) == {"b": 1, "a": 2, "c": 3, "d": 3}
    assert settled.settled_ties == (("b", "a"),)
    assert settled.tie_groups == (("c", "d"),)


def test_a_lot_is_drawn_from_its_seed_alone() -> None:
    first = count(DOTS, terms=Terms(tie_rule=TieRule.LOT, lot_seed="2034"))
    again = count(
        BallotRules(Method.DOTS, tuple(reversed(OPTIONS)), dots=5, cap=3),
        terms=Terms(tie_rule=TieRule.LOT, lot_seed="2034"),
    )
    assert ranks(first) == ranks(again)
    assert sorted(ranks(first).values()) == [1, 2, 3, 4]
    assert first.tie_groups == ()
    winners = {count(DOTS, terms=Terms(tie_rule=TieRule.LOT, lot_seed=str(seed))).options[0].id for seed in range(60)}
    assert winners == set(OPTIONS)


def test_a_lot_without_a_seed_is_refused() -> None:
    with pytest.raises(ValueError, match="seed"):
        count(DOTS, terms=Terms(tie_rule=TieRule.LOT))


# --- quorum ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("percent", "eligible", "cast", "statement"),
    [
        (0, 10, 0, QuorumStatement.NOT_ASKED),
        (50, 10, 5, QuorumStatement.MET),
        (50, 11, 5, QuorumStatement.MISSED),
        (50, 10, 4, QuorumStatement.MISSED),
        (33, 100, 33, QuorumStatement.MET),
        (50, 0, 0, QuorumStatement.MISSED),
    ],
)
def test_a_missed_quorum_makes_the_result_indicative(
    percent: int, eligible: int, cast: int, statement: QuorumStatement
) -> None:
    result = count(APPROVAL, *[approves("a")] * cast, terms=Terms(eligible=eligible, quorum_percent=percent))
    assert result.quorum.statement is statement
    assert result.quorum.is_indicative == (statement is QuorumStatement.MISSED)


def test_an_abstention_does_not_count_for_the_quorum() -> None:
    terms = Terms(eligible=2, quorum_percent=100)
    result = count(APPROVAL, approves("a"), ApprovalBallot(frozenset(), is_abstention=True), terms=terms)
    assert result.turnout == 0.5
    assert result.quorum.is_indicative


def test_each_block_can_have_a_quorum_of_its_own() -> None:
    cast = [WeightedBallot(approves("a"), block="x")] * 8 + [WeightedBallot(approves("a"), block="y")] * 2
    terms = Terms(eligible=18, eligible_by_block={"x": 9, "y": 9}, block_quorum_percent=50)
    result = tally(APPROVAL, cast, terms)
    assert result.quorum.missed_blocks == ("y",)
    assert result.quorum.is_indicative


# --- fist of five ---------------------------------------------------------------------------------------------------


def test_one_objection_stops_it_and_its_reason_is_kept() -> None:
    result = count(FIST, *[FistBallot(5)] * 9, FistBallot(0, "It leaves the islands out."))
    assert result.fist is not None
    assert not result.fist.is_passed
    assert result.fist.objections == 1
    assert [reason.text for reason in result.fist.objection_reasons] == ["It leaves the islands out."]
    assert result.options == ()


def test_concerns_are_listed_and_do_not_stop_it() -> None:
    result = count(FIST, FistBallot(1, "Too soon"), FistBallot(2, "Too soon"), FistBallot(4, "Go on"), FistBallot(3))
    assert result.fist is not None
    assert result.fist.is_passed
    assert result.fist.concerns == 2
    assert [(reason.value, reason.text) for reason in result.fist.concern_reasons] == [(1, "Too soon"), (2, "Too soon")]
    assert [reason.text for reason in result.fist.comments] == ["Go on"]
    assert result.fist.median == 2.5
    assert result.fist.distribution == {0: 0, 1: 1, 2: 1, 3: 1, 4: 1, 5: 0}


def test_it_does_not_pass_below_the_quorum_or_without_ballots() -> None:
    empty, few = count(FIST), count(FIST, FistBallot(5), terms=Terms(eligible=10, quorum_percent=50))
    assert empty.fist is not None
    assert not empty.fist.is_passed
    assert empty.fist.median is None
    assert few.fist is not None
    assert not few.fist.is_passed


def test_the_order_of_reasons_says_nothing_about_who_voted_when() -> None:
    ballots = [FistBallot(0, "b"), FistBallot(0, "a"), FistBallot(0, "c"), FistBallot(0, "a")]
    for order in permutations(ballots):
        fist = count(FIST, *order).fist
        assert fist is not None
        assert [(reason.text, reason.voices) for reason in fist.objection_reasons] == [("a", 2), ("b", 1), ("c", 1)]


# --- by group -------------------------------------------------------------------------------------------------------


def test_the_loudest_group_does_not_decide_the_balanced_reading() -> None:
    cast = [WeightedBallot(approves("a"), block="research")] * 18
    for block in ("ministries", "industry", "civil_society"):
        cast += [WeightedBallot(approves("b"), block=block)] * 5
    result = tally(APPROVAL, cast)
    assert result.options[0].id == "a"
    assert result.breakdown is not None
    assert result.breakdown.is_composition_sensitive
    balance = result.options[1].balance
    assert balance is not None
    assert (balance.balanced, balance.bridge, balance.spread) == (0.75, 0, 1)


def test_blocks_are_shown_in_the_declared_order() -> None:
    cast = [WeightedBallot(approves("a"), block=block) for block in ("x", "y", "z") for _ in range(5)]
    result = tally(APPROVAL, cast, Terms(eligible_by_block={"z": 5, "x": 5, "y": 5}))
    assert result.breakdown is not None
    assert result.breakdown.blocks == (("z",), ("x",), ("y",))
