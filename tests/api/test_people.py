"""Over the API: who has a seat, a page at a time."""

import httpx

from app.api.app import rest
from app.services.views.here import Here
from app.settings import Settings
from tests.api.conftest import HOST, Api


async def test_seats_are_listed_by_page_and_found_by_words(api: Api) -> None:
    ada = await api.start()
    for number in range(5):
        await api.join(ada.code, f"Ben {number}", number % 2)
    first = (await ada.call("GET", "/seats?limit=4")).json()
    assert ([seat["name"] for seat in first["seats"]], first["total"]) == (["Ada", "Ben 0", "Ben 1", "Ben 2"], 6)
    rest_of_them = (await ada.call("GET", f"/seats?limit=4&after={first['after']}")).json()
    assert ([seat["name"] for seat in rest_of_them["seats"]], rest_of_them["first"]) == (["Ben 3", "Ben 4"], 5)
    found = (await ada.call("GET", "/seats?q=business")).json()
    assert [seat["name"] for seat in found["seats"]] == ["Ben 1", "Ben 3"]


async def test_who_is_away_is_what_the_hub_knows(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code, "Ben")
    await api.join(ada.code, "Cleo")
    here = Here(frozenset({ada.seat["seat_id"], ben.seat["seat_id"]}))
    app = rest(api.house, Settings.from_environment({}), here=lambda _workshop_id: here)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOST) as client:
        answer = await client.get(
            f"/api/v1/workshops/{ada.code}/seats?away=true", headers={"Authorization": f"Bearer {ada.token}"}
        )
    assert [seat["name"] for seat in answer.json()["seats"]] == ["Cleo"]


async def test_the_list_is_refused_to_participants_and_nonsense_in_words(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    refused = await ben.call("GET", "/seats")
    assert (refused.status_code, refused.json()["code"]) == (403, "gate.role")
    for query, field in (
        ("limit=0", "limit"),
        ("limit=1000", "limit"),
        ("after=nobody", "after"),
        ("q=" + "x" * 99, "q"),
    ):
        answer = await ada.call("GET", f"/seats?{query}")
        assert (answer.status_code, set(answer.json()["errors"])) == (422, {field}), query


async def test_the_desks_topic_holds_no_list_of_people(api: Api) -> None:
    ada = await api.start()
    await api.join(ada.code, "Ben Somebody")
    backstage = await ada.call("GET", "/backstage")
    assert "Ben Somebody" not in backstage.text
    assert backstage.json()["tables"] == []
    presence = (await ada.call("GET", "/snapshot?topics=presence")).json()["presence"]
    assert (presence["joined"], presence["groups"][0]) == (
        2,
        {"name": "Government", "index": 0, "joined": 1, "here": 0, "writing": 0},
    )
