"""Puts the demo on: creates its workshop, marked as such, and plays it in the house.

What it must not do: touch a workshop that is in use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.demo.house_stage import HouseStage
from app.demo.play import Play, Until
from app.demo.scenario import SHOWN_BY, demo_of
from app.domain.errors import NotFound
from app.domain.templates import USUAL
from app.services.convening import Started
from app.services.house import House

HEADCOUNT = 30


@dataclass(frozen=True, slots=True)
class Shown:
    """A demo workshop and the paths that lead into it."""

    title: str
    code: str
    facilitator_path: str

    @property
    def join_path(self) -> str:
        """The page for participants."""
        return f"/join/{self.code}"

    @property
    def charter_path(self) -> str:
        """The page of the charter, for whoever has a seat."""
        return f"/charter/{self.code}"


async def put_on(house: House, until: Until, how_many: int = HEADCOUNT, template: str = USUAL) -> Shown:
    """Create the demo workshop of a template and play it, with as many people as there are in its cast at most.

    Errors: NotFound `demo.none` for a template without one, `MissionRoomError` when the play no longer fits the house.
    """
    if template not in SHOWN_BY:
        raise NotFound("demo.none")
    scenario = demo_of(template)
    started = await house.convening.start(
        title=scenario.title,
        purpose=scenario.purpose,
        convener=scenario.convener,
        place=scenario.place,
        groups=list(scenario.groups),
        facilitator_name=scenario.facilitator,
        template=scenario.template,
        is_demo=True,
    )
    stage = HouseStage(house, await house.convening.facilitator_of(started.code), started.code)
    await stage.enter()
    await Play(scenario, stage).perform(min(how_many, len(scenario.people)), until)
    return _shown(scenario.title, started)


async def demo_at_first_start(
    house: House, when_playing: Callable[[], None], how_many: int = HEADCOUNT
) -> Shown | None:
    """The demo that is there, or a new one in an empty database; None in a database that is in use without one.

    It stops with the vote on the charter open: whoever joins finds everything to read and a vote to cast.
    """
    async with house.database.alone("demo"):
        if await house.convening.is_empty():
            when_playing()
            return await put_on(house, Until.CHARTER, how_many)
    started = await house.convening.demo()
    if started is None:
        return None
    facts = await house.convening.public_facts(started.code)
    return _shown(facts.title, started)


async def demo_on_demand(house: House, template: str, *, builder: House) -> Shown:
    """The demo of a template that is there, or a new one, played by a house that is not limited in its writes.

    Two who ask at the same moment get the same one. Errors: as `put_on`.
    """
    if template not in SHOWN_BY:
        raise NotFound("demo.none")
    async with house.database.alone("demo"):
        started = await house.convening.demo(template)
        if started is None:
            return await put_on(builder, Until.END, template=template)
    facts = await house.convening.public_facts(started.code)
    return _shown(facts.title, started)


def _shown(title: str, started: Started) -> Shown:
    return Shown(title, started.code, f"/link/{started.facilitator_link}")
