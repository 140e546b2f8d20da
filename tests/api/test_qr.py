"""QR codes lead to an address that a phone can reach."""

import io
from pathlib import Path

import httpx
import pytest
import segno

from app import addresses
from app.services.clock import now
from tests.api.conftest import Api, serving


def drawn(address: str) -> bytes:
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", border=3, dark="#000", light="#fff", xmldecl=False, svgns=True, omitsize=True
    )
    return picture.getvalue()


async def asked(client: httpx.AsyncClient, host: str, **headers: str) -> bytes:
    answer = await client.get("/api/v1/qr/k7rm4x.svg", headers={"Host": host, **headers})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"] == "max-age=300"
    return answer.content


async def test_it_leads_to_the_address_that_this_request_came_by(api: Api) -> None:
    assert await asked(api.client, "192.168.7.7:3000") == drawn("http://192.168.7.7:3000/join/K7RM4X")


async def test_the_facts_name_the_same_address_in_words(api: Api) -> None:
    code = (await api.start()).code
    facts = (await api.client.get(f"/api/v1/workshops/{code}", headers={"Host": "192.168.7.7:3000"})).json()
    assert facts["join_url"] == f"http://192.168.7.7:3000/join/{code}"


async def test_a_name_that_no_phone_can_reach_becomes_the_address_in_the_network(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "own_network_address", lambda: "192.168.1.20")
    for host in ("localhost:3000", "127.0.0.1:3000", "[::1]:3000", "evil host", ""):
        assert await asked(api.client, host) == drawn("http://192.168.1.20:3000/join/K7RM4X")


async def test_a_public_address_is_taken_at_its_word(api: Api, tmp_path: Path) -> None:
    async with serving(api.url, tmp_path, now, MISSION_ROOM_PUBLIC_URL="https://mission.example.org") as public:
        assert await asked(public.client, "192.168.7.7") == drawn("https://mission.example.org/join/K7RM4X")


async def test_behind_a_proxy_the_outer_scheme_counts(api: Api, tmp_path: Path) -> None:
    async with serving(api.url, tmp_path, now, MISSION_ROOM_TRUSTED_PROXY_HOPS="1") as behind:
        answer = await asked(behind.client, "room.example.org", **{"X-Forwarded-Proto": "https"})
        assert answer == drawn("https://room.example.org/join/K7RM4X")
    assert await asked(api.client, "room.example.org", **{"X-Forwarded-Proto": "https"}) == drawn(
        "http://room.example.org/join/K7RM4X"
    )


async def test_what_cannot_be_a_code_gets_no_picture(api: Api) -> None:
    for code in ("K7RM4", "K7RM4XX", "K7RM40", "%3Cscript%3E"):
        assert (await api.client.get(f"/api/v1/qr/{code}.svg")).status_code == 404
