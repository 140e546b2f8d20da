"""Rankings with known outcomes: the field's vectors V1 to V4, and examples that were published."""

import pytest

from app.domain.voting.ahead import ahead_of
from app.domain.voting.result import Result
from app.domain.voting.terms import RankingRule, Terms, TieRule
from tests.ballots import by, orders, ranks

SCHULZE, BORDA, RUNOFF = RankingRule.SCHULZE, RankingRule.BORDA, RankingRule.INSTANT_RUNOFF

TENNESSEE = orders("42 M>N>C>K", "26 N>C>K>M", "15 C>K>N>M", "17 K>C>N>M")
FORTY_FIVE = orders(
    "5 A>C>B>E>D",
    "5 A>D>E>C>B",
    "8 B>E>D>A>C",
    "3 C>A>B>E>D",
    "7 C>A>E>B>D",
    "2 C>B>A>D>E",
    "7 D>C>E>B>A",
    "8 E>B>A>D>C",
)
CYCLE = orders("7 A>B>C", "5 B>C>A", "4 C>A>B")
TRUNCATED = orders("4 A", "3 B>C", "2 C>B")


def borda(result: Result) -> dict[str, float]:
    assert result.rankings is not None
    return dict(result.rankings.borda)


def order(result: Result) -> str:
    return "".join(option.id for option in result.options)


def test_the_capital_of_tennessee() -> None:
    """Vector V1: the middle of the state wins every duel, the run-off takes the east, plurality the west."""
    result = by(SCHULZE, "MNCK", TENNESSEE)
    assert result.rankings is not None
    assert result.rankings.first_preferences == {"M": 42, "N": 26, "C": 15, "K": 17}
    assert borda(result) == {"N": 194, "C": 173, "M": 126, "K": 107}
    assert (order(result), result.winners, result.rankings.condorcet_winner) == ("NCKM", ("N",), "N")
    assert not result.rankings.is_cycle
    counted = by(RUNOFF, "MNCK", TENNESSEE)
    assert counted.rankings is not None
    assert [one.out for one in counted.rankings.runoff] == [("C",), ("N",), ()]
    assert counted.rankings.runoff[-1].votes == {"K": 58, "M": 42}
    assert counted.winners == ("K",)
    assert ranks(counted) == {"K": 1, "M": 2, "N": 3, "C": 4}
    assert counted.options[0].score == 58
    assert counted.rankings.ranks[SCHULZE] == ranks(result)


def test_three_rules_three_winners() -> None:
    """Vector V2, the first example of Schulze 2011: E by Schulze and Borda, C by the run-off with a tie for last."""
    result = by(SCHULZE, "ABCDE", FORTY_FIVE)
    assert result.rankings is not None
    duels = {
        "AB": (20, 25), "AC": (26, 19), "AD": (30, 15), "AE": (22, 23), "BC": (16, 29),
        "BD": (33, 12), "BE": (18, 27), "CD": (17, 28), "CE": (24, 21), "DE": (14, 31),
    }  # fmt: skip
    for (one, other), (more, less) in duels.items():
        assert (result.rankings.duels[one][other], result.rankings.duels[other][one]) == (more, less)
    assert order(result) == "EACBD"
    assert [option.score for option in result.options] == [4, 3, 2, 1, 0]
    assert borda(result) == {"E": 102, "A": 98, "B": 92, "C": 89, "D": 69}
    assert (result.rankings.condorcet_winner, result.rankings.is_cycle) == ("", True)


def test_a_tie_for_last_is_counted_in_every_way() -> None:
    counted = by(RUNOFF, "ABCDE", FORTY_FIVE)
    assert counted.rankings is not None
    first, second = counted.rankings.runoff
    assert (first.out, first.is_branching) == (("D",), False)
    assert (second.out, second.is_branching) == (("B", "E"), True)
    assert second.votes["B"] == second.votes["E"] == 8
    assert counted.winners == ("C",)
    assert ranks(counted) == {"C": 1, "A": 2, "B": 2, "E": 2, "D": 5}


def test_majorities_in_a_circle() -> None:
    """Vector V3."""
    result = by(SCHULZE, "ABC", CYCLE)
    assert result.rankings is not None
    assert (order(result), result.rankings.is_cycle, result.rankings.condorcet_winner) == ("ABC", True, "")
    assert borda(result) == {"A": 18, "B": 17, "C": 13}
    counted = by(RUNOFF, "ABC", CYCLE)
    assert counted.rankings is not None
    assert [dict(one.votes) for one in counted.rankings.runoff] == [{"A": 7, "B": 5, "C": 4}, {"A": 11, "B": 5}]
    assert counted.winners == ("A",)


