"""Everything a charter is assembled from, as others may see it: nothing sealed, nothing hidden, names by the rule.

Must not: decide who may see what; whoever loads it has left out the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from app.domain.charter.commenting import CommentKind, CommentStatus
from app.domain.goals import GoalContent
from app.domain.instruments import InstrumentContent
from app.domain.quality.checks import Finding
from app.domain.quality.settling import CheckNote
from app.domain.quality.thresholds import DEFAULTS, Thresholds
from app.domain.readings.findings import Findings
from app.domain.registers.fields import Value
from app.domain.registers.source import ShelfSource
from app.domain.stakeholders import StakeholderContent
from app.domain.steps import Prompt, StepKind, StepStatus
from app.domain.voting.result import Result
from app.domain.workshop import Naming, WorkshopStatus


@dataclass(frozen=True, slots=True)
class Credit:
    """Who said something, as far as others may know; either can be empty."""

    author: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class WorkshopFacts:
    """The workshop itself. Days are those of UTC; `ended_on` is None while it is live."""

    id: str
    title: str
    purpose: str = ""
    language: str = "en"
    convener: str = ""
    place: str = ""
    naming: Naming = Naming.NAMES
    status: WorkshopStatus = WorkshopStatus.LIVE
    created_on: date | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """A participant group: `seats` that were taken, and `voices`, which count a table by its people."""

    id: str
    name: str
    seats: int = 0
    voices: int = 0


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step of the agenda as it went."""

    id: str
    kind: StepKind
    title: str = ""
    minutes: int = 0
    status: StepStatus = StepStatus.PLANNED
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CardFacts:
    """A revealed card that is not hidden. `original_text` is set when it was worded anew; `merged` say the same."""

    id: str
    number: int
    prompt: Prompt
    text: str
    credit: Credit = Credit()
    original_text: str = ""
    cluster: str = ""
    merged: tuple["CardFacts", ...] = ()


@dataclass(frozen=True, slots=True)
class ChallengeFacts:
    """The challenge statement and the numbers of the cards it was composed from, in order."""

    statement: str = ""
    complexity: str = ""
    scope_in: str = ""
    scope_out: str = ""
    source_numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal that stands. `first` is how it was first proposed; `merged` are the goals folded into it."""

    id: str
    number: int
    content: GoalContent
    is_adopted: bool = False
    credit: Credit = Credit()
    adoption_reason: str = ""
    adopted_on: date | None = None
    first: GoalContent | None = None
    findings: tuple[Finding, ...] = ()
    merged: tuple["GoalFacts", ...] = ()


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many voices of a group had a ballot, of those who could."""

    group: str
    cast: int
    eligible: int


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """What could be voted for. `anchor` leads to the goal or the instrument where it is one."""

    id: str
    label: str
    anchor: str = ""
    cost: int = 1


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """A round whose result was revealed; no other round is ever in here.

    `criteria` are two names, or keys of our own. `runoff_of` is the number of the round whose best went on (0: none).
    `root` is what was published when the round closed, `lot_seed` what a lot is drawn by.
    """

    id: str
    number: int
    title: str
    subject: str
    subject_text: str
    method: str
    result: Result
    options: tuple[OptionFacts, ...] = ()
    block_labels: Mapping[str, str] = field(default_factory=dict)
    turnout: tuple[Turnout, ...] = ()
    dots: int = 0
    cap: int = 0
    quorum_percent: int = 0
    tie_rule: str = "keep_tie"
    revealed_on: date | None = None
    credits: int = 0
    pairs: int = 0
    winners: int = 1
    ranking_rule: str = "schulze"
    limit: int = 0
    limit_unit: str = ""
    criteria: tuple[str, ...] = ()
    secrecy: str = "secret"
    eligibility: str = "all"
    group_names: tuple[str, ...] = ()
    with_comment: bool = False
    block_quorum_percent: int = 0
    runoff_of: int = 0
    closes_at: datetime | None = None
    root: str = ""
    lot_seed: str = ""


@dataclass(frozen=True, slots=True)
class StakeholderFacts:
    """An actor of the register."""

    id: str
    number: int
    content: StakeholderContent
    credit: Credit = Credit()


