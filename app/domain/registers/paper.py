"""Registers of what a charter says about itself: the facts that facilitators fill where the draft shows a gap.

Three of them hold one entry each (`most=1`): facts of which a mission has one. Must not: hold what the room decides.
"""

from enum import StrEnum

from app.domain.actions import Action
from app.domain.registers.fields import FieldKind, RegisterField, choice, link, several, text
from app.domain.registers.register import Hands, Register
from app.domain.snapshot.topics import Topic
from app.domain.stakeholders import GovernanceLevel, PolicyField
from app.domain.steps import StepKind


class Sdg(StrEnum):
    """The Sustainable Development Goals of the United Nations (A/RES/70/1)."""

    NO_POVERTY = "sdg1"
    ZERO_HUNGER = "sdg2"
    HEALTH = "sdg3"
    EDUCATION = "sdg4"
    GENDER = "sdg5"
    WATER = "sdg6"
    ENERGY = "sdg7"
    WORK = "sdg8"
    INDUSTRY = "sdg9"
    INEQUALITY = "sdg10"
    CITIES = "sdg11"
    CONSUMPTION = "sdg12"
    CLIMATE = "sdg13"
    OCEAN = "sdg14"
    LAND = "sdg15"
    PEACE = "sdg16"
    PARTNERSHIPS = "sdg17"


class Licence(StrEnum):
    """Under which terms others may use the document."""

    CC_BY = "cc_by"
    CC_BY_SA = "cc_by_sa"
    CC0 = "cc0"
    PUBLIC_SECTOR = "public_sector"
    RESERVED = "reserved"


class MissionType(StrEnum):
    """What a mission is for in the first place (Wittmann, Hufnagl, Lindner, Roth and Edler 2020)."""

    ACCELERATOR_1 = "accelerator_1"
    ACCELERATOR_2 = "accelerator_2"
    TRANSFORMER_1 = "transformer_1"
    TRANSFORMER_2 = "transformer_2"


class Litmus(StrEnum):
    """Whether a mission is the right response (OECD Mission Action Lab, litmus test)."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


class MandateSource(StrEnum):
    """What a mission's mandate rests on."""

    LAW = "law"
    DECISION = "decision"
    STRATEGY = "strategy"
    NONE_YET = "none_yet"


class Reuse(StrEnum):
    """Whether steering rests on something that is there."""

    REUSED = "reused"
    ADAPTED = "adapted"
    NEW = "new"


class Right(StrEnum):
    """What somebody has to be allowed to decide while a mission runs."""

    CHANGE_TARGET = "change_target"
    CHANGE_DEADLINE = "change_deadline"
    ADD_PROJECT = "add_project"
    STOP_PROJECT = "stop_project"
    MOVE_MONEY = "move_money"
    END_MISSION = "end_mission"


PAPER = Register(
    key="paper",
    anchor="PA",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    title="level",
    most=1,
    fields=(
        choice("level", GovernanceLevel, "level", is_first=True),
        several("more_levels", GovernanceLevel, "level", is_first=True),
        several("domains", PolicyField, "field", is_first=True),
        several("sdgs", Sdg, "sdg"),
        choice("kind", MissionType, "mission_type"),
        choice("licence", Licence, "licence", is_first=True),
        RegisterField("languages", most=120),
        RegisterField("facilitator", most=160),
        RegisterField("next_decision", most=200, is_first=True),
        RegisterField("next_decision_on", FieldKind.DAY, is_first=True),
        RegisterField("feedback", most=200, is_first=True),
        RegisterField("feedback_on", FieldKind.DAY, is_first=True),
        text("second_horizon", 300),
    ),
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    door=Action.EDIT_CHARTER,
)
"""The document itself: level of government (one first, others beside), licence, the next decision, word to the room."""

FRAMING = Register(
    key="framing",
    anchor="FR",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    title="litmus",
    most=1,
    fields=(
        choice("litmus", Litmus, "litmus", is_first=True),
        text("litmus_reason", 400, is_first=True),
        text("added_value", 600, is_first=True),
        text("interface", 300, is_first=True),
        RegisterField("boundary_place", most=160, is_first=True),
        RegisterField("horizon", most=120, is_first=True),
    ),
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    door=Action.EDIT_CHARTER,
)
"""What frames the challenge beyond its statement: is a mission the right response, and what is at its border."""

STEERING = Register(
    key="steering",
    anchor="GV",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    title="strategic_body",
    most=1,
    fields=(
        link("owner", "stakeholders", is_first=True),
        RegisterField("owner_role", most=160, is_first=True),
        choice("mandate_source", MandateSource, "mandate_source", is_first=True),
        RegisterField("mandate", most=240, is_first=True),
        RegisterField("strategic_body", most=200, is_first=True),
        RegisterField("operational_team", most=200, is_first=True),
        RegisterField("secretariat", most=200, is_first=True),
        choice("reuse", Reuse, "reuse", is_first=True),
        text("fitness", 300, is_first=True),
        text("termination", 400),
    ),
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    door=Action.EDIT_CHARTER,
)
"""Who owns, steers and runs the mission. `fitness`: whether it can decide across sectors; `termination`: who ends the
mission, on which legal basis, with which notice, and what is kept."""

RIGHTS = Register(
    key="rights",
    anchor="DE",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    title="who",
    most=20,
    fields=(
        choice("right", Right, "right", is_required=True, is_first=True),
        RegisterField("who", most=160, is_required=True, is_first=True),
        text("how", 300, is_first=True),
    ),
    unique=("right",),
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    door=Action.EDIT_CHARTER,
)
"""Decision rights: who may change the target, add projects and stop them."""

INVITATIONS = Register(
    key="invitations",
    anchor="IV",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    title="group",
    most=60,
    fields=(
        RegisterField("group", most=120, is_required=True, is_first=True),
        RegisterField("invited", FieldKind.WHOLE, least=0, most=100_000, is_first=True),
        RegisterField("remote", FieldKind.WHOLE, least=0, most=100_000, is_first=True),
    ),
    unique=("group",),
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    door=Action.EDIT_CHARTER,
)
"""How many of a group were invited, and how many took part from afar. Numbers, never names."""

TERMS = Register(
    key="terms",
    anchor="TE",
    step=StepKind.CHARTER,
    topic=Topic.PAPER,
    title="term",
    fields=(
        RegisterField("term", most=120, is_required=True, is_first=True),
        text("meaning", 400, is_first=True),
        RegisterField("translation", most=200, is_first=True),
    ),
    unique=("term",),
    adds=Hands.LEADING,
    edits=Hands.LEADING,
    door=Action.EDIT_CHARTER,
)
"""Words of this mission for its glossary, and what they are called in another language."""

REGISTERS = (PAPER, FRAMING, STEERING, RIGHTS, INVITATIONS, TERMS)
