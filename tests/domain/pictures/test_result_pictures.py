"""Pictures of results: well-formed, described, nothing over anything, readable small, and nothing that is hidden."""

import re
from dataclasses import replace
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.pictures import OpinionGroup, Shown, Size, draw, names_of, parts_of
from app.domain.pictures.canvas import Box, Canvas
from app.domain.pictures.opinions import opinions
from app.domain.pictures.scatter import Field, place
from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.result import OptionResult, Spread
from app.domain.voting.terms import RankingRule
from app.i18n.text import texts as texts_of
from tests.ballots import by, orders
from tests.made_up_results import KINDS, made_up

_SVG = "{http://www.w3.org/2000/svg}"
PICTURES = [(kind, name) for kind in KINDS for name in names_of(made_up(kind).result)]


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def said(svg: str) -> str:
    """The description."""
    return read(svg).findtext(f"{_SVG}desc") or ""


def texts(svg: str) -> list[ElementTree.Element]:
    return list(read(svg).iter(f"{_SVG}text"))


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


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize(("kind", "name"), PICTURES)
def test_a_picture_is_an_image_with_a_title_and_says_its_result_in_words(kind: str, name: str, size: Size) -> None:
    drawn = read(draw(made_up(kind), name, size))
    assert drawn.get("role") == "img"
    assert "Which goals go first?" in (drawn.findtext(f"{_SVG}title") or "")
    assert len(drawn.findtext(f"{_SVG}desc") or "") > 40
    assert float((drawn.get("viewBox") or "").split()[2]) == size.width


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize(("kind", "name"), PICTURES)
@pytest.mark.parametrize("options", [2, 7, 25, 60])
def test_no_text_covers_another_or_leaves_the_picture(
    kind: str, name: str, size: Size, options: int, boxes: list[list[Box]]
) -> None:
    shown = made_up(kind, options=options, tied=True)
    parts = parts_of(draw(shown, name, size))
    for part in range(1, parts + 1):
        drawn = read(draw(shown, name, size, part))
        width, height = (float(one) for one in (drawn.get("viewBox") or "").split()[2:])
        for box in boxes[-1]:
            assert 0 <= box.x <= width + 0.5 - box.width, (box, width)
            assert -1 <= box.y <= height + 3 - box.height, (box, height)
        for one, other in combinations(boxes[-1], 2):
            assert not one.covers(other), (one, other)


@pytest.mark.parametrize(("kind", "name"), PICTURES)
def test_nothing_is_written_smaller_than_thirteen_units(kind: str, name: str) -> None:
    for size in Size:
        drawn = draw(made_up(kind), name, size)
        assert float(read(drawn).get("font-size") or 0) >= 13
        assert all(float(one.get("font-size", "13")) >= 13 for one in texts(drawn))


@pytest.mark.parametrize(("kind", "name"), PICTURES)
def test_every_part_fits_its_screen_and_all_options_come(kind: str, name: str) -> None:
    shown = made_up(kind, options=60)
    first = draw(shown, name, Size.WALL)
    heights = [
        float((read(draw(shown, name, Size.WALL, part)).get("viewBox") or "").split()[3])
        for part in range(1, parts_of(first) + 1)
    ]
    assert max(heights) <= 400
    if name == "result" and shown.result.options:
        parts = [draw(shown, name, Size.WALL, part) for part in range(1, parts_of(first) + 1)]
        ranks = [one.text for svg in parts for one in texts(svg) if re.fullmatch(r"\d+[.=]", one.text or "")]
        assert len(ranks) == 60


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("options", "most"), [(6, 1), (12, 2), (25, 5)])
def test_a_wall_shows_six_options_at_once_and_twentyfive_on_a_few_pages(kind: str, options: int, most: int) -> None:
    shown = made_up(kind, options=options)
    assert parts_of(draw(shown, "result", Size.WALL)) <= most
    few = made_up(kind, options=3)
    if few.result.options and few.result.method not in ON_A_TEXT:
        height = float((read(draw(few, "result", Size.WALL)).get("viewBox") or "").split()[3])
        assert 200 <= height <= 290, "three rows use the room, and leave some for the notes"


@pytest.mark.parametrize(("kind", "name"), PICTURES)
def test_no_script_style_link_or_id_is_in_a_picture(kind: str, name: str) -> None:
    drawn = draw(made_up(kind), name, Size.WIDE)
    assert not re.search(r"<script|<style|<a |href| id=| style=|<foreignObject| on\w+=", drawn)


@settings(max_examples=60)
@given(st.text(st.characters(), max_size=120), st.sampled_from(PICTURES), st.sampled_from(list(Size)))
def test_no_text_breaks_out_of_a_picture(text: str, picture: tuple[str, str], size: Size) -> None:
    shown = made_up(picture[0])
    odd = replace(
        shown,
        labels=dict.fromkeys(shown.labels, text),
        title=text,
        block_labels=dict.fromkeys(shown.block_labels, text),
        criteria=(text, text),
        unit=text,
    )
    read(draw(odd, picture[1], size))


def test_markup_in_a_label_stays_text() -> None:
    shown = made_up("dots", options=2)
    drawn = draw(replace(shown, labels={"o0": "</svg><b a='1'>&"}), "result", Size.WIDE)
    assert "</svg><b a='1'>&" in [one.text for one in texts(drawn)]


@pytest.mark.parametrize("kind", ["dots", "score", "pairwise", "two_criteria"])
def test_who_won_is_seen_without_colour(kind: str) -> None:
    drawn = draw(made_up(kind, winners=2), names_of(made_up(kind).result)[0], Size.WIDE)
    bold = [one.text or "" for one in texts(drawn) if one.get("font-weight") == "bold"]
    assert any("Clean air" in text for text in bold)
    assert "Chosen (2): Every child walks" in said(drawn)


