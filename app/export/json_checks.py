"""What a workshop makes of the quality checks, in the charter's JSON. Since 1.3.

Must not: hold what the report of the checks does not print.
"""

from typing import Any

from app.domain.charter.data import CharterData
from app.domain.quality.thresholds import changed


def check_values(data: CharterData) -> dict[str, Any]:
    """Numbers and severities that differ from the usual ones, and what was said about findings, by goal or mission."""
    return {
        "thresholds": {name: getattr(data.thresholds, name) for name in sorted(changed(data.thresholds))},
        "severities": {check: str(severity) for check, severity in data.severities.items()},
        "notes": [
            {
                "check": one.check_id,
                "subject_id": one.subject_id,
                "kind": str(one.kind),
                "reason": one.reason,
                "role": one.role,
                "noted_on": one.noted_on.isoformat() if one.noted_on else None,
            }
            for one in data.check_notes
        ],
    }
