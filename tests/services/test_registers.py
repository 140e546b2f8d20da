"""Registers: what many hands type is kept field by field, nobody loses a word, nothing is shown to the wrong people."""

import asyncio
from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, MissionRoomError, NotAllowed, NotFound
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.register import Store
from app.domain.snapshot import Topic
from tests.rooms import INSTRUMENT, STAKEHOLDER, Room, a_room, on_both_databases

OFFER = {"offer": "Lend two boats", "kind": "infrastructure", "amount": "2", "unit": "boats", "authority": "personal"}


async def pledge(room: Room, person: int = 0, **fields: Any) -> str:
    return await room.house.registers.add(room.participants[person], "commitments", {**OFFER, **fields})


async def undo(room: Room) -> None:
    change = (await room.view(Topic.BACKSTAGE)).undo_id
    await room.house.running.undo(room.facilitator, change)


async def entries(room: Room, key: str, person: int = 0) -> list[Any]:
    return await room.house.registers.entries(room.participants[person], key)


@on_both_databases
async def test_an_entry_is_kept_with_its_fields_and_gets_a_number(room: Room) -> None:
    await room.open("stakeholders")
    await pledge(room)
    await pledge(room, offer="Give a day a week", kind="days", amount="1,5", unit="days")
    first, second = await entries(room, "commitments")
    assert (first.number, second.number) == (1, 2)
    assert first.values["offer"] == "Lend two boats"
    assert first.values["status"] == "offered", "offered is where a commitment begins"
    assert second.values["amount"] == 1.5
    view = await room.view(Topic.COMMITMENTS)
    assert [one.values["kind"] for one in view.registers["commitments"]] == ["infrastructure", "days"]


@on_both_databases
async def test_two_people_who_change_different_fields_lose_nothing(room: Room) -> None:
    await room.open("stakeholders")
    lead = room.facilitator
    one = await pledge(room)
    change = room.house.registers.change
    await asyncio.gather(
        change(lead, "commitments", one, {"condition": "If the quay is built"}, seen={"condition": ""}),
        change(room.participants[0], "commitments", one, {"amount": "3"}, seen={"amount": 2.0}),
    )
    (kept,) = await entries(room, "commitments")
    assert (kept.values["condition"], kept.values["amount"]) == ("If the quay is built", 3.0)


@on_both_databases
async def test_the_last_writer_of_a_field_wins_and_the_other_words_stay_in_the_history(room: Room) -> None:
    await room.open("stakeholders")
    one = await pledge(room)
    change, seen = room.house.registers.change, {"offer": "Lend two boats"}
    first = await change(room.participants[0], "commitments", one, {"offer": "Lend three boats"}, seen=seen)
    second = await change(room.facilitator, "commitments", one, {"offer": "Lend a ferry"}, seen=seen)
    assert first.overwritten == {}
    assert second.overwritten == {"offer": "Lend three boats"}, "the last writer is told what they wrote over"
    history = await room.house.registers.history(room.participants[1], "commitments", one)
    latest = [entry for entry in history if entry.field == "offer"]
    assert [(entry.before, entry.after, entry.is_conflict) for entry in latest] == [
        ("Lend three boats", "Lend a ferry", True),
        ("Lend two boats", "Lend three boats", False),
        (None, "Lend two boats", False),
    ]
    assert latest[0].role == "facilitator"


async def test_what_was_not_changed_leaves_no_trace_in_the_history(room: Room) -> None:
    await room.open("stakeholders")
    one = await pledge(room)
    before = await room.house.registers.history(room.facilitator, "commitments", one)
    await room.house.registers.change(room.facilitator, "commitments", one, {"offer": "Lend two boats"})
    assert await room.house.registers.history(room.facilitator, "commitments", one) == before


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"offer": ""}, "field.missing", "offer"),
        ({"offer": "x" * 201}, "text.too_long", "offer"),
        ({"kind": "gold"}, "choice.unknown", "kind"),
        ({"amount": "many"}, "number.unreadable", "amount"),
        ({"end": "soon"}, "date.unreadable", "end"),
        ({"actor": "nobodyhere"}, "entry.gone", "actor"),
        ({"actor": "../../etc"}, "choice.unknown", "actor"),
        ({"status": "signed"}, "field.leading", "status"),
        ({"shoe_size": "44"}, "field.unknown", "shoe_size"),
    ],
)
async def test_an_entry_that_cannot_be_is_refused_by_field_and_nothing_changes(
    room: Room, fields: dict[str, str], code: str, field: str
) -> None:
    await room.open("stakeholders")
    standing = await pledge(room)
    before = await room.dump()
    for attempt in (
        pledge(room, **fields),
        room.house.registers.change(room.participants[0], "commitments", standing, fields),
    ):
        with pytest.raises(Invalid) as refused:
            await attempt
        assert (refused.value.code, refused.value.field) == (code, field)
    assert await room.dump() == before


