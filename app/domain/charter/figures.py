"""Pictures of the charter: a function for each, `(pen) -> tuple[Figure, ...]`, empty where there is nothing to draw.

A picture of what the workshop has hidden is not drawn. Each comes with its words and the same as a table. Must not: be
the only place where something is said.
"""

from app.domain.charter.figures_aims import goals_by_group, mission_map, targets
from app.domain.charter.figures_mix import coverage, problem_tree, theory
from app.domain.charter.figures_people import grid, network
from app.domain.charter.figures_time import roadmap

__all__ = [
    "coverage",
    "goals_by_group",
    "grid",
    "mission_map",
    "network",
    "problem_tree",
    "roadmap",
    "targets",
    "theory",
]
