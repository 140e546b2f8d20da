"""The heat map of a portfolio: objectives against levers, with the projects behind every cell (sense-making, UNDP).

Must not: score. A cell is a count of projects, and every project in it can be named.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.portfolio.projects import Project
from app.domain.registers.portfolio import Lever

NO_GOAL = ""
"""The row of projects that serve no objective."""

NO_LEVER = ""
"""The column of projects of which nobody has said what they move."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Projects by objective and lever. A project stands in a cell for each pair of an objective and a lever of its own.

    So the cells of a row can add up to more than `of_goal`, which holds each project of the row once.
    """

    goals: tuple[str, ...]
    cells: dict[tuple[str, str], list[Project]] = field(default_factory=dict)
    of_goal: dict[str, list[Project]] = field(default_factory=dict)
    of_lever: dict[str, list[Project]] = field(default_factory=dict)

    def at(self, goal: str, lever: str) -> list[Project]:
        """The projects of a cell."""
        return self.cells.get((goal, lever), [])

    @property
    def unlinked(self) -> list[Project]:
        """Projects that serve no objective."""
        return self.of_goal.get(NO_GOAL, [])

    @property
    def unmoved(self) -> list[Project]:
        """Projects of which nobody has said what they move."""
        return self.of_lever.get(NO_LEVER, [])

    @property
    def unserved(self) -> tuple[str, ...]:
        """Objectives that no project serves."""
        return tuple(goal for goal in self.goals if not self.of_goal.get(goal))

    def missing(self, goal: str | None = None) -> tuple[Lever, ...]:
        """Levers that no project moves; of an objective, those that none of its projects moves."""
        if goal is None:
            return tuple(lever for lever in Lever if not self.of_lever.get(lever))
        return tuple(lever for lever in Lever if not self.at(goal, lever))


def heat_map(goals: Sequence[str], projects: Sequence[Project]) -> HeatMap:
    """The heat map over these objectives, in their order."""
    heat = HeatMap(tuple(goals))
    for one in projects:
        levers = one.levers or (NO_LEVER,)
        linked = one.goals or (NO_GOAL,)
        for goal in linked:
            heat.of_goal.setdefault(goal, []).append(one)
            for lever in levers:
                heat.cells.setdefault((goal, lever), []).append(one)
        for lever in levers:
            heat.of_lever.setdefault(lever, []).append(one)
    return heat
