"""Before the reveal no answer to anybody differs, in a single byte, with what somebody has voted."""

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, closing
from pathlib import Path

import httpx
import pytest

from app.api.app import rest
from app.settings import Settings
from tests.api.conftest import Api, Caller, serving
from tests.rooms import SetClock

KEY = "a-random-key-of-this-device"
OWN_DEVICE_ONLY = "/api/v1/workshops/{code}/rounds/{round_id}/ballot"
"""Answers with the ballot to whoever holds its key: that is what the key is for."""


CHARTER = "/api/v1/workshops/{code}/charter"


def everything_to_read(api: Api) -> list[str]:
    paths = rest(api.house, Settings.from_environment({})).openapi()["paths"]
    # Word's and PDF's files are drawn from the same document, but carry the moment at which they were written.
    files = [f"{CHARTER}?format={kind}" for kind in ("md", "json")]
    return [path for path, verbs in paths.items() if "get" in verbs and path != OWN_DEVICE_ONLY] + files


def copied(url: str, to: Path) -> str:
    """A twin of a database: the same ids, codes and times."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as old, closing(sqlite3.connect(to)) as new:
        old.backup(new)
    return f"sqlite:///{to}"


@pytest.fixture
async def twins(api: Api, tmp_path: Path) -> AsyncIterator[tuple[Api, Api, list[Caller], str, list[str]]]:
    """Two worlds that are the same up to the vote: a facilitator, a voter and another participant."""
    clock = SetClock()
    async with AsyncExitStack() as stack:
        one = await stack.enter_async_context(serving(api.url, tmp_path, clock))
        ada = await one.start()
        ben, cleo = await one.join(ada.code), await one.join(ada.code, "Cleo")
        round_id, goals = await one.vote(ada)
        await cleo.done("PUT", f"/rounds/{round_id}/ballot", {"ballot_key": "k" * 20, "choices": {"abstain": True}})
        other_url = copied(api.url, tmp_path / "twin.db")
        other = await stack.enter_async_context(serving(other_url, tmp_path, clock))
        yield one, other, [ada, ben, cleo], round_id, goals


async def call(api: Api, caller: Caller, verb: str, path: str, json: object = None) -> httpx.Response:
    headers = {"Authorization": f"Bearer {caller.token}"}
    return await api.client.request(verb, f"/api/v1/workshops/{caller.code}{path}", json=json, headers=headers)


ROOT = re.compile(rb'"root":"[0-9a-f]{64}"')
"""The root of a closed round is another each time, whatever was voted: it covers ids that are made at the close."""


def told(answer: httpx.Response) -> tuple[int, list[tuple[str, str]], bytes]:
    return answer.status_code, sorted(answer.headers.items()), ROOT.sub(b'"root":"?"', answer.content)


async def all_answers(api: Api, callers: list[Caller], round_id: str) -> list[object]:
    answers: list[object] = []
    for path in everything_to_read(api):
        for caller in callers:
            address = path.replace("{code}", caller.code).replace("{round_id}", round_id).replace("{name}", "result")
            headers = {"Authorization": f"Bearer {caller.token}"}
            answers.append((path, told(await api.client.get(address, headers=headers))))
    return answers


async def test_no_byte_depends_on_the_vote_until_it_is_shown(
    twins: tuple[Api, Api, list[Caller], str, list[str]],
) -> None:
    one, other, (ada, ben, cleo), round_id, goals = twins
    sealed = f"/rounds/{round_id}/result"

    async def vote(api: Api, choices: dict[str, object]) -> object:
        body = {"ballot_key": KEY, "choices": choices}
        return told(await call(api, ben, "PUT", f"/rounds/{round_id}/ballot", body))

    assert await vote(one, {"dots": {goals[0]: 3}}) == await vote(other, {"abstain": True})
    assert await vote(one, {"dots": {goals[0]: 1}}) == await vote(other, {"dots": {goals[1]: 1, goals[2]: 2}})
    assert await all_answers(one, [ada, ben], round_id) == await all_answers(other, [ada, ben], round_id)
    assert (await call(one, ada, "GET", sealed)).json()["code"] == "result.sealed"

    for api in (one, other):
        assert (await call(api, ada, "POST", f"/rounds/{round_id}/close")).status_code == 204
    assert await all_answers(one, [ada, ben], round_id) == await all_answers(other, [ada, ben], round_id)
    assert (await call(one, ada, "GET", sealed)).status_code == 409

    for api in (one, other):
        assert (await call(api, ada, "POST", f"/rounds/{round_id}/reveal")).status_code == 204
    results = [(await call(api, cleo, "GET", sealed)).json()["result"] for api in (one, other)]
    assert results[0] != results[1], "after the reveal it must differ, or nothing was tested"


async def test_ones_own_ballot_is_shown_to_its_key_while_the_round_is_open(
    twins: tuple[Api, Api, list[Caller], str, list[str]],
) -> None:
    api, _, (ada, ben, _), round_id, goals = twins
    path = f"/rounds/{round_id}/ballot"
    await call(api, ben, "PUT", path, {"ballot_key": KEY, "choices": {"dots": {goals[1]: 2}}})

    async def shown(caller: Caller, key: str) -> object:
        answer = await caller.call("GET", path, **{"Ballot-Key": key})
        return answer.json().get("choices", answer.json().get("code"))

    assert await shown(ben, KEY) == {"dots": {goals[1]: 2}}
    assert await shown(ben, "some-other-random-key") == "ballot.none"
    assert await shown(ada, "some-other-random-key") == "ballot.none"
    await ada.done("POST", f"/rounds/{round_id}/close")
    assert await shown(ben, KEY) == "ballot.none"


async def test_a_ballot_can_be_taken_back_while_the_round_is_open(
    twins: tuple[Api, Api, list[Caller], str, list[str]],
) -> None:
    api, _, (ada, ben, _), round_id, goals = twins
    path = f"/rounds/{round_id}/ballot"
    await call(api, ben, "PUT", path, {"ballot_key": KEY, "choices": {"dots": {goals[1]: 2}}})
    assert (await ben.call("DELETE", path, **{"Ballot-Key": "some-other-random-key"})).json()["code"] == (
        "ballot.other_device"
    )
    assert (await ben.call("DELETE", path, **{"Ballot-Key": KEY})).status_code == 204
    assert (await ada.call("GET", "/turnout")).json()["cast"] == 1
