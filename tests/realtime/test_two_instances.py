"""Two real servers on one PostgreSQL behind a balancer; one is killed in the middle of a vote.

Its people are back on the other within seconds, and every ballot that was acknowledged counts.
"""

import asyncio
import contextlib
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.demo.ballot_round import CAST
from app.demo.caller import Caller, begin, join
from app.demo.http_stage import page_of
from app.demo.live import LiveError, LivePage
from app.launch import frontend
from tests.balancer import Balancer, balancing
from tests.rooms import dump
from tests.server import RunningServer

pytestmark = [pytest.mark.server, pytest.mark.postgres]

PEOPLE, GOALS, VOTES_EACH = 20, 3, 12
BACK_WITHIN_SECONDS = 10.0
_WITHIN_SECONDS = 60.0


@dataclass
class Instances:
    """Two servers that were started at the same moment on one empty database."""

    url: str
    servers: list[RunningServer]


@pytest.fixture
def instances(postgres: Any, tmp_path: Path) -> Iterator[Instances]:
    postgres.psql("CREATE DATABASE shared;")
    url = postgres.get_uri("shared")
    if not frontend.is_current():
        frontend.build()
    settings = {"MISSION_ROOM_DATABASE_URL": url, "MISSION_ROOM_SECRET_KEY": "shared-by-both-of-the-instances-here"}
    servers = [RunningServer(tmp_path / name, settings, ()) for name in ("one", "two")]
    try:
        with ThreadPoolExecutor() as pool:
            list(pool.map(RunningServer.start, servers))
        yield Instances(url, servers)
    finally:
        for server in servers:
            server.kill()


