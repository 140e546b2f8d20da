"""Who gets in, and who does not: routes, cookies, tokens, foreign pages, guessed codes."""

import re

import httpx
import pytest

from app.api.app import rest
from app.settings import Settings
from tests.api.conftest import HOST, Api

PUBLIC = {
    "POST /api/v1/workshops",
    "POST /api/v1/workshops/import",
    "POST /api/v1/workshops/import/preview",
    "GET /api/v1/templates",
    "GET /api/v1/templates/{key}",
    "POST /api/v1/templates/check",
    "POST /api/v1/templates/{key}/demo",
    "GET /api/v1/workshops/{code}",
    "GET /api/v1/workshops/{code}/summary",
    "POST /api/v1/workshops/{code}/seats",
    "GET /api/v1/links/{link}",
    "POST /api/v1/links/{link}/seats",
    "POST /api/v1/seats/recover",
    "GET /api/v1/qr/{code}.svg",
    "GET /api/v1/qr/public/{key}.svg",
    "GET /api/v1/time",
    "GET /api/health",
    "GET /api/ready",
}
"""Routes that need no seat; a new one is added here by hand."""
HIDDEN = {
    "GET /api/v1/programmes/{code}",
    "GET /public/{key}",
    "GET /public/{key}.md",
    "GET /public/{key}.pdf",
}
"""Routes of what is not there for whoever leads none of the programme's workshops, or does not have the key."""


def gated_routes(api: Api) -> list[tuple[str, str]]:
    paths = rest(api.house, Settings.from_environment({})).openapi()["paths"]
    every = {f"{verb.upper()} {path}" for path, verbs in paths.items() for verb in verbs}
    assert every >= PUBLIC
    return sorted((route.split()[0], route.split()[1]) for route in every - PUBLIC - HIDDEN)


async def test_every_other_route_needs_a_seat(api: Api) -> None:
    facilitator = await api.start()
    routes = gated_routes(api)
    assert len(routes) > 30
    for verb, path in routes:
        address = path.replace("{code}", facilitator.code).replace("{move}", "open")
        address = re.sub(r"\{\w+\}", "abc", address)
        for headers in ({}, {"Authorization": "Bearer forged"}, {"Cookie": f"seat_{facilitator.code}=forged"}):
            answer = await api.client.request(verb, address, headers=headers)
            assert answer.status_code == 401, (verb, path, answer.text)
            assert answer.json()["code"] in {"seat.none", "seat.unknown"}


async def test_a_browser_gets_its_seat_as_a_cookie_that_no_script_can_read(api: Api) -> None:
    answer = await api.client.post("/api/v1/workshops", json={"title": "Sustainable feed"})
    body = answer.json()
    assert body["next"] == f"/desk/{body['code']}"
    assert "token" not in body
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"seat_{body['code']}=")
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert (await api.client.get(f"/api/v1/workshops/{body['code']}/me")).status_code == 200


async def test_behind_https_the_cookie_travels_encrypted_only(api: Api) -> None:
    settings = Settings.from_environment({"MISSION_ROOM_PUBLIC_URL": "https://mission.example.org"})
    transport = httpx.ASGITransport(rest(api.house, settings))
    async with httpx.AsyncClient(transport=transport, base_url="https://mission.example.org") as client:
        answer = await client.post("/api/v1/workshops", json={"title": "Sustainable feed"})
    assert "Secure" in answer.headers["set-cookie"]


