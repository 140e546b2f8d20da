"""Comments on the charter in its JSON. Since 1.3.

Must not: hold anything that the document does not print.
"""

from typing import Any

from app.domain.charter.data import CharterData


def comment_values(data: CharterData) -> list[dict[str, Any]]:
    """All comments by number."""
    return [
        {
            "ref": f"K{one.number}",
            "section": one.section_key,
            "kind": str(one.kind),
            "quote": one.quote,
            "text": one.text,
            "proposed": one.proposed,
            "credit": {"author": one.credit.author, "group": one.credit.group},
            "status": str(one.status),
            "answer": one.answer,
            "answered_by": one.answered_role,
            "answered_on": one.answered_on.isoformat() if one.answered_on else None,
            "written_on": one.written_on.isoformat() if one.written_on else None,
        }
        for one in data.comments
    ]
