"""The wall as a projector shows it: fits one screen in every state, large enough, and follows the room at once."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import TITLE, LiveRoom
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

SIZES = ((1920, 1080), (1280, 720))
# What can be measured of a drawn wall, once its type has followed a change of the screen's height: the document's size,
# the parts that are cut off, and the smallest text, leaving out what only screen readers get.
MEASURES = """async (height) => {
  const wall = document.querySelector(".wall");
  const isSettled = () => Math.abs(parseFloat(getComputedStyle(wall).fontSize) - height * 0.032) < 0.1
    && Math.abs(wall.clientHeight - height) < 1;
  for (let frames = 0; frames < 600 && !isSettled(); frames += 1) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const small = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || element.closest(".visually-hidden, title, desc")) continue;
    const drawn = element.closest("svg") ? element.getScreenCTM() : null; // texts of a picture grow with it
    const pixels = parseFloat(getComputedStyle(element).fontSize) * (drawn ? Math.hypot(drawn.a, drawn.b) : 1);
    if (element.getClientRects().length && pixels < height * 0.032 - 0.1) small.push([pixels, element.outerHTML]);
  }
  const cut = [...document.querySelectorAll(".wall-stage, .wall-corner, .wall-head, .wall-welcome")]
    .filter((part) => part.scrollHeight > part.clientHeight + 2 || part.getBoundingClientRect().bottom > height + 2)
    .map((part) => part.className);
  const { scrollWidth, scrollHeight } = document.documentElement;
  return { size: [scrollWidth, scrollHeight], cut, small };
}"""


@pytest.fixture
def room(server: RunningServer) -> LiveRoom:
    return LiveRoom(server.url)


@pytest.fixture
def wall(chromium: Browser, room: LiveRoom) -> Iterator[Page]:
    faults: list[str] = []
    context = chromium.new_context(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    room.seat(context, room.facilitator)
    page = context.new_page()
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{room.url}/wall/{room.code}")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    yield page
    context.close()
    assert faults == []


def fits(page: Page) -> None:
    """One screen at both sizes, nothing cut off, no text too small for ten metres, and nothing that axe finds."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        measured = page.evaluate(MEASURES, height)
        assert measured["size"] == [width, height]
        assert measured["cut"] == []
        assert measured["small"] == []
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_before_the_first_step_everybody_can_see_how_to_join(wall: Page, room: LiveRoom) -> None:
    code = wall.locator(".wall-code-large")
    expect(code).to_have_text(room.code)
    expect(wall.locator(".wall-address")).to_have_text(room.url.removeprefix("http://"))
    picture = wall.get_by_role("img", name="QR code")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    expect(wall.locator(".wall-here")).to_contain_text("person is here")
    fits(wall)


def test_sealed_cards_are_a_number_and_revealed_ones_are_read(wall: Page, room: LiveRoom) -> None:
    room.open("frame")
    expect(wall.get_by_role("heading", level=1)).to_have_text(
        "What is the problem, for whom, and why is it still there?"
    )
    for number in range(14):
        text = (
            f"Card {number}: buses stand in the street with running engines while children walk to school beside them"
        )
        room.people[number % 3].make("/cards", prompt="problem", text=text)
    expect(wall.locator(".turnout-cast")).to_have_text("14")
    assert "running engines" not in wall.content()
    fits(wall)
    room.reveal_cards()
    expect(wall.locator(".note").first).to_contain_text("running engines")
    expect(wall.get_by_text("and 9 more on your phones")).to_be_attached()
    fits(wall)


def test_pages_turn_by_a_presenters_remote_and_stay_held(wall: Page, room: LiveRoom) -> None:
    room.open("goals")
    room.propose(*[f"By 2032 nobody in quarter {number} breathes air that makes children ill" for number in range(14)])
    turner = wall.get_by_role("group", name="Pages")
    expect(wall.get_by_text("quarter 13")).to_be_attached()  # while goals still come in, the pages are counted anew
    expect(turner).to_contain_text("1 /")
    wall.keyboard.press("PageDown")
    expect(turner).to_contain_text("2 /")
    expect(turner.get_by_role("button", name="Turn the pages again")).to_be_visible()
    wall.keyboard.press("PageUp")
    expect(turner).to_contain_text("1 /")
    fits(wall)


