"""What a room shows: frozen views, whole per topic, made of plain text and numbers.

The realtime mirror sends exactly these to every browser, the pages draw them, and the REST API returns them. What an
audience may not see is not in its view at all: hidden cards, sealed results and names that nobody asked for.
Texts people wrote are text; everything the house says is a message key.
"""

from dataclasses import dataclass, field
from enum import StrEnum


class Topic(StrEnum):
    """The parts of a room that change together; one view each."""

    AGENDA = "agenda"
    PRESENCE = "presence"
    CARDS = "cards"
    GOALS = "goals"
    ROUNDS = "rounds"
    STAKEHOLDERS = "stakeholders"
    INSTRUMENTS = "instruments"
    PARKING = "parking"
    CHARTER = "charter"
    BACKSTAGE = "backstage"


class Audience(StrEnum):
    """Who sees it: the room (participants, observers, wall), the desk (facilitators), readers of the charter page."""

    ROOM = "room"
    DESK = "desk"
    CHARTER = "charter"


@dataclass(frozen=True, slots=True)
class NamedView:
    """A thing by id and name: a goal, an actor, a wording that was merged."""

    id: str = ""
    name: str = ""


# --- agenda ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GroupView:
    """A participant group; `index` (0-based) chooses its colour and mark."""

    id: str = ""
    name: str = ""
    index: int = 0


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of the agenda. `prompt` is the facilitator's own wording, empty for the catalogue's.

    `opened_at` and `closed_at` are ISO moments (UTC), empty where that has not happened (yet, or again).
    """

    id: str = ""
    kind: str = ""
    position: int = 0
    title: str = ""
    prompt: str = ""
    minutes: int = 0
    status: str = "planned"
    is_revealed: bool = False
    opened_at: str = ""
    closed_at: str = ""


@dataclass(frozen=True, slots=True)
class TimerView:
    """The room's one timer, in server time. `state` is none, running or paused; milliseconds since the epoch."""

    state: str = "none"
    ends_at_ms: int = 0
    remaining_seconds: int = 0
    duration_seconds: int = 0
    server_now_ms: int = 0


@dataclass(frozen=True, slots=True)
class AgendaView:
    """Frame of the room: what it is about, where it stands, how long is left."""

    workshop_id: str = ""
    code: str = ""
    title: str = ""
    purpose: str = ""
    language: str = "en"
    convener: str = ""
    place: str = ""
    naming: str = "names"
    status: str = "live"
    template: str = ""
    delete_on: str = ""
    groups: list[GroupView] = field(default_factory=list)
    steps: list[StepView] = field(default_factory=list)
    current: StepView = field(default_factory=StepView)
    has_current: bool = False
    timer: TimerView = field(default_factory=TimerView)


@dataclass(frozen=True, slots=True)
class PresenceView:
    """How many are here now and how many have a seat: counts, never a list."""

    here: int = 0
    joined: int = 0


# --- step 1: framing ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as others may see it. `author` is empty where names are not shown; `merged` keeps original wordings."""

    id: str = ""
    number: int = 0
    prompt: str = ""
    text: str = ""
    author: str = ""
    group_name: str = ""
    group_index: int = 0
    cluster_id: str = ""
    is_edited: bool = False
    original_text: str = ""
    merged: list[NamedView] = field(default_factory=list)
    is_in_challenge: bool = False


