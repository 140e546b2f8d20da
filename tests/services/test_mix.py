"""Stakeholders, instruments and the charter's wording: stored as meant, refused by field, taken out by the desk."""

from typing import Any

import pytest

from app.domain.errors import Invalid, MissionRoomError, NotFound
from app.domain.instruments import INSTRUMENT_TYPES
from app.domain.snapshot import Topic
from tests.rooms import INSTRUMENT, STAKEHOLDER, Room, a_room, on_both_databases


async def stakeholder(room: Room, **fields: Any) -> str:
    return await room.house.mapping.add(room.participants[0], {**STAKEHOLDER, **fields})


async def instrument(room: Room, **fields: Any) -> str:
    return await room.house.sketching.sketch(room.participants[0], {**INSTRUMENT, **fields})


@on_both_databases
async def test_a_stakeholder_is_kept_with_all_that_is_known(room: Room) -> None:
    await room.open("stakeholders")
    fields = {"policy_field": "transport", "roles": ["funder", "regulator"], "power": "4", "interest": "2"}
    await stakeholder(room, **fields, is_present="true", note="Knows the quays")
    view = await room.view(Topic.STAKEHOLDERS)
    (one,) = view.stakeholders
    assert (one.number, one.name, one.sector, one.level) == (1, "Port authority", "government", "local")
    assert (one.policy_field, one.roles, one.power, one.interest) == ("transport", ["regulator", "funder"], 4, 2)
    assert (one.is_present, one.note, one.author) == (True, "Knows the quays", "Person Number0")
    assert "government" not in view.empty_sectors
    assert "business" in view.empty_sectors


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"name": ""}, "text.missing", "name"),
        ({"name": "x" * 121}, "text.too_long", "name"),
        ({"sector": ""}, "choice.unknown", "sector"),
        ({"sector": "neighbours"}, "choice.unknown", "sector"),
        ({"level": "galactic"}, "choice.unknown", "level"),
        ({"policy_field": "x"}, "choice.unknown", "policy_field"),
        ({"roles": ["x"]}, "choice.unknown", "roles"),
        ({"power": "6"}, "number.range", "power"),
        ({"interest": "-1"}, "number.range", "interest"),
        ({"note": "x" * 401}, "text.too_long", "note"),
    ],
)
async def test_a_stakeholder_that_cannot_be_is_refused_by_field(
    room: Room, fields: dict[str, Any], code: str, field: str
) -> None:
    await room.open("stakeholders")
    standing = await stakeholder(room)
    before = await room.dump()
    for attempt in (
        stakeholder(room, **fields),
        room.house.mapping.rewrite(room.participants[0], standing, {**STAKEHOLDER, **fields}),
    ):
        with pytest.raises(Invalid) as refused:
            await attempt
        assert (refused.value.code, refused.value.field) == (code, field)
    assert await room.dump() == before


async def test_anybody_places_an_actor_on_the_grid(room: Room) -> None:
    await room.open("stakeholders")
    one = await stakeholder(room)
    assert (await room.view(Topic.STAKEHOLDERS)).unplaced == 1
    await room.house.mapping.place(room.participants[2], one, 5, 1)
    (shown,) = (await room.view(Topic.STAKEHOLDERS)).stakeholders
    assert (shown.power, shown.interest, shown.quadrant) == (5, 1, "satisfy")
    for power, interest in ((0, 3), (3, 6), (-1, 3)):
        with pytest.raises(Invalid, match=r"number\.range"):
            await room.house.mapping.place(room.participants[0], one, power, interest)


async def test_an_instrument_takes_side_and_stages_from_its_type_unless_told(room: Room) -> None:
    kind = INSTRUMENT_TYPES[0]
    await room.open("instruments")
    await instrument(room, code=kind.code, side="", stages=[])
    await instrument(room, code=kind.code, side="regulatory", stages=["phase_out", "research"])
    by_type, by_hand = (await room.view(Topic.INSTRUMENTS)).instruments
    assert (by_type.side, by_type.stages) == (kind.default_side, [str(one) for one in kind.default_stages])
    assert (by_hand.side, by_hand.stages) == ("regulatory", ["research", "phase_out"])


