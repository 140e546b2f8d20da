"""Strict reading of decoded JSON that somebody may have written by hand: what is wrong, and where in the file.

Must not: know what the file is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from typing import Any, TypeVar

from app.domain.errors import Invalid
from app.domain.workshop import clean_text

T = TypeVar("T")
_MISSING = object()
_SHOWN = 40


class Place:
    """A value with its place in the file ('steps[2].minutes'). Errors, all of them: Invalid `file.…` about `field`."""

    def __init__(self, value: object, field: str, path: str = "", name: str = "") -> None:
        self.value = value
        self.field = field
        self.path = path
        self.name = name

    def at(self, name: str, default: object = _MISSING) -> Place:
        """The value of this name; without a default it must be there."""
        value = self.value.get(name, default) if isinstance(self.value, dict) else default
        if value is _MISSING:
            raise Invalid(
                "file.missing" if self.path else "file.missing_on_top", self.field, name=name, place=self.path
            )
        return Place(value, self.field, f"{self.path}.{name}" if self.path else name, name)

    def names(self, *, required: Sequence[str], more: Sequence[str] = (), rest: Sequence[str] = ()) -> None:
        """It must be an object with these names and no others."""
        known = self._object()
        for name in known:
            if name not in {*required, *more, *rest}:
                raise self._unknown(name)
        for name in required:
            self.at(name)

    def text(self, most: int, *, least: int = 1) -> str:
        """A text of `least` to `most` characters, trimmed."""
        if not isinstance(self.value, str):
            raise Invalid("file.no_text", self.field, place=self.path)
        try:
            return clean_text(self.value, self.field, most=most, least=least)
        except Invalid:
            raise Invalid("file.text", self.field, place=self.path, most=most) from None

    def word(self, most: int) -> str:
        """A key: small letters, digits and underscores."""
        text = self.text(most)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", text):
            raise Invalid("file.word", self.field, place=self.path)
        return text

    def one_of(self, known: Sequence[str]) -> str:
        """One of these words."""
        if not isinstance(self.value, str) or self.value not in known:
            raise Invalid("file.choice", self.field, place=self.path, choices=", ".join(map(str, known)))
        return self.value

    def number(self, least: float, most: float, *, whole: bool = False) -> float:
        """A number from `least` to `most`."""
        value = self.value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most:
            if not whole:
                return value
            if value == int(value):
                return int(value)
        raise Invalid(
            "file.whole" if whole else "file.number",
            self.field,
            place=self.path,
            least=f"{least:g}",
            most=f"{most:g}",
        )

    def several(self, read: Callable[[Place], T], *, most: int, is_set: bool = True) -> list[T]:
        """A list of at most `most`; as a set none of them stands in it twice."""
        if not isinstance(self.value, list):
            raise Invalid("file.no_list", self.field, place=self.path)
        if len(self.value) > most:
            raise Invalid("file.too_many", self.field, place=self.path, most=most)
        found: list[T] = []
        for number, value in enumerate(self.value):
            place = Place(value, self.field, f"{self.path}[{number + 1}]", self.name)
            one = read(place)
            if is_set and one in found:
                raise Invalid("file.twice", self.field, place=place.path)
            found.append(one)
        return found

    def table(self, read: Callable[[Place], T], *, known: Container[str], most: int) -> dict[str, T]:
        """An object whose names are all known."""
        values = self._object()
        if len(values) > most:
            raise Invalid("file.too_many", self.field, place=self.path, most=most)
        for name in values:
            if name not in known:
                raise self._unknown(name)
        return {name: read(self.at(name)) for name in values}

    def _object(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise Invalid("file.no_object" if self.path else "file.no_object_on_top", self.field, place=self.path)
        return self.value

    def _unknown(self, name: object) -> Invalid:
        return Invalid(
            "file.unknown_name" if self.path else "file.unknown_name_on_top",
            self.field,
            name=_short(name),
            place=self.path,
        )


def _short(name: object) -> str:
    text = str(name)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
