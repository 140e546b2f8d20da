"""The published JSON Schema of workshop templates, made from the declarations that read them.

`python -m app.domain.template_schema > docs/schema/template-v1.schema.json` writes it anew when a check, a threshold or
a part is added. A schema tells an editor what may stand where; `read_template` also says that all five steps are there.

Must not: allow what `read_template` refuses in names, words and ranges, or the other way round.
"""

import json
import sys
from dataclasses import fields
from typing import Any

from app.domain.parts import Part
from app.domain.quality.checks import CHECKS
from app.domain.quality.thresholds import Thresholds
from app.domain.steps import StepKind
from app.domain.templates import COUNTED, MOST_MINUTES, SCHEMA, SEVERITIES, Profile
from app.domain.workshop import MAX_RETENTION_DAYS, Naming


def template_schema() -> dict[str, Any]:
    """The schema as a value for JSON (draft 2020-12)."""
    reasons = [*CHECKS, *(one.name for one in fields(Thresholds))]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:mission-room:schema:template:1",
        "title": "Workshop template",
        "description": "How a workshop begins (agenda, groups, naming, parts) and what its draft is held to "
        "(severities and thresholds of the quality checks, each with a reason). Version 1 may gain properties; none is "
        "changed or taken away.",
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "key", "name", "when", "steps"],
        "properties": {
            "schema": {"const": SCHEMA},
            "key": _text(40, pattern="^[a-z][a-z0-9_]*$", description="Small letters, digits and underscores."),
            "name": _text(80),
            "when": _text(280, description="One sentence: when to use it."),
            "gives": _list(_text(160), most=8, description="What a room has afterwards."),
            "practice": _text(160, 0, description="The practice it follows."),
            "language": _text(12, description="The language of its words and of the workshop, as in 'en'."),
            "profile": _one_of(Profile, description="'development' asks about ownership and capability (Q34 to Q37)."),
            "naming": _one_of(Naming, description="How names are shown."),
            "retention_days": _number(
                0,
                MAX_RETENTION_DAYS,
                description="Days after its end on which a workshop is deleted; 0: as usual here.",
            ),
            "groups": _list(_text(60), least=2, most=12, description="Groups of participants."),
            "steps": {
                **_list(_step(), least=len(StepKind), most=len(StepKind), description="Each kind once, in order."),
                "allOf": [
                    {"contains": {"properties": {"kind": {"const": str(kind)}}, "required": ["kind"]}}
                    for kind in StepKind
                ],
            },
            "parts": _list(_one_of(Part), most=len(Part), description="What is shown beside the steps' own work."),
            "thresholds": _table(
                {
                    one.name: {**_number(0, 1000, is_whole=one.name in COUNTED), "default": one.default}
                    for one in fields(Thresholds)
                },
                description="Numbers that the checks compare with; what is left out is as usual.",
            ),
            "severities": _table(
                {key: {"enum": list(SEVERITIES), "default": str(check.severity)} for key, check in CHECKS.items()},
                description="What an open check does; 'off' does not ask it. What is left out is as usual.",
            ),
            "why": _table({name: {"$ref": "#/$defs/reason"} for name in reasons}, description="Reasons by name."),
        },
        "$defs": {"reason": _text(280)},
    }


def _text(most: int, least: int = 1, **more: str) -> dict[str, Any]:
    return {"type": "string", "minLength": least, "maxLength": most, **more}


def _number(least: int, most: int, *, is_whole: bool = True, **more: str) -> dict[str, Any]:
    return {"type": "integer" if is_whole else "number", "minimum": least, "maximum": most, **more}


def _one_of(words: Any, **more: str) -> dict[str, Any]:
    return {"enum": [str(word) for word in words], **more}


def _list(items: dict[str, Any], *, most: int, least: int = 0, **more: str) -> dict[str, Any]:
    return {"type": "array", "minItems": least, "maxItems": most, "uniqueItems": True, "items": items, **more}


def _table(properties: dict[str, Any], **more: str) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": properties, **more}


def _step() -> dict[str, Any]:
    return {
        **_table(
            {
                "kind": _one_of(StepKind),
                "minutes": _number(0, MOST_MINUTES, description="Announced, not a limit."),
                "title": _text(80, 0, description="Empty: the usual title."),
                "prompt": _text(280, 0, description="Empty: the usual question."),
            }
        ),
        "required": ["kind"],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(template_schema(), indent=2, ensure_ascii=False) + "\n")
