"""A sheet of estimates: questions that everybody answers for themselves about one subject.

Must not: decide anything. A vote has a rule, an electorate and a seal (`app.domain.voting`); an estimate only shows
where the room stands.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import Invalid
from app.domain.parts import Part
from app.domain.steps import StepKind


class ItemKind(StrEnum):
    """What an answer is: a whole number, one of some words, or any number of them."""

    RATING = "rating"
    CHOICE = "choice"
    CHOICES = "choices"


class Showing(StrEnum):
    """When the room sees what came out: when the facilitator shows it, or as soon as `SHOWN_FROM` have answered."""

    WHEN_SHOWN = "when_shown"
    AT_ONCE = "at_once"


SHOWN_FROM = 3
"""Fewest answers to one question that are shown before the facilitator shows all: two would tell who said what."""

PASS = "cannot_judge"  # noqa: S105 - a word of the field
"""The answer 'cannot judge', which is counted apart."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question; its words are `sheet.<sheet>.<name>`, help `….help`, the ends of a rating `….low` and `….high`.

    `family` names the texts of the choices: `<family>.<value>`.
    """

    name: str
    kind: ItemKind = ItemKind.RATING
    least: int = 1
    most: int = 5
    choices: tuple[str, ...] = ()
    family: str = ""
    may_pass: bool = True

    def read(self, said: str | list[str]) -> str:
        """An answer as it is kept: a number, a word, words parted by commas, `cannot_judge`, or empty for no answer.

        Errors: Invalid, naming the item.
        """
        wanted = [said] if isinstance(said, str) else said
        wanted = list(dict.fromkeys(one.strip() for one in wanted if one.strip()))
        if not wanted:
            return ""
        if wanted == [PASS] and self.may_pass:
            return PASS
        if self.kind is ItemKind.RATING:
            return self._rating(wanted)
        if not set(wanted) <= set(self.choices) or (self.kind is ItemKind.CHOICE and len(wanted) > 1):
            raise Invalid("choice.unknown", self.name)
        return ",".join(one for one in self.choices if one in wanted)

    def _rating(self, wanted: list[str]) -> str:
        text = wanted[0]
        if len(wanted) > 1 or not text.isascii() or not text.isdigit() or not self.least <= int(text[:4]) <= self.most:
            raise Invalid("number.range", self.name, least=self.least, most=self.most)
        return str(int(text))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. `subject` is the key of the register whose entries it is about, empty when about the mission itself."""

    key: str
    step: StepKind
    items: tuple[Item, ...]
    part: Part | None = None
    subject: str = ""
    showing: Showing = Showing.WHEN_SHOWN
