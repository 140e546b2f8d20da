"""The policy mix in real browsers: a phone by touch, a desk by keyboard alone, and forty instruments on both."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from app.domain.instruments import INSTRUMENT_TYPES
from tests.ui.journeys.conftest import LAPTOP, PHONE, Stage
from tests.ui.live_rooms import LiveRoom
from tests.ui.seeing import seen

pytestmark = [pytest.mark.server, pytest.mark.browser]

GOAL = "Quiet nights at the harbour"
MANY = 40


class Mix:
    """A workshop in the step of instruments, with one adopted goal and two bodies that can lead."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.room = LiveRoom(stage.server.url, people=2, template="blank")
        self.room.open("goals")
        self.goal = self.room.people[0].make("/goals", statement=GOAL)
        self.room.facilitator.call("PUT", f"/goals/{self.goal}/adoption", {"reason": "We want it"})
        self.room.open("stakeholders")
        self.council = self._body("Research Council", "sti")
        self.port = self._body("Port authority", "transport")
        self.room.open("instruments")

    def _body(self, name: str, field: str) -> str:
        fields = {"sector": "government", "level": "national", "policy_field": field}
        return self.room.people[0].make("/registers/stakeholders", name=name, **fields)

    def sketch(self, name: str, **fields: Any) -> str:
        """Somebody else adds an instrument."""
        return self.room.people[1].make("/registers/instruments", name=name, **fields)

    def phone(self) -> Page:
        """A participant's phone, in the room."""
        return self._at("room", self.room.people[0].token, PHONE, has_touch=True)

    def desk(self) -> Page:
        """The facilitator's desk."""
        return self._at("desk", self.room.facilitator.token, LAPTOP)

    def _at(self, place: str, token: str, size: dict[str, int], **more: Any) -> Page:
        page = self.stage.device(size, **more)
        url = self.stage.server.url
        page.context.add_cookies([{"name": f"seat_{self.room.code}", "value": token, "url": url, "httpOnly": True}])
        page.goto(f"{url}/{place}/{self.room.code}")
        return page


def cell(page: Page, where: str) -> Locator:
    """A cell of the matrix by its stage and side."""
    return page.get_by_role("button", name=re.compile(f"^{re.escape(where)}: "))


def part(page: Page, name: str) -> Locator:
    """Open a part of the step; what it shows."""
    page.locator(".parts-head", has_text=name).click()
    return page.locator(".part-work").locator("visible=true")


