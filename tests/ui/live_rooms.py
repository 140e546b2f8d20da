"""A workshop on a real server, led and filled over its API, for tests that look at pages.

    room = LiveRoom(server.url)
    room.open("frame")
    room.page_as(context, room.facilitator)

It must not: touch the server's database.
"""

from dataclasses import dataclass
from typing import Any

import httpx
from playwright.sync_api import BrowserContext

TITLE = "Clean air in every street by 2032"


@dataclass(frozen=True)
class Person:
    """Somebody with a seat."""

    client: httpx.Client
    code: str
    token: str

    def call(self, verb: str, path: str, json: Any = None) -> Any:
        """A request below the workshop's own path; fails unless it was done."""
        answer = self.client.request(
            verb, f"/api/v1/workshops/{self.code}{path}", json=json, headers={"Authorization": f"Bearer {self.token}"}
        )
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def make(self, path: str, **fields: Any) -> str:
        """Make something; its id."""
        return str(self.call("POST", path, fields)["id"])


class LiveRoom:
    """A workshop of a facilitator and some participants, in turn of its groups."""

    def __init__(self, url: str, people: int = 3, **facts: Any) -> None:
        self.url = url
        self.client = httpx.Client(base_url=url, timeout=20)
        seat = self._post("/api/v1/workshops?token=true", title=TITLE, facilitator_name="Ada", **facts)
        self.code = str(seat["code"])
        self.facilitator = Person(self.client, self.code, seat["token"])
        groups = self.client.get(f"/api/v1/workshops/{self.code}").json()["groups"]
        self.people = [
            Person(
                self.client,
                self.code,
                self._post(
                    f"/api/v1/workshops/{self.code}/seats?token=true",
                    display_name=f"Person {number}",
                    group_id=groups[number % len(groups)]["id"],
                )["token"],
            )
            for number in range(people)
        ]
        agenda = self.facilitator.call("GET", "/snapshot?topics=agenda")["agenda"]
        self.steps = {step["kind"]: step["id"] for step in agenda["steps"]}

    def _post(self, path: str, **fields: Any) -> dict[str, Any]:
        answer = self.client.post(path, json=fields)
        assert answer.is_success, answer.text
        return dict(answer.json())

    def seat(self, context: BrowserContext, person: Person) -> None:
        """Give a browser somebody's seat."""
        context.add_cookies([{"name": f"seat_{self.code}", "value": person.token, "url": self.url}])

    def open(self, kind: str) -> None:
        """Open a step."""
        self.facilitator.call("POST", f"/steps/{self.steps[kind]}/open")

    def reveal_cards(self) -> None:
        """End the silent writing."""
        self.facilitator.call("PUT", "/cards/reveal", {})

    def propose(self, *statements: str) -> list[str]:
        """Goals, by their ids."""
        return [
            self.people[0].make(
                "/goals", statement=text, indicator="Days of bad air", unit="days", target_value="0", deadline="2032"
            )
            for text in statements
        ]

    def start_vote(self, dots: int = 3) -> str:
        """A dot vote over all goals; the round's id."""
        round_id = self.facilitator.make("/rounds", step_id=self.steps["goals"], dots=dots)
        self.move_round(round_id, "open")
        return round_id

    def vote(self, number: int, round_id: str, goal_id: str, dots: int = 3) -> None:
        """A participant's ballot."""
        ballot = {"ballot_key": f"a-random-key-of-device-{number}", "choices": {"dots": {goal_id: dots}}}
        self.people[number].call("PUT", f"/rounds/{round_id}/ballot", ballot)

    def move_round(self, round_id: str, move: str) -> None:
        """Open, close or reveal a round."""
        self.facilitator.call("POST", f"/rounds/{round_id}/{move}")
