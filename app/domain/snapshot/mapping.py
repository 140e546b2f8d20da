"""Steps 3 and 4: stakeholders, and the mix of instruments."""

from dataclasses import dataclass, field

from app.domain.snapshot.named import NamedView


@dataclass(frozen=True, slots=True)
class PlacedView:
    """Where the room would place an actor: how many have said, and of each rating median and quartiles (-1: unsaid).

    `legitimate` counts who said yes, of `legitimate_of` who said yes or no; the same of `urgent`. `quadrant` and
    `salience` are those of the middle, empty where too few have said. `is_wide`: the room does not agree on a rating.
    """

    count: int = 0
    power: float = -1
    power_low: float = -1
    power_high: float = -1
    interest: float = -1
    interest_low: float = -1
    interest_high: float = -1
    legitimate: int = 0
    legitimate_of: int = 0
    urgent: int = 0
    urgent_of: int = 0
    quadrant: str = ""
    salience: str = ""
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class StakeholderView:
    """An actor; power and interest are 1..5, 0 where nobody has settled them yet. Flags are `yes`, `no` or empty.

    From `on_board` on it is read from the rest: how far on board (at least present if in the room), the class of
    salience once power, legitimacy and urgency are settled, and where everybody would place the actor, if enough said.
    """

    id: str = ""
    number: int = 0
    name: str = ""
    sector: str = ""
    level: str = ""
    policy_field: str = ""
    roles: list[str] = field(default_factory=list)
    power: int = 0
    interest: int = 0
    quadrant: str = ""
    is_present: bool = False
    note: str = ""
    author: str = ""
    kind: str = ""
    standing: str = ""
    legitimacy: str = ""
    urgency: str = ""
    stance: str = ""
    status: str = ""
    bodies: list[str] = field(default_factory=list)
    answers_for: list[str] = field(default_factory=list)
    incentive_today: str = ""
    incentive_needed: str = ""
    gains: str = ""
    loses: str = ""
    culture: str = ""
    evidence: str = ""
    edited_at: str = ""
    group_index: int = -1
    on_board: str = ""
    salience: str = ""
    needs_voice: bool = False
    placed: PlacedView | None = None


@dataclass(frozen=True, slots=True)
class StakeholdersView:
    """The register and its gaps (codes of empty sectors, levels, fields beyond STI, unanswered questions)."""

    stakeholders: list[StakeholderView] = field(default_factory=list)
    empty_sectors: list[str] = field(default_factory=list)
    empty_levels: list[str] = field(default_factory=list)
    empty_fields: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    unplaced: int = 0


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """An instrument sketch: what the register holds by field, and the names of what it points at.

    `readiness` is 1..5, 0 where nobody has said; `needs_adapting` is `yes`, `no` or empty.
    """

    id: str = ""
    number: int = 0
    name: str = ""
    summary: str = ""
    code: str = ""
    side: str = ""
    stages: list[str] = field(default_factory=list)
    goals: list[NamedView] = field(default_factory=list)
    goal_ids: list[str] = field(default_factory=list)
    lead_id: str = ""
    lead_name: str = ""
    partners: list[NamedView] = field(default_factory=list)
    partner_ids: list[str] = field(default_factory=list)
    target_group: str = ""
    budget: str = ""
    budget_status: str = ""
    budget_source: str = ""
    start: str = ""
    first_step: str = ""
    is_new: bool = True
    author: str = ""
    secondary_side: str = ""
    policy_field: str = ""
    target_groups: list[str] = field(default_factory=list)
    causes: list[str] = field(default_factory=list)
    mechanism: str = ""
    approach: list[str] = field(default_factory=list)
    currency: str = ""
    legal_basis: str = ""
    time_to_effect: str = ""
    needs_adapting: str = ""
    readiness: int = 0
    side_effects: str = ""
    evidence: str = ""
    fixity: str = ""
    fixity_owner: str = ""


FURTHER = (
    "secondary_side", "policy_field", "target_groups", "causes", "mechanism", "approach", "currency", "legal_basis",
    "time_to_effect", "needs_adapting", "readiness", "side_effects", "evidence", "fixity", "fixity_owner",
)  # fmt: skip
"""Fields of `InstrumentView` that only the register knows."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell of the policy-mix matrix: how many instruments, which."""

    side: str = ""
    count: int = 0
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MatrixRowView:
    """A stage of the innovation cycle across the four sides."""

    stage: str = ""
    cells: list[CellView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class HintView:
    """Something worth noticing, as message key with values."""

    message_key: str = ""
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InstrumentsView:
    """The sketches, the matrix they make, and what it lacks."""

    instruments: list[InstrumentView] = field(default_factory=list)
    matrix: list[MatrixRowView] = field(default_factory=list)
    hints: list[HintView] = field(default_factory=list)
    goals_without: list[NamedView] = field(default_factory=list)
