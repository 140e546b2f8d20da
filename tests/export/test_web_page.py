"""The charter as a web page: whole, safe with anything people type, and complete without anything to load."""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html

from app.domain.charter.assemble import assemble
from app.domain.document import Document, Figure, Heading, Paragraph, Row, Run, Table, plain
from app.domain.pictures import Size, draw
from app.export.links import outside
from app.export.svg import inline_svg
from app.export.web import to_html
from app.export.web_style import STYLE, STYLE_HASH
from app.i18n.text import texts
from tests.charters import EMPTY, STATEMENT, full
from tests.made_up_results import made_up

NASTY = '"><script>alert(1)</script><img src=x onerror=alert(1)>\x00\x0b\ud800 مرحبا 🚲'
TABLE = Table("Votes", ("Option", "Votes"), (Row((plain("Quiet nights"), plain("7")), "G1"),))
FIGURE = Figure(draw(made_up("dots"), "result", Size.PAPER), "One bar: 7", "Votes as bars", TABLE, "votes")


def page(document: Document, *, public: bool = False) -> html.HtmlElement:
    return html.document_fromstring(to_html(document, public=public))


def charter() -> html.HtmlElement:
    return page(assemble(full(), texts("en")).document)


def test_the_page_has_its_title_its_language_and_headings_in_order() -> None:
    root = charter()
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    assert root.findtext(".//title").startswith("Safe ways to school · ")
    levels = [int(one.tag[1]) for one in root.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert STATEMENT in root.text_content()


@pytest.mark.parametrize("data", [EMPTY, full()], ids=["empty", "full"])
def test_every_link_within_leads_to_one_place(data: object) -> None:
    root = page(assemble(data, texts("en")).document)  # type: ignore[arg-type]
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href")} <= set(ids)
    assert set(root.xpath("//@aria-labelledby")) <= set(ids)
    assert root.xpath("//nav//a")


def test_tables_say_what_their_cells_are() -> None:
    for table in charter().iter("table"):
        assert table.findtext("caption")
        assert all(one.get("scope") == "col" for one in table.iterfind("thead//th"))
        assert all(row[0].get("scope") == "row" for row in table.iterfind("tbody/tr"))


def test_nothing_is_loaded_and_nothing_runs() -> None:
    source = to_html(assemble(full(), texts("en")).document, public=True)
    assert not re.search(r"<(script|link|iframe|object|embed|form|base|img)\b", source)
    assert not re.search(r"\bon\w+=|url\(|@import|javascript:", source)
    assert 'content="noindex,nofollow,noarchive"' in source
    assert "noindex" not in to_html(assemble(full(), texts("en")).document)


def test_a_policy_can_let_in_this_style_alone() -> None:
    source = to_html(Document("T", "S", "en"))
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    assert style == STYLE
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() == STYLE_HASH.removeprefix("sha256-")


def test_a_picture_is_told_in_words_and_as_a_table() -> None:
    root = page(Document("T", "S", "en", blocks=(FIGURE,)))
    (picture,) = root.iter("svg")
    assert picture.get("role") == "img"
    assert root.get_element_by_id(picture.get("aria-labelledby")).text == "Votes as bars"
    assert root.get_element_by_id(picture.get("aria-describedby")).text == "One bar: 7"
    assert root.xpath("//figure/details//tr[@id='G1']/th")[0].text == "Quiet nights"


@pytest.mark.parametrize("svg", ["", "<svg", "<p>no</p>", '<!DOCTYPE a [<!ENTITY b "c">]><svg>&b;</svg>'])
def test_a_picture_that_cannot_be_read_leaves_its_table(svg: str) -> None:
    root = page(Document("T", "S", "en", blocks=(replace(FIGURE, svg=svg),)))
    assert not list(root.iter("svg", "details"))
    assert root.xpath("//tr[@id='G1']")


def test_what_could_run_or_load_is_taken_out_of_a_picture() -> None:
    inner = (
        '<script>alert(1)</script><a href="javascript:x"><text>kept not</text></a><image href="http://a.b/c"/>'
        '<foreignObject><b>x</b></foreignObject><style>*{fill:red}</style><rect onclick="x()" style="fill:red" '
        'fill="url(http://a.b)" width="2"/><text onload="x()">said &lt;b&gt;</text><use href="#x"/><set/>'
    )
    drawn = inline_svg(f'<svg xmlns="http://www.w3.org/2000/svg" onload="x()">{inner}</svg>', "p", "T", "D")
    shapes = html.fragment_fromstring(drawn)
    assert [one.tag for one in shapes.iter()] == ["svg", "title", "desc", "rect", "text"]
    assert shapes.find("rect").attrib == {"width": "2"}
    assert shapes.find("text").text == "said <b>"


def test_what_people_type_stays_text_everywhere() -> None:
    table = Table(NASTY, (NASTY, NASTY), (Row((plain(NASTY), plain(NASTY)), "G1"),))
    blocks = (Heading(1, NASTY, "h"), Paragraph((Run(NASTY, href=NASTY), Run(NASTY, target=NASTY))), table)
    shown = made_up("dots")
    shown = replace(shown, labels=dict.fromkeys(shown.labels, NASTY))
    figure = replace(FIGURE, svg=draw(shown, "result", Size.PAPER))
    root = page(Document(NASTY, NASTY, "en", meta=((NASTY, NASTY),), blocks=(*blocks, replace(figure, alt=NASTY))))
    assert not list(root.iter("script", "img"))
    assert not root.xpath("//@onerror")
    assert "onerror=alert(1)" in root.findtext(".//h1")


def test_links_lead_to_web_pages_and_mailboxes_only() -> None:
    runs = (
        Run("page", href="https://example.org/a?b=c&d=é"),
        Run("mail", href="mailto:desk@example.org"),
        Run("run", href="javascript:alert(1)"),
    )
    root = page(Document("T", "S", "en", blocks=(Paragraph(runs),)))
    links = root.xpath("//main//a")
    assert [one.get("href") for one in links] == ["https://example.org/a?b=c&d=é", "mailto:desk@example.org"]
    assert {one.get("rel") for one in links} == {"noopener noreferrer nofollow"}


@pytest.mark.parametrize(
    "href",
    [
        "",
        "//a.b",
        "http:",
        "mailto:",
        "data:text/html,x",
        "JAVASCRIPT:x",
        "https://a b",
        'https://a"b',
        "http://[",
        "/x",
    ],
)
def test_any_other_address_is_no_link(href: str) -> None:
    assert outside(href) == ""


def test_a_text_that_runs_the_other_way_says_so() -> None:
    blocks = (Heading(1, "مهمة", "h"), Paragraph(plain("مرحبا بالعالم")), Paragraph(plain("Left to right")))
    root = page(Document("T", "S", "en", blocks=blocks))
    assert [one.get("dir") for one in root.find(".//section")] == ["rtl", "rtl", None]
    arabic = page(Document("مهمة", "مسودة", "ar", blocks=blocks))
    assert (arabic.get("lang"), arabic.get("dir")) == ("ar", "rtl")
    assert [one.get("dir") for one in arabic.find(".//section")] == [None, None, "ltr"]
