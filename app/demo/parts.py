"""The parts of a play beside the five steps' own work: estimates, and entries of registers.

What it must not do: know what stands behind the stage.
"""

import random
from collections.abc import Mapping
from functools import partial

from app.demo.played import Played
from app.demo.scenario import Entry, Estimated, Fields, Scenario
from app.demo.stage import Stage
from app.domain.estimates.catalogue import SHEETS
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import FieldKind
from app.domain.steps import StepKind

_SPREAD = 0.9
"""How far people are from the middle of the room, in points of a rating."""


class Parts:
    """Plays what belongs to a step when the step's own work is done."""

    def __init__(self, scenario: Scenario, stage: Stage, dice: random.Random) -> None:
        self._scenario = scenario
        self._stage = stage
        self._dice = random.Random(dice.random())  # noqa: S311 - of its own, so that votes stay what they were
        self._made: dict[str, dict[str, str]] = {}

    async def play(self, step: StepKind, played: Played) -> None:
        """The sheets of this step, then its entries in the order of the scenario."""
        for sheet in self._scenario.estimates:
            if SHEETS[sheet.sheet].step is step:
                await self._answer(sheet, played.people)
        for number, entry in enumerate(self._scenario.entries):
            if REGISTERS[entry.register].step is step:
                await self._enter(entry, f"entry-{number}", played)

    async def _answer(self, sheet: Estimated, people: int) -> None:
        acts = [partial(self._stage.estimate, who, sheet.sheet, self._near(sheet.middles)) for who in range(people)]
        await self._stage.together(acts)
        await self._stage.show_sheet(sheet.sheet)

    def _near(self, middles: Mapping[str, int]) -> Fields:
        return {name: str(min(5, max(1, round(self._dice.gauss(middle, _SPREAD))))) for name, middle in middles.items()}

    async def _enter(self, entry: Entry, key: str, played: Played) -> None:
        register = REGISTERS[entry.register]
        names = {
            "goals": played.goals,
            "stakeholders": played.stakeholders,
            "instruments": played.instruments,
            **self._made,
        }
        fields: dict[str, str | list[str]] = {}
        for name, said in entry.fields.items():
            field = register.by_name[name]
            if field.kind is FieldKind.LINK:
                fields[name] = names[field.target][str(said)]
            elif field.kind is FieldKind.LINKS:
                fields[name] = [names[field.target][one] for one in said]
            else:
                fields[name] = said
        who = self._scenario.number_of(entry.by) % played.people if entry.by else None
        made = await self._stage.add_entry(who, entry.register, fields, key)
        title = entry.fields.get(register.title, "")
        self._made.setdefault(entry.register, {})[str(title)] = made
