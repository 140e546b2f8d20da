"""A simulation over a running server's real interfaces: REST for what people do, a live page for what they see.

What it must not do: run for ever, or reach into the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from app.demo.caller import Caller, Refused, begin, come_by_link, join
from app.demo.follow import Follower
from app.demo.http_stage import HttpStage, Tempo, page_of
from app.demo.live import LivePage
from app.demo.measure import Measured
from app.demo.play import Play
from app.demo.scenario import Scenario

FORMATS = ("md", "docx", "pdf", "html", "xlsx", "json")


class Simulation:
    """So many people on a server, with the votes of a seed. `say` is told of progress, a sentence at a time.

    `charter`, when given, is a path without ending: the charter's files are downloaded there at the end of a play.
    """

    def __init__(
        self,
        client: httpx.AsyncClient,
        url: str,
        *,
        scenario: Scenario,
        how_many: int,
        seed: int,
        say: Callable[[str], None],
        tempo: Tempo | None = None,
        charter: Path | None = None,
    ) -> None:
        self._client = client
        self._url = url
        self._scenario = scenario
        self._how_many = how_many
        self._seed = seed
        self._say = say
        self._tempo = tempo or Tempo()
        self._charter = charter
        self.measured = Measured(people=how_many)

    async def lead(self) -> None:
        """Start a workshop and carry it through all steps with people whose pages are open all the while."""
        scenario = self._scenario
        facts: dict[str, object] = {
            "title": scenario.title,
            "purpose": scenario.purpose,
            "convener": scenario.convener,
            "place": scenario.place,
            "groups": list(scenario.groups),
            "facilitator_name": scenario.facilitator,
            "template": scenario.template,
        }
        facilitator, self.measured.facilitator_link = await begin(self._client, facts)
        await self._play(facilitator)

    async def lead_by_link(self, link: str, code: str = "") -> None:
        """The same in a workshop that exists and is still empty, from the facilitator's own seat.

        Errors: Refused, also when the link leads into another workshop than `code`, or into one that is in use.
        """
        facilitator = await come_by_link(self._client, link, self._scenario.facilitator)
        if code and facilitator.code != code.upper():
            raise Refused(409, "simulation.other_workshop", f"The link leads into workshop {facilitator.code}.")
        steps = (await facilitator.get("/snapshot?topics=agenda"))["agenda"]["steps"]
        if any(step["status"] != "planned" for step in steps):
            raise Refused(409, "simulation.in_use", "This workshop has begun already; lead an empty one.")
        await self._play(facilitator)

    async def take_part(self, code: str, seconds: float) -> None:
        """Join a workshop that somebody else leads, and take part until the time is over or it ends."""
        people: list[Caller] = []
        async with contextlib.AsyncExitStack() as stack:
            followers = []
            for number in range(self._how_many):
                caller, page = await self._join(stack, code, number)
                people.append(caller)
                follower = Follower(
                    number, caller, page, self._scenario, seed=self._seed, pace_seconds=self._tempo.pace_seconds
                )
                followers.append(follower)
            self.measured.code = people[0].code
            self._say(f"{len(people)} people have joined and follow the workshop for {seconds:.0f} seconds at most.")
            await asyncio.gather(*(follower.follow(seconds) for follower in followers))
            self._say(f"They have done {sum(follower.acts for follower in followers)} things.")
            cut_off = sum(1 for follower in followers if follower.was_cut_off)
            if cut_off:
                self.measured.failures.append(f"{cut_off} live pages were cut off by the server.")
        for caller in people:
            self.measured.acknowledged += caller.latencies
            self.measured.voted += caller.votes

    async def _join(self, stack: contextlib.AsyncExitStack, code: str, number: int) -> tuple[Caller, LivePage]:
        person = self._scenario.guest(number)
        began = time.perf_counter()
        caller = await join(self._client, code, person.name, person.group)
        seated = time.perf_counter()
        page = await stack.enter_async_context(page_of(self._url, caller))
        self.measured.joined.append(seated - began)
        self.measured.opened.append(time.perf_counter() - seated)
        return caller, page

    async def _play(self, facilitator: Caller) -> None:
        self.measured.code = facilitator.code
        async with HttpStage(self._url, facilitator, self.measured, self._tempo) as stage:
            await Play(self._scenario, stage, seed=self._seed, say=self._say).perform(self._how_many)
        if self._charter is None:
            return
        for kind in FORMATS:
            content = await facilitator.file(f"/charter?format={kind}")
            target = self._charter.with_name(f"{self._charter.name}.{kind}")
            await asyncio.to_thread(target.write_bytes, content)
            self._say(f"{target} is written, {len(content):,} bytes.")
