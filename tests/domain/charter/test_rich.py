"""Rich text: from HTML to blocks and back without a difference, and never anything that a browser would run."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.charter.rich import from_html, linked, safe_address, to_html
from app.domain.document import Block, Heading, ItemList, Mark, Missing, Paragraph, Row, Run, Table, plain

TAGS = {"h2", "h3", "p", "br", "strong", "em", "a", "ul", "ol", "li"}
TAGS |= {"table", "caption", "thead", "tbody", "tr", "th", "td"}


class Seen(HTMLParser):
    """Every tag and attribute of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def error(self, message: str) -> Any:
        raise AssertionError(message)


def is_harmless(text: str) -> bool:
    seen = Seen(text)
    return seen.tags <= TAGS and all(
        name == "href" and (value or "").startswith(("http://", "https://", "mailto:"))
        for name, value in seen.attributes
    )


def test_what_an_office_writes_becomes_blocks() -> None:
    blocks = from_html(
        "<h1>Why now</h1><p>Children are <b>driven</b>,<br>and it is <i><b>growing</b></i>.</p>"
        "<ul><li>Fear<ul><li>of traffic</li></ul></li><li><p>Habit</p></li></ul>"
        "<table><tr><td>Year</td><td>Share</td></tr><tr><td>2025</td><td>41 %</td></tr></table>"
        '<p>See <a href="https://example.org/a?b=1&amp;c=2" onclick="x()">the survey</a></p>'
    )
    assert blocks == (
        Heading(2, "Why now", ""),
        Paragraph(
            (
                Run("Children are "),
                Run("driven", Mark.BOLD),
                Run(",\nand it is "),
                Run("growing", Mark.BOLD_ITALIC),
                Run("."),
            )
        ),
        ItemList((plain("Fear"), plain("of traffic"), plain("Habit")), levels=(0, 1, 0)),
        Table("", ("Year", "Share"), (Row((plain("2025"), plain("41 %"))),)),
        Paragraph((Run("See "), Run("the survey", href="https://example.org/a?b=1&c=2"))),
    )


def test_lists_are_two_deep_at_most_and_keep_their_items() -> None:
    (block,) = from_html("<ol><li>a<ol><li>b<ol><li>c</li></ol></li></ol></li><li>d</li></ol>")
    assert block == ItemList((plain("a"), plain("b"), plain("c"), plain("d")), is_ordered=True, levels=(0, 1, 1, 0))


def test_a_table_within_a_table_keeps_its_words() -> None:
    (block,) = from_html("<table><tr><th>A</th></tr><tr><td>x<table><tr><td>y</td></tr></table>z</td></tr></table>")
    assert block == Table("", ("A",), (Row((plain("x y z"),)),))


def test_cells_of_a_short_row_are_empty() -> None:
    (block,) = from_html("<table><tr><th>A</th><th>B</th></tr><tr><td>x</td></tr></table>")
    assert block == Table("", ("A", "B"), (Row((plain("x"), ())),))


def test_a_space_at_the_edge_of_a_mark_stands_outside_of_it() -> None:
    assert to_html(from_html("<p><b>bold </b>and <i> slanted</i></p>")) == (
        "<p><strong>bold</strong> and <em>slanted</em></p>"
    )


def test_a_space_that_must_not_break_is_kept_and_a_line_of_them_is_none() -> None:
    assert to_html(from_html("<p>41&nbsp;%</p><p>&nbsp;</p>")) == "<p>41\xa0%</p>"


def test_two_breaks_part_paragraphs() -> None:
    assert to_html(from_html("one<br><br>two<br>three")) == "<p>one</p><p>two<br>three</p>"


def test_what_is_missing_is_no_text_of_anybody() -> None:
    assert to_html((Missing("not agreed"), Paragraph(plain("Agreed")))) == "<p>Agreed</p>"


def test_a_typed_reference_leads_there_where_there_is_such_a_place() -> None:
    (block,) = linked(from_html("<p>As <b>said [C6]</b> and [C7]</p>"), {"C6"})
    assert block == Paragraph((Run("As "), Run("said ", Mark.BOLD), Run("[C6]", target="C6"), Run(" and [C7]")))
    assert to_html((block,)) == "<p>As <strong>said </strong>[C6] and [C7]</p>"


