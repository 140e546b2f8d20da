"""Reads what people type into fields: numbers with commas or spaces, years, dates. Rejects, never guesses."""

import math
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from app.domain.errors import Invalid

E = TypeVar("E", bound=StrEnum)

_NUMBERS = (
    re.compile(r"-?\d+(?:\.\d+)?"),  # 1200, 0.125, 1.375: one point is a decimal point, as `shown` writes it
    re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),  # 12,500 and 1,200.5
    re.compile(r"-?\d+,\d+"),  # 62,5 and 0,125
    re.compile(r"-?[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d+)"),  # 1.200.000 and 1.200,5
    re.compile(r"-?[1-9]\d{0,2}(?:([ \u00a0\u202f'’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?"),  # 1 200 and 1 200,5
)
_COMMA_GROUPS, _POINT_GROUPS = 1, 3


def number(typed: str, field: str) -> float | None:
    """A number, or None for an empty field. Decimal point or comma; thousands by space, comma, apostrophe or point.

    What can be read in two ways is read as English writes it: 12,500 has a thousands comma, 1.375 a decimal point.

    >>> number("1 200,5", "target_value"), number("12,500", "x"), number("0.125", "x"), number("", "x")
    (1200.5, 12500.0, 0.125, None)
    """
    text = typed.strip().replace("−", "-").removesuffix("%").strip()
    if not text:
        return None
    shape = next((index for index, shape in enumerate(_NUMBERS) if shape.fullmatch(text)), None)
    if shape is None:
        raise Invalid("number.unreadable", field)
    plain = re.sub(r"[ \u00a0\u202f'’]", "", text)
    if shape == _COMMA_GROUPS:
        plain = plain.replace(",", "")
    elif shape == _POINT_GROUPS:
        plain = plain.replace(".", "")
    value = float(plain.replace(",", "."))
    if not math.isfinite(value) or abs(value) > 1e15:
        raise Invalid("number.unreadable", field)
    return value


def whole(typed: str, field: str, least: int, most: int) -> int | None:
    """A whole number between `least` and `most`, or None for an empty field."""
    text = typed.strip()
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,9}", text) or not least <= int(text) <= most:
        raise Invalid("number.range", field, least=least, most=most)
    return int(text)


def day(typed: str, field: str) -> date | None:
    """A date as YYYY-MM-DD, or a year alone (its last day); None for an empty field."""
    text = typed.strip()
    if not text:
        return None
    if re.fullmatch(r"\d{4}", text):
        text = f"{text}-12-31"
    try:
        value = date.fromisoformat(text)
    except ValueError:
        raise Invalid("date.unreadable", field) from None
    if not 1900 <= value.year <= 2200:
        raise Invalid("date.unreadable", field)
    return value


def choice(typed: str, among: type[E], field: str) -> E:
    """One of the values of an enumeration."""
    try:
        return among(typed)
    except ValueError:
        raise Invalid("choice.unknown", field) from None


def choices(typed: Iterable[str], among: type[E], field: str) -> tuple[E, ...]:
    """Several values, each once, in the enumeration's own order."""
    wanted = {choice(one, among, field) for one in typed}
    return tuple(member for member in among if member in wanted)


def shown(value: float | int | None) -> str:
    """A number in its shortest form without an exponent, as a field shows it; `number` reads it back to the same.

    >>> shown(8.0), shown(0.25), shown(1e-07), shown(None)
    ('8', '0.25', '0.0000001', '')
    """
    if value is None:
        return ""
    if isinstance(value, float) and math.isfinite(value):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    return str(value)
