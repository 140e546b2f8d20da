"""The scripted workshop fits together, says what is made up, and can be played by any room."""

from collections import Counter

import pytest

from app.demo.scenario import Scenario, sustainable_feed
from app.domain.instruments import instrument_type
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderRole
from app.domain.steps import Prompt
from app.domain.workshop import clean_groups


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return sustainable_feed()


def test_it_says_that_the_room_is_fictional(scenario: Scenario) -> None:
    assert "fictional" in scenario.purpose
    assert "public facts" in scenario.purpose


def test_it_has_a_room_of_thirty_from_five_groups(scenario: Scenario) -> None:
    assert len(scenario.people) == len({person.name for person in scenario.people}) == 30
    assert Counter(person.group for person in scenario.people) == dict.fromkeys(scenario.groups, 6)
    assert clean_groups(list(scenario.groups)) == list(scenario.groups)


def test_whoever_writes_is_in_the_room(scenario: Scenario) -> None:
    writers = {
        entry.by
        for entries in (
            scenario.cards,
            scenario.parked,
            scenario.goals,
            scenario.stakeholders,
            scenario.instruments,
            scenario.concerns,
        )
        for entry in entries
    }

    assert writers <= {person.name for person in scenario.people}


def test_whoever_comes_late_has_written_nothing_before(scenario: Scenario) -> None:
    late = scenario.people[-1].name

    assert late not in {entry.by for entries in (scenario.cards, scenario.parked, scenario.goals) for entry in entries}
    assert late not in {one.by for one in scenario.concerns if one.about == "challenge"}


def test_every_group_is_drawn_to_every_goal_that_stands(scenario: Scenario) -> None:
    for goal in scenario.goals:
        assert len(goal.appeal) == (0 if goal.into else len(scenario.groups))
        assert all(appeal >= 1 for appeal in goal.appeal)


def test_concerns_have_reasons_and_nobody_else_needs_one(scenario: Scenario) -> None:
    assert {one.about for one in scenario.concerns} == {"challenge", "charter"}
    assert all(one.value <= 2 and one.reason for one in scenario.concerns)
    assert min(*scenario.challenge_votes, *scenario.charter_votes) >= 3


def test_beyond_the_cast_people_come_again_with_a_number(scenario: Scenario) -> None:
    first, again = scenario.guest(0), scenario.guest(30)

    assert (again.name, again.group) == (f"{first.name} 2", first.group)


def test_every_prompt_is_answered_and_no_card_is_too_long(scenario: Scenario) -> None:
    assert {card.prompt for card in scenario.cards} == set(Prompt)
    assert len(scenario.cards) >= 30
    assert [card.text for card in scenario.cards if not 10 <= len(card.text) <= 280] == []


def test_the_challenge_is_composed_from_cards(scenario: Scenario) -> None:
    sources = [card for card in scenario.cards if card.in_challenge]

    assert {card.prompt for card in sources} >= {"problem", "causes", "evidence"}
    assert len({card.cluster for card in scenario.cards if card.cluster}) >= 5


def test_goals_merge_into_goals_that_stand(scenario: Scenario) -> None:
    keys = [goal.key for goal in scenario.goals]
    standing = {goal.key for goal in scenario.goals if not goal.into}

    assert len(keys) == len(set(keys))
    assert {goal.into for goal in scenario.goals if goal.into} <= standing
    assert {goal.key for goal in scenario.goals if goal.why} <= standing
    assert any(goal.into for goal in scenario.goals)


def test_the_public_targets_are_those_that_were_published(scenario: Scenario) -> None:
    targets = {
        goal.key: (goal.fields.get("baseline_value"), goal.fields.get("target_value")) for goal in scenario.goals
    }

    assert targets["fish-feed"] == ("8", "25")
    assert targets["concentrate"] == ("55", "70")


def test_instruments_name_goals_and_actors_that_are_there(scenario: Scenario) -> None:
    adopted = {goal.key for goal in scenario.goals if goal.why}
    actors = {str(stakeholder.fields["name"]) for stakeholder in scenario.stakeholders}

    assert len(actors) == len(scenario.stakeholders)
    for instrument in scenario.instruments:
        assert set(instrument.goals) <= adopted
        assert {instrument.lead, *instrument.partners} - {""} <= actors


def test_stakeholders_and_instruments_use_the_words_of_the_domain(scenario: Scenario) -> None:
    for fields in (stakeholder.fields for stakeholder in scenario.stakeholders):
        assert fields["sector"] in set(Sector)
        assert fields["level"] in set(GovernanceLevel)
        assert fields["policy_field"] in set(PolicyField)
        assert set(fields["roles"]) <= set(StakeholderRole)
    for instrument in scenario.instruments:
        assert instrument_type(str(instrument.fields["code"]))
