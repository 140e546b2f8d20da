"""What was acknowledged is in the database after `kill -9` of the server, at the moment of the acknowledgement.

A killed process leaves its writes to the operating system: this proves that the answer comes after the commit, and that
a half-written one is cleaned up. A power cut takes the system's own cache as well. Against that stands SQLite's full
sync (`tests/persistence/test_database.py`): each commit has waited for the disk, as far as the disk tells the truth.
"""

import asyncio
import random
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.integrity.ledger import Ledger
from tests.integrity.screen import Gone, Screen
from tests.integrity.serving import Server, serving
from tests.integrity.workshop import Person, Vote, Workshop, gathered

VOTERS = 8


@dataclass
class Voter:
    """Somebody who votes over and over, each time with a number of their own: `sent` the last, `known` as stored."""

    person: Person
    name: str
    sent: int = 0
    known: int = 0

    @property
    def choices(self) -> dict[str, object]:
        """The next ballot, which says whose it is and which."""
        return {"value": 4, "reason": f"{self.name} {self.sent}"}


@dataclass
class Lane:
    """A server that is killed again and again, and its voters."""

    server: Server
    ledger: Ledger
    room: Workshop
    vote: Vote
    voters: list[Voter]
    dice: random.Random
    kills: int = 0
    acknowledged: int = 0
    missing: list[str] = field(default_factory=list)

    async def kill_amid_votes(self) -> None:
        """Let all vote at once, half of them by socket, and kill the server right after one of the answers."""
        wanted = self.acknowledged + self.dice.randrange(1, 2 * VOTERS)
        async with AsyncExitStack() as stack:
            pages = [await stack.enter_async_context(one.person.page(self.room.url)) for one in self.voters[::2]]

            async def votes(number: int) -> None:
                voter = self.voters[number]
                while True:
                    voter.sent += 1
                    if not await self._is_stored(voter, pages[number // 2] if number % 2 == 0 else None):
                        return
                    voter.known = voter.sent
                    self.acknowledged += 1
                    if self.acknowledged == wanted:
                        self.server.kill()

            await asyncio.gather(*(votes(number) for number in range(VOTERS)))
        self.kills += 1

    async def _is_stored(self, voter: Voter, page: Screen | None) -> bool:
        """Whether a vote was acknowledged; it is not when the server has gone, and for no other reason."""
        try:
            if page is not None:
                answer = await self.vote.by_socket(page, voter.person, voter.choices)
            else:
                answer = await self.vote.by_rest(voter.person, voter.choices)
        except (Gone, httpx.TransportError):
            return False
        assert answer.is_stored, answer
        return True

    def check(self) -> None:
        """Compare what is stored with what was acknowledged: the last one, or the one that was on its way."""
        stored: dict[str, list[int]] = {}
        for choices in self.ledger.choices(self.vote.id):
            name, number = choices["reason"].split()
            stored.setdefault(name, []).append(int(number))
        for voter in self.voters:
            ballots = stored.pop(voter.name, [])
            assert len(ballots) <= 1, f"{voter.name} has voted twice: {ballots}"
            if (ballots or [0])[0] not in {voter.known, voter.sent}:
                self.missing.append(f"{voter.name} {voter.known}, but there is {ballots}")
            voter.known = (ballots or [0])[0]
        assert stored == {}, "ballots of nobody"
        have_voted = {voter.person.seat_id for voter in self.voters if voter.known}
        assert self.ledger.voted(self.vote.id) == have_voted


@pytest.mark.parametrize(("kind", "lanes"), [("sqlite", 2), pytest.param("postgres", 1, marks=pytest.mark.postgres)])
async def test_what_was_acknowledged_is_there_after_a_kill(
    *,
    kind: str,
    lanes: int,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    count: Callable[..., None],
    size: Callable[[int, int], int],
) -> None:
    kills = size(4, 40) if kind == "sqlite" else size(1, 20)
    # Side by side, since most of the time a server is starting.
    done = await asyncio.gather(
        *(killed(tmp_path / f"lane{number}", request, kind, kills, seed=number) for number in range(lanes))
    )
    for lane in done:
        assert lane.missing == []
        assert lane.acknowledged >= lane.kills == kills
        count("nothing_lost", kills=lane.kills, acknowledged=lane.acknowledged, missing=len(lane.missing))


async def killed(folder: Path, request: pytest.FixtureRequest, kind: str, kills: int, *, seed: int) -> Lane:
    """A server of its own that was killed so often, and checked after each."""
    environ: dict[str, Any] = {}
    if kind == "postgres":
        engine, name = request.getfixturevalue("postgres"), f"kills_{secrets.token_hex(4)}"
        engine.psql(f"CREATE DATABASE {name};")
        environ["MISSION_ROOM_DATABASE_URL"] = engine.get_uri(name)
    # One voter votes more often than anybody would in a minute.
    context = serving(folder, MISSION_ROOM_SEAT_WRITES_PER_MINUTE="100000", **environ)
    server = await asyncio.to_thread(context.__enter__)
    try:
        ledger = Ledger(server.settings.database_url)
        async with gathered(server.url, people=VOTERS) as room:
            vote = await room.vote("fist_of_five")
            voters = [Voter(person, f"voter-{number}") for number, person in enumerate(room.people)]
            lane = Lane(server, ledger, room, vote, voters, random.Random(seed))  # noqa: S311 - chance, not a secret
            for _ in range(kills):
                await lane.kill_amid_votes()
                await asyncio.to_thread(server.wait_until_gone)
                lane.check()
                await asyncio.to_thread(server.start)
                assert (await vote.turnout())[""][0] == len(ledger.choices(vote.id))
            if kind == "sqlite":
                assert ledger.is_sound()
            assert server.faults() == []
            return lane
    finally:
        context.__exit__(None, None, None)
