"""Somebody with a seat who speaks to the REST API of a server.

What it must not do: know the house; a simulated person has no other doors than a real one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

_PATIENCE = 5


class Refused(Exception):
    """The server said no. The text is its sentence, `code` the stable part."""

    def __init__(self, status: int, code: str, detail: str) -> None:
        super().__init__(f"{detail} ({status} {code})")
        self.status = status
        self.code = code


@dataclass(slots=True)
class Caller:
    """A seat and its token.

    `latencies` are the seconds until each change was acknowledged, `votes` the same for each vote.
    """

    client: httpx.AsyncClient
    code: str
    token: str
    name: str
    group: str = ""
    latencies: list[float] = field(default_factory=list)
    votes: list[float] = field(default_factory=list)

    async def get(self, path: str) -> Any:
        """Read something below the workshop's path."""
        return (await self._send("GET", path, None, "")).json()

    async def make(self, path: str, body: Mapping[str, object], key: str = "") -> str:
        """Make something; its id."""
        return str((await self._send("POST", path, body, key)).json()["id"])

    async def do(self, verb: str, path: str, body: Mapping[str, object] | None = None) -> None:
        """Do something that answers with nothing."""
        await self._send(verb, path, body, "")

    async def file(self, path: str) -> bytes:
        """Download something below the workshop's path."""
        return (await self._send("GET", path, None, "")).content

    async def _send(self, verb: str, path: str, body: Mapping[str, object] | None, key: str) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}", **({"Idempotency-Key": key} if key else {})}
        for attempt in range(_PATIENCE):
            began = time.perf_counter()
            answer = await self.client.request(verb, f"/api/v1/workshops/{self.code}{path}", json=body, headers=headers)
            if answer.status_code == httpx.codes.TOO_MANY_REQUESTS and attempt < _PATIENCE - 1:
                await asyncio.sleep(float(answer.headers.get("retry-after", "5")))
                continue
            break
        if answer.is_error:
            raise refused(answer)
        if verb != "GET":
            (self.votes if path.endswith("/ballot") else self.latencies).append(time.perf_counter() - began)
        return answer


def refused(answer: httpx.Response) -> Refused:
    """The refusal in an answer."""
    try:
        body = answer.json()
    except ValueError:
        body = {}
    detail = " ".join([str(body.get("detail", "The server refused.")), *body.get("errors", {}).values()])
    return Refused(answer.status_code, str(body.get("code", "")), detail)


async def begin(client: httpx.AsyncClient, facts: Mapping[str, object]) -> tuple[Caller, str]:
    """Start a workshop; its facilitator, and the path of the facilitator's secret link. Errors: Refused."""
    answer = await client.post("/api/v1/workshops", params={"token": "true"}, json=facts)
    if answer.is_error:
        raise refused(answer)
    seat = answer.json()
    return Caller(client, seat["code"], seat["token"], str(facts.get("facilitator_name", ""))), seat["facilitator_link"]


async def come_by_link(client: httpx.AsyncClient, link: str, name: str) -> Caller:
    """Take the seat of a secret link, by its address or path. Errors: Refused."""
    token = link.rstrip("/").rpartition("/")[2]
    answer = await client.post(
        f"/api/v1/links/{token}/seats", params={"token": "true"}, json={"display_name": name[:60]}
    )
    if answer.is_error:
        raise refused(answer)
    seat = answer.json()
    return Caller(client, seat["code"], seat["token"], name)


async def join(client: httpx.AsyncClient, code: str, name: str, group: str) -> Caller:
    """Take a participant's seat in the group of that name, or in the first one. Errors: Refused."""
    facts = await client.get(f"/api/v1/workshops/{code}")
    if facts.is_error:
        raise refused(facts)
    groups = {one["name"]: one["id"] for one in facts.json()["groups"]}
    chosen = group if group in groups else next(iter(groups))
    answer = await client.post(
        f"/api/v1/workshops/{code}/seats",
        params={"token": "true"},
        json={"display_name": name, "group_id": groups[chosen]},
    )
    if answer.is_error:
        raise refused(answer)
    return Caller(client, facts.json()["code"], answer.json()["token"], name, chosen)
