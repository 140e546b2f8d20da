"""Real missions to learn from: each is annotated by the same checks as everybody's goals."""

from datetime import date

import pytest

from app.domain.library import EXAMPLES, annotated
from app.domain.quality.checks import Outcome
from app.i18n.text import texts

TODAY = date(2026, 11, 25)


def outcome(key: str, check: str) -> Outcome:
    found = {
        one.example.key: {finding.check_id: finding.outcome for finding in one.findings} for one in annotated(TODAY)
    }
    return found[key][check]


@pytest.mark.parametrize(
    ("key", "check", "expected"),
    [
        ("feed", "Q01", Outcome.PASSED),
        ("feed", "Q02", Outcome.PASSED),
        ("feed", "Q03", Outcome.PASSED),
        ("drought", "Q02", Outcome.FAILED),
        ("ocean", "Q01", Outcome.FAILED),
        ("camden", "Q03", Outcome.FAILED),
        ("soil", "Q06", Outcome.HINT),
        ("meals", "Q03", Outcome.FAILED),
    ],
)
def test_what_the_field_knows_of_an_example_is_what_the_checks_find(key: str, check: str, expected: Outcome) -> None:
    assert outcome(key, check) is expected


def test_every_example_has_a_source_something_to_learn_and_a_text_for_each_finding() -> None:
    words = texts()
    for one in annotated(TODAY):
        assert one.example.source
        assert words.format(f"library.{one.example.key}.learn")
        assert [words.format(finding.message_key, **finding.values) for finding in one.findings]
    assert len({one.key for one in EXAMPLES}) == len(EXAMPLES) >= 10