@dataclass(frozen=True, slots=True)
class InstrumentFacts:
    """An instrument sketch; its ids point into the goals and the register."""

    id: str
    number: int
    content: InstrumentContent
    credit: Credit = Credit()


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry of a register, with its values by field. `anchor` is how the charter refers to it, such as `P3`."""

    id: str
    number: int
    values: Mapping[str, Value]
    credit: Credit = Credit()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ParkedFacts:
    """An item of the parking lot."""

    number: int
    text: str
    credit: Credit = Credit()
    is_settled: bool = False
    answer: str = ""


class EventKind(StrEnum):
    """What can happen to a line of the charter. `COMPUTED`: nobody said it, it follows from other lines by rule."""

    WRITTEN = "written"
    IMPORTED = "imported"
    PREPARED = "prepared"
    REWORDED = "reworded"
    MERGED = "merged"
    COMPOSED = "composed"
    USED = "used"
    EDITED = "edited"
    VOTED = "voted"
    ADOPTED = "adopted"
    SETTLED = "settled"
    WORDED = "worded"
    RESTORED = "restored"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class EventFacts:
    """That something happened to what has this anchor: when, by whom as far as others may know, and in which role.

    `fields` are message keys of what was changed. Words are not kept here: they stand with what they are about.
    """

    anchor: str
    kind: EventKind
    at: datetime | None = None
    role: str = ""
    credit: Credit = Credit()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentFacts:
    """A comment on a section, or a change proposed for it; `answered_role` and `answered_on` are empty until then."""

    number: int
    section_key: str
    kind: CommentKind = CommentKind.COMMENT
    text: str = ""
    quote: str = ""
    proposed: str = ""
    credit: Credit = Credit()
    status: CommentStatus = CommentStatus.OPEN
    answer: str = ""
    answered_role: str = ""
    answered_on: date | None = None
    written_on: date | None = None


@dataclass(frozen=True, slots=True)
class SectionEdit:
    """A facilitator's wording of a section; `basis` is the fingerprint of what stood there before.

    `form` tells what `text` is: "plain", or "rich" for the HTML that `app.domain.charter.rich` reads.
    """

    key: str
    text: str
    basis: str = ""
    edited_on: date | None = None
    form: str = "plain"


@dataclass(frozen=True, slots=True)
class ProgrammeFacts:
    """The programme that the workshop belongs to with others."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class CharterData:
    """All of it. Cards are in order of number, adopted goals before the others, parked items open ones first.

    `registers` are entries by register, without backstage ones that were not released; `readings` what is read from
    them by topic; `shelves` the same entries as readings and checks take them; `parts` what the workshop shows.
    `state` is that of `app.domain.charter.states`; `version_label` the last version that was kept (empty: none), and
    `has_moved_on` whether anything was changed since.

    `thresholds`, `severities` and `check_notes` are what this workshop makes of the quality checks.

    """

    workshop: WorkshopFacts
    generated_on: date
    groups: tuple[GroupFacts, ...] = ()
    unseated: int = 0
    steps: tuple[StepFacts, ...] = ()
    cards: tuple[CardFacts, ...] = ()
    challenge: ChallengeFacts = ChallengeFacts()
    goals: tuple[GoalFacts, ...] = ()
    rounds: tuple[RoundFacts, ...] = ()
    stakeholders: tuple[StakeholderFacts, ...] = ()
    instruments: tuple[InstrumentFacts, ...] = ()
    parked: tuple[ParkedFacts, ...] = ()
    registers: Mapping[str, tuple[EntryFacts, ...]] = field(default_factory=dict)
    readings: Mapping[str, Findings] = field(default_factory=dict)
    shelves: ShelfSource = field(default_factory=lambda: ShelfSource({}))
    parts: frozenset[str] = frozenset()
    edits: tuple[SectionEdit, ...] = ()
    programme: ProgrammeFacts | None = None
    thresholds: Thresholds = DEFAULTS
    severities: Mapping[str, str] = field(default_factory=dict)
    check_notes: tuple[CheckNote, ...] = ()
    state: str = "collecting"
    version_label: str = ""
    has_moved_on: bool = False
    comments: tuple[CommentFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()

    def entries(self, register_key: str) -> tuple[EntryFacts, ...]:
        """The entries of a register, by number."""
        return self.registers.get(register_key, ())

    @property
    def adopted(self) -> tuple[GoalFacts, ...]:
        """The goals the room has adopted."""
        return tuple(goal for goal in self.goals if goal.is_adopted)

    @property
    def voices(self) -> int:
        """How many people took part, by seats and tables; facilitators and observers are none of them."""
        return sum(group.voices for group in self.groups) + self.unseated

    def rounds_on(self, subject: str) -> tuple[RoundFacts, ...]:
        """The revealed rounds on a subject, such as 'challenge', 'goals' or 'charter', in order."""
        return tuple(one for one in self.rounds if one.subject == subject)
