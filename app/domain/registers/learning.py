"""Registers of monitoring: indicators, the theory of change with its assumptions, questions, reviews and triggers."""

from enum import StrEnum

from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, rating, text
from app.domain.registers.register import Register
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


class Chain(StrEnum):
    """Places in a theory of change, from what goes in to what comes of it."""

    INPUTS = "inputs"
    ACTIVITIES = "activities"
    OUTPUTS = "outputs"
    OUTCOMES = "outcomes"
    IMPACT = "impact"


class Link(StrEnum):
    """Arrows of a theory of change, from what goes in to what comes of it."""

    INPUTS_ACTIVITIES = "inputs_activities"
    ACTIVITIES_OUTPUTS = "activities_outputs"
    OUTPUTS_OUTCOMES = "outputs_outcomes"
    OUTCOMES_IMPACT = "outcomes_impact"


class Occasion(StrEnum):
    """Why a review is held then."""

    REGULAR = "regular"
    BUDGET = "budget"
    ELECTION = "election"
    FINAL = "final"


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
        RegisterField("source", most=200, is_first=True),
        choice("frequency", Frequency, "frequency", is_first=True),
        choice("level", IndicatorLevel, "indicator_level"),
        text("definition", 300),
        RegisterField("unit", most=40),
        RegisterField("by_group", most=160),
    ),
)
"""`definition`: what exactly is counted; `by_group`: for which places or groups it is told apart."""

CHANGES = Register(
    key="changes",
    anchor="TC",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.MONITORING,
    title="change",
    fields=(
        choice("place", Chain, "chain", is_required=True, is_first=True),
        RegisterField("change", most=200, is_required=True, is_first=True),
    ),
    unique=("place", "change"),
)
"""The theory of change: what goes in, what is done, what it gives, what changes by it, and what that is for."""

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
        rating("confidence", is_first=True),
        rating("weight", is_first=True),
        text("test", 300),
        RegisterField("owner", most=120),
    ),
)
"""What has to be true for each arrow to hold. `weight`: what it costs if it does not (1..5)."""

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
        text("method", 240),
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
        choice("repeats", Frequency, "frequency", is_first=True),
        RegisterField("decider", most=120, is_first=True),
        choice("occasion", Occasion, "occasion"),
    ),
)
"""The review calendar. `decider`: the gatekeeper."""

TRIGGERS = Register(
    key="triggers",
    anchor="TR",
    step=StepKind.CHARTER,
    topic=Topic.LEARNING,
    part=Part.MONITORING,
    title="trigger",
    fields=(
        RegisterField("trigger", most=240, is_required=True, is_first=True),
        RegisterField("decider", most=120, is_first=True),
        text("action", 240, is_first=True),
        RegisterField("days", FieldKind.WHOLE, least=1, most=365),
    ),
)
"""What calls for a look before the next review. `decider`: the gatekeeper, who may act; `days`: within how many."""

REGISTERS = (INDICATORS, CHANGES, ASSUMPTIONS, QUESTIONS, REVIEWS, TRIGGERS)
