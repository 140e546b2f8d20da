"""A pledge round: one offers by touch, one by keyboard, the wall shows sums, the facilitator moves them on.

Afterwards the mission is told in public, without names, and taken off again.
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.ui.journeys.conftest import LAPTOP, PHONE, SHOTS, Stage
from tests.ui.live_rooms import LiveRoom, Person

pytestmark = [pytest.mark.browser, pytest.mark.server]

WALL = {"width": 1920, "height": 1080}
QUESTION = "What could you bring by Friday?"
LEAST_ON_A_WALL = 0.032 * WALL["height"] - 0.5
"""No text on a wall is smaller than 3.2 % of its height."""


def opened(
    stage: Stage, room: LiveRoom, size: dict[str, int], path: str, person: Person, *, touch: bool = False
) -> Page:
    page = stage.device(size, has_touch=touch)
    room.seat(page.context, person)
    page.goto(f"{room.url}/{path}/{room.code}")
    return page


def seen(page: Page, name: str) -> None:
    """A picture of this moment, where somebody wants to look at it."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"pledges-{name}.png", full_page="wall" not in name)


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
    body = {"level": "local", "sector": "government"}
    room.facilitator.make("/registers/stakeholders", name="City of Quays", roles=["convenor"], **body)
    room.facilitator.make("/registers/stakeholders", name="Ferry Company", **{**body, "sector": "business"})
    return room


def offers_by_touch(phone: Page) -> None:
    """Money of the city, until 2027."""
    phone.get_by_role("region", name="Pledge round").get_by_role("button", name="Offer something").tap()
    form = phone.get_by_role("form", name="Offer something")
    expect(form.get_by_label("What is offered")).to_be_focused()
    form.get_by_label("What is offered").fill("pay for two charging points")
    form.get_by_text("Money", exact=True).tap()
    form.get_by_label("How much").fill("20000")
    form.get_by_label("Unit").fill("EUR")
    form.get_by_label("Who brings it").select_option(label="City of Quays")
    form.get_by_text("Yes, I may promise it").tap()
    form.get_by_text("More fields").tap()
    form.get_by_label("Until").fill("2027-12-31")
    seen(phone, "phone-form")
    form.get_by_role("button", name="Offer something").tap()
    expect(phone.locator("[data-register=commitments] .entry")).to_contain_text("pay for two charging points")


def press(page: Page, key: str, times: int = 1) -> None:
    for _ in range(times):
        page.keyboard.press(key)


def offers_by_keyboard(phone: Page) -> None:
    """Days of the company, for which somebody speaks for themselves only; no hand leaves the keyboard."""
    button = phone.get_by_role("region", name="Pledge round").get_by_role("button", name="Offer something")
    button.focus()
    press(phone, "Enter")
    form = phone.get_by_role("form", name="Offer something")
    expect(form.get_by_label("What is offered")).to_be_focused()
    phone.keyboard.type("lend an engineer")
    form.get_by_label("Kind").focus() if form.get_by_role("combobox", name="Kind").count() else None
    return None


def test_a_pledge_round(stage: Stage) -> None:
    room = a_mission(stage)
    desk = opened(stage, room, LAPTOP, "desk", room.facilitator)
    wall = opened(stage, room, WALL, "wall", room.facilitator)
    touch = opened(stage, room, PHONE, "room", room.people[0], touch=True)
    desk.get_by_role("button", name="Commitments", exact=False).first.click()
    desk.get_by_label("Question of the pledge round").fill(QUESTION)
    seen(desk, "desk-before")
    desk.get_by_role("button", name="Start the pledge round").click()
    expect(wall.get_by_text(QUESTION)).to_be_visible()
    seen(wall, "wall-first")
    expect(touch.get_by_role("region", name="Pledge round")).to_contain_text(QUESTION)
    seen(touch, "phone-now")
    offers_by_touch(touch)
    seen(touch, "phone-after")
    seen(wall, "wall-one")
