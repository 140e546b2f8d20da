"""The people at the desk: counted live, listed when somebody opens the list; and who is still writing."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.server import RunningServer
from tests.ui.desk.conftest import Seat, Workshop, violations
from tests.ui.seeing import heard, seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

WhoComes = Callable[[Seat, str], Page]


@pytest.fixture
def comes(chromium: Browser, server: RunningServer) -> Iterator[WhoComes]:
    """Somebody comes in on a device of their own: `comes(seat, "room")`."""
    contexts: list[BrowserContext] = []

    def come(seat: Seat, place: str) -> Page:
        context = chromium.new_context(reduced_motion="reduce")
        contexts.append(context)
        context.add_cookies([{"name": f"seat_{seat.code}", "value": seat.token, "url": server.url}])
        page = context.new_page()
        page.goto(f"{server.url}/{place}/{seat.code}")
        page.locator("main h1:not(.visually-hidden)").wait_for()
        return page

    yield come
    for context in contexts:
        context.close()


def reach(page: Page) -> Locator:
    """The line that says which of how many are shown."""
    return page.locator(".desk-people-range")


def open_list(page: Page) -> None:
    """Open the list of everybody, by keyboard."""
    page.get_by_role("tab", name="People").click()
    seen(page, "Everybody by name").focus()
    page.keyboard.press("Enter")
    expect(reach(page)).to_contain_text("seats")


def test_the_list_comes_when_it_is_opened_and_not_before(workshop: Workshop, desk: Callable[[], Page]) -> None:
    frames: list[str] = []
    page = desk()
    page.on("websocket", lambda socket: socket.on("framereceived", lambda data: frames.append(str(data))))
    page.reload()
    page.get_by_role("tab", name="People").click()
    expect(page.get_by_role("row", name="Government").get_by_role("cell")).to_have_text(["0", "0"])
    assert not [frame for frame in frames if "Person 1" in frame]
    open_list(page)
    expect(reach(page)).to_have_text("1–4 of 4 seats")
    expect(page.locator("li.desk-row").filter(has_text="Person 1")).to_contain_text("away")
    heard(page, "1–4 of 4 seats")
    assert [frame for frame in frames if "Person 1" in frame]
    assert violations(page) == []


def test_people_are_found_by_name_and_group_and_by_not_being_here(
    workshop: Workshop, desk: Callable[[], Page], comes: WhoComes
) -> None:
    comes(workshop.people[0], "room")
    page = desk()
    open_list(page)
    page.get_by_label("Find by name or group").fill("person 2")
    expect(reach(page)).to_have_text("One seat")
    expect(page.locator(".desk-people strong")).to_have_text(["Person 2"])
    page.get_by_label("Find by name or group").fill("nobody of this name")
    expect(reach(page)).to_have_text("Nobody matches.")
    page.get_by_label("Find by name or group").fill("")
    page.get_by_label("Only those who are not here").check()
    expect(page.locator(".desk-people strong")).to_have_text(["Person 2", "Person 3"])
    for seat in workshop.people[1:]:
        comes(seat, "room")
    expect(reach(page)).to_have_text("Everybody is here.")


def test_a_long_list_is_turned_page_by_page_by_keyboard(workshop: Workshop, desk: Callable[[], Page]) -> None:
    for number in range(4, 61):
        workshop.join(f"Person {number}")
    page = desk()
    open_list(page)
    expect(reach(page)).to_have_text("1–50 of 61 seats")
    onward = page.get_by_role("button", name="Next page")
    onward.focus()
    page.keyboard.press("Enter")
    expect(reach(page)).to_have_text("51–61 of 61 seats")
    expect(onward).to_be_focused()
    expect(onward).to_have_attribute("aria-disabled", "true")
    row = page.locator("li.desk-row").filter(has_text="Person 60")
    row.get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_role("button", name="Remove the seat").focus()
    page.keyboard.press("Enter")
    expect(reach(page)).to_have_text("51–60 of 60 seats")
    expect(reach(page)).to_be_focused()
    page.get_by_role("button", name="Page before").click()
    expect(reach(page)).to_have_text("1–50 of 60 seats")
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_desk_and_the_wall_see_how_many_are_still_writing(
    workshop: Workshop, desk: Callable[[], Page], comes: WhoComes
) -> None:
    workshop.open("frame")
    page, wall = desk(), comes(workshop.facilitator, "wall")
    expect(seen(page, "Nobody is writing at the moment")).to_be_visible()
    first, second = (comes(seat, "room") for seat in workshop.people[:2])
    thought = first.get_by_role("textbox").first
    thought.press_sequentially("Too mu")
    expect(seen(page, "One person is still writing: Civil society 1")).to_be_visible()
    expect(seen(wall, "One person is still writing")).to_be_visible()
    second.get_by_role("textbox").first.press_sequentially("Soy")
    expect(seen(page, "2 people are still writing: Civil society 2")).to_be_visible()
    assert "Person" not in wall.locator("main").inner_text()
    thought.press_sequentially("ch soy")
    first.get_by_role("button", name="Add").first.click()
    expect(seen(page, "One person is still writing: Civil society 1")).to_be_visible()
    second.close()
    expect(seen(page, "Nobody is writing at the moment")).to_be_visible(timeout=15_000)
    expect(wall.get_by_text("still writing")).to_have_count(0)


def test_what_facilitators_type_is_nobodys_waiting(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.open("frame")
    page = desk()
    page.get_by_role("tab", name="Notes").click()
    page.get_by_role("textbox", name="Your note").press_sequentially("Slowly")
    expect(seen(page.get_by_role("tabpanel", name="Notes"), "Saved", exact=True)).to_be_visible()
    expect(seen(page, "Nobody is writing at the moment")).to_be_visible()
