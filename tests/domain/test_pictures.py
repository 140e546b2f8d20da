"""Pictures are well-formed whatever people wrote, and no label covers another."""

from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from app.domain.pictures import (
    CHIP_HEIGHT,
    CHIP_WIDTH,
    MOST_BARS,
    Bar,
    GridWords,
    Point,
    bars,
    chips,
    power_interest_grid,
    shortened,
)
from app.domain.stakeholders import Quadrant

_TEXT = "{http://www.w3.org/2000/svg}text"
_WORDS = GridWords("Power →", "Interest →", {field: str(field) for field in Quadrant})
_ODD = st.text(st.characters(), max_size=80)
_RATINGS = st.integers(1, 5)
_POINTS = st.lists(st.builds(Point, st.integers(1, 400).map("S{}".format), _RATINGS, _RATINGS), max_size=80)


def written(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(_TEXT)]  # noqa: S314


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
def test_no_text_breaks_out_of_a_picture(label: str, axis: str, field: str) -> None:
    words = GridWords(axis, axis, dict.fromkeys(Quadrant, field))
    drawn = power_interest_grid([Point(label, 3, 4)], words)
    ElementTree.fromstring(drawn)  # noqa: S314
    ElementTree.fromstring(bars([Bar(label, 1, axis)]))  # noqa: S314


def test_markup_in_a_label_stays_text() -> None:
    assert "</svg><b a='1'>&" in written(bars([Bar("</svg><b a='1'>&", 2, "2")]))


@given(st.lists(st.floats(-10, 1e6), max_size=40))
def test_the_longest_bar_fills_the_room_and_none_is_negative(values: list[float]) -> None:
    drawn = ElementTree.fromstring(bars([Bar(f"G{at}", value, "") for at, value in enumerate(values)]))  # noqa: S314
    widths = [float(box.get("width", "")) for box in drawn.iter("{http://www.w3.org/2000/svg}rect")]
    assert len(widths) == min(len(values), MOST_BARS)
    assert all(0 <= width <= 270 for width in widths)
    if max(values[:MOST_BARS], default=0) > 0:
        assert max(widths) == 270


def test_a_long_label_is_shortened_and_a_wide_letter_counts_twice() -> None:
    assert shortened("Clean quays", 11) == "Clean quays"
    assert shortened("Clean quays", 8) == "Clean q…"
    assert shortened("清潔な埠頭", 6) == "清潔…"
