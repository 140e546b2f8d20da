"""Carries a scenario through all steps, as a facilitator and a room of participants would: over the REST API alone.

What it must not do: know how the API is reached; the demo plays inside one process, a simulation over the network.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.demo.caller import Caller, join
from app.demo.scenario import Goal, Scenario

NEEDS_REASON_TO = 2
"""Fist of five: these values and those below need a reason."""


class Until(StrEnum):
    """Where a play stops: with the charter's endorsement open, so that others can join in, or at the very end."""

    ENDORSEMENT = "endorsement"
    END = "end"


@dataclass(slots=True)
class Room:
    """A played workshop: who is in it, and the ids of what was made."""

    facilitator: Caller
    people: list[Caller]
    steps: dict[str, str]
    tables: dict[str, int] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)

    def person(self, number: int) -> Caller:
        """Somebody by number; a smaller room takes turns."""
        return self.people[number % len(self.people)]


class Play:
    """One performance. The same seed gives the same votes."""

    def __init__(self, scenario: Scenario, *, seed: int = 2034) -> None:
        self._scenario = scenario
        self._dice = random.Random(seed)  # noqa: S311 - a play, not a secret

    async def perform(self, facilitator: Caller, people: list[Caller], until: Until = Until.END) -> Room:
        """Play everything. `people` have joined already; see `gather`. Errors: Refused."""
        agenda = (await facilitator.get("/snapshot?topics=agenda"))["agenda"]
        room = Room(facilitator, people, {step["kind"]: step["id"] for step in agenda["steps"]})
        await self._seat_tables(room, {group["name"]: group["id"] for group in agenda["groups"]})
        await self._frame(room)
        await self._goals(room)
        await self._stakeholders(room)
        await self._instruments(room)
        await self._charter(room, until)
        return room

    async def gather(self, anybody: Caller, how_many: int, *, start: int = 0) -> list[Caller]:
        """Let people join the workshop of `anybody`, as the scenario lists them; beyond its cast they are numbered."""
        cast = self._scenario.people
        people = []
        for number in range(start, start + how_many):
            person = cast[number % len(cast)]
            lap = number // len(cast)
            name = person.name if not lap else f"{person.name} {lap + 1}"
            people.append(await join(anybody.client, anybody.code, name, person.group))
        return people

    async def _seat_tables(self, room: Room, groups: Mapping[str, str]) -> None:
        for table in self._scenario.tables:
            seat_id = await room.facilitator.make(
                "/tables", {"name": table.name, "group_id": groups[table.group], "voices": table.voices}
            )
            room.tables[seat_id] = table.voices

    async def _open(self, room: Room, kind: str) -> None:
        await room.facilitator.do("POST", f"/steps/{room.steps[kind]}/open")

    # --- the steps ------------------------------------------------------------------------------------------------

    async def _frame(self, room: Room) -> None:
        lead, scenario = room.facilitator, self._scenario
        await self._open(room, "frame")
        ids: list[str] = []
        first_of: dict[str, str] = {}
        for number, card in enumerate(scenario.cards):
            person = room.person(scenario.person(card.by))
            made = await person.make("/cards", {"prompt": card.prompt, "text": card.text}, f"card-{number}")
            ids.append(made)
            first_of.setdefault(card.by, made)
        await lead.do("PUT", "/cards/reveal", {})
        clusters: dict[str, str] = {}
        for made, card in zip(ids, scenario.cards, strict=True):
            if card.hidden:
                await lead.do("PATCH", f"/cards/{made}", {"is_hidden": True})
            elif card.same_as:
                await lead.do("PATCH", f"/cards/{made}", {"merged_into": first_of[card.same_as]})
            elif card.cluster and card.cluster not in clusters:
                clusters[card.cluster] = await lead.make("/clusters", {"name": card.cluster, "card_id": made})
            elif card.cluster:
                await lead.do("PATCH", f"/cards/{made}", {"cluster_id": clusters[card.cluster]})
        challenge = scenario.challenge
        await lead.do(
            "PUT",
            "/challenge",
            {
                "statement": challenge.statement,
                "complexity": challenge.complexity,
                "scope_in": challenge.scope_in,
                "scope_out": challenge.scope_out,
                "source_ids": [made for made, card in zip(ids, scenario.cards, strict=True) if card.in_challenge],
            },
        )
        await self._fist(room, "frame", "challenge", scenario.challenge_votes)
        for number, text in enumerate(scenario.parked):
            item = await room.person(number).make("/parking", {"text": text}, f"parked-{number}")
            if number < len(scenario.answers):
                await lead.do("PUT", f"/parking/{item}", {"answer": scenario.answers[number]})

    async def _goals(self, room: Room) -> None:
        lead, scenario = room.facilitator, self._scenario
        await self._open(room, "goals")
        for goal in scenario.goals:
            person = room.person(scenario.person(goal.by))
            room.goals[goal.key] = await person.make("/goals", dict(goal.fields), f"goal-{goal.key}")
        for goal in scenario.goals:
            if goal.into:
                await lead.do("PATCH", f"/goals/{room.goals[goal.key]}", {"merged_into": room.goals[goal.into]})
        round_id = await lead.make(
            "/rounds", {"step_id": room.steps["goals"], "title": "Which goals first?", "dots": 5}
        )
        await lead.do("POST", f"/rounds/{round_id}/open")
        standing = [goal for goal in scenario.goals if not goal.into]
        for person in room.people:
            await self._vote(person, round_id, {"dots": self._dots(room, standing)})
        for seat_id in room.tables:
            await self._vote_for_table(room, round_id, seat_id, {"dots": self._dots(room, standing)})
        await lead.do("POST", f"/rounds/{round_id}/close")
        await lead.do("POST", f"/rounds/{round_id}/reveal")
        for goal in standing:
            if goal.why:
                await lead.do("PUT", f"/goals/{room.goals[goal.key]}/adoption", {"reason": goal.why})

    async def _stakeholders(self, room: Room) -> None:
        await self._open(room, "stakeholders")
        for number, one in enumerate(self._scenario.stakeholders):
            person = room.person(self._scenario.person(one.by))
            await person.make("/stakeholders", _typed(one.fields), f"stakeholder-{number}")

    async def _instruments(self, room: Room) -> None:
        await self._open(room, "instruments")
        register = (await room.facilitator.get("/snapshot?topics=stakeholders"))["stakeholders"]["stakeholders"]
        actors = {one["name"]: one["id"] for one in register}
        for number, one in enumerate(self._scenario.instruments):
            body = {
                **_typed(one.fields),
                "goal_ids": [room.goals[key] for key in one.goals],
                "lead_id": actors.get(one.lead, ""),
                "partner_ids": [actors[name] for name in one.partners],
            }
            await room.person(self._scenario.person(one.by)).make("/instruments", body, f"instrument-{number}")

    async def _charter(self, room: Room, until: Until) -> None:
        await self._open(room, "charter")
        is_end = until is Until.END
        await self._fist(room, "charter", "charter", self._scenario.charter_votes, closes=is_end)

    # --- votes ----------------------------------------------------------------------------------------------------

    async def _fist(self, room: Room, kind: str, subject: str, values: tuple[int, ...], *, closes: bool = True) -> None:
        lead, concerns = room.facilitator, self._scenario.concerns
        round_id = await lead.make(
            "/rounds", {"step_id": room.steps[kind], "method": "fist_of_five", "subject": subject}
        )
        await lead.do("POST", f"/rounds/{round_id}/open")
        worried = 0
        for number, person in enumerate(room.people):
            value = values[number % len(values)]
            reason = ""
            if value <= NEEDS_REASON_TO:
                reason = concerns[worried % len(concerns)]
                worried += 1
            await self._vote(person, round_id, {"value": value, "reason": reason})
        for seat_id in room.tables:
            await self._vote_for_table(room, round_id, seat_id, {"value": max(values), "reason": ""})
        if closes:
            await lead.do("POST", f"/rounds/{round_id}/close")
            await lead.do("POST", f"/rounds/{round_id}/reveal")

    async def _vote(self, person: Caller, round_id: str, choices: Mapping[str, object]) -> None:
        await person.do("PUT", f"/rounds/{round_id}/ballot", {"ballot_key": self._key(), "choices": choices})

    async def _vote_for_table(self, room: Room, round_id: str, seat_id: str, choices: Mapping[str, object]) -> None:
        await room.facilitator.do(
            "PUT",
            f"/rounds/{round_id}/tables/{seat_id}/ballot",
            {"ballot_key": self._key(), "choices": choices},
        )

    def _dots(self, room: Room, goals: list[Goal], dots: int = 5, cap: int = 3) -> dict[str, int]:
        """Spread some dots, more of them on what appeals."""
        spread: dict[str, int] = {}
        while sum(spread.values()) < dots:
            (goal,) = self._dice.choices(goals, [one.appeal for one in goals])
            goal_id = room.goals[goal.key]
            if spread.get(goal_id, 0) < cap:
                spread[goal_id] = spread.get(goal_id, 0) + 1
        return spread

    def _key(self) -> str:
        return f"{self._dice.getrandbits(128):032x}"


def _typed(fields: Mapping[str, str | list[str]]) -> dict[str, object]:
    """What was scripted as typed text, in the shapes of the API."""
    body: dict[str, object] = dict(fields)
    for name in ("power", "interest"):
        if name in body:
            body[name] = int(str(body[name]))
    if "is_present" in body:
        body["is_present"] = body["is_present"] == "yes"
    if "is_new" in body:
        body["is_new"] = body["is_new"] != "existing"
    return body
