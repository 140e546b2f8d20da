"""The parts of a workshop that a facilitator can show or hide: a short workshop sees only what it uses.

Must not: lose anything. What was written in a part stays when the part is hidden, and comes back with it.
"""

from collections.abc import Iterable
from enum import StrEnum


class Part(StrEnum):
    """What can be shown beside the five steps' own work, in the order of the steps."""

    CLASSIFICATION = "classification"
    REFRAMING = "reframing"
    LIBRARY = "library"
    CALIBRATION = "calibration"
    SUBTARGETS = "subtargets"
    CONFLICTS = "conflicts"
    QUALITY = "quality"
    PLACING = "placing"
    RELATIONS = "relations"
    INCENTIVES = "incentives"
    MANDATE = "mandate"
    VOICES = "voices"
    BLOCKERS = "blockers"
    COMMITMENTS = "commitments"
    MOVEMENT = "movement"
    INTERACTIONS = "interactions"
    PATHWAYS = "pathways"
    PORTFOLIO = "portfolio"
    MONITORING = "monitoring"
    STOPPING = "stopping"
    COMPARISON = "comparison"
    DEVELOPMENT = "development"


def shown_parts(names: Iterable[str]) -> tuple[Part, ...]:
    """Parts by their names, each once, in order; names that are none are left out."""
    wanted = set(names)
    return tuple(part for part in Part if part.value in wanted)
