"""Sections 9 to 11, as far as monitoring goes: the calendar, how progress is measured, when to stop, what has to hold.

Must not: print a score of a comparison. It prints what was measured, and what its first place hangs on.
"""

from app.domain.charter import figures
from app.domain.charter.figures_time import due_what, due_when
from app.domain.charter.pen import Pen, row
from app.domain.charter.registers_part import entries_table, entries_tables, has, read_hints, read_tables
from app.domain.document import Block, Table
from app.domain.readings.monitoring import dues
from app.domain.snapshot.topics import Topic

_ASKED = {"frequency": "indicators", "learning": "questions", "reviews": "reviews", "stop_criteria": "criteria"}
_COMPARING = (
    "learning.first_depends",
    "learning.first_is_stable",
    "learning.unweighed",
    "learning.unweighed_stable",
    "learning.tips",
    "learning.outdone",
    "learning.values_missing",
)
_MONITORING = (
    "learning.no_indicator",
    "learning.no_outcome",
    "learning.no_process",
    "learning.review_without_decider",
    "learning.trigger_without_decider",
    "learning.no_review_soon",
)
_STOPPING = (
    "learning.no_criterion",
    "learning.criterion_unfinished",
    "learning.no_threshold",
    "learning.pivot_to_nothing",
    "learning.nothing_kept",
    "learning.fixed_without_owner",
)


def calendar(pen: Pen) -> tuple[Table, ...]:
    """What is looked at on which day, who decides, and when it comes round again (section 9)."""
    anchors = {one.id: one.anchor for entries in pen.data.registers.values() for one in entries}
    rows = [
        row(
            due_when(pen, one),
            pen.word("due", one.kind),
            pen.line(due_what(one), *([anchors[one.id]] if one.id in anchors else [])),
            one.who,
        )
        for one in dues(pen.data.shelves)
    ]
    return pen.table("calendar", ("when", "due", "what", "decider"), rows)


def monitoring_prose(pen: Pen) -> list[Block]:
    """What nobody would notice, and what is not agreed (section 10)."""
    prose: list[Block] = [pen.missing(thing, "mission_owner") for thing, key in _ASKED.items() if not has(pen, key)]
    prose += read_hints(pen, Topic.LEARNING, *_MONITORING)
    prose += read_hints(pen, Topic.LEARNING, *_STOPPING)
    prose += read_hints(pen, Topic.LEARNING, *_COMPARING)
    return prose


def monitoring_record(pen: Pen) -> tuple[Block, ...]:
    """Indicators, theory of change, questions, triggers, criteria, decisions and the comparison (section 10)."""
    return (
        *entries_table(pen, "indicators"),
        *(figures.theory(pen) or read_tables(pen, Topic.LEARNING, "learning.chain")),
        *entries_tables(pen, "questions", "reviews", "triggers", "criteria"),
        *read_tables(pen, Topic.LEARNING, "learning.lines", "learning.fixity"),
        *entries_table(pen, "decisions"),
        *read_tables(pen, Topic.LEARNING, "learning.comparison", "learning.weights", "learning.ranks"),
    )


def assumptions_prose(pen: Pen) -> list[Block]:
    """A weak link that nothing is set to find out about (section 11)."""
    return list(read_hints(pen, Topic.LEARNING, "learning.weakest_unasked"))


def assumptions_record(pen: Pen) -> tuple[Table, ...]:
    """What the mission rests on, and the weakest of it (section 11)."""
    return (*entries_table(pen, "assumptions"), *read_tables(pen, Topic.LEARNING, "learning.weakest"))
