"""Workshops of one programme see each other's charters, bring what they share, and stay whole when one of them goes."""

import pytest

from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.services.programmes.programmes import Elsewhere
from tests.house_fixtures import House
from tests.rooms import INSTRUMENT, STAKEHOLDER, Room, a_room


async def two_rooms(house: House) -> tuple[Room, Room]:
    """Two workshops of one programme, with the steps for actors and instruments open."""
    rooms = [await a_room(house, participants=1) for _ in range(2)]
    for room in rooms:
        await room.open("stakeholders")
    first, second = rooms
    await house.programmes.start(first.facilitator, "Four missions")
    key = (await house.programmes.membership(first.facilitator)).key
    await house.programmes.join(second.facilitator, key)
    return first, second


async def an_actor(room: Room, name: str, **more: str) -> str:
    return await room.house.registers.add(room.facilitator, "stakeholders", {**STAKEHOLDER, "name": name, **more})


async def a_promise(room: Room, actor: str, amount: str = "100") -> str:
    fields = {"offer": "Money", "kind": "money", "amount": amount, "unit": "DKK", "actor": actor}
    return await room.house.registers.add(room.facilitator, "commitments", fields)


async def names(room: Room, register: str = "stakeholders") -> list[object]:
    return [one.values["name"] for one in await room.house.registers.entries(room.facilitator, register)]


async def test_a_workshop_joins_by_the_key_and_no_other_way(house: House) -> None:
    first, second = await two_rooms(house)
    third = await a_room(house, participants=1)
    member = await house.programmes.membership(second.facilitator)
    assert (member.title, member.workshops) == ("Four missions", 2)
    for key in (member.code, member.key[:-1] + "x", member.key.upper(), "", "a.b", "\ud800"):
        with pytest.raises(NotFound, match=r"programme\.unknown"):
            await house.programmes.join(third.facilitator, key)
    with pytest.raises(Conflict, match=r"programme\.already"):
        await house.programmes.join(first.facilitator, member.key)
    with pytest.raises(NotFound, match=r"programme\.none"):
        await house.programmes.overview(third.facilitator)


async def test_only_who_leads_sees_a_programme(house: House) -> None:
    first, _ = await two_rooms(house)
    for method in (house.programmes.membership, house.programmes.overview):
        with pytest.raises(NotAllowed):
            await method(first.participants[0])


async def test_the_overview_counts_a_shared_promise_once(house: House) -> None:
    first, second = await two_rooms(house)
    fund, same = await an_actor(first, "Innovation Fund"), await an_actor(second, "Innovation Fund")
    promise, again = await a_promise(first, fund), await a_promise(second, same)
    seen = await house.programmes.overview(first.facilitator)
    assert {(one["register"], one["first"]["name"]) for one in seen.suggestions} >= {
        ("stakeholders", "Innovation Fund")
    }
    assert seen.shared["stakeholders"] == []
    assert [one["amount"] for one in seen.commitments["in_all"]] == [200]
    await house.programmes.mark(second.facilitator, "stakeholders", same, Elsewhere(first.workshop_id, fund))
    seen = await house.programmes.overview(first.facilitator)
    assert [one["key"] for one in seen.hints] == ["maybe_twice"]
    await house.programmes.mark(second.facilitator, "commitments", again, Elsewhere(first.workshop_id, promise))
    seen = await house.programmes.overview(second.facilitator)
    assert [one["amount"] for one in seen.commitments["in_all"]] == [100]
    assert [[one["amount"] for one in totals] for totals in seen.commitments["by_mission"].values()] == [[100], [100]]
    assert seen.hints == []
    assert [one["counts"] for one in seen.commitments["by_actor"][0]["offers"]] == [True, False]
    await house.programmes.unmark(second.facilitator, "commitments", again)
    assert [one["amount"] for one in (await house.programmes.overview(first.facilitator)).commitments["in_all"]] == [
        200
    ]


async def test_actors_are_brought_as_copies_and_later_edits_are_told_not_made(house: House) -> None:
    first, second = await two_rooms(house)
    fund = await an_actor(first, "Innovation Fund", power="5", note="Pays")
    await an_actor(second, "  innovation FUND ")
    port = await an_actor(first, "Port of Aarhus")
    wanted = [Elsewhere(first.workshop_id, one) for one in (fund, port)]
    done = await house.bringing.bring(second.facilitator, "stakeholders", wanted)
    assert (done.added, done.marked) == (1, 1)
    assert await names(second) == ["innovation FUND", "Port of Aarhus"]
    again = await house.bringing.bring(second.facilitator, "stakeholders", wanted)
    assert (again.added, again.marked) == (0, 2)
    entries = await house.registers.entries(second.facilitator, "stakeholders")
    assert entries[1].values["power"] is None, "where it stands in the other mission stays there"
    there = await house.programmes.elsewhere(second.facilitator, "stakeholders")
    assert [one.is_here for one in there] == [True, True]
    await house.registers.change(first.facilitator, "stakeholders", port, {"note": "Has moved"})
    seen = await house.programmes.overview(second.facilitator)
    shared = {one["name"]: [each["field"] for each in one["differences"]] for one in seen.shared["stakeholders"]}
    assert shared["Port of Aarhus"] == ["note"]
    assert (await house.registers.entries(second.facilitator, "stakeholders"))[1].values["note"] != "Has moved"


