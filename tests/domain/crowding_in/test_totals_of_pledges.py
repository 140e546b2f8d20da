"""What pledges come to: kept apart by unit, whatever their order, and counted once."""

from dataclasses import replace
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.crowding_in.pledge import COUNTED, NEXT_STATUS, Pledge
from app.domain.crowding_in.totals import Rate, converted, mixed_units, plain_unit, totals, totals_by
from app.domain.registers.pledges import CommitmentKind, CommitmentStatus
from app.domain.stakeholders import Sector

MONEY, DAYS, DATA = CommitmentKind.MONEY, CommitmentKind.DAYS, CommitmentKind.DATA

units = st.sampled_from(["EUR", "eur ", "€", "kEUR", "days", "Person-days", "data sets", ""])
pledges = st.lists(
    st.builds(
        Pledge,
        id=st.uuids().map(str),
        kind=st.sampled_from(CommitmentKind),
        status=st.sampled_from(CommitmentStatus),
        amount=st.none() | st.floats(0, 1e9).map(lambda one: round(one, 2)),
        unit=units,
        sector=st.none() | st.sampled_from(Sector),
        is_lead=st.none() | st.booleans(),
    ),
    max_size=25,
)


def money(amount: float | None, unit: str = "EUR", *, is_lead: bool | None = False, ident: str = "m") -> Pledge:
    return Pledge(ident, MONEY, amount=amount, unit=unit, is_lead=is_lead)


def test_money_days_and_data_are_never_one_number() -> None:
    found = totals(
        [
            money(100.0),
            money(50.0, "€"),
            Pledge("d", DAYS, amount=12.0, unit="days"),
            Pledge("x", DATA, amount=3, unit=""),
        ]
    )
    assert [(one.kind, one.unit, one.amount) for one in found] == [
        (MONEY, "EUR", 150.0),
        (DAYS, "days", 12.0),
        (DATA, "", 3.0),
    ]


def test_thousands_stay_apart_from_ones_and_it_is_said() -> None:
    found = totals([money(100.0, "kEUR"), money(100.0, "EUR")])
    assert [(one.unit, one.amount) for one in found] == [("EUR", 100.0), ("kEUR", 100.0)]
    assert mixed_units(found) == {MONEY: ("EUR", "kEUR")}


def test_ideas_and_what_was_withdrawn_do_not_count() -> None:
    made = [replace(money(1.0), status=status) for status in CommitmentStatus]
    (found,) = totals(made)
    assert (found.amount, found.firm, found.count) == (4.0, 2.0, 4)


def test_a_pledge_without_an_amount_is_counted_and_adds_nothing() -> None:
    rule = Pledge("r", CommitmentKind.RULE_CHANGE, unit="law")
    (found,) = totals([rule])
    assert (found.amount, found.unit, found.count, found.without_amount) == (None, "", 1, 1)


@pytest.mark.parametrize(
    ("made", "ratio"),
    [
        ([money(100.0, is_lead=True), money(250.0)], 2.5),
        ([money(100.0, is_lead=True), money(250.0), money(999.0, is_lead=None)], 2.5),
        ([money(100.0, is_lead=True)], 0.0),
        ([money(250.0)], None),
        ([money(None, is_lead=True), money(5.0)], None),
    ],
    ids=["beside the lead", "nobody's pledge crowds nothing in", "the lead alone", "no lead", "a lead without amount"],
)
def test_what_crowds_in_is_what_others_bring_for_each_one_of_the_leads(made: list[Pledge], ratio: float | None) -> None:
    found = next(one for one in totals(made) if one.amount is not None)
    assert found.crowd_in == ratio


def test_the_ratio_follows_when_a_pledge_is_withdrawn() -> None:
    lead, other = money(100.0, is_lead=True), money(300.0)
    assert totals([lead, other])[0].crowd_in == 3.0
    assert totals([lead, replace(other, status=CommitmentStatus.WITHDRAWN)])[0].crowd_in == 0.0


def test_business_and_finance_are_the_private_share() -> None:
    made = [replace(money(30.0), sector=Sector.BUSINESS), replace(money(70.0), sector=Sector.GOVERNMENT)]
    assert totals(made)[0].private_share == pytest.approx(0.3)


@given(pledges, st.randoms())
def test_totals_do_not_depend_on_the_order_of_pledges(made: list[Pledge], chance: object) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    plain = [replace(one, unit=plain_unit(one.unit)) for one in made]
    assert totals(plain) == totals([replace(one, unit=plain_unit(one.unit)) for one in shuffled])


@given(pledges)
def test_every_counted_pledge_is_in_one_total_and_nothing_is_lost(made: list[Pledge]) -> None:
    found = totals(made)
    counted = [one for one in made if one.status in COUNTED]
    assert sum(one.count for one in found) == len(counted)
    for one in found:
        parts = one.from_lead + one.from_others + one.from_unknown
        assert isclose(parts, one.amount or 0, abs_tol=1e-3)
        assert one.firm <= (one.amount or 0) + 1e-3
        assert one.from_private <= (one.amount or 0) + 1e-3


@given(pledges)
def test_no_total_ever_holds_two_units_or_two_kinds(made: list[Pledge]) -> None:
    for one in totals(made):
        if one.amount is None:
            continue
        same = [
            pledge
            for pledge in made
            if pledge.status in COUNTED
            and pledge.amount is not None
            and pledge.kind is one.kind
            and plain_unit(pledge.unit) == plain_unit(one.unit)
        ]
        assert one.count - one.without_amount == len(same)
        assert isclose(one.amount, sum(pledge.amount or 0 for pledge in same), abs_tol=1e-3)


@given(pledges)
def test_sectors_add_up_to_the_whole(made: list[Pledge]) -> None:
    counted = [one for one in made if one.counts]
    by_sector = totals_by(counted, lambda one: one.sector)
    assert sum(one.count for several in by_sector.values() for one in several) == len(counted)


def test_a_declared_rate_stands_beside_a_total_and_changes_none() -> None:
    found = totals([money(100.0), Pledge("d", DAYS, amount=10.0, unit="person-days")])
    (one,) = converted(found, [Rate("days", "EUR", 600.0, "Finance ministry")])
    assert (one.total.kind, one.total.amount, one.amount, one.rate.into) == (DAYS, 10.0, 6000.0, "EUR")
    assert [total.amount for total in found] == [100.0, 10.0]


def test_a_commitment_lives_from_an_idea_to_a_signature_and_what_was_withdrawn_can_come_back() -> None:
    lived, status = [CommitmentStatus.IDEA], NEXT_STATUS[CommitmentStatus.IDEA]
    while status is not None:
        lived.append(status)
        status = NEXT_STATUS[status]
    assert lived == [one for one in CommitmentStatus if one is not CommitmentStatus.WITHDRAWN]
    assert NEXT_STATUS[CommitmentStatus.WITHDRAWN] is CommitmentStatus.OFFERED
