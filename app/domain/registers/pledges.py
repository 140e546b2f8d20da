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
        choice("authority", Authority, "commitment.authority", is_first=True),
        link("answers", "asks"),
        RegisterField("start", FieldKind.DAY),
        RegisterField("end", FieldKind.DAY),
        text("condition", 400),
        text("return_expected", 400),
        links("goals", "goals"),
        choice("status", CommitmentStatus, "commitment.status", is_leading=True, default="offered"),
        RegisterField("is_validated", FieldKind.FLAG, is_leading=True),
        link("validated_by", "stakeholders", is_leading=True),
        RegisterField("is_contradicting", FieldKind.FLAG, is_leading=True),
        text("contradiction", 300, is_leading=True),
        RegisterField("spokesperson", most=120, is_personal=True),
    ),
)
"""What somebody offers: '<Actor> will <offer> (<amount> <unit>) from <start> to <end> if <condition>, for <return>.'

In the room an offer is offered; facilitators move it on. `is_validated`: civil society has seen and confirmed it.
`is_contradicting`: its condition or what it expects goes against something the mission holds to (`contradiction`).
"""

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
        link("from_actor", "stakeholders", is_first=True),
        RegisterField("by", FieldKind.DAY),
        links("goals", "goals"),
        text("in_return", 300),
    ),
)
"""What is needed, and from whom: the other side of the pledges. `in_return`: what whoever brings it gets for it."""

SHARING = Register(
    key="sharing",
    anchor="RR",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.COMMITMENTS,
    part=Part.COMMITMENTS,
    title="what",
    fields=(
        RegisterField("what", most=200, is_required=True, is_first=True),
        link("bears", "stakeholders", is_first=True),
        link("gains", "stakeholders", is_first=True),
        text("rule", 300),
    ),
)
"""Risks and rewards: who bears the risk, who gains when it goes well, and by which rule they share."""

RATES = Register(
    key="rates",
    anchor="RT",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.COMMITMENTS,
    part=Part.COMMITMENTS,
    title="unit",
    most=20,
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    fields=(
        RegisterField("unit", most=40, is_required=True, is_first=True),
        RegisterField("value", FieldKind.NUMBER, is_required=True, is_first=True),
        RegisterField("into", most=40, is_required=True, is_first=True),
        RegisterField("source", most=160, is_first=True),
    ),
    unique=("unit",),
)
"""Rates that were declared for showing days or hours as money beside their totals, never within them."""

ELECTIONS = Register(
    key="elections",
    anchor="EL",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.COMMITMENTS,
    part=Part.COMMITMENTS,
    title="what",
    most=20,
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    fields=(
        RegisterField("what", most=120, is_required=True, is_first=True),
        RegisterField("on", FieldKind.DAY, is_required=True, is_first=True),
    ),
    unique=("what", "on"),
)
"""Days on which a government can change, so that the room sees which commitments reach beyond them."""


PLEDGE_ROUNDS = Register(
    key="pledge_rounds",
    anchor="PQ",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.COMMITMENTS,
    part=Part.COMMITMENTS,
    title="question",
    most=40,
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    fields=(
        RegisterField("question", most=160, is_required=True, is_first=True),
        RegisterField("is_on", FieldKind.FLAG, is_leading=True),
    ),
)
"""Pledge rounds: while one is on, wall and phones ask its question. Offers can be made without one, too."""


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
        choice("kind", MovementKind, "movement_kind", is_required=True, is_first=True),
        RegisterField("what", most=200, is_required=True, is_first=True),
        link("host", "stakeholders"),
        RegisterField("place", most=120),
        RegisterField("on", FieldKind.DAY, is_first=True),
        RegisterField("person", most=120, is_personal=True),
        RegisterField("is_public", FieldKind.FLAG, is_leading=True),
    ),
)
"""What carries the mission on: a hub, champions, a first public moment, and the invitation to supporters.

`is_public` is the facilitators': the public summary is there while an invitation to supporters has it, and tells of
the other entries that have it, without anybody's name.
"""

REGISTERS = (COMMITMENTS, ASKS, SHARING, RATES, ELECTIONS, PLEDGE_ROUNDS, MOVEMENT)
