"""Registers of the portfolio: the projects that exist already."""

from enum import StrEnum

from app.domain.instruments import BudgetRange, Stage
from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, links, several, text
from app.domain.registers.register import Register
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class Lever(StrEnum):
    """What a project moves in the system (portfolio sense-making)."""

    POLICY = "policy"
    FINANCE = "finance"
    SKILLS = "skills"
    NORMS = "norms"
    TECHNOLOGY = "technology"
    DATA = "data"
    INFRASTRUCTURE = "infrastructure"
    ORGANISATION = "organisation"


class Scale(StrEnum):
    """How far a project reaches."""

    LOCAL = "local"
    REGIONAL = "regional"
    NATIONAL = "national"
    SYSTEM = "system"


class Flexibility(StrEnum):
    """How far the funder lets a project change."""

    FIXED = "fixed"
    SOME = "some"
    FREE = "free"


PITCH_SECONDS = 180
"""A pitch takes three minutes: the problem, what the project does, what came of it (portfolio sense-making)."""

PROJECTS = Register(
    key="projects",
    anchor="PR",
    step=StepKind.INSTRUMENTS,
    topic=Topic.PORTFOLIO,
    part=Part.PORTFOLIO,
    title="name",
    most=500,
    fields=(
        RegisterField("name", most=160, is_required=True, is_first=True),
        RegisterField("owner", most=160, is_first=True),
        links("goals", "goals", is_first=True),
        choice("stage", Stage, "stage"),
        several("levers", Lever, "lever"),
        RegisterField("ends", FieldKind.DAY),
        text("summary", 600, is_first=True),
        text("learnt", 600),
        choice("scale", Scale, "scale"),
        choice("budget", BudgetRange, "instrument.budget", default="unknown"),
        choice("flexibility", Flexibility, "flexibility"),
        text("capability", 300),
        RegisterField("funder", most=160),
        RegisterField("is_pitching", FieldKind.FLAG, is_leading=True, is_fleeting=True),
    ),
    unique=("name", "owner"),
)

REGISTERS = (PROJECTS,)
