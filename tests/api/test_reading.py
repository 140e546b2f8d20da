"""Reading the room over the API: topics, who sees which, and what is one's own."""

import pytest

from tests.api.conftest import Api, Caller

SHELVES = {"aims", "relations", "commitments", "mix", "portfolio", "learning", "profile", "estimates"}
TOPICS = {
    "agenda",
    "presence",
    "cards",
    "goals",
    "rounds",
    "turnout",
    "stakeholders",
    "instruments",
    "parking",
    "paper",
    "supports",
    "comments",
    *SHELVES,
}


async def backstage_link(facilitator: Caller, role: str) -> str:
    links = (await facilitator.call("GET", "/backstage")).json()["links"]
    return next(str(link["path"]).removeprefix("/link/") for link in links if link["role"] == role)


async def test_a_participant_sees_every_topic_but_the_desks(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    shown = (await ben.call("GET", "/snapshot")).json()
    assert shown.keys() - {"charter"} == TOPICS
    assert (await ada.call("GET", "/snapshot")).json().keys() - {"charter"} == {*TOPICS, "backstage", "blockers"}


async def test_only_what_was_asked_for_is_sent(api: Api) -> None:
    ada = await api.start()
    assert (await ada.call("GET", "/snapshot?topics=goals,rounds")).json().keys() == {"goals", "rounds"}
    wrong = await ada.call("GET", "/snapshot?topics=goals,secrets")
    assert (wrong.status_code, wrong.json()["errors"].keys()) == (422, {"topics"})


@pytest.mark.parametrize("path", ["/snapshot?topics=agenda,backstage", "/backstage", "/blockers"])
async def test_the_desks_part_is_refused_to_participants_and_observers(api: Api, path: str) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    link = await backstage_link(ada, "observer")
    seat = (await api.client.post(f"/api/v1/links/{link}/seats?token=true", json={"display_name": "Olga"})).json()
    for caller in (ben, Caller(api.client, ada.code, seat["token"])):
        answer = await caller.call("GET", path)
        assert (answer.status_code, answer.json()["code"]) == (403, "gate.role")
    assert (await ada.call("GET", path)).status_code == 200


async def test_a_topic_alone_is_the_same_as_in_the_snapshot(api: Api) -> None:
    ada = await api.start()
    whole = (await ada.call("GET", "/snapshot")).json()
    alone = {topic: (await ada.call("GET", f"/{topic}")).json() for topic in sorted(TOPICS - {"presence"})}
    for agenda in (whole["agenda"], alone["agenda"]):
        del agenda["timer"]["server_now_ms"]
    assert alone == {topic: whole[topic] for topic in alone}


async def test_a_seat_knows_its_own_things_and_nobody_elses(api: Api) -> None:
    ada = await api.start()
    ben, cleo = await api.join(ada.code), await api.join(ada.code, "Cleo", 1)
    await ada.done("POST", f"/steps/{(await api.steps(ada))['frame']}/open")
    await ben.make("/cards", {"prompt": "problem", "text": "The quay is loud"})
    mine, hers = (await ben.call("GET", "/me")).json(), (await cleo.call("GET", "/me")).json()
    assert (mine["role"], mine["name"], [card["text"] for card in mine["cards"]]) == (
        "participant",
        "Ben",
        ["The quay is loud"],
    )
    assert (hers["group_name"], hers["cards"]) == ("Business", [])
    assert len(mine["recovery_code"]) == 10
    assert mine["recovery_code"] != hers["recovery_code"]


async def test_what_is_personal_is_kept_in_no_cache(api: Api) -> None:
    ada = await api.start()
    for path in ("/me", "/snapshot", "/goals"):
        assert (await ada.call("GET", path)).headers["cache-control"] == "no-store"


async def test_a_secret_link_says_what_it_is_for_and_gives_that_role(api: Api) -> None:
    ada = await api.start()
    link = await backstage_link(ada, "cofacilitator")
    facts = (await api.client.get(f"/api/v1/links/{link}")).json()
    assert facts == {"title": "Sustainable feed", "role": "cofacilitator", "needs_name": True}
    nameless = await api.client.post(f"/api/v1/links/{link}/seats", json={})
    assert (nameless.status_code, nameless.json()["errors"].keys()) == (422, {"display_name"})
    answer = await api.client.post(f"/api/v1/links/{link}/seats", json={"display_name": "Kim"})
    assert (answer.status_code, answer.json()["next"]) == (201, f"/desk/{ada.code}")


async def test_the_facilitators_link_leads_back_to_the_one_seat(api: Api) -> None:
    ada = await api.start()
    link = ada.seat["facilitator_link"].removeprefix("/link/")
    assert (await api.client.get(f"/api/v1/links/{link}")).json()["needs_name"] is False
    async with api.from_address("10.0.0.9") as device:
        back = (await device.post(f"/api/v1/links/{link}/seats", json={})).json()
    assert back["seat_id"] == ada.seat["seat_id"]


async def test_a_link_leads_back_to_the_seat_that_this_device_has_by_it(api: Api) -> None:
    ada = await api.start()
    link = await backstage_link(ada, "observer")
    async with api.from_address("10.0.0.9") as device:
        first = await device.post(f"/api/v1/links/{link}/seats", json={"display_name": "Olga"})
        assert (await device.get(f"/api/v1/links/{link}")).json()["needs_name"] is False
        again = await device.post(f"/api/v1/links/{link}/seats", json={})
        assert (again.status_code, again.json()["seat_id"]) == (200, first.json()["seat_id"])
        other = await device.post(
            f"/api/v1/links/{await backstage_link(ada, 'cofacilitator')}/seats", json={"display_name": "Olga"}
        )
        assert (other.status_code, other.json()["role"]) == (201, "cofacilitator")


async def test_a_replaced_link_stops_working(api: Api) -> None:
    ada = await api.start()
    link = await backstage_link(ada, "observer")
    await ada.done("POST", f"/links/{link.partition('.')[0]}/renewal")
    assert (await api.client.get(f"/api/v1/links/{link}")).json()["code"] == "link.unknown"
    assert (await api.client.get(f"/api/v1/links/{await backstage_link(ada, 'observer')}")).status_code == 200


async def test_a_script_of_a_page_never_gets_a_token(api: Api) -> None:
    ada = await api.start()
    groups = (await api.client.get(f"/api/v1/workshops/{ada.code}")).json()["groups"]
    body = {"display_name": "Eve", "group_id": groups[0]["id"]}
    path = f"/api/v1/workshops/{ada.code}/seats?token=true"
    for headers in ({"Origin": "http://mission.test:3000"}, {"Sec-Fetch-Site": "same-origin"}):
        refused = await api.client.post(path, json=body, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "http.token")
    link = ada.seat["facilitator_link"].removeprefix("/link/")
    for path, body in (
        ("/api/v1/workshops", {"title": "Mine"}),
        (f"/api/v1/links/{link}/seats", {}),
        ("/api/v1/seats/recover", {"code": ada.code, "recovery_code": ada.seat["recovery_code"]}),
    ):
        refused = await api.client.post(f"{path}?token=true", json=body, headers={"Origin": "http://mission.test:3000"})
        assert (refused.status_code, refused.json()["code"]) == (403, "http.token")