async def test_a_commitment_is_changed_by_whoever_made_it_and_by_facilitators_only(room: Room) -> None:
    await room.open("stakeholders")
    one = await pledge(room)
    with pytest.raises(NotAllowed):
        await room.house.registers.change(room.participants[1], "commitments", one, {"offer": "Nothing"})
    with pytest.raises(NotAllowed):
        await room.house.registers.remove(room.participants[1], "commitments", one)
    await room.house.registers.change(room.facilitator, "commitments", one, {"status": "confirmed"})
    (kept,) = await entries(room, "commitments")
    assert kept.values["status"] == "confirmed"


async def test_participants_write_only_while_the_step_is_open(room: Room) -> None:
    with pytest.raises(NotAllowed):
        await pledge(room)
    assert await room.house.registers.add(room.facilitator, "commitments", OFFER), "facilitators prepare before it"


@on_both_databases
async def test_what_was_removed_can_be_put_back_and_the_desk_can_undo(room: Room) -> None:
    await room.open("stakeholders")
    one = await pledge(room)
    await room.house.registers.remove(room.participants[0], "commitments", one)
    assert await entries(room, "commitments") == []
    await room.house.registers.restore(room.participants[0], "commitments", one)
    assert len(await entries(room, "commitments")) == 1
    await room.house.registers.remove(room.facilitator, "commitments", one)
    await undo(room)
    assert len(await entries(room, "commitments")) == 1


@on_both_databases
async def test_merging_keeps_all_that_was_said_and_whatever_pointed_at_it(room: Room) -> None:
    await room.open("stakeholders")
    add = room.house.registers.add
    lead = room.facilitator
    port = await add(lead, "stakeholders", {**STAKEHOLDER, "name": "Port", "roles": ["funder"]})
    twin = await add(lead, "stakeholders", {**STAKEHOLDER, "name": "The port", "roles": ["buyer"], "note": "Quays"})
    city = await add(lead, "stakeholders", {**STAKEHOLDER, "name": "City"})
    await add(lead, "relations", {"source": city, "kind": "funds", "target": twin})
    await pledge(room, actor=twin)
    with pytest.raises(NotAllowed):
        await room.house.registers.merge(room.participants[0], "stakeholders", twin, port)
    await room.house.registers.merge(lead, "stakeholders", twin, port)
    kept = {one.values["name"]: one.values for one in await entries(room, "stakeholders")}
    assert set(kept) == {"Port", "City"}
    assert set(kept["Port"]["roles"]) == {"funder", "buyer"}
    assert kept["Port"]["note"] == "Quays"
    (edge,) = await entries(room, "relations")
    assert edge.values["target"] == port
    (offer,) = await entries(room, "commitments")
    assert offer.values["actor"] == port
    await undo(room)
    assert len(await entries(room, "stakeholders")) == 3
    assert (await entries(room, "relations"))[0].values["target"] == twin


async def test_the_same_relation_is_not_kept_twice(room: Room) -> None:
    await room.open("stakeholders")
    add, lead = room.house.registers.add, room.facilitator
    one = await add(lead, "stakeholders", {**STAKEHOLDER, "name": "A"})
    other = await add(lead, "stakeholders", {**STAKEHOLDER, "name": "B"})
    edge = {"source": one, "kind": "funds", "target": other}
    await add(lead, "relations", edge)
    with pytest.raises(Conflict) as refused:
        await add(lead, "relations", edge)
    assert refused.value.code == "entry.twice"
    assert await add(lead, "relations", {**edge, "source": other, "target": one}), "the other way round is another"


@on_both_databases
async def test_many_entries_come_in_at_once_and_none_twice(room: Room) -> None:
    lead = room.facilitator
    rows = [{"name": f"Project {n}", "owner": "City"} for n in range(200)]
    added = await room.house.registers.add_all(lead, "projects", rows)
    assert len(added) == len(set(added)) == 200
    assert await room.house.registers.add_all(lead, "projects", [*rows, {"name": "Another", "owner": "City"}]) != []
    kept = await entries(room, "projects")
    assert len(kept) == 201
    assert [one.number for one in kept] == list(range(1, 202))
    await undo(room)
    assert len(await entries(room, "projects")) == 200, "the desk takes a whole import back"
    with pytest.raises(NotAllowed):
        await room.house.registers.add_all(room.participants[0], "projects", rows)


