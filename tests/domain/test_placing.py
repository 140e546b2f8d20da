"""Where a room would place an actor: middle, spread, and what follows from the middle."""

from dataclasses import replace

import pytest

from app.domain.estimates.catalogue import PLACING
from app.domain.estimates.summary import Summary, summarise
from app.domain.placing import placed, salience_of
from app.domain.stakeholders import GovernanceLevel, Quadrant, Salience, Sector, StakeholderContent


def said(**answers: list[object]) -> dict[str, Summary]:
    return {item.name: summarise(item, map(str, answers[item.name])) for item in PLACING.items if item.name in answers}


def test_the_middle_places_an_actor() -> None:
    found = placed(said(power=[4, 5, 5], interest=[2, 2, 3], legitimacy=["yes", "yes", "no"], urgency=["no", "no"]))
    assert (found.power.median, found.interest.median, found.quadrant) == (5, 2, Quadrant.SATISFY)
    assert found.salience is Salience.DOMINANT
    assert found.count == 3


def test_half_a_point_counts_as_the_higher_rating() -> None:
    assert placed(said(power=[3, 4], interest=[2, 3])).quadrant is Quadrant.COLLABORATE
    assert placed(said(power=[3, 4], legitimacy=["yes"], urgency=["yes"])).salience is Salience.DEFINITIVE


def test_nobody_is_classed_of_whom_the_room_has_not_said_enough() -> None:
    assert placed({}).quadrant is None
    assert placed(said(power=[5], interest=[5])).salience is None
    torn = said(power=[5], legitimacy=["yes", "no"], urgency=["yes"])
    assert placed(torn).salience is None, "as many said yes as no"


@pytest.mark.parametrize(("ratings", "is_wide"), [([3, 3, 3, 4], False), ([1, 1, 5, 5], True), ([1, 3, 3, 5], True)])
def test_a_room_that_does_not_agree_is_told(ratings: list[object], is_wide: bool) -> None:
    assert placed(said(power=ratings)).is_wide is is_wide


def test_a_settled_actor_has_a_class_once_all_three_are_said() -> None:
    actor = StakeholderContent("Union", Sector.CIVIL_SOCIETY, GovernanceLevel.NATIONAL, power=2, is_legitimate=True)
    assert salience_of(actor) is None
    assert salience_of(replace(actor, is_urgent=True)) is Salience.DEPENDENT
    assert salience_of(replace(actor, is_urgent=True, power=4)) is Salience.DEFINITIVE
