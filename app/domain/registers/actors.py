"""Registers of the coalition: actors, their relations, missing voices, the mandate, and what stands in the way."""

from enum import StrEnum

from app.domain.coalition import MandateRung
from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, Values, choice, link, links, rating, several, text
from app.domain.registers.register import Register, Store
from app.domain.snapshot.topics import Topic
from app.domain.stakeholders import (
    ActorKind,
    Body,
    BodyStatus,
    GovernanceLevel,
    PolicyField,
    Sector,
    StakeholderContent,
    StakeholderRole,
    Stance,
    Standing,
)
from app.domain.steps import StepKind


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
        several("roles", StakeholderRole, "role"),
        choice("policy_field", PolicyField, "field", default="other"),
        choice("kind", ActorKind, "actor_kind"),
        text("note", 400),
        text("evidence", 300),
        RegisterField("is_present", FieldKind.FLAG, group="board"),
        choice("status", BodyStatus, "body_status", group="board"),
        choice("stance", Stance, "stance", group="board"),
        choice("standing", Standing, "standing", group="board"),
        several("bodies", Body, "body", group="board"),
        links("answers_for", "goals", group="board"),
        rating("power", group="place"),
        rating("interest", group="place"),
        RegisterField("legitimacy", FieldKind.FLAG, group="place"),
        RegisterField("urgency", FieldKind.FLAG, group="place"),
        text("incentive_today", 300, group="incentives"),
        text("incentive_needed", 300, group="incentives"),
        text("gains", 300, group="incentives"),
        text("loses", 300, group="incentives"),
        text("culture", 300, group="incentives"),
    ),
)
"""The actors. What is said about an organisation's incentives is about the organisation, never about a person."""


def stakeholder_of(values: Values) -> StakeholderContent:
    """An actor of the values of its entry."""

    def said(name: str) -> str:
        value = values.get(name)
        return value if isinstance(value, str) else ""

    def many(name: str) -> list[str]:
        value = values.get(name)
        return value if isinstance(value, list) else []

    def rated(name: str) -> int | None:
        value = values.get(name)
        return int(value) if isinstance(value, (int, float)) else None

    def flag(name: str) -> bool | None:
        return {"yes": True, "no": False}.get(said(name))

    return StakeholderContent(
        name=said("name"),
        sector=Sector(said("sector")),
        level=GovernanceLevel(said("level")),
        policy_field=PolicyField(said("policy_field") or "other"),
        roles=tuple(StakeholderRole(role) for role in many("roles")),
        power=rated("power"),
        interest=rated("interest"),
        is_present=bool(flag("is_present")),
        note=said("note"),
        kind=ActorKind(said("kind")) if said("kind") else None,
        standing=Standing(said("standing")) if said("standing") else None,
        is_legitimate=flag("legitimacy"),
        is_urgent=flag("urgency"),
        stance=Stance(said("stance")) if said("stance") else None,
        status=BodyStatus(said("status")) if said("status") else None,
        bodies=tuple(Body(one) for one in many("bodies")),
        answers_for=tuple(many("answers_for")),
        **{
            name: said(name)
            for name in ("incentive_today", "incentive_needed", "gains", "loses", "culture", "evidence")
        },
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
    distinct=("source", "target"),
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

LEVERS = Register(
    key="levers",
    anchor="LV",
    step=StepKind.STAKEHOLDERS,
    topic=Topic.RELATIONS,
    part=Part.MANDATE,
    title="cause",
    fields=(
        RegisterField("cause", most=200, is_required=True, is_first=True),
        links("owners", "stakeholders", is_first=True),
        text("lever", 300, is_first=True),
    ),
    unique=("cause",),
)
"""Who holds a lever on each root cause, in whichever ministry; a cause without anybody is listed."""

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
        link("owner", "stakeholders"),
        text("way_out", 300),
        RegisterField("is_released", FieldKind.FLAG, is_leading=True),
    ),
)
"""What stands in the way. Only facilitators see it until they release it."""

REGISTERS = (STAKEHOLDERS, RELATIONS, VOICES, LEVELS_NEEDED, LEVERS, MANDATES, BLOCKERS)
