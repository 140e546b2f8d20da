"""A workshop on a server under measurement: its facilitator, a crowd with a live page each, and their votes.

The crowd and its votes are those of `mission-room simulate`: HTTP to join, an event on the page's socket to vote.
What it must not do: reach into the server, except to count the ballots in its database's file.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from app.demo.ballot_round import BallotRound
from app.demo.caller import Caller, begin
from app.demo.crowd import Crowd
from app.demo.door import find
from app.demo.felt import Felt
from app.demo.live import LivePage
from app.demo.turnout import cast_of
from bench.servers import Server
from bench.watching import undisturbed, until

GOALS = 12
_AT_ONCE = 50
_TOLD_WITHIN_SECONDS = 30.0
_ANSWER_WITHIN_SECONDS = 60.0
_SEED = 2034


@dataclass(slots=True)
class Run:
    """A stretch of voting: what people felt, and what it has cost. `updates` are those that reached pages."""

    felt: Felt = field(default_factory=Felt)
    votes: int = 0
    updates: int = 0
    received_bytes: int = 0
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0

    @property
    def cpu_per_vote_ms(self) -> float:
        """Milliseconds of processor time."""
        return self.cpu_seconds / self.votes * 1000

    @property
    def cpu_per_update_ms(self) -> float:
        """Milliseconds of processor time, with all that the votes have cost."""
        return self.cpu_seconds / max(1, self.updates) * 1000

    def to_screen_ms(self, percent: float) -> float:
        """From a vote to the others' screens."""
        return self.felt.to_screen.percentile(percent) * 1000


