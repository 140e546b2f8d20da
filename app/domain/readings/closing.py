"""Reading of the support for the charter: how many in which form, and how many speak for themselves alone."""

from app.domain.readings.findings import Findings
from app.domain.registers.closing import SupportForm
from app.domain.registers.source import ShelfSource


def read(source: ShelfSource) -> Findings:
    """`facts`: `count`, `forms` (how many by form) and `personal` (of them in personal capacity)."""
    found = source.entries("supports")
    return Findings(
        facts={
            "count": len(found),
            "forms": {str(form): sum(one.text("form") == form for one in found) for form in SupportForm},
            "personal": sum(one.says_yes("in_personal_capacity") for one in found),
        }
    )
