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


_EVERYWHERE = frozenset(Part) - {Part.DEVELOPMENT}

SHOWN_BY_TEMPLATE: Mapping[str, frozenset[Part]] = MappingProxyType(
    {
        "half_day": frozenset(
            {
                Part.CLASSIFICATION,
                Part.LIBRARY,
                Part.CALIBRATION,
                Part.QUALITY,
                Part.PLACING,
                Part.RELATIONS,
                Part.VOICES,
                Part.COMMITMENTS,
                Part.INTERACTIONS,
                Part.PATHWAYS,
                Part.PORTFOLIO,
                Part.MONITORING,
                Part.STOPPING,
            }
        ),
        "ninety_minutes": frozenset({Part.COMMITMENTS}),
        "blank": _EVERYWHERE,
    }
)
"""What a workshop shows at its start; the facilitator changes it at the desk. Development cooperation is asked for."""


def shown_parts(names: Iterable[str]) -> tuple[Part, ...]:
    """Parts by their names, each once, in order; names that are none are left out."""
    wanted = set(names)
    return tuple(part for part in Part if part.value in wanted)