async def test_instruments_come_with_their_actors_and_without_the_other_missions_goals(house: House) -> None:
    first, second = await two_rooms(house)
    lead = await an_actor(first, "Ministry of Food")
    await first.open("goals")
    goal = await first.goal(first.facilitator)
    await first.open("instruments")
    await second.open("instruments")
    sketch = await house.sketching.sketch(first.facilitator, {**INSTRUMENT, "lead_id": lead, "goal_ids": [goal]})
    await house.bringing.bring(second.facilitator, "stakeholders", [Elsewhere(first.workshop_id, lead)])
    await house.bringing.bring(second.facilitator, "instruments", [Elsewhere(first.workshop_id, sketch)])
    (here,) = await house.registers.entries(second.facilitator, "instruments")
    (actor,) = await house.registers.entries(second.facilitator, "stakeholders")
    assert (here.values["lead_id"], here.values["goal_ids"]) == (actor.id, [])


async def test_nothing_is_brought_from_outside_the_programme_or_by_half(house: House) -> None:
    first, second = await two_rooms(house)
    stranger = await a_room(house, participants=1)
    await stranger.open("stakeholders")
    fund, theirs = await an_actor(first, "Innovation Fund"), await an_actor(stranger, "Secret Fund")
    wanted = [Elsewhere(first.workshop_id, fund), Elsewhere(stranger.workshop_id, theirs)]
    with pytest.raises(NotFound, match=r"programme\.elsewhere"):
        await house.bringing.bring(second.facilitator, "stakeholders", wanted)
    with pytest.raises(NotFound, match=r"entry\.gone"):
        await house.bringing.bring(second.facilitator, "stakeholders", [Elsewhere(first.workshop_id, theirs)])
    assert await names(second) == []
    with pytest.raises(Invalid, match=r"programme\.register"):
        await house.bringing.bring(second.facilitator, "blockers", [])
    with pytest.raises(NotAllowed):
        await house.bringing.bring(second.participants[0], "stakeholders", wanted[:1])
    with pytest.raises(NotFound):
        await house.programmes.compare(second.facilitator, stranger.workshop_id)


async def test_no_name_of_anybody_and_nothing_from_backstage_is_in_the_overview(house: House) -> None:
    first, second = await two_rooms(house)
    port = await house.registers.add(first.participants[0], "stakeholders", {**STAKEHOLDER, "name": "Port"})
    await house.bringing.bring(second.facilitator, "stakeholders", [Elsewhere(first.workshop_id, port)])
    await house.registers.add(first.facilitator, "blockers", {"what": "The minister's cousin"})
    seen = str(await house.programmes.overview(second.facilitator))
    assert "Port" in seen
    assert "Person Number0" not in seen
    assert "cousin" not in seen


async def test_who_leaves_and_what_is_deleted_leaves_the_others_whole(house: House) -> None:
    first, second = await two_rooms(house)
    fund = await an_actor(first, "Innovation Fund")
    await house.bringing.bring(second.facilitator, "stakeholders", [Elsewhere(first.workshop_id, fund)])
    await house.convening.delete(first.facilitator, first.code)
    seen = await house.programmes.overview(second.facilitator)
    assert [one["id"] for one in seen.missions] == [second.workshop_id]
    assert await names(second) == ["Innovation Fund"]
    await house.programmes.leave(second.facilitator)
    assert await names(second) == ["Innovation Fund"]
    assert (await house.programmes.membership(second.facilitator)).code == ""


async def test_a_title_is_the_same_everywhere(house: House) -> None:
    first, second = await two_rooms(house)
    await house.programmes.rename(second.facilitator, "Green roadmaps")
    assert (await house.programmes.membership(first.facilitator)).title == "Green roadmaps"


async def test_charters_of_a_programme_are_compared(house: House) -> None:
    first, second = await two_rooms(house)
    await an_actor(second, "Port of Aarhus")
    found = await house.programmes.compare(second.facilitator, first.workshop_id)
    assert [(one.kind, one.label) for one in found if one.path[0] == "stakeholders"] == [("added", "Port of Aarhus")]
