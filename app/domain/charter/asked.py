"""What a workshop asks of its charter: the fields that its template leaves out are not on the page of what is lacking.

Empty is empty all the same: the document says 'not agreed in the workshop' in its place. But a ninety-minute taster is
not told that it lacks stop criteria, and one that hides a part is not told to fill it.

Must not: take a field out of the document.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from app.domain.parts import Part
from app.domain.quality.settling import OFF

IN_PART: Mapping[str, Part] = MappingProxyType(
    {
        "complexity": Part.CLASSIFICATION,
        "relations": Part.RELATIONS,
        "reframe": Part.REFRAMING,
        "outreach": Part.VOICES,
        "missing_voices": Part.VOICES,
        "blockers": Part.BLOCKERS,
        "movement": Part.MOVEMENT,
        "commitments": Part.COMMITMENTS,
        "asks": Part.COMMITMENTS,
        "resources": Part.COMMITMENTS,
        "sharing": Part.COMMITMENTS,
        "interactions": Part.INTERACTIONS,
        "social": Part.INTERACTIONS,
        "pathways": Part.PATHWAYS,
        "experiments": Part.PATHWAYS,
        "projects": Part.PORTFOLIO,
        "indicators": Part.MONITORING,
        "frequency": Part.MONITORING,
        "learning": Part.MONITORING,
        "reviews": Part.MONITORING,
        "changes": Part.MONITORING,
        "assumptions": Part.MONITORING,
        "stop_criteria": Part.STOPPING,
        "termination": Part.STOPPING,
        "localisation": Part.DEVELOPMENT,
        "capabilities": Part.DEVELOPMENT,
        "borrowed": Part.DEVELOPMENT,
    }
)
"""Fields by the part of the workshop in which they are filled."""

BY_CHECK: Mapping[str, str] = MappingProxyType(
    {
        "milestones": "Q04",
        "sub_objectives": "Q11",
        "budget_authority": "Q13",
        "side_demand": "Q18",
        "side_rules": "Q19",
        "resources": "Q29",
        "frequency": "Q30",
        "learning": "Q31",
        "stop_criteria": "Q32",
        "political_cycle": "Q33",
    }
)
"""Fields by the check that asks for them."""


def is_asked(thing: str, parts: Collection[str], severities: Mapping[str, str]) -> bool:
    """Whether a workshop that shows these parts and sets these severities is to fill this field.

    Without any part all fields are asked: nothing was said about parts then.
    """
    part = IN_PART.get(thing)
    if part is not None and parts and part not in parts:
        return False
    return severities.get(BY_CHECK.get(thing, "")) != OFF
