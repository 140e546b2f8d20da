"""Registers of stopping and comparing: criteria agreed beforehand, decisions, and options in their own units."""

from enum import StrEnum

from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, text
from app.domain.registers.register import Hands, Register
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class Consequence(StrEnum):
    """What follows when a criterion is met."""

    CONTINUE = "continue"
    SCALE = "scale"
    PIVOT = "pivot"
    PAUSE = "pause"
    STOP = "stop"


class SignalKind(StrEnum):
    """Whether a criterion watches a number or an event."""

    THRESHOLD = "threshold"
    EVENT = "event"


class Direction(StrEnum):
    """Whether more or less of a criterion is better."""

    MORE = "more"
    LESS = "less"


CRITERIA = Register(
    key="criteria",
    anchor="SC",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.STOPPING,
    title="unit",
    fields=(
        RegisterField("unit", most=160, is_required=True, is_first=True),
        choice("kind", SignalKind, "signal_kind", default="threshold", is_first=True),
        RegisterField("signal", most=240, is_first=True),
        RegisterField("threshold", most=120, is_first=True),
        RegisterField("on", FieldKind.DAY, is_first=True),
        RegisterField("decider", most=120, is_first=True),
        choice("consequence", Consequence, "consequence", is_first=True),
        text("pivot_to", 240),
        text("kept", 240),
        RegisterField("told", most=160),
        text("basis", 240),
        link("project", "projects"),
        link("pathway", "pathways"),
        link("instrument", "instruments"),
    ),
)
"""When something is stopped, changed, continued or scaled, agreed while there is goodwill (ARPA-E's practice).

`kept`: data, people, rights, relations that outlive it; `basis`: the clause or rule by which it may be ended, and the
notice; `told`: who hears of it first.
"""

DECISIONS = Register(
    key="decisions",
    anchor="DR",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.STOPPING,
    title="decision",
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    fields=(
        RegisterField("decision", most=200, is_required=True, is_first=True),
        link("goal", "goals", is_first=True),
        link("instrument", "instruments", is_first=True),
        RegisterField("decider", most=120, is_required=True, is_first=True),
        RegisterField("on", FieldKind.DAY, is_first=True),
        text("reason", 400, is_first=True),
    ),
)
"""Decisions to change what was fixed. What is tagged fixed changes only after one that names it (`goal`, `instrument`).
"""

OPTIONS = Register(
    key="options",
    anchor="OP",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.COMPARISON,
    title="option",
    most=20,
    fields=(
        RegisterField("option", most=160, is_required=True, is_first=True),
        text("about", 300, is_first=True),
    ),
    unique=("option",),
)

MEASURES = Register(
    key="measures",
    anchor="MC",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.COMPARISON,
    title="measure",
    most=12,
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    fields=(
        RegisterField("measure", most=120, is_required=True, is_first=True),
        RegisterField("unit", most=40, is_first=True),
        choice("direction", Direction, "direction", is_first=True, default="more"),
    ),
    unique=("measure",),
)
"""Criteria of a comparison, each in its own unit."""

SCORES = Register(
    key="scores",
    anchor="SV",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.COMPARISON,
    title="source",
    most=240,
    fields=(
        link("option", "options", is_required=True, is_first=True),
        link("measure", "measures", is_required=True, is_first=True),
        RegisterField("value", FieldKind.NUMBER, is_first=True),
        RegisterField("source", most=160, is_first=True),
    ),
    unique=("option", "measure"),
)
"""What each option comes to by each measure."""

REGISTERS = (CRITERIA, DECISIONS, OPTIONS, MEASURES, SCORES)
