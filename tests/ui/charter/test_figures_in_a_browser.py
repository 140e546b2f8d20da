"""Pictures on the charter page: drawn in the page's colours, with their table one tap away, harmless, and printed."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

HOSTILE = '</svg><img src=x onerror="window.harmed = true"><script>window.harmed = true</script>'


@pytest.fixture(scope="module")
def room(server: RunningServer) -> LiveRoom:
    """A room with actors on the grid, one of them with a name that would do harm."""
    made = LiveRoom(server.url)
    made.open("stakeholders")
    for name in (HOSTILE, "City of Ends"):
        facts = {"sector": "government", "level": "local", "power": 5, "interest": 4}
        made.people[0].make("/stakeholders", name=name, **facts)
    made.open("charter")
    return made


@pytest.fixture(params=[("light", 1440), ("dark", 390)], ids=lambda one: f"{one[0]}-{one[1]}")
def page(chromium: Browser, room: LiveRoom, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page of a participant."""
    scheme, width = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    room.seat(context, room.people[0])
    opened = context.new_page()
    opened.goto(f"{room.url}/charter/{room.code}")
    expect(opened.locator("#section-challenge")).to_be_visible()
    yield opened
    context.close()


def test_a_picture_is_drawn_in_the_page_and_its_table_is_one_tap_away(page: Page) -> None:
    figure = page.locator(".charter-figure").filter(has_text="Power and interest of the actors")
    drawn = figure.locator("svg[data-picture=power-interest]")
    expect(drawn).to_be_visible()
    expect(drawn).to_have_attribute("role", "img")
    assert "S2 City of" in (drawn.text_content() or "")
    expect(figure.get_by_role("table")).to_be_hidden()
    seen(figure, "The same as a table").click()
    expect(figure.get_by_role("table")).to_contain_text("City of Ends (5/4)")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_its_colours_are_those_of_the_page_and_its_words_can_be_read(page: Page) -> None:
    drawn = page.locator("svg[data-picture=power-interest]")
    expect(drawn).to_be_visible()
    ink = page.evaluate("getComputedStyle(document.body).color")
    assert drawn.locator(".pic-text").first.evaluate("one => getComputedStyle(one).fill") == ink
    high = drawn.locator(".pic-text").last.evaluate("one => one.getBoundingClientRect().height")
    assert high >= 11, "a phone scrolls a picture sideways rather than make its words small"


def test_a_name_that_would_do_harm_stays_a_name(page: Page) -> None:
    drawn = page.locator("svg[data-picture=power-interest]")
    expect(drawn).to_be_visible()
    assert drawn.locator("script, img, foreignObject, a").count() == 0
    assert "S1 </svg>" in (drawn.text_content() or "")
    assert page.evaluate("window.harmed") is None


def test_axe_finds_nothing_at_the_pictures(page: Page) -> None:
    expect(page.locator("svg[data-picture=power-interest]")).to_be_visible()
    found = Axe().run(page, context=".charter-figure").response["violations"]
    assert [one["id"] for one in found] == []


def test_on_paper_the_picture_stays_and_what_folds_it_goes(page: Page) -> None:
    expect(page.locator("svg[data-picture=power-interest]")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("svg[data-picture=power-interest]")).to_be_visible()
    expect(page.get_by_text("The same as a table").first).to_be_hidden()
