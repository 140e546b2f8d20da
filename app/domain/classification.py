"""Complicated or complex, converged or diverged: what the room's answers say about how to plan.

The dimensions are those of Wanzenböck and others (2020): problems and solutions can be contested, complex and
uncertain. P is the mean of the medians of the three statements about the problem, S of those about solutions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from statistics import mean

from app.domain.estimates.summary import Summary

DIVERGED_FROM = 3.0
SPREAD_TO_DISCUSS = 2.0
"""An interquartile range from which the room should talk before it uses the result."""

PROBLEM = ("problem_contested", "problem_complex", "problem_uncertain")
SOLUTION = ("solution_contested", "solution_complex", "solution_uncertain")


class Quadrant(StrEnum):
    """What kind of mission it is, and so what kind of plan it needs."""

    ALIGNED = "aligned"
    PROBLEM_SEEKS_SOLUTIONS = "problem_seeks_solutions"
    SOLUTION_SEEKS_PROBLEM = "solution_seeks_problem"
    DISORIENTED = "disoriented"

    @property
    def is_complex(self) -> bool:
        """Whether a delivery plan alone would be the wrong answer."""
        return self is not Quadrant.ALIGNED


@dataclass(frozen=True, slots=True)
class Classification:
    """The quadrant, both scores (1..5), and the statements on which the room is far apart."""

    quadrant: Quadrant
    problem: float
    solution: float
    to_discuss: tuple[str, ...] = ()


def classify(answers: Mapping[str, Summary]) -> Classification | None:
    """The quadrant of these answers by statement; None until each side has an answer."""
    problem = [answers[name].median for name in PROBLEM if name in answers]
    solution = [answers[name].median for name in SOLUTION if name in answers]
    problem_said = [one for one in problem if one is not None]
    solution_said = [one for one in solution if one is not None]
    if not problem_said or not solution_said:
        return None
    p, s = mean(problem_said), mean(solution_said)
    if p < DIVERGED_FROM:
        quadrant = Quadrant.ALIGNED if s < DIVERGED_FROM else Quadrant.PROBLEM_SEEKS_SOLUTIONS
    else:
        quadrant = Quadrant.SOLUTION_SEEKS_PROBLEM if s < DIVERGED_FROM else Quadrant.DISORIENTED
    far = tuple(name for name in (*PROBLEM, *SOLUTION) if name in answers and answers[name].spread >= SPREAD_TO_DISCUSS)
    return Classification(quadrant, round(p, 2), round(s, 2), far)
