"""A house on a real database, and a room in it, for tests of services and storage.

    room = await a_room(house, participants=3)
    await room.open("goals")
    goal_id = await room.goal(room.participants[0])

It must not: reach around the services, except to look at what is stored (`dump`).
"""

import asyncio
import contextlib
import dataclasses
import itertools
import json
import secrets
import sqlite3
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import psycopg
import pytest
from psycopg.rows import dict_row

from app.domain.errors import MissionRoomError
from app.domain.snapshot import Topic, TurnoutView
from app.domain.workshop import Actor
from app.persistence.database import sync_url
from app.persistence.tables import metadata
from app.services.house import House
from app.services.rounds.plan import RoundPlan
from app.services.views.here import NOBODY_HERE, Here

T = TypeVar("T")

on_both_databases = pytest.mark.parametrize(
    "database_url", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)], indirect=True
)
"""Runs a test twice: on SQLite and on a real PostgreSQL."""

GOAL = {
    "statement": "Halve the noise of the harbour at night",
    "indicator": "Mean night level at six quays",
    "unit": "dB",
    "baseline_value": "62",
    "baseline_year": "2029",
    "baseline_source": "Port authority",
    "target_value": "55",
    "deadline": "2034",
    "population": "People who live at the quays",
}
STAKEHOLDER = {"name": "Port authority", "sector": "government", "level": "local"}
INSTRUMENT = {"name": "Shore power for ferries", "code": "", "side": "supply", "stages": ["diffusion"]}


