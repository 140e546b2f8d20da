"""The quality report beside the charter: read by everybody, put aside and taken back by whoever leads, live."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom, Person
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

Reader = Callable[[Person, int], Page]


@pytest.fixture(scope="module")
def room(server: RunningServer) -> LiveRoom:
    """A room with a goal that names a solution."""
    made = LiveRoom(server.url)
    made.open("goals")
    [goal] = made.propose("Install quiet engines in the whole harbour by 2032")
    made.facilitator.call("PUT", f"/goals/{goal}/adoption", {"reason": "Everybody sleeps"})
    made.open("charter")
    return made


@pytest.fixture
def read(chromium: Browser, room: LiveRoom) -> Iterator[Reader]:
    """Open the page as somebody, at a width."""
    contexts = []

    def open_page(person: Person, width: int) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        contexts.append(context)
        room.seat(context, person)
        page = context.new_page()
        page.goto(f"{room.url}/charter/{room.code}")
        expect(page.get_by_role("heading", name="Quality report").first).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_a_facilitator_puts_a_hint_aside_and_everybody_sees_why(read: Reader, room: LiveRoom) -> None:
    desk, phone = read(room.facilitator, 1440), read(room.people[0], 390)
    ours, theirs = (
        desk.locator("section", has=desk.locator("#quality")),
        phone.locator("section", has=phone.locator("#quality")),
    )
    expect(theirs.locator(".check").first).to_contain_text("Needed for a complete draft")
    expect(theirs.get_by_role("button", name="Put aside…")).to_have_count(0)
    ours.get_by_role("button", name="Show").click()
    finding = ours.locator(".check", has_text="may already be a solution")
    expect(finding.get_by_role("link", name="To the step “Set the goals”")).to_be_visible()
    finding.get_by_role("button", name="Put aside…: Q05").click()
    finding.get_by_label("Why does it not count here?").fill("Engines are our whole remit")
    finding.get_by_role("button", name="Put aside", exact=True).click()
    expect(finding).to_have_count(0)
    theirs.get_by_role("button", name="Put aside (1)").click()
    expect(theirs.locator(".check")).to_contain_text("Reason: Engines are our whole remit")
    ours.get_by_role("button", name="Put aside (1)").click()
    ours.get_by_role("button", name="Take back: Q05").click()
    expect(theirs.get_by_role("button", name="Put aside (0)")).to_be_visible()


def test_the_numbers_of_the_checks_are_set_on_the_page(read: Reader, room: LiveRoom) -> None:
    page = read(room.facilitator, 390)
    ours = page.locator("section", has=page.locator("#quality"))
    ours.get_by_role("button", name="Numbers and weights…").click()
    number = ours.get_by_label("Q11: goals, at least")
    number.fill("99")
    ours.get_by_role("button", name="Save").click()
    expect(ours.locator(".check-number", has_text="Q11: goals, at least")).to_contain_text(
        "Choose a number from 1 to 20."
    )
    number.fill("1")
    ours.get_by_role("group", name="Q33").get_by_label("Weight").select_option("off")
    ours.get_by_role("button", name="Save").click()
    expect(seen(ours, "One check is off in this workshop: Q33.")).to_be_visible()
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_link_from_a_check_opens_the_desk_at_its_step(read: Reader, room: LiveRoom) -> None:
    page = read(room.facilitator, 1440)
    page.get_by_role("link", name="To the step “Set the goals”").first.click()
    expect(page.get_by_role("heading", name="Set the goals").first).to_be_visible()
