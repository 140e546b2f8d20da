"""Comments, support and the public page, as a facilitator, two participants and somebody without a seat meet them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom, Person
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

STATEMENT = "The air in our streets makes children ill"


def is_fault(said: ConsoleMessage) -> bool:
    """The browser reports the public page that is gone as an error of its own."""
    return said.type == "error" and "/public/" not in said.location["url"]


@dataclass
class Devices:
    """Browsers of people; what a console complains of is kept."""

    chromium: Browser
    room: LiveRoom
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def fresh(self, width: int) -> Page:
        """A browser that has no seat."""
        context = self.chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: self.faults.append(said.text) if is_fault(said) else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        return page

    def charter(self, person: Person, width: int) -> Page:
        """The charter page as somebody sees it."""
        page = self.fresh(width)
        self.room.seat(page.context, person)
        page.goto(f"{self.room.url}/charter/{self.room.code}")
        expect(page.locator("#section-challenge")).to_be_visible()
        return page


@pytest.fixture
def room(server: RunningServer) -> LiveRoom:
    """A room whose draft is open for comments."""
    made = LiveRoom(server.url)
    made.open("frame")
    made.reveal_cards()
    made.facilitator.call("PUT", "/challenge", {"statement": STATEMENT, "source_ids": [], "complexity": "complex"})
    made.open("charter")
    made.facilitator.call("PUT", "/charter/state", {"state": "participants_review", "reason": "We begin at once"})
    return made


@pytest.fixture
def devices(chromium: Browser, room: LiveRoom) -> Iterator[Devices]:
    """Browsers that are closed in the end."""
    found = Devices(chromium, room)
    yield found
    for context in found.contexts:
        context.close()
    assert found.faults == []


def section(page: Page, key: str) -> Locator:
    """The voices below a section's heading."""
    return page.locator(f'[data-voices="{key}"]')


def answered(lead: Page, phone: Page) -> Locator:
    """The facilitator accepts the first and declines the second; the place beside the draft where that is done."""
    beside = lead.get_by_role("region", name="Comments on this draft")
    expect(beside.locator("[data-voice]")).to_have_count(2)
    assert [found["id"] for found in Axe().run(lead).response["violations"]] == []
    first = beside.locator('[data-voice="1"]')
    first.get_by_role("button", name="Answer comment K1").click()
    first.get_by_label("Accept: put it into the section").check()
    first.get_by_role("button", name="Answer", exact=True).last.click()
    expect(phone.get_by_role("article", name="The draft")).to_contain_text("makes everybody ill")
    expect(beside.locator('[data-voice="1"]')).to_have_count(0)
    second = beside.locator('[data-voice="2"]')
    second.get_by_role("button", name="Answer comment K2").click()
    second.get_by_label("Decline, with a reason").check()
    second.get_by_role("button", name="Answer", exact=True).last.click()
    expect(seen(second, "Please fill this in").first).to_be_visible()
    second.get_by_label("The reason").fill("Goals are next week's work")
    second.get_by_role("button", name="Answer", exact=True).last.click()
    return beside


