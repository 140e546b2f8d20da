"""Registers of monitoring and stopping: indicators, assumptions, questions, reviews, criteria, comparisons."""

from enum import StrEnum

from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, text
from app.domain.registers.register import Hands, Register
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class IndicatorLevel(StrEnum):
    """What an indicator tells about, from the coalition's own work to rules, norms and markets."""

    PROCESS = "process"
    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"
    SYSTEM = "system"


class Frequency(StrEnum):
    """How often something is measured or looked at."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TWICE_A_YEAR = "twice_a_year"
    YEARLY = "yearly"
    EVERY_TWO_YEARS = "every_two_years"


class Link(StrEnum):
    """Arrows of a theory of change, from what goes in to what comes of it."""

    INPUTS_ACTIVITIES = "inputs_activities"
    ACTIVITIES_OUTPUTS = "activities_outputs"
    OUTPUTS_OUTCOMES = "outputs_outcomes"
    OUTCOMES_IMPACT = "outcomes_impact"


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


INDICATORS = Register(
    key="indicators",
    anchor="IN",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.MONITORING,
    title="indicator",
    fields=(
        link("goal", "goals", is_required=True, is_first=True),
        RegisterField("indicator", most=200, is_required=True, is_first=True),
        RegisterField("owner", most=120, is_first=True),
        RegisterField("source", most=200),
        choice("frequency", Frequency, "frequency", is_first=True),
        choice("level", IndicatorLevel, "indicator_level"),
        RegisterField("unit", most=40),
    ),
)

ASSUMPTIONS = Register(
    key="assumptions",
    anchor="AS",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.MONITORING,
    title="assumption",
    fields=(
        RegisterField("assumption", most=240, is_required=True, is_first=True),
        choice("link", Link, "change_link", is_first=True),
        RegisterField("confidence", FieldKind.WHOLE, least=1, most=5, is_first=True),
        RegisterField("weight", FieldKind.WHOLE, least=1, most=5),
        text("test", 300),
        RegisterField("owner", most=120),
    ),
)
"""The theory of change: what has to be true for each arrow to hold. `weight`: what it costs if it does not (1..5)."""

QUESTIONS = Register(
    key="questions",
    anchor="LQ",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.MONITORING,
    title="question",
    fields=(
        RegisterField("question", most=240, is_required=True, is_first=True),
        link("assumption", "assumptions"),
        RegisterField("by", FieldKind.DAY, is_first=True),
        RegisterField("owner", most=120, is_first=True),
    ),
)

REVIEWS = Register(
    key="reviews",
    anchor="RV",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.MONITORING,
    title="what",
    fields=(
        RegisterField("what", most=200, is_required=True, is_first=True),
        RegisterField("on", FieldKind.DAY, is_required=True, is_first=True),
        choice("repeats", Frequency, "frequency"),
        text("trigger", 300),
        RegisterField("decider", most=120, is_first=True),
    ),
)
"""The review calendar. `trigger`: what calls a review before its day; `decider`: the gatekeeper."""

CRITERIA = Register(
    key="criteria",
    anchor="SC",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.STOPPING,
    title="unit",
    fields=(
        RegisterField("unit", most=160, is_required=True, is_first=True),
        link("project", "projects"),
        link("pathway", "pathways"),
        link("instrument", "instruments"),
        choice("kind", SignalKind, "signal_kind", default="threshold"),
        RegisterField("signal", most=240, is_first=True),
        RegisterField("threshold", most=120, is_first=True),
        RegisterField("on", FieldKind.DAY, is_first=True),
        RegisterField("decider", most=120, is_first=True),
        choice("consequence", Consequence, "consequence", is_first=True),
        text("pivot_to", 240),
        text("kept", 240),
        RegisterField("told", most=160),
    ),
)
"""When something is stopped, changed, continued or scaled, agreed while there is goodwill (ARPA-E's practice)."""

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
        RegisterField("source", most=160),
    ),
    unique=("option", "measure"),
)
"""What each option comes to by each measure."""

REGISTERS = (INDICATORS, ASSUMPTIONS, QUESTIONS, REVIEWS, CRITERIA, OPTIONS, MEASURES, SCORES)