def test_references_are_found_in_lists_and_tables() -> None:
    blocks = linked(from_html("<ul><li>[C6]</li></ul><table><tr><td>A</td></tr><tr><td>[C6]</td></tr></table>"), {"C6"})
    reference = (Run("[C6]", target="C6"),)
    assert blocks == (ItemList((reference,)), Table("", ("A",), (Row((reference,)),)))


EVIL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\nscript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="https:evil">x</a>',
    '<a href="https://x.org/&quot;onmouseover=&quot;alert(1)">x</a>',
    "<svg><script>alert(1)</script></svg>",
    "<svg/onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<p style='background:url(javascript:alert(1))' onclick='alert(1)'>x</p>",
    "<<script>script>alert(1)<</script>/script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "<table><caption><script>alert(1)</script></caption><tr><td><img src=x onerror=alert(1)></td></tr></table>",
    "<h2><img src=x onerror=alert(1)></h2><li><object data=x>",
    "<title><a href='javascript:x'></title><b",
]


@pytest.mark.parametrize("evil", EVIL)
def test_nothing_that_a_browser_would_run_survives(evil: str) -> None:
    for text in (evil, f"<ul><li>{evil}</li></ul>", f"<table><tr><td>{evil}</td></tr></table>", f"<h2>{evil}</h2>"):
        assert is_harmless(to_html(from_html(text))), to_html(from_html(text))


@given(
    st.lists(
        st.sampled_from([*EVIL, "<ul>", "</ul>", "<li>", "<td>", "<tr>", "<table>", "</table>", "x", "<p>", "<b>"])
    )
)
def test_no_mixture_of_it_survives_either_and_reading_again_changes_nothing(parts: list[str]) -> None:
    once = to_html(from_html("".join(parts)))
    assert is_harmless(once)
    assert to_html(from_html(once)) == once


@given(st.text("<>&/\"'= abhlptuidrsx\n", max_size=60))
def test_any_text_at_all_is_harmless_and_settled(text: str) -> None:
    once = to_html(from_html(text))
    assert is_harmless(once)
    assert to_html(from_html(once)) == once


words = st.lists(st.text("ab<>&\"'é日[]6C", min_size=1, max_size=5), min_size=1, max_size=3).map(" ".join)
hrefs = st.sampled_from(["", "", "https://example.org/?a=1&b=<>", "mailto:a@example.org", "http://x.org/'\""])
runs = st.builds(Run, words, st.sampled_from(Mark), href=hrefs.map(safe_address))


@st.composite
def lines(draw: st.DrawFn) -> tuple[Run, ...]:
    """Text as people write it: neighbours differ, and one space parts them."""
    found: list[Run] = []
    for run in draw(st.lists(runs, min_size=1, max_size=4)):
        if found:
            found.append(Run(" "))
        found.append(run)
    merged: list[Run] = []
    for run in found:
        if merged and (merged[-1].mark, merged[-1].href) == (run.mark, run.href):
            merged[-1] = Run(merged[-1].text + run.text, run.mark, href=run.href)
        else:
            merged.append(run)
    return tuple(merged)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    header = tuple(draw(words) for _ in range(width))
    rows = draw(st.lists(st.tuples(*[lines()] * width), max_size=3))
    return Table(draw(st.just("") | words), header, tuple(Row(cells) for cells in rows))


@st.composite
def lists(draw: st.DrawFn) -> ItemList:
    items = draw(st.lists(lines(), min_size=1, max_size=4))
    levels = (0, *draw(st.lists(st.integers(0, 1), min_size=len(items) - 1, max_size=len(items) - 1)))
    return ItemList(tuple(items), draw(st.booleans()), levels if any(levels) else ())


blocks_of_a_section = st.lists(
    st.builds(Heading, st.integers(2, 3), words, st.just("")) | st.builds(Paragraph, lines()) | tables() | lists()
)


@given(blocks_of_a_section)
def test_blocks_written_and_read_are_the_same_blocks(blocks: list[Block]) -> None:
    assert from_html(to_html(blocks)) == tuple(blocks)


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://example.org/a b", False),
        (" https://example.org ", True),
        ("mailto:ada@example.org", True),
        ("mailto:nobody", False),
        ("//example.org", False),
        ("JAVASCRIPT:alert(1)", False),
        ("HTTPS://example.org", True),
        ("https://[broken", False),
        ("https://example.org/" + "a" * 2000, False),
        ("ftp://example.org", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_linked(address: str, is_safe: bool) -> None:
    assert bool(safe_address(address)) is is_safe
