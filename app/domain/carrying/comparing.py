"""Two charters made ready to be compared: what only a database knows is taken out of both.

Ids of groups, steps and the workshop differ between two workshops and say nothing; who came, when a step was opened,
and how a round was counted are no words of a charter. Must not: compare (`app.domain.charter.changes` does).
"""

from collections.abc import Mapping
from typing import Any

Values = Mapping[str, Any]

_NOT_WORDED = frozenset({"agenda", "participants", "estimates", "programme", "comments", "state"})
_OF_A_WORKSHOP = ("id", "created_on", "ended_on", "status")


def side_by_side(before: Values, after: Values) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both charters as JSON holds them, without what cannot mean a change between two workshops.

    Parts that only one of them knows, since it was written by another version, are left out.
    """
    common = (before.keys() & after.keys()) - _NOT_WORDED
    old, new = _ready(before, common), _ready(after, common)
    for part in common:
        if isinstance(old[part], dict) and isinstance(new[part], dict) and part != "registers":
            both = old[part].keys() & new[part].keys()
            old[part], new[part] = ({name: side[part][name] for name in sorted(both)} for side in (old, new))
    return old, new


def named_alike(charter: Values) -> dict[str, Any]:
    """The whole charter with names in the place of the ids of groups and steps, and without the workshop's own."""
    named = {one["id"]: f"group {one['name']}" for one in charter["participants"]["groups"]}
    named |= {one["id"]: f"step {place} {one['kind']}" for place, one in enumerate(charter["agenda"])}
    found: dict[str, Any] = _renamed(charter, named)
    found["workshop"] = {name: value for name, value in charter["workshop"].items() if name != "id"}
    return found


def _ready(charter: Values, parts: frozenset[str] | set[str]) -> dict[str, Any]:
    named = named_alike(charter)
    named["workshop"] = {name: one for name, one in named["workshop"].items() if name not in _OF_A_WORKSHOP}
    named["rounds"] = [{name: one for name, one in found.items() if name != "counted"} for found in named["rounds"]]
    named["registers"] = {
        key: [_said(one) for one in entries] for key, entries in named.get("registers", {}).items() if entries
    }
    return {name: one for name, one in named.items() if name in parts}


def _said(entry: Values) -> dict[str, Any]:
    """An entry without the fields of which nobody has said anything: an older version may not know them."""
    return {**entry, "values": {name: one for name, one in entry["values"].items() if one not in (None, "", [])}}


def _renamed(value: Any, named: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return named.get(value, value)
    if isinstance(value, Mapping):
        return {named.get(name, name): _renamed(one, named) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(one, named) for one in value]
    return value
