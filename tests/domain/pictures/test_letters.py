"""Letters of pictures: texts keep within their room, and what is left out is told."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.pictures.letters import cut, lines_of, width_of

_ODD = st.text(st.characters(), max_size=80)


@given(_ODD, st.integers(20, 400), st.integers(1, 3))
def test_lines_keep_within_their_room_and_number(text: str, room: int, most: int) -> None:
    lines = lines_of(text, room, 14, most=most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line, 14) <= room for line in lines)


def test_a_text_breaks_between_words_and_what_is_left_out_is_told() -> None:
    assert lines_of("Clean air in every street", 100, 14) == ("Clean air in", "every street")
    assert lines_of("Clean air in every street of the city", 100, 14) == ("Clean air in", "every street…")
    assert lines_of("Mobilitätsverbesserungsgesetz", 100, 14, most=3)[0].startswith("Mobilit")
    assert lines_of("", 100, 14) == ("",)


def test_a_long_label_is_cut_and_a_wide_letter_takes_more_room() -> None:
    assert cut("Clean quays", 200, 14) == "Clean quays"
    assert cut("Clean quays", 60, 14) == "Clean…"
    assert cut("清潔な埠頭", 50, 14) == "清潔…"
