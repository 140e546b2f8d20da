"""The coalition: statuses, the checklist beyond science, levels needed and present, incentives, mandate."""

from dataclasses import replace

import pytest

from app.domain.coalition import (
    MandateRung,
    bodies_of,
    checklist,
    is_on_incentive_map,
    lacks_incentive,
    levels,
    rungs_to_climb,
    status_of,
    without_owner,
)
from app.domain.stakeholders import (
    Body,
    BodyStatus,
    GovernanceLevel,
    PolicyField,
    Sector,
    StakeholderContent,
    StakeholderRole,
)

AGENCY = StakeholderContent("Agency", Sector.GOVERNMENT, GovernanceLevel.NATIONAL, PolicyField.TRANSPORT)
COUNCIL = replace(AGENCY, name="Research council", policy_field=PolicyField.STI)


@pytest.mark.parametrize(
    ("said", "is_here", "expected"),
    [
        (None, False, None),
        (None, True, BodyStatus.PRESENT),
        (BodyStatus.INVITED, True, BodyStatus.PRESENT),
        (BodyStatus.INVITED, False, BodyStatus.INVITED),
        (BodyStatus.COMMITTED, True, BodyStatus.COMMITTED),
        (BodyStatus.COMMITTED, False, BodyStatus.COMMITTED),
    ],
)
def test_whoever_is_in_the_room_is_present_at_least(
    said: BodyStatus | None, is_here: bool, expected: BodyStatus | None
) -> None:
    assert status_of(replace(AGENCY, status=said, is_present=is_here)) is expected


@pytest.mark.parametrize(
    ("actor", "body"),
    [
        (replace(AGENCY, roles=(StakeholderRole.CHALLENGE_OWNER,)), Body.CHALLENGE_OWNER),
        (replace(AGENCY, roles=(StakeholderRole.REGULATOR,)), Body.REGULATOR),
        (replace(AGENCY, policy_field=PolicyField.FINANCE_BUDGET), Body.FINANCE),
        (replace(AGENCY, roles=(StakeholderRole.BUYER,)), Body.PROCUREMENT),
        (replace(AGENCY, level=GovernanceLevel.LOCAL), Body.MUNICIPALITY),
        (replace(AGENCY, bodies=(Body.STANDARDS,)), Body.STANDARDS),
    ],
)
def test_what_an_actor_is_on_the_checklist(actor: StakeholderContent, body: Body) -> None:
    assert bodies_of(actor) == {body}
    assert bodies_of(AGENCY) == frozenset()


def test_a_science_body_or_a_firm_is_not_the_missing_ministry() -> None:
    assert not bodies_of(replace(COUNCIL, roles=(StakeholderRole.CHALLENGE_OWNER,)))
    firm = replace(AGENCY, sector=Sector.BUSINESS, roles=(StakeholderRole.BUYER,), level=GovernanceLevel.LOCAL)
    assert not bodies_of(firm)


def test_the_checklist_has_a_line_for_every_body_with_the_best_status() -> None:
    buyer = replace(AGENCY, roles=(StakeholderRole.BUYER,))
    lines = {
        line.body: line
        for line in checklist(
            {
                "a": replace(buyer, status=BodyStatus.INVITED),
                "b": replace(buyer, status=BodyStatus.COMMITTED),
                "c": AGENCY,
            }
        )
    }
    assert list(lines) == list(Body)
    assert (lines[Body.PROCUREMENT].ids, lines[Body.PROCUREMENT].status) == (("a", "b"), BodyStatus.COMMITTED)
    assert (lines[Body.STANDARDS].ids, lines[Body.STANDARDS].status) == ((), None)


def test_a_needed_level_without_anybody_in_a_role_is_a_gap() -> None:
    onlooker = replace(AGENCY, level=GovernanceLevel.REGIONAL)
    found = {
        line.level: line
        for line in levels({"a": onlooker, "b": AGENCY}, [GovernanceLevel.REGIONAL, GovernanceLevel.LOCAL])
    }
    assert found[GovernanceLevel.REGIONAL].is_gap, "somebody is there, but without a role"
    assert found[GovernanceLevel.LOCAL].is_gap
    assert not found[GovernanceLevel.NATIONAL].is_gap, "nobody needs it"
    doing = replace(onlooker, roles=(StakeholderRole.BUYER,), is_present=True)
    line = levels({"a": doing}, [GovernanceLevel.REGIONAL])[1]
    assert (line.is_gap, line.on_board) == (False, ("a",))


def test_whoever_is_to_deliver_without_an_incentive_is_pointed_out() -> None:
    deliverer = replace(AGENCY, roles=(StakeholderRole.PROVIDER,))
    assert lacks_incentive(deliverer)
    assert not lacks_incentive(replace(deliverer, incentive_today="Paid by the trip"))
    assert not lacks_incentive(AGENCY), "nobody else is asked for one"


def test_the_map_of_incentives_asks_public_bodies_and_whoever_delivers() -> None:
    firm = replace(AGENCY, sector=Sector.BUSINESS)
    assert is_on_incentive_map(AGENCY)
    assert not is_on_incentive_map(firm)
    assert is_on_incentive_map(replace(firm, roles=(StakeholderRole.PROVIDER,)))
    assert is_on_incentive_map(replace(firm, loses="A market"))


def test_a_goal_for_which_nobody_answers_is_listed() -> None:
    assert without_owner(["g1", "g2"], {"a": replace(AGENCY, answers_for=("g2",))}) == ("g1",)


def test_the_rungs_up_to_the_needed_mandate() -> None:
    climb = rungs_to_climb(MandateRung.AGENCIES, MandateRung.PARLIAMENT)
    assert climb == (MandateRung.MINISTRIES, MandateRung.CABINET, MandateRung.PARLIAMENT)
    assert rungs_to_climb(MandateRung.CABINET, MandateRung.TEAM) == ()
    assert rungs_to_climb(MandateRung.CABINET, MandateRung.CABINET) == ()
