"""What is declared has words: registers, their fields and choices, sheets and their questions, parts."""

import pytest

from app.domain.estimates.catalogue import SHEETS
from app.domain.parts import Part
from app.domain.registers.catalogue import REGISTERS
from app.i18n.catalogue import catalogue
from app.i18n.declared import needed_register_keys, needed_sheet_keys, part_keys


@pytest.mark.parametrize("key", REGISTERS)
def test_every_register_has_all_its_words(key: str) -> None:
    assert [one for one in needed_register_keys(REGISTERS[key]) if one not in catalogue().texts] == []


@pytest.mark.parametrize("key", SHEETS)
def test_every_sheet_has_all_its_words(key: str) -> None:
    assert [one for one in needed_sheet_keys(SHEETS[key]) if one not in catalogue().texts] == []


@pytest.mark.parametrize("part", Part)
def test_every_part_has_a_name_and_says_what_it_is_for(part: Part) -> None:
    assert [one for one in part_keys(part) if one not in catalogue().texts] == []
