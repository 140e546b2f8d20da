"""What a field of a register holds, and how what was typed becomes a value. Rejects, never guesses.

Values are plain, so that they can be stored, sent and compared as they are:

- LINE, TEXT: text, empty when nobody has said; CHOICE: a value of the field's enumeration; LINK: an id; or empty;
- CHOICES, LINKS: a list of such, each once;
- NUMBER, WHOLE: a number, or None;
- DAY: `YYYY-MM-DD`, or empty;
- FLAG: `yes`, `no`, or empty when nobody has said.

Must not: know a register.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain import typed
from app.domain.errors import Invalid
from app.domain.workshop import clean_line, clean_text

Value = str | int | float | list[str] | None
Values = Mapping[str, Value]


class FieldKind(StrEnum):
    """What a field holds."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    FLAG = "flag"
    LINK = "link"
    LINKS = "links"


_TRUE = frozenset({"yes", "true", "on", "1"})
_FALSE = frozenset({"no", "false", "off"})
_MOST_LINKS = 60


@dataclass(frozen=True, slots=True)
class RegisterField:
    """A field. Its label is the message key `register.<register>.<name>`, its help `….<name>.help` where there is one.

    `family` names a choice's texts: the key of a value is `<family>.<value>`. `target` is the key of the register that
    a link points into. `is_first`: asked for when an entry is added; the rest grows later. `is_leading`: only
    facilitators set it. `is_personal`: may name a person, and is left out of what is public. `group`: later fields of
    one group stand together in the form, under `register.<register>.group.<group>`. `is_fleeting`: true of this moment
    of the workshop alone, so it is neither imported nor printed.
    """

    name: str
    kind: FieldKind = FieldKind.LINE
    choices: type[StrEnum] | None = None
    family: str = ""
    target: str = ""
    most: int = 160
    least: int = 0
    is_required: bool = False
    is_first: bool = False
    is_leading: bool = False
    is_personal: bool = False
    is_fleeting: bool = False
    group: str = ""
    default: str = ""

    @property
    def blank(self) -> Value:
        """The value of a field of which nobody has said anything."""
        match self.kind:
            case FieldKind.CHOICES | FieldKind.LINKS:
                return []
            case FieldKind.NUMBER | FieldKind.WHOLE:
                return None
            case _:
                return self.default

    def read(self, said: str | list[str]) -> Value:
        """The value of what was typed. Errors: Invalid, naming the field."""
        value = self._read(said)
        if self.is_required and value in ("", None, []):
            raise Invalid("field.missing", self.name)
        return value

    def _read(self, said: str | list[str]) -> Value:
        if self.kind in {FieldKind.CHOICES, FieldKind.LINKS}:
            return self._several([said] if isinstance(said, str) else said)
        text = said if isinstance(said, str) else (said[0] if said else "")
        readers: Mapping[FieldKind, Callable[[str], Value]] = {
            FieldKind.LINE: lambda text: clean_line(text, self.name, most=self.most, least=0),
            FieldKind.TEXT: lambda text: clean_text(text, self.name, most=self.most, least=0),
            FieldKind.CHOICE: self._choice,
            FieldKind.NUMBER: lambda text: typed.number(text, self.name),
            FieldKind.WHOLE: lambda text: typed.whole(text, self.name, self.least, self.most),
            FieldKind.DAY: self._day,
            FieldKind.FLAG: self._flag,
            FieldKind.LINK: self._link,
        }
        return readers[self.kind](text)

    def _day(self, text: str) -> str:
        day = typed.day(text, self.name)
        return day.isoformat() if day else ""

    def _choice(self, text: str) -> str:
        if not text.strip():
            return self.default
        assert self.choices is not None  # noqa: S101 - a choice without choices is a mistake of ours
        return str(typed.choice(text.strip(), self.choices, self.name))

    def _flag(self, text: str) -> str:
        said = text.strip().lower()
        if said in _TRUE:
            return "yes"
        if said in _FALSE:
            return "no"
        if said:
            raise Invalid("choice.unknown", self.name)
        return ""

    def _link(self, text: str) -> str:
        wanted = text.strip()
        if wanted and (len(wanted) > 24 or not wanted.isalnum()):
            raise Invalid("choice.unknown", self.name)
        return wanted

    def _several(self, said: list[str]) -> list[str]:
        wanted = [one.strip() for one in said if one.strip()]
        if self.kind is FieldKind.LINKS:
            links = list(dict.fromkeys(self._link(one) for one in wanted))
            if len(links) > _MOST_LINKS:
                raise Invalid("field.too_many", self.name, most=_MOST_LINKS)
            return links
        assert self.choices is not None  # noqa: S101 - see above
        return [str(one) for one in typed.choices(wanted, self.choices, self.name)]


def choice(name: str, choices: type[StrEnum], family: str, **more: Any) -> RegisterField:
    """A field with one of several values."""
    return RegisterField(name, FieldKind.CHOICE, choices, family, **more)


def several(name: str, choices: type[StrEnum], family: str, **more: Any) -> RegisterField:
    """A field with any number of several values."""
    return RegisterField(name, FieldKind.CHOICES, choices, family, **more)


def link(name: str, target: str, **more: Any) -> RegisterField:
    """A field that points at an entry of another register."""
    return RegisterField(name, FieldKind.LINK, target=target, **more)


def links(name: str, target: str, **more: Any) -> RegisterField:
    """A field that points at several entries of another register."""
    return RegisterField(name, FieldKind.LINKS, target=target, **more)


def text(name: str, most: int = 600, **more: Any) -> RegisterField:
    """A field with room for sentences."""
    return RegisterField(name, FieldKind.TEXT, most=most, **more)


def rating(name: str, **more: Any) -> RegisterField:
    """1 (low) to 5 (high), or None."""
    return RegisterField(name, FieldKind.WHOLE, least=1, most=5, **more)
