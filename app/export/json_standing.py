"""Where the draft stands, in the charter's JSON: its status, state and version."""

from typing import Any

from app.domain.charter.data import CharterData
from app.domain.charter.states import CharterState


def standing_values(data: CharterData) -> dict[str, Any]:
    """`status` is what readers of 1.0 know; `state` and the version are more exact.

    `version_label` is the last version that was kept, empty without any; `has_moved_on` whether it was changed since.
    """
    return {
        "status": "adopted" if data.state == CharterState.ADOPTED else "workshop_draft",
        "state": data.state,
        "version_label": data.version_label,
        "has_moved_on": data.has_moved_on,
    }
