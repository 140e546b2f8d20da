"""Until the reveal no byte that the server sends depends on what was voted.

One database, and two evenings that go on from copies of it on the same port: the same room, ids and codes, and every
step taken the same way, but that one person votes differently. All that any page and any request gets in the two is
compared. Only moments of the clock are left out, the root of a closed round (another each time, whatever was voted),
the timer, which is this test's own bell, and the ballot on the very device that sent it. When a value comes is not
compared, nor with what others it shares a frame.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.integrity.screen import ROOM, Screen
from tests.integrity.serving import Server, serving
from tests.integrity.workshop import CAST, Choices, Person, Vote, Workshop, gathered
from tests.server import free_port

OWN_BALLOT_SHOWN = "mine_json_rx_state_"
OWN_BALLOT_READ = "/api/v1/workshops/{code}/rounds/{round_id}/ballot"
METHODS = {"dots": "goals", "approval": "goals", "fist_of_five": "frame"}
"""Method -> the step in which it is voted here."""

_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)|\d+ [A-Z][a-z]+ \d{4} \d\d:\d\d UTC|\b1\d{12}\b"
    r'|"root": ?"[0-9a-f]{64}"'
)
QUICKLY = "0.02"
Transcript = dict[str, Any]


@dataclass
class Evening:
    """A room on one of the copies. `told` is what everybody was sent up to a phase, and answered in it."""

    server: Server
    client: httpx.AsyncClient
    people: Mapping[str, Person]
    pages: Mapping[str, Screen]
    readable: Sequence[str]
    told: Transcript = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)
    marks: int = 0
    sent: int = 0

    async def settled(self) -> None:
        """Wait until every page has got what was sent up to now: a timer of its own length, twice, is seen on all."""
        for _ in range(2):
            self.marks += 1
            await self.people["facilitator"].do("POST", "/timer", {"do": "start", "seconds": 600 + self.marks})
            for page in self.pages.values():
                assert await page.until(
                    lambda page=page: page.topic("agenda").get("timer", {}).get("duration_seconds") == 600 + self.marks  # type: ignore[misc]
                )

    async def begin(self) -> None:
        """Start with what the pages show of the room now: how they came in, and who was first, is chance."""
        await self.settled()
        held = await self.people["facilitator"].do("GET", "/snapshot?topics=presence,backstage")
        for page in self.pages.values():
            # Who is here is told when it is convenient, so that nobody waits for it.
            assert await page.until(lambda page=page: page.topic("presence") == held["presence"])  # type: ignore[misc]
        desk = self.pages["facilitator"]
        assert await desk.until(lambda: desk.topic("backstage") == held["backstage"])
        for name, page in self.pages.items():
            self.seen[name] = set(self._values(name, {ROOM: page.state[ROOM]}))
            page.frames.clear()

    async def desk_has_heard_of(self, round_id: str) -> None:
        """The desk is told who came in since a vote opened; that is told when it is convenient, like who is here."""
        await self.settled()
        desk = self.pages["facilitator"]
        assert await desk.until(lambda: desk.topic("backstage")["door"]["round_id"] == round_id)

    async def casts(self, round_id: str, choices: Choices, *, by_socket: bool) -> None:
        """The ballot that differs."""
        voter = self.people["voter"]
        self.sent += 1
        vote = Vote(round_id, "", (), self.people["facilitator"])
        if by_socket:
            key = f"ballot-{self.sent}"
            ballot = {"round_id": round_id, "ballot_key": voter.ballot_key, "choices_json": json.dumps(choices)}
            self.pages["voter"].say(CAST, {**ballot, "key": key})
            answer = await self.pages["voter"].answer(key)
        else:
            answer = await vote.by_rest(voter, choices)
        assert answer.is_stored, answer

    async def keep_frames(self, phase: str) -> None:
        """Write down what every page was sent up to now."""
        await self.settled()
        for name, page in self.pages.items():
            self.seen[name] |= {value for packet in page.frames for value in self._values_of(name, packet)}
            page.frames.clear()
            self.told[f"{phase}: frames of the {name}"] = sorted(self.seen[name])

    async def keep_answers(self, phase: str, round_id: str, readers: Sequence[str]) -> None:
        """Write down what these people are answered now, by every path that can be read."""
        for name in readers:
            person = self.people[name]
            for path in self.readable:
                address = path.replace("{code}", person.code).replace("{round_id}", round_id)
                answer = await self.client.get(address, headers={"Authorization": f"Bearer {person.token}"})
                headers = [one for one in sorted(answer.headers.items()) if one[0] != "date"]
                body = _MOMENT.sub("~", answer.content.decode("utf-8", "replace"))
                self.told[f"{phase}: answer to the {name}, {path}"] = (answer.status_code, headers, body)

    def _values_of(self, name: str, packet: str) -> list[str]:
        """Every value that a frame sets, and what else it holds."""
        head, _, body = packet.partition(",")
        event, *arguments = json.loads(body)
        found = []
        for update in arguments:
            rest = json.loads(update) if isinstance(update, str) else update
            found += self._values(name, rest.pop("delta", None) or {})
            found.append(f"{head} {event} {json.dumps(rest)}")
        return found

    @staticmethod
    def _values(name: str, states: Mapping[str, Mapping[str, Any]]) -> list[str]:
        return [
            _MOMENT.sub("~", f"{state} {variable} {json.dumps(_without_bell(value), ensure_ascii=False)}")
            for state, variables in states.items()
            for variable, value in variables.items()
            if (name, variable) != ("voter", OWN_BALLOT_SHOWN)
        ]


def _without_bell(value: Any) -> Any:
    return {name: inner for name, inner in value.items() if name != "timer"} if isinstance(value, dict) else value


@dataclass(frozen=True)
class Prepared:
    """A room up to the first vote: its rounds by method, and what the two evenings will vote in them."""

    people: Mapping[str, Person]
    steps: Mapping[str, str]
    rounds: Mapping[str, str]
    ballots: Mapping[str, tuple[Sequence[Choices], Sequence[Choices]]]


async def prepared(room: Workshop) -> Prepared:
    one, two, three = await room.goals(3)
    await room.open("frame")
    await room.lead.do("PUT", "/challenge", {"statement": "How might this town breathe clean air by 2034?"})
    rounds = {
        "dots": await room.lead.make("/rounds", step_id=room.steps["goals"], method="dots", dots=5, cap=5),
        "approval": await room.lead.make("/rounds", step_id=room.steps["goals"], method="approval"),
        "fist_of_five": await room.lead.make(
            "/rounds", step_id=room.steps["frame"], method="fist_of_five", subject="challenge"
        ),
    }
    ballots: dict[str, tuple[Sequence[Choices], Sequence[Choices]]] = {
        "dots": (
            [{"dots": {one: 5}}, {"dots": {one: 1}}, {"dots": {one: 2, three: 1}}],
            [{"abstain": True}, {"dots": {two: 1, three: 2}}, {"dots": {two: 5}}],
        ),
        "approval": (
            [{"approved": []}, {"approved": [one]}, {"approved": [one, two, three]}],
            [{"approved": [one, two]}, {"abstain": True}, {"approved": [three]}],
        ),
        "fist_of_five": (
            [{"value": 5}, {"value": 0, "reason": "Never, and never again in this harbour."}, {"value": 4}],
            [{"abstain": True}, {"value": 3}, {"value": 1, "reason": "It is late."}],
        ),
    }
    others = room.people[1:]
    people = {"voter": room.people[0], "neighbour": others[0], "facilitator": room.lead}
    people["wall"] = await room.by_link("observer")
    return Prepared(people, room.steps, rounds, ballots)


async def evening(server: Server, room: Prepared, which: int, readers: Sequence[str]) -> tuple[Transcript, Transcript]:
    """Everything from the first vote on, with the ballots of one of the two evenings: told before and after the reveal.

    The pages: a phone for the voter and the neighbour, the desk, the wall, and the charter in the neighbour's hands.
    """
    where = {"voter": "room", "neighbour": "room", "facilitator": "desk", "wall": "wall"}
    async with httpx.AsyncClient(base_url=server.url, timeout=60) as client, AsyncExitStack() as stack:
        people = {
            name: Person(client, one.code, one.seat_id, one.token, ballot_key=one.ballot_key)
            for name, one in room.people.items()
        }
        pages = {name: await stack.enter_async_context(people[name].page(server.url, at)) for name, at in where.items()}
        pages["reader"] = await stack.enter_async_context(people["neighbour"].page(server.url, "charter"))
        going = Evening(server, client, people, pages, await readable(client))
        lead = people["facilitator"]
        await going.begin()
        for method, round_id in room.rounds.items():
            await lead.do("POST", f"/steps/{room.steps[METHODS[method]]}/open")
            await going.settled()
            await lead.do("POST", f"/rounds/{round_id}/open")
            await going.desk_has_heard_of(round_id)
            await Vote(round_id, method, (), lead).by_rest(people["neighbour"], {"abstain": True})
            await going.settled()
            first, second, third = room.ballots[method][which]
            await going.casts(round_id, first, by_socket=True)
            await going.keep_frames(f"{method}, voted")
            await going.casts(round_id, second, by_socket=False)
            await going.keep_frames(f"{method}, voted again")
            await going.keep_answers(f"{method}, voted again", round_id, readers)
            taken_back = await people["voter"].ask(
                "DELETE", f"/rounds/{round_id}/ballot", **{"Ballot-Key": people["voter"].ballot_key}
            )
            assert taken_back.is_success
            await going.settled()
            await going.casts(round_id, third, by_socket=True)
            await going.settled()
            await lead.do("POST", f"/rounds/{round_id}/close")
            await going.desk_has_heard_of("")
            await going.keep_frames(f"{method}, closed")
        for method, round_id in room.rounds.items():
            await going.keep_answers(f"{method}, all closed", round_id, readers)
        before, going.told = going.told, {}
        for method, round_id in room.rounds.items():
            await lead.do("POST", f"/rounds/{round_id}/reveal")
            await going.keep_frames(method)
            await going.keep_answers(method, round_id, ["neighbour"])
        return before, going.told


async def readable(client: httpx.AsyncClient) -> list[str]:
    """Every path of the API that can be read; of the charter's files those that are text, in which no clock runs."""
    paths = (await client.get("/api/v1/openapi.json")).json()["paths"]
    files = ["/api/v1/workshops/{code}/charter?format=json"]
    return [path for path, verbs in paths.items() if "get" in verbs and path != OWN_BALLOT_READ] + files


