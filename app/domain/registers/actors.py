"""Registers of the coalition: actors, their relations, missing voices, the mandate, and what stands in the way."""

from enum import StrEnum

from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, rating, several, text
from app.domain.registers.register import Register, Store
from app.domain.snapshot.topics import Topic
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderRole
from app.domain.steps import StepKind


class ActorKind(StrEnum):
    """What an actor is; private persons are none."""

    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON_IN_ROLE = "person_in_role"


class Stance(StrEnum):
    """Where an actor stands towards the mission, from against to for."""

    AGAINST = "against"
    DOUBTFUL = "doubtful"
    OPEN = "open"
    SUPPORTIVE = "supportive"
    DRIVING = "driving"


class BodyStatus(StrEnum):
    """How far an actor is on board."""

    TO_INVITE = "to_invite"
    INVITED = "invited"
    PRESENT = "present"
    COMMITTED = "committed"


class MandateRung(StrEnum):
    """Rungs of the mandate ladder, from a team's own idea to a decision across parties."""

    TEAM = "team"
    AGENCIES = "agencies"
    MINISTRIES = "ministries"
    CABINET = "cabinet"
    PARLIAMENT = "parliament"


class BlockerKind(StrEnum):
    """What can stand in the way."""

    LEGAL = "legal"
    DATA = "data"
    PROCUREMENT = "procurement"
    STAFF = "staff"
    PRESTIGE = "prestige"
    OTHER = "other"


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
        choice("kind", ActorKind, "actor_kind"),
        RegisterField("legitimacy", FieldKind.FLAG),
        RegisterField("urgency", FieldKind.FLAG),
        choice("stance", Stance, "stance"),
        choice("status", BodyStatus, "body_status"),
        text("incentive_today", 300),
        text("incentive_needed", 300),
        text("gains", 300),
        text("loses", 300),
        text("culture", 300),
        text("evidence", 300),
    ),
)
"""The actors. What is said about an organisation's incentives is about the organisation, never about a person."""

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

VOICES = Register(
    key="voices",
    anchor="MV",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.RELATIONS,
    part=Part.VOICES,
    title="who",
    fields=(
        RegisterField("who", most=160, is_required=True, is_first=True),
        text("why", 300, is_first=True),
        text("plan", 300, is_first=True),
        link("asks", "stakeholders"),
        RegisterField("by", FieldKind.DAY),
    ),
    unique=("who",),
)
"""Who is missing in the room, and how they will be reached."""

LEVELS_NEEDED = Register(
    key="levels",
    anchor="GL",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.RELATIONS,
    part=Part.MANDATE,
    title="what_for",
    fields=(
        choice("level", GovernanceLevel, "level", is_required=True, is_first=True),
        text("what_for", 300, is_first=True),
    ),
    unique=("level",),
)
"""Levels of government that the mission needs."""

MANDATES = Register(
    key="mandates",
    anchor="MD",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.RELATIONS,
    part=Part.MANDATE,
    title="what",
    fields=(
        RegisterField("what", most=200, is_required=True, is_first=True),
        choice("current", MandateRung, "mandate_rung", is_required=True, is_first=True),
        choice("needed", MandateRung, "mandate_rung", is_required=True, is_first=True),
        link("owner", "stakeholders"),
        text("step", 300),
        RegisterField("by", FieldKind.DAY),
        RegisterField("crosses_parties", FieldKind.FLAG),
    ),
)
"""What the mission may decide today, and what it would have to be able to decide."""

BLOCKERS = Register(
    key="blockers",
    anchor="BL",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.BLOCKERS,
    part=Part.BLOCKERS,
    title="what",
    is_backstage=True,
    fields=(
        RegisterField("what", most=200, is_required=True, is_first=True),
        choice("kind", BlockerKind, "blocker_kind", is_first=True),
        link("actor", "stakeholders"),
        text("way_out", 300),
        RegisterField("is_released", FieldKind.FLAG, is_leading=True),
    ),
)
"""What stands in the way. Only facilitators see it until they release it."""

REGISTERS = (STAKEHOLDERS, RELATIONS, VOICES, LEVELS_NEEDED, MANDATES, BLOCKERS)
