"""Steps of a workshop: what kinds there are, the states they pass through, and what each asks the room."""

from dataclasses import dataclass
from enum import StrEnum


class StepKind(StrEnum):
    """The five steps of the method, in the order in which outputs become inputs."""

    FRAME = "frame"
    GOALS = "goals"
    STAKEHOLDERS = "stakeholders"
    INSTRUMENTS = "instruments"
    CHARTER = "charter"


class StepStatus(StrEnum):
    """planned -> open -> closed; a closed step can be opened again."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class Prompt(StrEnum):
    """What a card of the framing step answers (methods: silent writing by prompt, then reframing)."""

    PROBLEM = "problem"
    CAUSES = "causes"
    EVIDENCE = "evidence"
    TRIED = "tried"
    DIFFERENT = "different"
    REFRAME = "reframe"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step as a template plans it; `minutes` is the time to announce, not a limit."""

    kind: StepKind
    minutes: int


TEMPLATES: dict[str, tuple[PlannedStep, ...]] = {
    "half_day": (
        PlannedStep(StepKind.FRAME, 55),
        PlannedStep(StepKind.GOALS, 60),
        PlannedStep(StepKind.STAKEHOLDERS, 35),
        PlannedStep(StepKind.INSTRUMENTS, 35),
        PlannedStep(StepKind.CHARTER, 25),
    ),
    "ninety_minutes": (
        PlannedStep(StepKind.FRAME, 20),
        PlannedStep(StepKind.GOALS, 25),
        PlannedStep(StepKind.STAKEHOLDERS, 15),
        PlannedStep(StepKind.INSTRUMENTS, 20),
        PlannedStep(StepKind.CHARTER, 10),
    ),
    "blank": (
        PlannedStep(StepKind.FRAME, 0),
        PlannedStep(StepKind.GOALS, 0),
        PlannedStep(StepKind.STAKEHOLDERS, 0),
        PlannedStep(StepKind.INSTRUMENTS, 0),
        PlannedStep(StepKind.CHARTER, 0),
    ),
}
"""Agendas to start from; times follow the half day and the ninety-minute taster of the field's practice."""
