"""Participants that follow a workshop whose facilitator is somebody else: they watch the live room and take part.

What it must not do: lead, or know more than a participant's page shows.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Mapping
from typing import Any

from app.demo.caller import Caller, Refused
from app.demo.live import LivePage
from app.demo.scenario import Scenario

_QUIET_REFUSALS = {"gate.step_closed", "gate.step_not_open", "gate.ended", "round.not_open", "round.not_eligible"}
_PAUSE_SECONDS = 0.2


class Follower:
    """One participant with an open page: acts once per step and once per round."""

    def __init__(self, number: int, caller: Caller, page: LivePage, scenario: Scenario, seed: int) -> None:
        self.acts = 0
        self._number = number
        self._caller = caller
        self._page = page
        self._scenario = scenario
        self._dice = random.Random(seed * 1000 + number)  # noqa: S311 - a play, not a secret
        self._done: set[str] = set()

    async def follow(self, seconds: float) -> None:
        """Take part until the time is over, the workshop ends, or the server goes away. Errors: Refused."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self._page.ended.is_set():
            self._page.changed.clear()
            if not await self._look():
                return
            try:
                async with asyncio.timeout(max(0.0, min(5.0, until - time.monotonic()))):
                    await self._page.changed.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(_PAUSE_SECONDS * self._dice.random())

    def _topic(self, name: str) -> Mapping[str, Any]:
        for state, variables in self._page.state.items():
            if state.endswith("____room"):
                found: Mapping[str, Any] = variables.get(f"{name}_rx_state_", {})
                return found
        return {}

    async def _look(self) -> bool:
        agenda = self._topic("agenda")
        if agenda.get("status") == "ended":
            return False
        current = self._topic("rounds").get("current", {})
        step = agenda.get("current", {})
        try:
            if current.get("status") == "open" and current["id"] not in self._done:
                self._done.add(current["id"])
                await self._vote(current)
            if step.get("status") == "open" and step["id"] not in self._done:
                self._done.add(step["id"])
                await self._contribute(step["kind"])
        except Refused as refusal:
            # The facilitator was quicker; a person would shrug as well.
            if refusal.code not in _QUIET_REFUSALS:
                raise
        return True

    async def _contribute(self, kind: str) -> None:
        name = self._scenario.people[self._number % len(self._scenario.people)].name
        match kind:
            case "frame":
                for number, card in enumerate(self._scenario.cards):
                    if card.by == name and not card.hidden:
                        await self._make("/cards", {"prompt": card.prompt, "text": card.text}, f"card-{number}")
            case "goals":
                for goal in self._scenario.goals:
                    if goal.by == name:
                        await self._make("/goals", dict(goal.fields), f"goal-{goal.key}")

    async def _make(self, path: str, body: Mapping[str, object], key: str) -> None:
        await self._caller.make(path, body, key)
        self.acts += 1

    async def _vote(self, current: Mapping[str, Any]) -> None:
        key = f"{self._dice.getrandbits(128):032x}"
        options = [option["id"] for option in current["options"]]
        choices: dict[str, object]
        match current["method"]:
            case "dots":
                chosen = self._dice.choice(options)
                choices = {"dots": {chosen: min(current["cap"] or current["dots"], current["dots"])}}
            case "approval":
                choices = {"approved": [one for one in options if self._dice.random() < 1 / 2]}
            case _:
                choices = {"value": self._dice.choice((3, 4, 4, 5)), "reason": ""}
        await self._caller.do("PUT", f"/rounds/{current['id']}/ballot", {"ballot_key": key, "choices": choices})
        self.acts += 1
