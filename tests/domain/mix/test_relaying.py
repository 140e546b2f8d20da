"""The relay by stage: bodies, hand-overs, stages that nobody covers, and who could take one application together."""

from app.domain.mix.known import Mix
from app.domain.mix.relaying import Handing, broken, could_apply_once, relay, skipped
from tests.domain.mix.mixes import AGENCY, COUNCIL, TOWN, a_mix, edge, sketch

BODIES = [COUNCIL, AGENCY, TOWN]


def handings(mix: Mix) -> list[Handing | None]:
    return [leg.handing for leg in relay(mix)]


def test_without_instruments_there_is_no_relay() -> None:
    assert relay(a_mix()) == ()


def test_each_stage_names_its_bodies_with_what_they_lead() -> None:
    mix = a_mix(
        instruments=[
            sketch("grant", "supply", "research", lead="council"),
            sketch("lab", "systemic", "research", "demonstration", lead="council"),
            sketch("idea", "supply", "research"),
            sketch("ban", "regulatory", "phase_out", lead="agency"),
        ],
        stakeholders=BODIES,
    )
    legs = relay(mix)
    assert [str(leg.stage) for leg in legs] == [
        "research",
        "development",
        "demonstration",
        "market_formation",
        "diffusion",
    ]
    assert legs[0].bodies == (("council", ("grant", "lab")),)
    assert legs[0].unled_ids == ("idea",)
    assert legs[0].ids == ("grant", "lab", "idea")
    assert legs[1].ids == ()


def test_a_gap_between_two_stages_without_a_hand_over_is_shown() -> None:
    mix = a_mix(
        instruments=[
            sketch("grant", "supply", "development", lead="council"),
            sketch("pilot", "supply", "demonstration", lead="agency"),
        ],
        stakeholders=BODIES,
    )
    ((before, after),) = broken(relay(mix))
    assert (before.ids, after.ids) == (("grant",), ("pilot",))


def test_a_stage_is_handed_over_by_a_named_interaction_the_same_body_or_a_partner() -> None:
    pilot = sketch("pilot", "supply", "demonstration", lead="agency")
    grant = sketch("grant", "supply", "development", lead="council")
    enables = [edge("grant", "enables", "pilot")]
    assert handings(a_mix(instruments=[grant, pilot], stakeholders=BODIES, interactions=enables))[1] is Handing.LINKED
    neutral = [edge("grant", "neutral", "pilot")]
    assert handings(a_mix(instruments=[grant, pilot], stakeholders=BODIES, interactions=neutral))[1] is Handing.MISSING
    same = sketch("grant", "supply", "development", lead="agency")
    assert handings(a_mix(instruments=[same, pilot], stakeholders=BODIES))[1] is Handing.SAME_BODY
    whole = sketch("whole", "supply", "development", "demonstration")
    assert handings(a_mix(instruments=[whole]))[1] is Handing.SAME_BODY
    partner = sketch("grant", "supply", "development", lead="council", partner_ids=["agency"])
    assert handings(a_mix(instruments=[partner, pilot], stakeholders=BODIES))[1] is Handing.PARTNER


def test_a_stage_without_an_instrument_between_others_is_skipped() -> None:
    mix = a_mix(instruments=[sketch("grant", "supply", "research"), sketch("rule", "regulatory", "market_formation")])
    assert [str(leg.stage) for leg in skipped(relay(mix))] == ["development", "demonstration"]
    assert handings(mix) == [Handing.EMPTY, Handing.EMPTY, Handing.EMPTY, Handing.EMPTY, None]
    assert skipped(relay(a_mix(instruments=[sketch("plan", "systemic")]))) == ()


def test_bodies_of_three_stages_in_a_row_could_take_one_application() -> None:
    chain = [
        sketch("grant", "supply", "development", lead="council", partner_ids=["agency"]),
        sketch("pilot", "supply", "demonstration", lead="agency", partner_ids=["town"]),
        sketch("buy", "demand", "market_formation", lead="town"),
    ]
    assert could_apply_once(relay(a_mix(instruments=chain, stakeholders=BODIES))) == ("council", "agency", "town")
    assert could_apply_once(relay(a_mix(instruments=chain[:2], stakeholders=BODIES))) == ()
    alone = [
        sketch("all", "supply", "development", "demonstration", "market_formation", lead="council"),
    ]
    assert could_apply_once(relay(a_mix(instruments=alone, stakeholders=BODIES))) == ()
