"""Reads what people type into fields: numbers with commas or spaces, years, dates. Rejects, never guesses."""

import math
import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from app.domain.errors import Invalid

E = TypeVar("E", bound=StrEnum)

_GROUPED = re.compile(r"^-?\d{1,3}([ \u00a0\u202f,.])\d{3}(\1\d{3})*$")
_DECIMAL = re.compile(r"^-?\d+([.,]\d+)?$")


def number(typed: str, field: str) -> float | None:
    """A number, or None for an empty field. Decimal point or comma; thousands by space, comma or point.

    >>> number("1 200,5", "target_value"), number("12,500", "x"), number("", "x")
    (1200.5, 12500.0, None)
    """
    text = typed.strip().replace("−", "-").removesuffix("%").strip()
    if not text:
        return None
    if _GROUPED.match(text):
        value = float(re.sub(r"[^\d-]", "", text))
    else:
        compact = re.sub(r"[ \u00a0\u202f']", "", text)
        if compact.count(",") == 1 and compact.count(".") >= 1 and compact.rfind(",") > compact.rfind("."):
            compact = compact.replace(".", "")
        elif compact.count(".") == 1 and compact.count(",") >= 1 and compact.rfind(".") > compact.rfind(","):
            compact = compact.replace(",", "")
        if not _DECIMAL.match(compact):
            raise Invalid("number.unreadable", field)
        value = float(compact.replace(",", "."))
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
    """A number in its shortest form, as a field shows it.

    >>> shown(8.0), shown(0.25), shown(None)
    ('8', '0.25', '')
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
