"""Registers of the policy mix: instruments, how they act on each other, and competing pathways."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.errors import Invalid
from app.domain.instruments import (
    Approach,
    BudgetRange,
    BudgetStatus,
    InstrumentCode,
    LegalBasis,
    Side,
    Stage,
    TargetGroup,
    instrument_type,
)
from app.domain.parts import Part
from app.domain.registers.aims import Fixity
from app.domain.registers.fields import FieldKind, RegisterField, Values, choice, link, links, rating, several, text
from app.domain.registers.register import Hands, Register, Store
from app.domain.snapshot.topics import Topic
from app.domain.stakeholders import PolicyField
from app.domain.steps import StepKind


class InteractionKind(StrEnum):
    """How one instrument acts on another."""

    ENABLES = "enables"
    REINFORCES = "reinforces"
    REQUIRES = "requires"
    OVERLAPS = "overlaps"
    CONFLICTS = "conflicts"
    NEUTRAL = "neutral"


class WayStatus(StrEnum):
    """Where a competing pathway stands."""

    OPEN = "open"
    AHEAD = "ahead"
    CHOSEN = "chosen"
    DROPPED = "dropped"


class LeftOut(StrEnum):
    """A side of the mix that a mission may do without, for a reason."""

    DEMAND = "demand"
    RULES = "rules"


def _by_type(typed: Mapping[str, str | list[str]]) -> Values:
    """Side and stages of an instrument's type, where its code says one. Errors: Invalid `choice.unknown`."""
    code = typed.get("code", "")
    if not isinstance(code, str) or not code.strip():
        return {}
    try:
        known = instrument_type(code.strip())
    except LookupError:
        raise Invalid("choice.unknown", "code") from None
    return {"side": str(known.default_side), "stages": [str(stage) for stage in known.default_stages]}


INSTRUMENTS = Register(
    key="instruments",
    anchor="I",
    step=StepKind.INSTRUMENTS,
    topic=Topic.INSTRUMENTS,
    title="name",
    store=Store.INSTRUMENT,
    fill=_by_type,
    fields=(
        RegisterField("name", most=120, is_required=True, is_first=True),
        choice("code", InstrumentCode, "instrument", is_first=True),
        choice("side", Side, "side", is_required=True, is_first=True),
        text("summary", 600, group="what"),
        text("mechanism", 300, group="what"),
        several("approach", Approach, "approach", group="what"),
        several("stages", Stage, "stage", group="where"),
        choice("secondary_side", Side, "side", group="where"),
        choice("policy_field", PolicyField, "field", group="where"),
        link("lead_id", "stakeholders", group="who"),
        links("partner_ids", "stakeholders", group="who"),
        links("goal_ids", "goals", group="whom"),
        links("causes", "levers", group="whom"),
        several("target_groups", TargetGroup, "target_group", group="whom"),
        text("target_group", 200, group="whom"),
        choice("budget", BudgetRange, "instrument.budget", default="unknown", group="money"),
        RegisterField("currency", most=12, group="money"),
        choice("budget_status", BudgetStatus, "instrument.budget_status", default="unknown", group="money"),
        text("budget_source", 200, group="money"),
        choice("legal_basis", LegalBasis, "legal_basis", group="money"),
        text("first_step", 300, group="time"),
        RegisterField("start", most=40, group="time"),
        RegisterField("time_to_effect", most=80, group="time"),
        RegisterField("is_new", FieldKind.FLAG, default="yes", group="time"),
        RegisterField("needs_adapting", FieldKind.FLAG, group="time"),
        rating("readiness", group="time"),
        text("evidence", 300, group="proof"),
        text("side_effects", 300, group="proof"),
        choice("fixity", Fixity, "fixity", group="proof"),
        RegisterField("fixity_owner", most=120, group="proof"),
    ),
)
"""The mix. Cards start from three fields; the rest grows. One that exists already may need adapting."""

INTERACTIONS = Register(
    key="interactions",
    anchor="IX",
    step=StepKind.INSTRUMENTS,
    topic=Topic.MIX,
    part=Part.INTERACTIONS,
    title="reason",
    most=600,
    fields=(
        link("source", "instruments", is_required=True, is_first=True),
        choice("kind", InteractionKind, "interaction.kind", is_required=True, is_first=True),
        link("target", "instruments", is_first=True),
        RegisterField("missing", most=120),
        text("reason", 300, is_first=True),
        text("decision", 300, is_leading=True),
    ),
    unique=("source", "target"),
    distinct=("source", "target"),
)

PATHWAYS = Register(
    key="pathways",
    anchor="PW",
    step=StepKind.INSTRUMENTS,
    topic=Topic.MIX,
    part=Part.PATHWAYS,
    title="pathway",
    fields=(
        link("goal", "goals", is_required=True, is_first=True),
        RegisterField("pathway", most=160, is_required=True, is_first=True),
        text("evidence", 300, is_first=True),
        several("approach", Approach, "approach"),
        RegisterField("decide_by", FieldKind.DAY),
        link("decider", "stakeholders"),
        links("instruments", "instruments"),
        choice("status", WayStatus, "way_status", default="open"),
    ),
    unique=("goal", "pathway"),
)
"""Competing ways to reach a goal, and what would tell them apart."""

LEFT_OUT = Register(
    key="left_out",
    anchor="XO",
    step=StepKind.INSTRUMENTS,
    topic=Topic.MIX,
    title="reason",
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    fields=(
        choice("what", LeftOut, "left_out", is_required=True, is_first=True),
        text("reason", 300, is_required=True, is_first=True),
    ),
    unique=("what",),
)
"""Why a mission creates no demand or changes no rule, where that is meant."""

REGISTERS = (INSTRUMENTS, INTERACTIONS, PATHWAYS, LEFT_OUT)
