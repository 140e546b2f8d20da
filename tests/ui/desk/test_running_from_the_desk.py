"""What is always at hand at the desk: agenda, timer, notes, parking lot, people, settings; and who is let in."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.ui.desk.conftest import Workshop, violations
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_opening_a_step_closes_the_one_before(workshop: Workshop, desk: Callable[[], Page]) -> None:
    page = desk()
    page.get_by_role("button", name="Open this step").click()
    agenda = page.get_by_role("navigation", name="Agenda")
    expect(agenda.get_by_role("button", name="Close: Frame the challenge")).to_be_visible()
    agenda.get_by_role("button", name="Open: Map the stakeholders").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Map the stakeholders")
    expect(agenda.get_by_role("button", name="Open again: Frame the challenge")).to_be_visible()
    statuses = [step["status"] for step in workshop.people[0].do("GET", "/snapshot")["agenda"]["steps"]]
    assert statuses == ["closed", "planned", "open", "planned", "planned"]


def test_a_step_is_reworded_and_retimed(workshop: Workshop, desk: Callable[[], Page]) -> None:
    page = desk()
    page.get_by_role("button", name="Change words and time: Set the goals").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name of the step").fill("Dream big")
    dialog.get_by_label("Minutes planned").fill("45")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0)
    expect(seen(page.get_by_role("navigation", name="Agenda"), "Dream big", exact=True)).to_be_visible()
    expect(seen(page.get_by_role("navigation", name="Agenda"), "45 min")).to_be_visible()


def test_the_timer_runs_is_extended_held_and_stopped(workshop: Workshop, desk: Callable[[], Page]) -> None:
    page = desk()
    page.get_by_role("button", name="Start a timer of 3 minutes").click()
    timer = page.get_by_role("timer")
    expect(timer).to_contain_text(re.compile(r"\b2:[2-5]\d"))
    page.get_by_role("button", name="Add one minute").click()
    expect(timer).to_contain_text(re.compile(r"\b3:[2-5]\d"))
    page.get_by_role("button", name="Pause").click()
    expect(timer).to_contain_text("paused")
    page.get_by_role("button", name="Go on").click()
    expect(timer).not_to_contain_text("paused")
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_role("button", name="Start a timer of 3 minutes")).to_be_visible()


def test_a_note_saves_itself_and_nobody_else_gets_it(workshop: Workshop, desk: Callable[[], Page]) -> None:
    page = desk()
    page.get_by_role("tab", name="Notes").click()
    page.get_by_role("textbox", name="Your note").fill("The minister leaves at eleven.")
    expect(seen(page.get_by_role("tabpanel", name="Notes"), "Saved", exact=True)).to_be_visible()
    page.reload()
    page.get_by_role("tab", name="Notes").click()
    expect(page.get_by_role("textbox", name="Your note")).to_have_value("The minister leaves at eleven.")
    assert "minister" not in str(workshop.people[0].do("GET", "/snapshot"))


def test_a_parked_item_is_settled_and_opened_again(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.people[0].do("POST", "/parking", text="Who pays for the harbour?")
    page = desk()
    page.get_by_role("tab", name="Parking (1)").click()
    page.get_by_role("button", name="Settle: Who pays for the harbour?").click()
    page.get_by_role("dialog").get_by_label("Answer, or who takes it on").fill("The county, says Kari.")
    page.get_by_role("dialog").get_by_role("button", name="Settle it").click()
    expect(seen(page, "The county, says Kari.")).to_be_visible()
    page.get_by_role("button", name="Open again: Who pays for the harbour?").click()
    expect(page.get_by_role("tab", name="Parking (1)")).to_be_visible()


def test_a_seat_is_removed_after_a_question(workshop: Workshop, desk: Callable[[], Page]) -> None:
    page = desk()
    page.get_by_role("tab", name="People").click()
    seen(page, "Everybody by name").click()
    expect(seen(page, "1–4 of 4 seats")).to_be_visible()
    row = page.locator("li.desk-row").filter(has_text="Person 2")
    row.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove the seat").click()
    expect(page.get_by_text("Person 2")).to_have_count(0)
    expect(seen(page, "1–3 of 3 seats")).to_be_visible()


def test_a_workshop_is_deleted_only_with_its_code(workshop: Workshop, desk: Callable[[], Page]) -> None:
    page = desk()
    page.get_by_role("tab", name="Workshop").click()
    page.get_by_role("button", name="Delete everything…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Type the code").fill("WRONG1")
    dialog.get_by_role("button", name="Delete everything now").click()
    expect(seen(dialog, "This is not the code of this workshop. Nothing was deleted.").first).to_be_visible()
    dialog.get_by_label("Type the code").fill(workshop.code)
    dialog.get_by_role("button", name="Delete everything now").click()
    expect(page.get_by_role("heading", name="The workshop is deleted")).to_be_visible()


def test_a_participant_is_kindly_led_to_the_room(workshop: Workshop, open_desk: Callable[..., Page]) -> None:
    page = open_desk(workshop.code, workshop.people[0])
    expect(page.get_by_role("heading", name="This is the facilitator's desk")).to_be_visible()
    expect(page.get_by_role("link", name="Go to the room")).to_have_attribute("href", f"/room/{workshop.code}")
    assert violations(page) == []


def test_without_a_seat_the_ways_back_are_shown(workshop: Workshop, open_desk: Callable[..., Page]) -> None:
    page = open_desk(workshop.code, None)
    expect(page.get_by_role("heading", name="You are not at this desk on this device")).to_be_visible()
    expect(page.get_by_role("link", name="Come back with a recovery code")).to_be_visible()
    expect(page.get_by_role("link", name="Join as a participant")).to_have_attribute("href", f"/join/{workshop.code}")
