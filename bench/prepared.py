"""Workshops that are full before a server opens them, so that the bench does not wait for thousands to write.

Cards and seats are put into the database as rows; votes go through the house's own services, in this process.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from app.domain.ids import new_id
from app.domain.roles import Role
from app.domain.snapshot import Topic
from app.domain.steps import Prompt
from app.domain.workshop import Actor
from app.launch import database
from app.launch.house import own_house
from app.persistence.tables import CardRow, SeatRow
from app.services.house import House
from app.services.rounds.plan import RoundPlan
from app.settings import Settings
from bench.room import GOALS

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Prepared:
    """A workshop in a data folder, for a server to open. `round_id` is its open round, if it has one."""

    code: str
    token: str
    round_id: str = ""
    goals: tuple[str, ...] = ()


@asynccontextmanager
async def a_house(folder: Path) -> AsyncIterator[House]:
    """A house in this process on the data of a folder."""
    settings = Settings.from_environment({"MISSION_ROOM_DATA_DIR": str(folder)}).with_secret()
    database.bring_up_to_date(settings)
    async with own_house(settings) as house:
        yield house


async def with_cards(folder: Path, cards: int) -> Prepared:
    """A workshop whose framing step is open and whose cards are on the table."""
    async with a_house(folder) as house:
        started = await house.convening.start(title=f"{cards} cards", facilitator_name="Bench")
        lead = await house.convening.facilitator_of(started.code)
        step_id, groups = await open_step(house, lead, "frame")
        prompts = list(Prompt)
        async with house.database.write() as work:
            workshop = await work.workshops.by_id(lead.workshop_id)
            assert workshop is not None
            workshop.card_count = cards
            for number in range(cards):
                text = f"Card number {number}: what a person in the room has to say about it, in a sentence or so."
                work.cards.add(
                    CardRow(
                        workshop_id=lead.workshop_id,
                        step_id=step_id,
                        seat_id=lead.seat_id,
                        group_id=groups[number % len(groups)],
                        number=number + 1,
                        prompt=prompts[number % len(prompts)],
                        text=text,
                        original_text=text,
                        written_at=house.clock(),
                    )
                )
        await house.framing.reveal(lead)
        return Prepared(started.code, house.keys.seat_token(lead.seat_id, lead.workshop_id, house.clock()))


async def with_ballots(folder: Path, ballots: int) -> Prepared:
    """A workshop in which so many people have voted on twelve goals, and the round is still open."""
    async with a_house(folder) as house:
        started = await house.convening.start(title=f"{ballots} ballots", facilitator_name="Bench")
        lead = await house.convening.facilitator_of(started.code)
        step_id, groups = await open_step(house, lead, "goals")
        goals = [await house.goalsetting.propose(lead, {"statement": f"By 2034 goal number {n}"}) for n in range(GOALS)]
        people = await seat_people(house, lead.workshop_id, groups, ballots)
        round_id = await house.voting.plan(lead, step_id, RoundPlan(dots=3))
        await house.voting.open(lead, round_id)
        for first in range(0, ballots, _AT_ONCE):
            await asyncio.gather(
                *(
                    house.voting.cast(person, round_id, f"prepared-{number:010}", {"dots": {goals[number % GOALS]: 3}})
                    for number, person in enumerate(people[first : first + _AT_ONCE], start=first)
                )
            )
        token = house.keys.seat_token(lead.seat_id, lead.workshop_id, house.clock())
        return Prepared(started.code, token, round_id, tuple(goals))


async def open_step(house: House, lead: Actor, kind: str) -> tuple[str, list[str]]:
    """Open the step of this kind; its id, and the ids of the groups."""
    agenda = await house.views.view(lead.workshop_id, Topic.AGENDA)
    assert agenda is not None
    step_id = next(step.id for step in agenda.steps if step.kind == kind)
    await house.running.open_step(lead, step_id)
    return step_id, [group.id for group in agenda.groups]


async def seat_people(house: House, workshop_id: str, groups: list[str], people: int) -> list[Actor]:
    """So many participants, without a page."""
    seated = []
    async with house.database.write() as work:
        for number in range(people):
            seat_id, name = new_id(), f"Early guest {number}"
            group_id = groups[number % len(groups)]
            work.seats.add(
                SeatRow(
                    id=seat_id,
                    workshop_id=workshop_id,
                    group_id=group_id,
                    role=Role.PARTICIPANT,
                    name=name,
                    pseudonym=f"Tree {number}",
                    recovery_hash=house.keys.recovery_hash(house.keys.recovery_code(seat_id)),
                    joined_at=house.clock(),
                )
            )
            seated.append(Actor(seat_id, workshop_id, Role.PARTICIPANT, group_id, name))
    return seated
