"""An edit as the form of an entry sends it: what is to be set, and what was seen there before."""

import json

import pytest

from app.domain.errors import Invalid
from app.services.forms import read_change


def test_changes_are_text_and_what_was_seen_stays_as_it_came() -> None:
    said = json.dumps(
        {"changes": {"amount": 3, "goals": ["a", "b"]}, "seen": {"amount": 2.5, "goals": [], "note": None}}
    )
    changes, seen = read_change(said)
    assert changes == {"amount": "3", "goals": ["a", "b"]}
    assert seen == {"amount": 2.5, "goals": [], "note": None}


def test_without_what_was_seen_nothing_was_seen() -> None:
    assert read_change('{"changes": {"note": "x"}}') == ({"note": "x"}, {})


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        "{}",
        '{"seen": {}}',
        '{"changes": []}',
        '{"changes": {}, "seen": []}',
        '{"changes": {}, "seen": {"a": {"b": 1}}}',
        '{"changes": {}, "more": {}}',
        '{"changes": {"a": {"b": 1}}}',
        '{"changes": {"a": "' + "x" * 50_000 + '"}}',
    ],
)
def test_anything_else_is_refused(said: str) -> None:
    with pytest.raises(Invalid):
        read_change(said)
