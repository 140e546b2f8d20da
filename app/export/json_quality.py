"""What a workshop makes of the quality checks, as its JSON has it: numbers and severities of its own, words on checks.

Since version 1.3. Must not: repeat what is as usual.
"""

from typing import Any

from app.domain.charter.data import CharterData
from app.domain.charter.quality import findings_of
from app.domain.quality.thresholds import changed


def quality_values(data: CharterData) -> dict[str, Any]:
    """Findings, and what stands beside them. `goal` refers to the goal a word is about; empty: to the mission."""
    refs = {goal.id: f"G{goal.number}" for goal in data.goals}
    return {
        "findings": [
            {
                "check": one.check_id,
                "outcome": str(one.outcome),
                "severity": str(one.severity),
                "subject_id": one.subject_id,
                "message_key": one.message_key,
                "values": dict(one.values),
                "reason": one.reason,
            }
            for one in findings_of(data)
        ],
        "thresholds": {name: getattr(data.thresholds, name) for name in sorted(changed(data.thresholds))},
        "severities": dict(data.severities),
        "notes": [
            {
                "check": one.check_id,
                "goal": refs.get(one.subject_id, ""),
                "kind": str(one.kind),
                "reason": one.reason,
                "role": one.role,
                "noted_on": one.noted_on.isoformat() if one.noted_on else None,
            }
            for one in data.check_notes
        ],
    }
