"""Demos that somebody asks to look at, while the server runs.

What it must not do: play one twice, or touch a workshop that is in use.
"""

from __future__ import annotations

from app.demo.scenario import SHOWN_BY
from app.demo.showing import demo_on_demand
from app.services.house import House


class DemosOnDemand:
    """The demos of all templates. `builder` is a house on the same database whose people may write without limit."""

    def __init__(self, house: House, builder: House) -> None:
        self._house = house
        self._builder = builder
        self.keys = frozenset(SHOWN_BY)

    async def code_of(self, template: str) -> str:
        """The join code of the demo of a template, played first where there is none yet. Errors: NotFound."""
        return (await demo_on_demand(self._house, template, builder=self._builder)).code
