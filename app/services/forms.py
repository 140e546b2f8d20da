"""Forms as they come from outside: names with text, or with several texts. Read once, checked, never trusted.

Must not: know what a field means.
"""

import json
from collections.abc import Mapping
from typing import Any

from app.domain.errors import Invalid
from app.domain.typed import shown

Typed = Mapping[str, str | list[str]]

LARGEST_FORM = 40_000
"""Characters of a form's JSON; no form of ours comes near."""

_MOST_FIELDS = 80


def read_form(values_json: str) -> dict[str, str | list[str]]:
    """The fields of a form that was sent as a JSON object.

    A ticked box is `"true"`, an empty one `""`; numbers become text as they stand. Errors: Invalid for anything else.
    """
    return clean_form(_decoded(values_json))


def read_change(values_json: str) -> tuple[dict[str, str | list[str]], dict[str, Any]]:
    """The fields to set and what was seen there before, of `{"changes": {…}, "seen": {…}}`.

    What was seen is only ever compared: it stays as it came, numbers as numbers. Errors: Invalid for anything else.
    """
    said = _decoded(values_json)
    if not isinstance(said, dict) or set(said) - {"changes", "seen"}:
        raise Invalid("form.unreadable")
    seen = said.get("seen", {})
    clean_form(seen)
    return clean_form(said.get("changes")), seen


def _decoded(values_json: str) -> Any:
    if not isinstance(values_json, str) or len(values_json) > LARGEST_FORM:
        raise Invalid("form.unreadable")
    try:
        return json.loads(values_json)
    except (ValueError, RecursionError):  # the second: brackets in brackets in brackets
        raise Invalid("form.unreadable") from None


def clean_form(values: object) -> dict[str, str | list[str]]:
    """The same for an object that has been decoded already (the REST API)."""
    if not isinstance(values, dict) or len(values) > _MOST_FIELDS:
        raise Invalid("form.unreadable")
    fields: dict[str, str | list[str]] = {}
    for name, value in values.items():
        if not isinstance(name, str):
            raise Invalid("form.unreadable")
        fields[name] = [_text(entry, name) for entry in value] if isinstance(value, list) else _text(value, name)
    return fields


def one(fields: Typed, name: str) -> str:
    """A single value of a form; empty when missing."""
    value = fields.get(name, "")
    return value if isinstance(value, str) else (value[0] if value else "")


def many(fields: Typed, name: str) -> list[str]:
    """All values of a form's multiple choice."""
    value = fields.get(name, [])
    if isinstance(value, str):
        return [value] if value else []
    return list(value)


def _text(value: object, name: str) -> str:
    match value:
        case None | False:
            return ""
        case True:
            return "true"
        case str():
            if any(ch == "\x00" or "\ud800" <= ch <= "\udfff" for ch in value):
                raise Invalid("text.unreadable", name)
            return value
        case int() | float():
            return shown(value)
        case _:
            raise Invalid("form.unreadable", name)
