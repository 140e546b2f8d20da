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

    async def play(self, step: StepKind, played: Played) -> None:
        """The sheets of this step about the mission, its entries in the order of the scenario, then the other sheets:
        they are about what is there by then.
        """
        sheets = [one for one in self._scenario.estimates if SHEETS[one.sheet].step is step]
        await self._answer([one for one in sheets if not one.subject], played)
        for number, entry in enumerate(self._scenario.entries):
            if REGISTERS[entry.register].step is step:
                await self._enter(entry, f"entry-{number}", played)
        await self._answer([one for one in sheets if one.subject], played)

    async def _answer(self, sheets: list[Estimated], played: Played) -> None:
        for one in sheets:
            about = SHEETS[one.sheet].subject
            subject = played.named[about][one.subject] if one.subject else ""
            acts = [
                partial(self._stage.estimate, who, one.sheet, {**self._near(one.middles), **_chosen(one, who)}, subject)
                for who in range(played.people)
            ]
            await self._stage.together(acts)
        for key in dict.fromkeys(one.sheet for one in sheets):
            await self._stage.show_sheet(key)

    def _near(self, middles: Mapping[str, int]) -> Fields:
        return {name: str(min(5, max(1, round(self._dice.gauss(middle, _SPREAD))))) for name, middle in middles.items()}

    async def _enter(self, entry: Entry, key: str, played: Played) -> None:
        register = REGISTERS[entry.register]
        names = played.named
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
        played.entries.setdefault(entry.register, {})[str(title)] = made


def _chosen(sheet: Estimated, who: int) -> Fields:
    return {name: words[who % len(words)] for name, words in sheet.choices.items()}
