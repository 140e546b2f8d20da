"""The roster as a text: lines that are typed, pasted or come from a spreadsheet, and the list with its links to send.

Must not: know links, seats or storage.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.errors import Invalid, MissionRoomError
from app.domain.workshop import clean_line

MOST_AT_ONCE = 1_000
"""Lines that are taken at once."""

MOST_LISTED = 5_000
"""People on one roster."""

LONGEST_NAME = 60

_SHOWN = 80
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEADS = ("name", "person", "participant")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the roster, by name and the id of their group. Two people of one group have different names."""

    name: str
    group_id: str

    @property
    def key(self) -> tuple[str, str]:
        """What no two people share."""
        return self.name.casefold(), self.group_id


@dataclass(frozen=True, slots=True)
class LineFault:
    """Why a line (from 1) was not taken: the code of an error and its values. `text` is how the line begins."""

    line: int
    text: str
    code: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What lines say: people by the line they stand in, and what was not taken."""

    people: Mapping[int, Person]
    faults: tuple[LineFault, ...]


def read_people(text: str, groups: Mapping[str, str], listed: Iterable[Person] = ()) -> Reading:
    """Read lines of `Name; Group`, or of a CSV whose first columns these are; further columns are ignored.

    `groups` are names by id; `listed` are people who are on the roster already. Each line is judged by itself: what is
    right is kept. Errors: Invalid when there is nothing to read, or more than `MOST_AT_ONCE` lines.

    >>> read_people("Anna Berg; citizens\\nBen", {"g1": "Citizens"}).people
    {1: Person(name='Anna Berg', group_id='g1')}
    """
    lines = [(number, line) for number, line in enumerate(_lines(text), start=1) if line.strip()]
    if lines and _cells(lines[0][1])[0].casefold() in _HEADS:
        lines = lines[1:]
    if not lines:
        raise Invalid("roster.empty", "people")
    if len(lines) > MOST_AT_ONCE:
        raise Invalid("roster.too_many", "people", most=MOST_AT_ONCE)
    by_name = {name.casefold(): group_id for group_id, name in groups.items()}
    known = {person.key: 0 for person in listed}
    people: dict[int, Person] = {}
    faults = []
    for number, line in lines:
        try:
            person = _person(_cells(line), by_name)
            if person.key in known:
                raise _twice(person, known[person.key])
        except MissionRoomError as error:
            faults.append(LineFault(number, line.strip()[:_SHOWN], error.code, error.values))
            continue
        known[person.key] = number
        people[number] = person
    return Reading(people, tuple(faults))


def to_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as a file for a spreadsheet or a mail merge. No cell is read as a formula: such a one gets an apostrophe.

    >>> to_csv([["name", "link"], ["=1+1", "https://mission.example.org/link/x"]]).split("\\r\\n")[1]
    "'=1+1,https://mission.example.org/link/x"
    """
    file = io.StringIO()
    csv.writer(file).writerows([[_harmless(cell) for cell in row] for row in rows])
    return file.getvalue()


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _cells(line: str) -> list[str]:
    """A line's cells: parted by semicolons if it has any, else by tabs, else by commas."""
    sign = next((sign for sign in ";\t" if sign in line), ",")
    return [cell.strip() for cell in next(csv.reader([line], delimiter=sign, skipinitialspace=True), [""])] or [""]


def _person(cells: Sequence[str], by_name: Mapping[str, str]) -> Person:
    name = clean_line(cells[0], "people", most=LONGEST_NAME)
    group = " ".join(cells[1].split()) if len(cells) > 1 else ""
    if not group:
        raise Invalid("roster.no_group", "people", name=name)
    if group.casefold() not in by_name:
        raise Invalid("roster.unknown_group", "people", group=group[:LONGEST_NAME])
    return Person(name, by_name[group.casefold()])


def _twice(person: Person, line: int) -> Invalid:
    if line:
        return Invalid("roster.twice", "people", name=person.name, line=line)
    return Invalid("roster.listed", "people", name=person.name)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
