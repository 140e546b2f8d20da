"""Parts are shown and hidden by the facilitator; everybody answers a sheet for themselves and sees where all stand."""

import pytest
from playwright.sync_api import expect

from app.domain.parts import Part
from tests.ui.desk.conftest import Workshop, violations
from tests.ui.registers.conftest import Open, conflicts, entries, part
from tests.ui.seeing import seen

pytestmark = pytest.mark.browser


def test_a_part_that_is_hidden_is_shown_nowhere_and_comes_back_with_what_was_written(
    workshop: Workshop, open_as: Open
) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", conflict="Kept in hiding")
    phone, desk = open_as(workshop.people[0]), open_as(workshop.facilitator, "desk", width=1440)
    register = conflicts(phone)
    register.get_by_role("button", name="Add a conflict").click()
    register.get_by_label("What pulls apart").fill("Half a thought")
    expect(entries(conflicts(desk))).to_have_count(1)
    desk.get_by_role("tab", name="Workshop").click()
    seen(desk, f"What this workshop uses (3 of {len(Part)})").click()
    desk.get_by_role("checkbox", name="Conflicts between goals").uncheck()
    seen(desk, f"What this workshop uses (2 of {len(Part)})").wait_for()
    for page in (phone, desk):
        expect(page.locator("[data-part=conflicts]")).to_have_count(0)
        expect(page.locator("[data-register=conflicts]")).to_have_count(0)
        expect(page.locator("main").get_by_text("Kept in hiding")).to_have_count(0)
    expect(phone.get_by_text("Conflicts between goals")).to_have_count(0)
    assert violations(desk) == []
    desk.get_by_role("checkbox", name="Conflicts between goals").check()
    expect(entries(conflicts(phone))).to_contain_text("Kept in hiding")
    expect(conflicts(phone).get_by_label("What pulls apart")).to_have_value("Half a thought")


def test_one_part_is_open_at_a_time_and_the_line_at_the_top_leads_to_it(workshop: Workshop, open_as: Open) -> None:
    phone = open_as(workshop.people[0])
    part(phone, "calibration")
    part(phone, "subtargets")
    expect(phone.locator(".parts-head[aria-expanded=true]")).to_have_text(["Targets by place or group"])
    jump = phone.get_by_role("navigation", name="Also in this step")
    expect(jump.get_by_role("button")).to_have_count(3)
    jump.get_by_role("button", name="Conflicts between goals").click()
    expect(phone.locator("[data-part=conflicts] .parts-head")).to_be_focused()
    expect(phone.locator("[data-register=conflicts]")).to_be_in_viewport()
    phone.reload()
    expect(phone.locator("[data-register=conflicts]")).to_be_visible()


def test_a_workshop_that_shows_no_part_has_no_word_of_them(workshop: Workshop, open_as: Open) -> None:
    workshop.facilitator.do("PUT", "/parts", parts=[])
    phone = open_as(workshop.people[0])
    phone.get_by_role("heading", name="Goals of the room").wait_for()
    expect(phone.get_by_text("Also in this step")).to_have_count(0)


def test_answers_are_ones_own_and_the_room_sees_the_middle_when_it_is_shown(workshop: Workshop, open_as: Open) -> None:
    for seat, bold in zip(workshop.people[1:], ("3", "5"), strict=True):
        seat.do("PUT", "/sheets/calibration/mine", answers={"boldness": bold})
    phone, desk = open_as(workshop.people[0]), open_as(workshop.facilitator, "desk", width=1440)
    sheet = part(phone, "calibration").locator("[data-sheet=calibration]")
    bold = sheet.get_by_role("group", name="How bold is the goal?")
    bold.get_by_role("radio", name="4").check()
    expect(sheet.locator(".form-status")).to_have_text("Saved", timeout=8000)
    expect(sheet.get_by_text("middle 4")).to_have_count(0)
    phone.reload()
    expect(bold.get_by_role("radio", name="4")).to_be_checked()
    running = part(desk, "calibration").locator("[data-sheet=calibration]")
    expect(running.get_by_role("radio")).to_have_count(0)
    expect(running).to_contain_text("3 people have answered")
    running.get_by_role("button", name="Show the room what came out").click()
    for shown in (sheet, running):
        expect(shown.locator(".outcomes")).to_contain_text("middle 4, half of the answers from 3.5 to 4.5 · 3 answers")
    expect(sheet.get_by_role("radio")).to_have_count(0)
    assert violations(phone) == []
    assert violations(desk) == []


def test_the_room_is_asked_once_more_from_an_empty_sheet_and_sees_what_it_said_before(
    workshop: Workshop, open_as: Open
) -> None:
    for seat in workshop.people:
        seat.do("PUT", "/sheets/calibration/mine", answers={"boldness": "2"})
    phone, desk = open_as(workshop.people[0]), open_as(workshop.facilitator, "desk", width=1440)
    running = part(desk, "calibration").locator("[data-sheet=calibration]")
    running.get_by_role("button", name="Ask once more").click()
    desk.get_by_role("dialog").get_by_role("button", name="Ask once more").click()
    sheet = part(phone, "calibration").locator("[data-sheet=calibration]")
    expect(sheet).to_contain_text("Asked for the second time")
    expect(sheet.get_by_role("radio", checked=True)).to_have_count(0)
    for seat in workshop.people:
        seat.do("PUT", "/sheets/calibration/mine", answers={"boldness": "5"})
    running.get_by_role("button", name="Show the room what came out").click()
    expect(sheet.locator(".outcomes")).to_contain_text("middle 5, half of the answers say 5 · 3 answers · before: 2")
