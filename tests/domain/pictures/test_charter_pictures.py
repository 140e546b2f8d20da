"""Pictures of the charter: small and large missions, hostile names, grey, and always with words and a table."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.charter import figures
from app.domain.charter.data import CharterData
from app.domain.charter.pen import Pen
from app.domain.document import Figure, Table, text_of
from app.domain.pictures.canvas import _LOOKS, Box, Canvas
from app.domain.pictures.timeline import Timeline
from app.i18n.text import texts as texts_of
from tests.charters import EMPTY, full
from tests.made_up_mission import mission

_SVG = "{http://www.w3.org/2000/svg}"
ALL = tuple(figures.__all__)
SIZES = {
    "small": {"actors": 3, "instruments": 2, "goals": 1, "projects": 1},
    "middle": {"actors": 22, "instruments": 12, "goals": 4, "projects": 6},
    "large": {"actors": 60, "instruments": 40, "goals": 12, "projects": 200},
}
KEYS = {
    "targets",
    "mission-map",
    "problem-tree",
    "power-interest",
    "network",
    "coverage",
    "roadmap",
    "theory-of-change",
}
HOSTILE = (
    "</svg><script>alert(1)</script>",
    '" onload="alert(1)',
    "<![CDATA[ & ]]> &amp; &#x0; {count} %s",
    '=HYPERLINK("http://evil")\x00\x0b\ud800',
    "مهمة المدن الآمنة للأطفال " * 12,
    "子どもたちが安全に歩ける街" * 20,
    "🚲🧒🏽👩‍👩‍👧" * 30,
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 6,
    "a" * 50_000,
)


def drawn(key: str, data: CharterData) -> tuple[Figure, ...]:
    """The figures of that name."""
    return tuple(getattr(figures, key)(Pen.of(data, texts_of("en"))))


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def written(svg: str) -> str:
    """All that stands on a picture, in one line."""
    return " ".join(one.text or "" for one in read(svg).iter(f"{_SVG}text"))


def every(data: CharterData) -> Iterator[Figure]:
    for key in ALL:
        yield from drawn(key, data)


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[list[Box]]:
    """The boxes of all texts of every picture that is drawn."""
    found: list[list[Box]] = []
    finish = Canvas.svg

    def kept(self: Canvas, *args: Any, **kwargs: Any) -> str:
        found.append(list(self.texts))
        return finish(self, *args, **kwargs)

    monkeypatch.setattr(Canvas, "svg", kept)
    return found


@pytest.mark.parametrize("size", SIZES)
def test_every_picture_has_a_title_words_a_caption_a_key_and_a_table(size: str) -> None:
    found = list(every(mission(**SIZES[size])))
    assert {one.key for one in found} >= KEYS
    assert len({one.key for one in found}) == len(found)
    for one in found:
        image = read(one.svg)
        assert image.get("role") == "img"
        assert image.findtext(f"{_SVG}title"), one.key
        assert len(image.findtext(f"{_SVG}desc") or "") > 20, one.key
        assert one.caption
        assert len(one.alt) > 20
        assert one.table.rows
        assert all(len(row.cells) == len(one.table.header) for row in one.table.rows)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ALL)
def test_no_text_covers_another_or_leaves_the_picture(key: str, size: str, boxes: list[list[Box]]) -> None:
    for figure in drawn(key, mission(**SIZES[size])):
        width, height = (float(one) for one in (read(figure.svg).get("viewBox") or "").split()[2:])
        for box in boxes[-1]:
            assert 0 <= box.x <= width + 0.5 - box.width, (box, width)
            assert -1 <= box.y <= height + 1 - box.height, (box, height)
        for one, other in combinations(boxes[-1], 2):
            assert not one.covers(other), (one, other)


@pytest.mark.parametrize("size", SIZES)
def test_every_text_has_seven_and_a_half_points_on_fourteen_centimetres_and_the_picture_fits_a_page(size: str) -> None:
    for figure in every(mission(**SIZES[size])):
        image = read(figure.svg)
        width, height = (float(one) for one in (image.get("viewBox") or "").split()[2:])
        points = 14 / 2.54 * 72 / width
        sizes = [float(one.get("font-size", image.get("font-size") or "0")) for one in image.iter(f"{_SVG}text")]
        assert min(sizes) * points >= 7.5, figure.key
        assert height / width * 14 <= 23, f"{figure.key} is {height / width * 14:.1f} cm high"


def test_the_same_contents_give_the_same_bytes() -> None:
    assert [one.svg for one in every(mission())] == [one.svg for one in every(mission())]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_breaks_out_of_a_picture_or_makes_it_too_large(name: str, boxes: list[list[Box]]) -> None:
    for figure in every(mission(actors=12, instruments=8, goals=3, projects=3, name=name)):
        image = read(figure.svg)
        tags = {one.tag.removeprefix(_SVG) for one in image.iter()}
        assert tags <= {"svg", "title", "desc", "rect", "line", "path", "circle", "text"}
        attributes = {key for one in image.iter() for key in one.attrib}
        assert not [one for one in attributes if one.startswith("on") or "href" in one or one in {"id", "style"}]
        width, height = (float(one) for one in (image.get("viewBox") or "").split()[2:])
        assert height < 2 * width
        assert len(figure.svg) < 400_000 + len(figure.alt) * 2
        for box in boxes[-1]:
            assert box.x + box.width <= width + 0.5
        for one, other in combinations(boxes[-1], 2):
            assert not one.covers(other), (figure.key, one, other)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(), min_size=1, max_size=120))
def test_whatever_people_write_the_pictures_are_well_formed(name: str) -> None:
    for figure in every(mission(actors=6, instruments=5, goals=2, projects=2, name=name)):
        read(figure.svg)


def test_markup_in_a_name_stays_text() -> None:
    found = {one.key: one for one in every(mission(actors=4, instruments=3, goals=1, projects=1, name="<b>&'\""))}
    for key in (
        "targets",
        "mission-map",
        "problem-tree",
        "power-interest",
        "network",
        "coverage",
        "roadmap",
        "theory-of-change",
    ):
        assert "<b>&'\"" in written(found[key].svg), key


def test_an_empty_workshop_has_no_pictures() -> None:
    assert list(every(EMPTY)) == []


def test_what_the_workshop_hides_is_not_drawn() -> None:
    hidden = replace(mission(actors=8, instruments=5, goals=2, projects=4), parts=frozenset())
    found = {one.key: one for one in every(hidden)}
    assert "network" not in found
    assert "theory-of-change" not in found
    assert "PR1" not in written(found["mission-map"].svg)
    for word in ("CM", "RV", "SC"):
        assert word not in written(found["roadmap"].svg)


def test_what_is_not_drawn_is_counted_in_words_and_stands_in_the_table() -> None:
    found = {one.key: one for one in every(mission())}
    assert "4 more goals are in the table." in written(found["targets"].svg)
    assert len(found["targets"].table.rows) == 12
    map_says = written(found["mission-map"].svg)
    left_out = sum(int(one) for one in re.findall(r"and (\d+) more, in the table", map_says))
    shown = len(set(re.findall(r"\b(?:I|PR)\d+\b", map_says)))
    listed = cells(found["mission-map"].table)
    assert {f"I{at}" for at in range(1, 41)} | {f"PR{at}" for at in range(1, 201)} <= set(
        re.findall(r"\b(?:I|PR)\d+\b", listed)
    )
    assert shown + left_out <= 240
    assert left_out > 150
    road = written(found["roadmap"].svg)
    assert "more, in the table" in road
    assert all(f"[CM{at}]" in cells(found["roadmap"].table) for at in range(1, 31))


def cells(table: Table) -> str:
    """All that a table says."""
    return " ".join(text_of(cell) for row in table.rows for cell in row.cells)


def test_the_targets_say_the_numbers_of_the_goals() -> None:
    (figure,) = drawn("targets", full())
    said = written(figure.svg)
    assert "today 41 % (2025)" in said
    assert "70 %, by 31 December 2030" in said
    assert "41 %" in cells(figure.table)
    assert "70 %" in cells(figure.table)
    assert "41 %" in figure.alt


def test_a_goal_whose_today_is_unknown_is_hatched_and_says_so() -> None:
    (figure,) = drawn("targets", mission(goals=4, actors=0, instruments=0, projects=0))
    assert "today: not known yet" in written(figure.svg)
    assert "pic-hatch" in figure.svg


def test_empty_cells_of_the_matrix_are_hatched_and_named() -> None:
    (figure,) = drawn("coverage", full())
    assert written(figure.svg).count("nothing here") == 23
    assert figure.svg.count("pic-hatch") == 23
    assert "Research / Supply" in figure.alt
    assert "Without a stage yet: I2." in written(figure.svg)


def test_who_leads_an_instrument_is_seen_without_colour() -> None:
    (figure,) = drawn("coverage", mission())
    for word in ("led by a body of science", "led by another body", "nobody leads it yet"):
        assert word in written(figure.svg)


def test_words_in_a_file_are_dark_enough_to_read_and_lines_to_be_seen() -> None:
    """Contrast by WCAG 2.2: 4.5 for words on every ground that they stand on, 3 for what carries meaning."""
    ink = {name: _colour(look, "fill") for name, look in _LOOKS.items() if name in {"pic-text", "pic-muted"}}
    grounds = {_colour(_LOOKS[name], "fill") for name in ("pic-cell", "pic-pale", "pic-track", "pic-mark")}
    assert all(_contrast(one, ground) >= 4.5 for one in ink.values() for ground in grounds)
    assert _contrast(_colour(_LOOKS["pic-on-dark"], "fill"), _colour(_LOOKS["pic-chosen"], "fill")) >= 4.5
    lines = [
        name for name in _LOOKS if name.startswith(("pic-link", "pic-needed", "pic-opposed", "pic-axis", "pic-weak"))
    ]
    assert all(_contrast(_colour(_LOOKS[name], "stroke"), "#ffffff") >= 3 for name in lines)


def _colour(look: str, part: str) -> str:
    found = re.search(rf'{part}="(#[0-9a-f]{{6}})"', look)
    assert found
    return found[1]


def _contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_weakest_link_has_a_thick_edge_and_a_word() -> None:
    (figure,) = drawn("theory", mission(instruments=5))
    assert figure.svg.count('class="pic-weak"') == 1
    assert written(figure.svg).count("weakest link") == 1
    assert "The weakest link: People do what they said they would do, number 0." in figure.alt


def test_a_network_tells_needed_and_opposing_relations_apart_without_colour() -> None:
    (figure,) = drawn("network", mission(actors=22))
    for word in ("is there today", "is needed", "opposes"):
        assert word in written(figure.svg)
    dashed = re.findall(r'class="pic-needed"[^>]*stroke-dasharray', figure.svg)
    assert len(dashed) > 1


def test_everybody_on_the_grid_is_drawn_or_counted() -> None:
    (figure,) = drawn("grid", mission(actors=200))
    said = written(figure.svg)
    numbers = len(re.findall(r"\bS\d+", said))
    left_out = sum(int(one) for one in re.findall(r"\+(\d+)", said))
    assert numbers + left_out == 200


def test_a_year_without_a_day_is_drawn_over_the_whole_year_and_a_period_over_its_days() -> None:
    (figure,) = drawn("roadmap", mission(actors=4, instruments=5, goals=1, projects=0))
    rows = [[text_of(cell) for cell in row.cells] for row in figure.table.rows]
    assert any(row[0] == "1 January 2027 to 31 December 2027" and row[1] == "Instruments begin" for row in rows)
    assert any(row[1] == "Commitments run" and " to " in row[0] for row in rows)
    assert any(row[0] == "1 May 2029" for row in rows)


def test_a_day_that_is_none_is_not_invented() -> None:
    data = mission(actors=2, instruments=1, goals=0, projects=0)
    tool = data.instruments[0]
    for said, wanted in (("soon", 0), ("2027-13-77", 1), ("1027", 0)):
        begins = replace(tool, content=replace(tool.content, start=said))
        odd = replace(data, instruments=(begins,), parts=frozenset(), registers={})
        assert len(drawn("roadmap", odd)) == wanted, said


def test_every_day_of_the_calendar_is_in_the_table_of_the_roadmap_with_how_often_it_comes_round() -> None:
    (figure,) = drawn("roadmap", mission(actors=4, instruments=5, goals=1, projects=0))
    rows = [[text_of(cell) for cell in row.cells] for row in figure.table.rows]
    assert [row[0] for row in rows if "[RV1]" in row[2]] == ["1 March 2027. Every year, last on 1 March 2030"]
    assert [row[3] for row in rows if "[SC1]" in row[2]] == ["Board"]
    assert "2 decisions: Line 0, Line 4" in written(figure.svg)


def test_time_runs_from_left_to_right_and_the_first_hundred_days_have_room() -> None:
    time = Timeline.between(date(2026, 5, 20), date(2040, 12, 31), 100, 600)
    assert [one.name for one in time.spans] == ["days", "year", "three", "deadline"]
    days = [date(2020, 1, 1), date(2026, 5, 20), date(2026, 8, 1), date(2027, 1, 1), date(2030, 1, 1), date(2050, 1, 1)]
    spots = [time.at(day) for day in days]
    assert spots == sorted(spots)
    assert spots[0] == 100
    assert spots[-1] == pytest.approx(600)
    assert time.at(date(2026, 8, 28)) - 100 > 80


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(1990, 1, 1), date(2190, 1, 1)))
def test_every_stretch_of_time_can_be_drawn(start: date, end: date) -> None:
    time = Timeline.between(start, end, 0, 100)
    assert time.spans[0].left == 0
    assert time.spans[-1].right == pytest.approx(100)
    assert all(one.left < one.right and one.start < one.end for one in time.spans)
    assert all(0 <= x <= 100.001 for _, x in time.years(5))