@dataclass
class Person:
    """Somebody whose page opens itself again when its connection ends, as a browser's does."""

    caller: Caller
    url: str
    page: LivePage | None = None
    choice: str = ""
    """The goal of the last ballot that was acknowledged."""

    interruptions: int = 0
    back_at: float = 0.0
    _opened: asyncio.Event = field(default_factory=asyncio.Event)

    async def stays(self) -> None:
        """Keep a page open."""
        while True:
            with contextlib.suppress(LiveError, OSError):
                async with page_of(self.url, self.caller) as page:
                    if await page.arrival(lambda page: page.topic("agenda").get("code"), _WITHIN_SECONDS) is None:
                        continue
                    self.page, self.back_at = page, time.monotonic()
                    self._opened.set()
                    await page.ended.wait()
                    self.interruptions += 1
            self.page = None
            self._opened.clear()

    async def sees(self, is_so: Callable[[LivePage], bool]) -> None:
        """Wait until this person's page shows it, whichever page that is by then. Errors: TimeoutError."""
        async with asyncio.timeout(_WITHIN_SECONDS):
            while True:
                await self._opened.wait()
                page = self.page
                if page is not None and await page.arrival(is_so, 1.0) is not None:
                    return

    async def votes(self, round_id: str, goals: list[str], acknowledged: Callable[[], None]) -> None:
        """Change one's mind again and again; what gets no answer is sent again, as a page does.

        Every second person votes on the page, the others over the REST API.
        """
        puts = self._puts_on_page if int(self.caller.name) % 2 else self._puts
        for number in range(VOTES_EACH):
            goal_id = goals[(number + int(self.caller.name)) % len(goals)]
            while not await puts(round_id, {"dots": {goal_id: 1}}, f"vote-{self.caller.name}-{number}"):
                continue
            self.choice = goal_id
            acknowledged()

    async def _puts(self, round_id: str, choices: dict[str, Any], _key: str) -> bool:
        """Whether it was acknowledged."""
        with contextlib.suppress(httpx.TransportError):
            ballot = {"ballot_key": self._device_key, "choices": choices}
            await self.caller.do("PUT", f"/rounds/{round_id}/ballot", ballot)
            return True
        return False

    async def _puts_on_page(self, round_id: str, choices: dict[str, Any], key: str) -> bool:
        """The same over the page's own connection, whichever it is by now."""
        await self._opened.wait()
        page = self.page
        if page is None or page.ended.is_set():
            await asyncio.sleep(0)  # the page is about to open itself again
            return False
        answer, ended = page.acknowledgement(key), asyncio.ensure_future(page.ended.wait())
        ballot = {"ballot_key": self._device_key, "choices_json": json.dumps(choices)}
        with contextlib.suppress(LiveError):
            page.send_event(CAST, {"round_id": round_id, **ballot, "key": key})
            await asyncio.wait({answer, ended}, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not answer.done() or answer.exception() is not None:
            return False
        assert answer.result().is_ok, answer.result().code
        return True

    @property
    def _device_key(self) -> str:
        return f"the-device-of-{self.caller.name:>10}"


def cast(page: LivePage) -> int:
    """The turnout on a page: that of the open round where there is one of its own, or else the one of the rounds."""
    current = page.topic("rounds").get("current", {})
    live = page.topic("turnout")
    if live and live.get("round_id") == current.get("id"):
        return int(live["cast"])
    return int(current.get("turnout", {}).get("cast", 0))


def scores(rounds: Any) -> dict[str, int]:
    """Dots by goal of the first round, once it is revealed."""
    revealed = [one for one in rounds.get("rounds", ()) if one["is_revealed"]]
    return {one["id"]: int(one["score"]) for one in revealed[0]["result"]["options"]} if revealed else {}


async def a_vote(lead: Caller) -> tuple[str, list[str]]:
    """An open vote on goals; the ids of the round and the goals."""
    agenda = (await lead.get("/snapshot?topics=agenda"))["agenda"]
    step = next(one["id"] for one in agenda["steps"] if one["kind"] == "goals")
    await lead.do("POST", f"/steps/{step}/open")
    goals = [await lead.make("/goals", {"statement": f"By 2034 goal number {number}"}) for number in range(GOALS)]
    round_id = await lead.make("/rounds", {"step_id": step, "dots": 1})
    await lead.do("POST", f"/rounds/{round_id}/open")
    return round_id, goals


async def test_when_one_of_two_instances_is_killed_in_a_vote_nobody_and_nothing_is_lost(instances: Instances) -> None:
    killed, survivor = instances.servers
    codes = [re.findall(r"Join code +(\S+)", server.said) for server in instances.servers]
    assert codes[0] == codes[1], "both show the one demo that one of them has made"
    async with (
        balancing([server.port for server in instances.servers]) as balancer,
        httpx.AsyncClient(base_url=balancer.url, timeout=30) as client,
        asyncio.TaskGroup() as pages,
    ):
        lead, _ = await begin(client, {"title": "A room on two instances", "facilitator_name": "Ada"})
        round_id, goals = await a_vote(lead)
        group = (await lead.get("/snapshot?topics=agenda"))["agenda"]["groups"][0]["name"]
        people = [Person(await join(client, lead.code, str(number), group), balancer.url) for number in range(PEOPLE)]
        staying = [pages.create_task(person.stays()) for person in people]
        for person in people:
            await person.sees(lambda page: page.topic("presence").get("here") == PEOPLE)
        on_each = Counter(balancer.taken)
        assert min(on_each[server.port] for server in instances.servers) >= PEOPLE // 4

        killed_at = await vote_while_one_is_killed(people, round_id, goals, killed)

        for person in people:
            await person.sees(lambda page: cast(page) == PEOPLE)
            await person.sees(lambda page: page.topic("presence").get("here") == PEOPLE)
        interrupted = [person for person in people if person.interruptions]
        assert 0 < len(interrupted) < PEOPLE, "some were on the instance that was killed, some were not"
        away = max(person.back_at - killed_at for person in interrupted)
        assert away < BACK_WITHIN_SECONDS
        await lead_on(lead, f"/rounds/{round_id}/close")
        await lead_on(lead, f"/rounds/{round_id}/reveal")
        expected = Counter({goal_id: sum(person.choice == goal_id for person in people) for goal_id in goals})
        for person in people:
            await person.sees(lambda page: scores(page.topic("rounds")) == dict(expected))
        for task in staying:
            task.cancel()
    await asyncio.to_thread(killed.start)
    async with page_of(killed.url, people[0].caller) as page:
        shown = await page.arrival(lambda page: scores(page.topic("rounds")) == dict(expected), _WITHIN_SECONDS)
        assert shown is not None, "the instance that came back takes anybody, and knows what happened without it"

    stored = (await asyncio.to_thread(dump, instances.url))["ballot"]
    recount = Counter(choice for one in stored if one["round_id"] == round_id for choice in one["choices"]["dots"])
    assert recount == +expected
    print(f"{len(interrupted)} of {PEOPLE} people were back after {away:.1f} s at most")  # noqa: T201 - for a curious reader
    assert survivor.stop() == 0
    assert "Traceback" not in survivor.said


async def vote_while_one_is_killed(
    people: list[Person], round_id: str, goals: list[str], server: RunningServer
) -> float:
    """Everybody votes; when a third of it is done the server is killed. When that was, on `time.monotonic`'s clock."""
    acknowledged = 0
    is_under_way = asyncio.Event()

    def count() -> None:
        nonlocal acknowledged
        acknowledged += 1
        if acknowledged >= len(people) * VOTES_EACH // 3:
            is_under_way.set()

    async with asyncio.TaskGroup() as voting:
        for person in people:
            voting.create_task(person.votes(round_id, goals, count))
        await is_under_way.wait()
        killed_at = time.monotonic()
        await asyncio.to_thread(server.kill)
        assert acknowledged < len(people) * VOTES_EACH, "the vote was still going on"
    return killed_at


async def lead_on(lead: Caller, path: str) -> None:
    """Do what a facilitator does; a connection that ended meanwhile is opened again."""
    with contextlib.suppress(httpx.TransportError):
        return await lead.do("POST", path)
    return await lead.do("POST", path)


def test_the_balancer_passes_over_a_server_that_is_gone() -> None:
    async def visit() -> Balancer:
        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n")
            writer.close()

        living, gone = [await asyncio.start_server(answer, "127.0.0.1", 0) for _ in range(2)]
        ports = [server.sockets[0].getsockname()[1] for server in (living, gone)]
        gone.close()
        async with balancing(ports) as balancer, httpx.AsyncClient() as client:
            for _ in range(4):
                assert (await client.get(balancer.url)).status_code == 204
        living.close()
        return balancer

    assert sum(asyncio.run(visit()).taken.values()) == 4
