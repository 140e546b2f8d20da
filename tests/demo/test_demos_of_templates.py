"""Each template has a demo on public facts with a fictional room, which plays to its charter by the house's rules."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import app.demo.scenario as scenarios
from app.demo.play import Until
from app.demo.scenario import SHOWN_BY, demo_of
from app.demo.showing import demo_on_demand, put_on
from app.domain.errors import NotFound
from app.domain.registers.catalogue import REGISTERS
from app.domain.snapshot import Topic
from app.domain.workshop import clean_groups
from app.services.house import House
from app.templates import built_in
from tests.rooms import SetClock

SMALL = [key for key in SHOWN_BY if key != "half_day"]
MOST_OPEN = 10
"""Checks that a demo may leave open, of some thirty: a charter in which nothing is missing would teach nobody."""

OWN_WORDS = {
    "norway_relay": "Prototype at full size",
    "undp_portfolio": "Let go",
    "csiro_agency": "First look at what others test",
    "development": "Small firms by lots",
    "denmark_roadmap": "million DKK",
}
"""What the practice is about, in the words of its demo."""


@pytest.fixture
def house(house: House, clock: SetClock) -> House:
    """A house of the year in which the demos are set."""
    clock.moment = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    return house


def test_every_template_but_the_empty_one_has_a_demo() -> None:
    assert set(SHOWN_BY) == set(built_in()) - {"blank"}


@pytest.mark.parametrize("key", SMALL)
def test_it_says_what_is_public_with_its_source_and_what_is_fictional(key: str) -> None:
    scenario = demo_of(key)
    head = (Path(scenarios.__file__).parent / SHOWN_BY[key][0]).read_text(encoding="utf-8").partition("template =")[0]
    assert "Public facts: " in head
    assert "made up" in head or "fictional" in head
    assert "public facts" in scenario.purpose
    assert "fictional" in scenario.purpose
    assert any("fictional" in place for place in (scenario.convener, scenario.place))


@pytest.mark.parametrize("key", SMALL)
def test_its_room_is_that_of_its_template(key: str) -> None:
    scenario = demo_of(key)
    assert scenario.template == key
    assert tuple(clean_groups(list(scenario.groups))) == built_in()[key].groups
    assert {person.group for person in scenario.people} == set(scenario.groups)
    assert 8 <= len(scenario.people) == len({person.name for person in scenario.people}) <= 13
    assert all(" " not in person.name for person in scenario.people)  # first names: nobody is meant


@pytest.mark.parametrize("key", SMALL)
def test_whoever_writes_is_there_in_time(key: str) -> None:
    scenario = demo_of(key)
    everybody = {person.name for person in scenario.people}
    early = {one.by for lists in (scenario.cards, scenario.parked, scenario.goals) for one in lists}
    early |= {one.by for one in scenario.concerns if one.about == "challenge"}
    early |= {one.by for one in scenario.entries if REGISTERS[one.register].step == "frame"}
    later = {one.by for lists in (scenario.stakeholders, scenario.instruments, scenario.entries) for one in lists}
    assert early <= everybody - {scenario.people[-1].name}
    assert later - {""} <= everybody


@pytest.mark.parametrize("key", SMALL)
def test_what_it_fills_is_what_its_template_shows(key: str) -> None:
    parts = {REGISTERS[entry.register].part for entry in demo_of(key).entries} - {None}
    assert parts <= built_in()[key].parts


@pytest.mark.parametrize("key", SMALL)
async def test_it_plays_to_a_charter_that_stands(house: House, key: str) -> None:
    scenario = demo_of(key)
    shown = await put_on(house, Until.END, template=key)
    facilitator = await house.convening.facilitator_of(shown.code)
    charter = await house.views.view(facilitator.workshop_id, Topic.CHARTER)
    assert charter.checked - charter.passed <= MOST_OPEN
    text = (await house.chartering.file(facilitator, "md")).content.decode()
    assert "fictional" in text
    assert scenario.challenge.statement in text
    for goal in scenario.goals:
        if goal.why:
            assert {**goal.fields, **goal.later}["statement"] in text
    assert OWN_WORDS.get(key, "") in text


async def test_who_asks_for_a_demo_gets_the_one_that_is_there(house: House) -> None:
    first = await demo_on_demand(house, "litmus", builder=house)
    again = await demo_on_demand(house, "litmus", builder=house)
    other = await demo_on_demand(house, "ninety_minutes", builder=house)
    assert first == again
    assert other.code != first.code
    with pytest.raises(NotFound) as none:
        await demo_on_demand(house, "blank", builder=house)
    assert none.value.code == "demo.none"
