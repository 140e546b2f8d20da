"""Registers of crowding in: what people offer, what is still asked for, and the movement around the mission."""

from enum import StrEnum

from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, links, text
from app.domain.registers.register import Hands, Register
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class CommitmentKind(StrEnum):
    """What can be brought in."""

    MONEY = "money"
    DAYS = "days"
    DATA = "data"
    INFRASTRUCTURE = "infrastructure"
    PURCHASING = "purchasing"
    RULE_CHANGE = "rule_change"
    CONVENING = "convening"
    IN_KIND = "in_kind"
    POLITICAL = "political"


class CommitmentStatus(StrEnum):
    """How firm a commitment is, in the order of its life; withdrawn ends it."""

    IDEA = "idea"
    OFFERED = "offered"
    TO_BE_CONFIRMED = "to_be_confirmed"
    CONFIRMED = "confirmed"
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"


class Authority(StrEnum):
    """In which capacity somebody speaks."""

    AUTHORISED = "authorised"
    TO_ASK = "to_ask"
    PERSONAL = "personal"


COMMITMENTS = Register(
    key="commitments",
    anchor="CM",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.COMMITMENTS,
    part=Part.COMMITMENTS,
    title="offer",
    most=500,
    edits=Hands.OWN,
    fields=(
        RegisterField("offer", most=200, is_required=True, is_first=True),
        choice("kind", CommitmentKind, "commitment.kind", is_required=True, is_first=True),
        link("actor", "stakeholders", is_first=True),
        RegisterField("amount", FieldKind.NUMBER, is_first=True),
        RegisterField("unit", most=40, is_first=True),
        RegisterField("start", FieldKind.DAY),
        RegisterField("end", FieldKind.DAY),
        text("condition", 400),
        text("return_expected", 400),
        choice("authority", Authority, "commitment.authority", is_first=True),
        choice("status", CommitmentStatus, "commitment.status", is_leading=True, default="offered"),
        RegisterField("is_validated", FieldKind.FLAG, is_leading=True),
        RegisterField("is_contradicting", FieldKind.FLAG, is_leading=True),
        links("goals", "goals"),
        RegisterField("spokesperson", most=120, is_personal=True),
    ),
)

ASKS = Register(
    key="asks",
    anchor="AK",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.COMMITMENTS,
    part=Part.COMMITMENTS,
    title="need",
    fields=(
        RegisterField("need", most=200, is_required=True, is_first=True),
        choice("kind", CommitmentKind, "commitment.kind", is_required=True, is_first=True),
        RegisterField("amount", FieldKind.NUMBER, is_first=True),
        RegisterField("unit", most=40, is_first=True),
        link("from_actor", "stakeholders"),
        RegisterField("by", FieldKind.DAY),
        links("goals", "goals"),
    ),
)
"""What is needed, and from whom: the other side of the pledges."""


class MovementKind(StrEnum):
    """What carries a mission beyond the room."""

    HUB = "hub"
    CHAMPION = "champion"
    FIRST_MOMENT = "first_moment"
    SUPPORTERS = "supporters"


MOVEMENT = Register(
    key="movement",
    anchor="MO",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.COMMITMENTS,
    part=Part.MOVEMENT,
    title="what",
    fields=(
        RegisterField("what", most=200, is_required=True, is_first=True),
        choice("kind", MovementKind, "movement_kind", is_required=True, is_first=True),
        link("host", "stakeholders"),
        RegisterField("place", most=120),
        RegisterField("on", FieldKind.DAY, is_first=True),
    ),
)

REGISTERS = (COMMITMENTS, ASKS, MOVEMENT)
