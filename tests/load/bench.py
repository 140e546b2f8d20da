"""`make bench`: what a vote, a broadcast and a charter cost on this machine, each beside a baseline in the same run.

    python -m tests.load.bench [--people 200] [--votes 200]

Times on shared machines are noisy; the ratios to the baseline are what to compare. It never asserts, stops by itself,
and keeps its last result in `.bench/`. The real server is measured when the pages are built (`make run` does that).
"""

import argparse
import asyncio
import json
import os
import sqlite3
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import httpx

from app.api.app import rest
from app.demo.caller import Caller, join
from app.demo.play import Until
from app.demo.scenario import sustainable_feed
from app.demo.showing import HEADCOUNT, put_on
from app.domain.snapshot import Topic
from app.launch import database, frontend
from app.launch.house import own_house
from app.realtime.hub import Hub
from app.realtime.mirror import frame
from app.services.house import House
from app.settings import Settings
from tests.load.row import HEADER, Row, timed
from tests.load.sockets import votes_on_sockets
from tests.server import running

ROOT = Path(__file__).parents[2]
AT_ONCE = 20
SERVER_VOTES = 30


async def voting(house: House, settings: Settings, people: int, votes: int, folder: Path) -> list[Row]:
    """Votes over the API, from request to acknowledged commit, beside bare durable inserts into SQLite.

    One after the other, and then as many at once: the second row is the time that each takes of the whole.
    """
    alone = Row(f"a vote, acknowledged ({people} seats)", "a durable insert into SQLite")
    at_once = Row(f"a vote, of {AT_ONCE} at once", "a durable insert into SQLite")
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(rest(house, settings)), base_url=settings.public_url
    ) as client:
        started = await house.convening.start(title="A bench workshop")
        token = house.keys.seat_token(started.facilitator_seat_id, started.workshop_id, house.clock())
        lead = Caller(client, started.code, token, "bench")
        guests = [sustainable_feed().guest(number) for number in range(people)]
        room = [await join(client, started.code, guest.name, guest.group) for guest in guests]
        agenda = (await lead.get("/snapshot?topics=agenda"))["agenda"]
        step = next(one["id"] for one in agenda["steps"] if one["kind"] == "goals")
        await lead.do("POST", f"/steps/{step}/open")
        goals = [await lead.make("/goals", {"statement": f"By 2034 goal number {n}"}) for n in range(12)]
        round_id = await lead.make("/rounds", {"step_id": step, "dots": 3})
        await lead.do("POST", f"/rounds/{round_id}/open")

        async def vote(number: int) -> None:
            choices = {"dots": {goals[number % 12]: 3}}
            body = {"ballot_key": f"bench-key-{number % people:010}", "choices": choices}
            await room[number % people].do("PUT", f"/rounds/{round_id}/ballot", body)

        for number in range(votes):
            await timed(alone.seconds, lambda: vote(number))  # noqa: B023
        for first in range(0, votes, AT_ONCE):
            numbers = range(first, min(first + AT_ONCE, votes))
            whole: list[float] = []
            await timed(whole, lambda: asyncio.gather(*(vote(number) for number in numbers)))  # noqa: B023
            at_once.seconds.append(whole[0] / len(numbers))
    alone.baseline_seconds = at_once.baseline_seconds = _durable_inserts(folder / "bare.db", votes)
    return [alone, at_once]


def _durable_inserts(file: Path, how_many: int) -> list[float]:
    bare = sqlite3.connect(file)
    bare.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE vote (id, choices)")
    seconds = []
    for number in range(how_many):
        began = time.perf_counter()
        bare.execute("INSERT INTO vote VALUES (?, ?)", (number, "x" * 100))
        bare.commit()
        seconds.append(time.perf_counter() - began)
    bare.close()
    return seconds


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


