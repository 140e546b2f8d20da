"""Steps of a workshop: what kinds there are, the states they pass through, and what each asks the room."""

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
