"""Equal shares: beside a second, slow and plain count of the same rule, and on examples worked out by hand."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.ballots import ApprovalBallot, BallotRules, WeightedBallot
from app.domain.voting.equal_shares import Satisfaction
from app.domain.voting.equal_shares import count as count_shares
from app.domain.voting.methods import Method
from app.domain.voting.result import Result, Shares
from app.domain.voting.tally import tally
from app.domain.voting.terms import Terms, TieRule, lot_order
from app.domain.voting.utilities import matrix

OPTIONS = ("a", "b", "c", "d", "e")


def rules(options: Sequence[str]) -> BallotRules:
    return BallotRules(Method.EQUAL_SHARES, tuple(options))


def approvals(*lines: str) -> list[WeightedBallot]:
    """'6 ABC': six voices approve A, B and C."""
    split = [line.split() for line in lines]
    return [WeightedBallot(ApprovalBallot(frozenset(options)), int(voices)) for voices, options in split]


def bought(options: Sequence[str], *lines: str, **terms: object) -> tuple[Result, Shares]:
    result = tally(rules(options), approvals(*lines), Terms(**terms))  # type: ignore[arg-type]
    assert result.shares is not None
    return result, result.shares


# --- by hand --------------------------------------------------------------------------------------------------------

TEN = ("6 ABC", "3 DE", "1 D")


def test_a_minority_gets_its_part_of_the_set() -> None:
    """Vector V5, whose tie between A, B and C is drawn by lot here."""
    result, shares = bought("ABCDE", *TEN, limit=3, tie_rule=TieRule.LOT, lot_seed="2034")
    lots = sorted("ABC", key=lambda option: lot_order("2034", option))
    assert [(one.option, one.payers, one.is_completion) for one in shares.purchases] == [
        (lots[0], 6, False),
        ("D", 4, False),
        (lots[1], 0, True),
    ]
    assert [one.each for one in shares.purchases] == pytest.approx([1 / 6, 1 / 4, 0])
    assert (shares.each, shares.spent, shares.unsettled) == (0.3, 3, ())
    assert result.winners == (lots[0], "D", lots[1])


def test_a_tie_that_is_kept_is_named_and_the_ledger_stops_before_it() -> None:
    result, shares = bought("ABCDE", *TEN, limit=3)
    assert shares.purchases == ()
    assert shares.unsettled == ("A", "B", "C")
    assert result.winners == ("D", "A", "B", "C")
    assert [(option.id, option.rank, option.is_chosen) for option in result.options] == [
        ("D", 1, True),
        ("A", 2, True),
        ("B", 2, True),
        ("C", 2, True),
        ("E", 5, False),
    ]


def test_equals_that_can_all_be_paid_are_no_tie_that_matters() -> None:
    result, shares = bought("ABCD", "4 AB", "4 CD", limit=4)
    assert {one.option for one in shares.purchases} == set("ABCD")
    assert shares.unsettled == ()
    assert len(result.winners) == 4


def test_who_cannot_pay_the_whole_price_gives_what_is_left() -> None:
    """Each has 1. B costs its two 0.5 each; then A is paid with the 0.5 that one of them has left and twice 0.75."""
    result, shares = bought("AB", "2 A", "1 AB", "1 B", limit=4, costs={"A": 2, "B": 1})
    assert [(one.option, one.payers, one.each) for one in shares.purchases] == [("B", 2, 0.5), ("A", 3, 0.75)]
    assert result.winners == ("B", "A")


def test_what_is_left_buys_what_still_fits() -> None:
    """With 0.75 each, A's three have 1.75 together after B, which is not the 2 that A costs; but 2 are left."""
    _, shares = bought("AB", "2 A", "1 AB", "1 B", limit=3, costs={"A": 2, "B": 1})
    assert [(one.option, one.is_completion) for one in shares.purchases] == [("B", False), ("A", True)]


def test_ten_tenths_are_a_whole() -> None:
    """Sums that a computer's decimals miss by a hair are exact here."""
    _, shares = bought("A", "10 A", limit=1)
    assert [(one.option, one.each, one.is_completion) for one in shares.purchases] == [("A", 0.1, False)]


def test_nothing_is_bought_that_nobody_approves_or_that_does_not_fit() -> None:
    result, shares = bought("ABC", "3 A", limit=5, costs={"C": 9})
    assert [one.option for one in shares.purchases] == ["A"]
    assert result.winners == ("A",)
    assert bought("ABC", limit=5)[0].winners == ()
    assert bought("ABC", "3 ABC", limit=0)[0].winners == ()


def test_supporters_break_a_tie_in_the_price_only_when_that_was_declared() -> None:
    """Both would cost 0.5 each, which is all that anybody has; A has four supporters, B two of the same people."""
    lines, costs = ("2 AB", "2 A"), {"A": 2, "B": 1}
    kept, ledger = bought("AB", *lines, limit=2, costs=costs)
    assert (set(kept.winners), ledger.unsettled) == ({"A", "B"}, ("A", "B"))
    settled, _ = bought("AB", *lines, limit=2, costs=costs, tie_rule=TieRule.SUPPORTERS)
    assert settled.winners == ("A",)


