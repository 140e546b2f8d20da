"""Whatever goes wrong, the answer is a problem with a stable code and a sentence; and it tells nothing else."""

import logging
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.api.problems import language
from app.domain import errors
from app.services.clock import now
from tests.api.conftest import Api, serving


def assert_problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    body: dict[str, Any] = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-language"] == "en"
    assert (answer.status_code, body["status"], body["code"], body["type"]) == (status, status, code, "about:blank")
    assert body["title"]
    assert body["detail"]
    return body


async def test_an_address_where_nothing_is(api: Api) -> None:
    for path in ("/api/v1", "/api/v2/workshops", "/api/v1/nothing", "/api/", "/api/v1/workshops/"):
        assert_problem(await api.client.get(path), 404, "http.not_found")


async def test_a_verb_that_is_not_taken(api: Api) -> None:
    answer = await api.client.put("/api/v1/workshops", json={})
    assert_problem(answer, 405, "http.method")
    assert "POST" in answer.headers["allow"]


async def test_a_body_that_cannot_be_read(api: Api) -> None:
    for content in (b"{", b"[]", b"\xff\xfe", b'"text"', b"null", b""):
        headers = {"Content-Type": "application/json"}
        answer = await api.client.post("/api/v1/workshops", content=content, headers=headers)
        assert answer.status_code in {400, 422}
        assert answer.headers["content-type"] == "application/problem+json"


async def test_a_form_of_another_site_is_no_body(api: Api) -> None:
    answer = await api.client.post(
        "/api/v1/workshops", content=b'{"title": "Mine"}', headers={"Content-Type": "text/plain"}
    )
    assert_problem(answer, 422, "form.unreadable")


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({}, "title", "Please fill this in."),
        ({"title": ""}, "title", "Please fill this in."),
        ({"title": "x" * 201}, "title", "This is too long: 201 characters, and 200 fit."),
        ({"title": "x" * 170}, "title", "This is too long: 170 characters, and 160 fit."),
        ({"title": "Feed", "colour": "red"}, "colour", "There is no such field here."),
        ({"title": "Feed", "groups": ["One"]}, "groups", "Please name 2 groups at least."),
        ({"title": "Feed", "template": "week"}, "template", "Please choose an agenda to start from."),
        ({"title": "Feed", "naming": "loud"}, "naming", "Please choose how names are shown."),
    ],
)
async def test_a_field_that_cannot_be_taken_is_named(api: Api, sent: dict[str, object], field: str, words: str) -> None:
    answer = await api.client.post("/api/v1/workshops", json=sent)
    assert answer.status_code == 422
    assert answer.json()["errors"] == {field: words}
    assert "set-cookie" not in answer.headers


async def test_every_kind_of_choice_is_refused_by_name(api: Api) -> None:
    ada = await api.start()
    steps = await api.steps(ada)
    for kind in ("frame", "goals", "stakeholders", "instruments"):
        await ada.done("POST", f"/steps/{steps[kind]}/open")
    for path, body, field in (
        ("/rounds", {"method": "dice"}, "method"),
        ("/rounds", {"subject": "lunch"}, "subject"),
        ("/stakeholders", {"name": "Port", "sector": "pirates", "level": "local"}, "sector"),
        ("/instruments", {"name": "Shore power", "side": "dark"}, "side"),
        ("/instruments", {"name": "Shore power", "side": "supply", "lead_id": "nobody"}, "lead_id"),
    ):
        answer = await ada.call("POST", path, body)
        assert (answer.status_code, list(answer.json()["errors"])) == (422, [field]), answer.text
    rated = {"name": "Port", "sector": "business", "level": "local", "power": 9}
    assert (await ada.call("POST", "/stakeholders", rated)).json()["code"] == "number.range"


async def test_two_changes_at_once_are_refused_and_neither_is_made(api: Api) -> None:
    ada = await api.start()
    await ada.done("POST", f"/steps/{(await api.steps(ada))['goals']}/open")
    goal = await ada.make("/goals", {"statement": "By 2034 half the noise"})
    for body in ({}, {"merged_into": goal, "is_hidden": True}):
        assert_problem(await ada.call("PATCH", f"/goals/{goal}", body), 422, "change.one")
    assert len((await ada.call("GET", "/goals")).json()["goals"]) == 1


async def test_who_writes_too_quickly_is_told_when_to_go_on(api: Api, tmp_path: Path) -> None:
    async with serving(api.url, tmp_path, now, MISSION_ROOM_SEAT_WRITES_PER_MINUTE="5") as slow:
        ada = await slow.start()
        answers = [await ada.call("POST", "/timer", {"do": "start", "seconds": 60}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [204] * 5 + [429]
    assert_problem(answers[-1], 429, "limit.writes")
    assert int(answers[-1].headers["retry-after"]) >= 1


async def test_what_nobody_expected_is_logged_and_not_told(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(*_: object) -> None:
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr(api.house.convening, "public_facts", fails)
    transport = httpx.ASGITransport(api.app, raise_app_exceptions=False)
    with caplog.at_level(logging.ERROR):
        async with httpx.AsyncClient(transport=transport, base_url="http://mission.test:3000") as client:
            answer = await client.get("/api/v1/workshops/ABCDEF")
    assert_problem(answer, 500, "http.server")
    assert "swordfish" not in answer.text
    assert "a request failed" in caplog.text


async def test_a_server_without_its_database_says_that_it_is_not_ready(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await api.client.get("/api/ready")).json() == {"status": "ready"}

    async def no() -> bool:
        return False

    monkeypatch.setattr(api.house.database, "answers", no)
    assert_problem(await api.client.get("/api/ready"), 503, "http.not_ready")
    assert (await api.client.get("/api/health")).json() == {"status": "ok"}


def test_the_first_language_that_we_have_is_spoken() -> None:
    assert [language(said) for said in ("de-CH, en;q=0.5", "en-GB", "", "*", ",;=" * 500)] == ["en"] * 5


def test_every_refusal_of_the_house_has_a_status() -> None:
    from app.api.problems import refusal

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and kind is not errors.MissionRoomError]
    refusals = [kind for kind in kinds if issubclass(kind, errors.MissionRoomError)]
    assert len(refusals) >= 6
    assert {refusal(kind("form.unreadable")).status_code for kind in refusals} == {401, 403, 404, 409, 422, 429}
