"""Registers of the coalition: actors, their relations, missing voices, the mandate, and what stands in the way."""

from enum import StrEnum

from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, rating, several, text
from app.domain.registers.register import Register, Store
from app.domain.snapshot.topics import Topic
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderRole
from app.domain.steps import StepKind


class RelationKind(StrEnum):
    """What one actor is to another."""

    FUNDS = "funds"
    REGULATES = "regulates"
    SUPPLIES = "supplies"
    SHARES_DATA = "shares_data"
    REPORTS_TO = "reports_to"
    PARTNERS = "partners"
    OPPOSES = "opposes"


class Existence(StrEnum):
    """Whether something is there or would be needed."""

    EXISTING = "existing"
    NEEDED = "needed"


STAKEHOLDERS = Register(
    key="stakeholders",
    anchor="S",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.STAKEHOLDERS,
    title="name",
    most=300,
    store=Store.STAKEHOLDER,
    fields=(
        RegisterField("name", most=120, is_required=True, is_first=True),
        choice("sector", Sector, "sector", is_required=True, is_first=True),
        choice("level", GovernanceLevel, "level", is_required=True, is_first=True),
        choice("policy_field", PolicyField, "field", default="other"),
        several("roles", StakeholderRole, "role"),
        rating("power"),
        rating("interest"),
        RegisterField("is_present", FieldKind.FLAG),
        text("note", 400),
    ),
)

RELATIONS = Register(
    key="relations",
    anchor="R",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.RELATIONS,
    part=Part.RELATIONS,
    title="note",
    most=600,
    fields=(
        link("source", "stakeholders", is_required=True, is_first=True),
        choice("kind", RelationKind, "relation.kind", is_required=True, is_first=True),
        link("target", "stakeholders", is_required=True, is_first=True),
        RegisterField("strength", FieldKind.WHOLE, least=1, most=3),
        choice("existence", Existence, "existence", default="existing", is_first=True),
        text("note", 300),
    ),
    unique=("source", "kind", "target"),
)

REGISTERS = (STAKEHOLDERS, RELATIONS)
