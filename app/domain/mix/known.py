"""What is known of a mix, in types: instruments, the bodies that lead them, goals, interactions and pathways.

Must not: compute.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.instruments import Approach, Side, Stage
from app.domain.registers.mixing import InteractionKind, WayStatus
from app.domain.registers.source import Entry, ShelfSource
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector


@dataclass(frozen=True, slots=True)
class Sketch:
    """An instrument as far as the mix needs it. Ids are those of goals, actors and root causes."""

    id: str
    name: str = ""
    side: Side = Side.SUPPLY
    secondary: Side | None = None
    stages: tuple[Stage, ...] = ()
    code: str = ""
    goal_ids: tuple[str, ...] = ()
    cause_ids: tuple[str, ...] = ()
    lead_id: str = ""
    partner_ids: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    target_group: str = ""
    summary: str = ""
    approaches: tuple[Approach, ...] = ()

    @classmethod
    def of(cls, entry: Entry) -> "Sketch":
        """An instrument of the register."""
        secondary = entry.text("secondary_side")
        return cls(
            id=entry.id,
            name=entry.text("name"),
            side=Side(entry.text("side") or Side.SUPPLY),
            secondary=Side(secondary) if secondary else None,
            stages=tuple(Stage(one) for one in entry.many("stages")),
            code=entry.text("code"),
            goal_ids=entry.many("goal_ids"),
            cause_ids=entry.many("causes"),
            lead_id=entry.text("lead_id"),
            partner_ids=entry.many("partner_ids"),
            target_groups=entry.many("target_groups"),
            target_group=entry.text("target_group"),
            summary=entry.text("summary"),
            approaches=tuple(Approach(one) for one in entry.many("approach")),
        )

    def shares_target(self, other: "Sketch") -> bool:
        """Whether both are for the same people: a group of the list in common, or the same words."""
        said = plain(self.target_group)
        return bool(set(self.target_groups) & set(other.target_groups)) or bool(
            said and said == plain(other.target_group)
        )


@dataclass(frozen=True, slots=True)
class Body:
    """An actor that can lead: whether it belongs to science, technology and innovation, and its level."""

    id: str
    name: str = ""
    is_sti: bool = False
    level: GovernanceLevel | None = None

    @classmethod
    def of(cls, entry: Entry) -> "Body":
        """An actor of the register."""
        level = entry.text("level")
        return cls(
            id=entry.id,
            name=entry.text("name"),
            is_sti=entry.text("policy_field") == PolicyField.STI or entry.text("sector") == Sector.RESEARCH,
            level=GovernanceLevel(level) if level else None,
        )


@dataclass(frozen=True, slots=True)
class Interaction:
    """How one instrument acts on another. `target` is empty where it does not exist (then `missing` may say what)."""

    id: str
    source: str
    kind: InteractionKind
    target: str = ""
    missing: str = ""
    reason: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Pathway:
    """One of the ways to reach a goal, and what would tell it apart from the others."""

    id: str
    goal: str
    name: str = ""
    evidence: str = ""
    decide_by: date | None = None
    approaches: tuple[Approach, ...] = ()
    status: WayStatus = WayStatus.OPEN

    @property
    def is_in_the_running(self) -> bool:
        """Whether it still competes."""
        return self.status is not WayStatus.DROPPED


@dataclass(frozen=True, slots=True)
class Mix:
    """All of it, in the order of the registers. `goals` are statements by id, `adopted` those the room has adopted.

    `causes` are the root causes by id. Interactions whose first instrument is gone are left out.
    """

    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    goals: Mapping[str, str] = field(default_factory=dict)
    adopted: frozenset[str] = frozenset()
    causes: Mapping[str, str] = field(default_factory=dict)
    interactions: tuple[Interaction, ...] = ()
    pathways: tuple[Pathway, ...] = ()

    @classmethod
    def of(cls, source: ShelfSource) -> "Mix":
        """What the registers hold."""
        sketches = {one.id: Sketch.of(one) for one in source.entries("instruments")}
        goals = {one.id: one.text("statement") for one in source.entries("goals")}
        return cls(
            sketches=sketches,
            bodies={one.id: Body.of(one) for one in source.entries("stakeholders")},
            goals=goals,
            adopted=frozenset(source.adopted),
            causes={one.id: one.text("cause") for one in source.entries("levers")},
            interactions=tuple(
                _interaction(one, sketches) for one in source.entries("interactions") if one.text("source") in sketches
            ),
            pathways=tuple(_pathway(one) for one in source.entries("pathways") if one.text("goal") in goals),
        )

    @property
    def served(self) -> tuple[str, ...]:
        """The goals that the mix is for: the adopted ones, or all that stand while none is adopted."""
        adopted = tuple(one for one in self.goals if one in self.adopted)
        return adopted or tuple(self.goals)

    def lead_of(self, sketch: Sketch) -> Body | None:
        """Who leads an instrument, where that is known."""
        return self.bodies.get(sketch.lead_id)


def _interaction(entry: Entry, sketches: Mapping[str, Sketch]) -> Interaction:
    target = entry.text("target")
    return Interaction(
        id=entry.id,
        source=entry.text("source"),
        kind=InteractionKind(entry.text("kind")),
        target=target if target in sketches else "",
        missing=entry.text("missing"),
        reason=entry.text("reason"),
        decision=entry.text("decision"),
    )


def _pathway(entry: Entry) -> Pathway:
    return Pathway(
        id=entry.id,
        goal=entry.text("goal"),
        name=entry.text("pathway"),
        evidence=entry.text("evidence"),
        decide_by=entry.day("decide_by"),
        approaches=tuple(Approach(one) for one in entry.many("approach")),
        status=WayStatus(entry.text("status") or WayStatus.OPEN),
    )


def plain(text: str) -> str:
    """A text as it counts when two are compared."""
    return " ".join(text.casefold().split())