async def test_an_instrument_is_linked_to_goals_and_actors_of_this_workshop_only(room: Room) -> None:
    other = await a_room(room.house, participants=1)
    await other.open("goals")
    foreign_goal = await other.goal()
    await room.open("goals")
    goal, *_ = await room.goals(2)
    await room.open("stakeholders")
    lead, partner = await stakeholder(room), await stakeholder(room, name="City")
    await room.open("instruments")
    sketch = await instrument(room, goal_ids=[goal, goal], lead_id=lead, partner_ids=[partner])
    (shown,) = (await room.view(Topic.INSTRUMENTS)).instruments
    assert ([one.id for one in shown.goals], shown.lead_name) == ([goal], "Port authority")
    assert [one.name for one in shown.partners] == ["City"]
    for fields, code in (
        ({"goal_ids": [foreign_goal]}, "goal.gone"),
        ({"lead_id": "nobody"}, "stakeholder.gone"),
        ({"partner_ids": [partner, "nobody"]}, "stakeholder.gone"),
    ):
        with pytest.raises(Invalid) as refused:
            await instrument(room, **fields)
        assert refused.value.code == code
    await room.house.mapping.remove(room.facilitator, lead)
    await room.house.goalsetting.hide(room.facilitator, goal)
    (shown,) = (await room.view(Topic.INSTRUMENTS)).instruments
    assert (shown.id, shown.goals, shown.lead_id, shown.lead_name) == (sketch, [], "", "")


async def test_a_sketch_whose_lead_was_taken_out_can_still_be_sharpened(room: Room) -> None:
    await room.open("stakeholders")
    lead = await stakeholder(room)
    await room.open("instruments")
    sketch = await instrument(room, lead_id=lead)
    await room.house.mapping.remove(room.facilitator, lead)
    (shown,) = (await room.view(Topic.INSTRUMENTS)).instruments
    fields = {**INSTRUMENT, "lead_id": shown.lead_id, "partner_ids": shown.partner_ids, "goal_ids": shown.goal_ids}
    await room.house.sketching.rewrite(room.participants[0], sketch, {**fields, "name": "Sharper"})


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"name": " "}, "text.missing", "name"),
        ({"code": "X99"}, "choice.unknown", "code"),
        ({"side": ""}, "choice.unknown", "side"),
        ({"stages": ["later"]}, "choice.unknown", "stages"),
        ({"budget": "much"}, "choice.unknown", "budget"),
        ({"budget_status": "maybe"}, "choice.unknown", "budget_status"),
        ({"summary": "x" * 601}, "text.too_long", "summary"),
        ({"start": "x" * 41}, "text.too_long", "start"),
    ],
)
async def test_a_sketch_that_cannot_be_is_refused_by_field(
    room: Room, fields: dict[str, Any], code: str, field: str
) -> None:
    await room.open("instruments")
    before = await room.dump()
    with pytest.raises(Invalid) as refused:
        await instrument(room, **fields)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert await room.dump() == before


async def test_what_was_taken_out_is_gone_and_cannot_be_changed(room: Room) -> None:
    await room.open("stakeholders")
    actor = await stakeholder(room)
    await room.house.mapping.remove(room.facilitator, actor)
    await room.open("instruments")
    sketch = await instrument(room)
    await room.house.sketching.remove(room.facilitator, sketch)
    assert (await room.view(Topic.STAKEHOLDERS)).stakeholders == []
    assert (await room.view(Topic.INSTRUMENTS)).instruments == []
    lead = room.facilitator
    for attempt in (
        room.house.mapping.rewrite(lead, actor, STAKEHOLDER),
        room.house.mapping.place(lead, actor, 1, 1),
        room.house.mapping.remove(lead, actor),
        room.house.sketching.rewrite(lead, sketch, INSTRUMENT),
        room.house.sketching.remove(lead, sketch),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_a_section_is_worded_by_hand_and_goes_back_to_what_was_assembled(room: Room) -> None:
    drafting, lead = room.house.drafting, room.facilitator
    await drafting.reword(lead, "challenge", "Our words", basis="b" * 64)
    room.clock.passes(minutes=1)
    await drafting.reword(lead, "challenge", "Better words", basis="c" * 64)
    (edit,) = (await room.dump())["charter_edit"]
    assert (edit["text"], edit["basis"], edit["editor_role"]) == ("Better words", "c" * 64, "facilitator")
    await drafting.restore(lead, "challenge")
    with pytest.raises(NotFound, match=r"section\.unknown"):
        await drafting.restore(lead, "challenge")
    await drafting.reword(lead, "challenge", "And again")
    (edit,) = (await room.dump())["charter_edit"]
    assert (edit["text"], bool(edit["is_removed"])) == ("And again", False)


@on_both_databases
@pytest.mark.parametrize("key", ["", "x" * 41, "\x00", "\ud800", "nothing like it"])
async def test_a_section_that_is_not_there_is_refused(room: Room, key: str) -> None:
    before = await room.dump()
    with pytest.raises(MissionRoomError, match=r"section\.unknown"):
        await room.house.drafting.reword(room.facilitator, key, "Words")
    assert await room.dump() == before
