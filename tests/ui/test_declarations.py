"""Registers and sheets reach the browser as they are declared, each with its own words and no other's."""

import json
import re
from dataclasses import replace

import pytest

from app.domain.estimates.catalogue import SHEETS
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.fields import FieldKind
from app.ui.declarations import component_name, declarations, register_library, shape_of, sheet_library

MODULES = dict(declarations())


def declared_in(source: str) -> dict[str, object]:
    found = re.search(r"^export const declaration = (.*);$", source, re.MULTILINE)
    assert found
    return dict(json.loads(found[1]))


@pytest.mark.parametrize("key", REGISTERS)
def test_every_register_has_a_module_with_all_its_fields_and_a_component(key: str) -> None:
    source = MODULES[register_library(key).removeprefix("$/")]
    shape = declared_in(source)
    fields = shape["fields"]
    assert isinstance(fields, list)
    assert [one["name"] for one in fields] == [one.name for one in REGISTERS[key].fields]
    assert f"export const {component_name(key, 'Register')} =" in source


@pytest.mark.parametrize("key", SHEETS)
def test_every_sheet_has_a_module_with_all_its_questions(key: str) -> None:
    shape = declared_in(MODULES[sheet_library(key).removeprefix("$/")])
    items = shape["items"]
    assert isinstance(items, list)
    assert [one["name"] for one in items] == [one.name for one in SHEETS[key].items]


def test_a_link_knows_what_its_targets_are_called_and_a_choice_its_values() -> None:
    for one in REGISTERS.values():
        for field, shape in zip(one.fields, shape_of(one)["fields"], strict=True):
            if field.kind in {FieldKind.LINK, FieldKind.LINKS}:
                assert shape["targetTitle"] == REGISTERS[field.target].title
            if field.choices:
                assert shape["choices"] == [str(value) for value in field.choices]


def test_what_a_field_leaves_unsaid_is_left_out_and_what_it_says_is_not() -> None:
    subtargets = REGISTERS["subtargets"]
    plain = replace(subtargets, fields=(replace(subtargets.fields[1], group="who", is_leading=True),))
    (shape,) = shape_of(plain)["fields"]
    assert (shape["group"], shape["isLeading"]) == ("who", True)
    assert "target" not in shape
    assert "choices" not in shape


def test_a_module_brings_its_own_words_only_and_the_names_of_parts_come_alone() -> None:
    own = MODULES["utils/registers/conflicts.js"]
    assert 'import "$/utils/i18n/registers_aims.js";' in own
    assert "registers_portfolio" not in own
    assert '"part.conflicts"' in MODULES["utils/parts.js"]
    assert '"part.conflicts.help"' not in MODULES["utils/parts.js"]
    assert '"part.conflicts.help"' in MODULES["utils/parts-help.js"]
