"""A vote on its way to real sockets: from the ballot's PUT to the turnout on every open page of a real server.

Its floor is measured in the same run: as many bytes written to as many bare TCP connections of this process.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from functools import partial

import httpx

from app.demo.caller import Caller, begin, join
from app.demo.http_stage import page_of
from app.demo.live import LivePage
from app.demo.scenario import sustainable_feed
from tests.load.row import Row

_WITHIN_SECONDS = 10.0


async def votes_on_sockets(url: str, people: int, votes: int) -> Row:
    """Let people join a server and open their pages, and see how long each vote takes to be on all of them.

    `votes` is at most `people`: everybody votes once.
    """
    row = Row(f"a vote, until it is on {people} real pages", "as many bytes over bare TCP")
    async with httpx.AsyncClient(base_url=url, timeout=60) as client, contextlib.AsyncExitStack() as stack:
        lead, _ = await begin(client, {"title": "A bench workshop", "facilitator_name": "Bench"})
        agenda = (await lead.get("/snapshot?topics=agenda"))["agenda"]
        step = next(one["id"] for one in agenda["steps"] if one["kind"] == "goals")
        await lead.do("POST", f"/steps/{step}/open")
        goals = [await lead.make("/goals", {"statement": f"By 2034 goal number {number}"}) for number in range(12)]
        round_id = await lead.make("/rounds", {"step_id": step, "dots": 3})
        await lead.do("POST", f"/rounds/{round_id}/open")
        callers, pages = await _seated(stack, lead, url, people)
        size = 0
        for number, caller in enumerate(callers[:votes]):
            before = pages[0].received_bytes
            has_it = partial(_shows, cast=number + 1)
            arrivals = [asyncio.create_task(page.arrival(has_it, _WITHIN_SECONDS)) for page in pages]
            body = {"ballot_key": f"bench-key-{number:010}", "choices": {"dots": {goals[number % len(goals)]: 3}}}
            began = time.monotonic()
            await caller.do("PUT", f"/rounds/{round_id}/ballot", body)
            arrived = await asyncio.gather(*arrivals)
            row.seconds += [one - began if one else _WITHIN_SECONDS for one in arrived]
            size = max(size, pages[0].received_bytes - before)
        async with _bare_connections(people) as (writers, readers):
            for _ in range(votes):
                row.baseline_seconds += await _bare_broadcast(writers, readers, size)
    return row


def _shows(page: LivePage, *, cast: int) -> bool:
    return bool(page.topic("rounds").get("current", {}).get("turnout", {}).get("cast", 0) >= cast)


async def _seated(
    stack: contextlib.AsyncExitStack, lead: Caller, url: str, people: int
) -> tuple[list[Caller], list[LivePage]]:
    scenario = sustainable_feed()
    callers, pages = [], []
    for number in range(people):
        person = scenario.guest(number)
        callers.append(await join(lead.client, lead.code, person.name, person.group))
        pages.append(await stack.enter_async_context(page_of(url, callers[-1])))
    return callers, pages


@contextlib.asynccontextmanager
async def _bare_connections(
    people: int,
) -> AsyncIterator[tuple[list[asyncio.StreamWriter], list[asyncio.StreamReader]]]:
    writers: list[asyncio.StreamWriter] = []

    async def greet(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)

    server = await asyncio.start_server(greet, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    clients = [await asyncio.open_connection("127.0.0.1", port) for _ in range(people)]
    try:
        yield writers, [reader for reader, _ in clients]
    finally:
        for writer in (*writers, *(writer for _, writer in clients)):
            writer.close()
        server.close()


async def _bare_broadcast(
    writers: list[asyncio.StreamWriter], readers: list[asyncio.StreamReader], size: int
) -> list[float]:
    began = time.perf_counter()

    async def arrival(reader: asyncio.StreamReader) -> float:
        await reader.readexactly(size)
        return time.perf_counter() - began

    arrivals = [asyncio.create_task(arrival(reader)) for reader in readers]
    frame = b"x" * size
    for writer in writers:
        writer.write(frame)
    return list(await asyncio.gather(*arrivals))