def test_options_that_are_left_out_share_what_is_left() -> None:
    """Vector V4."""
    assert borda(by(BORDA, "ABC", TRUNCATED)) == {"A": 8, "B": 10, "C": 9}
    result = by(SCHULZE, "ABC", TRUNCATED)
    assert result.rankings is not None
    assert (order(result), result.rankings.condorcet_winner) == ("BCA", "B")
    assert result.rankings.first_preferences == {"A": 4, "B": 3, "C": 2}
    counted = by(RUNOFF, "ABC", TRUNCATED)
    assert counted.rankings is not None
    assert counted.rankings.runoff[-1].votes == {"A": 4, "B": 5}
    assert counted.winners == ("B",)


def test_a_ballot_that_names_nobody_who_remains_is_exhausted() -> None:
    counted = by(RUNOFF, "ABC", orders("4 A>B", "3 B>A", "2 C"))
    assert counted.rankings is not None
    assert [(one.out, one.exhausted) for one in counted.rankings.runoff] == [(("C",), 0), ((), 2)]
    assert counted.winners == ("A",)


@pytest.mark.parametrize("rule", list(RankingRule))
def test_one_option_wins_against_nobody(rule: RankingRule) -> None:
    assert by(rule, "A", orders("3 A")).winners == ("A",)


@pytest.mark.parametrize("rule", list(RankingRule))
def test_without_ballots_nobody_wins(rule: RankingRule) -> None:
    empty = by(rule, "ABC", [])
    assert (empty.winners, set(ranks(empty).values())) == ((), {1})


def test_a_dead_heat_stays_a_tie_unless_a_rule_was_declared() -> None:
    even = orders("5 A>B", "5 B>A", "1 C>A>B", "1 C>B>A")
    for rule in RankingRule:
        assert set(by(rule, "ABC", even).winners) == {"A", "B"}
    drawn = by(RUNOFF, "ABC", even, tie_rule=TieRule.LOT, lot_seed="2034")
    assert len(drawn.winners) == 1
    assert [set(group) for group in drawn.settled_ties] == [{"A", "B"}]


def test_those_who_could_not_catch_up_together_go_out_together() -> None:
    counted = by(RUNOFF, "ABCDE", orders("6 A", "5 B", "1 C>B", "1 D>B", "1 E>A"))
    assert counted.rankings is not None
    assert [(one.out, one.is_branching) for one in counted.rankings.runoff] == [
        (("C", "D", "E"), False),
        (("A", "B"), True),
    ]
    assert set(counted.winners) == {"A", "B"}


def test_ties_for_last_that_come_to_the_same_are_not_told_as_a_branching() -> None:
    counted = by(RUNOFF, "ABCDE", orders("5 A>B", "4 B", "4 E", "2 C>E", "2 D>B"))
    assert counted.rankings is not None
    assert [one.out for one in counted.rankings.runoff] == [("C", "D"), ("A",), ()]
    assert not any(one.is_branching for one in counted.rankings.runoff)
    assert counted.winners == ("B",)


def test_hundreds_of_ties_for_last_are_cut_short_for_all_alike() -> None:
    options = [f"o{number}" for number in range(24)]
    counted = by(RUNOFF, options, orders(*(f"1 {option}" for option in options)))
    assert set(counted.winners) == set(options)


def test_an_option_raised_on_ballots_can_lose_an_instant_run_off() -> None:
    """It is not monotonic: ten voters put A first instead of last, and A loses."""
    before = by(RUNOFF, "ABC", orders("39 A>B>C", "35 B>C>A", "26 C>A>B"))
    after = by(RUNOFF, "ABC", orders("49 A>B>C", "25 B>C>A", "26 C>A>B"))
    assert (before.winners, after.winners) == (("A",), ("C",))


def test_several_winners_are_the_best_of_the_ranks() -> None:
    assert by(SCHULZE, "MNCK", TENNESSEE, winners=2).winners == ("N", "C")


def test_an_option_that_nobody_placed_is_not_chosen() -> None:
    assert by(BORDA, "ABC", orders("3 A"), winners=2).winners == ("A",)
    assert Terms().ranking_rule is SCHULZE


def test_what_is_shown_of_a_ranking_never_contradicts_its_ranks() -> None:
    """Two groups of one size, a lead that only one of them sees: nobody beats A, which beats nobody."""
    layered = by(SCHULZE, "ABCD", orders("4 B>D>C", "4 A>B>D>C"))
    assert ranks(layered) == {"A": 1, "B": 1, "D": 3, "C": 4}
    assert [option.score for option in layered.options] == [0, 2, 1, 0]
    assert ahead_of(layered) == {"A": 2, "B": 2, "D": 1, "C": 0}
    assert ahead_of(by(SCHULZE, "MNCK", TENNESSEE)) == {}
    assert ahead_of(by(BORDA, "ABCD", orders("4 B>D>C", "4 A>B>D>C"))) == {}
