"""The coverage matrix, its reading aids, and the STI trap."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.instruments import InstrumentContent, Side, Stage
from app.domain.policy_mix import Matrix, coverage_matrix, goals_without_instrument, sti_trap_share
from app.i18n.message import names
from app.i18n.text import texts

GRANT = InstrumentContent("Grant", side=Side.SUPPLY, stages=(Stage.RESEARCH,), goal_ids=("g1",), lead_id="council")
MARKET = InstrumentContent("First customer", side=Side.DEMAND, stages=(Stage.MARKET_FORMATION,))
RULE = InstrumentContent("Limit value", side=Side.REGULATORY, stages=(Stage.DIFFUSION,))


def filled(matrix: Matrix) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(cell.stage.value, cell.side.value): cell.ids for cell in matrix.cells if cell.ids}


def aids(matrix: Matrix) -> list[str]:
    return [aid.message_key.removeprefix("gap.mix.") for aid in matrix.aids]


def test_research_only_leaves_the_later_stages_empty() -> None:
    matrix = coverage_matrix({"i1": GRANT, "i2": GRANT})
    assert filled(matrix) == {("research", "supply"): ("i1", "i2")}
    assert [row.stage for row in matrix.rows if not any(cell.ids for cell in row.cells)] == list(Stage)[1:]
    assert aids(matrix) == ["no_demand", "no_rules", "only_early"]


def test_one_market_instrument_changes_exactly_one_cell() -> None:
    before = filled(coverage_matrix({"i1": GRANT}))
    after = filled(coverage_matrix({"i1": GRANT, "i2": MARKET}))
    assert set(after.items()) - set(before.items()) == {(("market_formation", "demand"), ("i2",))}


def test_changing_the_side_moves_the_instrument() -> None:
    assert filled(coverage_matrix({"i1": replace(GRANT, side=Side.SYSTEMIC)})) == {("research", "systemic"): ("i1",)}


def test_an_instrument_counts_once_in_every_stage_it_covers() -> None:
    wide = replace(MARKET, stages=(Stage.MARKET_FORMATION, Stage.DIFFUSION, Stage.DIFFUSION))
    assert [cell.ids for cell in coverage_matrix({"i1": wide}).cells if cell.ids] == [("i1",), ("i1",)]


def test_an_instrument_without_a_stage_is_named() -> None:
    matrix = coverage_matrix({"i1": replace(GRANT, stages=())})
    assert matrix.unplaced == ("i1",)
    assert len(matrix.empty_cells) == 24


def test_an_empty_mix_has_no_aids() -> None:
    assert coverage_matrix({}).aids == ()


@pytest.mark.parametrize(("in_one_place", "others", "is_heap"), [(3, 2, True), (2, 3, False), (2, 1, False)])
def test_a_cell_with_more_than_two_fifths_is_a_heap(in_one_place: int, others: int, is_heap: bool) -> None:
    mix = {f"a{number}": MARKET for number in range(in_one_place)}
    mix |= {f"b{number}": replace(RULE, stages=(stage,)) for number, stage in zip(range(others), Stage, strict=False)}
    assert ("heap" in aids(coverage_matrix(mix))) == is_heap


def test_two_bodies_doing_the_same_for_the_same_people_may_overlap() -> None:
    first = replace(GRANT, target_group="Small firms")
    second = replace(GRANT, name="Other grant", target_group=" small  FIRMS", lead_id="agency")
    (aid,) = (one for one in coverage_matrix({"i1": first, "i2": second}).aids if "overlap" in one.message_key)
    assert aid.ids == ("i1", "i2")
    same_lead = replace(second, lead_id="council")
    assert "overlap" not in aids(coverage_matrix({"i1": first, "i2": same_lead}))
    assert "overlap" not in aids(coverage_matrix({"i1": GRANT, "i2": replace(GRANT, lead_id="agency")}))


def test_goals_that_no_instrument_serves_are_listed_in_order() -> None:
    assert goals_without_instrument(["g3", "g1", "g2"], [GRANT, MARKET]) == ("g3", "g2")


def test_seven_of_ten_led_by_sti_bodies_is_seventy_percent() -> None:
    mix = [replace(GRANT, lead_id="council")] * 7 + [replace(GRANT, lead_id="ministry")] * 3
    assert sti_trap_share(mix, {"council": True, "ministry": False}) == 0.7
    assert sti_trap_share([*mix, MARKET], {"council": True, "ministry": False}) == 0.7


def test_without_a_known_lead_there_is_no_share() -> None:
    assert sti_trap_share([MARKET, GRANT], {}) is None


def test_every_aid_has_a_text_with_the_values_it_is_given() -> None:
    mix = {f"a{number}": replace(GRANT, target_group="Firms", lead_id=f"lead{number}") for number in range(4)}
    found = coverage_matrix(mix).aids
    assert {one.message_key for one in found} >= {"gap.mix.heap", "gap.mix.overlap", "gap.mix.no_demand"}
    for one in found:
        assert names(texts().catalogue.texts[one.message_key]) <= one.values.keys()


instruments = st.builds(
    InstrumentContent,
    st.just("x"),
    side=st.sampled_from(Side),
    stages=st.lists(st.sampled_from(Stage), max_size=6).map(tuple),
)


@given(st.lists(instruments, max_size=12))
def test_every_placed_instrument_is_in_its_own_column_only(found: list[InstrumentContent]) -> None:
    mix = {f"i{number}": instrument for number, instrument in enumerate(found)}
    matrix = coverage_matrix(mix)
    for cell in matrix.cells:
        assert list(cell.ids) == [one for one in mix if mix[one].side is cell.side and cell.stage in mix[one].stages]
    assert set(matrix.unplaced) == {one for one in mix if not mix[one].stages}
