"""What the charter says of the pledges beyond their tables: what is confirmed, on the page everybody reads first.

Must not: add different units up, or call an offer a commitment that was confirmed.
"""

from app.domain.charter.pen import Pen
from app.domain.charter.registers_part import has, read_hints
from app.domain.document import Block
from app.domain.readings.findings import Findings
from app.domain.snapshot.topics import Topic

_WHERE = "section-commitments"
_GAPS = ("commitments.gap_years", "commitments.gap_months", "commitments.gap_years_months")


def at_a_glance(pen: Pen) -> tuple[Block, ...]:
    """Confirmed commitments by kind, each in its unit, and the years that nothing covers."""
    if not has(pen, "commitments"):
        return (pen.missing("commitments", "partners"),)
    facts = pen.data.readings.get(Topic.COMMITMENTS.value, Findings()).facts
    told = pen.listed("glance.commitments", [pen.line(one, _WHERE) for one in firm_lines(pen)]) or (
        pen.labelled("glance.commitments", pen.say("glance.commitments.none", count=facts.get("count", 0)), _WHERE),
    )
    return (*told, *read_hints(pen, Topic.COMMITMENTS, *_GAPS))


def firm_lines(pen: Pen) -> list[str]:
    """What is confirmed of each kind, in its own unit."""
    facts = pen.data.readings.get(Topic.COMMITMENTS.value, Findings()).facts
    return [
        f"{pen.word('commitment.kind', one['kind'])}: {_firm(pen, one)}"
        for one in facts.get("totals", ())
        if one["firm_count"]
    ]


def _firm(pen: Pen, total: dict[str, object]) -> str:
    firm, count = total["firm"], total["firm_count"]
    if isinstance(firm, (int, float)) and firm:
        return pen.number(firm, str(total["unit"]))
    return pen.say("glance.commitments.count", count=count)