@dataclass(frozen=True, slots=True)
class ClusterView:
    """A named heap of cards."""

    id: str = ""
    name: str = ""
    cards: list[CardView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PromptCountView:
    """How many cards answer a prompt: all that is known before the reveal."""

    prompt: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """The challenge statement, still linked to the cards it was composed from."""

    statement: str = ""
    complexity: str = ""
    scope_in: str = ""
    scope_out: str = ""
    source_ids: list[str] = field(default_factory=list)
    sources: list[CardView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CardsView:
    """The framing step. Before the reveal `clusters` and `loose` are empty and only counts are known."""

    is_revealed: bool = False
    total: int = 0
    counts: list[PromptCountView] = field(default_factory=list)
    clusters: list[ClusterView] = field(default_factory=list)
    loose: list[CardView] = field(default_factory=list)
    challenge: ChallengeView = field(default_factory=ChallengeView)


# --- step 2: goals and rounds ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FindingView:
    """A hint of a quality check: which, its outcome (passed, failed, hint, not_answered) and why, as message key."""

    check_id: str = ""
    outcome: str = ""
    severity: str = ""
    title_key: str = ""
    message_key: str = ""
    mend_key: str = ""
    values: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoalView:
    """A proposed goal with its form fields as text (numbers in the shortest form, dates ISO), ready to be edited."""

    id: str = ""
    number: int = 0
    status: str = "proposed"
    author: str = ""
    group_name: str = ""
    group_index: int = 0
    statement: str = ""
    indicator: str = ""
    unit: str = ""
    is_yes_no: bool = False
    baseline_value: str = ""
    baseline_year: str = ""
    baseline_source: str = ""
    baseline_owner: str = ""
    baseline_due: str = ""
    target_value: str = ""
    deadline: str = ""
    milestone: str = ""
    milestone_date: str = ""
    population: str = ""
    visible_change: str = ""
    constraint: str = ""
    equity: str = ""
    is_edited: bool = False
    merged: list[NamedView] = field(default_factory=list)
    merged_authors: list[str] = field(default_factory=list)
    findings: list[FindingView] = field(default_factory=list)
    open_findings: int = 0
    adoption_reason: str = ""


@dataclass(frozen=True, slots=True)
class GoalsView:
    """All goals that stand (adopted first, then by number); merged and hidden ones are not here."""

    goals: list[GoalView] = field(default_factory=list)
    adopted: list[GoalView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class OptionView:
    """What can be voted for; `id` is the goal's id where the subject is goals."""

    id: str = ""
    label: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TurnoutView:
    """How many have voted, of all or of one group; never what."""

    label: str = ""
    cast: int = 0
    eligible: int = 0


@dataclass(frozen=True, slots=True)
class BlockScoreView:
    """The score of an option within one block of groups."""

    label: str = ""
    score: float = 0.0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class OptionResultView:
    """One option's result. `share` of the best score (0..1) draws the bar; equal ranks are a tie."""

    id: str = ""
    label: str = ""
    score: float = 0.0
    share: float = 0.0
    supporters: int = 0
    supporter_share: float = 0.0
    rank: int = 0
    is_tied: bool = False
    balanced: float = 0.0
    bridge: float = 0.0
    spread: float = 0.0
    blocks: list[BlockScoreView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FistCountView:
    """How many chose a value of the fist of five; `share` of all valid ballots (0..1)."""

    value: int = 0
    count: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result of a revealed round; empty before."""

    options: list[OptionResultView] = field(default_factory=list)
    valid: int = 0
    abstained: int = 0
    eligible: int = 0
    is_quorum_met: bool = True
    is_composition_sensitive: bool = False
    has_blocks: bool = False
    has_ties: bool = False
    fist: list[FistCountView] = field(default_factory=list)
    median: float = 0.0
    is_passed: bool = False
    objections: list[str] = field(default_factory=list)
    concerns: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RoundView:
    """A voting round. `status` is draft, open, closed or revealed; `result` is filled only when revealed."""

    id: str = ""
    number: int = 0
    step_id: str = ""
    step_kind: str = ""
    subject: str = ""
    subject_text: str = ""
    title: str = ""
    method: str = "dots"
    status: str = "draft"
    dots: int = 0
    cap: int = 0
    quorum_percent: int = 0
    tie_rule: str = "keep_tie"
    options: list[OptionView] = field(default_factory=list)
    turnout: TurnoutView = field(default_factory=TurnoutView)
    turnout_by_group: list[TurnoutView] = field(default_factory=list)
    is_revealed: bool = False
    result: ResultView = field(default_factory=ResultView)


@dataclass(frozen=True, slots=True)
class RoundsView:
    """All rounds in order; `current` is the open one, or else the newest that was opened."""

    rounds: list[RoundView] = field(default_factory=list)
    current: RoundView = field(default_factory=RoundView)
    has_open: bool = False


# --- steps 3 and 4: stakeholders and instruments --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StakeholderView:
    """An actor; power and interest are 1..5, 0 where nobody has placed it yet."""

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
    """An instrument sketch."""

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


# --- parking lot, charter, backstage --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ParkingItemView:
    """Something to come back to."""

    id: str = ""
    text: str = ""
    author: str = ""
    is_settled: bool = False
    answer: str = ""


@dataclass(frozen=True, slots=True)
class ParkingView:
    """The parking lot, open items first."""

    items: list[ParkingItemView] = field(default_factory=list)
    open_count: int = 0


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat as facilitators see it: by the name the room sees, too, where names are hidden.

    `has_voted` is known of tables only, since facilitators enter those ballots: whether the open round has theirs.
    """

    id: str = ""
    name: str = ""
    role: str = ""
    group_name: str = ""
    weight: int = 1
    channel: str = "device"
    is_here: bool = False
    has_voted: bool = False


@dataclass(frozen=True, slots=True)
class GroupCountView:
    """How many of a group have a seat and are here."""

    name: str = ""
    index: int = 0
    joined: int = 0
    here: int = 0


@dataclass(frozen=True, slots=True)
class DuplicateView:
    """Two goals that may be the same; `score` 0..100."""

    first_id: str = ""
    first_label: str = ""
    second_id: str = ""
    second_label: str = ""
    score: int = 0


@dataclass(frozen=True, slots=True)
class LinkView:
    """A secret link: whom it seats and its path on this server."""

    id: str = ""
    role: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A facilitator's private note on a step."""

    step_id: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class BackstageView:
    """What only the desk sees. `undo_key` names the last thing that can be undone, empty when there is none."""

    seats: list[SeatView] = field(default_factory=list)
    groups: list[GroupCountView] = field(default_factory=list)
    links: list[LinkView] = field(default_factory=list)
    hidden_cards: list[CardView] = field(default_factory=list)
    hidden_goals: list[NamedView] = field(default_factory=list)
    duplicates: list[DuplicateView] = field(default_factory=list)
    notes: list[NoteView] = field(default_factory=list)
    undo_id: str = ""
    undo_key: str = ""
    retention_days: int = 90


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the charter as the page draws it: heading, paragraph, list, table, missing or note."""

    kind: str = "paragraph"
    level: int = 0
    anchor: str = ""
    text: str = ""
    references: list[NamedView] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    section_key: str = ""
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class CharterSectionView:
    """A section that can be edited: its prose as it stands, and whether its ground moved since it was edited."""

    key: str = ""
    title: str = ""
    text: str = ""
    is_edited: bool = False
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class CharterView:
    """The draft as the charter page shows it."""

    title: str = ""
    blocks: list[BlockView] = field(default_factory=list)
    sections: list[CharterSectionView] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    passed: int = 0
    checked: int = 0
