"""What happened to each line of the charter, in its JSON: the events from which every trail is told."""

from typing import Any

from app.domain.carrying.events import event_values
from app.domain.charter.data import CharterData


def trail_values(data: CharterData) -> list[dict[str, Any]]:
    """Events, oldest first: `ref` is the line, `at` a moment of UTC (empty: not known), `credit` who, where known."""
    return [_named(event_values(one)) for one in data.events]


def _named(values: dict[str, Any]) -> dict[str, Any]:
    author, group = values["credit"]
    named = {name: value for name, value in values.items() if name != "anchor"}
    return {**named, "ref": values["anchor"], "credit": {"author": author, "group": group}}
