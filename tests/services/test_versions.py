"""Versions of the charter and its states: kept whole, compared, moved on, and frozen once adopted."""

import json
from typing import Any

import pytest

from app.domain.charter.changes import Area, ChangeKind
from app.domain.errors import Conflict, Invalid, MissionRoomError, NotAllowed, NotFound
from app.domain.snapshot import Topic
from app.persistence.tables import CharterVersionRow
from app.services.packing import pack, unpack
from app.services.rounds.plan import RoundPlan
from app.services.versions import MOST_VERSIONS
from tests.rooms import GOAL, Room, a_key, on_both_databases


async def standing(room: Room) -> Any:
    return (await room.view(Topic.CHARTER)).standing


async def content(room: Room, number: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(await room.house.versions.content(room.facilitator, number))
    return found


async def ask(room: Room, value: str = "consent", **more: str) -> str:
    """A consent round on the charter, answered by one, closed and revealed."""
    await room.open("charter")
    plan = RoundPlan(title="Do we agree to this text?", subject="charter", method="consent")
    round_id = await room.house.voting.plan(room.facilitator, room.steps["charter"], plan)
    await room.house.voting.open(room.facilitator, round_id)
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"stand": value, **more})
    await room.house.voting.close(room.facilitator, round_id)
    await room.house.voting.reveal(room.facilitator, round_id)
    return round_id


@on_both_databases
async def test_a_version_says_what_the_charter_said_when_it_was_kept(room: Room) -> None:
    await room.open("goals")
    goal = await room.goal()
    assert await room.house.versions.keep(room.facilitator, "Before lunch") == 1
    await room.house.goalsetting.rewrite(room.facilitator, goal, {**GOAL, "target_value": "58"})
    kept = await content(room, 1)
    assert kept["goals"][0]["content"]["target_value"] == 55
    assert (kept["version_label"], kept["has_moved_on"]) == ("v0.1", False)
    now = await standing(room)
    assert (now.label, now.has_moved_on, now.versions[0].note) == ("v0.1", True, "Before lunch")


async def test_what_changed_since_a_version_comes_with_the_target_first(room: Room) -> None:
    await room.open("goals")
    goal = await room.goal()
    await room.house.versions.keep(room.facilitator)
    await room.house.goalsetting.rewrite(
        room.facilitator, goal, {**GOAL, "target_value": "58", "visible_change": "Open windows"}
    )
    compared = await room.house.versions.compare(room.participants[0], 1)
    assert (compared.since, compared.until) == ("v0.1", "")
    assert [one.area for one in compared.changes] == [Area.TARGET, Area.GOALS]
    assert (compared.changes[0].before, compared.changes[0].after) == (55, 58)
    await room.house.versions.keep(room.facilitator)
    assert (await room.house.versions.compare(room.facilitator, 2)).changes == ()
    assert (await room.house.versions.compare(room.facilitator, 1, 2)).changes == compared.changes


async def test_a_card_that_was_hidden_is_not_repeated_in_what_changed(room: Room) -> None:
    await room.open("frame")
    card = await room.card(text="Something unspeakable")
    await room.house.framing.reveal(room.facilitator)
    await room.house.versions.keep(room.facilitator)
    await room.house.framing.hide(room.facilitator, card, is_hidden=True)
    (change,) = (await room.house.versions.compare(room.participants[0], 1)).changes
    assert (change.kind, change.ref) == (ChangeKind.REMOVED, "C1")
    assert "unspeakable" not in repr(change)


async def test_a_version_names_nobody(room: Room) -> None:
    await room.open("goals")
    await room.goal(room.participants[0])
    await room.house.versions.keep(room.facilitator)
    assert "Person Number0" not in json.dumps(await content(room, 1))


async def test_participants_read_what_changed_and_not_what_was_kept(room: Room) -> None:
    await room.house.versions.keep(room.facilitator)
    assert [one.label for one in await room.house.versions.listed(room.participants[0])] == ["v0.1"]
    with pytest.raises(NotAllowed):
        await room.house.versions.content(room.participants[0], 1)


async def test_a_version_that_is_not_there_is_not_found(room: Room) -> None:
    with pytest.raises(NotFound, match="version_gone"):
        await room.house.versions.compare(room.facilitator, 7)


async def test_every_move_keeps_a_version_and_the_document_says_where_it_stands(room: Room) -> None:
    await room.house.versions.move(room.facilitator, "facilitator_review")
    await room.house.versions.move(room.facilitator, "participants_review")
    now = await standing(room)
    assert (now.state, now.label, now.next_state) == ("participants_review", "v0.2", "workshop_draft")
    text = (await room.house.chartering.file(room.facilitator, "md")).content.decode()
    assert "open for comments of the participants; not adopted policy" in text
    assert "v0.2" in text