class SetClock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.moment = datetime(2030, 3, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def passes(self, **by: float) -> datetime:
        """Let time pass: `clock.passes(minutes=5)`."""
        self.moment += timedelta(**by)
        return self.moment


@dataclass
class Ear:
    """An announcer that remembers what it was told."""

    heard: list[tuple[str, frozenset[Topic]]] = field(default_factory=list)
    seats_removed: list[str] = field(default_factory=list)

    def changed(self, workshop_id: str, topics: Iterable[Topic]) -> None:
        self.heard.append((workshop_id, frozenset(topics)))

    def removed(self, seat_id: str) -> None:
        self.seats_removed.append(seat_id)

    def topics(self) -> set[Topic]:
        """Every topic that was announced since the last call."""
        said = {topic for _, topics in self.heard for topic in topics}
        self.heard.clear()
        return said


def a_key() -> str:
    """A ballot key as a device makes one."""
    return secrets.token_hex(16)


@dataclass
class Room:
    """A workshop with its people. `steps` are ids by kind, `groups` ids by name."""

    house: House
    url: str
    clock: SetClock
    ear: Ear
    workshop_id: str
    code: str
    facilitator: Actor
    facilitator_link: str
    participants: list[Actor]
    steps: dict[str, str]
    groups: dict[str, str]

    async def open(self, kind: str) -> str:
        """Open the step of this kind; returns its id."""
        await self.house.running.open_step(self.facilitator, self.steps[kind])
        return self.steps[kind]

    async def close(self, kind: str) -> None:
        """Close the step of this kind."""
        await self.house.running.close_step(self.facilitator, self.steps[kind])

    async def charter_is(self, state: str) -> None:
        """Bring the charter into this state, from whichever it is in."""
        async with self.house.database.write() as work:
            workshop = await work.workshops.by_id(self.workshop_id)
            assert workshop is not None
            workshop.charter_state = state

    async def joins(self, name: str, *, group: str = "Citizens") -> Actor:
        """One more participant."""
        seated = await self.house.seating.join(self.code, name=name, group_id=self.groups[group])
        return await self.house.seating.resolve(seated.token, self.code)

    async def by_link(self, role: str, name: str = "Kim") -> Actor:
        """A co-facilitator or an observer, seated by the secret link."""
        links = (await self.view(Topic.BACKSTAGE)).links
        path = next(link.path for link in links if link.role == role)
        seated = await self.house.seating.join_by_link(path.removeprefix("/link/"), name=name)
        return await self.house.seating.resolve(seated.token, self.code)

    async def table(self, voices: int, *, group: str = "Citizens", name: str = "Table by the window") -> str:
        """A table without phones; returns its seat."""
        return await self.house.seating.sit_table(
            self.facilitator, name=name, group_id=self.groups[group], voices=voices
        )

    async def card(self, actor: Actor | None = None, text: str = "The quay is loud", prompt: str = "problem") -> str:
        """A card; returns its id."""
        return await self.house.framing.write(actor or self.participants[0], prompt, text)

    async def goal(self, actor: Actor | None = None, **fields: str) -> str:
        """A goal; returns its id."""
        return await self.house.goalsetting.propose(actor or self.facilitator, {**GOAL, **fields})

    async def goals(self, number: int) -> list[str]:
        """So many goals by the facilitator, in order."""
        return [await self.goal(statement=f"Goal number {position} of the room") for position in range(number)]

    async def round(self, **plan: Any) -> str:
        """An open round; by default dots on goals. Returns its id."""
        subject = plan.get("subject", "goals")
        of_subject = {"challenge": "frame", "framings": "frame", "instruments": "instruments", "charter": "charter"}
        kind = of_subject.get(subject, "goals")
        round_id = await self.house.voting.plan(self.facilitator, self.steps[kind], RoundPlan(**plan))
        await self.house.voting.open(self.facilitator, round_id)
        return round_id

    async def reveal(self, round_id: str) -> None:
        """Close and reveal a round."""
        await self.house.voting.close(self.facilitator, round_id)
        await self.house.voting.reveal(self.facilitator, round_id)

    async def view(self, topic: Topic, here: Here = NOBODY_HERE) -> Any:
        """A topic, read fresh."""
        return await self.house.views.view(self.workshop_id, topic, here)

    def here(self, *actors: Actor, writing: Sequence[Actor] = ()) -> Here:
        """These people as connected, and some of them as writing."""
        return Here(
            frozenset(one.seat_id for one in actors),
            frozenset(one.seat_id for one in writing),
            {one.seat_id: one.group_id for one in actors if one.group_id},
        )

    async def shown(self) -> dict[str, Any]:
        """Every topic as plain JSON, as it would be sent."""
        return {
            topic.value: json.loads(json.dumps(dataclasses.asdict(view)))
            for topic in Topic
            if (view := await self.view(topic)) is not None
        }

    async def round_view(self, round_id: str) -> Any:
        """A round as the room sees it, with the turnout that comes apart from it while it is open."""
        shown = next(one for one in (await self.view(Topic.ROUNDS)).rounds if one.id == round_id)
        live = await self.view(Topic.TURNOUT)
        if live.round_id != round_id:
            return shown
        whole = TurnoutView("", live.cast, live.eligible)
        return dataclasses.replace(shown, turnout=whole, turnout_by_group=live.groups)

    async def result(self, round_id: str) -> Any:
        """The result of a revealed round as the domain has it; None while it is sealed."""
        async with self.house.database.read() as work:
            row = await work.rounds.get(self.workshop_id, round_id)
            assert row is not None
            return await self.house.results.of(work, row)

    async def dump(self) -> dict[str, list[dict[str, Any]]]:
        """Everything that is stored, by table."""
        return await asyncio.to_thread(dump, self.url)


async def a_room(house: House, *, participants: int = 2, **facts: Any) -> Room:
    """Start a workshop and seat people in it, one group after the other. `house` is the fixture's."""
    started = await house.convening.start(
        **{"title": "A quiet harbour", "facilitator_name": "Ada Facilitator", **facts}
    )
    token = house.keys.seat_token(started.facilitator_seat_id, started.workshop_id, house.clock())
    facilitator = await house.seating.resolve(token, started.code)
    agenda = await house.views.view(started.workshop_id, Topic.AGENDA)
    announcer, clock = house.gate.announcer, house.clock
    assert isinstance(announcer, Ear)
    assert isinstance(clock, SetClock)
    room = Room(
        house=house,
        url=house.url,  # type: ignore[attr-defined]
        clock=clock,
        ear=announcer,
        workshop_id=started.workshop_id,
        code=started.code,
        facilitator=facilitator,
        facilitator_link=started.facilitator_link,
        participants=[],
        steps={step.kind: step.id for step in agenda.steps},
        groups={group.name: group.id for group in agenda.groups},
    )
    for number, group in zip(range(participants), itertools.cycle(room.groups), strict=False):
        room.participants.append(await room.joins(f"Person Number{number}", group=group))
    announcer.heard.clear()
    return room


def dump(url: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, in a fixed order, read past all services."""
    parsed = sync_url(url)
    names = [table.name for table in metadata.sorted_tables]
    if parsed.get_backend_name() == "sqlite":
        file = sqlite3.connect(str(parsed.database))
        file.row_factory = sqlite3.Row
        with contextlib.closing(file):
            return {name: [dict(row) for row in file.execute(f"SELECT * FROM {name} ORDER BY id")] for name in names}  # noqa: S608
    with psycopg.connect(parsed.set(drivername="postgresql").render_as_string(False), row_factory=dict_row) as server:
        return {name: server.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in names}  # type: ignore[arg-type] # noqa: S608


async def outcome(attempt: Awaitable[T]) -> T | str:
    """The result, or the code of the refusal: for attempts of which only some may succeed."""
    try:
        return await attempt
    except MissionRoomError as error:
        return error.code
