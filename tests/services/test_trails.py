"""Trails of a real room: who did what and when, by the rule of naming, never what is hidden, sealed or withdrawn."""

import json
from dataclasses import asdict

import pytest

from app.domain.errors import NotFound
from app.domain.snapshot import Topic, TrailView
from app.services.house import House
from tests.rooms import Room, a_key, a_room


async def trail(room: Room, anchor: str) -> TrailView:
    return await room.house.chartering.trail(room.participants[0], anchor)


async def kinds(room: Room, anchor: str) -> list[str]:
    return [one.kind for one in (await trail(room, anchor)).steps]


async def as_json(room: Room) -> str:
    return (await room.house.chartering.file(room.facilitator, "json")).content.decode()


async def revealed(room: Room) -> tuple[str, str]:
    """Two revealed cards."""
    await room.open("frame")
    first, second = await room.card(text="The quay never sleeps"), await room.card(text="Noise at night")
    await room.house.framing.reveal(room.facilitator)
    return first, second


async def test_a_card_that_was_worded_anew_and_folded_tells_it(room: Room) -> None:
    first, second = await revealed(room)
    await room.house.framing.rewrite(room.facilitator, second, "Noise in the night")
    await room.house.framing.merge(room.facilitator, second, first)
    assert await kinds(room, "C2") == ["written", "reworded", "merged"]
    steps = (await trail(room, "C2")).steps
    assert steps[0].words == "Noise at night"
    assert "facilitator" in steps[1].who
    assert steps[2].refs == ["C1"]
    assert sorted(one.anchor for one in (await trail(room, "C1")).steps) == ["C1", "C2", "C2"]


async def test_what_was_undone_did_not_happen(room: Room) -> None:
    first, second = await revealed(room)
    await room.house.framing.merge(room.facilitator, second, first)
    await room.house.running.undo(room.facilitator, (await room.view(Topic.BACKSTAGE)).undo_id)
    assert await kinds(room, "C2") == ["written"]


async def test_hidden_and_withdrawn_cards_have_no_trail(room: Room) -> None:
    await room.open("frame")
    gone = await room.card(text="Taken back")
    await room.house.framing.withdraw(room.participants[0], gone)
    rude = await room.card(text="Something rude")
    await room.house.framing.reveal(room.facilitator)
    await room.house.framing.rewrite(room.facilitator, rude, "Something less rude")
    await room.house.framing.hide(room.facilitator, rude, is_hidden=True)
    for anchor in ("C1", "C2"):
        with pytest.raises(NotFound, match=r"trail\.unknown"):
            await trail(room, anchor)
    said = await as_json(room)
    assert "rude" not in said
    assert "Taken back" not in said


async def test_cards_have_no_trail_before_the_reveal(room: Room) -> None:
    await room.open("frame")
    await room.card(text="Not yet")
    with pytest.raises(NotFound, match=r"trail\.unknown"):
        await trail(room, "C1")


async def test_a_goal_tells_votes_and_adoption_and_no_ballot(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round(title="Which one?")
    with pytest.raises(NotFound):
        await trail(room, "V1")
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"dots": {goals[0]: 1}})
    await room.house.voting.close(room.facilitator, round_id)
    assert await kinds(room, "G1") == ["written"]
    await room.house.voting.reveal(room.facilitator, round_id)
    await room.house.goalsetting.adopt(room.facilitator, goals[0], reason="Most dots")
    assert await kinds(room, "G1") == ["written", "voted", "adopted"]
    vote = (await trail(room, "G1")).steps[1]
    assert "Which one?" in vote.words
    assert vote.who == ""


async def test_an_entry_tells_which_fields_were_changed_and_no_former_words(room: Room) -> None:
    await room.open("charter")
    ada, ben = room.participants[:2]
    risk = await room.house.registers.add(ada, "risks", {"risk": "The money ends", "response": "Hope"})
    await room.house.registers.change(ben, "risks", risk, {"response": "A second funder"})
    steps = (await trail(room, "RI1")).steps
    assert [one.kind for one in steps] == ["written", "edited"]
    assert "What we do about it" in steps[1].what
    assert "Hope" not in json.dumps(asdict(await trail(room, "RI1")))


async def test_a_section_worded_by_hand_says_so(room: Room) -> None:
    await room.open("charter")
    assert (await trail(room, "section-risks")).note
    await room.house.drafting.reword(room.facilitator, "risks", "None at all")
    assert (await trail(room, "section-risks")).steps[-1].kind == "worded"


@pytest.mark.parametrize(("naming", "is_named"), [("names", True), ("pseudonyms", False), ("nobody", False)])
async def test_names_are_in_trails_only_where_the_workshop_shows_them(
    house: House, naming: str, is_named: bool
) -> None:
    room = await a_room(house, participants=2, naming=naming)
    await room.open("charter")
    risk = await room.house.registers.add(room.participants[0], "risks", {"risk": "The money ends"})
    await room.house.registers.change(room.participants[1], "risks", risk, {"response": "A second funder"})
    said = json.dumps(asdict(await trail(room, "RI1")))
    assert ("Person Number" in said) is is_named
    assert ("Person Number" in json.dumps(json.loads(await as_json(room))["trail"])) is is_named


async def test_nobody_is_told_which_seat_wrote_a_minority_statement(room: Room) -> None:
    await room.open("charter")
    await room.house.registers.add(room.participants[0], "minority", {"statement": "We never agreed to this"})
    [step] = (await trail(room, "MS1")).steps
    assert (step.who, step.when, step.words) == ("", "", "We never agreed to this")
    assert "MS1" not in [one["ref"] for one in json.loads(await as_json(room))["trail"]]
