"""Three questions, and a way of voting that fits."""

import pytest

from app.domain.voting.methods import Method
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
        (1, 20, Purpose.AGREE, Method.CONSENT),
        (1, 200, Purpose.TEMPERATURE, Method.FIST_OF_FIVE),
    ],
)
def test_what_is_suggested_fits(options: int, people: int, purpose: Purpose, method: Method) -> None:
    assert suggest(options, people, purpose).method is method


def test_there_is_always_a_suggestion_and_its_reason_has_words() -> None:
    for purpose in Purpose:
        assert f"planning.purpose.{purpose}" in catalogue().texts
        for options in (0, 1, 2, 8, 9, 15, 30, 200):
            for people in (0, 3, 50, 1000):
                assert f"planning.reason.{suggest(options, people, purpose).reason}" in catalogue().texts
