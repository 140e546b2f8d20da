"""Registers of reframing and of development cooperation: ownership, capability, mechanisms, borrowed elements."""

from enum import StrEnum

from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, text
from app.domain.registers.register import Register
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class Origin(StrEnum):
    """Where something comes from, as seen from the place it is for."""

    LOCAL = "local"
    NATIONAL = "national"
    EXTERNAL = "external"


class OwnershipDimension(StrEnum):
    """Dimensions of localisation."""

    INITIATED = "initiated"
    OWNED = "owned"
    FUNDED = "funded"
    DELIVERED = "delivered"
    KNOWLEDGE = "knowledge"


class Source(StrEnum):
    """Where a missing capability comes from."""

    HERE = "here"
    PARTNER = "partner"
    TRANSFER = "transfer"


class ReframingCard(StrEnum):
    """Cards that show a challenge from another side."""

    UP = "up"
    DOWN = "down"
    OWNER = "owner"
    BENEFICIARY = "beneficiary"
    REVERSE = "reverse"
    TIME = "time"
    ASSUMPTION = "assumption"
    PLACE = "place"
    ECONOMY = "economy"
    NO_TECHNOLOGY = "no_technology"


REFRAMINGS = Register(
    key="reframings",
    anchor="RF",
    step=StepKind.FRAME,
    topic=Topic.PROFILE,
    part=Part.REFRAMING,
    title="wording",
    fields=(
        choice("card", ReframingCard, "reframing", is_required=True, is_first=True),
        text("wording", 300, is_required=True, is_first=True),
        RegisterField("is_chosen", FieldKind.FLAG, is_leading=True),
        text("reason", 300, is_leading=True),
    ),
)
"""The challenge in other words, each with the card that led to it."""

LOCALISATION = Register(
    key="localisation",
    anchor="LO",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.PROFILE,
    part=Part.DEVELOPMENT,
    title="who",
    fields=(
        choice("dimension", OwnershipDimension, "ownership", is_required=True, is_first=True),
        choice("origin", Origin, "origin", is_required=True, is_first=True),
        RegisterField("who", most=160, is_first=True),
        RegisterField("hand_over", FieldKind.DAY),
    ),
    unique=("dimension",),
)

CAPABILITIES = Register(
    key="capabilities",
    anchor="CP",
    step=StepKind.INSTRUMENTS,
    topic=Topic.PROFILE,
    part=Part.DEVELOPMENT,
    title="capability",
    fields=(
        RegisterField("capability", most=160, is_required=True, is_first=True),
        RegisterField("now", FieldKind.WHOLE, least=0, most=4, is_first=True),
        RegisterField("needed", FieldKind.WHOLE, least=0, most=4, is_first=True),
        choice("source", Source, "capability_source"),
        text("plan", 300),
    ),
)

MECHANISMS = Register(
    key="mechanisms",
    anchor="CO",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.PROFILE,
    part=Part.DEVELOPMENT,
    title="mechanism",
    fields=(
        RegisterField("mechanism", most=160, is_required=True, is_first=True),
        RegisterField("decides", FieldKind.FLAG, is_first=True),
        RegisterField("moves_money", FieldKind.FLAG, is_first=True),
        RegisterField("includes_others", FieldKind.FLAG, is_first=True),
        RegisterField("mandate", most=160),
    ),
)

BORROWED = Register(
    key="borrowed",
    anchor="BW",
    step=StepKind.INSTRUMENTS,
    topic=Topic.PROFILE,
    part=Part.DEVELOPMENT,
    title="element",
    fields=(
        RegisterField("element", most=160, is_required=True, is_first=True),
        text("function", 300, is_first=True),
        text("changed", 300),
        text("who_asked", 300),
        text("practice", 300),
    ),
)
"""Elements from elsewhere, with the four questions that tell function from form (Andrews, Pritchett, Woolcock)."""

REGISTERS = (REFRAMINGS, LOCALISATION, CAPABILITIES, MECHANISMS, BORROWED)
