"""The message format: a small, honest subset of ICU MessageFormat, the same here and in the browser.

    Hello {name}                                       a value
    {count, plural, =0 {No cards} one {# card} other {# cards}}    by number; `#` is the number itself
    {budget, number}    {day, date}    {at, time}      formatted for the locale

Branches may hold placeholders. There is no select, no nesting of plurals in plurals, no quoting: a text that needs a
brace or a hash sign inside a plural is a text to write differently. `assets/ui/i18n.js` is this module's twin for the
browser; `tests/i18n/test_twins.py` holds both to the same answers.

Must not: read catalogues or escape for HTML (React and the renderers do).
"""

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import assert_never

from app.i18n.plurals import plural_category

_ISO_DAY_LENGTH = 10
_KINDS = ("number", "date", "time")
_BRANCH = re.compile(r"\s*(=\d+|zero|one|two|few|many|other)\s*\{")
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


class MessageSyntaxError(ValueError):
    """A text that this format cannot read."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """`{name}` or `{name, number|date|time}`."""

    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Plural:
    """`{name, plural, …}` with its branches by category or `=n`."""

    name: str
    branches: Mapping[str, "Message"]


Part = str | Placeholder | Plural
Message = tuple[Part, ...]


@lru_cache(maxsize=4096)
def parse(text: str) -> Message:
    """The parts of a text.

    Raises:
        MessageSyntaxError: unbalanced braces, an unknown kind, or a plural without `other`.
    """
    return tuple(_parts(text, inside_plural=False))


def names(text: str) -> frozenset[str]:
    """The names of the values a text wants."""
    found: set[str] = set()
    for part in parse(text):
        match part:
            case Placeholder(name=name):
                found.add(name)
            case Plural(name=name, branches=branches):
                found.add(name)
                found |= {p.name for branch in branches.values() for p in branch if isinstance(p, Placeholder)}
            case str():
                pass
            case _:
                assert_never(part)
    return frozenset(found)


def render(text: str, values: Mapping[str, object], locale: str) -> str:
    """The text with its values. A missing value stays visible as `{name}`, as it does in the browser."""
    return "".join(_rendered(parse(text), values, locale, number=None))


def _rendered(message: Message, values: Mapping[str, object], locale: str, number: object | None) -> Iterator[str]:
    for part in message:
        match part:
            case str():
                yield part if number is None else part.replace("#", _number(number, locale))
            case Placeholder(name=name, kind=kind):
                yield _value(values.get(name), kind, locale) if name in values else f"{{{name}}}"
            case Plural(name=name, branches=branches):
                count = values.get(name, 0)
                chosen = branches.get(f"={count}") or branches.get(
                    plural_category(locale, _as_number(count)), branches["other"]
                )
                yield from _rendered(chosen, values, locale, number=count)
            case _:
                assert_never(part)


def _value(value: object, kind: str, locale: str) -> str:
    if value is None:
        return ""
    if kind == "number":
        return _number(value, locale)
    moment = _moment(value)
    if kind == "time" and isinstance(moment, datetime):
        return f"{moment:%H:%M}"
    if kind == "date" and moment is not None:
        return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"
    return str(value)


def _moment(value: object) -> date | None:
    """A day or a moment, also from its ISO text; None for anything else, which is then shown as it is."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    with contextlib.suppress(ValueError):
        return date.fromisoformat(value) if len(value) == _ISO_DAY_LENGTH else datetime.fromisoformat(value)
    return None


def _number(value: object, locale: str) -> str:
    number = _as_number(value)
    text = f"{number:,.3f}".rstrip("0").rstrip(".") if isinstance(number, float) else f"{number:,}"
    return text if locale.startswith("en") else text.replace(",", "\u202f")


def _as_number(value: object) -> int | float:
    if isinstance(value, int | float):
        return value
    try:
        number = float(str(value))
    except ValueError:
        return 0
    return int(number) if number.is_integer() else number


def _parts(text: str, *, inside_plural: bool) -> Iterator[Part]:
    position = 0
    while position < len(text):
        opening = text.find("{", position)
        literal = text[position:] if opening < 0 else text[position:opening]
        if "}" in literal:
            raise MessageSyntaxError(f"a closing brace too many in {text!r}")
        if literal:
            yield literal
        if opening < 0:
            return
        closing = _closing(text, opening)
        yield _placeholder(text[opening + 1 : closing], inside_plural=inside_plural)
        position = closing + 1


def _placeholder(inner: str, *, inside_plural: bool) -> Part:
    name, _, rest = (piece.strip() for piece in inner.partition(","))
    if not name.isidentifier():
        raise MessageSyntaxError(f"not a name: {name!r}")
    if not rest:
        return Placeholder(name)
    if rest in _KINDS:
        return Placeholder(name, rest)
    kind, _, branches = (piece.strip() for piece in rest.partition(","))
    if kind != "plural" or inside_plural:
        raise MessageSyntaxError(f"unknown kind: {inner!r}")
    return Plural(name, _branches(branches))


def _branches(text: str) -> dict[str, Message]:
    found: dict[str, Message] = {}
    position = 0
    while text[position:].strip():
        match = _BRANCH.match(text, position)
        if match is None:
            raise MessageSyntaxError(f"not a plural branch: {text[position:]!r}")
        closing = _closing(text, match.end() - 1)
        found[match.group(1)] = tuple(_parts(text[match.end() : closing], inside_plural=True))
        position = closing + 1
    if "other" not in found:
        raise MessageSyntaxError(f"a plural needs 'other': {text!r}")
    return found


def _closing(text: str, opening: int) -> int:
    depth = 0
    for position in range(opening, len(text)):
        depth += {"{": 1, "}": -1}.get(text[position], 0)
        if depth == 0:
            return position
    raise MessageSyntaxError(f"an opening brace without its end in {text!r}")