def test_many_ties_end_in_time_and_treat_all_alike() -> None:
    options = [f"o{number}" for number in range(30)]
    cast = [WeightedBallot(ApprovalBallot(frozenset(options)), 7)]
    result = tally(rules(options), cast, Terms(limit=5))
    assert {option.rank for option in result.options} == {1}
    assert len(result.winners) == 30


def test_an_option_without_a_cost_is_an_error() -> None:
    with pytest.raises(ValueError, match="costs 1"):
        bought("AB", "3 A", limit=2, costs={"A": 0})


def test_laminar_proportionality_of_the_paper() -> None:
    """Three parties in proportion 3 : 2 : 1 and six seats (as in example 1 of Peters and Skowron 2020): 3, 2 and 1."""
    _, shares = bought("abcdefghi", "9 abc", "6 def", "3 ghi", limit=6, tie_rule=TieRule.LOT, lot_seed="x")
    bought_options = [one.option for one in shares.purchases]
    assert [sum(option in party for option in bought_options) for party in ("abc", "def", "ghi")] == [3, 2, 1]
    assert not any(one.is_completion for one in shares.purchases)


# --- beside a plain count -------------------------------------------------------------------------------------------


def plainly(ballots: list[frozenset[str]], terms: Terms, satisfaction: Satisfaction) -> list[str]:
    """Voter by voter in fractions, every price anew in each step; ties by lot."""
    money = [Fraction(terms.limit, len(ballots)) for _ in ballots]
    taken: list[str] = []

    def price(option: str) -> Fraction | None:
        purses = sorted(amount for amount, ballot in zip(money, ballots, strict=True) if option in ballot)
        cost = Fraction(terms.cost(option))
        if not purses or sum(purses) < cost:
            return None
        for poorer in range(len(purses)):
            share = (cost - sum(purses[:poorer])) / (len(purses) - poorer)
            if share <= purses[poorer]:
                return share
        raise AssertionError

    while True:
        prices = {option: price(option) for option in OPTIONS if option not in taken}
        worth = {
            option: found / (terms.cost(option) if satisfaction is Satisfaction.COST else 1)
            for option, found in prices.items()
            if found is not None
        }
        if not worth:
            break
        option = min(worth, key=lambda one: (worth[one], lot_order(terms.lot_seed, one)))
        paid = prices[option]
        assert paid is not None
        money = [
            max(Fraction(0), amount - paid) if option in ballot else amount
            for amount, ballot in zip(money, ballots, strict=True)
        ]
        taken.append(option)
    while True:
        left = terms.limit - sum(map(terms.cost, taken))
        voices = {one: sum(one in ballot for ballot in ballots) for one in OPTIONS}
        fits = [one for one in OPTIONS if one not in taken and voices[one] and terms.cost(one) <= left]
        if not fits:
            return taken
        taken.append(min(fits, key=lambda one: (-voices[one], lot_order(terms.lot_seed, one))))


cases = st.tuples(
    st.lists(st.frozensets(st.sampled_from(OPTIONS)), min_size=1, max_size=14),
    st.builds(
        Terms,
        limit=st.integers(1, 12),
        costs=st.just({}) | st.fixed_dictionaries({option: st.integers(1, 5) for option in OPTIONS}),
        tie_rule=st.just(TieRule.LOT),
        lot_seed=st.sampled_from(["one", "two", "three"]),
    ),
)


@pytest.mark.parametrize("satisfaction", list(Satisfaction))
@given(case=cases)
def test_it_buys_what_a_plain_count_buys_in_the_same_order(
    satisfaction: Satisfaction, case: tuple[list[frozenset[str]], Terms]
) -> None:
    ballots, terms = case
    given_by_all = matrix(rules(OPTIONS), [WeightedBallot(ApprovalBallot(one)) for one in ballots])
    standings = count_shares(given_by_all, terms, satisfaction)
    assert standings.shares is not None
    assert [one.option for one in standings.shares.purchases] == plainly(ballots, terms, satisfaction)
    assert standings.shares.spent <= terms.limit


@given(cases)
def test_whatever_the_lot_it_is_among_what_a_kept_tie_names(case: tuple[list[frozenset[str]], Terms]) -> None:
    ballots, terms = case
    cast = [WeightedBallot(ApprovalBallot(one)) for one in ballots]
    kept = tally(rules(OPTIONS), cast, Terms(limit=terms.limit, costs=terms.costs))
    drawn = tally(rules(OPTIONS), cast, terms)
    assert set(drawn.winners) <= set(kept.winners)
    assert kept.shares is not None
    named = [option.rank for option in kept.options if option.is_chosen]
    certain = {
        option.id
        for option in kept.options
        if option.is_chosen and (not kept.shares.unsettled or option.rank < max(named))
    }
    assert certain <= set(drawn.winners)


@given(cases)
def test_each_group_of_one_mind_gets_what_it_could_pay(case: tuple[list[frozenset[str]], Terms]) -> None:
    """Extended justified representation for people of the same mind, with options of equal cost."""
    ballots, terms = case
    taken = set(
        tally(
            rules(OPTIONS),
            [WeightedBallot(ApprovalBallot(one)) for one in ballots],
            Terms(limit=terms.limit, tie_rule=TieRule.LOT, lot_seed=terms.lot_seed),
        ).winners
    )
    for mind in set(ballots):
        could = min(len(mind), ballots.count(mind) * terms.limit // len(ballots))
        assert len(taken & mind) >= could
