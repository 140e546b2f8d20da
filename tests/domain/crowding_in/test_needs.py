"""What is asked for and not offered yet."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.crowding_in.needs import Ask, answers, gaps
from app.domain.crowding_in.pledge import Pledge
from app.domain.registers.pledges import CommitmentKind, CommitmentStatus

MONEY, DATA = CommitmentKind.MONEY, CommitmentKind.DATA

amounts = st.integers(0, 10**6).map(float)


def test_one_pledge_does_not_fill_the_gap_of_two_asks() -> None:
    asks = [Ask("a", MONEY, 100.0, "EUR"), Ask("b", MONEY, 100.0, "EUR")]
    (gap,) = gaps(asks, [Pledge("p", MONEY, amount=100.0, unit="€")])
    assert (gap.needed, gap.offered, gap.missing, gap.ask_ids) == (200.0, 100.0, 100.0, ("a", "b"))


def test_a_gap_is_of_one_kind_and_one_unit() -> None:
    asks = [Ask("a", MONEY, 100.0, "EUR")]
    others = [Pledge("p", MONEY, amount=100.0, unit="AUD"), Pledge("q", DATA, amount=100.0, unit="EUR")]
    assert gaps(asks, others)[0].missing == 100.0


def test_an_ask_is_answered_by_the_pledges_made_for_it() -> None:
    asks = [Ask("a", MONEY, 100.0, "EUR"), Ask("b", DATA)]
    made = [
        Pledge("p", MONEY, amount=40.0, unit="EUR", answers="a"),
        Pledge("q", CommitmentKind.DAYS, amount=9.0, unit="days", answers="a"),
        Pledge("r", MONEY, CommitmentStatus.WITHDRAWN, amount=60.0, unit="EUR", answers="a"),
    ]
    money, data = answers(asks, made)
    assert (money.pledge_ids, money.offered, money.missing, money.is_open) == (("p", "q"), 40.0, 60.0, True)
    assert (data.pledge_ids, data.missing, data.is_open) == ((), None, True)


@given(st.lists(amounts, min_size=1, max_size=8), st.lists(amounts, max_size=8))
def test_what_is_needed_is_offered_or_missing_and_nothing_is_below_zero(
    needed: list[float], offered: list[float]
) -> None:
    asks = [Ask(str(number), MONEY, amount, "EUR") for number, amount in enumerate(needed)]
    made = [Pledge(str(number), MONEY, amount=amount, unit="EUR") for number, amount in enumerate(offered)]
    (gap,) = gaps(asks, made)
    assert gap.missing >= 0
    assert gap.offered + gap.missing >= gap.needed
    assert (gap.missing == 0) == (sum(offered) >= sum(needed))