def test_people_propose_words_and_hear_what_became_of_them(devices: Devices, room: LiveRoom) -> None:
    lead, phone = devices.charter(room.facilitator, 1440), devices.charter(room.people[0], 390)
    other = devices.charter(room.people[1], 390)
    # Words are marked, and come along.
    seen(phone, STATEMENT).first.dblclick()
    seen(phone, STATEMENT).first.click(click_count=3)
    mine = section(phone, "challenge")
    mine.get_by_role("button", name="Comment on: 2. The challenge").click()
    form = mine.get_by_role("form", name="Comment on: 2. The challenge")
    expect(form.get_by_label("The words it is about")).to_have_value(STATEMENT)
    form.get_by_label("Propose other words").check()
    form.get_by_label("Your words instead").fill("The air in our streets makes everybody ill")
    assert [found["id"] for found in Axe().run(phone).response["violations"]] == []
    # What is being written outlives a reload.
    phone.reload()
    form = section(phone, "challenge").get_by_role("form", name="Comment on: 2. The challenge")
    expect(form.get_by_label("Your words instead")).to_have_value("The air in our streets makes everybody ill")
    form.get_by_role("button", name="Send").click()
    expect(section(phone, "challenge").get_by_role("button", name="Comments on: 2. The challenge")).to_be_visible()

    theirs = section(other, "goals")
    theirs.get_by_role("button", name="Comment on: 3.").click()
    form = theirs.get_by_role("form")
    form.get_by_role("button", name="Send").click()
    expect(seen(form, "Please fill this in").first).to_be_visible()
    form.get_by_label("Your comment").fill("By when?")
    form.get_by_role("button", name="Send").click()
    expect(section(other, "goals").get_by_role("button", name="Comments on: 3.")).to_be_visible()

    visitor = devices.fresh(390)
    room.seat(visitor.context, room.people[2])
    visitor.goto(f"{room.url}/room/{room.code}")
    visitor.get_by_role("link", name="Read it and comment").click()
    expect(visitor.locator("#voices")).to_be_focused()

    beside = answered(lead, phone)
    expect(seen(beside, "Nothing waits for an answer.")).to_be_visible()

    section(other, "goals").get_by_role("button", name="Comments on: 3.").click()
    expect(section(other, "goals").locator('[data-voice="2"]')).to_contain_text("Goals are next week's work")
    expect(section(other, "goals").get_by_role("button", name="Take it back")).to_have_count(0)
    expect(other.locator("#K2")).to_contain_text("Declined. Goals are next week's work")
    other_side = other.get_by_role("region", name="Comments on this draft")
    other_side.get_by_role("button", name="Mine").click()
    expect(other_side.locator("[data-voice]")).to_have_count(1)
    assert other.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_rooms_answer_to_the_text_stands_with_the_support(devices: Devices, room: LiveRoom) -> None:
    phone = devices.charter(room.people[0], 390)
    asked = room.facilitator.make("/rounds", step_id=room.steps["charter"], subject="charter", method="consent")
    room.move_round(asked, "open")
    ballot = {"ballot_key": "a-random-key-of-device-0", "choices": {"stand": "consent"}}
    room.people[0].call("PUT", f"/rounds/{asked}/ballot", ballot)
    for move in ("close", "reveal"):
        room.move_round(asked, move)
    expect(phone.locator(".charter-support")).to_contain_text("The room was asked about the text")
    expect(phone.locator(".charter-support")).to_contain_text("1 of 3 voices, no objection")


def test_support_is_declared_and_the_public_page_comes_and_goes(devices: Devices, room: LiveRoom) -> None:
    lead, phone = devices.charter(room.facilitator, 1440), devices.charter(room.people[0], 390)
    support = phone.locator(".charter-support")
    support.get_by_role("button", name="Declare support").click()
    form = support.get_by_role("form", name="Declare support")
    form.get_by_label("Name", exact=True).fill("Dr Amina Yusuf")
    form.get_by_label("Organisation").fill("Health Office")
    form.get_by_label("I endorse it").check()
    form.get_by_role("button", name="Declare support").click()
    expect(seen(form, "Please fill this in").first).to_be_visible()
    form.get_by_label("In the charter and on its public page").check()
    form.get_by_role("button", name="Declare support").click()
    expect(seen(lead.locator(".charter-support"), "1 endorses it")).to_be_visible()
    expect(lead.get_by_role("article", name="The draft")).to_contain_text("Dr Amina Yusuf")
    expect(phone.get_by_role("region", name="Public page")).to_have_count(0)

    page = lead.get_by_role("region", name="Public page")
    page.get_by_role("button", name="Make it public").click()
    lead.get_by_role("dialog").get_by_role("button", name="Make it public").click()
    address = page.get_by_label("Address", exact=True)
    expect(address).to_have_value(f"{room.url}/public/" + str(address.input_value())[-32:])
    path = "/public/" + address.input_value()[-32:]
    reader = devices.fresh(390)
    answer = reader.goto(room.url + path)
    assert answer is not None
    assert answer.status == 200
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.locator("body")).to_contain_text("Dr Amina Yusuf")
    expect(reader.locator("body")).not_to_contain_text("Person 0")
    assert reader.evaluate("document.documentElement.scrollWidth") <= 390
    assert reader.context.cookies() == []
    page.get_by_role("button", name="Take it back").click()
    lead.get_by_role("dialog").get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("button", name="Make it public")).to_be_visible()
    answer = reader.goto(room.url + path)
    assert answer is not None
    assert answer.status == 404
    expect(reader.get_by_role("heading", name="There is nothing to read here")).to_be_visible()
