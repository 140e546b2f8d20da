"""A charter that is brought into a new workshop is the same charter, and nothing is ever brought in by half."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.demo.play import Until
from app.demo.showing import put_on
from app.domain.carrying.comparing import named_alike
from app.domain.charter.changes import Area, changes
from app.domain.errors import Conflict, Invalid
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.persistence import migrate
from app.services.commenting import Said
from app.services.house import House
from tests.house_fixtures import house_of
from tests.rooms import GOAL, Room, SetClock, a_key, a_room


async def exported(house: House, actor: Actor) -> bytes:
    return (await house.chartering.file(actor, "json")).content


async def printed(house: House, actor: Actor) -> str:
    return (await house.chartering.file(actor, "md")).content.decode()


async def brought(house: House, file: bytes) -> Actor:
    """The facilitator of a workshop that began with a charter."""
    started, _ = await house.carrying.begin(file, facilitator_name="Ada")
    return await house.convening.facilitator_of(started.code)


def unversioned(document: str) -> list[str]:
    """Without the version, which is a workshop's own."""
    return [line for line in document.splitlines() if "Version" not in line]


def between(before: bytes, after: bytes) -> tuple[Any, ...]:
    return changes(named_alike(json.loads(before)), named_alike(json.loads(after)))


@pytest.fixture(scope="module")
def played_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the demo was played to its end."""
    path = tmp_path_factory.mktemp("played") / "house.db"
    migrate.upgrade(f"sqlite:///{path}")

    async def play() -> None:
        house = house_of(f"sqlite:///{path}", SetClock(), seat_writes_per_minute=1_000_000)
        await put_on(house, Until.END)
        await house.database.close()

    asyncio.run(play())
    return path


@pytest.fixture
async def played(played_file: Path, tmp_path: Path) -> AsyncIterator[House]:
    shutil.copy(played_file, tmp_path / "house.db")
    house = house_of(f"sqlite:///{tmp_path / 'house.db'}", SetClock(), seat_writes_per_minute=1_000_000)
    yield house
    await house.database.close()


async def the_demo(house: House) -> Actor:
    demo = await house.convening.demo()
    assert demo is not None
    return await house.convening.facilitator_of(demo.code)


async def test_the_demo_goes_out_and_in_and_out_again_without_a_change(played: House) -> None:
    lead = await the_demo(played)
    before = await exported(played, lead)
    after = await exported(played, await brought(played, before))
    assert between(before, after) == ()
    assert json.loads(before)["estimates"]["present"], "the demo asks the room for estimates"


async def test_the_demo_prints_the_same_wherever_it_is(played: House) -> None:
    lead = await the_demo(played)
    here = await brought(played, await exported(played, lead))
    assert unversioned(await printed(played, here)) == unversioned(await printed(played, lead))


async def test_a_charter_that_was_brought_along_can_be_brought_further(played: House) -> None:
    first = await exported(played, await brought(played, await exported(played, await the_demo(played))))
    assert between(first, await exported(played, await brought(played, first))) == ()


async def full_room(room: Room) -> bytes:
    house, lead = room.house, room.facilitator
    await room.open("frame")
    card = await room.card(text="The quay never sleeps")
    await house.framing.reveal(lead)
    await house.framing.compose(lead, statement="Noise at night", source_ids=[card])
    await room.open("goals")
    goals = await room.goals(3)
    await house.goalsetting.merge(lead, goals[2], goals[1])
    round_id = await room.round()
    for voter in room.participants:
        await house.voting.cast(voter, round_id, a_key(), {"dots": {goals[0]: 1}})
    await room.reveal(round_id)
    await house.goalsetting.adopt(lead, goals[0], reason="Most dots")
    await room.open("charter")
    await house.drafting.reword(lead, "challenge", "In our own words")
    return await exported(house, lead)


async def test_the_new_workshop_lives_and_its_goals_are_adopted_as_they_were(room: Room) -> None:
    file = await full_room(room)
    lead = await brought(room.house, file)
    goals = await room.house.views.view(lead.workshop_id, Topic.GOALS)
    assert (goals.goals[0].number, goals.goals[0].status) == (1, "adopted")
    agenda = await room.house.views.view(lead.workshop_id, Topic.AGENDA)
    step = next(one.id for one in agenda.steps if one.kind == "goals")
    await room.house.running.open_step(lead, step)
    await room.house.goalsetting.propose(lead, GOAL)
    goals = await room.house.views.view(lead.workshop_id, Topic.GOALS)
    assert max(one.number for one in goals.goals) == 4, "numbers go on where they were"


async def test_its_votes_are_read_and_never_counted_again(room: Room) -> None:
    lead = await brought(room.house, await full_room(room))
    rounds = await room.house.views.view(lead.workshop_id, Topic.ROUNDS)
    (held,) = rounds.rounds
    assert (held.is_revealed, held.result.valid, held.turnout.cast) == (True, 3, 3)
    with pytest.raises(Conflict, match=r"reading\.carried"):
        await room.house.views.reading(lead, held.id)
    with pytest.raises(Conflict, match=r"record\.none"):
        await room.house.publishing.record(lead, held.id)


async def test_a_section_in_own_words_keeps_them_and_knows_its_ground(room: Room) -> None:
    file = await full_room(room)
    lead = await brought(room.house, file)
    draft = await room.house.views.view(lead.workshop_id, Topic.CHARTER)
    section = next(one for one in draft.sections if one.key == "challenge")
    assert (section.is_edited, section.is_outdated) == (True, False)
    agenda = await room.house.views.view(lead.workshop_id, Topic.AGENDA)
    await room.house.running.open_step(lead, next(one.id for one in agenda.steps if one.kind == "frame"))
    await room.house.framing.compose(lead, statement="Noise by day", source_ids=[])
    draft = await room.house.views.view(lead.workshop_id, Topic.CHARTER)
    assert next(one for one in draft.sections if one.key == "challenge").is_outdated


async def test_people_are_credited_as_the_rule_allows_and_no_more(room: Room) -> None:
    file = await full_room(room)
    assert "Person Number0" in file.decode()
    lead = await brought(room.house, file)
    assert "Person Number0" in await printed(room.house, lead)
    facts = {"title": "Anew", "purpose": "", "convener": "", "place": ""}
    await room.house.convening.describe(lead, **facts, naming="pseudonyms")
    assert "Person Number0" not in await printed(room.house, lead)
    await room.house.convening.describe(lead, **facts, naming="nobody")
    after = json.loads(await exported(room.house, lead))
    assert {one["credit"]["author"] + one["credit"]["group"] for one in after["goals"]} == {""}


async def test_nothing_of_people_comes_along_but_what_the_charter_says(room: Room) -> None:
    lead = await brought(room.house, await full_room(room))
    presence = await room.house.views.view(lead.workshop_id, Topic.PRESENCE)
    assert presence.joined == 1
    after = json.loads(await exported(room.house, lead))
    assert after["participants"]["voices"] == 3, "who took part is said still"


async def test_comments_come_along_with_what_became_of_them(room: Room) -> None:
    await full_room(room)
    await room.charter_is("participants_review")
    said = await room.house.commenting.comment(room.participants[0], Said("challenge", text="Whose nights?"))
    await room.house.commenting.answer(room.facilitator, said, "declined", "Everybody's")
    file = await exported(room.house, room.facilitator)
    lead = await brought(room.house, file)
    after = await exported(room.house, lead)
    assert between(file, after) == ()
    (one,) = json.loads(after)["comments"]
    assert (one["text"], one["answer"], one["credit"]["author"]) == ("Whose nights?", "Everybody's", "Person Number0")


async def test_what_a_workshop_makes_of_the_checks_comes_along(room: Room) -> None:
    await full_room(room)
    goals = await room.house.views.view(room.workshop_id, Topic.GOALS)
    open_ones = [one for one in goals.goals[0].findings if one.outcome == "failed" and one.severity != "block"]
    await room.house.checking.configure(room.facilitator, thresholds={"objectives_most": 7}, severities={"Q07": "off"})
    await room.house.checking.put_aside(
        room.facilitator, open_ones[0].check_id, subject_id=goals.goals[0].id, reason="Not in a harbour"
    )
    file = await exported(room.house, room.facilitator)
    after = await exported(room.house, await brought(room.house, file))
    assert between(file, after) == ()
    checks = json.loads(after)["quality"]
    assert (checks["thresholds"], checks["severities"]) == ({"objectives_most": 7}, {"Q07": "off"})
    assert [one["reason"] for one in checks["notes"]] == ["Not in a harbour"]


async def test_what_was_adopted_is_a_draft_again_and_that_is_told(room: Room) -> None:
    file = json.loads(await full_room(room))
    file["state"] = "adopted"
    started, told = await room.house.carrying.begin(json.dumps(file).encode())
    assert "adopted" in [one.what for one in told.left]
    lead = await room.house.convening.facilitator_of(started.code)
    assert json.loads(await exported(room.house, lead))["state"] == "workshop_draft"


async def test_a_file_that_is_wrong_starts_nothing(room: Room) -> None:
    file = json.loads(await full_room(room))
    before = await room.dump()
    for place, value in (("rounds", [{"ref": "V1"}, {"ref": "V1"}]), ("cards", "none"), ("goals", [{}])):
        with pytest.raises(Invalid, match=r"carry\."):
            await room.house.carrying.begin(json.dumps({**file, place: value}).encode())
    with pytest.raises(Invalid):
        await room.house.carrying.begin(json.dumps(file).encode(), facilitator_name="x" * 90)
    assert await room.dump() == before


async def test_hostile_words_stay_words(room: Room) -> None:
    file = await full_room(room)
    hostile = file.replace(
        b"The quay never sleeps",
        "<script>alert(1)</script> =HYPERLINK \u202e\u0645\u0631\u062d\u0628\u0627 \U0001f600".encode(),
    )
    lead = await brought(room.house, hostile)
    assert between(hostile, await exported(room.house, lead)) == ()
    for kind in ("docx", "pdf", "md"):
        assert (await room.house.chartering.file(lead, kind)).content


async def test_a_charter_is_compared_with_one_from_before_targets_first(room: Room) -> None:
    before = await full_room(room)
    lead = await brought(room.house, before)
    goals = await room.house.views.view(lead.workshop_id, Topic.GOALS)
    agenda = await room.house.views.view(lead.workshop_id, Topic.AGENDA)
    assert await room.house.carrying.compare(lead, before) == ()
    await room.house.running.open_step(lead, next(one.id for one in agenda.steps if one.kind == "goals"))
    softer = {**GOAL, "statement": goals.goals[0].statement, "target_value": "12", "deadline": "2040-01-01"}
    await room.house.goalsetting.rewrite(lead, goals.goals[0].id, softer)
    found = await room.house.carrying.compare(lead, before)
    assert [one.area for one in found][:2] == [Area.TARGET, Area.DEADLINE]
    assert (found[1].ref, found[1].after) == ("G1", "2040-01-01")
    other = await a_room(room.house, participants=1)
    with pytest.raises(Invalid, match=r"carry\.no_json"):
        await room.house.carrying.compare(other.facilitator, b"no charter")


async def test_what_a_workshop_makes_of_the_checks_comes_along(room: Room) -> None:
    await room.open("goals")
    goal = await room.goal(statement="Install quiet engines in the whole harbour")
    lead, checking = room.facilitator, room.house.checking
    await room.house.goalsetting.adopt(lead, goal)
    await checking.put_aside(lead, "Q05", subject_id=goal, reason="Engines are our whole remit")
    await checking.explain(lead, "Q27", "none", "We asked around")
    await checking.configure(lead, thresholds={"objectives_least": 1}, severities={"Q33": "off"})
    file = await exported(room.house, lead)
    there = await brought(room.house, file)
    assert between(file, await exported(room.house, there)) == ()
    report = await room.house.chartering.checks(there)
    assert {(one.check_id, one.kind, one.reason) for one in report.notes} == {
        ("Q05", "aside", "Engines are our whole remit"),
        ("Q27", "none", "We asked around"),
    }
    assert report.off == ["Q33"]
    assert {one.outcome for one in report.checks if one.check_id == "Q05"} == {"put_aside"}
