"""Text on its way into a file: fit to be held, breakable where it may break, and otherwise what people wrote."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.export.text import breakable, fit, one_line

_BREAK = "\u200b"


def test_an_endless_word_can_break_every_twelve_letters() -> None:
    assert breakable("x" * 30) == f"{'x' * 12}{_BREAK}{'x' * 12}{_BREAK}{'x' * 6}"
    assert breakable("a common sentence of common words") == "a common sentence of common words"


@given(st.text(st.characters(exclude_characters=_BREAK), max_size=120))
def test_breaking_changes_no_letter(text: str) -> None:
    assert breakable(text).replace(_BREAK, "") == text


@given(st.text(st.sampled_from("ae\u0301\u0483\u0308яω-/"), max_size=120))
def test_a_letter_keeps_its_accents(text: str) -> None:
    pairs = pairwise(breakable(text))
    assert not any(one == _BREAK and unicodedata.combining(other) for one, other in pairs)


@pytest.mark.parametrize(
    "text",
    [
        "ที่นี่มีรถติดมากและเด็กๆไม่สามารถเดินไปโรงเรียนได้อย่างปลอดภัย",
        "👩‍👩‍👧‍👦" * 6,
        "港湾の騒音を夜間に半減させるという目標は全員に支持されています",
    ],
    ids=["thai", "families", "japanese"],
)
def test_writing_without_spaces_is_left_to_those_who_know_where_it_breaks(text: str) -> None:
    assert breakable(text) == text


@given(st.text(st.characters(), max_size=80))
def test_a_fit_text_can_be_encoded_and_fitting_twice_changes_nothing(text: str) -> None:
    once = fit(text)
    assert once.encode().decode() == once
    assert fit(once) == once
    assert "\n" not in one_line(text)
