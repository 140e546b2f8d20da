"""Participants that follow a workshop whose facilitator is somebody else: they watch the live room and take part.

What it must not do: lead, or know more than a participant's page shows.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator, Mapping
from typing import Any

from app.demo.caller import Caller, Refused
from app.demo.choosing import any_choices
from app.demo.http_stage import as_json
from app.demo.live import LivePage
from app.demo.scenario import Instrument, Scenario

_QUIET_REFUSALS = {
    "gate.step_closed",
    "gate.step_not_open",
    "gate.ended",
    "round.not_open",
    "round.not_eligible",
    "round.door_shut",
}
_LEAST_PACE_SECONDS = 0.2


class Follower:
    """One participant with an open page: acts once in each step and round, within `pace_seconds` of its opening."""

    def __init__(
        self, number: int, caller: Caller, page: LivePage, scenario: Scenario, *, seed: int, pace_seconds: float
    ) -> None:
        self.acts = 0
        self._number = number
        self._caller = caller
        self._page = page
        self._scenario = scenario
        self._pace_seconds = max(pace_seconds, _LEAST_PACE_SECONDS)
        self._dice = random.Random(seed * 1000 + number)  # noqa: S311 - a play, not a secret
        self._done: set[str] = set()

    @property
    def was_cut_off(self) -> bool:
        """Whether the server ended the page's connection."""
        return self._page.ended.is_set()

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
            await asyncio.sleep(min(self._pace_seconds * self._dice.random(), until - time.monotonic()))

    async def _look(self) -> bool:
        agenda = self._page.topic("agenda")
        if agenda.get("status") == "ended":
            return False
        current = self._page.topic("rounds").get("current", {})
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
        """Send what the scenario's person of this seat has to say in a step of this kind."""
        name = self._scenario.people[self._number % len(self._scenario.people)].name
        for number, (path, by, body) in enumerate(self._lines(kind)):
            if by == name:
                await self._make(path, body, f"{kind}-{number}")

    def _lines(self, kind: str) -> Iterator[tuple[str, str, Mapping[str, object]]]:
        """What is said in a step: where it goes, who says it, and what."""
        scenario = self._scenario
        match kind:
            case "frame":
                cards = (card for card in scenario.cards if not card.hidden)
                yield from (("/cards", card.by, {"prompt": card.prompt, "text": card.text}) for card in cards)
                yield from (("/parking", parked.by, {"text": parked.text}) for parked in scenario.parked)
            case "goals":
                yield from (("/goals", goal.by, as_json(goal.fields)) for goal in scenario.goals)
            case "stakeholders":
                yield from (("/registers/stakeholders", one.by, as_json(one.fields)) for one in scenario.stakeholders)
            case "instruments":
                yield from (("/instruments", one.by, self._sketch(one)) for one in scenario.instruments)

    def _sketch(self, instrument: Instrument) -> dict[str, object]:
        """The sketch, with those of its goals and actors that this room has."""
        actors = {one["name"]: one["id"] for one in self._page.topic("stakeholders").get("stakeholders", ())}
        goals = {one["statement"]: one["id"] for one in self._page.topic("goals").get("goals", ())}
        statements = {
            str(fields.get("statement")): goal.key
            for goal in self._scenario.goals
            for fields in (goal.fields, goal.later)
        }
        known = {statements[text]: goal_id for text, goal_id in goals.items() if text in statements}
        return {
            **as_json(instrument.fields),
            "goal_ids": [known[key] for key in instrument.goals if key in known],
            "lead_id": actors.get(instrument.lead, ""),
            "partner_ids": [actors[name] for name in instrument.partners if name in actors],
        }

    async def _make(self, path: str, body: Mapping[str, object], key: str) -> None:
        await self._caller.make(path, body, key)
        self.acts += 1

    async def _vote(self, current: Mapping[str, Any]) -> None:
        key = f"{self._dice.getrandbits(128):032x}"
        choices = any_choices(self._dice, current)
        await self._caller.do("PUT", f"/rounds/{current['id']}/ballot", {"ballot_key": key, "choices": choices})
        self.acts += 1
