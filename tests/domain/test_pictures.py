"""The grid of power and interest: well-formed whatever people wrote, and no label covers another."""

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from app.domain.pictures import CHIP_HEIGHT, CHIP_WIDTH, GridWords, Point, chips, power_interest_grid
from app.domain.pictures.letters import cut, lines_of, width_of
from app.domain.stakeholders import Quadrant

_WORDS = GridWords("Power →", "Interest →", {field: str(field) for field in Quadrant})
_ODD = st.text(st.characters(), max_size=80)
_RATINGS = st.integers(1, 5)
_POINTS = st.lists(st.builds(Point, st.integers(1, 400).map("S{}".format), _RATINGS, _RATINGS), max_size=80)


@given(_POINTS)
def test_no_label_covers_another(points: list[Point]) -> None:
    placed = chips(points)
    for one, other in combinations(placed, 2):
        assert abs(one.x - other.x) >= CHIP_WIDTH or abs(one.y - other.y) >= CHIP_HEIGHT


@given(_POINTS)
def test_everybody_on_the_grid_is_drawn_or_counted(points: list[Point]) -> None:
    labels = [chip.label for chip in chips(points)]
    left_out = sum(int(label[1:]) for label in labels if label.startswith("+"))
    assert sum(label.startswith("S") for label in labels) + left_out == len(points)


def test_power_goes_up_and_interest_to_the_right() -> None:
    weak, strong = chips([Point("S1", 1, 1), Point("S2", 5, 5)])
    assert strong.x > weak.x
    assert strong.y < weak.y


@given(_ODD, _ODD, _ODD)
def test_no_text_breaks_out_of_the_grid(label: str, axis: str, field: str) -> None:
    words = GridWords(axis, axis, dict.fromkeys(Quadrant, field))
    ElementTree.fromstring(power_interest_grid([Point(label, 3, 4)], words))  # noqa: S314


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
