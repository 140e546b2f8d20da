"""JSON for machines: everything the charter is made of, with ids, references and the sections built on them.

The form is published in `docs/schema/charter-v1.schema.json`; what is added later keeps version 1, what is changed or
taken away does not. Must not: hold anything that the other formats may not.
"""

import json
from dataclasses import asdict
from typing import Any

from app.domain.charter.assemble import Charter
from app.domain.charter.data import CardFacts, CharterData, Credit, GoalFacts
from app.domain.charter.records import CHALLENGE, WORKSHOP
from app.domain.charter.wording import RICH
from app.domain.policy_mix import coverage_matrix, goals_without_instrument
from app.domain.registers.catalogue import REGISTERS
from app.domain.workshop import Naming
from app.export.json_comments import comment_values
from app.export.json_counted import estimates_values, programme_values
from app.export.json_quality import quality_values
from app.export.json_rounds import round_values
from app.export.json_standing import standing_values
from app.export.json_trail import trail_values
from app.export.text import fit

SCHEMA_VERSION = "1.3"
_ANOTHER_SECTION = "section-"
"""How a reference begins that leads to a section of the document, and not to what was said."""

_OF_AN_ACTOR = frozenset(
    {"name", "sector", "level", "policy_field", "roles", "power", "interest", "is_present", "note"}
)
"""What the list of stakeholders has held from the first version on; everything else is in their register."""


def to_json(charter: Charter, data: CharterData) -> bytes:
    """The charter as UTF-8 JSON with sorted keys: the same contents give the same bytes."""
    return json.dumps(_fit(as_values(charter, data)), ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def as_values(charter: Charter, data: CharterData) -> dict[str, Any]:
    """The charter as plain values."""
    workshop = data.workshop
    contents = {one.id: one.content for one in data.instruments}
    matrix = coverage_matrix(contents)
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "mission-charter",
        **standing_values(data),
        "generated_on": data.generated_on.isoformat(),
        "language": charter.document.language,
        "workshop": {
            "ref": WORKSHOP,
            "id": workshop.id,
            "title": workshop.title,
            "purpose": workshop.purpose,
            "language": workshop.language,
            "convener": workshop.convener,
            "place": workshop.place,
            "naming": str(workshop.naming),
            "status": str(workshop.status),
            "created_on": _day(workshop.created_on),
            "ended_on": _day(workshop.ended_on),
        },
        "participants": {
            "voices": data.voices,
            "groups": [asdict(group) for group in data.groups],
        },
        "agenda": [
            {
                "id": step.id,
                "kind": str(step.kind),
                "title": step.title,
                "minutes": step.minutes,
                "status": str(step.status),
                "opened_at": _day(step.opened_at),
                "closed_at": _day(step.closed_at),
            }
            for step in data.steps
        ],
        "challenge": {
            "ref": CHALLENGE,
            "statement": data.challenge.statement,
            "complexity": data.challenge.complexity,
            "scope_in": data.challenge.scope_in,
            "scope_out": data.challenge.scope_out,
            "sources": [f"C{number}" for number in data.challenge.source_numbers],
            "endorsements": [f"V{one.number}" for one in data.rounds_on("challenge")],
        },
        "cards": [one for card in data.cards for one in _cards(card)],
        "goals": [one for goal in data.goals for one in _goals(goal)],
        "rounds": [round_values(one) for one in data.rounds],
        "stakeholders": [
            {
                "ref": f"S{one.number}",
                "id": one.id,
                "credit": _credit(one.credit),
                **{name: value for name, value in _plain(asdict(one.content)).items() if name in _OF_AN_ACTOR},
            }
            for one in data.stakeholders
        ],
        "instruments": [
            {"ref": f"I{one.number}", "id": one.id, "credit": _credit(one.credit), **_plain(asdict(one.content))}
            for one in data.instruments
        ],
        "policy_mix": {
            "cells": [
                {"stage": str(cell.stage), "side": str(cell.side), "instrument_ids": list(cell.ids)}
                for cell in matrix.cells
            ],
            "unplaced_instrument_ids": list(matrix.unplaced),
            "goal_ids_without_instrument": list(
                goals_without_instrument([goal.id for goal in data.adopted], contents.values())
            ),
        },
        "parts": sorted(data.parts),
        "registers": {
            key: [
                {
                    "ref": one.anchor,
                    "id": one.id,
                    "credit": _credit(one.credit),
                    "values": {
                        field.name: one.values[field.name]
                        for field in REGISTERS[key].fields
                        if not field.is_personal or data.workshop.naming is Naming.NAMES
                    },
                }
                for one in entries
            ]
            for key, entries in data.registers.items()
        },
        "programme": programme_values(data),
        "estimates": estimates_values(data.shelves),
        "readings": {topic: findings.plain() for topic, findings in data.readings.items()},
        "parking_lot": [
            {
                "ref": f"P{one.number}",
                "text": one.text,
                "credit": _credit(one.credit),
                "is_settled": one.is_settled,
                "answer": one.answer,
            }
            for one in data.parked
        ],
        "comments": comment_values(data),
        "trail": trail_values(data),
        "sections": [
            {
                "ref": f"section-{one.key}",
                "key": one.key,
                "number": one.number,
                "title": one.title,
                "text": one.text,
                "sources": [ref for ref in one.sources if not ref.startswith(_ANOTHER_SECTION)],
                "missing": list(one.missing),
                "is_editable": one.is_editable,
                "is_edited": one.is_edited,
                "is_outdated": one.is_outdated,
                "html": one.html if one.form == RICH else "",
            }
            for one in charter.sections
        ],
        "missing": list(charter.missing),
        "quality": {
            "passed": charter.readiness.passed,
            "checked": charter.readiness.checked,
            "blocking": list(charter.readiness.blocking),
            **quality_values(data),
        },
    }


def _cards(card: CardFacts, into: str = "") -> list[dict[str, Any]]:
    ref = f"C{card.number}"
    own = {
        "ref": ref,
        "id": card.id,
        "prompt": str(card.prompt),
        "text": card.text,
        "original_text": card.original_text,
        "cluster": card.cluster,
        "merged_into": into,
        "credit": _credit(card.credit),
    }
    return [own, *(entry for one in card.merged for entry in _cards(one, ref))]


def _goals(goal: GoalFacts, into: str = "") -> list[dict[str, Any]]:
    ref = f"G{goal.number}"
    own = {
        "ref": ref,
        "id": goal.id,
        "status": "merged" if into else "adopted" if goal.is_adopted else "proposed",
        "merged_into": into,
        "credit": _credit(goal.credit),
        "adoption_reason": goal.adoption_reason,
        "adopted_on": _day(goal.adopted_on),
        "content": _plain(asdict(goal.content)),
        "first": _plain(asdict(goal.first)) if goal.first else None,
    }
    return [own, *(entry for one in goal.merged for entry in _goals(one, ref))]


def _credit(credit: Credit) -> dict[str, str]:
    return {"author": credit.author, "group": credit.group}


def _day(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _day(value) if hasattr(value, "isoformat") else value for name, value in values.items()}


def _fit(value: Any) -> Any:
    """The same values with texts that every reader can hold (a lone surrogate is no text)."""
    match value:
        case str():
            return fit(str(value))
        case dict():
            return {key: _fit(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_fit(inner) for inner in value]
        case _:
            return value
