"""Reading of the coalition: the network, who holds which lever, whose incentive is missing, which mandate is short."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.domain.alike import alike
from app.domain.coalition import (
    MandateRung,
    checklist,
    is_on_incentive_map,
    lacks_incentive,
    levels,
    rungs_to_climb,
    without_owner,
)
from app.domain.network import Network, Relation, network
from app.domain.readings.findings import Findings, Hint, ReadTable, Word
from app.domain.registers.actors import stakeholder_of
from app.domain.registers.source import Entry, ShelfSource
from app.domain.stakeholders import ANSWERS, GovernanceLevel, Question, Sector, StakeholderContent

Actors = Mapping[str, StakeholderContent]


def read(source: ShelfSource) -> Findings:
    """Everything that is drawn or listed of the coalition: pictures from `facts`, and tables with the same."""
    actors = {one.id: stakeholder_of(one.values) for one in source.entries("stakeholders")}
    drawn = network(tuple(actors), [relation_of(one) for one in source.entries("relations")])
    return Findings(
        tables=(
            _edges(drawn, actors),
            _coverage(actors),
            _bodies(actors),
            _levels(source, actors),
            _incentives(actors),
            _mandates(source),
        ),
        hints=tuple(_hints(source, actors, drawn)),
        facts={
            **_picture(drawn, actors),
            "coverage": _cells(actors),
            "questions": [
                {
                    "question": str(asked),
                    "ids": [one for one, actor in actors.items() if ANSWERS[asked] & {*actor.roles}],
                }
                for asked in Question
            ],
            "bodies": [
                {"body": str(line.body), "ids": list(line.ids), "status": str(line.status or "")}
                for line in checklist(actors)
            ],
            "levels": [
                {
                    "level": str(line.level),
                    "needed": line.is_needed,
                    "ids": list(line.ids),
                    "on_board": list(line.on_board),
                }
                for line in levels(actors, needed_levels(source))
            ],
            "incentives": [_incentive(ident, one) for ident, one in actors.items() if is_on_incentive_map(one)],
            "mandates": [_mandate(one) for one in source.entries("mandates")],
            "owners": [
                {
                    "id": goal.id,
                    "name": goal.text("statement"),
                    "ids": [one for one, actor in actors.items() if goal.id in actor.answers_for],
                }
                for goal in source.entries("goals")
                if goal.id in source.adopted
            ],
            "duplicates": [
                {"ids": [first, second], "score": score}
                for first, second, score in alike(tuple((one, actor.name) for one, actor in actors.items()))
            ],
            "blockers": [{"id": one.id, **dict(one.values)} for one in source.entries("blockers")],
        },
    )


def relation_of(entry: Entry) -> Relation:
    """A relation of its entry; one whose strength nobody said is loose."""
    return Relation(
        id=entry.id,
        source=entry.text("source"),
        target=entry.text("target"),
        kind=entry.text("kind"),
        strength=int(entry.number_of("strength") or 1),
        is_needed=entry.text("existence") == "needed",
        note=entry.text("note"),
    )


def needed_levels(source: ShelfSource) -> tuple[GovernanceLevel, ...]:
    """The levels of government that were marked as needed."""
    return tuple(GovernanceLevel(one.text("level")) for one in source.entries("levels"))


# --- pictures --------------------------------------------------------------------------------------------------------


def _picture(drawn: Network, actors: Actors) -> dict[str, Any]:
    return {
        "nodes": [
            {
                "id": node.id,
                "name": actors[node.id].name,
                "sector": str(actors[node.id].sector),
                "x": node.x,
                "y": node.y,
                "links": node.links,
            }
            for node in drawn.nodes
        ],
        "edges": [
            {
                "id": one.id,
                "source": one.source,
                "target": one.target,
                "kind": one.kind,
                "strength": one.strength,
                "needed": one.is_needed,
                "note": one.note,
            }
            for one in drawn.relations
        ],
        "isolated": list(drawn.isolated),
        "brokers": list(drawn.brokers),
    }


def _cells(actors: Actors) -> list[dict[str, Any]]:
    """Sector by level, each cell with the ids of its actors."""
    return [
        {
            "sector": str(sector),
            "cells": [
                {
                    "level": str(level),
                    "ids": [one for one, actor in actors.items() if (actor.sector, actor.level) == (sector, level)],
                }
                for level in GovernanceLevel
            ],
        }
        for sector in Sector
    ]


def _incentive(ident: str, actor: StakeholderContent) -> dict[str, Any]:
    return {
        "id": ident,
        "lacks": lacks_incentive(actor),
        "today": actor.incentive_today,
        "needed": actor.incentive_needed,
        "gains": actor.gains,
        "loses": actor.loses,
        "culture": actor.culture,
    }


def _mandate(entry: Entry) -> dict[str, Any]:
    current, needed = entry.text("current"), entry.text("needed")
    return {
        "id": entry.id,
        "what": entry.text("what"),
        "current": current,
        "needed": needed,
        "climb": [str(rung) for rung in rungs_to_climb(MandateRung(current), MandateRung(needed))],
        "step": entry.text("step"),
        "by": entry.text("by"),
        "owner": entry.text("owner"),
    }


# --- tables ----------------------------------------------------------------------------------------------------------


def _edges(drawn: Network, actors: Actors) -> ReadTable:
    return ReadTable(
        "relations.edges",
        ("from", "relation", "to", "existence", "strength"),
        tuple(
            (
                actors[one.source].name,
                Word(f"relation.kind.{one.kind}"),
                actors[one.target].name,
                Word(f"existence.{'needed' if one.is_needed else 'existing'}"),
                one.strength,
            )
            for one in drawn.relations
        ),
        tuple((one.id,) for one in drawn.relations),
    )


def _coverage(actors: Actors) -> ReadTable:
    rows = _cells(actors) if actors else []
    return ReadTable(
        "relations.coverage",
        ("sector", *(f"level.{level}" for level in GovernanceLevel)),
        tuple((Word(f"sector.{row['sector']}"), *(len(cell["ids"]) for cell in row["cells"])) for row in rows),
        tuple(tuple(one for cell in row["cells"] for one in cell["ids"]) for row in rows),
    )


def _bodies(actors: Actors) -> ReadTable:
    lines = checklist(actors) if actors else ()
    return ReadTable(
        "relations.bodies",
        ("needed", "actor", "status"),
        tuple(
            (
                Word(f"body.{line.body}"),
                _listed(actors[one].name for one in line.ids),
                Word(f"body_status.{line.status}" if line.status else "reading.missing"),
            )
            for line in lines
        ),
        tuple(line.ids for line in lines),
    )


def _levels(source: ShelfSource, actors: Actors) -> ReadTable:
    needed = needed_levels(source)
    lines = [line for line in levels(actors, needed) if line.is_needed or line.ids] if needed else []
    return ReadTable(
        "relations.levels",
        ("level", "needed", "actors", "gap"),
        tuple(
            (
                Word(f"level.{line.level}"),
                Word("answer.yes" if line.is_needed else "reading.not_said"),
                len(line.ids),
                Word("reading.missing") if line.is_gap else "",
            )
            for line in lines
        ),
        tuple(line.ids for line in lines),
    )


def _incentives(actors: Actors) -> ReadTable:
    told = [
        (ident, one)
        for ident, one in actors.items()
        if any((one.gains, one.loses, one.incentive_today, one.incentive_needed))
    ]
    return ReadTable(
        "relations.incentives",
        ("actor", "gains", "loses", "incentive_today", "incentive_needed"),
        tuple((one.name, one.gains, one.loses, one.incentive_today, one.incentive_needed) for _, one in told),
        tuple((ident,) for ident, _ in told),
    )


def _mandates(source: ShelfSource) -> ReadTable:
    short = [one for one in map(_mandate, source.entries("mandates")) if one["climb"]]
    return ReadTable(
        "relations.mandate_steps",
        ("what", "current", "needed", "step", "by"),
        tuple(
            (
                one["what"],
                Word(f"mandate_rung.{one['current']}"),
                Word(f"mandate_rung.{one['needed']}"),
                one["step"],
                one["by"],
            )
            for one in short
        ),
        tuple((one["id"],) for one in short),
    )


# --- hints -----------------------------------------------------------------------------------------------------------


def _hints(source: ShelfSource, actors: Actors, drawn: Network) -> Iterable[Hint]:
    def of(key: str, ids: Iterable[str]) -> Iterable[Hint]:
        found = tuple(ids)
        if found:
            names = _listed(actors[one].name for one in found if one in actors)
            yield Hint(f"relations.{key}", {"count": len(found), "names": names}, found)

    if drawn.relations:
        yield from of("isolated", drawn.isolated)
    yield from of("brokers", drawn.brokers)
    yield from of("no_incentive", (one for one, actor in actors.items() if lacks_incentive(actor)))
    gaps = [line.level for line in levels(actors, needed_levels(source)) if line.is_gap]
    if gaps:
        yield Hint("relations.levels_missing", {"count": len(gaps), "level": str(gaps[0])})
    yield from of("levers_missing", (one.id for one in source.entries("levers") if not one.many("owners")))
    adopted = [one.id for one in source.entries("goals") if one.id in source.adopted]
    yield from of("goals_without_owner", without_owner(adopted, actors) if actors else ())
    yield from of("voices_unplanned", (one.id for one in source.entries("voices") if not one.text("plan")))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
