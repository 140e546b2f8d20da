"""The room follows the facilitator, and tears nobody away from what they write."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.ui.room.conftest import Enter, Lead
from tests.ui.seeing import heard, seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

RECOVERY_CODE = re.compile(r"^[A-Z0-9 -]{10,16}$")
MOVED = "The room has moved on to: Set the goals"


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_people_wait_warmly_then_follow_and_whoever_is_late_lands_in_the_open_step(lead: Lead, enter: Enter) -> None:
    early = enter(lead.seat("Ada"))
    expect(early.get_by_role("heading", level=1)).to_have_text("Clean air in every street by 2032")
    expect(seen(early, "We begin as soon as the facilitator opens the first step.")).to_be_visible()
    expect(seen(early, "You are here as Ada.")).to_be_visible()
    lead.open("frame")
    expect(early.get_by_role("heading", level=1)).to_have_text("Frame the challenge")
    heard(early, "The room has moved on to: Frame the challenge")
    late = enter(lead.seat("Bo", 1))
    expect(late.get_by_role("heading", level=1)).to_have_text("Frame the challenge")
    expect(seen(early.locator("header"), "2 here")).to_be_visible()
    lead.do("POST", "/timer", {"do": "start", "seconds": 600})
    expect(late.get_by_role("timer")).to_contain_text(re.compile(r"\b9:[2-5]\d"))


def test_whoever_is_writing_stays_until_they_go_and_can_look_back(lead: Lead, enter: Enter) -> None:
    lead.open("frame")
    page = enter(lead.seat())
    page.get_by_label("What is the problem, and for whom?").fill("Half a thought")
    lead.open("goals")
    expect(seen(page.locator("main"), MOVED)).to_be_visible()
    assert heading(page) == "Frame the challenge"
    expect(page.get_by_label("What is the problem, and for whom?")).to_have_value("Half a thought")
    expect(seen(page, "This was closed before your text was sent.")).to_be_visible()
    page.get_by_role("button", name="Go there").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set the goals")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.get_by_role("button", name="1. Frame the challenge, closed").click()
    expect(seen(page, "This step is closed. You can read what was collected.")).to_be_visible()
    expect(seen(page, "You are looking back. The room is at: Set the goals")).to_be_visible()
    expect(page.get_by_role("form", name="Write a card")).to_have_count(0)
    lead.open("frame")
    expect(page.get_by_label("What is the problem, and for whom?")).to_have_value("Half a thought")


def test_a_typed_draft_survives_a_reload(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    page = enter(lead.seat())
    page.get_by_role("button", name="Propose a goal").click()
    page.get_by_label("The goal, in a sentence").fill("By 2032 nobody breathes bad air")
    page.get_by_label("Not yet").check()
    page.get_by_label("Who will find out").fill("The city")
    expect(page.locator(".bar-facts .form-status")).to_have_text("Not saved yet")
    page.reload()
    expect(page.get_by_label("The goal, in a sentence")).to_have_value("By 2032 nobody breathes bad air")
    expect(page.get_by_label("Who will find out")).to_have_value("The city")


def test_an_observer_sees_everything_and_writes_nothing(lead: Lead, enter: Enter) -> None:
    lead.open("frame")
    lead.do("POST", "/cards", {"prompt": "problem", "text": "Six lanes of traffic"}, token=lead.seat())
    lead.do("PUT", "/cards/reveal", {"is_revealed": True})
    page = enter(lead.observer())
    expect(seen(page, "You are here as an observer")).to_be_visible()
    expect(seen(page, "Six lanes of traffic")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_without_a_seat_the_room_says_why_and_how_to_get_in(lead: Lead, enter: Enter) -> None:
    stranger = enter()
    expect(stranger.get_by_role("heading", level=1)).to_have_text("You have no seat here yet")
    expect(seen(stranger, "Join with the code, or bring your seat here")).to_be_visible()
    expect(stranger.get_by_role("link", name="Bring my seat here")).to_be_visible()


def test_a_removed_seat_is_shown_out(lead: Lead, enter: Enter) -> None:
    page = enter(lead.seat("Bo"))
    seat_id = lead.do("GET", "/seats?q=bo")["seats"][0]["id"]
    lead.do("DELETE", f"/seats/{seat_id}")
    expect(page.get_by_role("heading", level=1)).to_have_text("This room is closed for you")


def test_at_the_end_the_room_is_thanked_and_led_to_the_charter(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    lead.goals("Every street has clean air by 2032")
    lead.do("PUT", f"/goals/{lead.see('goals')['goals'][0]['id']}/adoption", {"reason": "Most support"})
    page = enter(lead.seat())
    lead.do("POST", "/end")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    expect(seen(page, "Every street has clean air by 2032")).to_be_visible()
    expect(page.get_by_role("link", name="Read the draft charter")).to_have_attribute("href", f"/charter/{lead.code}")
    page.get_by_role("button", name="2. Set the goals, closed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set the goals")


def test_the_seat_can_be_taken_to_another_device_and_a_thought_parked(lead: Lead, enter: Enter) -> None:
    page = enter(lead.seat("Ada"))
    page.get_by_role("button", name="My seat").click()
    dialog = page.get_by_role("dialog")
    expect(seen(dialog, "Government")).to_be_visible()
    expect(dialog.locator("code")).to_have_text(RECOVERY_CODE)
    expect(seen(dialog, "Everything here is deleted on")).to_be_visible()
    dialog.get_by_label("What should we come back to?").fill("Who pays for the buses?")
    dialog.get_by_role("button", name="Park it").click()
    expect(dialog.get_by_role("listitem").filter(has_text="Who pays for the buses?")).to_be_visible()
