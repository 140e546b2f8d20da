"""The API over real services on real SQLite, spoken to over ASGI without a socket."""

import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.app import around, rest
from app.persistence import migrate
from app.persistence.database import Database
from app.services.clock import Clock, now
from app.services.house import House
from app.settings import Settings

HOST = "http://mission.test:3000"


@dataclass
class Caller:
    """A program with a seat: a bearer token and the paths of its workshop."""

    client: httpx.AsyncClient
    code: str
    token: str
    seat: dict[str, Any] = field(default_factory=dict)

    async def call(self, verb: str, path: str, json: Any = None, **headers: str) -> httpx.Response:
        """A request below the workshop's own path."""
        return await self.client.request(
            verb,
            f"/api/v1/workshops/{self.code}{path}",
            json=json,
            headers={"Authorization": f"Bearer {self.token}", **headers},
        )

    async def make(self, path: str, json: Any, **headers: str) -> str:
        """Make something; its id."""
        answer = await self.call("POST", path, json, **headers)
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    async def done(self, verb: str, path: str, json: Any = None) -> None:
        """Do something that answers with nothing."""
        answer = await self.call(verb, path, json)
        assert answer.status_code in {200, 204}, answer.text


@dataclass
class Api:
    """The application and a house behind it."""

    app: ASGIApp
    house: House
    client: httpx.AsyncClient
    url: str

    async def start(self, **facts: Any) -> Caller:
        """A new workshop's facilitator."""
        answer = await self.client.post(
            "/api/v1/workshops?token=true", json={"title": "Sustainable feed", "facilitator_name": "Ada", **facts}
        )
        assert answer.status_code == 201, answer.text
        seat = answer.json()
        return Caller(self.client, seat["code"], seat["token"], seat)

    def from_address(self, address: str) -> httpx.AsyncClient:
        """Somebody else's client, elsewhere in the network."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.app, client=(address, 40000)), base_url=HOST)

    async def join(self, code: str, name: str = "Ben", group: int = 0) -> Caller:
        """A new participant."""
        facts = (await self.client.get(f"/api/v1/workshops/{code}")).json()
        answer = await self.client.post(
            f"/api/v1/workshops/{code}/seats?token=true",
            json={"display_name": name, "group_id": facts["groups"][group]["id"]},
        )
        assert answer.status_code == 201, answer.text
        return Caller(self.client, code, answer.json()["token"], answer.json())

    async def steps(self, caller: Caller) -> dict[str, str]:
        """Step ids by kind."""
        answer = await caller.call("GET", "/snapshot?topics=agenda")
        return {step["kind"]: step["id"] for step in answer.json()["agenda"]["steps"]}

    async def vote(self, facilitator: Caller, *, goals: int = 3, dots: int = 3) -> tuple[str, list[str]]:
        """Open a dot vote over some goals; (round id, goal ids)."""
        steps = await self.steps(facilitator)
        await facilitator.done("POST", f"/steps/{steps['goals']}/open")
        ids = [await facilitator.make("/goals", {"statement": f"By 2034 goal number {n}"}) for n in range(goals)]
        round_id = await facilitator.make("/rounds", {"step_id": steps["goals"], "dots": dots})
        await facilitator.done("POST", f"/rounds/{round_id}/open")
        return round_id, ids


async def _pages(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("a page")(scope, receive, send)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database in its newest form, to be copied."""
    file = tmp_path_factory.mktemp("api") / "empty.db"
    migrate.upgrade(f"sqlite:///{file}")
    return file


@contextlib.asynccontextmanager
async def serving(url: str, build: Path, clock: Clock, **environ: str) -> AsyncIterator[Api]:
    """The API on a database, with settings of a test's own."""
    settings = Settings.from_environment(environ)
    house = House(Database(url), "k" * 40, clock=clock, seat_writes_per_minute=settings.seat_writes_per_minute)
    (build / "inline-hashes.json").write_text('{"scripts": ["sha256-abc="], "styles": []}', encoding="utf-8")
    app = around(rest(house, settings), settings, build)(_pages)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOST) as client:
        yield Api(app, house, client, url)
    await house.database.close()


@pytest.fixture
async def api(tmp_path: Path, migrated: Path) -> AsyncIterator[Api]:
    """The whole, with default settings."""
    shutil.copy(migrated, tmp_path / "api.db")
    async with serving(f"sqlite:///{tmp_path / 'api.db'}", tmp_path, now) as served:
        yield served
