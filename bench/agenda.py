"""A ninety-minute agenda in a few minutes, on a running server: all five steps, with everybody's page open.

The play is the demo's; here everybody in the room writes a card, too, and people take their time in between.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

import httpx

from app.demo.caller import begin
from app.demo.http_stage import HttpStage, Tempo
from app.demo.measure import Measured
from app.demo.play import Play
from app.demo.scenario import Card, Fields, Person, Scenario, sustainable_feed
from bench.report import say
from bench.servers import Server

_FORMATS = ("md", "docx", "pdf", "json")
_ANSWER_WITHIN_SECONDS = 60.0
_JOINING, _WRITING, _VOTING, _PAUSING = 0.15, 0.4, 0.2, 0.25
"""What takes how much of the time."""

_ROUNDS, _PAUSES = 3, 7
"""How often everybody votes in a play, and how often the facilitator waits."""


class UnhurriedStage(HttpStage):
    """The stage on a server, on which people need a moment before they write or come in."""

    def __init__(self, *place: object, joining_seconds: float, writing_seconds: float) -> None:
        super().__init__(*place)  # type: ignore[arg-type]
        self._joining_seconds = joining_seconds
        self._writing_seconds = writing_seconds

    def cut_off(self) -> int:
        """How many pages the server has let go of."""
        return sum(page.ended.is_set() for page in self._pages)

    async def sit_down(self, person: Person) -> None:
        await asyncio.sleep(self._joining_seconds)
        await super().sit_down(person)

    async def write_card(self, who: int, prompt: str, text: str, key: str) -> str:
        await asyncio.sleep(self._writing_seconds)
        return await super().write_card(who, prompt, text, key)

    async def propose(self, who: int, fields: Fields, key: str) -> str:
        await asyncio.sleep(self._writing_seconds)
        return await super().propose(who, fields, key)

    async def register(self, who: int, fields: Fields, key: str) -> str:
        await asyncio.sleep(self._writing_seconds)
        return await super().register(who, fields, key)

    async def sketch(self, who: int, fields: Fields, key: str) -> str:
        await asyncio.sleep(self._writing_seconds)
        return await super().sketch(who, fields, key)


async def hold(server: Server, participants: int, seconds: float) -> tuple[dict[str, float], list[str]]:
    """Hold the workshop; what it was measured to be, and what went wrong."""
    scenario, measured = crowded(sustainable_feed(), participants), Measured(people=participants)
    writings = len(scenario.cards) + len(scenario.goals) + len(scenario.stakeholders) + len(scenario.instruments)
    tempo = Tempo(
        pace_seconds=seconds * _PAUSING / _PAUSES,
        votes_per_second=max(1.0, participants * _ROUNDS / (seconds * _VOTING)),
    )
    limits = httpx.Limits(max_connections=100)
    async with httpx.AsyncClient(base_url=server.url, timeout=_ANSWER_WITHIN_SECONDS, limits=limits) as client:
        facts = {
            "title": scenario.title,
            "purpose": scenario.purpose,
            "groups": list(scenario.groups),
            "facilitator_name": scenario.facilitator,
        }
        lead, _ = await begin(client, facts)
        stage = UnhurriedStage(
            server.url,
            lead,
            measured,
            tempo,
            joining_seconds=seconds * _JOINING / participants,
            writing_seconds=seconds * _WRITING / writings,
        )
        async with stage:
            await Play(scenario, stage, say=say).perform(participants)
            cut_off = stage.cut_off()
        before_files = server.memory().resident
        for kind in _FORMATS:
            await lead.file(f"/charter?format={kind}")
    faults = list(measured.failures)
    if measured.missed:
        faults.append(f"{measured.missed} updates did not come to a page in time")
    if cut_off:
        faults.append(f"{cut_off} pages lost their connection")
    say(measured.report())
    return {
        "changes": len(measured.acknowledged),
        "votes": len(measured.voted),
        "resident_mb_before_files": before_files / 1024**2,
        "resident_mb_after_files": server.memory().resident / 1024**2,
    }, faults


def crowded(scenario: Scenario, participants: int) -> Scenario:
    """The scenario with so many people at least, each of whom writes a card."""
    people = tuple(scenario.guest(number) for number in range(max(participants, len(scenario.people))))
    cards = tuple(
        Card(person.name, card.prompt, f"{card.text} ({person.name})"[:280])
        for number, person in enumerate(people[len(scenario.people) :])
        for card in [scenario.cards[number % len(scenario.cards)]]
    )
    return replace(scenario, people=people, cards=scenario.cards + cards)
