"""A pledge round: one offers by touch, one by keyboard, the wall shows sums, the facilitator moves them on.

Afterwards the mission is told in public, without names, and taken off again.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.journeys.conftest import LAPTOP, PHONE, SHOTS, Stage
from tests.ui.live_rooms import LiveRoom, Person
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

WALL = {"width": 1920, "height": 1080}
QUESTION = "What could you bring by Friday?"
SMALLEST = """
() => Math.min(...[...document.querySelectorAll(".pledge-wall *")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))
"""


def opened(
    stage: Stage, room: LiveRoom, size: dict[str, int], path: str, person: Person, *, touch: bool = False
) -> Page:
    page = stage.device(size, has_touch=touch)
    room.seat(page.context, person)
    page.goto(f"{room.url}/{path}/{room.code}")
    return page


def shot(page: Page, name: str) -> None:
    """A picture of this moment, where somebody wants to look at it."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"pledges-{name}.png", full_page=name.startswith("full"))


def fits(page: Page) -> None:
    """Nothing sticks out at the side."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def a_mission(stage: Stage) -> LiveRoom:
    """An adopted goal for 2034, and two bodies of which one convenes."""
    room = LiveRoom(stage.server.url, people=2, template="blank")
    room.open("goals")
    goal = room.facilitator.make("/goals", statement="Quiet nights on every quay by 2034", deadline="2034")
    room.facilitator.call("PUT", f"/goals/{goal}/adoption", {"reason": ""})
    room.open("stakeholders")
    add, level = room.facilitator.make, "local"
    add("/registers/stakeholders", name="City of Quays", sector="government", level=level, roles=["convenor"])
    add("/registers/stakeholders", name="Ferry Company", sector="business", level=level)
    return room


def opens(page: Page, part: str) -> None:
    page.locator(f"[data-part={part}] .parts-head").click()


def round_on(phone: Page) -> Locator:
    return phone.get_by_role("region", name="Pledge round")


def pledges(page: Page) -> Locator:
    return page.locator("[data-register=commitments] .entry")


def offers_by_touch(phone: Page) -> None:
    """Money of the city, until 2027: one tap leads to the form."""
    round_on(phone).get_by_role("button", name="Offer something").tap()
    form = phone.get_by_role("form", name="Offer something")
    expect(form.get_by_label("What is offered")).to_be_focused()
    form.get_by_label("What is offered").fill("pay for two charging points")
    form.get_by_label("Kind").select_option(label="Money")
    form.get_by_label("Who brings it").select_option(label="City of Quays")
    form.get_by_label("How much").fill("20 000")
    form.get_by_label("Unit").fill("EUR")
    seen(form, "Yes, I may promise it").tap()
    seen(form, "More fields").tap()
    form.get_by_label("Until").fill("2027-12-31")
    fits(phone)
    shot(phone, "phone-form")
    form.get_by_role("button", name="Offer something").tap()
    expect(pledges(phone)).to_contain_text("pay for two charging points")


def offers_by_keyboard(phone: Page) -> None:
    """Days of the company, for which somebody speaks for themselves only; no hand leaves the keyboard."""
    keys = phone.keyboard
    round_on(phone).get_by_role("button", name="Offer something").focus()
    keys.press("Enter")
    form = phone.get_by_role("form", name="Offer something")
    expect(form.get_by_label("What is offered")).to_be_focused()
    keys.type("lend an engineer")
    keys.press("Tab")
    keys.type("Work")  # of the kinds only 'Working time' begins like this
    keys.press("Tab")
    keys.type("Ferry")
    keys.press("Tab")
    keys.type("40")
    keys.press("Tab")
    keys.type("days")
    keys.press("Tab")
    expect(form.get_by_role("radio", name="Not said")).to_be_focused()
    keys.press("ArrowUp")
    expect(form.get_by_role("radio", name="I speak for myself only")).to_be_checked()
    keys.press("Enter")
    expect(pledges(phone).filter(has_text="lend an engineer")).to_contain_text("I speak for myself only")


def moves_on(room: LiveRoom, desk: Page, wall: Page, phone: Page) -> None:
    """What is needed, and how firm what is offered is."""
    room.facilitator.make("/registers/asks", need="Charging at all quays", kind="money", amount="90000", unit="EUR")
    for page in (desk, phone):
        expect(page.locator(".pledge-gap")).to_contain_text("70,000 EUR missing")
    seen(desk, "Move commitments on (0 of 2 confirmed)").click()
    desk.get_by_role("button", name="To To be confirmed: pay for two charging points").click()
    desk.get_by_role("button", name="To Confirmed: pay for two charging points").click()
    expect(seen(wall, "2 offers so far, one of them confirmed.")).to_be_visible()
    expect(seen(desk, "Speaks for themselves only", exact=True)).to_be_visible()
    shot(desk, "full-desk")
    shot(wall, "wall-two")
    wall.keyboard.press("PageDown")
    expect(seen(wall, "70,000 EUR missing")).to_be_in_viewport()
    shot(wall, "wall-gaps")
    wall.keyboard.press("PageDown")
    expect(seen(wall, "7 years short")).to_be_in_viewport()
    shot(wall, "wall-lasting")


def tells_in_public(stage: Stage, room: LiveRoom, desk: Page) -> None:
    """The page is off, on, and off again; what a browser says of a page that is off is no fault."""
    stranger = stage.device(PHONE)
    stranger.goto(f"{room.url}/mission/{room.code}")
    expect(stranger.get_by_role("heading", name="There is no public summary here")).to_be_visible()
    opens(desk, "movement")
    desk.get_by_label("Your word to supporters").fill("Help us to quiet nights")
    desk.get_by_role("button", name="Make the summary public").click()
    address = desk.get_by_label("Public summary", exact=True)
    expect(address).to_have_value(re.compile(rf"/mission/{room.code}$"))
    shot(desk, "desk-public")
    stranger.reload()
    expect(stranger.get_by_role("heading", name="Help us to quiet nights")).to_be_visible()
    expect(seen(stranger, "Quiet nights on every quay by 2034")).to_be_visible()
    expect(seen(stranger, "20,000 EUR")).to_be_visible()
    for untold in ("Person", "40 days", "lend an engineer", "Ferry Company"):
        expect(stranger.get_by_text(untold)).to_have_count(0)
    fits(stranger)
    shot(stranger, "full-mission")
    stranger.get_by_role("link", name="Join in").click()
    expect(stranger).to_have_url(re.compile(rf"/join/{room.code}"))
    desk.get_by_role("button", name="Take the summary off").click()
    expect(desk.get_by_role("button", name="Make the summary public")).to_be_visible()
    stranger.goto(f"{room.url}/mission/{room.code}")
    stage.faults[:] = [one for one in stage.faults if "404" not in one]  # what a browser says of a page that is off
    expect(stranger.get_by_role("heading", name="There is no public summary here")).to_be_visible()
    stage.faults[:] = [one for one in stage.faults if "404" not in one]


def test_a_pledge_round(stage: Stage) -> None:
    room = a_mission(stage)
    desk = opened(stage, room, LAPTOP, "desk", room.facilitator)
    wall = opened(stage, room, WALL, "wall", room.facilitator)
    touch = opened(stage, room, PHONE, "room", room.people[0], touch=True)
    keyboard = opened(stage, room, PHONE, "room", room.people[1])

    # --- the round begins, and nobody is behind ------------------------------------------------------------------
    opens(desk, "commitments")
    desk.get_by_label("Question of the pledge round").fill(QUESTION)
    desk.get_by_role("button", name="Start the pledge round").click()
    for page in (wall, touch, keyboard):
        expect(seen(page, QUESTION)).to_be_visible()
    shot(wall, "wall-first")
    shot(touch, "phone-now")
    offers_by_touch(touch)
    expect(wall.locator(".pledge-total")).to_contain_text("20,000 EUR")
    shot(wall, "wall-one")
    offers_by_keyboard(keyboard)

    # --- live, each unit for itself ------------------------------------------------------------------------------
    for page in (wall, desk, touch):
        totals = page.locator(".pledge-total")
        expect(totals).to_have_count(2)
        expect(totals.nth(0)).to_contain_text("20,000 EUR")
        expect(totals.nth(1)).to_contain_text("40 days")
    expect(seen(wall, "2 offers so far.")).to_be_visible()
    for name in ("Person 0", "Person 1", "City of Quays", "Ferry Company"):
        expect(wall.get_by_text(name)).to_have_count(0)
    bar = touch.locator(".lasting-one")
    expect(bar).to_contain_text("7 years short")
    assert wall.evaluate(SMALLEST) >= 0.032 * WALL["height"] - 0.5
    fits(touch)
    shot(touch, "phone-after")
    shot(touch, "full-phone")

    moves_on(room, desk, wall, touch)
    desk.get_by_role("button", name="End the pledge round").click()
    for page in (wall, touch, keyboard):
        expect(page.get_by_text(QUESTION)).to_have_count(0)
    tells_in_public(stage, room, desk)
