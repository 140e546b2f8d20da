"""A load: a workshop of its own with thousands of people on real pages, who vote round after round, and what they felt.

What it must not do: run for ever, or reach into the server.
"""

from __future__ import annotations

import asyncio
import contextlib
import resource
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType

import httpx

from app.demo.ballot_round import BallotRound
from app.demo.caller import Caller, begin
from app.demo.crowd import Crowd
from app.demo.door import find
from app.demo.felt import Felt
from app.demo.live import LivePage, connect
from app.demo.turnout import counted

_ANSWER_WITHIN_SECONDS = 60.0
_TOLD_WITHIN_SECONDS = 15.0
_SHORTEST_ROUND_SECONDS = 2.5  # a facilitator clicks four times in a round, and no seat may write without end
_LEAST_OF_A_ROUND_SECONDS = 1.0  # a round is not worth opening for less
_FILES_BESIDES = 100

Say = Callable[[str], None]


class TooFewFiles(OSError):
    """This system lets a process have fewer connections than the load needs. The text says what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How many people come, how many of them at the same moment, and on how many goals they vote."""

    participants: int
    joining_at_once: int = 50
    goals: int = 6
    seed: int = 2034
    title: str = "A workshop under load"


def allow_files(how_many: int) -> None:
    """Raise this process's limit of open files as far as it takes. Errors: `TooFewFiles`."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = how_many + _FILES_BESIDES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        if hard != resource.RLIM_INFINITY and hard < wanted:
            raise TooFewFiles(
                f"{how_many} people need {wanted} open files, and this system allows {hard}; raise it with `ulimit -n`"
            )
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Load:
    """To be used as a context: at its beginning the room fills with a crowd, at its end everybody leaves.

    Between, any of `vote`, `burst` and `through_restart`, as often as wanted. `say` is told of progress.
    Errors: TooFewFiles, Refused, LiveError, httpx.HTTPError.
    """

    def __init__(self, url: str, plan: Plan, say: Say) -> None:
        self.felt = Felt(people=plan.participants)
        self._url = url.rstrip("/")
        self._plan = plan
        self._say = say
        self._open = contextlib.AsyncExitStack()
        self._step = ""
        self._goals: list[str] = []
        self._lead: Caller
        self.crowd: Crowd

    async def __aenter__(self) -> Load:
        allow_files(self._plan.participants)
        try:
            await self._begin()
            await self._fill()
        except BaseException:
            await self._open.aclose()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.aclose()

    async def _begin(self) -> None:
        """Start a workshop, open its goals, and the desk with it."""
        client = await self._open.enter_async_context(
            httpx.AsyncClient(base_url=self._url, timeout=_ANSWER_WITHIN_SECONDS)
        )
        facts = {"title": self._plan.title, "facilitator_name": "Facilitator", "template": "ninety_minutes"}
        self._lead, self.felt.facilitator_link = await begin(client, facts)
        self.felt.code = self._lead.code
        agenda = (await self._lead.get("/snapshot?topics=agenda"))["agenda"]
        self._step = next(one["id"] for one in agenda["steps"] if one["kind"] == "goals")
        await self._lead.do("POST", f"/steps/{self._step}/open")
        for number in range(self._plan.goals):
            body = {"statement": f"By 2034 the fjord's farms have met target {number + 1}"}
            self._goals.append(await self._lead.make("/goals", body))

    async def _fill(self) -> None:
        host = await find(self._url)
        code, plan, felt = self._lead.code, self._plan, self.felt
        desk = await connect(
            self._url, "/desk/[code]", query={"code": code}, cookies=f"seat_{code}={self._lead.token}", host=host
        )
        self._open.push_async_callback(desk.close)
        self.crowd = Crowd(self._url, code, host=host, felt=felt, seed=plan.seed)
        self._open.push_async_callback(self.crowd.leave)
        await self.crowd.gather(plan.participants, plan.joining_at_once, self._has_room)
        self._say(f"{felt.entered.count} of {plan.participants} have joined workshop {code} and see the room.")

    def _has_room(self, page: LivePage) -> bool:
        """Whether a page shows all of what the room holds at the time."""
        return (
            page.seat("seat_status") == "seated"
            and page.topic("agenda").get("current", {}).get("id") == self._step
            and len(page.topic("goals").get("goals", ())) == len(self._goals)
        )

    # --- what can be done to it -------------------------------------------------------------------------------------

    async def vote(self, seconds: float, per_second: float) -> None:
        """Rounds, one after the other: everybody votes once in each, so many in a second of all, until time is over."""
        until = time.monotonic() + seconds
        while self.felt.rounds == 0 or time.monotonic() + _LEAST_OF_A_ROUND_SECONDS < until:
            began = time.monotonic()
            await self._round(per_second, until)
            self._say(f"Round {self.felt.rounds}: {self.felt.votes_acknowledged} votes so far.")
            await asyncio.sleep(max(0.0, min(began + _SHORTEST_ROUND_SECONDS, until) - time.monotonic()))

    async def burst(self, seconds: float) -> None:
        """One round in which all vote within so many seconds."""
        await self._round(len(self.crowd.pages) / seconds, time.monotonic() + 2 * seconds + _TOLD_WITHIN_SECONDS)

    async def through_restart(self, restart: Callable[[], Awaitable[None]], jitter_seconds: float) -> None:
        """Let the server be restarted, and everybody come back at a moment of the jitter."""
        await self.crowd.through_restart(restart, jitter_seconds)
        self._say(f"{self.felt.back.count} of {len(self.crowd.pages)} are back.")

    async def _round(self, per_second: float, until: float) -> None:
        felt, crowd = self.felt, self.crowd
        round_id = await self._lead.make("/rounds", {"step_id": self._step, "dots": 3})
        await self._told(round_id, "open", "open")
        voted = BallotRound(crowd, round_id, self._goals, felt)
        (frames, received), worked = crowd.received(), time.process_time()
        await voted.vote(crowd.in_any_order(), per_second, until)
        await voted.shown_everywhere(await counted(self._lead, round_id))
        frames_now, received_now = crowd.received()
        felt.frames += frames_now - frames
        felt.received_bytes += received_now - received
        felt.own_cpu_seconds += time.process_time() - worked
        voted.tell_felt()
        await self._lead.do("POST", f"/rounds/{round_id}/close")
        await self._told(round_id, "reveal", "revealed")
        await self._compare(round_id, voted)

    async def _told(self, round_id: str, move: str, status: str) -> None:
        def has_it(page: LivePage) -> bool:
            current = page.topic("rounds").get("current", {})
            return bool(current.get("id") == round_id and current.get("status") == status)

        await self.crowd.told(has_it, self._lead.do("POST", f"/rounds/{round_id}/{move}"), _TOLD_WITHIN_SECONDS)

    async def _compare(self, round_id: str, voted: BallotRound) -> None:
        """Every ballot that was acknowledged is in the database, none twice, and every page shows what it holds."""
        felt = self.felt
        current = (await self._lead.get("/snapshot?topics=rounds"))["rounds"]["current"]
        stored = current["result"]["valid"] + current["result"]["abstained"] if current["id"] == round_id else 0
        felt.rounds += 1
        felt.votes_sent += voted.sent
        felt.votes_acknowledged += voted.acknowledged
        felt.votes_stored += stored
        felt.votes_lost += max(0, voted.acknowledged - stored)
        felt.votes_twice += max(0, stored - voted.sent)
        alike: dict[int, bool] = {}  # pages share what they show: each different thing is looked at once
        for page in self.crowd.pages.values():
            shown = page.topic("rounds").get("current", {})
            is_alike = alike.setdefault(id(shown), shown.get("result") == current["result"])
            felt.unlike += not is_alike
