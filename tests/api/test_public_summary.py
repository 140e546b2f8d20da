"""The public summary over the API: for anybody while it is on, for nobody while it is off, and without names."""

from typing import Any

from tests.api.conftest import HOST, Api, Caller

INVITATION = {"kind": "supporters", "what": "Come to the quay", "is_public": "yes"}


async def open_room(api: Api) -> Caller:
    facilitator = await api.start(template="blank", title="A quiet harbour")
    steps = await api.steps(facilitator)
    await facilitator.done("POST", f"/steps/{steps['stakeholders']}/open")
    return facilitator


async def told(api: Api, code: str) -> Any:
    return await api.client.get(f"/api/v1/workshops/{code}/summary")


async def test_it_is_off_until_a_facilitator_invites_supporters_and_off_again_after(api: Api) -> None:
    facilitator = await open_room(api)
    answer = await told(api, facilitator.code)
    assert (answer.status_code, answer.json()["code"]) == (404, "summary.off")
    entry = await facilitator.make("/registers/movement", INVITATION)
    answer = await told(api, facilitator.code)
    assert answer.status_code == 200
    assert answer.json()["invitation"] == "Come to the quay"
    assert answer.json()["join_url"] == f"{HOST}/join/{facilitator.code}"
    await facilitator.done("PATCH", f"/registers/movement/{entry}", {"fields": {"is_public": "no"}})
    assert (await told(api, facilitator.code)).status_code == 404


async def test_no_participant_can_switch_it_on(api: Api) -> None:
    facilitator = await open_room(api)
    participant = await api.join(facilitator.code)
    answer = await participant.call("POST", "/registers/movement", INVITATION)
    assert (answer.status_code, answer.json()["code"]) == (422, "field.leading")
    quiet = await participant.make("/registers/movement", {**INVITATION, "is_public": ""})
    answer = await participant.call("PATCH", f"/registers/movement/{quiet}", {"fields": {"is_public": "yes"}})
    assert answer.json()["code"] == "field.leading"
    assert (await told(api, facilitator.code)).status_code == 404


async def test_after_the_end_it_stays_nobody_can_join_and_hiding_the_part_switches_it_off(api: Api) -> None:
    facilitator = await open_room(api)
    await facilitator.make("/registers/movement", INVITATION)
    await facilitator.done("POST", "/end")
    assert (await told(api, facilitator.code)).json()["join_url"] == ""
    await facilitator.done("PUT", "/parts", {"parts": ["commitments"]})
    assert (await told(api, facilitator.code)).status_code == 404


async def test_it_says_sums_and_never_who(api: Api) -> None:
    facilitator = await open_room(api)
    await facilitator.make("/registers/movement", INVITATION)
    participant = await api.join(facilitator.code)
    body = {"name": "Maria's boats", "sector": "business", "level": "local"}
    actor = await participant.make("/registers/stakeholders", body)
    offer = {"offer": "Maria lends a boat", "kind": "money", "amount": "900", "unit": "EUR", "actor": actor}
    pledge = await participant.make("/registers/commitments", {**offer, "spokesperson": "Maria Lopez"})
    assert (await told(api, facilitator.code)).json()["confirmed"] == []
    await facilitator.done("PATCH", f"/registers/commitments/{pledge}", {"fields": {"status": "confirmed"}})
    answer = await told(api, facilitator.code)
    assert answer.json()["confirmed"] == [{"kind": "money", "unit": "EUR", "amount": 900.0, "count": 1}]
    assert "Maria" not in answer.text


async def test_a_wrong_code_is_a_wrong_code(api: Api) -> None:
    answer = await told(api, "ZZZZZZ")
    assert (answer.status_code, answer.json()["code"]) == (404, "code.unknown")