def differences(one: Transcript, other: Transcript) -> Iterator[tuple[str, str, str]]:
    """(where, what only the first was told, what only the second was told)."""
    for name, kept in one.items():
        if other[name] != kept:
            yield (
                name,
                *(
                    "\n".join(str(value) for value in mine if value not in theirs)
                    for mine, theirs in ((kept, other[name]), (other[name], kept))
                ),
            )


async def test_no_byte_of_a_frame_or_an_answer_depends_on_the_vote_until_it_is_shown(
    tmp_path: Path, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    readers = ["facilitator", "neighbour", "voter", "wall"][: size(2, 4)]
    port = str(free_port())
    with serving(tmp_path / "before", PORT=port) as server:
        async with gathered(server.url, people=6) as gathering:
            room = await prepared(gathering)
    told = []
    for which in range(2):
        folder = shutil.copytree(tmp_path / "before", tmp_path / f"evening{which}")
        with serving(folder, PORT=port, MISSION_ROOM_TICK_SECONDS=QUICKLY) as server:
            told.append(await evening(server, room, which, readers))
        assert server.faults() == []

    (one, shown), (other, shown_otherwise) = told
    assert one.keys() == other.keys()
    assert list(differences(one, other)) == []
    for method in METHODS:
        for name in (
            "frames of the voter",
            "frames of the wall",
            "answer to the neighbour, /api/v1/workshops/{code}/rounds",
        ):
            said, otherwise = shown[f"{method}: {name}"], shown_otherwise[f"{method}: {name}"]
            assert said != otherwise, "after the reveal it must differ, or nothing was tried"
    frames = sum(len(kept) for name, kept in one.items() if name.startswith("fist_of_five, closed: frames"))
    count("sealed", frames=frames, answers=sum("answer" in name for name in one))