async def test_a_move_back_asks_for_a_reason_that_is_kept(room: Room) -> None:
    await room.house.versions.move(room.facilitator, "facilitator_review")
    with pytest.raises(Invalid, match=r"needs\.back"):
        await room.house.versions.move(room.facilitator, "collecting")
    await room.house.versions.move(room.facilitator, "collecting", "Two groups arrive later")
    assert (await standing(room)).versions[0].note == "Two groups arrive later"


async def test_a_resend_of_a_move_makes_one_version(room: Room) -> None:
    numbers = [await room.house.versions.move(room.facilitator, "facilitator_review", key="k") for _ in range(2)]
    assert numbers == [1, 1]
    assert len((await standing(room)).versions) == 1


async def test_an_undone_change_of_state_is_in_the_trail(room: Room) -> None:
    await room.house.versions.move(room.facilitator, "facilitator_review")
    async with room.house.database.read() as work:
        (change,) = [one for one in await work.changes.of(room.workshop_id) if one.action == "move_charter"]
    assert change.rows[0]["label"] == "v0.1"
    assert not change.is_undoable


async def to_consultation(room: Room) -> None:
    for state in ("facilitator_review", "participants_review", "workshop_draft", "consultation"):
        await room.house.versions.move(room.facilitator, state)


async def test_adopting_without_having_asked_the_room_takes_a_reason(room: Room) -> None:
    await to_consultation(room)
    assert (await standing(room)).needs[0] == "consent"
    with pytest.raises(Invalid, match=r"needs\.consent"):
        await room.house.versions.move(room.facilitator, "adopted")
    await room.house.versions.move(room.facilitator, "adopted", "Adopted by the council on 3 May")
    assert (await standing(room)).label == "v1.0"
    assert "Adopted by those who signed" in (await room.house.chartering.file(room.facilitator, "md")).content.decode()


async def test_a_round_on_the_charter_is_about_a_version_and_endorses_it(room: Room) -> None:
    round_id = await ask(room)
    now = await standing(room)
    assert (now.versions[0].label, now.versions[0].round, now.versions[0].is_endorsed) == ("v0.1", "V1", True)
    async with room.house.database.read() as work:
        row = await work.rounds.get(room.workshop_id, round_id)
    assert row is not None
    assert row.subject_text.endswith("(v0.1)")
    await to_consultation(room)
    assert (await standing(room)).needs == ["blocking"]


async def test_consent_to_an_earlier_text_is_no_consent_to_this_one(room: Room) -> None:
    await ask(room)
    await room.house.drafting.reword(room.facilitator, "goals", "Something else")
    await to_consultation(room)
    assert (await standing(room)).needs[0] == "changed"


async def test_an_objection_stands_in_the_way(room: Room) -> None:
    await ask(room, "object", reason="It leaves out the villages")
    await to_consultation(room)
    assert (await standing(room)).needs[0] == "objection"


async def test_an_adopted_charter_is_frozen_until_it_is_reopened(room: Room) -> None:
    await room.open("goals")
    await room.open("charter")
    await room.house.versions.move(room.facilitator, "adopted", "By the council")
    for change in (
        lambda: room.house.drafting.reword(room.facilitator, "goals", "Softer"),
        room.goal,
        lambda: room.house.registers.add(room.facilitator, "commitments", {"offer": "A bus", "kind": "days"}),
    ):
        with pytest.raises(NotAllowed, match=r"gate\.adopted"):
            await change()
    await room.house.versions.move(room.facilitator, "workshop_draft", "The budget fell")
    await room.house.drafting.reword(room.facilitator, "goals", "Softer")
    assert (await standing(room)).label == "v1.1"


async def test_there_is_an_end_to_versions(room: Room) -> None:
    async with room.house.database.write() as work:
        for number in range(1, MOST_VERSIONS + 1):
            work.charter_versions.add(
                CharterVersionRow(
                    workshop_id=room.workshop_id, number=number, label="v0.1", state="collecting", kept_at=room.clock()
                )
            )
    with pytest.raises(Conflict, match="too_many_versions"):
        await room.house.versions.keep(room.facilitator)


async def test_nobody_but_facilitators_moves_the_charter(room: Room) -> None:
    for call in (room.house.versions.move(room.participants[0], "facilitator_review"),):
        with pytest.raises(MissionRoomError, match=r"gate\.role"):
            await call


@pytest.mark.parametrize("text", ["", "short", "gz:not packed", "ä" * 20_000])
def test_what_is_packed_comes_out_as_it_was(text: str) -> None:
    assert unpack(pack(text)) == text


def test_a_long_text_takes_less_room() -> None:
    assert len(pack("the same words again " * 5000)) < 2000
