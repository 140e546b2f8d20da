"""The roster as facilitators see it, on request: who was given a personal link, and who has come."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person on the roster. `state` is unused (not come yet), seated or revoked; `path` is the personal link."""

    id: str = ""
    name: str = ""
    group_name: str = ""
    state: str = "unused"
    path: str = ""


@dataclass(frozen=True, slots=True)
class RosterView:
    """A page of the people that were asked for, by group and name. `before` and `after` as in `PeopleView`.

    `listed` and `seated` count the whole roster, without those whose link was revoked.
    """

    people: list[PersonView] = field(default_factory=list)
    listed: int = 0
    seated: int = 0
    total: int = 0
    first: int = 0
    before: str = ""
    after: str = ""
    has_before: bool = False
    has_after: bool = False


@dataclass(frozen=True, slots=True)
class LineFaultView:
    """A line that was not taken: its number (from 1), how it begins, and a key of the catalogue with its values."""

    line: int = 0
    text: str = ""
    key: str = ""
    words: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AddedPeopleView:
    """What became of the lines that were sent: how many people were added, and what was not taken."""

    added: int = 0
    faults: list[LineFaultView] = field(default_factory=list)