def test_an_open_vote_shows_how_many_and_only_the_reveal_shows_what(wall: Page, room: LiveRoom) -> None:
    room.open("goals")
    first, second = room.propose("By 2032 no street is over the limit", "By 2032 every school street is quiet")
    round_id = room.start_vote()
    expect(wall.get_by_role("heading", level=1)).to_have_text("Which goals matter most?")
    expect(seen(wall, "Vote now, on your phone")).to_be_visible()
    room.vote(0, round_id, first)
    room.vote(1, round_id, second)
    room.vote(2, round_id, first)
    expect(wall.locator(".turnout-cast")).to_have_text("3")
    assert "over the limit" not in wall.locator("main").inner_text()
    fits(wall)
    room.move_round(round_id, "close")
    expect(seen(wall, "The result comes in a moment.")).to_be_visible()
    expect(wall.get_by_role("heading", level=1)).to_have_text("The vote is closed")
    expect(seen(wall, "Seal of the ballots:")).to_be_in_viewport()
    fits(wall)
    room.move_round(round_id, "reveal")
    picture = wall.get_by_role("img", name="Result of “Vote on the goals”")
    expect(picture).to_contain_text("no street is over the limit")
    expect(picture).to_contain_text("6 dots")
    fits(wall)


WAYS: list[tuple[dict[str, Any], str]] = [
    ({"method": "approval"}, "Tick everything you can support."),
    ({"method": "score", "secrecy": "open"}, "Ballots are shown by name."),
    ({"method": "ranked", "ranking_rule": "borda"}, "one point for every option below it"),
    ({"method": "quadratic", "credits": 49}, "Spend up to 49 credits"),
    ({"method": "pairwise", "pairs": 1}, "You see two of them, once"),
    ({"method": "two_criteria", "criteria": ["Speed", "Fairness"]}, "from 1 to 5: Speed, and Fairness."),
    ({"method": "equal_shares", "limit": 9, "limit_unit": "days", "closes_in_minutes": 30}, "spend 9 days"),
    ({"method": "consent", "subject": "text", "subject_text": "We start " + "at the harbour, " * 40}, "say a concern"),
    ({"method": "fist_of_five", "subject": "text", "subject_text": "We start."}, "From 0, I object, to 5"),
]


@pytest.mark.parametrize(("plan", "said"), WAYS, ids=[plan["method"] for plan, _ in WAYS])
def test_while_a_vote_is_open_the_wall_says_how_to_vote(
    wall: Page, room: LiveRoom, plan: dict[str, Any], said: str
) -> None:
    room.open("goals")
    room.propose("By 2032 no street is over the limit", "By 2032 every school street is quiet")
    asked = {**plan, "quorum_percent": 60, "step_id": room.steps["goals"]}
    room.move_round(room.facilitator.make("/rounds", **asked), "open")
    expect(seen(wall, said)).to_be_visible()
    expect(seen(wall, "Quorum: 0 of the 2 votes needed are in.")).to_be_visible()
    if "closes_in_minutes" in plan:
        expect(seen(wall, "Closes in")).to_be_visible()
    fits(wall)


def test_the_map_and_the_mix_fit_with_what_is_missing(wall: Page, room: LiveRoom) -> None:
    room.open("stakeholders")
    for number in range(12):
        actor = {"name": f"Ministry of everything number {number}", "sector": "government", "level": "national"}
        made = room.people[0].make("/stakeholders", **actor)
        room.people[0].call("PUT", f"/stakeholders/{made}/place", {"power": 1 + number % 5, "interest": 4})
    expect(wall.locator(".grid-dot")).to_have_count(12)
    expect(wall.get_by_role("img", name="12 actors")).to_be_visible()
    fits(wall)
    room.open("instruments")
    room.people[0].make("/instruments", name="Buses without engines", code="X01", stages=["market_formation"])
    expect(wall.locator(".matrix-cell:not(.matrix-empty)")).to_have_count(1)
    expect(wall.get_by_role("table", name="Policy mix by stage and side")).to_be_visible()
    fits(wall)


def test_a_bright_room_can_have_light_colours(wall: Page) -> None:
    ground = wall.locator(".wall")
    dark = ground.evaluate("element => getComputedStyle(element).backgroundColor")
    wall.get_by_role("button", name="Light colours").click()
    expect(ground).not_to_have_css("background-color", dark)
    wall.reload()
    expect(wall.get_by_role("button", name="Dark colours")).to_be_visible()
    assert [found["id"] for found in Axe().run(wall).response["violations"]] == []


def test_a_screen_without_a_seat_says_how_to_get_one(chromium: Browser, room: LiveRoom) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    page.goto(f"{room.url}/wall/{room.code}")
    expect(page.get_by_role("heading", level=1)).to_have_text("This screen has no seat in the room")
    assert TITLE not in page.content()
    page.close()