class Room:
    """One workshop. Make it with `opened`."""

    def __init__(
        self, server: Server, lead: Caller, crowd: Crowd, *, joined: Felt, step_id: str, goals: list[str]
    ) -> None:
        self.server = server
        self.lead = lead
        self.joined = joined
        self.round_id = ""
        self._crowd = crowd
        self._step_id = step_id
        self._goals = goals

    @property
    def pages(self) -> Sequence[LivePage]:
        """The open pages."""
        return list(self._crowd.pages.values())

    async def fill(self, people: int) -> Felt:
        """Let people join and open their page, until the whole room is on it; how it went."""
        await self._crowd.gather(people, _AT_ONCE, self._has_room)
        return self.joined

    def _has_room(self, page: LivePage) -> bool:
        return (
            page.seat("seat_status") == "seated"
            and page.topic("agenda").get("current", {}).get("id") == self._step_id
            and len(page.topic("goals").get("goals", ())) == len(self._goals)
        )

    async def through_restart(self, *, suddenly: bool, jitter_seconds: float) -> Felt:
        """Let the server be restarted, and everybody come back at a moment of the jitter; how it went."""

        async def restart() -> None:
            await asyncio.to_thread(self.server.restart, suddenly=suddenly)

        await self._crowd.through_restart(restart, jitter_seconds)
        return self.joined

    # --- votes ------------------------------------------------------------------------------------------------------

    async def new_round(self) -> None:
        """End the vote that is open, if one is, and open another one on the same goals for everybody."""
        await self.end_round()
        self.round_id = await self.lead.make("/rounds", {"step_id": self._step_id, "dots": 3})
        round_id = self.round_id

        def has_it(page: LivePage) -> bool:
            current = page.topic("rounds").get("current", {})
            return bool(current.get("id") == round_id and current.get("status") == "open")

        await self._crowd.told(has_it, self.lead.do("POST", f"/rounds/{round_id}/open"), _TOLD_WITHIN_SECONDS)

    async def end_round(self) -> None:
        """Close the vote, if one is open."""
        if self.round_id:
            await self.lead.do("POST", f"/rounds/{self.round_id}/close")
            self.round_id = ""

    async def steady(self, votes: int, per_second: float) -> Run:
        """In a new round so many people vote, at an even pace whatever the server does."""
        await self.new_round()
        run = Run()
        with self._measured(run):
            voted = await self.vote(run, votes, per_second)
        voted.tell_felt()
        return run

    async def vote(self, run: Run, votes: int, per_second: float) -> BallotRound:
        """The same in the round that is open; what people felt is for whoever counts it, after the votes."""
        voted = self._begun(run, votes)
        await voted.vote(range(votes), per_second, time.monotonic() + votes / per_second + _TOLD_WITHIN_SECONDS)
        await voted.shown_everywhere(voted.acknowledged)
        run.felt.votes_acknowledged += voted.acknowledged
        return voted

    async def one_by_one(self, votes: int) -> Run:
        """So many votes in new rounds, each as soon as the one before is on all pages: an update a page for each."""
        run, left = Run(), votes
        while left:
            await self.new_round()
            voting = min(left, len(self.pages))
            left -= voting
            voted = self._begun(run, voting)
            with self._measured(run):
                for number in range(voting):
                    await voted.vote([number], 0, time.monotonic() + _TOLD_WITHIN_SECONDS)
                    run.felt.missed += not await shown_on(self.pages, self.round_id, voted.acknowledged)
            run.felt.votes_acknowledged += voted.acknowledged
            voted.tell_felt()
        return run

    def _begun(self, run: Run, votes: int) -> BallotRound:
        run.votes += votes
        return BallotRound(self._crowd, self.round_id, self._goals, run.felt)

    def received(self) -> int:
        """How many updates all pages have received so far."""
        return self._crowd.received()[0]

    async def idle(self, seconds: float) -> float:
        """Let nothing happen for so long; seconds of processor time that the server has used in each second."""
        cpu, wall = self.server.cpu_seconds(), time.monotonic()
        await asyncio.sleep(seconds)
        return (self.server.cpu_seconds() - cpu) / (time.monotonic() - wall)

    def stored(self, database: Path) -> int:
        """How many ballots of this round are in the database's file."""
        with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10)) as file:
            (count,) = file.execute("SELECT count(*) FROM ballot WHERE round_id = ?", (self.round_id,)).fetchone()
            return int(count)

    @contextlib.contextmanager
    def _measured(self, run: Run) -> Iterator[None]:
        frames, received = self._crowd.received()
        with undisturbed():
            cpu, wall = self.server.cpu_seconds(), time.monotonic()
            yield
            run.cpu_seconds += self.server.cpu_seconds() - cpu
            run.wall_seconds += time.monotonic() - wall
        frames_now, received_now = self._crowd.received()
        run.updates += frames_now - frames
        run.received_bytes += received_now - received


async def shown_on(pages: Sequence[LivePage], round_id: str, cast: int) -> bool:
    """Wait until all pages show so many votes; whether they did in time."""
    late = list(pages)

    def all_show() -> bool:
        while late and cast_of(late[-1].topic, round_id) >= cast:
            late.pop()
        return not late

    return await until(all_show, _TOLD_WITHIN_SECONDS)


@contextlib.asynccontextmanager
async def opened(server: Server, *, title: str = "A bench workshop") -> AsyncIterator[Room]:
    """A new workshop on the server with its step of goals open and twelve goals proposed; all leave at the end."""
    async with httpx.AsyncClient(base_url=server.url, timeout=_ANSWER_WITHIN_SECONDS) as client:
        lead, _ = await begin(client, {"title": title, "facilitator_name": "Bench"})
        agenda = (await lead.get("/snapshot?topics=agenda"))["agenda"]
        step_id = next(one["id"] for one in agenda["steps"] if one["kind"] == "goals")
        await lead.do("POST", f"/steps/{step_id}/open")
        goals = [await lead.make("/goals", {"statement": f"By 2034 goal number {n}"}) for n in range(GOALS)]
        felt = Felt()
        crowd = Crowd(server.url, lead.code, host=await find(server.url), felt=felt, seed=_SEED)
        try:
            yield Room(server, lead, crowd, joined=felt, step_id=step_id, goals=goals)
        finally:
            await crowd.leave()