async def broadcast(house: House, workshop_id: str, people: int) -> list[Row]:
    """The hub telling a room of a change: beside reading and encoding it for each page, and beside bare sending."""
    naive = Row(f"the hub tells {people} pages of a change", "reading and encoding it for each")
    floor = Row(f"the hub tells {people} pages of a change", "sending a frame that is ready")
    hub, sockets = Hub(tick_seconds=0.0), Sockets()
    hub.bind(house.views, sockets, lambda _sid: True)
    facts = await house.convening.public_facts(await house.convening.code_of(workshop_id))
    seated = await house.seating.join(facts.code, name="Bench", group_id=facts.groups[0][0])
    actor = await house.seating.resolve(seated.token, facts.code)
    prepared = frame({Topic.ROUNDS: await house.views.view(workshop_id, Topic.ROUNDS)})
    async with hub.running():
        for number in range(people):
            await hub.enter(f"page {number}", actor)
        await hub.settled()
        (room,) = (name for name, sids in sockets.rooms.items() if len(sids) == people)

        async def told() -> None:
            hub.changed(workshop_id, (Topic.ROUNDS,))
            await hub.settled()

        async def each() -> None:
            for _ in range(people):
                view = await house.views.view(workshop_id, Topic.ROUNDS)
                json.dumps(["event", frame({Topic.ROUNDS: view})], separators=(",", ":"))

        for _ in range(10):
            await timed(naive.seconds, told)
            await timed(floor.baseline_seconds, lambda: sockets.emit("event", prepared, room=room))
        await timed(naive.baseline_seconds, each)
    floor.seconds = naive.seconds
    return [naive, floor]


async def charters(house: House, workshop_id: str, times: int) -> list[Row]:
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
        row = Row(f"the charter as {kind}", "reading all topics once")
        for _ in range(times):
            if kind == "page":
                await timed(row.seconds, lambda: house.chartering.view(workshop_id))
            else:
                await timed(row.seconds, lambda: house.chartering.file(actor, kind))  # noqa: B023
            await timed(row.baseline_seconds, read)
        rows.append(row)
    return rows


async def measure(people: int, votes: int, folder: Path, *, until: Until = Until.END, times: int = 3) -> list[Row]:
    """All measurements without a server, in a data folder of their own; of the charter of the demo at `until`."""
    settings = Settings.from_environment({"MISSION_ROOM_DATA_DIR": str(folder)}).with_secret()
    database.bring_up_to_date(settings)
    async with own_house(settings) as house:
        rows = await voting(house, settings, people, votes, folder)
        shown = await put_on(house, until, min(people, HEADCOUNT))
        workshop_id = (await house.convening.public_facts(shown.code)).workshop_id
        rows += await broadcast(house, workshop_id, people)
        rows += await charters(house, workshop_id, times)
    return rows


def measure_server(people: int, votes: int, folder: Path) -> list[Row]:
    """What only a real server can show."""
    with running(folder, "--no-demo") as server:
        return [asyncio.run(votes_on_sockets(server.url, people, min(votes, people)))]


def main() -> None:
    """Measure, print, and keep the numbers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--votes", type=int, default=200)
    options = parser.parse_args()

    said: list[str] = []

    def say(text: str) -> None:
        said.append(text)
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    say(HEADER)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        rows = asyncio.run(measure(options.people, options.votes, Path(folder)))
    say("\n".join(row.text() for row in rows))
    if frontend.is_current():
        with tempfile.TemporaryDirectory() as folder:
            on_server = measure_server(options.people, min(options.votes, SERVER_VOTES), Path(folder))
        say("\n".join(row.text() for row in on_server))
        rows += on_server
    else:
        say("(The real server is left out: its pages are not built. `make run` builds them.)")
    took, load = time.monotonic() - began, os.getloadavg()[0]
    say(f"{took:.0f} seconds, {os.cpu_count()} processors, load {load:.1f}; kept in .bench/")
    kept = ROOT / ".bench"
    kept.mkdir(exist_ok=True)
    (kept / "last.txt").write_text("\n".join(said) + "\n", encoding="utf-8")
    (kept / "last.json").write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
