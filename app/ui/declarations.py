"""Registers, sheets and parts for the browser: one JavaScript module for each, made from its declaration.

A module brings the texts that its declaration asks for, and a component of its own (`CommitmentsRegister`,
`PlacingSheet`), so that a page fetches the registers that it shows and no other. Other pieces import a declaration by
its key: `import { declaration } from "$/utils/registers/commitments.js"`. Nothing generated is committed.

Must not: know Reflex, or say what a field may hold (the declarations do).
"""

import json
from collections.abc import Iterator
from typing import Any

from app.domain.estimates.catalogue import SHEETS
from app.domain.estimates.sheet import Sheet
from app.domain.parts import Part
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import RegisterField
from app.domain.registers.register import Register, Store
from app.i18n.bundles import RUNTIME, bundle_library
from app.i18n.catalogue import DEFAULT_LOCALE, catalogue, locales
from app.i18n.declared import register_keys, sheet_keys

_REGISTER = "$/public/ui/registers/register.jsx"
_SHEET = "$/public/ui/registers/sheet.jsx"
_IMPORT = "$/public/ui/registers/import-file.jsx"


def register_library(key: str) -> str:
    """The import path of a register's module."""
    return f"$/utils/registers/{key}.js"


def sheet_library(key: str) -> str:
    """The import path of a sheet's module."""
    return f"$/utils/sheets/{key}.js"


def import_library(key: str) -> str:
    """The import path of the module that brings files into a register."""
    return f"$/utils/imports/{key}.js"


def component_name(key: str, kind: str) -> str:
    """What a module calls its component: `CommitmentsRegister`, `PlacingSheet`."""
    return "".join(word.capitalize() for word in key.split("_")) + kind


def declarations() -> Iterator[tuple[str, str]]:
    """Path (in the front end's folder) and source of every module, deterministic."""
    for key, one in REGISTERS.items():
        source = _module(_REGISTER, "Register", component_name(key, "Register"), shape_of(one), register_keys(one))
        yield f"utils/registers/{key}.js", source
        if one.store is not Store.GOAL:
            source = _module(_IMPORT, "ImportFile", component_name(key, "Import"), shape_of(one), register_keys(one))
            yield f"utils/imports/{key}.js", source
    for key, sheet in SHEETS.items():
        source = _module(_SHEET, "Sheet", component_name(key, "Sheet"), sheet_shape(sheet), sheet_keys(sheet))
        yield f"utils/sheets/{key}.js", source
    yield "utils/parts.js", _texts("registers.parts", *(f"part.{part}" for part in Part))
    yield "utils/parts-help.js", _texts(*(f"part.{part}.help" for part in Part))


def _texts(*keys: str) -> str:
    """Some texts alone: a page says which parts there are without the words of every register in them."""
    lines = [f'import {{ register, t }} from "{RUNTIME}";']
    for locale in locales():
        texts = catalogue(locale).texts
        table = json.dumps({key: texts[key] for key in keys if key in texts}, ensure_ascii=False, separators=(",", ":"))
        lines.append(f"register({json.dumps(locale)}, {table});")
    return "\n".join([*lines, "export { t };\n"])


def _module(library: str, generic: str, name: str, shape: dict[str, Any], keys: tuple[str, ...]) -> str:
    origins = catalogue(DEFAULT_LOCALE).origins
    texts = sorted({origins[key] for key in keys if key in origins})
    lines = [
        'import { createElement } from "react";',
        f'import {{ {generic} }} from "{library}";',
        *(f'import "{bundle_library(one)}";' for one in texts),
        f"export const declaration = {json.dumps(shape, ensure_ascii=False, separators=(',', ':'))};",
        f"export const {name} = (props) => createElement({generic}, {{ ...props, declaration }});\n",
    ]
    return "\n".join(lines)


def shape_of(register: Register) -> dict[str, Any]:
    """What a form and a list of entries need to know of a register."""
    return {
        "key": register.key,
        "anchor": register.anchor,
        "title": register.title,
        "adds": str(register.adds),
        "edits": str(register.edits),
        "isBackstage": register.is_backstage,
        "most": register.most,
        "fields": [_field(one) for one in register.fields],
    }


def _field(field: RegisterField) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "name": field.name,
        "kind": str(field.kind),
        "choices": [str(one) for one in field.choices] if field.choices else None,
        "family": field.family,
        "target": field.target,
        "targetTitle": REGISTERS[field.target].title if field.target else "",
        "most": field.most,
        "least": field.least,
        "isRequired": field.is_required,
        "isFirst": field.is_first,
        "isLeading": field.is_leading,
        "isFleeting": field.is_fleeting,
        "group": field.group,
        "default": field.default,
    }
    return {name: value for name, value in shape.items() if value not in (None, "", False)}


def sheet_shape(sheet: Sheet) -> dict[str, Any]:
    """What a sheet of questions needs to know of itself."""
    return {
        "key": sheet.key,
        "subject": sheet.subject,
        "showing": str(sheet.showing),
        "items": [
            {
                "name": one.name,
                "kind": str(one.kind),
                "least": one.least,
                "most": one.most,
                "choices": list(one.choices),
                "family": one.family,
                "mayPass": one.may_pass,
            }
            for one in sheet.items
        ],
    }
