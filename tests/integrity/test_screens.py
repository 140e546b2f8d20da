"""After a storm of everything that people do, every screen shows within three seconds what the database holds."""

import asyncio
import contextlib
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.integrity.ledger import Ledger
from tests.integrity.screen import Gone, Screen
from tests.integrity.serving import serving
from tests.integrity.workshop import Choices, Person, Vote, Workshop, gathered

AGREES_WITHIN_SECONDS = 3
PATIENCE_SECONDS = 15
"""The bounded suite runs beside whatever else a machine does, and lets it take this long."""

CLOCK = {"server_now_ms", "clock"}
"""Fields that say what time it is, and so are never twice the same."""

EXPECTED_REFUSALS = {401, 403, 404, 409}
"""In a storm people act on what somebody else has just taken away or closed. Anything else fails the test."""


def still(value: Any) -> Any:
    """A view without the fields of the clock."""
    if isinstance(value, dict):
        return {name: still(inner) for name, inner in value.items() if name not in CLOCK}
    if isinstance(value, list):
        return [still(one) for one in value]
    return value


@dataclass
class Storm:
    """A room in which everybody does something, chosen by dice. `open_pages` are by seat."""

    room: Workshop
    vote: Vote
    dice: random.Random
    stack: AsyncExitStack
    where: dict[str, str]
    open_pages: dict[str, tuple[Person, Screen]] = field(default_factory=dict)
    removed: list[tuple[Person, Screen]] = field(default_factory=list)
    actions: int = 0

    async def come(self, person: Person) -> None:
        """Open somebody's page, or open it anew after the connection broke."""
        page = self.where.get(person.seat_id, "room")
        screen = await self.stack.enter_async_context(person.page(self.room.url, page))
        if screen.own("seat_status") == "seated":  # and not removed at this very moment
            self.open_pages[person.seat_id] = (person, screen)

    async def act(self) -> None:
        """One thing that somebody does."""
        does = self.dice.choices(list(self._weights()), list(self._weights().values()))[0]
        await does()
        self.actions += 1

    def _weights(self) -> dict[Callable[[], Awaitable[None]], int]:
        return {
            self._votes: 40,
            self._withdraws: 8,
            self._proposes: 6,
            self._words_a_goal: 4,
            self._writes_a_card: 8,
            self._moves_a_card: 4,
            self._parks: 6,
            self._sets_the_timer: 6,
            self._moves_the_room: 3,
            self._joins: 4,
            self._is_removed: 2,
            self._reconnects: 10,
        }

    def _somebody(self) -> tuple[Person, Screen]:
        return self.dice.choice([one for seat, one in self.open_pages.items() if seat not in self.where])

    def _choices(self) -> Choices:
        return {"dots": {self.dice.choice(self.vote.options): self.dice.randint(1, 3)}}

    async def _try(self, person: Person, verb: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        answer = await person.ask(verb, path, body, **headers)
        assert answer.is_success or answer.status_code in EXPECTED_REFUSALS, answer.text
        return answer

    async def _votes(self) -> None:
        person, screen = self._somebody()
        if self.dice.random() < 0.5:
            with contextlib.suppress(Gone):  # somebody else has just cut the connection
                await self.vote.by_socket(screen, person, self._choices())
        else:
            await self.vote.by_rest(person, self._choices())

    async def _withdraws(self) -> None:
        person, _ = self._somebody()
        await self._try(person, "DELETE", self.vote.path, **{"Ballot-Key": person.ballot_key})

    async def _proposes(self) -> None:
        await self._try(self._somebody()[0], "POST", "/goals", {"statement": f"By 2034 goal {self.actions} is reached"})

    async def _words_a_goal(self) -> None:
        goal = self.dice.choice((await self.room.lead.do("GET", "/goals"))["goals"])
        body = {"statement": f"By 2034 this is worded anew, {self.actions}"}
        await self._try(self.room.lead, "PUT", f"/goals/{goal['id']}", body)

    async def _writes_a_card(self) -> None:
        body = {"prompt": "problem", "text": f"The air is thick, {self.actions}"}
        await self._try(self._somebody()[0], "POST", "/cards", body)

    async def _moves_a_card(self) -> None:
        cards = (await self.room.lead.do("GET", "/cards"))["loose"]
        body = {"name": f"Heap {self.actions}", "card_id": self.dice.choice(cards)["id"] if cards else ""}
        await self._try(self.room.lead, "POST", "/clusters", body)

    async def _parks(self) -> None:
        parked = await self._try(
            self._somebody()[0], "POST", "/parking", {"text": f"Come back to this, {self.actions}"}
        )
        if parked.is_success and self.dice.random() < 0.5:
            await self._try(self.room.lead, "PUT", f"/parking/{parked.json()['id']}", {"answer": "Later."})

    async def _sets_the_timer(self) -> None:
        body = {"do": self.dice.choice(("start", "extend", "pause", "resume", "stop")), "seconds": 300}
        await self._try(self.room.lead, "POST", "/timer", body)

    async def _moves_the_room(self) -> None:
        kind = self.dice.choice(("frame", "goals", "goals"))
        await self._try(self.room.lead, "POST", f"/steps/{self.room.steps[kind]}/open")

    async def _joins(self) -> None:
        self.room.people.append(person := await self.room.join(len(self.room.people)))
        await self.come(person)

    async def _is_removed(self) -> None:
        person, screen = self._somebody()
        del self.open_pages[person.seat_id]
        self.removed.append((person, screen))
        await self.room.lead.do("DELETE", f"/seats/{person.seat_id}")

    async def _reconnects(self) -> None:
        person, screen = self.dice.choice(list(self.open_pages.values()))
        del self.open_pages[person.seat_id]  # nobody else acts on a page that is not there
        screen.cut()
        await self.come(person)


def drawn(topics: dict[str, Any]) -> dict[str, Any]:
    """Topics as pages draw them, without the clock: while a round is open, its turnout has a topic of its own."""
    shown = still(topics)
    for block in (shown.get("charter") or {}).get("blocks", ()):
        if block.get("figure") is None:  # the API leaves out what is not there
            block.pop("figure", None)
    live = shown.pop("turnout", None) or {}
    rounds = shown.get("rounds") or {"rounds": []}  # a page that has just come has nothing yet
    for one in (rounds.get("current", {}), *rounds["rounds"]):
        if live.get("round_id", "") == one.get("id"):
            one["turnout"] = {"label": "", "cast": live["cast"], "eligible": live["eligible"]}
            one["turnout_by_group"] = live["groups"]
    return shown


def differing(screen: Screen, held: dict[str, Any], page: str) -> list[str]:
    """Topics that are not on a screen as they are held; the charter and the desk's part have pages of their own."""
    shown = drawn(screen.topics())
    absent = dict.fromkeys(("charter", "comments"), page != "charter")
    absent |= dict.fromkeys(("backstage", "blockers"), page != "desk")
    return [topic for topic, view in held.items() if not absent.get(topic) and shown.get(topic) != view]


async def disagreements(storm: Storm) -> dict[str, list[str]]:
    """Every screen that differs from a fresh read, with its topics."""
    held = drawn(await storm.room.lead.do("GET", "/snapshot"))
    found = {}
    for person, screen in storm.open_pages.values():
        page = storm.where.get(person.seat_id, "room")
        if topics := differing(screen, held, page):
            found[f"{page} of {person.seat_id}"] = topics
    for person, screen in storm.removed:
        # Whoever was just being sent something else is hung up on instead, and told when the page comes back.
        if not screen.is_gone and not screen.topics()["is_closed"]:
            found[f"removed page of {person.seat_id}"] = ["is_closed"]
    return found


async def disagreements_after(storm: Storm, seconds: float) -> dict[str, list[str]]:
    """What still differs when the screens have had their time; asked again until nothing does."""
    until = time.monotonic() + seconds
    found = await disagreements(storm)
    while found and time.monotonic() < until:
        found = await disagreements(storm)
    return found


async def test_every_screen_shows_what_the_database_holds_after_a_storm(
    tmp_path: Path, *, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    dice = random.Random(7)  # noqa: S311 - chance, not a secret
    # One facilitator does in a minute what else takes an hour.
    with serving(tmp_path, MISSION_ROOM_SEAT_WRITES_PER_MINUTE="100000") as server:
        ledger = Ledger(server.settings.database_url)
        async with gathered(server.url, people=26) as room, AsyncExitStack() as pages:
            await room.open("frame")
            for number, person in enumerate(room.people[:9]):
                await person.make("/cards", prompt="problem", text=f"The air is thick, person {number}")
            await room.lead.do("PUT", "/cards/reveal", {})
            vote = await room.vote("dots", await room.goals(5), dots=3, cap=3)
            second, observer, reader = (
                await room.by_link("cofacilitator"),
                await room.by_link("observer"),
                await room.join(99),
            )
            where = {
                room.lead.seat_id: "desk",
                second.seat_id: "desk",
                observer.seat_id: "wall",
                reader.seat_id: "charter",
            }
            storm = Storm(room, vote, dice, pages, where)
            for person in (room.lead, second, observer, reader, *room.people):
                await storm.come(person)
            for _ in range(size(10, 60)):
                await asyncio.gather(*(storm.act() for _ in range(20)))
            found = await disagreements_after(storm, size(PATIENCE_SECONDS, AGREES_WITHIN_SECONDS))
            assert found == {}
            for person, screen in storm.removed:
                if screen.is_gone:
                    async with person.page(room.url) as again:
                        assert again.own("seat_status") == "absent"
            rows = ledger.electorate(vote.id)
            cast = sum(row["weight"] for row in rows if row["has_ballot"])
            assert cast == len(ledger.ballots(vote.id))
            assert (await vote.turnout())[""][0] == cast
        assert server.faults() == []
    topics = sum(len(screen.topics()) for _, screen in storm.open_pages.values())
    count("screens", actions=storm.actions, screens=len(storm.open_pages), topics=topics)
