"""The coverage matrix: what each instrument fills, by what it can be seen, why a cell is empty, who leads."""

from app.domain.instruments import INSTRUMENT_TYPES, Side, Stage
from app.domain.mix.covering import PLACES, Empty, Place, Trap, overview, sti_trap, usual_codes, why_empty
from app.domain.mix.known import Mix
from tests.domain.mix.mixes import AGENCY, COUNCIL, TOWN, a_mix, goal, sketch


def filled(mix: Mix) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(str(stage), str(side)): cell.ids for (stage, side), cell in overview(mix).cells.items() if cell.ids}


def seen(mix: Mix) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(str(one.by), one.value): one.ids for one in overview(mix).views}


def test_an_instrument_fills_one_cell_in_every_stage_on_its_own_side() -> None:
    mix = a_mix(instruments=[sketch("grant", "supply", "research", "development")])
    assert filled(mix) == {("research", "supply"): ("grant",), ("development", "supply"): ("grant",)}


def test_one_more_instrument_of_market_formation_changes_exactly_one_cell() -> None:
    grants = [sketch(f"grant{number}", "supply", "research") for number in range(3)]
    before = filled(a_mix(instruments=grants))
    after = filled(a_mix(instruments=[*grants, sketch("tender", "demand", "market_formation")]))
    assert len({stage for stage, _ in before}) == 1
    assert set(after.items()) - set(before.items()) == {(("market_formation", "demand"), ("tender",))}
    assert set(before.items()) <= set(after.items())


def test_the_second_side_is_kept_apart_and_fills_nothing() -> None:
    mix = a_mix(instruments=[sketch("tax", "regulatory", "diffusion", secondary_side="demand")])
    cells = overview(mix).cells
    assert cells[Stage.DIFFUSION, Side.REGULATORY].ids == ("tax",)
    assert cells[Stage.DIFFUSION, Side.DEMAND].ids == ()
    assert cells[Stage.DIFFUSION, Side.DEMAND].lighter_ids == ("tax",)
    assert why_empty(cells)[Stage.DIFFUSION, Side.DEMAND] is Empty.SIDE


def test_an_instrument_without_a_stage_stands_beside() -> None:
    assert overview(a_mix(instruments=[sketch("plan", "systemic")])).unplaced == ("plan",)


def test_the_mix_is_seen_by_goal_by_lead_and_by_level() -> None:
    mix = a_mix(
        instruments=[
            sketch("grant", lead="council", goal_ids=["g1"]),
            sketch("tender", lead="town", goal_ids=["g1", "g2"]),
            sketch("law", lead="agency"),
            sketch("idea"),
        ],
        stakeholders=[COUNCIL, AGENCY, TOWN],
        goals=[goal("g1"), goal("g2"), goal("g3")],
        adopted=("g1", "g2"),
    )
    assert seen(mix) == {
        ("goal", "g1"): ("grant", "tender"),
        ("goal", "g2"): ("tender",),
        ("goal", ""): ("law", "idea"),
        ("lead", "sti"): ("grant",),
        ("lead", "beyond_sti"): ("tender", "law"),
        ("lead", "nobody"): ("idea",),
        ("level", "local"): ("tender",),
        ("level", "national"): ("grant", "law"),
    }


def test_before_a_goal_is_adopted_all_that_stand_count() -> None:
    assert ("goal", "g1") in seen(a_mix(goals=[goal("g1")]))


def test_a_view_holds_only_its_own_instruments() -> None:
    mix = a_mix(instruments=[sketch("one", "supply", "research"), sketch("two", "supply", "research")])
    part = overview(mix).of(["two"])
    assert part[Stage.RESEARCH, Side.SUPPLY].ids == ("two",)
    assert all(not cell.ids for place, cell in part.items() if place != (Stage.RESEARCH, Side.SUPPLY))


def test_an_empty_cell_says_whether_its_row_its_column_or_both_are_empty_too() -> None:
    mix = a_mix(
        instruments=[sketch("grant", "supply", "research", "development"), sketch("rule", "regulatory", "diffusion")]
    )
    why = why_empty(overview(mix).cells)
    expected: dict[Place, Empty] = {
        (Stage.DIFFUSION, Side.SUPPLY): Empty.ALONE,
        (Stage.DEMONSTRATION, Side.SUPPLY): Empty.STAGE,
        (Stage.DIFFUSION, Side.DEMAND): Empty.SIDE,
        (Stage.DEMONSTRATION, Side.DEMAND): Empty.BOTH,
        (Stage.RESEARCH, Side.DEMAND): Empty.RARE,
    }
    assert {place: why[place] for place in expected} == expected
    assert (Stage.RESEARCH, Side.SUPPLY) not in why
    assert len(why) == len(PLACES) - 3


def test_what_usually_stands_in_a_cell_are_types_of_that_side_and_stage() -> None:
    by_code = {one.code: one for one in INSTRUMENT_TYPES}
    for stage, side in PLACES:
        for code in usual_codes(stage, side):
            assert side is by_code[code].default_side
            assert stage in by_code[code].default_stages
    assert usual_codes(Stage.MARKET_FORMATION, Side.DEMAND)[0] == "X03"
    assert usual_codes(Stage.RESEARCH, Side.DEMAND) == ()


def test_seven_of_ten_led_by_science_bodies_is_seventy_percent() -> None:
    mix = a_mix(
        instruments=[sketch(f"a{n}", lead="council") for n in range(7)]
        + [sketch(f"b{n}", lead="town") for n in range(3)]
        + [sketch("c", lead="gone")],
        stakeholders=[COUNCIL, TOWN],
    )
    trap = sti_trap(mix)
    assert (trap.percent, trap.is_sprung) == (70, True)
    assert (len(trap.sti_ids), len(trap.beyond_ids), trap.unled_ids) == (7, 3, ("c",))


def test_sixty_percent_is_not_too_many_yet_and_without_a_lead_there_is_no_share() -> None:
    leads = ["council"] * 6 + ["town"] * 4
    mix = a_mix(instruments=[sketch(f"a{n}", lead=lead) for n, lead in enumerate(leads)], stakeholders=[COUNCIL, TOWN])
    assert (sti_trap(mix).percent, sti_trap(mix).is_sprung) == (60, False)
    assert sti_trap(a_mix(instruments=[sketch("a")])).percent is None
    assert not sti_trap(a_mix(instruments=[sketch("a")])).is_sprung


def test_the_meter_springs_at_the_same_share_at_which_the_check_fails() -> None:
    below = Trap(tuple(str(n) for n in range(60)), tuple(f"x{n}" for n in range(40)), ())
    above = Trap(tuple(str(n) for n in range(604)), tuple(f"x{n}" for n in range(396)), ())
    assert (below.percent, below.is_sprung) == (60, False)
    assert (above.percent, above.is_sprung) == (60, True), "60.4 % is above 60 %, though both are shown as 60 %"
