"""A light page does what a page's buttons do, and hears the answer."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from app.demo.ballot_round import CAST
from app.demo.caller import Caller, begin, join
from app.demo.http_stage import page_of
from app.demo.live import LiveError, LivePage
from app.demo.turnout import cast_of, counted
from app.ui.states.ballots import BallotState
from tests.server import RunningServer, running

WITHIN = 20


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("data"), "--no-demo") as server:
        yield server


@pytest.fixture
async def lead(server: RunningServer) -> AsyncIterator[Caller]:
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        lead, _ = await begin(client, {"title": "A vote by socket", "facilitator_name": "Ada"})
        yield lead


async def open_round(lead: Caller) -> tuple[str, list[str]]:
    """Open a round on two goals; its id, and theirs."""
    agenda = (await lead.get("/snapshot?topics=agenda"))["agenda"]
    step = next(one["id"] for one in agenda["steps"] if one["kind"] == "goals")
    await lead.do("POST", f"/steps/{step}/open")
    goals = [await lead.make("/goals", {"statement": f"By 2034 goal {number}"}) for number in range(2)]
    round_id = await lead.make("/rounds", {"step_id": step, "dots": 3})
    await lead.do("POST", f"/rounds/{round_id}/open")
    return round_id, goals


def ballot(round_id: str, goal: str, key: str) -> dict[str, str]:
    choices = json.dumps({"dots": {goal: 3}})
    return {"round_id": round_id, "ballot_key": "the-key-of-this-device", "choices_json": choices, "key": key}


def test_the_handler_is_named_as_the_state_names_it() -> None:
    assert f"{BallotState.get_full_name()}.cast" == CAST


@pytest.mark.server
async def test_a_vote_by_the_live_connection_is_acknowledged_stored_and_shown(
    server: RunningServer, lead: Caller
) -> None:
    guest = await join(lead.client, lead.code, "Bo", "")
    round_id, goals = await open_round(lead)
    updates: list[LivePage] = []
    async with page_of(server.url, guest) as page:
        page.on_update = updates.append
        answer = page.acknowledgement("first")
        page.send_event(CAST, ballot(round_id, goals[0], "first"))
        said = await asyncio.wait_for(answer, WITHIN)
        assert said.is_ok, said.code
        assert await page.arrival(lambda one: cast_of(one.topic, round_id) == 1, WITHIN)
        assert updates
        assert set(updates) == {page}
    assert await counted(lead, round_id) == 1


@pytest.mark.server
async def test_a_refused_vote_says_why(server: RunningServer, lead: Caller) -> None:
    guest = await join(lead.client, lead.code, "Bo", "")
    round_id, goals = await open_round(lead)
    await lead.do("POST", f"/rounds/{round_id}/close")
    async with page_of(server.url, guest) as page:
        answer = page.acknowledgement("late")
        page.send_event(CAST, ballot(round_id, goals[0], "late"))
        said = await asyncio.wait_for(answer, WITHIN)
    assert not said.is_ok
    assert said.code == "error.round.not_open"


@pytest.mark.server
async def test_whoever_waits_for_an_answer_hears_that_the_connection_is_gone(
    server: RunningServer, lead: Caller
) -> None:
    guest = await join(lead.client, lead.code, "Bo", "")
    ended: list[LivePage] = []
    async with page_of(server.url, guest) as page:
        page.on_end = ended.append
        answer = page.acknowledgement("never")
        page.cut()
        with pytest.raises(LiveError):
            await asyncio.wait_for(answer, WITHIN)
        with pytest.raises(LiveError):
            page.send_event(CAST, {})
    assert ended == [page]