async def test_the_same_device_finds_the_same_seat(api: Api) -> None:
    facilitator = await api.start()
    facts = (await api.client.get(f"/api/v1/workshops/{facilitator.code}")).json()
    body = {"display_name": "Ben", "group_id": facts["groups"][1]["id"]}
    first = await api.client.post(f"/api/v1/workshops/{facilitator.code}/seats", json=body)
    again = await api.client.post(f"/api/v1/workshops/{facilitator.code}/seats", json=body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["seat_id"] == again.json()["seat_id"]


async def test_a_recovery_code_brings_a_seat_to_another_device(api: Api) -> None:
    facilitator = await api.start()
    ben = await api.join(facilitator.code)
    answer = await api.client.post(
        "/api/v1/seats/recover", json={"code": ben.code.lower(), "recovery_code": ben.seat["recovery_code"]}
    )
    assert answer.json()["seat_id"] == ben.seat["seat_id"]
    assert answer.json()["next"] == f"/room/{ben.code}"


async def test_the_facilitators_link_leads_back_to_the_desk(api: Api) -> None:
    facilitator = await api.start()
    token = facilitator.seat["facilitator_link"].rpartition("/")[2]
    facts = await api.client.get(f"/api/v1/links/{token}")
    assert facts.json() == {"title": "Sustainable feed", "role": "facilitator", "needs_name": False}
    answer = await api.client.post(f"/api/v1/links/{token}/seats", json={})
    assert answer.json()["seat_id"] == facilitator.seat["seat_id"]


async def test_a_page_of_another_site_changes_nothing(api: Api) -> None:
    answer = await api.client.post("/api/v1/workshops", json={"title": "Sustainable feed"})
    code = answer.json()["code"]
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        refused = await api.client.post(f"/api/v1/workshops/{code}/end", headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "http.origin")
    assert (await api.client.post(f"/api/v1/workshops/{code}/end", headers={"Origin": HOST})).status_code == 204


async def test_wrong_codes_are_counted_and_right_ones_never(api: Api) -> None:
    facilitator = await api.start()
    codes = [await api.client.get(f"/api/v1/workshops/WRONG{n % 7 + 3}") for n in range(60)]
    assert {answer.status_code for answer in codes} == {404}
    refused = await api.client.get("/api/v1/workshops/WRONG9")
    assert (refused.status_code, refused.json()["code"]) == (429, "limit.codes")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert f"wait {refused.headers['retry-after']} second" in refused.json()["detail"]
    assert (await facilitator.call("GET", "/me")).status_code == 200


async def test_a_token_is_good_for_its_own_workshop_only(api: Api) -> None:
    one, other = await api.start(), await api.start()
    answer = await api.client.get(
        f"/api/v1/workshops/{other.code}/me", headers={"Authorization": f"Bearer {one.token}"}
    )
    assert (answer.status_code, answer.json()["code"]) == (401, "seat.other_workshop")


@pytest.mark.parametrize("path", ["/", "/join/ABCDEF", "/api/v1/docs", "/api/health", "/nothing"])
async def test_every_answer_has_the_security_headers(api: Api, path: str) -> None:
    headers = (await api.client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


async def test_pages_may_run_the_scripts_of_this_build_alone(api: Api) -> None:
    policy = (await api.client.get("/")).headers["content-security-policy"]
    assert "script-src 'self' 'sha256-abc=';" in policy
    assert "connect-src 'self' ws://mission.test:3000 wss://mission.test:3000;" in policy


async def test_a_forged_host_gets_nothing_into_the_policy(api: Api) -> None:
    headers = {"Host": "x; script-src *"}
    policy = (await api.client.get("/", headers=headers)).headers["content-security-policy"]
    assert "*" not in policy


async def test_a_secret_link_is_told_to_no_other_site(api: Api) -> None:
    assert (await api.client.get("/link/abc.def")).headers["referrer-policy"] == "no-referrer"


async def test_hashed_files_are_kept_and_everything_else_is_asked_for_again(api: Api) -> None:
    assert "immutable" in (await api.client.get("/assets/room-DbyZ7_ln.js")).headers["cache-control"]
    assert (await api.client.get("/")).headers["cache-control"] == "no-cache"
    assert (await api.client.get("/api/health")).headers["cache-control"] == "no-store"


async def test_what_is_too_large_is_refused_in_words(api: Api) -> None:
    for content in (b"x" * 70_000, _pieces()):
        answer = await api.client.post("/api/v1/workshops", content=content)
        assert (answer.status_code, answer.json()["code"]) == (413, "http.too_large")
        assert answer.headers["content-type"] == "application/problem+json"


async def _pieces():
    for _ in range(20):
        yield b"x" * 10_000
