"""Whoever asks on the start page looks on at the demo of a template, and cannot change anything in it."""

import httpx

from app.api.app import rest
from app.demo.on_demand import DemosOnDemand
from app.services.house import House
from app.settings import Settings

HOST = "http://mission.test"


def visitor(house: House, demos: DemosOnDemand | None) -> httpx.AsyncClient:
    api = rest(house, Settings.from_environment({}), demos=demos)
    return httpx.AsyncClient(transport=httpx.ASGITransport(api), base_url=HOST)


async def test_a_visitor_comes_to_the_charter_and_the_next_one_to_the_same(house: House) -> None:
    demos = DemosOnDemand(house, house)
    async with visitor(house, demos) as one, visitor(house, demos) as other:
        offered = (await one.get("/api/v1/templates")).json()
        assert [entry["key"] for entry in offered if not entry["has_demo"]] == ["blank"]
        first = await one.post("/api/v1/templates/litmus/demo")
        assert first.status_code == 201
        page = first.json()["next"]
        code = page.rpartition("/")[2]
        assert page == f"/charter/{code}"
        assert "# Is the street a mission?" in (await one.get(f"/api/v1/workshops/{code}/charter")).text
        again = await one.post("/api/v1/templates/litmus/demo")
        assert again.json() == {"next": page}
        assert (await other.post("/api/v1/templates/litmus/demo")).json()["next"] == page
        refused = await one.put(f"/api/v1/workshops/{code}/template", json={"template": "city"})
        assert refused.status_code == 403


async def test_where_there_are_no_demos_there_is_none_to_look_at(house: House) -> None:
    async with visitor(house, None) as client:
        assert not any(one["has_demo"] for one in (await client.get("/api/v1/templates")).json())
        answer = await client.post("/api/v1/templates/litmus/demo")
        assert (answer.status_code, answer.json()["code"]) == (404, "demo.none")
    async with visitor(house, DemosOnDemand(house, house)) as client:
        assert (await client.post("/api/v1/templates/blank/demo")).status_code == 404
