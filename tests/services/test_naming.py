"""Names are shown as the workshop says: in every view of every topic, before and after the rule has changed."""

import json
from typing import Any

import pytest

from app.domain.snapshot import Topic
from app.services.house import House
from app.services.roll import Asked
from tests.rooms import INSTRUMENT, STAKEHOLDER, Room, a_key, a_room

REAL = ("Person Number0", "Person Number1", "Person Number2", "Person Gone", "Kim Watching", "Ada Facilitator")


async def lively(house: House, naming: str) -> Room:
    """A room in which everybody has said something everywhere, and one has left."""
    room = await a_room(house, participants=3, naming=naming)
    await room.by_link("observer", "Kim Watching")
    gone = await room.joins("Person Gone", group="Business")
    everybody = [*room.participants, gone, room.facilitator]
    await room.open("frame")
    cards = [await room.card(actor, f"A card, number {n}") for n, actor in enumerate(everybody)]
    await house.framing.reveal(room.facilitator)
    await house.framing.merge(room.facilitator, cards[1], cards[0])
    await house.framing.hide(room.facilitator, cards[2])
    await house.framing.compose(room.facilitator, statement="How might we rest?", source_ids=[cards[0]])
    await room.open("goals")
    goals = [await room.goal(actor, statement=f"Goal number {n} of the room") for n, actor in enumerate(everybody)]
    await house.goalsetting.merge(room.facilitator, goals[1], goals[0])
    await house.goalsetting.hide(room.facilitator, goals[2])
    await house.goalsetting.adopt(room.facilitator, goals[0], reason="Most support")
    round_id = await room.round()
    await house.voting.cast(gone, round_id, a_key(), {"dots": {goals[0]: 1}})
    await room.reveal(round_id)
    await room.open("stakeholders")
    for actor in everybody:
        await house.mapping.add(actor, STAKEHOLDER)
        await house.running.park(actor, "Who pays?")
    await room.open("instruments")
    for actor in everybody:
        await house.sketching.sketch(actor, INSTRUMENT)
    await house.seating.remove(room.facilitator, gone.seat_id)
    return room


def authors(shown: Any) -> set[str]:
    """Every author that any view names."""
    found: set[str] = set()
    if isinstance(shown, dict):
        for name, value in shown.items():
            if name == "author":
                found.add(value)
            elif name == "merged_authors":
                found |= set(value)
            else:
                found |= authors(value)
    elif isinstance(shown, list):
        for value in shown:
            found |= authors(value)
    return found


async def test_names_are_shown_where_the_workshop_shows_names(house: House) -> None:
    room = await lively(house, "names")
    shown = await room.shown()
    assert {"Person Number0", "Person Number1", "Person Gone", "Ada Facilitator"} <= authors(shown)
    listed = await room.house.roll.call(room.facilitator, Asked())
    assert "Person Number2" in {seat.name for seat in listed.seats}


@pytest.mark.parametrize("naming", ["pseudonyms", "nobody"])
@pytest.mark.parametrize("before", ["the same", "names"])
async def test_no_view_holds_a_real_name_where_names_are_hidden(house: House, naming: str, before: str) -> None:
    room = await lively(house, before if before == "names" else naming)
    facts = {"title": "A quiet harbour", "purpose": "", "convener": "", "place": "", "naming": naming}
    await house.convening.describe(room.facilitator, **facts)
    shown = await room.shown()
    assert set(shown) == {topic.value for topic in Topic}
    said = json.dumps(shown)
    assert not [name for name in REAL if name in said]
    listed = await house.roll.call(room.facilitator, Asked())
    assert not [name for name in REAL if name in str(listed)]
    for name in REAL:
        assert (await house.roll.call(room.facilitator, Asked(words=name))).total == 0, "nobody is found by a real name"
    pseudonyms = {row["pseudonym"] for row in (await room.dump())["seat"]}
    assert authors(shown) <= (pseudonyms if naming == "pseudonyms" else {""})
    own = await house.views.own(room.participants[0])
    assert own.name == "Person Number0"
    assert own.shown_name != "Person Number0"


async def test_where_nobody_is_named_a_group_of_a_handful_is_not_named_either(house: House) -> None:
    room = await a_room(house, participants=0, naming="nobody")
    few = [await room.joins("", group="Business") for _ in range(4)]
    many = [await room.joins("", group="Citizens") for _ in range(5)]
    await room.open("goals")
    small, large = await room.goal(few[0]), await room.goal(many[0])
    groups = {goal.id: (goal.group_name, goal.group_index) for goal in (await room.view(Topic.GOALS)).goals}
    assert groups == {small: ("", -1), large: ("Citizens", 4)}


async def test_the_room_never_gets_a_list_of_seats_or_a_link(house: House) -> None:
    room = await lively(house, "names")
    shown = await room.shown()
    links = [link["path"] for link in shown.pop("backstage")["links"]]
    said = json.dumps(shown)
    seats = [row["id"] for row in (await room.dump())["seat"]]
    assert not [one for one in (*seats, *links) if one.removeprefix("/link/") in said]
    for actor in (room.facilitator, *room.participants):
        assert room.house.seating.recovery_code(actor) not in said
