"""A reference opens where its line comes from, by keyboard and back; a gap is filled where it is seen."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture(scope="module")
def room(server: RunningServer) -> LiveRoom:
    """A room whose challenge was composed from a card, with an adopted goal."""
    made = LiveRoom(server.url)
    made.open("frame")
    card = made.people[0].make("/cards", prompt="causes", text="Old boilers burn all night")
    made.reveal_cards()
    challenge = {"statement": "The air in our streets makes children ill", "source_ids": [card]}
    made.facilitator.call("PUT", "/challenge", challenge)
    made.open("goals")
    [goal] = made.propose("By 2032 no street is over the limit")
    made.facilitator.call("PUT", f"/goals/{goal}/adoption", {"reason": "Everybody breathes"})
    made.open("charter")
    return made


@pytest.fixture(params=[1440, 390])
def page(chromium: Browser, room: LiveRoom, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The charter as the facilitator sees it, wide and on a phone."""
    context = chromium.new_context(viewport={"width": request.param, "height": 900}, reduced_motion="reduce")
    room.seat(context, room.facilitator)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{room.url}/charter/{room.code}")
    expect(page.locator("dialog.trail")).to_be_attached()  # until it has come, a reference is a link and nothing more
    expect(page.locator("#section-challenge")).to_be_visible()
    yield page
    context.close()
    assert faults == []


def test_a_reference_opens_the_trail_and_gives_focus_back(page: Page) -> None:
    source = page.locator("#section-challenge ~ p").get_by_role("link", name="Source CH1").first
    source.press("Enter")
    trail = page.get_by_role("dialog")
    expect(trail.get_by_role("heading", name="Where CH1 comes from")).to_be_focused()
    expect(trail.locator(".trail-words")).to_contain_text("The air in our streets makes children ill")
    trail.get_by_role("button", name="Where C1 comes from").click()
    expect(trail.get_by_role("heading", name="Where C1 comes from")).to_be_focused()
    expect(trail.locator(".trail-words").first).to_contain_text("Old boilers burn all night")
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    trail.get_by_role("button", name="Back to CH1").click()
    expect(trail.get_by_role("heading", name="Where CH1 comes from")).to_be_focused()
    page.keyboard.press("Escape")
    expect(trail).to_be_hidden()
    expect(source).to_be_focused()


def test_the_trail_leads_to_the_place_in_the_annex_and_back(page: Page) -> None:
    source = page.locator("#section-goals ~ p").get_by_role("link", name="Source G1").first
    source.click()
    page.get_by_role("dialog").get_by_role("link", name="Go to the place in the annex").click()
    expect(page.locator("#G1")).to_be_focused()
    expect(page.locator("#G1")).to_be_in_viewport()
    page.get_by_role("button", name="Back to where you were").click()
    expect(source).to_be_focused()


def test_a_line_that_nobody_said_says_so_and_nothing_of_it_is_printed(page: Page) -> None:
    page.get_by_role("link", name="Source G", exact=True).first.click()
    trail = page.get_by_role("dialog")
    expect(trail).to_contain_text("Nobody's contribution stands behind this line.")
    page.emulate_media(media="print")
    expect(trail).to_be_hidden()


def test_a_gap_is_filled_where_it_is_seen(page: Page, room: LiveRoom) -> None:
    gap = page.locator(".charter-missing", has_text="who does what by when").first
    wide = (page.viewport_size or {"width": 0})["width"]
    gap.get_by_role("button", name="Fill it in").click()
    dialog = page.get_by_role("dialog", name="Fill in what is missing")
    dialog.get_by_role("button", name="Add a next step").click()
    form = page.get_by_role("textbox", name="What is done").last
    form.fill(f"Write to the owners of boilers {wide}")
    form.press("Enter")
    expect(dialog).to_contain_text(f"Write to the owners of boilers {wide}")
    dialog.get_by_role("button", name="Close").last.click()
    document = page.get_by_role("article", name="The draft")
    expect(document).to_contain_text(f"Write to the owners of boilers {wide}")
    expect(document).not_to_contain_text("Not agreed in the workshop: who does what by when")
    for row in room.facilitator.call("GET", "/registers/actions"):
        room.facilitator.call("DELETE", f"/registers/actions/{row['id']}")