async def test_an_instrument_of_a_known_type_begins_with_its_side_and_stages(room: Room) -> None:
    await room.open("instruments")
    await room.house.registers.add(room.participants[0], "instruments", {"name": "First customer", "code": "X01"})
    view = await room.view(Topic.INSTRUMENTS)
    (one,) = view.instruments
    assert (one.side, one.stages) == ("demand", ["market_formation", "diffusion"])


async def test_registers_and_services_that_were_there_first_show_the_same_entries(room: Room) -> None:
    await room.open("stakeholders")
    await room.house.mapping.add(room.participants[0], {**STAKEHOLDER, "power": "4", "is_present": "true"})
    (one,) = await entries(room, "stakeholders")
    assert one.values["name"] == STAKEHOLDER["name"]
    assert one.values["power"] == 4
    assert one.values["is_present"] == "yes"
    await room.house.registers.change(room.participants[1], "stakeholders", one.id, {"power": "2", "is_present": "no"})
    (shown,) = (await room.view(Topic.STAKEHOLDERS)).stakeholders
    assert (shown.power, shown.is_present, shown.name) == (2, False, STAKEHOLDER["name"])


async def test_a_resend_is_stored_once(room: Room) -> None:
    await room.open("stakeholders")
    add, person = room.house.registers.add, room.participants[0]
    first = await add(person, "commitments", OFFER, key="k1")
    assert await add(person, "commitments", OFFER, key="k1") == first
    assert len(await entries(room, "commitments")) == 1


async def test_nobody_reaches_into_another_workshop(room: Room, house: Any) -> None:
    await room.open("stakeholders")
    one = await pledge(room)
    other = await a_room(house)
    for attempt in (
        house.registers.change(other.facilitator, "commitments", one, {"offer": "Mine"}),
        house.registers.remove(other.facilitator, "commitments", one),
        house.registers.history(other.facilitator, "commitments", one),
        house.registers.merge(other.facilitator, "commitments", one, one + "x"),
    ):
        with pytest.raises((NotFound, Invalid)):
            await attempt


async def test_an_entry_is_only_found_in_its_own_register(room: Room) -> None:
    await room.open("stakeholders")
    one = await pledge(room)
    with pytest.raises(NotFound):
        await room.house.registers.change(room.facilitator, "relations", one, {"note": "x"})
    with pytest.raises(NotFound):
        await room.house.registers.entries(room.facilitator, "shoes")


def test_every_register_names_its_entries_by_a_field_of_its_own() -> None:
    for register in REGISTERS.values():
        names = [field.name for field in register.fields]
        assert len(names) == len(set(names)), register.key
        assert register.title in names, register.key
        assert set(register.unique) <= set(names), register.key
        assert all(field.target in REGISTERS for field in register.linking), register.key
        assert any(field.is_first for field in register.fields) or register.store is Store.GOAL, register.key


def test_every_register_has_an_anchor_of_its_own_and_none_of_cards_votes_or_parked_items() -> None:
    anchors = [register.anchor for register in REGISTERS.values()]
    assert len(anchors) == len(set(anchors))
    assert not {"C", "V", "P", ""} & set(anchors)


async def test_parts_are_shown_and_hidden_by_the_facilitator_and_keep_what_was_written(room: Room) -> None:
    await room.open("stakeholders")
    await pledge(room)
    await room.house.convening.show_parts(room.facilitator, ["stopping", "classification"])
    assert (await room.view(Topic.AGENDA)).parts == ["classification", "stopping"]
    assert len(await entries(room, "commitments")) == 1
    with pytest.raises(Invalid):
        await room.house.convening.show_parts(room.facilitator, ["magic"])
    with pytest.raises(MissionRoomError):
        await room.house.convening.show_parts(room.participants[0], [])


async def test_an_instrument_added_by_the_first_service_can_be_changed_field_by_field(room: Room) -> None:
    await room.open("instruments")
    one = await room.house.sketching.sketch(room.participants[0], INSTRUMENT)
    await room.house.registers.change(room.participants[1], "instruments", one, {"target_group": "Ferry operators"})
    (shown,) = (await room.view(Topic.INSTRUMENTS)).instruments
    assert shown.target_group == "Ferry operators"
    assert shown.name == INSTRUMENT["name"]
