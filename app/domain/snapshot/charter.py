"""Step 5: the draft as the charter page shows it."""

from dataclasses import dataclass, field

from app.domain.snapshot.named import NamedView


@dataclass(frozen=True, slots=True)
class FigureView:
    """A picture of the draft, to be fetched by its key with a stamp that changes with what is drawn.

    `ratio` is its height over its width, so that its place can be kept while it comes.
    """

    key: str
    stamp: str
    caption: str
    ratio: float


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the charter as the page draws it: heading, paragraph, list, table, figure, missing, note, or own.

    `own` are words of somebody's own, with their markup in `html`.

    `text` is also a table's caption. `references` lead to anchors: their `id` is the anchor of a heading, or of a table
    row by `row_anchors` (one a row, empty where nothing leads there; or none at all).
    A table with a picture has a `figure`. `mend`: the register in which what is missing can be filled on this page.
    """

    kind: str = "paragraph"
    level: int = 0
    anchor: str = ""
    text: str = ""
    references: list[NamedView] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    row_anchors: list[str] = field(default_factory=list)
    figure: FigureView | None = None
    section_key: str = ""
    is_edited: bool = False
    html: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True)
class TrailStepView:
    """A step of a trail: what happened to which line, by whom and when (empty where not known), in words to read.

    `words` are those of then, or the outcome of a vote; `refs` other lines it leads to.
    """

    anchor: str
    kind: str
    what: str
    who: str = ""
    when: str = ""
    words: str = ""
    refs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class TrailView:
    """Where a line of the charter comes from, in order. `note` says so where nobody's contribution stands behind it."""

    anchor: str
    note: str = ""
    steps: list[TrailStepView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CharterSectionView:
    """A section that can be edited: its prose as it stands, and whether its ground moved since it was edited.

    `basis` is the fingerprint of what was assembled; send it along with a new wording.
    """

    key: str = ""
    title: str = ""
    text: str = ""
    basis: str = ""
    is_edited: bool = False
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version that was kept. `round` is the reference of the revealed round that was about it; empty: none."""

    number: int = 0
    label: str = ""
    state: str = ""
    note: str = ""
    role: str = ""
    kept_at: str = ""
    round: str = ""
    is_endorsed: bool = False


@dataclass(frozen=True, slots=True)
class StandingView:
    """Where the draft stands. `label` is the last version's, `has_moved_on` whether anything was changed since.

    `needs` is what the move to `next_state` asks for (`app.domain.charter.states.Need`); `blocking` counts open checks.
    """

    state: str = "collecting"
    label: str = ""
    has_moved_on: bool = False
    next_state: str = ""
    needs: list[str] = field(default_factory=list)
    blocking: int = 0
    versions: list[VersionView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CheckView:
    """What a quality check found, in words, in the language of the charter.

    `subject` names the goal it is about. `step` is where it can be mended. `takes` says what may be said about it
    instead: `aside` (a reason to put it aside), `reason`, `none`, or empty where it must be mended. `reason` and
    `note_id` belong to what was put aside.
    """

    check_id: str = ""
    subject_id: str = ""
    subject: str = ""
    title: str = ""
    message: str = ""
    mend: str = ""
    outcome: str = ""
    severity: str = ""
    step: str = ""
    takes: list[str] = field(default_factory=list)
    reason: str = ""
    note_id: str = ""


@dataclass(frozen=True, slots=True)
class CheckNoteView:
    """A word on a check: `kind` aside, reason or none; `is_used` is false where the check passes without it."""

    id: str = ""
    check_id: str = ""
    title: str = ""
    subject: str = ""
    kind: str = ""
    reason: str = ""
    role: str = ""
    on: str = ""
    is_used: bool = True


@dataclass(frozen=True, slots=True)
class CharterView:
    """The draft as the charter page shows it. `missing` is all that is open: what checks ask for, then the `gaps`."""

    title: str = ""
    blocks: list[BlockView] = field(default_factory=list)
    sections: list[CharterSectionView] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    passed: int = 0
    checked: int = 0
    standing: StandingView = field(default_factory=StandingView)
    checks: list[CheckView] = field(default_factory=list)
    check_notes: list[CheckNoteView] = field(default_factory=list)
    checks_off: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
