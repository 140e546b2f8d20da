"""The power–interest grid where people place actors: by pointer and by keys, and kept only when they mean it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom
from tests.ui.seeing import until

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture
def room(server: RunningServer) -> LiveRoom:
    made = LiveRoom(server.url, people=1)
    made.open("stakeholders")
    made.people[0].make("/stakeholders", name="Ministry", sector="government", level="national")
    return made


@pytest.fixture
def desk(chromium: Browser, room: LiveRoom) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 1600}, reduced_motion="reduce")
    room.seat(context, room.facilitator)
    page = context.new_page()
    page.goto(f"{room.url}/desk/{room.code}")
    yield page
    context.close()


def dot_at(page: Page, place: str) -> Locator:
    return page.get_by_role("button", name=f"Ministry{place}").and_(page.locator(".grid-dot"))


def kept(room: LiveRoom) -> tuple[int, int]:
    """Where the actor stands at the server: power and interest."""
    view = room.facilitator.call("GET", "/snapshot?topics=stakeholders")["stakeholders"]["stakeholders"][0]
    return view["power"], view["interest"]


def test_a_dot_is_dragged_from_the_waiting_ones_to_its_place(desk: Page, room: LiveRoom) -> None:
    expect(desk.locator(".skeleton")).to_have_count(0)  # what is fetched later has come, and moves nothing any more
    dot_at(desk, ": not placed yet").hover()
    desk.mouse.down()
    field = desk.locator(".power-grid-field").bounding_box()
    assert field is not None
    desk.mouse.move(field["x"] + field["width"] * 0.9, field["y"] + field["height"] * 0.1, steps=4)
    expect(desk.locator(".grid-dot-ghost")).to_be_visible()
    desk.mouse.up()
    expect(dot_at(desk, ": power 5 of 5, interest 5 of 5")).to_be_visible()
    until(desk, lambda: kept(room), (5, 5))
    desk.reload()
    expect(dot_at(desk, ": power 5 of 5, interest 5 of 5")).to_be_visible()


def test_arrow_keys_and_enter_place_a_dot_and_escape_leaves_it(desk: Page, room: LiveRoom) -> None:
    dot_at(desk, ": not placed yet").focus()
    for key in ("ArrowUp", "ArrowUp", "ArrowRight", "Enter"):
        desk.keyboard.press(key)
    placed = dot_at(desk, ": power 4 of 5, interest 4 of 5")
    expect(placed).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Escape")
    expect(placed).to_be_focused()
    until(desk, lambda: kept(room), (4, 4))
