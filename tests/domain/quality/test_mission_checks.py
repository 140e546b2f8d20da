"""Q11 to Q40: what the mission as a whole is told."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.goals import GoalContent
from app.domain.instruments import InstrumentContent, Side, Stage
from app.domain.quality.checks import CHECKS, Finding, Outcome, Severity
from app.domain.quality.equity import EquityFacts
from app.domain.quality.mission import RULES, MissionData, check_mission
from app.domain.quality.process import RoundFacts
from app.domain.quality.registers import RULES as REGISTER_RULES
from app.domain.quality.thresholds import Thresholds
from app.domain.stakeholders import (
    BodyStatus,
    GovernanceLevel,
    PolicyField,
    Sector,
    StakeholderContent,
    StakeholderRole,
    Standing,
)
from app.i18n.message import names
from app.i18n.text import texts


def goals(count: int) -> Mapping[str, GoalContent]:
    return {f"g{number}": GoalContent(f"Goal {number}", equity="The east gains most") for number in range(count)}


TRANSPORT = StakeholderContent(
    "Ministry of Transport",
    Sector.GOVERNMENT,
    GovernanceLevel.NATIONAL,
    PolicyField.TRANSPORT,
    (StakeholderRole.CHALLENGE_OWNER,),
    is_present=True,
    standing=Standing.ESTABLISHED,
)
TREASURY = StakeholderContent(
    "Ministry of Finance",
    Sector.GOVERNMENT,
    GovernanceLevel.NATIONAL,
    PolicyField.FINANCE_BUDGET,
    (StakeholderRole.FUNDER,),
    is_present=True,
    standing=Standing.ESTABLISHED,
)
MARITIME = StakeholderContent(
    "Maritime authority",
    Sector.GOVERNMENT,
    GovernanceLevel.NATIONAL,
    PolicyField.TRANSPORT,
    (StakeholderRole.REGULATOR,),
    status=BodyStatus.INVITED,
    standing=Standing.EMERGING,
)
COUNTY = StakeholderContent(
    "County",
    Sector.GOVERNMENT,
    GovernanceLevel.REGIONAL,
    PolicyField.REGIONAL_URBAN,
    (StakeholderRole.BUYER,),
)
COUNCIL = StakeholderContent(
    "Research council",
    Sector.GOVERNMENT,
    GovernanceLevel.NATIONAL,
    PolicyField.STI,
    (StakeholderRole.FUNDER,),
    is_present=True,
)
YARD = StakeholderContent("Shipyard", Sector.BUSINESS, GovernanceLevel.LOCAL, roles=(StakeholderRole.DEVELOPER,))
INSTITUTE = StakeholderContent("Institute", Sector.RESEARCH, GovernanceLevel.NATIONAL)
RIDERS = StakeholderContent(
    "Passengers",
    Sector.CIVIL_SOCIETY,
    GovernanceLevel.REGIONAL,
    roles=(StakeholderRole.AFFECTED,),
    is_present=True,
    standing=Standing.EMERGING,
)
OLD, NEW = replace(YARD, standing=Standing.ESTABLISHED), replace(YARD, standing=Standing.EMERGING)
REGISTER = {
    "transport": TRANSPORT,
    "treasury": TREASURY,
    "maritime": MARITIME,
    "county": COUNTY,
    "yard": YARD,
    "institute": INSTITUTE,
    "riders": RIDERS,
}

PROCURE = InstrumentContent(
    "First customer",
    side=Side.DEMAND,
    stages=(Stage.DEMONSTRATION, Stage.MARKET_FORMATION),
    goal_ids=("g0",),
    lead_id="county",
    partner_ids=("yard",),
    target_group="Yards",
    first_step="Ask the counties",
)
LIMIT = InstrumentContent(
    "Limit value",
    side=Side.REGULATORY,
    stages=(Stage.DIFFUSION,),
    goal_ids=("g0",),
    lead_id="maritime",
    target_group="Operators",
    first_step="Draft it",
)
GRANT = InstrumentContent(
    "Grant",
    side=Side.SUPPLY,
    stages=(Stage.RESEARCH,),
    goal_ids=("g1",),
    lead_id="institute",
    target_group="Yards",
    first_step="Write the call",
)
MIX = {"i1": PROCURE, "i2": LIMIT, "i3": GRANT}

DOTS = RoundFacts("Which goals?", ballots_by_group={"Government": 5, "Business": 5})
FIST = RoundFacts("The charter", ballots_by_group={"Government": 5, "Business": 5}, asks_for_objections=True)

SOUND = MissionData(
    goals=goals(3),
    stakeholders=REGISTER,
    instruments=MIX,
    rounds=(DOTS, FIST),
    needed_levels=(GovernanceLevel.NATIONAL, GovernanceLevel.REGIONAL),
    equity=EquityFacts(subtargets=2),
)


def without(*actors: str) -> Mapping[str, StakeholderContent]:
    return {actor: one for actor, one in REGISTER.items() if actor not in actors}


CASES: list[tuple[MissionData, str]] = [
    (SOUND, "Q11.passed"),
    (replace(SOUND, goals={}), "Q11.not_answered"),
    (replace(SOUND, goals=goals(1)), "Q11.hint"),
    (replace(SOUND, goals=goals(6)), "Q11.failed"),
    (SOUND, "Q12.passed"),
    (replace(SOUND, stakeholders={}), "Q12.not_answered"),
    (replace(SOUND, stakeholders={"council": COUNCIL}), "Q12.failed"),
    (replace(SOUND, stakeholders=without("treasury")), "Q12.failed"),
    (replace(SOUND, stakeholders={**REGISTER, "transport": replace(TRANSPORT, roles=())}), "Q12.failed_owner"),
    (SOUND, "Q13.passed"),
    (replace(SOUND, stakeholders={}), "Q13.not_answered"),
    (replace(SOUND, stakeholders=without("treasury", "maritime")), "Q13.failed"),
    (replace(SOUND, stakeholders=without("treasury")), "Q13.failed_finance"),
    (replace(SOUND, stakeholders=without("maritime")), "Q13.failed_regulator"),
    (replace(SOUND, stakeholders={**REGISTER, "maritime": replace(MARITIME, status=None)}), "Q13.failed_status"),
    (SOUND, "Q14.passed"),
    (replace(SOUND, instruments={"i2": LIMIT}, pledging=frozenset({"yard", "riders"})), "Q14.passed"),
    (replace(SOUND, stakeholders={}), "Q14.not_answered"),
    (replace(SOUND, stakeholders=without("yard")), "Q14.failed"),
    (replace(SOUND, instruments={"i2": LIMIT}), "Q14.failed_active"),
    (SOUND, "Q15.passed"),
    (replace(SOUND, needed_levels=()), "Q15.not_answered"),
    *(
        (replace(SOUND, needed_levels=(level,), stakeholders={"institute": INSTITUTE}), f"Q15.failed_{level.value}")
        for level in GovernanceLevel
    ),
    (SOUND, "Q16.passed"),
    (replace(SOUND, stakeholders={}, affected_voices=3), "Q16.passed"),
    (replace(SOUND, stakeholders={}), "Q16.not_answered"),
    (replace(SOUND, stakeholders=without("riders")), "Q16.failed"),
    (replace(SOUND, stakeholders=without("riders"), outreach_plan="On board, in March"), "Q16.passed_plan"),
    (SOUND, "Q17.passed"),
    (replace(SOUND, stakeholders={}), "Q17.not_answered"),
    (replace(SOUND, stakeholders={**REGISTER, "riders": replace(RIDERS, standing=None)}), "Q17.not_answered"),
    (replace(SOUND, stakeholders={"a": OLD, "b": OLD, "c": NEW, "d": NEW}), "Q17.passed"),
    (replace(SOUND, stakeholders={"a": OLD, "b": OLD, "c": OLD, "d": OLD, "e": NEW}), "Q17.failed"),
    (replace(SOUND, stakeholders={"a": YARD}, newcomers_percent=50), "Q17.passed_asked"),
    (replace(SOUND, stakeholders={"a": YARD}, newcomers_percent=49), "Q17.failed_asked"),
    (SOUND, "Q18.passed"),
    (replace(SOUND, instruments={}), "Q18.not_answered"),
    (replace(SOUND, instruments={"i3": GRANT}), "Q18.failed"),
    (replace(SOUND, instruments={"i3": GRANT}, reasons={"Q18": "Demand is there."}), "Q18.passed_reason"),
    (SOUND, "Q19.passed"),
    (replace(SOUND, instruments={}), "Q19.not_answered"),
    (replace(SOUND, instruments={"i3": GRANT}), "Q19.failed"),
    (replace(SOUND, instruments={"i3": GRANT}, reasons={"Q19": "The rules fit."}), "Q19.passed_reason"),
    (SOUND, "Q20.passed"),
    (replace(SOUND, instruments={}), "Q20.not_answered"),
    (replace(SOUND, instruments={"i1": PROCURE}), "Q20.failed"),
    (replace(SOUND, instruments={"i1": replace(PROCURE, stages=tuple(Stage)[:3])}), "Q20.failed_market"),
    (SOUND, "Q21.passed"),
    (replace(SOUND, instruments={}), "Q21.not_answered"),
    (replace(SOUND, instruments={"i3": GRANT}), "Q21.failed"),
    (SOUND, "Q24.passed"),
    (replace(SOUND, instruments={}), "Q24.not_answered"),
    *(
        (replace(SOUND, instruments={**MIX, "i3": replace(GRANT, **gap)}), "Q24.failed")
        for gap in ({"lead_id": ""}, {"target_group": " "}, {"goal_ids": ()}, {"first_step": ""})
    ),
    (SOUND, "Q38.passed"),
    (replace(SOUND, rounds=()), "Q38.not_answered"),
    (replace(SOUND, rounds=(FIST, replace(DOTS, is_sealed=False))), "Q38.failed_seen"),
    (replace(SOUND, rounds=(replace(DOTS, is_quorum_missed=True),)), "Q38.failed_quorum"),
    (replace(SOUND, rounds=(replace(DOTS, ballots_by_group={"a": 3, "b": 0}),)), "Q38.failed_absent"),
    (replace(SOUND, rounds=(replace(DOTS, ballots_by_group={"a": 6, "b": 5}),)), "Q38.failed_group"),
    (
        replace(SOUND, rounds=(replace(DOTS, ballots_by_group={"a": 6, "b": 5}, is_balance_shown=True),)),
        "Q38.passed",
    ),
    (SOUND, "Q39.passed_none"),
    (replace(SOUND, rounds=(DOTS, replace(FIST, objections=1, concerns=2))), "Q39.passed"),
    (replace(SOUND, rounds=(DOTS,), minority_statements=1), "Q39.passed"),
    (replace(SOUND, rounds=(DOTS,), is_dissent_denied=True), "Q39.passed_said"),
    (replace(SOUND, rounds=(DOTS,)), "Q39.failed"),
    (replace(SOUND, rounds=()), "Q39.not_answered"),
    (SOUND, "Q40.passed"),
    (replace(SOUND, goals={}), "Q40.not_answered"),
    (replace(SOUND, goals={"g": GoalContent("Goal")}), "Q40.failed_clause"),
    (replace(SOUND, equity=EquityFacts()), "Q40.failed_measure"),
    (replace(SOUND, equity=EquityFacts(by_group=1)), "Q40.passed"),
    (replace(SOUND, equity=EquityFacts(subtargets=2, off=1)), "Q40.failed_sums"),
    (replace(SOUND, equity=EquityFacts(subtargets=2, room_percent=49)), "Q40.failed_room"),
    (replace(SOUND, equity=EquityFacts(can_measure=False)), "Q40.passed_clause"),
]


def found(data: MissionData, check_id: str, thresholds: Thresholds | None = None) -> Finding:
    (one,) = (one for one in check_mission(data, thresholds or Thresholds()) if one.check_id == check_id)
    return one


@pytest.mark.parametrize(("data", "expected"), CASES, ids=[case[1] for case in CASES])
def test_a_mission_is_told_what_to_mend(data: MissionData, expected: str) -> None:
    assert found(data, expected.partition(".")[0]).message_key == f"check.{expected}"


def test_every_text_about_a_mission_can_be_reached_and_every_message_has_a_text() -> None:
    catalogue = texts().catalogue.texts
    reached: set[str] = set()
    for data, _ in CASES:
        for one in check_mission(data):
            for key in (one.title_key, one.message_key, one.mend_key):
                if key:
                    reached.add(key)
                    assert names(catalogue[key]) <= one.values.keys(), key
    written = {key for key in catalogue if key.partition(".")[2].partition(".")[0] in RULES}
    assert written == reached


def test_a_sound_mission_has_nothing_to_mend() -> None:
    assert {one.outcome for one in check_mission(SOUND)} == {Outcome.PASSED}


def test_an_empty_mission_is_asked_and_not_scolded() -> None:
    assert {one.outcome for one in check_mission(MissionData())} == {Outcome.NOT_ANSWERED}


def test_each_check_is_answered_once_and_in_order() -> None:
    assert [one.check_id for one in check_mission(SOUND)] == [
        check_id for check_id in CHECKS if check_id > "Q10" and check_id not in REGISTER_RULES
    ]


def test_only_science_bodies_on_board_blocks() -> None:
    one = found(replace(SOUND, stakeholders={"council": COUNCIL, "institute": INSTITUTE}), "Q12")
    assert (one.outcome, one.severity) == (Outcome.FAILED, Severity.BLOCK)


def test_a_body_that_has_committed_is_on_board_wherever_it_sits() -> None:
    far = {
        name: replace(one, is_present=False, status=BodyStatus.COMMITTED)
        for name, one in {"transport": TRANSPORT, "treasury": TREASURY}.items()
    }
    assert found(replace(SOUND, stakeholders=far), "Q12").outcome is Outcome.PASSED
    invited = {name: replace(one, status=BodyStatus.INVITED) for name, one in far.items()}
    assert found(replace(SOUND, stakeholders=invited), "Q12").outcome is Outcome.FAILED


def test_removing_the_procurement_fails_the_demand_check() -> None:
    one = found(replace(SOUND, instruments={"i2": LIMIT, "i3": GRANT}), "Q18")
    assert (one.outcome, one.severity) == (Outcome.FAILED, Severity.BLOCK)


def test_seven_of_ten_led_by_science_warns_at_seventy_percent() -> None:
    mix = {f"a{number}": GRANT for number in range(7)} | {f"b{number}": LIMIT for number in range(3)}
    one = found(replace(SOUND, instruments=mix), "Q21")
    assert (one.outcome, one.severity, one.values["percent"]) == (Outcome.FAILED, Severity.WARN, 70)
    assert found(replace(SOUND, instruments=mix), "Q21", Thresholds(sti_led_percent_most=70)).outcome is Outcome.PASSED


def test_the_phase_out_of_the_old_is_no_stage_of_the_cycle() -> None:
    old = replace(LIMIT, stages=(Stage.MARKET_FORMATION, Stage.DIFFUSION, Stage.PHASE_OUT))
    assert found(replace(SOUND, instruments={"i2": old}), "Q20").values["count"] == 2


def test_an_actor_without_a_role_does_not_cover_its_level() -> None:
    data = replace(
        SOUND, needed_levels=(GovernanceLevel.LOCAL,), stakeholders={**REGISTER, "yard": replace(YARD, roles=())}
    )
    assert found(data, "Q15").message_key == "check.Q15.failed_local"


def test_several_empty_levels_are_counted() -> None:
    data = replace(SOUND, needed_levels=(GovernanceLevel.GLOBAL, GovernanceLevel.EUROPEAN, GovernanceLevel.LOCAL))
    one = found(data, "Q15")
    assert (one.message_key, one.values["more"]) == ("check.Q15.failed_european", 1)
