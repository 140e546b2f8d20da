"""What a template leaves out a draft does not lack; the document shows the empty place all the same."""

from dataclasses import replace

import pytest

from app.domain.charter.asked import BY_CHECK, IN_PART, is_asked
from app.domain.charter.assemble import Charter, assemble
from app.domain.charter.pen import PREFIX
from app.domain.document import Missing
from app.domain.parts import Part
from app.domain.quality.checks import CHECKS
from app.i18n.text import texts
from app.templates import built_in
from tests.charters import full


def draft(key: str) -> Charter:
    """A draft whose registers are empty, under a template."""
    template = built_in()[key]
    parts = frozenset(str(part) for part in template.parts)
    return assemble(replace(full(), registers={}, parts=parts, severities=template.severities), texts())


def test_fields_and_checks_are_those_that_there_are() -> None:
    assert all(f"{PREFIX}thing.{thing}" in texts() for thing in {*IN_PART, *BY_CHECK})
    assert set(BY_CHECK.values()) <= set(CHECKS)


@pytest.mark.parametrize(
    ("key", "thing", "asked"),
    [
        ("half_day", "stop_criteria", True),
        ("ninety_minutes", "stop_criteria", False),
        ("litmus", "pathways", False),
        ("norway_relay", "pathways", True),
        ("development", "capabilities", True),
        ("oecd_national", "capabilities", False),
        ("ninety_minutes", "political_cycle", False),
        ("blank", "goals", True),
        ("litmus", "goals", True),
    ],
)
def test_a_template_says_which_fields_it_asks(key: str, thing: str, asked: bool) -> None:
    template = built_in()[key]
    assert is_asked(thing, template.parts, template.severities) is asked


def test_where_nothing_is_said_of_parts_everything_is_asked() -> None:
    assert all(is_asked(thing, (), {}) for thing in {*IN_PART, *BY_CHECK})
    assert not is_asked("pathways", {Part.VOICES}, {})


def test_what_is_not_asked_is_an_empty_place_and_nothing_that_the_draft_lacks() -> None:
    what = texts().format(f"{PREFIX}thing.stop_criteria")
    for key, lacks in (("ninety_minutes", False), ("full_day", True)):
        found = draft(key)
        assert any(isinstance(block, Missing) and block.what == what for block in found.document.blocks)
        assert any(line.endswith(what) for line in found.missing) is lacks
