"""Registers of the policy mix: instruments, how they act on each other, and competing pathways."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.errors import Invalid
from app.domain.instruments import BudgetRange, BudgetStatus, Side, Stage, instrument_type
from app.domain.parts import Part
from app.domain.registers.aims import Fixity
from app.domain.registers.fields import FieldKind, RegisterField, Values, choice, link, links, rating, several, text
from app.domain.registers.register import Register, Store
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class LegalBasis(StrEnum):
    """What has to be there before an instrument may begin."""

    NONE = "none"
    REGULATION = "regulation"
    LAW = "law"
    STATE_AID = "state_aid"


class Approach(StrEnum):
    """What an instrument changes; a mission of technology alone is one-sided."""

    TECHNOLOGY = "technology"
    BEHAVIOUR = "behaviour"
    ORGANISATION = "organisation"
    SOCIAL = "social"


class InteractionKind(StrEnum):
    """How one instrument acts on another."""

    ENABLES = "enables"
    REINFORCES = "reinforces"
    REQUIRES = "requires"
    OVERLAPS = "overlaps"
    CONFLICTS = "conflicts"
    NEUTRAL = "neutral"


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
        RegisterField("code", most=12, is_first=True),
        link("lead_id", "stakeholders", is_first=True),
        text("summary", 600),
        choice("side", Side, "side", is_required=True),
        several("stages", Stage, "stage"),
        links("goal_ids", "goals"),
        links("partner_ids", "stakeholders"),
        text("target_group", 200),
        choice("budget", BudgetRange, "instrument.budget", default="unknown"),
        choice("budget_status", BudgetStatus, "instrument.budget_status", default="unknown"),
        text("budget_source", 200),
        RegisterField("start", most=40),
        text("first_step", 300),
        RegisterField("is_new", FieldKind.FLAG, default="yes"),
        choice("secondary_side", Side, "side"),
        text("mechanism", 300),
        choice("legal_basis", LegalBasis, "legal_basis"),
        RegisterField("time_to_effect", most=80),
        text("side_effects", 300),
        text("evidence", 300),
        rating("readiness"),
        several("approach", Approach, "approach"),
        choice("fixity", Fixity, "fixity"),
        RegisterField("fixity_owner", most=120),
    ),
)

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
        RegisterField("decide_by", FieldKind.DAY),
        link("decider", "stakeholders"),
        links("instruments", "instruments"),
    ),
    unique=("goal", "pathway"),
)
"""Competing ways to reach a goal, and what would tell them apart."""

REGISTERS = (INSTRUMENTS, INTERACTIONS, PATHWAYS)