def test_a_tie_is_named_by_rank_by_word_and_in_the_description() -> None:
    drawn = draw(made_up("dots", tied=True), "result", Size.NARROW)
    written = [one.text or "" for one in texts(drawn)]
    assert written.count("2=") == 2
    assert sum(text.endswith("tied") for text in written) == 2
    assert "Tied: Clean air in every street" in said(drawn)


@pytest.mark.parametrize(("kind", "name"), PICTURES)
def test_a_missed_quorum_leaves_nothing_chosen_and_says_so_first(kind: str, name: str) -> None:
    drawn = draw(made_up(kind, missed=True), name, Size.NARROW)
    assert "Quorum missed" in "".join(one.text or "" for one in texts(drawn))
    assert said(drawn).startswith("Quorum missed")
    assert 'class="pic-chosen"' not in drawn


def test_without_a_breakdown_there_is_no_picture_of_groups() -> None:
    hidden = made_up("dots", groups=0)
    assert "groups" not in names_of(hidden.result)
    with pytest.raises(KeyError):
        draw(hidden, "groups", Size.WIDE)


def test_a_balance_without_a_breakdown_is_not_drawn_either() -> None:
    shown = made_up("dots")
    hidden = replace(shown, result=replace(shown.result, breakdown=None))
    for name in names_of(hidden.result):
        assert "Public administration" not in draw(hidden, name, Size.WIDE)


def test_where_nobody_voted_there_is_nothing_to_draw() -> None:
    shown = made_up("dots")
    assert names_of(replace(shown.result, valid=0)) == ()


def test_every_group_stands_beside_everybody_and_the_balanced_reading() -> None:
    shown = made_up("approval", groups=4)
    for size in (Size.NARROW, Size.WIDE):
        drawn = draw(shown, "groups", size)
        written = " ".join(one.text or "" for one in texts(drawn))
        for name in ("Everybody", "Business", "Civil society", "Research"):
            assert name in written
        assert "If every group counted the same, others would be on top." in said(drawn)


_SPREADS = st.floats(1, 5).map(lambda middle: Spread(9, middle, round(middle * 2) / 2, middle, middle, {}))


@given(st.lists(st.tuples(_SPREADS, _SPREADS), max_size=60))
def test_no_dot_of_the_scatter_covers_another(ratings: list[tuple[Spread, Spread]]) -> None:
    options = [
        OptionResult(f"o{at}", 3, 3, 9, 1, at + 1, is_tied=False, across=across, up=up)
        for at, (across, up) in enumerate(ratings)
    ]
    field = Field(34, 20, 400, 11)
    placed = place(field, options)
    assert [one.number for one in placed] == list(range(1, len(options) + 1))
    for one, other in combinations(placed, 2):
        assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (2 * field.radius) ** 2 - 1
    for one in placed:
        assert field.left <= one.x <= field.left + field.side
        assert field.top <= one.y <= field.top + field.side


def test_a_dot_lies_where_its_medians_are() -> None:
    spread = {value: Spread(9, value, value, value, value, {}) for value in (1, 5)}
    low, high = place(
        Field(0, 0, 400, 11),
        [
            OptionResult(str(value), 3, 3, 9, 1, 1, is_tied=False, across=spread[value], up=spread[value])
            for value in (1, 5)
        ],
    )
    assert (low.x, low.y) == pytest.approx((40, 360))
    assert (high.x, high.y) == pytest.approx((360, 40))


def test_the_ledger_says_what_was_bought_who_paid_and_what_was_left() -> None:
    drawn = draw(made_up("equal_shares"), "ledger", Size.WIDE)
    assert "85 of 100 k€ used, 15 left" in said(drawn)
    assert "30 k€, paid by 30 people, at most 1 each" in said(drawn)
    assert "taken from what was left" in said(drawn)


def test_duels_of_many_options_show_the_first_and_say_how_many_more() -> None:
    drawn = draw(made_up("ranked.schulze", options=30), "duels", Size.NARROW)
    assert "The first 7 options; 23 more are in the table." in said(drawn)


def test_opinion_groups_tell_their_size_and_what_they_favour() -> None:
    found = (OpinionGroup("A", 24, 0.6, ("Clean air",), ("Quiet nights",)), OpinionGroup("B", 16, 0.4))
    drawn = opinions(made_up("approval"), Size.NARROW, found)
    assert "Group A: 24 people, 60 %. More than others for: Clean air. More than others against: Quiet nights." in said(
        drawn
    ).replace("60 % More", "60 %. More")


@pytest.mark.parametrize("method", Method)
def test_every_method_has_a_picture(method: Method) -> None:
    kind = "ranked.schulze" if method is Method.RANKED else str(method)
    shown: Shown = made_up(kind)
    assert names_of(shown.result)


def test_bars_of_a_ranking_go_with_its_ranks() -> None:
    """Nobody beats A, which beats nobody; B beats two and has the same rank."""
    counted = by(RankingRule.SCHULZE, "ABCD", orders("4 B>D>C", "4 A>B>D>C"))
    shown = Shown(
        result=counted, texts=texts_of(), labels={one: f"Option {one}" for one in "ABCD"}, title="What first?"
    )
    drawn = draw(shown, "result", Size.WIDE)
    assert "1= Option A: ahead of 2; 1= Option B: ahead of 2; 3. Option D: ahead of 1; 4. Option C: ahead of 0" in said(
        drawn
    )
    bars = [float(one.get("width") or 0) for one in read(drawn).iter(f"{_SVG}rect") if one.get("class") == "pic-chosen"]
    assert len(bars) == 2
    assert bars[0] == bars[1]
