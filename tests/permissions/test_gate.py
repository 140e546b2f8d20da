"""Every service method really passes the gate: who may not is refused, and nothing at all has changed."""

import contextlib
import inspect

import pytest

from app.domain.errors import MissionRoomError, NotAllowed
from app.domain.workshop import Actor
from app.services.house import House
from tests.permissions.calls import CALLS, UNGATED, Call, prepared
from tests.permissions.stage import Stage
from tests.rooms import dump

each_call = pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)


async def refusal(call: Call, stage: Stage, actor: Actor) -> MissionRoomError | None:
    """What the call was refused with, having made sure that a refusal changed nothing."""
    before = dump(stage.room.url)
    stage.room.ear.heard.clear()
    try:
        await call.method(stage, actor)
    except MissionRoomError as error:
        assert dump(stage.room.url) == before
        assert not stage.room.ear.heard
        return error
    return None


def methods_with_an_actor(house: House) -> set[str]:
    """Public methods of all services whose first argument is an actor."""
    found = set()
    for name, service in vars(house).items():
        if not type(service).__module__.startswith("app.services.") or name == "gate":
            continue
        for method, function in inspect.getmembers(service, inspect.ismethod):
            if method.startswith("_"):
                continue
            parameters = list(inspect.signature(function).parameters)
            if parameters and parameters[0] == "actor":
                found.add(f"{name}.{method}")
    return found


def test_the_calls_are_all_that_the_services_offer_to_an_actor(stage: Stage) -> None:
    assert {call.name for call in CALLS} | set(UNGATED) == methods_with_an_actor(stage.house)


@each_call
async def test_only_those_roles_may_and_a_refusal_changes_nothing(stage: Stage, call: Call) -> None:
    await prepared(stage, call)
    for letter in set("OPCF") - set(call.who):
        refused = await refusal(call, stage, stage.people[letter])
        assert isinstance(refused, NotAllowed), (letter, refused)
        assert refused.code in {"gate.role", "card.not_yours", "comment.not_yours"}
    allowed = call.who[-1]  # the least of those who may
    assert await refusal(call, stage, stage.people[allowed]) is None


SHARED = [call for call in CALLS if {"F", "P"} <= set(call.who)]


@pytest.mark.parametrize("call", SHARED, ids=lambda call: call.name)
async def test_what_participants_may_facilitators_may_too(stage: Stage, call: Call) -> None:
    await prepared(stage, call)
    assert await refusal(call, stage, stage.people["F"]) is None


IN_A_STEP = [call for call in CALLS if call.step and call.step not in {"timer", "paused"}]


@pytest.mark.parametrize("status", ["planned", "closed"])
@pytest.mark.parametrize("call", IN_A_STEP, ids=lambda call: call.name)
async def test_a_step_that_is_not_open_stops_participants_and_facilitators_who_may_not_prepare(
    stage: Stage, call: Call, status: str
) -> None:
    await prepared(stage, call)
    step = stage.room.steps[call.step.partition(", ")[0]]
    async with stage.house.database.write() as work:
        row = await work.steps.get(stage.room.workshop_id, step)
        assert row is not None
        row.status = status
    for letter in call.who:
        refused = await refusal(call, stage, stage.people[letter])
        if letter in "FC" and status[0] in call.leading_while:
            assert refused is None
            return
        assert isinstance(refused, NotAllowed), (letter, refused)
        assert refused.code == {"planned": "gate.step_not_open", "closed": "gate.step_closed"}[status]


@each_call
async def test_after_the_end_only_reading_the_charter_and_tidying_remain(stage: Stage, call: Call) -> None:
    await prepared(stage, call)
    if call.step in {"timer", "paused"}:
        return  # the end takes the timer away
    await stage.house.convening.end(stage.room.facilitator)
    for letter in reversed(call.who):
        refused = await refusal(call, stage, stage.people[letter])
        if call.after_end:
            assert refused is None
            return
        assert refused is not None, letter
        assert refused.code == "gate.ended"


@each_call
async def test_whoever_leads_another_workshop_changes_nothing_here(stage: Stage, call: Call) -> None:
    await prepared(stage, call)
    other = stage.elsewhere
    await other.open(call.step.partition(", ")[0] if call in IN_A_STEP else "charter")
    here = stage.room.workshop_id

    def stored_here() -> dict[str, list[dict[str, object]]]:
        return {
            table: [row for row in rows if here in {row["id"], row.get("workshop_id")}]
            for table, rows in dump(stage.room.url).items()
        }

    before = stored_here()
    for stranger in (other.facilitator, other.participants[0]):
        with contextlib.suppress(MissionRoomError):
            await call.method(stage, stranger)
    assert stored_here() == before
