"""What only facilitators see."""

from dataclasses import dataclass, field

from app.domain.snapshot.framing import CardView
from app.domain.snapshot.named import NamedView


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat as facilitators see it: by the name the room sees, too, where names are hidden; a table by its own.

    `may_vote` and `has_voted` are about the open round, and false where that is not shown (see `PeopleView.votes`).
    """

    id: str = ""
    name: str = ""
    role: str = ""
    group_name: str = ""
    weight: int = 1
    channel: str = "device"
    is_here: bool = False
    may_vote: bool = False
    has_voted: bool = False


@dataclass(frozen=True, slots=True)
class PeopleView:
    """A page of the seats that were asked for, in order of arrival. The one list of people, and only on request.

    `total` is how many match and `first` the place of the first one shown (from 1; 0 when none). `before` and `after`
    are what to ask for the neighbouring pages: the seat after which a page begins, empty for the beginning.

    `votes` says whether the list shows who has voted: `shown`, `few` (not enough have yet), or empty without an open
    round.
    """

    seats: list[SeatView] = field(default_factory=list)
    total: int = 0
    first: int = 0
    before: str = ""
    after: str = ""
    has_before: bool = False
    has_after: bool = False
    votes: str = ""


@dataclass(frozen=True, slots=True)
class DoorView:
    """Who came in since the open round opened; `round_id` is empty while none is open.

    `from_one_address` is the most new seats that came from one address, as far as this instance has seen them;
    `is_remarkable` where that is more than a room explains by itself. `waiting` are people who may not vote in this
    round because they came when the door was shut.
    """

    round_id: str = ""
    new_since_open: int = 0
    from_one_address: int = 0
    is_remarkable: bool = False
    is_shut: bool = False
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class TableView:
    """A table without phones, for which facilitators vote. `has_voted`: whether the open round has its ballot."""

    id: str = ""
    name: str = ""
    group_name: str = ""
    weight: int = 1
    has_voted: bool = False


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

    `undo_key` names the last thing that can be undone, empty when there is none. `public_path` is the address of the
    charter's public page on this server, empty while it is off.

    It does not grow with the number of people: they are counted in `PresenceView`, and listed on request only.
    """

    tables: list[TableView] = field(default_factory=list)
    links: list[LinkView] = field(default_factory=list)
    hidden_cards: list[CardView] = field(default_factory=list)
    hidden_card_count: int = 0
    hidden_goals: list[NamedView] = field(default_factory=list)
    duplicates: list[DuplicateView] = field(default_factory=list)
    notes: list[NoteView] = field(default_factory=list)
    door: DoorView = field(default_factory=DoorView)
    undo_id: str = ""
    undo_key: str = ""
    retention_days: int = 90
    public_path: str = ""
