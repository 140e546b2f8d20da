"""A program takes a charter out of one workshop, begins another with it, compares, and sees a programme."""

import json
from typing import Any

import httpx

from app.domain.carrying.opening import MOST_BYTES
from tests.api.conftest import Api, Caller


async def charter(caller: Caller) -> bytes:
    return (await caller.call("GET", "/charter?format=json")).content


async def send(api: Api, path: str, file: bytes, **headers: str) -> httpx.Response:
    return await api.client.post(f"/api/v1/workshops/{path}", content=file, headers=headers)


async def carried(api: Api, file: bytes) -> tuple[Caller, dict[str, Any]]:
    answer = await send(api, "import?token=true&facilitator_name=Bo", file)
    assert answer.status_code == 201, answer.text
    said = answer.json()
    return Caller(api.client, said["code"], said["token"], said), said


async def with_a_goal(api: Api) -> Caller:
    ada = await api.start()
    goal = {"statement": "Every child walks to school safely", "target_value": "80", "deadline": "2030-12-31"}
    await ada.make("/goals", goal)
    return ada


async def test_a_charter_begins_a_workshop_and_is_compared_with_what_it_was(api: Api) -> None:
    file = await charter(await with_a_goal(api))
    seen = await send(api, "import/preview", file)
    assert (seen.status_code, seen.json()["goals"], seen.json()["schema_version"][:2]) == (200, 1, "1.")
    bo, said = await carried(api, file)
    assert (said["role"], said["next"]) == ("facilitator", f"/desk/{bo.code}")
    assert said["brought"]["title"] == json.loads(file)["workshop"]["title"]
    compared = await send(api, f"{bo.code}/charter/compare", file, Authorization=f"Bearer {bo.token}")
    assert (compared.status_code, compared.json()) == (200, {"changes": []})
    await bo.make("/goals", {"statement": "Every school has a safe crossing"})
    compared = await send(api, f"{bo.code}/charter/compare", file, Authorization=f"Bearer {bo.token}")
    (added,) = [one for one in compared.json()["changes"] if one["path"][0] == "goals"]
    assert (added["kind"], added["ref"], added["label"]) == ("added", "G2", "Every school has a safe crossing")


async def test_a_page_gets_a_cookie_and_what_was_left_behind(api: Api) -> None:
    file = await charter(await with_a_goal(api))
    answer = await send(api, "import", file, Origin="http://mission.test:3000")
    assert answer.status_code == 201, answer.text
    assert "token" not in answer.json()
    assert [one["what"] for one in answer.json()["brought"]["left"]] == ["history"]
    assert f"seat_{answer.json()['code']}" in answer.headers["set-cookie"]


async def test_what_is_wrong_is_said_in_words_with_its_place(api: Api) -> None:
    file = json.loads(await charter(await with_a_goal(api)))
    file["goals"][0]["content"]["deadline"] = "soon"
    refused = await send(api, "import", json.dumps(file).encode())
    assert (refused.status_code, refused.json()["code"]) == (422, "carry.day")
    assert "goals[0].content.deadline" in refused.json()["errors"]["file"]
    assert (await send(api, "import", b"Dear all")).json()["code"] == "carry.no_json"
    assert (await send(api, "import", b"x" * (MOST_BYTES + 1))).status_code == 413


async def test_a_programme_is_seen_by_whoever_leads_one_of_its_workshops(api: Api) -> None:
    ada, bo, eve = [await api.start() for _ in range(3)]
    started = await ada.call("POST", "/programme", {"title": "Four missions"})
    assert started.status_code == 201, started.text
    code, key = started.json()["code"], started.json()["key"]
    assert (await bo.call("POST", "/programme/join", {"key": key})).json()["workshops"] == 2
    for caller in (ada, bo):
        seen = await api.client.get(f"/api/v1/programmes/{code}", headers={"Authorization": f"Bearer {caller.token}"})
        assert (seen.status_code, len(seen.json()["missions"]), len(seen.json()["own"])) == (200, 2, 1)
    for token in (eve.token, "nonsense"):
        hidden = await api.client.get(f"/api/v1/programmes/{code}", headers={"Authorization": f"Bearer {token}"})
        assert (hidden.status_code, hidden.json()["code"]) == (404, "programme.unknown")
    assert (await api.client.get("/api/v1/programmes/NOWHERE")).json()["code"] == "programme.unknown"


async def test_an_actor_is_brought_and_the_charters_are_compared(api: Api) -> None:
    ada, bo = [await api.start() for _ in range(2)]
    key = (await ada.call("POST", "/programme", {"title": "Four missions"})).json()["key"]
    await bo.call("POST", "/programme/join", {"key": key})
    actor = {"name": "Port of Aarhus", "sector": "government", "level": "local"}
    made = await ada.call("POST", "/registers/stakeholders", actor)
    assert made.status_code == 201, made.text
    (there,) = (await bo.call("GET", "/programme/entries/stakeholders")).json()
    wanted = {"register": "stakeholders", "entries": [{"workshop": there["workshop"], "entry": there["entry"]}]}
    assert (await bo.call("POST", "/programme/bring", wanted)).json() == {"added": 1, "marked": 0}
    compared = await bo.call("POST", f"/charter/compare?workshop={there['workshop']}")
    assert compared.status_code == 200, compared.text
    assert json.loads(await charter(bo))["programme"]["title"] == "Four missions"
    (mine,) = (await bo.call("GET", "/registers/stakeholders")).json()
    await bo.done("PUT", "/programme/same", {"register": "stakeholders", "entry": mine["id"]})
    await bo.done("PATCH", "/programme", {"title": "Five missions"})
    await bo.done("DELETE", "/programme")
    assert (await bo.call("GET", "/programme")).json() == {"code": "", "title": "", "key": "", "workshops": 0}
