"""Mixes for the tests beside this file.

    a_mix(sketch("grant", "supply", "research", lead="council"), COUNCIL)

It must not: know a storage.
"""

from collections.abc import Mapping
from datetime import date

from app.domain.estimates.summary import Summary
from app.domain.mix.known import Mix
from app.domain.parts import Part
from app.domain.registers.source import Entry, ShelfSource

ENTRIES = ("instruments", "stakeholders", "goals", "interactions", "pathways", "levers")


def sketch(ident: str, side: str = "supply", *stages: str, lead: str = "", **values: object) -> Entry:
    """An instrument as the register keeps it."""
    known = {"name": ident.capitalize(), "side": side, "stages": list(stages), "lead_id": lead}
    return Entry(ident, 1, {**known, **values})  # type: ignore[arg-type]


def body(ident: str, field: str = "other", level: str = "national", sector: str = "government") -> Entry:
    """An actor."""
    return Entry(ident, 1, {"name": ident.capitalize(), "sector": sector, "policy_field": field, "level": level})


def goal(ident: str, statement: str = "") -> Entry:
    """A goal."""
    return Entry(ident, 1, {"statement": statement or f"Goal {ident}"})


def edge(source: str, kind: str, target: str = "", **values: str) -> Entry:
    """An interaction."""
    return Entry(f"{source}-{kind}-{target}", 1, {"source": source, "kind": kind, "target": target, **values})


def way(goal_id: str, name: str, **values: object) -> Entry:
    """A pathway."""
    return Entry(f"{goal_id}-{name}", 1, {"goal": goal_id, "pathway": name, **values})  # type: ignore[dict-item]


def a_source(
    *,
    adopted: tuple[str, ...] = (),
    answers: Mapping[str, Mapping[str, Summary]] | None = None,
    today: date = date(2030, 3, 4),
    language: str = "en",
    parts: tuple[Part, ...] = tuple(Part),
    **registers: list[Entry],
) -> ShelfSource:
    """What a reading is given."""
    assert set(registers) <= set(ENTRIES)
    return ShelfSource(
        registers=registers,
        adopted=frozenset(adopted),
        summaries_by_sheet={"neutrality": answers or {}},
        today=today,
        language=language,
        parts=frozenset(parts),
    )


def a_mix(*, adopted: tuple[str, ...] = (), **registers: list[Entry]) -> Mix:
    """A mix of these entries."""
    return Mix.of(a_source(adopted=adopted, **registers))


COUNCIL = body("council", "sti")
AGENCY = body("agency", "economy_industry")
TOWN = body("town", "regional_urban", "local")
