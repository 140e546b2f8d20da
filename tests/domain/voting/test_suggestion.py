"""Three questions, and a way of voting that fits."""

import pytest

from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.suggestion import Purpose, suggest
from app.i18n.catalogue import catalogue


@pytest.mark.parametrize(
    ("options", "people", "purpose", "method"),
    [
        (12, 40, Purpose.NARROW, Method.DOTS),
        (60, 40, Purpose.NARROW, Method.PAIRWISE),
        (60, 6, Purpose.NARROW, Method.APPROVAL),
        (5, 20, Purpose.WINNER, Method.RANKED),
        (5, 20, Purpose.ORDER, Method.SCORE),
        (15, 30, Purpose.ORDER, Method.QUADRATIC),
        (15, 12, Purpose.ORDER, Method.PAIRWISE),
        (40, 30, Purpose.ORDER, Method.PAIRWISE),
        (7, 20, Purpose.PORTFOLIO, Method.EQUAL_SHARES),
        (7, 20, Purpose.MAP, Method.TWO_CRITERIA),
        (1, 30, Purpose.AGREE, Method.CONSENT),
        (1, 31, Purpose.AGREE, Method.FIST_OF_FIVE),
        (1, 200, Purpose.TEMPERATURE, Method.FIST_OF_FIVE),
    ],
)
def test_what_is_suggested_fits(options: int, people: int, purpose: Purpose, method: Method) -> None:
    assert suggest(options, people, purpose).first.method is method


def test_there_is_always_a_suggestion_and_its_reason_has_words() -> None:
    for purpose in Purpose:
        assert f"planning.purpose.{purpose}" in catalogue().texts
        for options in (0, 1, 2, 8, 9, 15, 30, 200):
            for people in (0, 3, 50, 1000):
                found = suggest(options, people, purpose)
                for one in (found.first, found.other):
                    assert f"planning.reason.{one.reason}" in catalogue().texts
                assert found.first.method is not found.other.method
                on_texts = {one.method in ON_A_TEXT for one in (found.first, found.other)}
                assert len(on_texts) == 1, "the other one is for the same thing"
