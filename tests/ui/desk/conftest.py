"""A running server, a fresh workshop for each test with people in it over the REST API, and the desk in a browser."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.server import RunningServer
from tests.ui.seeing import listen

GOALS = (
    "By 2034 all feed for farmed fish comes from sustainable sources, up from 8 % in 2022",
    "By 2034 all feed for farmed fish is from sustainable sources",
    "Every coastal county has one plant for local protein by 2030",
)


class Seat:
    """Somebody in a workshop, acting over the REST API."""

    def __init__(self, server: RunningServer, code: str, token: str) -> None:
        self.code, self.token = code, token
        self._http = httpx.Client(
            base_url=f"{server.url}/api/v1/workshops/{code}", headers={"authorization": f"Bearer {token}"}
        )

    def do(self, method: str, path: str, **body: Any) -> Any:
        """Send, and return the answer's JSON if there is one."""
        answer = self._http.request(method, path, json=body)
        assert answer.is_success, (path, answer.status_code, answer.text)
        return answer.json() if answer.content else None

    def vote_for(self, goal: int, ballot: dict[str, Any] | None = None) -> None:
        """Cast all dots (or `ballot`) in the open round; `goal` counts from 1."""
        current = self.do("GET", "/snapshot")["rounds"]["current"]
        chosen = next(option["id"] for option in current["options"] if option["detail"] == f"G{goal}")
        path = f"/rounds/{current['id']}/ballot"
        self.do("PUT", path, ballot_key=self.token[-40:], choices=ballot or {"dots": {chosen: current["cap"]}})


class Workshop:
    """A workshop with its facilitator and a few people."""

    def __init__(self, server: RunningServer, people: int) -> None:
        self.server = server
        asked = {"title": "Sustainable feed by 2034", "facilitator_name": "Ann"}
        made = httpx.post(f"{server.url}/api/v1/workshops", params={"token": True}, json=asked).json()
        self.code: str = made["code"]
        self.facilitator = Seat(server, self.code, made["token"])
        self.people = [self.join(f"Person {number}") for number in range(1, people + 1)]

    def join(self, name: str) -> Seat:
        """Somebody comes in."""
        place = f"{self.server.url}/api/v1/workshops/{self.code}"
        groups = httpx.get(place).json()["groups"]
        asked = {"display_name": name, "group_id": groups[len(name) % len(groups)]["id"]}
        made = httpx.post(f"{place}/seats", params={"token": True}, json=asked).json()
        return Seat(self.server, self.code, made["token"])

    def open(self, kind: str) -> None:
        """Open the step of a kind."""
        steps = self.facilitator.do("GET", "/snapshot")["agenda"]["steps"]
        self.facilitator.do("POST", f"/steps/{next(step['id'] for step in steps if step['kind'] == kind)}/open")

    def write_cards(self, *texts: str) -> None:
        """Open the first step, and let people write."""
        self.open("frame")
        for index, text in enumerate(texts):
            self.people[index % len(self.people)].do("POST", "/cards", prompt="problem", text=text)

    def propose_goals(self) -> None:
        """Open the second step, and let people propose."""
        self.open("goals")
        for index, statement in enumerate(GOALS):
            self.people[index % len(self.people)].do("POST", "/goals", statement=statement)


@pytest.fixture
def workshop(server: RunningServer) -> Workshop:
    """A fresh workshop with three people."""
    return Workshop(server, people=3)


@pytest.fixture
def open_desk(chromium: Browser, server: RunningServer) -> Iterator[Callable[..., Page]]:
    """Opens `/desk/CODE` as a seat, or without one. A policy violation or a script error fails the test."""
    faults: list[str] = []
    contexts = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    def open_as(code: str, seat: Seat | None, *, width: int = 1440, dark: bool = False) -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        listen(context)
        if seat is not None:
            context.add_cookies([{"name": f"seat_{code}", "value": seat.token, "url": server.url}])
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{server.url}/desk/{code}")
        page.locator("main h1:not(.visually-hidden)").wait_for()
        return page

    yield open_as
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def desk(workshop: Workshop, open_desk: Callable[..., Page]) -> Callable[[], Page]:
    """Opens the facilitator's desk of the workshop."""
    return lambda: open_desk(workshop.code, workshop.facilitator)


def violations(page: Page) -> list[str]:
    """What axe finds, with the first element of each."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
