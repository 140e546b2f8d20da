"""Registers that deepen the goals: targets by place or group, conflicts between goals, wordings of the challenge."""

from enum import StrEnum

from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, links, text
from app.domain.registers.register import Hands, Register, Store
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class Fixity(StrEnum):
    """What may move: fixed needs a recorded decision to change, adjustable may move within the review, free is open."""

    FIXED = "fixed"
    ADJUSTABLE = "adjustable"
    FREE = "free"


GOALS = Register(
    key="goals",
    anchor="G",
    step=StepKind.GOALS,
    topic=Topic.GOALS,
    title="statement",
    store=Store.GOAL,
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    fields=(
        RegisterField("statement", FieldKind.TEXT, most=600, is_leading=True),
        RegisterField("target_value", FieldKind.NUMBER, is_leading=True),
        choice("fixity", Fixity, "fixity", is_leading=True),
        RegisterField("fixity_owner", most=120, is_leading=True),
        RegisterField("usual_value", FieldKind.NUMBER, is_leading=True),
        RegisterField("past_pace", FieldKind.NUMBER, is_leading=True),
    ),
)
"""Goals as other registers point at them. Their words are the goal service's; only what stands here is set here."""

SUBTARGETS = Register(
    key="subtargets",
    anchor="ST",
    step=StepKind.GOALS,
    topic=Topic.AIMS,
    part=Part.SUBTARGETS,
    title="scope",
    fields=(
        link("goal", "goals", is_required=True, is_first=True),
        RegisterField("scope", most=120, is_required=True, is_first=True),
        RegisterField("baseline", FieldKind.NUMBER),
        RegisterField("target", FieldKind.NUMBER, is_first=True),
        RegisterField("deadline", FieldKind.DAY),
        RegisterField("weight", FieldKind.NUMBER),
        text("note", 400),
    ),
    unique=("goal", "scope"),
)

CONFLICTS = Register(
    key="conflicts",
    anchor="GC",
    step=StepKind.GOALS,
    topic=Topic.AIMS,
    part=Part.CONFLICTS,
    title="conflict",
    fields=(
        RegisterField("conflict", most=200, is_required=True, is_first=True),
        links("goals", "goals", is_first=True),
        text("rule", 400, is_first=True),
        link("decider", "stakeholders"),
        text("note", 400),
    ),
)

REGISTERS = (GOALS, SUBTARGETS, CONFLICTS)
