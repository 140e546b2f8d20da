"""Registers of what the room looks out for: causes and effects, evidence, experiments, risks, losers, dissent, actions.

What stands in them is what the room says; no part hides them, since a charter asks for each of them.
"""

from enum import StrEnum

from app.domain.actions import Action
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, rating, text
from app.domain.registers.register import Hands, Register
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class TreePlace(StrEnum):
    """Where something stands in a problem tree, from the branches down to the roots."""

    EFFECT = "effect"
    DIRECT_CAUSE = "direct_cause"
    ROOT_CAUSE = "root_cause"


class Confidence(StrEnum):
    """How far a claim can be relied on."""

    FIRM = "firm"
    LIKELY = "likely"
    CONTESTED = "contested"


class RiskKind(StrEnum):
    """Where a risk comes from."""

    POLITICAL_CYCLE = "political_cycle"
    FINANCE = "finance"
    DELIVERY = "delivery"
    TECHNICAL = "technical"
    ACCEPTANCE = "acceptance"
    LEGAL = "legal"
    EXTERNAL = "external"


class Stake(StrEnum):
    """What a mission brings to somebody."""

    WINS = "wins"
    LOSES = "loses"
    BOTH = "both"


class SafeguardKind(StrEnum):
    """What a safeguard protects."""

    RIGHTS = "rights"
    DATA = "data"
    ENVIRONMENT = "environment"
    SAFETY = "safety"


TREE = Register(
    key="tree",
    anchor="PT",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="what",
    fields=(
        choice("place", TreePlace, "tree_place", is_required=True, is_first=True),
        RegisterField("what", most=240, is_required=True, is_first=True),
        link("comes_of", "tree", is_first=True),
        RegisterField("is_priority", FieldKind.FLAG, is_leading=True),
    ),
    unique=("place", "what"),
)
"""The problem tree: effects, direct causes, root causes; `is_priority`: a root cause that the room put first."""

EVIDENCE = Register(
    key="evidence",
    anchor="EV",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="claim",
    fields=(
        text("claim", 300, is_required=True, is_first=True),
        RegisterField("figure", most=120, is_first=True),
        RegisterField("source", most=300, is_first=True),
        choice("confidence", Confidence, "confidence", is_first=True),
    ),
)

EXPERIMENTS = Register(
    key="experiments",
    anchor="EX",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="experiment",
    fields=(
        RegisterField("experiment", most=200, is_required=True, is_first=True),
        text("hypothesis", 300, is_first=True),
        RegisterField("place", most=120, is_first=True),
        RegisterField("owner", most=120),
        RegisterField("until", FieldKind.DAY),
        link("pathway", "pathways"),
    ),
)
"""Experiments and demonstrators, each with what it would show to be right or wrong."""

RISKS = Register(
    key="risks",
    anchor="RI",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="risk",
    fields=(
        RegisterField("risk", most=240, is_required=True, is_first=True),
        choice("kind", RiskKind, "risk_kind", is_first=True),
        rating("likelihood", is_first=True),
        rating("effect", is_first=True),
        text("response", 300, is_first=True),
        RegisterField("owner", most=120),
    ),
)

WINNERS = Register(
    key="winners",
    anchor="WL",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="who",
    fields=(
        RegisterField("who", most=160, is_required=True, is_first=True),
        choice("stake", Stake, "stake", is_required=True, is_first=True),
        text("how", 300, is_first=True),
        text("compensation", 300, is_first=True),
    ),
    unique=("who",),
)
"""Who wins by the mission, who loses, and what makes up for it."""

SAFEGUARDS = Register(
    key="safeguards",
    anchor="SF",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="safeguard",
    fields=(
        RegisterField("safeguard", most=240, is_required=True, is_first=True),
        choice("kind", SafeguardKind, "safeguard_kind", is_first=True),
        RegisterField("owner", most=120, is_first=True),
    ),
)

PROSPECTS = Register(
    key="prospects",
    anchor="BU",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="source",
    fields=(
        link("goal", "goals", is_required=True, is_first=True),
        RegisterField("expected", FieldKind.NUMBER, is_first=True),
        RegisterField("past_pace", FieldKind.NUMBER, is_first=True),
        RegisterField("source", most=200, is_first=True),
    ),
    unique=("goal",),
)
"""What is expected without the mission: the value at the deadline, and how much a year it moved up to now, both in the
unit of the goal."""

MINORITY = Register(
    key="minority",
    anchor="MS",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="statement",
    fields=(
        text("statement", 1200, is_required=True, is_first=True),
        RegisterField("by_group", most=120, is_first=True),
        text("answer", 600, is_leading=True),
    ),
    edits=Hands.OWN,
    is_uncredited=True,
)
"""Minority statements in their own words; attributed to a group only where whoever wrote it said so."""

ACTIONS = Register(
    key="actions",
    anchor="AC",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    leading_door=Action.EDIT_CHARTER,
    title="action",
    fields=(
        RegisterField("action", most=240, is_required=True, is_first=True),
        RegisterField("who", most=160, is_first=True),
        RegisterField("by", FieldKind.DAY, is_first=True),
        link("goal", "goals"),
        link("instrument", "instruments"),
    ),
)
"""Who does what by when. `who` is a body or a role."""

REGISTERS = (TREE, EVIDENCE, EXPERIMENTS, RISKS, WINNERS, SAFEGUARDS, PROSPECTS, MINORITY, ACTIONS)
