"""Changes of a charter in words: what was changed is named, and values read as people wrote them.

Must not: leave a change out, or reorder them.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.charter.changes import Change, ChangeKind
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import RegisterField
from app.i18n.text import Texts

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FACTS = 6
_UNTOLD = frozenset({"id", "ref", "merged_into", "original_text"})


def told(found: Iterable[Change], texts: Texts) -> list[dict[str, Any]]:
    """The changes for a page: {kind, area, ref, label, field, was, now, words, facts, path, before, after}.

    `field` names what was changed of an entry; `was` and `now` are its values in words, empty where there were none.
    An entry that came or went as a whole has `facts` instead: [name, value] of its first fields.
    """
    return [_told(one, texts) for one in found]


def _told(one: Change, texts: Texts) -> dict[str, Any]:
    whole = one.after if one.kind is ChangeKind.ADDED else one.before
    is_entry = isinstance(whole, Mapping) and one.kind is not ChangeKind.CHANGED
    return {
        "kind": one.kind.value,
        "area": one.area.value,
        "ref": one.ref,
        "label": _label(one, texts),
        "field": "" if is_entry else named(one.path, texts),
        "was": "" if is_entry else in_words(one.path, one.before, texts),
        "now": "" if is_entry else in_words(one.path, one.after, texts),
        "words": [{"kind": piece.kind.value, "text": piece.text} for piece in one.words],
        "facts": list(_facts(one.path, whole, texts)) if is_entry and isinstance(whole, Mapping) else [],
        "path": list(one.path),
        "before": one.before,
        "after": one.after,
    }


def _label(one: Change, texts: Texts) -> str:
    if one.path[0] == "sections" and len(one.path) > 1:
        return _of(f"charter.doc.section.{one.path[1]}", one.path[1], texts)
    return one.label


def _facts(path: tuple[str, ...], entry: Mapping[str, Any], texts: Texts) -> Iterable[tuple[str, str]]:
    inner = next((entry[name] for name in ("content", "values") if isinstance(entry.get(name), Mapping)), entry)
    said = [
        (named((*path, name), texts), words)
        for name, value in inner.items()
        if name not in _UNTOLD and not isinstance(value, bool) and (words := in_words((*path, name), value, texts))
    ]
    return said[:_FACTS]


def _register(path: tuple[str, ...]) -> str:
    return path[1] if path[0] == "registers" and len(path) > 1 else path[0]


def _field(path: tuple[str, ...]) -> RegisterField | None:
    register = REGISTERS.get(_register(path))
    return next((one for one in register.fields if one.name == path[-1]), None) if register else None


def named(path: tuple[str, ...], texts: Texts) -> str:
    """What people call the field at this path, such as ('registers', 'projects', 'ends')."""
    register, name = _register(path), path[-1]
    for key in (
        f"charter.change.{register}.{name}",
        f"register.{register}.{name}",
        f"forms.goal.{name}",
        f"charter.change.{name}",
    ):
        if key in texts:
            return texts.format(key)
    return _spelled(name)


def in_words(path: tuple[str, ...], value: Any, texts: Texts) -> str:
    """A value of the field at this path as people read it; empty where there is none."""
    match value:
        case None | "":
            return ""
        case bool():
            return texts.format("charter.doc.yes" if value else "charter.doc.no")
        case int() | float():
            return texts.format("charter.doc.number", value=value, unit="").strip()
        case list():
            return ", ".join(filter(None, (in_words(path, one, texts) for one in value)))
        case dict():
            named = ((_spelled(name), in_words((*path, name), one, texts)) for name, one in value.items())
            return "; ".join(f"{name}: {words}" for name, words in named if words)
        case _:
            return _text(path, str(value), texts)


def _text(path: tuple[str, ...], value: str, texts: Texts) -> str:
    if _DAY.fullmatch(value[:10]) and (len(value) == 10 or value[10:11] == "T"):
        return texts.format("charter.doc.day", day=value[:10])
    field = _field(path)
    if field and field.family:
        return _of(f"{field.family}.{value}", value, texts)
    if path[0] == "state":
        return _of(f"charter.state.{value}", value, texts)
    return value


def _of(key: str, name: str, texts: Texts) -> str:
    return texts.format(key) if key in texts else _spelled(name)


def _spelled(name: str) -> str:
    """A word for what has no text of its own."""
    return name[:1].upper() + name[1:].replace("_", " ")
