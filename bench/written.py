"""A workshop whose charter is as long as they get: a full map, cards of everybody, and votes that were shown.

Filled through the house's own services, but for seats and cards, which are put in as rows.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from app.domain.steps import Prompt
from app.domain.workshop import Actor
from app.persistence.tables import CardRow
from app.services.house import House
from app.services.rounds.plan import RoundPlan
from bench.filled import with_map
from bench.prepared import a_house, open_step, seat_people
from bench.sizes import CharterSize

_ANSWERING = 20
"""Of the people, those who gave their verdict on every project."""
_SENTENCE = "what a person in the room has to say about it, in a sentence or so, and why it should be heard"


async def with_charter(folder: Path, size: CharterSize) -> str:
    """The code of the workshop."""
    seated = min(_ANSWERING, size.people - 1)
    mapped = await with_map(folder, size.map, answers=seated)
    async with a_house(folder) as house:
        lead = await house.convening.facilitator_of(mapped.prepared.code)
        frame, groups = await open_step(house, lead, "frame")
        people = await seat_people(house, lead.workshop_id, groups, size.people - seated)
        await _cards(house, lead, frame, groups, size.cards)
        await house.framing.reveal(lead)
        step, _ = await open_step(house, lead, "goals")
        for plan in (RoundPlan(dots=3), RoundPlan(dots=5)):
            await _vote(house, lead, step, plan, people)
    return mapped.prepared.code


async def _cards(house: House, lead: Actor, step_id: str, groups: list[str], cards: int) -> None:
    prompts = list(Prompt)
    async with house.database.write() as work:
        workshop = await work.workshops.by_id(lead.workshop_id)
        assert workshop is not None
        workshop.card_count = cards
        for number in range(cards):
            text = f"Card number {number}: {_SENTENCE}."
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


async def _vote(house: House, lead: Actor, step_id: str, plan: RoundPlan, people: list[Actor]) -> None:
    round_id = await house.voting.plan(lead, step_id, plan)
    await house.voting.open(lead, round_id)
    async with house.database.read() as work:
        row = await work.rounds.get(lead.workshop_id, round_id)
    assert row is not None
    options = [option["id"] for option in row.options]
    await asyncio.gather(
        *(
            house.voting.cast(person, round_id, f"{round_id}-{at:010}", {"dots": {options[at % len(options)]: 3}})
            for at, person in enumerate(people)
        )
    )
    await house.voting.close(lead, round_id)
    await house.voting.reveal(lead, round_id)
