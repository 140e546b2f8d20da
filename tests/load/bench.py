"""`make bench`: what a vote, a broadcast and a charter cost on this machine, each beside a baseline in the same run.

    python -m tests.load.bench [--people 200] [--votes 400]

Times on shared machines are noisy; the ratios to the baseline are what to compare. It never asserts, stops by itself,
listens nowhere, and keeps its last result in `.bench/`.
"""

import argparse
import asyncio
import json
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import httpx

from app.api.app import rest
from app.demo.caller import Caller
from app.demo.measure import percentile
from app.demo.play import Play, Until
from app.demo.scenario import sustainable_feed
from app.demo.stage import own_house, put_on
from app.domain.snapshot import Topic
from app.launch import database
from app.realtime.hub import Hub
from app.realtime.mirror import frame
from app.services.house import House
from app.settings import Settings

ROOT = Path(__file__).parents[2]


@dataclass
class Row:
    """One measurement: seconds of each repetition, and the baseline's."""

    name: str
    baseline: str
    seconds: list[float] = field(default_factory=list)
    baseline_seconds: list[float] = field(default_factory=list)

    def text(self) -> str:
        """One line of the table."""
        ours, theirs = percentile(self.seconds, 50), percentile(self.baseline_seconds, 50)
        return (
            f"{self.name:<44} p50 {ours * 1000:9.2f} ms  p95 {percentile(self.seconds, 95) * 1000:9.2f} ms   "
            f"{ours / theirs:8.2f} × {self.baseline} ({theirs * 1000:.2f} ms)"
        )


async def timed(row: list[float], work: Callable[[], Awaitable[Any]]) -> Any:
    """Do it, and note how long it took."""
    began = time.perf_counter()
    result = await work()
    row.append(time.perf_counter() - began)
    return result


async def voting(house: House, settings: Settings, people: int, votes: int, folder: Path) -> Row:
    """A vote over the API, from request to acknowledged commit, beside one bare durable insert into SQLite."""
    row = Row(f"one vote, acknowledged ({people} seats)", "a durable insert")
    transport = httpx.ASGITransport(rest(house, settings))
    async with httpx.AsyncClient(transport=transport, base_url=settings.public_url) as client:
        started = await house.convening.start(title="A bench workshop")
        token = house.keys.seat_token(started.facilitator_seat_id, started.workshop_id, house.clock())
        lead = Caller(client, started.code, token, "bench")
        room = await Play(sustainable_feed()).gather(lead, people)
        agenda = (await lead.get("/snapshot?topics=agenda"))["agenda"]
        step = next(one["id"] for one in agenda["steps"] if one["kind"] == "goals")
        await lead.do("POST", f"/steps/{step}/open")
        goals = [await lead.make("/goals", {"statement": f"By 2034 goal number {n}"}) for n in range(12)]
        round_id = await lead.make("/rounds", {"step_id": step, "dots": 3})
        await lead.do("POST", f"/rounds/{round_id}/open")
        bare = sqlite3.connect(folder / "bare.db")
        bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE vote (id, choices)")
        for number in range(votes):
            person = room[number % people]
            body = {"ballot_key": f"bench-key-{number % people:010}", "choices": {"dots": {goals[number % 12]: 3}}}
            await timed(row.seconds, lambda: person.do("PUT", f"/rounds/{round_id}/ballot", body))  # noqa: B023
            began = time.perf_counter()
            bare.execute("INSERT INTO vote VALUES (?, ?)", (number, json.dumps(body)))
            bare.commit()
            row.baseline_seconds.append(time.perf_counter() - began)
        bare.close()
    return row


class Sockets:
    """Sockets that encode like socket.io, once per room, and go nowhere."""

    def __init__(self) -> None:
        self.rooms: dict[str, set[str]] = {}
        self.sent = 0

    async def emit(self, event: str, data: Any, *, to: str | None = None, room: str | None = None) -> None:
        encoded = json.dumps([event, data], separators=(",", ":"))
        for _ in [to] if to else self.rooms.get(room or "", ()):
            self.sent += len(encoded)

    async def enter_room(self, sid: str, room: str) -> None:
        self.rooms.setdefault(room, set()).add(sid)

    async def leave_room(self, sid: str, room: str) -> None:
        self.rooms.get(room, set()).discard(sid)


async def broadcast(house: House, workshop_id: str, people: int) -> Row:
    """Telling a room of a change, beside reading and encoding it anew for every page."""
    row = Row(f"a change told to {people} pages", "reading it for each page")
    hub, sockets = Hub(tick_seconds=0.0), Sockets()
    hub.bind(house.views, sockets, lambda _sid: True)
    facts = await house.convening.public_facts(await house.convening.code_of(workshop_id))
    seated = await house.seating.join(facts.code, name="Bench", group_id=facts.groups[0][0])
    actor = await house.seating.resolve(seated.token, facts.code)
    async with hub.running():
        for number in range(people):
            await hub.enter(f"page {number}", actor)
        await hub.settled()
        for _ in range(10):

            async def told() -> None:
                hub.changed(workshop_id, (Topic.ROUNDS,))
                await hub.settled()

            async def each() -> None:
                for _ in range(people):
                    view = await house.views.view(workshop_id, Topic.ROUNDS)
                    json.dumps(["event", frame({Topic.ROUNDS: view})], separators=(",", ":"))

            await timed(row.seconds, told)
        for _ in range(2):
            await timed(row.baseline_seconds, each)
    return row


async def charters(house: House, workshop_id: str) -> list[Row]:
    """Assembling the charter, and each file of it, beside reading the same workshop without assembling."""
    code = await house.convening.code_of(workshop_id)
    facts = await house.convening.public_facts(code)
    seated = await house.seating.join(code, name="Reader", group_id=facts.groups[0][0])
    actor = await house.seating.resolve(seated.token, code)

    async def read() -> None:
        for topic in Topic:
            if topic is not Topic.CHARTER:
                await house.views.view(workshop_id, topic)

    rows = []
    for kind in ("page", "md", "json", "docx", "pdf"):
        row = Row(f"the charter as {kind}", "reading all topics")
        for _ in range(5):
            if kind == "page":
                await timed(row.seconds, lambda: house.chartering.view(workshop_id))
            else:
                await timed(row.seconds, lambda: house.chartering.file(actor, kind))  # noqa: B023
            await timed(row.baseline_seconds, read)
        rows.append(row)
    return rows


async def measure(people: int, votes: int, folder: Path) -> list[Row]:
    """All measurements, in a data folder of their own."""
    settings = Settings.from_environment({"MISSION_ROOM_DATA_DIR": str(folder)}).with_secret()
    database.bring_up_to_date(settings)
    async with own_house(settings) as house:
        rows = [await voting(house, settings, people, votes, folder)]
        shown = await put_on(house, settings, Until.END)
        workshop_id = (await house.convening.public_facts(shown.code)).workshop_id
        rows.append(await broadcast(house, workshop_id, people))
        rows += await charters(house, workshop_id)
    return rows


def main() -> None:
    """Measure, print, and keep the numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--votes", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = asyncio.run(measure(options.people, options.votes, Path(folder)))
    lines = [row.text() for row in rows]
    sys.stdout.write("\n".join(lines) + "\n")
    kept = ROOT / ".bench"
    kept.mkdir(exist_ok=True)
    (kept / "last.json").write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
