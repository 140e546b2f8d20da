"""The frame of the room: what it is about, where it stands, who is here, and what was parked."""

from dataclasses import dataclass, field


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
    """Frame of the room: what it is about, where it stands, how long is left; `parts` are those that are shown.

    `takes_comments`: whether the charter is open for comments, also after the workshop has ended.
    """

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
    parts: list[str] = field(default_factory=list)
    takes_comments: bool = False
    timer: TimerView = field(default_factory=TimerView)


@dataclass(frozen=True, slots=True)
class GroupPresenceView:
    """How many of a group have a seat, are here and are writing. A table of n people counts as n who are here.

    Where nobody is named, `writing` stays 0 for groups in which it would point at people.
    """

    name: str = ""
    index: int = 0
    joined: int = 0
    here: int = 0
    writing: int = 0


@dataclass(frozen=True, slots=True)
class PresenceView:
    """How many have a seat, are here and are writing, of all and by group: counts, never a list."""

    here: int = 0
    joined: int = 0
    writing: int = 0
    groups: list[GroupPresenceView] = field(default_factory=list)


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
