"""The taxonomy of instruments: 28 types of STIP Compass and 19 beyond."""

import pytest

from app.domain.instruments import INSTRUMENT_TYPES, BudgetRange, BudgetStatus, Category, Side, Stage, instrument_type
from app.i18n.catalogue import catalogue

STIP_CODES = {f"PI{number:03}" for number in range(6, 34)}
EXTENSION_CODES = {f"X{number:02}" for number in range(1, 20)}


def test_there_are_28_stip_codes_and_19_more_each_once() -> None:
    codes = [one.code for one in INSTRUMENT_TYPES]
    assert len(codes) == 47
    assert set(codes) == STIP_CODES | EXTENSION_CODES


@pytest.mark.parametrize(
    ("code", "side", "stages"),
    [
        ("PI024", Side.SYSTEMIC, tuple(Stage)[:5]),
        ("PI010", Side.DEMAND, (Stage.DEVELOPMENT, Stage.DEMONSTRATION, Stage.MARKET_FORMATION)),
        ("PI027", Side.REGULATORY, (Stage.DEMONSTRATION, Stage.MARKET_FORMATION, Stage.DIFFUSION)),
        ("PI006", Side.SUPPLY, (Stage.RESEARCH,)),
        ("X07", Side.DEMAND, (Stage.MARKET_FORMATION,)),
        ("X13", Side.REGULATORY, (Stage.PHASE_OUT,)),
    ],
)
def test_a_type_brings_its_default_side_and_stages(code: str, side: Side, stages: tuple[Stage, ...]) -> None:
    known = instrument_type(code)
    assert known.default_side is side
    assert known.default_stages == stages


def test_two_types_work_on_a_second_side() -> None:
    assert {one.code: one.secondary_side for one in INSTRUMENT_TYPES if one.secondary_side} == {
        "X05": Side.DEMAND,
        "X12": Side.SYSTEMIC,
    }


def test_stip_alone_would_be_the_sti_trap() -> None:
    demand = [one.code for one in INSTRUMENT_TYPES if one.default_side is Side.DEMAND]
    assert len([code for code in demand if code in STIP_CODES]) < 3 < len(demand)


def test_an_unknown_code_is_not_found() -> None:
    with pytest.raises(LookupError):
        instrument_type("PI999")


def test_every_word_of_the_taxonomy_has_a_text() -> None:
    texts = catalogue().texts
    wanted = [one.name_key for one in INSTRUMENT_TYPES]
    wanted += [f"instrument.category.{one}" for one in Category]
    wanted += [f"instrument.budget.{one}" for one in BudgetRange]
    wanted += [f"instrument.budget_status.{one}" for one in BudgetStatus]
    wanted += [f"side.{one}" for one in Side] + [f"side.{one}.help" for one in Side]
    wanted += [f"stage.{one}" for one in Stage]
    assert [key for key in wanted if key not in texts] == []
