"""Maps of actors, instruments and projects, filled through the house's own services before a server opens them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

from app.domain.instruments import Side, Stage
from app.domain.registers.actors import RelationKind
from app.domain.registers.portfolio import Lever
from app.domain.stakeholders import GovernanceLevel, Sector
from app.domain.workshop import Actor
from app.persistence.tables import EstimateRow
from app.services.forms import Typed
from app.services.house import House
from bench.prepared import Prepared, a_house, open_step, seat_people
from bench.sizes import MapSize

_GOALS = 3
_VERDICTS = ("accelerate", "connect", "rethink", "let_go")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A filled map. `ids` are entries by register."""

    prepared: Prepared
    workshop_id: str
    size: MapSize
    ids: dict[str, list[str]]


async def with_map(folder: Path, size: MapSize, *, answers: int) -> Mapped:
    """A workshop at its instruments, with goals that are adopted and a map of this size, verdicts shown."""
    async with a_house(folder) as house:
        started = await house.convening.start(title=size.name, facilitator_name="Bench")
        lead = await house.convening.facilitator_of(started.code)
        _, groups = await open_step(house, lead, "goals")
        goals = [
            await house.goalsetting.propose(lead, {"statement": f"By 2034 goal number {number} of the mission"})
            for number in range(_GOALS)
        ]
        for goal in goals:
            await house.goalsetting.adopt(lead, goal)
        await open_step(house, lead, "instruments")
        ids = {"stakeholders": await house.registers.add_all(lead, "stakeholders", _actors(size))}
        actors = ids["stakeholders"]
        await house.registers.add_all(lead, "relations", _relations(size, actors))
        ids["instruments"] = await house.registers.add_all(lead, "instruments", _instruments(size, actors, goals))
        await house.registers.add_all(lead, "interactions", _interactions(ids["instruments"]))
        ids["projects"] = await house.registers.add_all(lead, "projects", _projects(size, goals))
        people = await seat_people(house, lead.workshop_id, groups, answers)
        await _answer(house, lead, people, ids["projects"])
        token = house.keys.seat_token(lead.seat_id, lead.workshop_id, house.clock())
        return Mapped(Prepared(started.code, token), lead.workshop_id, size, ids)


def _actors(size: MapSize) -> list[Typed]:
    sectors, levels = list(Sector), list(GovernanceLevel)
    return [
        {
            "name": f"Actor number {number}",
            "sector": str(sectors[number % len(sectors)]),
            "level": str(levels[number % len(levels)]),
            "power": str(number % 5 + 1),
            "interest": str(number * 3 % 5 + 1),
            "note": f"What actor {number} wants, in a sentence or so.",
        }
        for number in range(size.actors)
    ]


def _relations(size: MapSize, actors: list[str]) -> list[Typed]:
    kinds = list(RelationKind)
    pairs = [(number, (number * step + step) % size.actors) for step in (2, 5) for number in range(size.actors)]
    return [
        {"source": actors[one], "kind": str(kinds[(one + other) % len(kinds)]), "target": actors[other]}
        for one, other in pairs
        if one != other
    ]


def _instruments(size: MapSize, actors: list[str], goals: list[str]) -> list[Typed]:
    sides, stages = list(Side), list(Stage)
    return [
        {
            "name": f"Instrument number {number}",
            "side": str(sides[number % len(sides)]),
            "stages": [str(stages[number % len(stages)]), str(stages[(number + 1) % len(stages)])],
            "lead_id": actors[number % len(actors)],
            "goal_ids": [goals[number % len(goals)]],
            "summary": f"What instrument {number} does, in a sentence or so.",
            "first_step": "Call the people who would have to carry it",
        }
        for number in range(size.instruments)
    ]


def _interactions(instruments: list[str]) -> list[Typed]:
    pairs = itertools.pairwise(instruments)
    return [{"source": one, "kind": "enables", "target": other, "reason": "It opens the way"} for one, other in pairs]


def _projects(size: MapSize, goals: list[str]) -> list[Typed]:
    levers = list(Lever)
    return [
        {
            "name": f"Project number {number}",
            "owner": f"Owner {number % 17}",
            "goals": [goals[number % len(goals)]] if number % 10 else [],
            "levers": [str(levers[number % len(levers)]), str(levers[number * 3 % len(levers)])],
            "ends": f"{2030 + number % 5}-06-30",
            "summary": f"What project {number} does about the problem, and what has come of it in its years so far.",
            "flexibility": ("fixed", "some", "free")[number % 3],
        }
        for number in range(size.projects)
    ]


async def _answer(house: House, lead: Actor, people: list[Actor], projects: list[str]) -> None:
    """Verdicts of everybody on every project; shown, as they are read in full only then."""
    async with house.database.write() as work:
        for place, person in enumerate(people):
            for number, project in enumerate(projects):
                work.estimates.add(
                    EstimateRow(
                        workshop_id=lead.workshop_id,
                        sheet="verdict",
                        wave=1,
                        subject_id=project,
                        item="verdict",
                        seat_id=person.seat_id,
                        answer=_VERDICTS[(place * number) % len(_VERDICTS)],
                    )
                )
    await house.estimating.show(lead, "verdict", True)
