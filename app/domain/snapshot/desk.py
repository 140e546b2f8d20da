"""What only facilitators see."""

from dataclasses import dataclass, field

from app.domain.snapshot.framing import CardView
from app.domain.snapshot.named import NamedView


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat as facilitators see it: by the name the room sees, too, where names are hidden; a table by its own.

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
    """What only the desk sees. Of hidden cards it has the first, and how many there are.

    `undo_key` names the last thing that can be undone, empty when there is none.
    """

    seats: list[SeatView] = field(default_factory=list)
    groups: list[GroupCountView] = field(default_factory=list)
    links: list[LinkView] = field(default_factory=list)
    hidden_cards: list[CardView] = field(default_factory=list)
    hidden_card_count: int = 0
    hidden_goals: list[NamedView] = field(default_factory=list)
    duplicates: list[DuplicateView] = field(default_factory=list)
    notes: list[NoteView] = field(default_factory=list)
    undo_id: str = ""
    undo_key: str = ""
    retention_days: int = 90
