"""The pen that all sections are written with: texts by key, words of the domain, and links to sources."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from app.domain.charter.asked import is_asked
from app.domain.charter.data import CharterData, Credit
from app.domain.document import Block, Inlines, ItemList, Mark, Missing, Paragraph, Row, Run, Table, plain

PREFIX = "charter.doc."
NONE = "–"
_MARKS = {"section-commitments": "§6", "section-quality": "G", "section-methods": "F"}
"""What references to whole sections look like."""
COMPUTED = "section-methods"
"""The anchor of what follows from the registers and was said by nobody."""
OUR_CRITERIA = frozenset({"impact", "feasibility", "boldness", "realism"})


class Texts(Protocol):
    """Texts of one locale; `app.i18n.text.Texts` is one."""

    @property
    def locale(self) -> str:
        """The locale's code."""

    def format(self, key: str, **values: object) -> str:
        """The text of a key with its values."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section before it is put into the document.

    `prose` is what a facilitator may word anew; `record` are the tables and figures that stay whatever is worded.
    """

    key: str
    number: str
    prose: tuple[Block, ...] = ()
    record: tuple[Block, ...] = ()
    is_editable: bool = True


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes one charter. Nothing it returns is markup."""

    data: CharterData
    texts: Texts
    actors: dict[str, str] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, data: CharterData, texts: Texts) -> "Pen":
        """A pen that knows the anchors of actors and goals by their ids, those of folded goals included."""
        goals: dict[str, str] = {}
        for goal in data.goals:
            goals |= dict.fromkeys((goal.id, *(one.id for one in goal.merged)), f"G{goal.number}")
        return cls(data, texts, {one.id: f"S{one.number}" for one in data.stakeholders}, goals)

    def say(self, key: str, **values: object) -> str:
        """A text of the charter."""
        return self.texts.format(PREFIX + key, **values)

    def word(self, family: str, value: StrEnum | str) -> str:
        """The name of a value of the domain: `word("sector", Sector.MEDIA)`."""
        return self.texts.format(f"{family}.{value}")

    def words(self, family: str, values: Iterable[StrEnum | str]) -> str:
        """Several names, parted by commas."""
        return ", ".join(self.word(family, value) for value in values)

    def day(self, day: date | None) -> str:
        """A date in words, or a dash."""
        return self.say("day", day=day) if day else NONE

    def number(self, value: float | None, unit: str = "") -> str:
        """A number with its unit, or a dash."""
        return NONE if value is None else self.say("number", value=_short(value), unit=unit).strip()

    def criterion(self, said: str) -> str:
        """The name of a criterion: the catalogue's where it is one of ours."""
        return self.texts.format(f"voting_pictures.criterion.{said}") if said in OUR_CRITERIA else said

    def credit(self, credit: Credit) -> str:
        """Who said it: name, group, both, or a dash."""
        return ", ".join(part for part in (credit.author, credit.group) if part) or NONE

    def line(self, text: str, *anchors: str, mark: Mark = Mark.PLAIN) -> Inlines:
        """A text with its sources behind it, each a link: `Too few buses [C3] [C7]`."""
        runs = [Run(text, mark)]
        for anchor in dict.fromkeys(anchors):
            runs += [Run(" "), Run(f"[{_MARKS.get(anchor, anchor)}]", target=anchor)]
        return tuple(runs)

    def links(self, *anchors: str) -> Inlines:
        """Sources alone: `[I1] [I4]`; nothing without any."""
        return self.line("", *anchors)[2:]

    def labelled(self, key: str, text: str, *anchors: str) -> Paragraph:
        """A paragraph that begins with what it is about, in bold."""
        return Paragraph((Run(f"{self.say(key)} ", Mark.BOLD), *self.line(text, *anchors)))

    def listed(self, key: str, items: Sequence[Inlines]) -> tuple[Block, ...]:
        """A list under a line that says what it lists; nothing where it is empty."""
        return (Paragraph((Run(self.say(key), Mark.BOLD),)), ItemList(tuple(items))) if items else ()

    def missing(self, thing: str, owner: str = "facilitator", mend: str = "") -> Missing:
        """What was not agreed, who should say it, and the register (if any) in which the page lets it be filled."""
        what = self.say(f"thing.{thing}")
        asked = is_asked(thing, self.data.parts, self.data.severities)
        return Missing(self.say("missing", what=what, who=self.say(f"owner.{owner}")), what, mend, asked)

    def computed(self, text: str) -> Inlines:
        """A line that nobody said: it follows from the registers, by the rules of the annex on methods."""
        return (Run(f"{text} "), Run("[F]", target=COMPUTED))

    def table(self, key: str, columns: Sequence[str], rows: Iterable[Row]) -> tuple[Table, ...]:
        """A table with its caption and column names by key; nothing where it has no rows."""
        found = tuple(rows)
        header = tuple(self.say(f"column.{name}") for name in columns)
        return (Table(self.say(f"table.{key}"), header, found),) if found else ()

    def facts(self, key: str, pairs: Iterable[tuple[str, Inlines | str]]) -> tuple[Table, ...]:
        """A table of names and values, without those that are empty."""
        rows = [row(self.say(f"fact.{name}"), value) for name, value in pairs if value and value != NONE]
        return self.table(key, ("what", "value"), rows)


def row(*cells: Inlines | str, anchor: str = "") -> Row:
    """A row of a table; an empty cell says so by a dash."""
    return Row(tuple(plain(cell or NONE) if isinstance(cell, str) else cell for cell in cells), anchor)


def _short(value: float) -> float | int:
    return int(value) if float(value).is_integer() else value
