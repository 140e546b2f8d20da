"""A value of a file together with where it stands, so that whatever is wrong is said with its place.

Must not: guess. A value of another kind than it should be is refused, and so is a text that is too long.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from app.domain.errors import Invalid
from app.domain.workshop import clean_text

E = TypeVar("E", bound=StrEnum)

LONGEST_TEXT = 60_000
"""Characters of one text in a file."""
_LONGEST_NAME = 120
_GREATEST = 1e15


@dataclass(frozen=True, slots=True)
class Place:
    """A value and the way to it, such as `goals[2].content.deadline`. What is not there is None."""

    value: Any
    name: str = ""

    def wrong(self, code: str, **more: str | int) -> Invalid:
        """The error that says what is wrong here."""
        return Invalid(code, "file", place=self.name[:_LONGEST_NAME] or "the file", **more)

    def at(self, key: str) -> "Place":
        """What stands under a key. Errors: Invalid, unless this is an object or missing."""
        return Place(self.object().get(key), f"{self.name}.{key}" if self.name else key)

    def object(self) -> dict[str, Any]:
        """An object; empty when it is missing."""
        if self.value is None:
            return {}
        if not isinstance(self.value, dict):
            raise self.wrong("carry.kind")
        return self.value

    def entries(self) -> Iterator[tuple[str, "Place"]]:
        """Everything in an object."""
        for key in self.object():
            yield key, self.at(key)

    def items(self, most: int) -> list["Place"]:
        """A list of so many at most; empty when it is missing."""
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.wrong("carry.kind")
        if len(self.value) > most:
            raise self.wrong("carry.many", most=most, count=len(self.value))
        return [Place(one, f"{self.name}[{index}]") for index, one in enumerate(self.value)]

    def text(self, most: int = LONGEST_TEXT) -> str:
        """A text without control characters; empty when it is missing."""
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            raise self.wrong("carry.kind")
        try:
            return clean_text(self.value, "file", most=most, least=0)
        except Invalid as fault:
            if fault.code == "text.too_long":
                raise self.wrong("carry.long", most=most) from None
            raise self.wrong("carry.kind") from None

    def line(self, most: int) -> str:
        """A text of one line."""
        return " ".join(self.text(most).split())

    def words(self, most: int, length: int) -> tuple[str, ...]:
        """A list of short texts."""
        return tuple(one.line(length) for one in self.items(most))

    def flag(self, default: bool = False) -> bool:
        """Yes or no."""
        if self.value is None:
            return default
        if not isinstance(self.value, bool):
            raise self.wrong("carry.kind")
        return self.value

    def number(self) -> float | None:
        """A finite number; None when it is missing."""
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, (int, float)):
            raise self.wrong("carry.kind")
        if abs(self.value) > _GREATEST or not math.isfinite(self.value):
            raise self.wrong("carry.range")
        return self.value

    def near(self, default: float = 0.0) -> float:
        """A number, or the default when it is missing."""
        found = self.number()
        return default if found is None else found

    def whole(self, least: int = 0, most: int = 1_000_000_000, default: int = 0) -> int:
        """A whole number within bounds."""
        found = self.number()
        if found is None:
            return default
        if int(found) != found:
            raise self.wrong("carry.kind")
        if not least <= found <= most:
            raise self.wrong("carry.range")
        return int(found)

    def maybe_whole(self, least: int, most: int) -> int | None:
        """A whole number within bounds; None when it is missing."""
        return None if self.value is None else self.whole(least, most)

    def choice(self, choices: type[E], default: E) -> E:
        """One of an enumeration; the default when it is missing or empty."""
        said = self.line(60)
        if not said:
            return default
        try:
            return choices(said)
        except ValueError:
            raise self.wrong("carry.choice", said=said) from None

    def day(self) -> date | None:
        """A day, `YYYY-MM-DD`; None when it is missing."""
        said = self.line(40)
        if not said:
            return None
        try:
            return date.fromisoformat(said)
        except ValueError:
            raise self.wrong("carry.day") from None

    def moment(self) -> datetime | None:
        """A moment in ISO 8601, UTC where it says no zone; None when it is missing."""
        said = self.line(60)
        if not said:
            return None
        try:
            found = datetime.fromisoformat(said)
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        except (ValueError, OverflowError):
            raise self.wrong("carry.day") from None

    def reference(self) -> int:
        """The number of a reference such as `G3`: letters, then digits."""
        said = self.line(16)
        digits = said.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        if not digits.isascii() or not digits.isdigit() or len(digits) > 6 or not int(digits):
            raise self.wrong("carry.reference")
        return int(digits)

    def id(self) -> str:
        """An identifier; empty when it is missing."""
        said = self.line(64)
        if said and not (said.isascii() and said.replace("-", "").replace("_", "").isalnum()):
            raise self.wrong("carry.reference")
        return said
