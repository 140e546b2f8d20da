"""A workshop on a real server, with people who act by REST and by the socket of their page.

    async with gathered(server.url, people=10) as room:
        vote = await room.vote("dots", options=6)
        await vote.by_rest(room.people[0], choices)

It must not: know the house; and it retries nothing, so that a refusal is seen.
"""

import contextlib
import json
import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

from app.ui.states.ballots import BallotState
from tests.integrity.screen import Answer, Screen, opened, turnouts

CAST = f"{BallotState.get_full_name()}.cast"
WITHDRAW = f"{BallotState.get_full_name()}.withdraw"
Choices = dict[str, object]
_SUBJECTS = {"dots": ("goals", "goals"), "approval": ("goals", "goals"), "fist_of_five": ("frame", "challenge")}
"""Method -> the step it is voted in, and the subject."""


@dataclass
class Person:
    """Somebody with a seat; `ballot_key` is what their device keeps to itself."""

    client: httpx.AsyncClient
    code: str
    seat_id: str
    token: str
    group: str = ""
    recovery_code: str = ""
    ballot_key: str = field(default_factory=lambda: secrets.token_hex(16))

    async def ask(self, verb: str, path: str, body: object = None, **headers: str) -> httpx.Response:
        """A request below the workshop's own path, whatever comes of it."""
        return await self.client.request(
            verb,
            f"/api/v1/workshops/{self.code}{path}",
            json=body,
            headers={"Authorization": f"Bearer {self.token}", **headers},
        )

    async def do(self, verb: str, path: str, body: object = None) -> Any:
        """A request that has to be granted; what it answers."""
        answer = await self.ask(verb, path, body)
        assert answer.is_success, f"{verb} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def make(self, path: str, **body: object) -> str:
        """Make something; its id."""
        return str((await self.do("POST", path, body))["id"])

    def page(self, url: str, page: str = "room") -> contextlib.AbstractAsyncContextManager[Screen]:
        """Their page, open for the time of the block."""
        return opened(url, page, self.code, self.token)


@dataclass(frozen=True)
class Vote:
    """An open round."""

    id: str
    method: str
    options: tuple[str, ...]
    lead: Person

    @property
    def path(self) -> str:
        """Where ballots of it go."""
        return f"/rounds/{self.id}/ballot"

    async def by_rest(self, person: Person, choices: Choices, key: str = "") -> Answer:
        """A ballot by REST."""
        body = {"ballot_key": key or person.ballot_key, "choices": choices}
        answer = await person.ask("PUT", self.path, body)
        return Answer(True) if answer.status_code == httpx.codes.NO_CONTENT else Answer(False, answer.json()["code"])

    async def by_socket(self, screen: Screen, person: Person, choices: Choices, key: str = "") -> Answer:
        """A ballot from a page."""
        ballot = {"round_id": self.id, "ballot_key": key or person.ballot_key, "choices_json": json.dumps(choices)}
        answer = await screen.ask(CAST, **ballot)
        return Answer(answer.is_stored, answer.code.removeprefix("error."))

    async def move(self, move: str) -> None:
        """Close or reveal it."""
        await self.lead.do("POST", f"/rounds/{self.id}/{move}")

    async def seen(self) -> dict[str, Any]:
        """The round as REST shows it."""
        rounds = (await self.lead.do("GET", "/rounds"))["rounds"]
        return dict(next(one for one in rounds if one["id"] == self.id))

    async def turnout(self) -> dict[str, tuple[int, int]]:
        """Its turnout as REST tells it: a topic of its own while it is open, and part of the round afterwards."""
        seen = await self.seen()
        if seen["status"] != "open":
            return turnouts(seen["turnout"], seen["turnout_by_group"])
        live = await self.lead.do("GET", "/turnout")
        assert live["round_id"] == self.id
        return turnouts(live, live["groups"])


@dataclass
class Workshop:
    """A facilitator and participants in turn of the groups. `steps` are ids by kind, `groups` names by id."""

    url: str
    lead: Person
    steps: dict[str, str]
    groups: dict[str, str]
    people: list[Person] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The workshop's own path."""
        return f"/api/v1/workshops/{self.lead.code}"

    async def join(self, number: int = 0, group: str = "") -> Person:
        """One more participant."""
        group_id = group or list(self.groups)[number % len(self.groups)]
        body = {"display_name": f"Person {number}", "group_id": group_id}
        answer = await self.lead.client.post(f"{self.path}/seats", params={"token": "true"}, json=body)
        assert answer.status_code == httpx.codes.CREATED, answer.text
        return _seated(self.lead.client, answer.json(), group=group_id)

    async def by_link(self, role: str) -> Person:
        """Somebody who comes by a secret link of the desk: observer or cofacilitator."""
        links = (await self.lead.do("GET", "/backstage"))["links"]
        path = next(one["path"] for one in links if one["role"] == role)
        answer = await self.lead.client.post(
            f"/api/v1/links/{path.rpartition('/')[2]}/seats", params={"token": "true"}, json={"display_name": role}
        )
        assert answer.status_code == httpx.codes.CREATED, answer.text
        return _seated(self.lead.client, answer.json())

    async def open(self, kind: str) -> None:
        """Open a step."""
        await self.lead.do("POST", f"/steps/{self.steps[kind]}/open")

    async def goals(self, how_many: int) -> list[str]:
        """So many more goals, by their ids."""
        await self.open("goals")
        return [await self.lead.make("/goals", statement=f"By 2034 goal number {number}") for number in range(how_many)]

    async def vote(self, method: str = "dots", goals: Sequence[str] = (), **terms: object) -> Vote:
        """An open round of a method; over these goals, where it is about goals."""
        kind, subject = _SUBJECTS[method]
        await self.open(kind)
        if subject == "challenge":
            await self.lead.do("PUT", "/challenge", {"statement": "How might this town breathe clean air by 2034?"})
        round_id = await self.lead.make(
            "/rounds", step_id=self.steps[kind], method=method, subject=subject, option_ids=list(goals), **terms
        )
        await self.lead.do("POST", f"/rounds/{round_id}/open")
        return Vote(round_id, method, tuple(goals), self.lead)


@contextlib.asynccontextmanager
async def gathered(url: str, *, people: int) -> AsyncIterator[Workshop]:
    """A new workshop with so many participants, for the time of the block."""
    limits = httpx.Limits(max_connections=60, max_keepalive_connections=60)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
        facts = {"title": "A quiet harbour", "facilitator_name": "Ada"}
        answer = await client.post("/api/v1/workshops", params={"token": "true"}, json=facts)
        assert answer.status_code == httpx.codes.CREATED, answer.text
        lead = _seated(client, answer.json())
        agenda = await lead.do("GET", "/agenda")
        room = Workshop(
            url,
            lead,
            {step["kind"]: step["id"] for step in agenda["steps"]},
            {group["id"]: group["name"] for group in agenda["groups"]},
        )
        for number in range(people):
            room.people.append(await room.join(number))
        yield room


def _seated(client: httpx.AsyncClient, seat: dict[str, Any], group: str = "") -> Person:
    return Person(client, seat["code"], seat["seat_id"], seat["token"], group, seat["recovery_code"])
