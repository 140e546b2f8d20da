"""The charter page: read with its sources, worded by a facilitator, never by others, and printable."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom, Person
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

Reader = Callable[[Person, int], Page]


def is_fault(said: ConsoleMessage) -> bool:
    """The browser reports refused requests as errors of its own; the page's business is to say so."""
    return said.type == "error" and "409 (Conflict)" not in said.text


@pytest.fixture(scope="module")
def room(server: RunningServer) -> LiveRoom:
    """A room with a challenge, an adopted goal and an actor."""
    made = LiveRoom(server.url)
    made.open("frame")
    card = made.people[0].make("/cards", prompt="causes", text="Old boilers burn all night")
    made.reveal_cards()
    challenge = {
        "statement": "The air in our streets makes children ill",
        "source_ids": [card],
        "complexity": "complex",
    }
    made.facilitator.call("PUT", "/challenge", challenge)
    made.open("goals")
    [goal] = made.propose("By 2032 no street is over the limit")
    made.facilitator.call("PUT", f"/goals/{goal}/adoption", {"reason": "Everybody breathes"})
    made.open("charter")
    return made


@pytest.fixture
def read(chromium: Browser, room: LiveRoom) -> Iterator[Reader]:
    """Open the page as somebody, at a width."""
    faults: list[str] = []
    contexts = []

    def open_page(person: Person, width: int) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        contexts.append(context)
        room.seat(context, person)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text) if is_fault(said) else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{room.url}/charter/{room.code}")
        expect(page.locator("#section-challenge")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing_and_nothing_overflows(read: Reader, room: LiveRoom, scheme: str, width: int) -> None:
    page = read(room.facilitator, width)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_participant_reads_what_is_there_and_what_is_not(read: Reader, room: LiveRoom) -> None:
    page = read(room.people[0], 390)
    document = page.get_by_role("article", name="The draft")
    expect(document).to_contain_text("The air in our streets makes children ill")
    expect(document.locator(".charter-missing").first).to_be_visible()
    expect(seen(page, "checks passed").first).to_be_visible()
    expect(seen(page, "Assembled from the room").first).to_be_visible()
    expect(page.get_by_role("button", name="Edit the wording")).to_have_count(0)
    expect(page.get_by_role("link", name="To the room")).to_be_visible()


def test_a_source_leads_to_the_annex_and_back_by_keyboard(read: Reader, room: LiveRoom) -> None:
    page = read(room.people[0], 1440)
    source = page.get_by_role("link", name="Source C1").first
    expect(page.locator("dialog.trail")).to_be_attached()  # until it has come, a reference is a link and nothing more
    source.press("Enter")
    page.get_by_role("dialog").get_by_role("link", name="Go to the place in the annex").press("Enter")
    entry = page.locator("#C1")
    expect(entry).to_be_focused()
    expect(entry).to_contain_text("Old boilers burn all night")
    expect(entry).to_be_in_viewport()
    page.get_by_role("button", name="Back to where you were").press("Enter")
    expect(source).to_be_focused()


def test_the_contents_lead_to_every_section(read: Reader, room: LiveRoom) -> None:
    page = read(room.people[0], 1440)
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Policy mix").click()
    expect(page.locator("#section-mix")).to_be_focused()
    expect(page.locator("#section-mix")).to_be_in_viewport()


def test_a_facilitator_words_a_section_and_takes_it_back(read: Reader, room: LiveRoom) -> None:
    page, reader = read(room.facilitator, 1440), read(room.people[0], 390)
    section = page.locator("#section-challenge + .charter-wording")
    section.get_by_role("button", name="Edit the wording").click()
    section.get_by_role("textbox", name="Wording of").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Our streets are too loud to sleep")
    page.keyboard.press("Enter")
    page.keyboard.type("- and the air is bad")
    section.get_by_role("button", name="Use this wording").click()
    expect(seen(section, "Worded by the facilitator")).to_be_visible()
    expect(reader.get_by_role("article")).to_contain_text("Our streets are too loud to sleep")
    expect(reader.get_by_role("listitem").filter(has_text="and the air is bad")).to_be_visible()
    statement = {"statement": "Children in the east of the town fall ill", "source_ids": [], "complexity": ""}
    room.facilitator.call("PUT", "/challenge", statement)
    expect(seen(section, "What it stands on has changed since")).to_be_visible()
    section.get_by_role("button", name="Go back to the assembled text").click()
    page.get_by_role("dialog").get_by_role("button", name="Go back").click()
    expect(seen(section, "Assembled from the room")).to_be_visible()
    expect(reader.get_by_role("article")).to_contain_text("Children in the east of the town fall ill")


def test_a_file_that_cannot_be_made_says_why(read: Reader, room: LiveRoom) -> None:
    page = read(room.people[0], 390)
    refusal = '{"detail": "The draft is being written. Please try again."}'
    page.route("**/charter?format=pdf", lambda route: route.fulfill(status=409, body=refusal))
    page.get_by_role("link", name="PDF").first.click()
    expect(seen(page, "The draft is being written. Please try again.").first).to_be_visible()
    page.unroute("**/charter?format=pdf")


def test_a_file_is_saved_under_the_name_the_server_gives_it(read: Reader, room: LiveRoom) -> None:
    page = read(room.people[0], 390)
    headers = {"content-disposition": 'attachment; filename="clean-air.md"'}
    page.route("**/charter?format=md", lambda route: route.fulfill(body="# Clean air", headers=headers))
    with page.expect_download() as saved:
        page.get_by_role("link", name="Markdown").click()
    assert saved.value.suggested_filename == "clean-air.md"
    expect(seen(page, "The file is in your downloads.").first).to_be_visible()


def test_on_paper_only_the_document_is_left(read: Reader, room: LiveRoom) -> None:
    page = read(room.facilitator, 1440)
    page.emulate_media(media="print")
    expect(page.get_by_role("article", name="The draft")).to_be_visible()
    for part in (".charter-beside", ".charter-nav", ".charter-wording", ".site-header"):
        expect(page.locator(part).first).to_be_hidden()
