"""Pictures for documents: well-formed, in proportion, and without a word that people wrote."""

from xml.etree import ElementTree as ET

from app.domain.pictures import Bar, Placed, bars, placed, power_interest_grid
from app.domain.stakeholders import Quadrant

NS = "{http://www.w3.org/2000/svg}"
FIELDS = {field: f"<{field}> & more" for field in Quadrant}


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314  (our own picture)


def words(picture: ET.Element) -> dict[str, tuple[float, float]]:
    return {node.text or "": (float(node.get("x", 0)), float(node.get("y", 0))) for node in picture.iter(f"{NS}text")}


def test_power_goes_up_and_interest_goes_right() -> None:
    svg = power_interest_grid([Placed("S1", 5, 1), Placed("S2", 1, 5)], FIELDS, "Power", "Interest")
    at = words(drawn(svg))
    assert at["S1"][1] < at["S2"][1]
    assert at["S1"][0] < at["S2"][0]


def test_a_crowded_cell_says_how_many_more_there_are() -> None:
    crowd = [Placed(f"S{number}", 3, 3) for number in range(30)]
    lines = [text for text in words(drawn(power_interest_grid(crowd, FIELDS, "P", "I"))) if text.startswith("S")]
    assert len(lines) == 3
    assert lines[-1].endswith("+19")


def test_bars_are_in_proportion_and_may_all_be_nothing() -> None:
    picture = drawn(bars([Bar("G1", 8, "8"), Bar("G2", 2, "2")]))
    longest, shortest = (float(node.get("width", 0)) for node in picture.iter(f"{NS}rect"))
    assert longest == 4 * shortest
    assert [node.get("width") for node in drawn(bars([Bar("G1", 0, "0")])).iter(f"{NS}rect")] == ["0.0"]
    assert list(drawn(bars([]))) == []


def test_an_actor_that_nobody_has_rated_is_not_on_the_grid() -> None:
    assert placed("S1", None, 3) is None
    assert placed("S1", 4, 3) == Placed("S1", 4, 3)
