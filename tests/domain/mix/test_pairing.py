"""Pairs worth asking about, overlaps, unmet requirements, conflicts, and whether supply meets demand."""

from typing import Any

import pytest

from app.domain.mix.pairing import connecting, overlaps, pairs_worth_asking, undecided_conflicts, unmet
from tests.domain.mix.mixes import AGENCY, COUNCIL, a_mix, edge, goal, sketch


def test_only_pairs_that_share_a_goal_or_the_people_they_are_for_are_asked_about() -> None:
    mix = a_mix(
        instruments=[
            sketch("a", goal_ids=["g1"]),
            sketch("b", goal_ids=["g1"]),
            sketch("c", goal_ids=["g2"], target_groups=["farmers"]),
            sketch("d", target_groups=["farmers", "ngos"]),
            sketch("e", target_group="People at the quays"),
            sketch("f", target_group=" people  AT the quays"),
            sketch("g"),
        ],
        goals=[goal("g1"), goal("g2")],
    )
    assert set(pairs_worth_asking(mix)) == {("a", "b"), ("c", "d"), ("e", "f")}


def test_a_pair_is_not_asked_about_again_in_either_direction() -> None:
    pair = [sketch("a", goal_ids=["g"]), sketch("b", goal_ids=["g"])]
    assert pairs_worth_asking(a_mix(instruments=pair)) == (("a", "b"),)
    for said in (edge("a", "neutral", "b"), edge("b", "enables", "a")):
        assert pairs_worth_asking(a_mix(instruments=pair, interactions=[said])) == ()


def test_supply_and_demand_come_first_then_stages_that_follow_each_other() -> None:
    mix = a_mix(
        instruments=[
            sketch("s1", "supply", "research", goal_ids=["g"]),
            sketch("s2", "supply", "development", goal_ids=["g"]),
            sketch("s3", "supply", "diffusion", goal_ids=["g"]),
            sketch("d1", "demand", "diffusion", goal_ids=["g"]),
        ]
    )
    pairs = pairs_worth_asking(mix)
    assert [set(pair) for pair in pairs[:4]] == [{"s1", "d1"}, {"s2", "d1"}, {"s3", "d1"}, {"s1", "s2"}]
    assert len(pairs) == 6


@pytest.mark.parametrize(
    ("change", "is_overlap"),
    [
        ({}, True),
        ({"lead": "council"}, False),
        ({"lead": ""}, False),
        ({"side": "demand"}, False),
        ({"stage": "diffusion"}, False),
        ({"groups": ["ngos"]}, False),
    ],
)
def test_two_bodies_doing_the_same_for_the_same_people_may_overlap(change: dict[str, Any], is_overlap: bool) -> None:
    other: dict[str, Any] = {
        "side": "supply",
        "stage": "research",
        "lead": "agency",
        "groups": ["small_firms"],
        **change,
    }
    mix = a_mix(
        instruments=[
            sketch("a", "supply", "research", lead="council", target_groups=["small_firms"]),
            sketch(
                "b", str(other["side"]), str(other["stage"]), lead=str(other["lead"]), target_groups=other["groups"]
            ),
        ],
        stakeholders=[COUNCIL, AGENCY],
    )
    assert overlaps(mix) == ((("a", "b"),) if is_overlap else ())


def test_what_was_said_of_a_pair_ends_the_suspicion_of_an_overlap() -> None:
    pair = [
        sketch("a", "supply", "research", lead="council", target_group="Firms"),
        sketch("b", "supply", "research", lead="agency", target_group="firms"),
    ]
    said = a_mix(instruments=pair, stakeholders=[COUNCIL, AGENCY], interactions=[edge("b", "reinforces", "a")])
    assert overlaps(said) == ()


def test_a_requirement_is_unmet_while_its_instrument_does_not_exist_or_is_gone() -> None:
    mix = a_mix(
        instruments=[sketch("a"), sketch("b")],
        interactions=[
            edge("a", "requires", missing="A metering rule"),
            edge("a", "requires", "b"),
            edge("b", "requires", "gone"),
            edge("b", "enables"),
            edge("gone", "requires", missing="x"),
        ],
    )
    assert [(one.source, one.missing) for one in unmet(mix)] == [("a", "A metering rule"), ("b", "")]


def test_a_conflict_stays_open_until_something_is_decided() -> None:
    two = [sketch("a"), sketch("b")]
    (open_one,) = undecided_conflicts(a_mix(instruments=two, interactions=[edge("a", "conflicts", "b", decision=" ")]))
    assert (open_one.source, open_one.target) == ("a", "b")
    decided = [edge("a", "conflicts", "b", decision="The ban comes first")]
    assert undecided_conflicts(a_mix(instruments=two, interactions=decided)) == ()


@pytest.mark.parametrize(
    ("kind", "target", "is_connected"),
    [
        ("enables", "tender", True),
        ("reinforces", "tender", True),
        ("requires", "tender", True),
        ("neutral", "tender", False),
        ("conflicts", "tender", False),
        ("enables", "voucher", False),
        ("requires", "", False),
    ],
)
def test_supply_and_demand_are_connected_by_a_helping_interaction_only(
    kind: str, target: str, is_connected: bool
) -> None:
    mix = a_mix(
        instruments=[sketch("grant", "supply"), sketch("tender", "demand"), sketch("voucher", "supply")],
        interactions=[edge("grant", kind, target)],
    )
    assert bool(connecting(mix)) is is_connected
