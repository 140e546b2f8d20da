"""A room to walk into: one server for all, a workshop of its own for each test, led over the REST API."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.server import RunningServer, running
from tests.ui.seeing import listen

EXPECTED_NOISE = ("ERR_CONNECTION_REFUSED", "WebSocket connection", "Failed to load resource")


@dataclass
class Lead:
    """The facilitator of one workshop, who speaks to the API."""

    url: str
    code: str = ""
    token: str = ""
    groups: list[str] = field(default_factory=list)

    def start(self, **facts: Any) -> "Lead":
        """Start the workshop."""
        asked = {"title": "Clean air in every street by 2032", "purpose": "The council decides in March.", **facts}
        seat = self._post("/workshops?token=true", {"facilitator_name": "Ann", **asked})
        self.code, self.token = seat["code"], seat["token"]
        self.groups = [one["id"] for one in self._get(f"/workshops/{self.code}")["groups"]]
        return self

    def seat(self, name: str = "Ada", group: int = 0) -> str:
        """Take a participant's seat; its token."""
        body = {"display_name": name, "group_id": self.groups[group]}
        return str(self._post(f"/workshops/{self.code}/seats?token=true", body)["token"])

    def observer(self) -> str:
        """Take an observer's seat; its token."""
        path = next(one["path"] for one in self.see("backstage")["links"] if one["role"] == "observer")
        return str(self._post(f"/links/{path.rpartition('/')[2]}/seats?token=true", {"display_name": "Olga"})["token"])

    def see(self, topic: str) -> Any:
        """A topic of the snapshot, as the facilitator sees it."""
        return self._get(f"/workshops/{self.code}/snapshot", self.token)[topic]

    def open(self, kind: str) -> str:
        """Open a step; its id."""
        step_id = next(str(one["id"]) for one in self.see("agenda")["steps"] if one["kind"] == kind)
        self.do("POST", f"/steps/{step_id}/open")
        return step_id

    def round(self, kind: str, **plan: Any) -> str:
        """Open a round in an open step; its id."""
        step_id = next(one["id"] for one in self.see("agenda")["steps"] if one["kind"] == kind)
        round_id = str(self.do("POST", "/rounds", {"step_id": step_id, **plan})["id"])
        self.do("POST", f"/rounds/{round_id}/open")
        return round_id

    def goals(self, *statements: str) -> None:
        """Propose goals."""
        for statement in statements:
            self.do("POST", "/goals", {"statement": statement})

    def do(self, verb: str, path: str, body: Any = None, token: str = "") -> Any:
        """Do something in the workshop, as the facilitator or another seat; what is answered."""
        headers = {"Authorization": f"Bearer {token or self.token}", "Idempotency-Key": secrets.token_hex(16)}
        answer = httpx.request(verb, f"{self.url}/api/v1/workshops/{self.code}{path}", json=body, headers=headers)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def _post(self, path: str, body: Any) -> Any:
        answer = httpx.post(f"{self.url}/api/v1{path}", json=body)
        assert answer.is_success, answer.text
        return answer.json()

    def _get(self, path: str, token: str = "") -> Any:
        answer = httpx.get(f"{self.url}/api/v1{path}", headers={"Authorization": f"Bearer {token}"} if token else {})
        assert answer.is_success, answer.text
        return answer.json()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """The server of all tests of the room."""
    with running(tmp_path_factory.mktemp("room"), "--no-demo") as started:
        yield started


@pytest.fixture
def lead(server: RunningServer) -> Lead:
    """The facilitator of a new workshop."""
    return Lead(server.url).start()


Enter = Callable[..., Page]


@pytest.fixture
def enter(chromium: Browser, server: RunningServer, lead: Lead) -> Iterator[Enter]:
    """Enters the room with a seat's token, on a phone of its own. A script error or a breach of the policy fails."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(noise in message.text for noise in EXPECTED_NOISE):
            faults.append(message.text)

    def walk_in(token: str = "", *, width: int = 390) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 844}, reduced_motion="reduce", color_scheme="light"
        )
        contexts.append(context)
        listen(context)
        if token:
            context.add_cookies([{"name": f"seat_{lead.code}", "value": token, "url": server.url, "httpOnly": True}])
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{server.url}/room/{lead.code}")
        page.locator("main h1:not(.visually-hidden)").wait_for()
        return page

    yield walk_in
    for context in contexts:
        context.close()
    assert faults == []
