"""The mission on one page: what it says, what it leaves out and counts, and that it is a page in every format."""

import io
from dataclasses import replace

import pypdf
import pytest

from app.domain.charter.data import CharterData
from app.domain.charter.pen import Pen
from app.domain.charter.summary import page_of, summary, summary_figure
from app.domain.document import Figure, Table, text_of
from app.export.pdf import to_pdf
from app.i18n.text import texts
from tests.charters import EMPTY, full
from tests.made_up_mission import mission

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmütze und alles, was daran hängt. " * 40
DATA = {
    "empty": EMPTY,
    "full": full(),
    "large": mission(),
    "long names": mission(name=LONG),
    "wide letters": mission(name="子どもたちが安全に歩ける街 " * 60),
    "right to left": mission(name="مهمة المدن الآمنة للأطفال " * 60),
    "line breaks": mission(name="one\ntwo\n" * 200),
}


def said(data: CharterData) -> dict[str, str]:
    """What stands beside each name of the table."""
    table = next(one for one in summary(data, texts("en")).blocks if isinstance(one, Table))
    return {text_of(row.cells[0]): text_of(row.cells[1]) for row in table.rows}


@pytest.mark.parametrize("name", DATA)
def test_it_is_one_page_of_a4_whatever_is_in_it(name: str) -> None:
    pages = pypdf.PdfReader(io.BytesIO(to_pdf(summary(DATA[name], texts("en"))))).pages
    assert len(pages) == 1


@pytest.mark.parametrize("name", DATA)
def test_its_picture_leaves_room_for_the_title_of_a_page(name: str) -> None:
    for figure in summary_figure(Pen.of(DATA[name], texts("en"))):
        wide, high = (float(one) for one in figure.svg.split('viewBox="0 0 ')[1].split('"')[0].split())
        assert high / wide * 14 <= 17.5


def test_it_says_what_the_mission_wants_who_leads_with_what_and_what_comes_next() -> None:
    data = mission(actors=9, instruments=7, goals=2, projects=0)
    found = said(data)
    assert found["Why now"] == "Too many children are driven"
    assert found["Who leads"] == "City of Ends 1"
    assert found["Main instruments"].split("\n")[0].startswith("I1 ")
    assert found["Main instruments"].endswith("and 2 more")
    assert found["Next decision"].startswith("1 March 2027: Look at the numbers, 0 (Board)")
    assert "5,000" in found["Confirmed so far"] or "days" in found["Confirmed so far"]


def test_the_picture_and_its_table_say_the_same() -> None:
    (figure,) = summary_figure(Pen.of(mission(), texts("en")))
    cells = " ".join(text_of(cell) for row in figure.table.rows for cell in row.cells)
    assert "60 %, by 31 December 2030" in cells
    assert "60 %, by 31 December 2030" in figure.svg
    assert "9 more goals are in the table." in figure.svg
    assert "G12: " in cells
    assert "I1 " in cells


def test_what_was_not_agreed_is_said() -> None:
    found = said(EMPTY)
    assert found["Who leads"] == "Not agreed in the workshop."
    assert "the next decision" in found["Next decision"]
    assert summary_figure(Pen.of(EMPTY, texts("en"))) == ()


def test_a_hidden_part_says_nothing_on_the_page() -> None:
    hidden = replace(mission(), parts=frozenset())
    page = page_of(Pen.of(hidden, texts("en")))
    assert page.right[0].items == []
    assert page.foot.items == []


def test_instruments_stand_as_the_room_ranked_them() -> None:
    data = full()
    [first, second] = data.instruments
    assert "I1" in page_of(Pen.of(data, texts("en"))).left[2].items[0]
    ranked = replace(data.rounds[1], subject="instruments", number=9)
    result = ranked.result
    options = tuple(replace(one, id=ident) for one, ident in zip(result.options, (second.id, first.id), strict=True))
    voted = replace(data, rounds=(*data.rounds, replace(ranked, result=replace(result, options=options))))
    assert "I2" in page_of(Pen.of(voted, texts("en"))).left[2].items[0]


def test_the_document_has_bars_without_a_promise_of_a_longer_table() -> None:
    (figure,) = [one for one in summary(mission(), texts("en")).blocks if isinstance(one, Figure)]
    assert "in the table" not in figure.svg
    assert text_of(figure.table.rows[-1].cells[0]) == "and 9 more"
    assert len(figure.table.rows) == 4
