"""The stage on a running server: people act over the REST API, and each has the live page of the room open.

What it must not do: know the house; a simulated person has no other doors than a real one.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from types import TracebackType

import httpx

from app.demo.caller import Caller, Refused, join
from app.demo.live import LivePage, open_page
from app.demo.measure import Measured
from app.demo.scenario import Challenge, Fields, Person, Table
from app.demo.stage import Act, Ballots, Choices
from app.demo.turnout import cast_of, counted

SEEN_WITHIN_SECONDS = 15.0
_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Tempo:
    """How quick a room is: seconds of each pause, and votes a second; 0 is as quick as it goes."""

    pace_seconds: float = 0.0
    votes_per_second: float = 0.0


class HttpStage:
    """A `Stage`, to be used as a context: pages close at its end. Errors: Refused, LiveError, httpx.HTTPError."""

    def __init__(self, url: str, facilitator: Caller, measured: Measured, tempo: Tempo) -> None:
        self._url = url
        self._lead = facilitator
        self._measured = measured
        self._tempo = tempo
        self._people: list[Caller] = []
        self._pages: list[LivePage] = []
        self._open = contextlib.AsyncExitStack()
        self._steps: dict[str, str] = {}
        self._groups: dict[str, str] = {}

    async def __aenter__(self) -> HttpStage:
        agenda = (await self._lead.get("/snapshot?topics=agenda"))["agenda"]
        self._steps = {step["kind"]: step["id"] for step in agenda["steps"]}
        self._groups = {group["name"]: group["id"] for group in agenda["groups"]}
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._open.__aexit__(kind, fault, trace)
        for caller in (self._lead, *self._people):
            self._measured.acknowledged += caller.latencies
            self._measured.voted += caller.votes

    # --- the room ---------------------------------------------------------------------------------------------------

    async def sit_down(self, person: Person) -> None:
        began = time.perf_counter()
        caller = await join(self._lead.client, self._lead.code, person.name, person.group)
        seated = time.perf_counter()
        page = await self._open.enter_async_context(page_of(self._url, caller))
        self._measured.joined.append(seated - began)
        self._measured.opened.append(time.perf_counter() - seated)
        self._people.append(caller)
        self._pages.append(page)

    async def seat_table(self, table: Table) -> str:
        group_id = self._groups.get(table.group) or next(iter(self._groups.values()))
        return await self._lead.make("/tables", {"name": table.name, "group_id": group_id, "voices": table.voices})

    async def together(self, acts: Sequence[Act]) -> None:
        gap = 1 / self._tempo.votes_per_second if self._tempo.votes_per_second else 0.0
        at_once = asyncio.Semaphore(_AT_ONCE)

        async def one(number: int, act: Act) -> None:
            await asyncio.sleep(number * gap)
            async with at_once:
                try:
                    await act()
                except (Refused, httpx.HTTPError) as fault:
                    # The others go on, as they would in a room; the end of the simulation tells of it.
                    self._measured.failures.append(str(fault) or type(fault).__name__)

        await asyncio.gather(*(one(number, act) for number, act in enumerate(acts)))

    async def pause(self) -> None:
        await asyncio.sleep(self._tempo.pace_seconds)

    async def open_step(self, kind: str) -> None:
        await self._told(
            lambda page: page.topic("agenda").get("current", {}).get("kind") == kind,
            self._lead.do("POST", f"/steps/{self._steps[kind]}/open"),
        )

    async def _told(self, has_it: Callable[[LivePage], bool], doing: Awaitable[None]) -> None:
        """Do something that everybody sees, and note when each page has it."""
        began = time.monotonic()
        arrivals = asyncio.create_task(self._arrivals(has_it))
        await doing
        self._measured.seen += [max(0.0, arrived - began) for arrived in await arrivals]

    async def _arrivals(self, has_it: Callable[[LivePage], bool]) -> list[float]:
        """When each page has it; a page that has not got it in time is counted as missed."""
        found = await asyncio.gather(*(page.arrival(has_it, SEEN_WITHIN_SECONDS) for page in self._pages))
        arrived = [one for one in found if one is not None]
        self._measured.missed += len(found) - len(arrived)
        return arrived

    # --- frame ------------------------------------------------------------------------------------------------------

    async def write_card(self, who: int, prompt: str, text: str, key: str) -> str:
        return await self._people[who].make("/cards", {"prompt": prompt, "text": text}, key)

    async def reveal_cards(self) -> None:
        await self._told(
            lambda page: bool(page.topic("cards").get("is_revealed")), self._lead.do("PUT", "/cards/reveal", {})
        )

    async def hide_card(self, card_id: str) -> None:
        await self._lead.do("PATCH", f"/cards/{card_id}", {"is_hidden": True})

    async def merge_card(self, card_id: str, into_id: str) -> None:
        await self._lead.do("PATCH", f"/cards/{card_id}", {"merged_into": into_id})

    async def add_cluster(self, name: str, card_id: str) -> str:
        return await self._lead.make("/clusters", {"name": name, "card_id": card_id})

    async def move_card(self, card_id: str, cluster_id: str) -> None:
        await self._lead.do("PATCH", f"/cards/{card_id}", {"cluster_id": cluster_id})

    async def compose(self, challenge: Challenge, source_ids: Sequence[str]) -> None:
        body = {
            "statement": challenge.statement,
            "source_ids": list(source_ids),
            "complexity": challenge.complexity,
            "scope_in": challenge.scope_in,
            "scope_out": challenge.scope_out,
        }
        await self._lead.do("PUT", "/challenge", body)

    # --- goals ------------------------------------------------------------------------------------------------------

    async def propose(self, who: int, fields: Fields, key: str) -> str:
        return await self._people[who].make("/goals", as_json(fields), key)

    async def sharpen(self, goal_id: str, fields: Fields) -> None:
        await self._lead.do("PUT", f"/goals/{goal_id}", as_json(fields))

    async def merge_goal(self, goal_id: str, into_id: str) -> None:
        await self._lead.do("PATCH", f"/goals/{goal_id}", {"merged_into": into_id})

    async def adopt(self, goal_id: str, reason: str) -> None:
        await self._lead.do("PUT", f"/goals/{goal_id}/adoption", {"reason": reason})

    # --- votes ------------------------------------------------------------------------------------------------------

    async def open_round(self, kind: str, ballots: Ballots) -> str:
        body = {
            "step_id": self._steps[kind],
            "subject": ballots.subject,
            "method": ballots.method,
            "title": ballots.title,
            "dots": ballots.dots,
        }
        round_id = await self._lead.make("/rounds", body)
        await self._told(_round_is(round_id, "open"), self._lead.do("POST", f"/rounds/{round_id}/open"))
        return round_id

    async def cast(self, who: int, round_id: str, key: str, choices: Choices) -> None:
        body = {"ballot_key": key, "choices": choices}
        await self._people[who].do("PUT", f"/rounds/{round_id}/ballot", body)

    async def cast_for_table(self, table_id: str, round_id: str, key: str, choices: Choices) -> None:
        body = {"ballot_key": key, "choices": choices}
        await self._lead.do("PUT", f"/rounds/{round_id}/tables/{table_id}/ballot", body)

    async def reveal_round(self, round_id: str) -> None:
        await self._turnout_is_everywhere(round_id)
        await self._lead.do("POST", f"/rounds/{round_id}/close")
        await self._told(_round_is(round_id, "revealed"), self._lead.do("POST", f"/rounds/{round_id}/reveal"))

    async def _turnout_is_everywhere(self, round_id: str) -> None:
        """No vote was lost on the way: what the server has counted is on every page. Others may be voting, too."""
        cast = await counted(self._lead, round_id)
        await self._arrivals(lambda page: cast_of(page.topic, round_id) >= cast)

    # --- stakeholders, instruments, charter, parking lot ------------------------------------------------------------

    async def register(self, who: int, fields: Fields, key: str) -> str:
        return await self._people[who].make("/registers/stakeholders", as_json(fields), key)

    async def sketch(self, who: int, fields: Fields, key: str) -> str:
        return await self._people[who].make("/instruments", as_json(fields), key)

    async def add_entry(self, who: int | None, register: str, fields: Fields, key: str) -> str:
        caller = self._lead if who is None else self._people[who]
        return await caller.make(f"/registers/{register}", dict(fields), key)

    async def estimate(self, who: int, sheet: str, answers: Fields, subject: str = "") -> None:
        await self._people[who].do("PUT", f"/sheets/{sheet}/mine", {"answers": dict(answers), "subject": subject})

    async def show_sheet(self, sheet: str) -> None:
        await self._lead.do("PUT", f"/sheets/{sheet}/shown", {"is_shown": True})

    async def reword(self, section: str, text: str) -> None:
        charter = (await self._lead.get("/snapshot?topics=charter"))["charter"]
        basis = next(one["basis"] for one in charter["sections"] if one["key"] == section)
        await self._lead.do("PUT", f"/charter/sections/{section}", {"text": text, "basis": basis})

    async def park(self, who: int, text: str, key: str) -> str:
        return await self._people[who].make("/parking", {"text": text}, key)

    async def settle(self, item_id: str, answer: str) -> None:
        await self._lead.do("PUT", f"/parking/{item_id}", {"answer": answer})


def page_of(url: str, caller: Caller) -> contextlib.AbstractAsyncContextManager[LivePage]:
    """The live page of the room on somebody's device."""
    cookies = f"seat_{caller.code}={caller.token}"
    return open_page(url, "/room/[code]", query={"code": caller.code}, cookies=cookies)


def as_json(fields: Fields) -> dict[str, object]:
    """What was scripted as typed text, in the shapes of the API."""
    body: dict[str, object] = dict(fields)
    for name in ("power", "interest"):
        if name in body:
            body[name] = int(str(body[name]))
    if "is_present" in body:
        body["is_present"] = body["is_present"] == "yes"
    if "is_new" in body:
        body["is_new"] = body["is_new"] != "existing"
    return body


def _round_is(round_id: str, status: str) -> Callable[[LivePage], bool]:
    def has_it(page: LivePage) -> bool:
        current = page.topic("rounds").get("current", {})
        return bool(current.get("id") == round_id and current.get("status") == status)

    return has_it