def is_clean(page: Page) -> None:
    """Nothing for axe, and no sideways scrolling."""
    assert [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_phone_sketches_reads_the_matrix_and_says_how_two_act_on_each_other_by_touch(stage: Stage) -> None:
    mix = Mix(stage)
    tender = mix.sketch("Tender for a quiet service", code="X03", goal_ids=[mix.goal], lead_id=mix.port)
    page = mix.phone()
    page.get_by_role("button", name="Sketch an instrument").first.tap()
    form = page.get_by_role("form", name="Sketch an instrument")
    form.get_by_label("What we would do").fill("Grants for silent engines")
    form.get_by_label("Type of instrument").select_option("PI008")
    expect(form.get_by_role("radio", name="Supply")).to_be_checked()
    seen(form, "Which goals, and for whom").tap()
    form.get_by_label(re.compile(GOAL)).check()
    seen(form, "Who leads, who takes part").tap()
    form.get_by_label("Who leads").select_option(label="Research Council")
    form.get_by_role("button", name="Sketch an instrument").tap()

    expect(cell(page, "Demonstration and pilots, Supply")).to_have_accessible_name(re.compile("one instrument"))
    cell(page, "Demonstration and pilots, Supply").tap()
    dialog = page.get_by_role("dialog")
    expect(seen(dialog, "Grants for silent engines")).to_be_visible()
    expect(seen(dialog, "Research Council")).to_be_visible()
    dialog.get_by_role("button", name="Go to the card: Grants for silent engines").tap()
    expect(page.locator("[data-entry]:focus")).to_contain_text("Grants for silent engines")

    cell(page, "Scale-up and spread, Demand").tap()
    expect(seen(page.get_by_role("dialog"), "Who will ask for it, buy it or use it")).to_be_visible()
    page.get_by_role("dialog").get_by_role(
        "button", name=re.compile("Label and consumer information|Public proc")
    ).first.tap()
    page.get_by_role("dialog").get_by_role("button", name="Close").tap()
    expect(cell(page, "Scale-up and spread, Demand")).to_have_accessible_name(re.compile("one instrument"))

    page.get_by_label("See the mix").select_option(label="Led by science and innovation bodies (1)")
    expect(cell(page, "First markets and first use, Demand")).to_have_accessible_name(re.compile("empty"))
    page.get_by_label("See the mix").select_option(index=0)

    shown = part(page, "How instruments act on each other")
    expect(shown.get_by_role("heading", name="How do these two act on each other?")).to_be_visible()
    shown.get_by_role("button", name="enables", exact=True).tap()
    expect(seen(shown.locator("[data-register=interactions]"), "enables").first).to_be_visible()
    said = mix.room.facilitator.call("GET", "/registers/interactions")
    assert {one["values"]["source"] for one in said} | {one["values"]["target"] for one in said} >= {tender}
    is_clean(page)


def test_a_desk_reads_the_matrix_by_keyboard_alone(stage: Stage) -> None:
    mix = Mix(stage)
    mix.sketch("Grants for silent engines", code="PI008", lead_id=mix.council)
    page = mix.desk()
    first = cell(page, "Research, Supply")
    first.focus()
    for key in ("ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    expect(cell(page, "Demonstration and pilots, Supply")).to_be_focused()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(seen(dialog, "Grants for silent engines")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(cell(page, "Demonstration and pilots, Supply")).to_be_focused()
    for key in ("ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(cell(page, "First markets and first use, Demand")).to_be_focused()
    page.keyboard.press("Space")
    expect(seen(dialog, "What others use here.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(cell(page, "First markets and first use, Demand")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("grid").locator(":focus")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(cell(page, "First markets and first use, Demand")).to_be_focused()
    expect(seen(page, "Science and innovation bodies lead 1 of 1 (100 %). That is called the STI trap")).to_be_visible()
    is_clean(page)


def test_forty_instruments_stay_readable_on_phone_and_desk(stage: Stage) -> None:
    mix = Mix(stage)
    for number in range(MANY):
        kind = INSTRUMENT_TYPES[(number * 5) % len(INSTRUMENT_TYPES)]
        lead = (mix.council, mix.port, "")[number % 3]
        mix.sketch(f"Instrument number {number} for quiet nights", code=kind.code, goal_ids=[mix.goal], lead_id=lead)
    for page in (mix.phone(), mix.desk()):
        counts = page.get_by_role("grid").locator(".matrix-count")
        expect(counts.first).to_be_visible()
        placed = sum(int(text) for text in counts.all_inner_texts())
        stages = sum(
            len(INSTRUMENT_TYPES[(number * 5) % len(INSTRUMENT_TYPES)].default_stages) for number in range(MANY)
        )
        assert placed == stages, "each instrument counts once in every stage it covers"
        shown = part(page, "How instruments act on each other")
        expect(seen(shown, "pairs are worth asking about")).to_be_visible()
        expect(shown.locator(".relay-leg")).to_have_count(5)
        is_clean(page)
    wall = mix._at("wall", mix.room.facilitator.token, {"width": 1920, "height": 1080})
    expect(wall.locator(".matrix-cell:not(.matrix-empty)").first).to_be_visible()


def test_pathways_stand_by_goal_and_the_room_says_whether_several_could_reach_it(stage: Stage) -> None:
    mix = Mix(stage)
    page = mix.phone()
    shown = part(page, "Competing pathways")
    shown.get_by_role("button", name="Add a pathway").first.tap()
    form = shown.get_by_role("form", name="Add a pathway")
    form.get_by_label("The way, in a few words").fill("Shore power")
    form.get_by_label("What would tell it apart").fill("Cost of a night at the quay")
    form.get_by_role("button", name="Add a pathway").tap()
    expect(seen(shown.locator("[data-entry]"), "Shore power")).to_be_visible()
    expect(seen(shown, "has fewer than two pathways in the running")).to_be_visible()
    seen(shown, "Could several solutions reach it?").tap()
    expect(seen(shown, "Could two quite different solutions reach this goal?")).to_be_visible()
    is_clean(page)
