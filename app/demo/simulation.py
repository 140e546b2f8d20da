"""A simulation over a running server's real interfaces: REST for what people do, a live page for what they see.

What it must not do: run for ever, or reach into the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import httpx

from app.demo.caller import Caller, begin, come_by_link
from app.demo.follow import Follower
from app.demo.live import LivePage, open_page
from app.demo.play import Play
from app.demo.scenario import Scenario

_PROBES = 10
_PROBE_WITHIN_SECONDS = 15.0


@dataclass(slots=True)
class Measured:
    """What came out. Latencies in seconds; `seen` is from a change's acknowledgement to its arrival at each page."""

    code: str = ""
    facilitator_link: str = ""
    people: int = 0
    joined: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)
    seen: list[float] = field(default_factory=list)
    missed: int = 0


class Simulation:
    """So many people on a server, with the votes of a seed. `say` is told of progress, a sentence at a time."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        url: str,
        *,
        scenario: Scenario,
        how_many: int,
        seed: int,
        say: Callable[[str], None],
    ) -> None:
        self._client = client
        self._url = url
        self._scenario = scenario
        self._how_many = how_many
        self._seed = seed
        self._say = say
        self._play = Play(scenario, seed=seed)

    async def lead(self) -> Measured:
        """Start a workshop and carry it through all steps with people whose pages are open all the while."""
        scenario = self._scenario
        facts: dict[str, object] = {
            "title": scenario.title,
            "purpose": scenario.purpose,
            "convener": scenario.convener,
            "place": scenario.place,
            "groups": list(scenario.groups),
            "facilitator_name": scenario.facilitator,
        }
        return await self._played(*await begin(self._client, facts))

    async def lead_by_link(self, link: str) -> Measured:
        """The same in a workshop that exists and is still empty, from the facilitator's own seat."""
        return await self._played(await come_by_link(self._client, link, self._scenario.facilitator), "")

    async def take_part(self, code: str, seconds: float) -> Measured:
        """Join a workshop that somebody else leads, and take part until the time is over or it ends."""
        measured = Measured(code=code, people=self._how_many)
        async with contextlib.AsyncExitStack() as stack:
            people = await self._joined(Caller(self._client, code, "", ""), measured)
            pages = await _pages(stack, self._url, people)
            self._say(f"{len(people)} people have joined and follow the workshop for {seconds:.0f} seconds at most.")
            followers = [
                Follower(number, person, page, self._scenario, self._seed)
                for number, (person, page) in enumerate(zip(people, pages, strict=True))
            ]
            await asyncio.gather(*(follower.follow(seconds) for follower in followers))
            self._say(f"They have done {sum(follower.acts for follower in followers)} things.")
        measured.acknowledged = [one for person in people for one in person.latencies]
        return measured

    async def _played(self, facilitator: Caller, link: str) -> Measured:
        measured = Measured(code=facilitator.code, facilitator_link=link, people=self._how_many)
        async with contextlib.AsyncExitStack() as stack:
            people = await self._joined(facilitator, measured)
            pages = await _pages(stack, self._url, people)
            self._say(f"{len(people)} people have joined and opened their pages.")
            await self._play.perform(facilitator, people)
            self._say("All steps are played.")
            await _probe(facilitator, pages, measured)
        measured.acknowledged = [one for caller in (facilitator, *people) for one in caller.latencies]
        return measured

    async def _joined(self, anybody: Caller, measured: Measured) -> list[Caller]:
        people: list[Caller] = []
        for number in range(self._how_many):
            began = time.perf_counter()
            people += await self._play.gather(anybody, 1, start=number)
            measured.joined.append(time.perf_counter() - began)
        return people


async def _pages(stack: contextlib.AsyncExitStack, url: str, people: Sequence[Caller]) -> list[LivePage]:
    return [
        await stack.enter_async_context(
            open_page(url, "/room/[code]", query={"code": person.code}, cookies=f"seat_{person.code}={person.token}")
        )
        for person in people
    ]


async def _probe(facilitator: Caller, pages: Sequence[LivePage], measured: Measured) -> None:
    """Change something that everybody sees, some times, and note when each page has it."""
    for number in range(_PROBES):
        seconds = 3001 + number
        began = time.monotonic()
        arrivals = [asyncio.create_task(_arrival(page, seconds)) for page in pages]
        await facilitator.do("POST", "/timer", {"do": "start", "seconds": seconds})
        for arrived in await asyncio.gather(*arrivals):
            if arrived is None:
                measured.missed += 1
            else:
                measured.seen.append(arrived - began)
    await facilitator.do("POST", "/timer", {"do": "stop"})


async def _arrival(page: LivePage, seconds: int) -> float | None:
    def has_it() -> bool:
        return any(
            variables.get("agenda_rx_state_", {}).get("timer", {}).get("duration_seconds") == seconds
            for variables in page.state.values()
        )

    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_PROBE_WITHIN_SECONDS):
            while not has_it():
                page.changed.clear()
                await page.changed.wait()
            return page.last_frame_at
    return None
