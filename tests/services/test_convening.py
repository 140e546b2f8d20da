"""Workshops as wholes: started, described, kept, ended, deleted, forgotten."""

import asyncio
import contextlib
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import Invalid, MissionRoomError, NotFound
from app.domain.snapshot import Topic
from app.persistence.tables import CarriedRow
from app.services.commenting import Said
from app.services.house import House
from app.templates import built_in
from tests.rooms import INSTRUMENT, STAKEHOLDER, Room, SetClock, a_key, a_room, dump, on_both_databases

FACTS = {"title": "A quiet harbour", "purpose": "", "convener": "", "place": "", "naming": "names"}


@on_both_databases
async def test_a_workshop_starts_with_groups_an_agenda_a_seat_and_three_links(house: House, clock: SetClock) -> None:
    started = await house.convening.start(title="  A quiet harbour ", facilitator_name="Ada", template="ninety_minutes")
    facts = await house.convening.public_facts(started.code)
    assert (facts.title, facts.status, facts.naming) == ("A quiet harbour", "live", "names")
    assert [name for _, name in facts.groups] == ["Government", "Business", "Research", "Civil society", "Citizens"]
    assert facts.delete_on == (clock() + timedelta(days=90)).date().isoformat()
    agenda = await house.views.view(started.workshop_id, Topic.AGENDA)
    assert [(step.kind, step.minutes, step.status) for step in agenda.steps] == [
        (step.kind, step.minutes, "planned") for step in built_in()["ninety_minutes"].steps
    ]
    assert not agenda.has_current
    backstage = await house.views.view(started.workshop_id, Topic.BACKSTAGE)
    stored = await asyncio.to_thread(dump, house.url)  # type: ignore[attr-defined]
    assert [(seat["name"], seat["role"]) for seat in stored["seat"]] == [("Ada", "facilitator")]
    assert sorted(link.role for link in backstage.links) == ["cofacilitator", "observer"]
    back = await house.seating.join_by_link(started.facilitator_link)
    assert back.seat_id == started.facilitator_seat_id


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ({"title": "ab"}, "text.too_short", "title"),
        ({"title": "  "}, "text.missing", "title"),
        ({"title": "x" * 161}, "text.too_long", "title"),
        ({"purpose": "x" * 601}, "text.too_long", "purpose"),
        ({"groups": ["Only one"]}, "groups.too_few", "groups"),
        ({"groups": [f"G{n}" for n in range(13)]}, "groups.too_many", "groups"),
        ({"groups": ["x" * 61, "y"]}, "text.too_long", "groups"),
        ({"naming": "initials"}, "naming.unknown", "naming"),
        ({"language": "xx"}, "language.unknown", "language"),
        ({"template": "a_week"}, "template.unknown", "template"),
        ({"convener": "x" * 161}, "text.too_long", "convener"),
        ({"place": "x" * 161}, "text.too_long", "place"),
        ({"facilitator_name": "x" * 61}, "text.too_long", "facilitator_name"),
    ],
)
async def test_a_start_that_cannot_be_names_the_field_and_leaves_nothing(
    house: House, facts: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await house.convening.start(**{"title": "A quiet harbour", **facts})
    assert (refused.value.code, refused.value.field) == (code, field)
    assert await house.convening.is_empty()


async def test_no_two_workshops_share_a_code(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = iter(["AAAAAA", "AAAAAA", "AAAAAA", "CCCCCC"])
    monkeypatch.setattr("app.services.opening_up.new_join_code", lambda: next(codes))
    first = await house.convening.start(title="The first")
    second = await house.convening.start(title="The second")
    assert (first.code, second.code) == ("AAAAAA", "CCCCCC")


@pytest.mark.parametrize("spelt", ["{code}", " {lower} ", "{first}-{rest}", "{first} {rest}"])
async def test_a_code_is_found_as_people_type_it(room: Room, spelt: str) -> None:
    code = room.code
    typed = spelt.format(code=code, lower=code.lower(), first=code[:3], rest=code[3:])
    assert (await room.house.convening.public_facts(typed)).workshop_id == room.workshop_id


@pytest.mark.parametrize("typed", ["", "ZZZZZZ", "x" * 5000, "\x00", "\ud800", "'; DROP TABLE seat; --"])
async def test_a_wrong_code_is_a_wrong_code(room: Room, typed: str) -> None:
    with pytest.raises(NotFound, match=r"code\.unknown"):
        await room.house.convening.public_facts(typed)


async def test_facts_can_be_changed_before_and_after(room: Room) -> None:
    await room.house.convening.describe(
        room.facilitator,
        **{**FACTS, "title": "Another title", "purpose": "To rest", "convener": "City", "place": "Hall"},
    )
    agenda = await room.view(Topic.AGENDA)
    assert (agenda.title, agenda.purpose, agenda.convener, agenda.place) == (
        "Another title",
        "To rest",
        "City",
        "Hall",
    )


@pytest.mark.parametrize(
    ("before", "after", "is_taken"),
    [
        ("names", "names", True),
        ("names", "pseudonyms", True),
        ("names", "nobody", True),
        ("pseudonyms", "nobody", True),
        ("pseudonyms", "names", False),
        ("nobody", "pseudonyms", False),
        ("nobody", "names", False),
    ],
)
@pytest.mark.parametrize("joined", ["nobody", "participant", "observer", "removed"])
async def test_once_somebody_has_joined_names_only_become_more_private(
    house: House, before: str, after: str, is_taken: bool, joined: str
) -> None:
    room = await a_room(house, participants=0, naming=before)
    if joined in {"participant", "removed"}:
        actor = await room.joins("Anna")
        if joined == "removed":
            await house.seating.remove(room.facilitator, actor.seat_id)
    elif joined == "observer":
        await room.by_link("observer")
    wanted = house.convening.describe(room.facilitator, **{**FACTS, "naming": after})
    if is_taken or joined == "nobody":
        await wanted
        assert (await room.view(Topic.AGENDA)).naming == after
        return
    with pytest.raises(Invalid) as refused:
        await wanted
    assert (refused.value.code, refused.value.field) == ("naming.more_private_only", "naming")
    assert (await room.view(Topic.AGENDA)).naming == before


async def test_a_workshop_is_kept_as_long_as_its_facilitator_says(room: Room) -> None:
    day = await room.house.convening.keep_for(room.facilitator, 30)
    assert day == (room.clock() + timedelta(days=30)).date().isoformat()
    assert (await room.view(Topic.AGENDA)).delete_on == day
    assert (await room.view(Topic.BACKSTAGE)).retention_days == 30
    room.clock.passes(days=3)
    await room.house.convening.end(room.facilitator)
    assert (await room.view(Topic.AGENDA)).delete_on == (room.clock() + timedelta(days=30)).date().isoformat()
    ended = room.clock()
    room.clock.passes(days=10)
    assert await room.house.convening.keep_for(room.facilitator, 60) == (ended + timedelta(days=60)).date().isoformat()


@pytest.mark.parametrize("days", [0, -1, 3651])
async def test_a_time_to_keep_has_bounds(room: Room, days: int) -> None:
    with pytest.raises(Invalid, match=r"retention\.range"):
        await room.house.convening.keep_for(room.facilitator, days)


async def test_a_number_of_days_cannot_delete_a_workshop_at_once(room: Room) -> None:
    await room.house.convening.end(room.facilitator)
    room.clock.passes(days=40)
    with pytest.raises(Invalid) as refused:
        await room.house.convening.keep_for(room.facilitator, 30)
    assert refused.value.values["least"] == 41
    await room.house.convening.keep_for(room.facilitator, 41)
    assert await room.house.convening.forget_due() == []


async def test_a_second_end_does_not_move_the_day_of_deletion(room: Room) -> None:
    await room.house.convening.end(room.facilitator)
    before = await room.dump()
    room.clock.passes(days=20)
    await room.house.convening.end(room.facilitator)
    assert await room.dump() == before


async def test_opening_a_step_keeps_a_living_workshop_from_being_forgotten(room: Room) -> None:
    room.clock.passes(days=89)
    await room.open("frame")
    room.clock.passes(days=5)
    assert await room.house.convening.forget_due() == []
    assert (await room.view(Topic.AGENDA)).delete_on == (room.clock() + timedelta(days=85)).date().isoformat()


async def test_an_ended_workshop_can_be_reopened(room: Room) -> None:
    await room.open("goals")
    await room.house.convening.end(room.facilitator)
    assert (await room.view(Topic.AGENDA)).status == "ended"
    await room.house.convening.reopen(room.facilitator)
    await room.goal(room.participants[0])
    assert (await room.view(Topic.AGENDA)).status == "live"


async def full(room: Room) -> None:
    """Something in every table."""
    house, lead, author = room.house, room.facilitator, room.participants[0]
    await room.open("frame")
    card = await house.framing.write(author, "problem", "a very rare phrase", key="k")
    await house.framing.reveal(lead)
    await house.framing.add_cluster(lead, "Noise", card_id=card)
    await house.framing.compose(lead, statement="a very rare phrase", source_ids=[card])
    await room.open("goals")
    goals = await room.goals(2)
    voted = await room.round(with_comment=True)
    await house.voting.cast(author, voted, a_key(), {"dots": {goals[0]: 1}, "comment": "a very rare phrase"})
    await house.voting.close(lead, voted)
    await house.estimating.give(author, "calibration", "", {"boldness": "4"})
    await house.estimating.show(lead, "calibration", True)
    await room.open("stakeholders")
    await house.mapping.add(author, STAKEHOLDER)
    await house.registers.add(author, "commitments", {"offer": "a very rare phrase", "kind": "days"})
    await room.open("instruments")
    await house.sketching.sketch(author, INSTRUMENT)
    await room.open("charter")
    await house.drafting.reword(lead, "challenge", "a very rare phrase")
    told = await house.hooks.add(lead, "https://example.org/a-very-rare-phrase", ["step.opened"])
    await house.hooks.test(lead, told.id)
    await house.versions.keep(lead, "a very rare phrase")
    await house.checking.explain(lead, "Q39", "none", "a very rare phrase")
    await house.running.write_note(lead, room.steps["frame"], "a very rare phrase")
    await house.running.park(author, "a very rare phrase")
    await house.programmes.start(lead, "a very rare phrase")
    (actor,) = await house.registers.entries(lead, "stakeholders")
    await house.programmes.unmark(lead, "stakeholders", actor.id)
    async with house.database.write() as work:
        work.carried.add(
            CarriedRow(
                workshop_id=room.workshop_id, credits={"row": ["a very rare phrase", ""]}, carried_at=house.clock()
            )
        )
    await room.charter_is("consultation")
    await house.commenting.comment(author, Said("goals", text="a very rare phrase"))


@on_both_databases
async def test_deleting_leaves_no_row_of_it_in_any_table_and_every_row_of_another(room: Room) -> None:
    other = await a_room(room.house, participants=2)
    await full(room)
    await full(other)
    before = await room.dump()
    assert all(any(row.get("workshop_id", row["id"]) == room.workshop_id for row in rows) for rows in before.values())
    with pytest.raises(Invalid, match=r"delete\.code"):
        await room.house.convening.delete(room.facilitator, other.code)
    assert await room.dump() == before
    await room.house.convening.delete(room.facilitator, f" {room.code.lower()} ")
    assert await room.dump() == {
        table: [row for row in rows if row.get("workshop_id", row["id"]) != room.workshop_id]
        for table, rows in before.items()
    }
    assert await room.view(Topic.AGENDA) is None
    with pytest.raises(MissionRoomError, match=r"workshop\.gone"):
        await room.goal()


async def test_what_was_deleted_is_not_in_the_files_any_more(room: Room) -> None:
    await full(room)
    await room.house.convening.delete(room.facilitator, room.code)
    for path in Path(room.url.removeprefix("sqlite:///")).parent.glob("house.db*"):
        assert b"a very rare phrase" not in path.read_bytes(), path.name


async def test_a_workshop_is_forgotten_on_its_day_and_not_before(room: Room) -> None:
    other = await a_room(room.house, participants=1)
    await room.house.convening.keep_for(other.facilitator, 200)
    room.clock.passes(days=89)
    assert await room.house.convening.forget_due() == []
    room.clock.passes(days=1)
    room.ear.heard.clear()
    assert await room.house.convening.forget_due() == [room.workshop_id]
    assert room.ear.heard == [(room.workshop_id, frozenset(Topic))]
    assert await room.view(Topic.AGENDA) is None
    assert await other.view(Topic.AGENDA) is not None
    with contextlib.closing(sqlite3.connect(room.url.removeprefix("sqlite:///"))) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_the_demo_is_found(house: House) -> None:
    assert await house.convening.demo() is None
    await house.convening.start(title="A real one")
    started = await house.convening.start(title="A demo", is_demo=True)
    demo = await house.convening.demo()
    assert demo is not None
    assert demo.workshop_id == started.workshop_id
    assert demo.code == started.code
