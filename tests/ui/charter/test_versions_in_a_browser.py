"""Where the draft stands: moved on by one button, kept as versions, compared in words."""

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
    """Nothing is refused here."""
    return said.type == "error"


@pytest.fixture
def room(server: RunningServer) -> LiveRoom:
    """A room with an adopted goal."""
    made = LiveRoom(server.url)
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
        expect(page.get_by_role("heading", name="Where the draft stands")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def here(page: Page) -> str:
    """The state that is marked."""
    return str(page.locator("[aria-current=step]").inner_text())


@pytest.mark.parametrize("width", [1440, 390])
def test_a_version_is_kept_and_what_changed_since_is_read_in_words(read: Reader, room: LiveRoom, width: int) -> None:
    page, reader = read(room.facilitator, width), read(room.people[0], width)
    page.get_by_role("button", name="Keep a version").click()
    page.get_by_label("What is it kept for?").fill("Before lunch")
    page.get_by_role("button", name="Keep a version").click()
    expect(seen(page, "This is version v0.1.")).to_be_visible()
    goal = room.facilitator.call("GET", "/snapshot?topics=goals")["goals"]["goals"][0]["id"]
    changed = {"statement": "By 2035 few streets are over the limit", "target_value": 30, "unit": "%"}
    room.facilitator.call("PUT", f"/goals/{goal}", changed)
    expect(seen(reader, "Changed since version v0.1.")).to_be_visible()
    reader.get_by_role("button", name="What changed since v0.1").click()
    compared = reader.get_by_role("region", name="What changed since v0.1")
    expect(compared.get_by_role("heading", name="Target")).to_be_visible()
    expect(compared.get_by_role("deletion").filter(has_text="2032 no street")).to_be_visible()
    expect(compared.get_by_role("insertion").filter(has_text="2035 few streets")).to_be_visible()
    expect(reader.get_by_role("button", name="Keep a version")).to_have_count(0)
    assert [found["id"] for found in Axe().run(reader).response["violations"]] == []
    assert reader.evaluate("document.documentElement.scrollWidth") <= width
    reader.emulate_media(media="print")
    expect(compared).to_be_visible()
    expect(reader.get_by_role("button", name="Close the comparison")).to_be_hidden()


def test_the_draft_is_moved_on_to_adopted_with_a_reason_where_one_is_needed(read: Reader, room: LiveRoom) -> None:
    page, reader = read(room.facilitator, 1440), read(room.people[0], 390)
    for button in (
        "Start the facilitators' review",
        "Open it for comments",
        "Close comments: make it the workshop draft",
        "Start the consultation",
    ):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("button", name=button)).to_have_count(0)
    expect(seen(reader, "Draft in consultation, not adopted policy").first).to_be_visible()
    assert here(page) == "In consultation"
    page.get_by_role("button", name="Adopt the charter").click()
    expect(seen(page, "The room has not been asked yet.")).to_be_visible()
    page.get_by_label("Why?").first.fill("The council adopted it on 3 May")
    page.get_by_role("button", name="Adopt the charter").click()
    expect(seen(reader, "Mission charter, adopted")).to_be_visible()
    expect(seen(reader, "This is version v1.0.")).to_be_visible()
    expect(page.get_by_role("button", name="Edit the wording")).to_have_count(0)
    more = seen(page, "Go to another state")
    more.click()
    page.get_by_label("Where to").select_option("workshop_draft")
    page.get_by_label("Why?").fill("The budget fell")
    page.get_by_role("button", name="Go there").click()
    expect(seen(page, "This is version v1.1.")).to_be_visible()
    expect(page.get_by_role("button", name="Edit the wording").first).to_be_visible()
