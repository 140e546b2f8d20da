"""The words people give a workshop: trimmed, bounded, storable, visible."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import workshop
from app.domain.errors import Invalid
from app.domain.workshop import MAX_GROUPS, Naming, clean_groups, clean_line, clean_text


def test_the_examples_in_the_words_of_the_functions_hold() -> None:
    assert doctest.testmod(workshop).failed == 0


@pytest.mark.parametrize("nothing", ["", "   ", "\n\t", "\x00\x01", "\u200b\u2060", "\ufeff \u200e", "\u00a0"])
def test_text_in_which_nothing_can_be_seen_is_missing(nothing: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean_text(nothing, "statement", most=10)
    assert (refused.value.code, refused.value.field) == ("text.missing", "statement")
    assert clean_text(nothing, "statement", most=10, least=0) == ""


@pytest.mark.parametrize("half", ["\ud83d", "ok \udc00"])
def test_half_a_character_is_refused_and_not_stored(half: str) -> None:
    with pytest.raises(Invalid, match=r"text\.unreadable"):
        clean_text(half, "text", most=10)


@given(st.text(max_size=60))
def test_what_is_taken_can_be_stored_and_is_taken_again_as_it_is(typed: str) -> None:
    try:
        text = clean_text(typed, "text", most=50, least=0)
    except Invalid:
        return
    assert len(text.encode()) <= 200
    assert "\x00" not in text
    assert clean_text(text, "text", most=50, least=0) == text


def test_emoji_and_every_script_are_welcome() -> None:
    for text in ("👩‍🔬 Анна", "مرحبا", "東京", "ß"):
        assert clean_text(text, "text", most=20) == text


def test_a_name_has_one_line() -> None:
    assert clean_line("  Anna\r\n\tBerg ", "name", most=20) == "Anna Berg"


def test_lengths_are_counted_after_trimming() -> None:
    assert clean_text(" " * 50 + "x" * 10, "text", most=10) == "x" * 10
    with pytest.raises(Invalid) as refused:
        clean_text("x" * 11, "text", most=10)
    assert dict(refused.value.values) == {"most": 10, "length": 11}


def test_groups_are_named_once_whatever_the_case() -> None:
    assert clean_groups([" Citizens ", "citizens", "", "Business\n"]) == ["Citizens", "Business"]


@pytest.mark.parametrize("groups", [[], ["One"], ["One", "one", " "]])
def test_a_workshop_has_two_groups_at_least(groups: list[str]) -> None:
    with pytest.raises(Invalid, match=r"groups\.too_few"):
        clean_groups(groups)


def test_a_workshop_has_twelve_groups_at_most() -> None:
    assert len(clean_groups([f"Group {n}" for n in range(MAX_GROUPS)])) == MAX_GROUPS
    with pytest.raises(Invalid, match=r"groups\.too_many"):
        clean_groups([f"Group {n}" for n in range(MAX_GROUPS + 1)])


def test_nobody_is_more_private_than_pseudonyms_and_those_more_than_names() -> None:
    names, pseudonyms, nobody = Naming.NAMES, Naming.PSEUDONYMS, Naming.NOBODY
    assert nobody.is_as_private_as(pseudonyms)
    assert pseudonyms.is_as_private_as(names)
    assert names.is_as_private_as(names)
    assert not names.is_as_private_as(pseudonyms)
    assert not pseudonyms.is_as_private_as(nobody)
