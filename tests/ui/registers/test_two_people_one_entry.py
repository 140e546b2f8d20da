"""Two people edit one entry: nobody loses a word, the last writer of a field wins, and both see it."""

import pytest
from playwright.sync_api import expect

from tests.ui.desk.conftest import Workshop
from tests.ui.registers.conftest import Open, change, choose, conflicts, entries

pytestmark = pytest.mark.browser

CONFLICT = {"conflict": "Fewer emissions and cheaper food", "rule": "Food first in a bad year"}


def test_people_who_write_in_different_fields_both_keep_their_words(workshop: Workshop, open_as: Open) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", **CONFLICT)
    phone, desk = open_as(workshop.people[0]), open_as(workshop.facilitator, "desk", width=1440)
    mine, theirs = change(entries(conflicts(phone))), change(entries(conflicts(desk)))
    mine.get_by_label("Which goes first").fill("Emissions first from 2030")
    theirs.get_by_label("What pulls apart").fill("Fewer emissions and cheap food")
    theirs.get_by_role("button", name="Save the change").click()
    expect(mine.get_by_label("What pulls apart")).to_have_value("Fewer emissions and cheap food")
    expect(mine.get_by_label("Which goes first")).to_have_value("Emissions first from 2030")
    expect(mine.locator(".notice")).to_have_count(0)
    mine.get_by_role("button", name="Save the change").click()
    row = entries(conflicts(desk))
    expect(row).to_contain_text("Fewer emissions and cheap food")
    expect(row).to_contain_text("Emissions first from 2030")
    expect(row.locator("[data-role=overwritten]")).to_have_count(0)


def test_whoever_writes_last_wins_and_both_see_it_and_so_does_the_history(workshop: Workshop, open_as: Open) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", **CONFLICT)
    phone, desk = open_as(workshop.people[0]), open_as(workshop.facilitator, "desk", width=1440)
    mine, theirs = change(entries(conflicts(phone))), change(entries(conflicts(desk)))
    mine.get_by_label("Which goes first").fill("Emissions first")
    theirs.get_by_label("Which goes first").fill("Ask the minister")
    theirs.get_by_role("button", name="Save the change").click()
    expect(mine.locator(".notice")).to_contain_text("Ask the minister")
    expect(mine.get_by_label("Which goes first")).to_have_value("Emissions first")
    mine.get_by_role("button", name="Save the change").click()
    told = entries(conflicts(phone)).locator("[data-role=overwritten]")
    expect(told).to_contain_text("Ask the minister")
    row = entries(conflicts(desk))
    expect(row).to_contain_text("Emissions first")
    expect(row).to_have_attribute("data-fresh", "changed")
    choose(row, "History")
    newest = desk.get_by_role("dialog").locator("ol > li").first
    expect(newest).to_contain_text("Two people changed this")
    expect(newest).to_contain_text("“Ask the minister” became “Emissions first”")
    expect(newest).to_contain_text("Person 1")
    desk.keyboard.press("Escape")
    told.get_by_role("button", name="Put theirs back").click()
    expect(row).to_contain_text("Ask the minister")
    expect(told).to_have_count(0)


def test_keeping_mine_knowingly_is_no_accident(workshop: Workshop, open_as: Open) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", **CONFLICT)
    phone = open_as(workshop.people[0])
    register = conflicts(phone)
    mine = change(entries(register))
    mine.get_by_label("Which goes first").fill("Emissions first")
    entry_id = entries(register).get_attribute("data-entry")
    workshop.facilitator.do("PATCH", f"/registers/conflicts/{entry_id}", fields={"rule": "Ask the minister"})
    mine.get_by_role("button", name="Keep mine").click()
    mine.get_by_role("button", name="Save the change").click()
    expect(entries(register)).to_contain_text("Emissions first")
    expect(register.locator("[data-role=overwritten]")).to_have_count(0)
    history = workshop.people[0].do("GET", f"/registers/conflicts/{entry_id}/history")
    assert not any(one["is_conflict"] for one in history)


def test_their_words_can_be_taken_in_the_middle_of_an_edit(workshop: Workshop, open_as: Open) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", **CONFLICT)
    phone = open_as(workshop.people[0])
    register = conflicts(phone)
    mine = change(entries(register))
    mine.get_by_label("Which goes first").fill("Emissions first")
    mine.get_by_label("What pulls apart").fill("Emissions against food")
    entry_id = entries(register).get_attribute("data-entry")
    workshop.facilitator.do("PATCH", f"/registers/conflicts/{entry_id}", fields={"rule": "Ask the minister"})
    mine.get_by_role("button", name="Take theirs").click()
    expect(mine.get_by_label("Which goes first")).to_have_value("Ask the minister")
    mine.get_by_role("button", name="Save the change").click()
    expect(entries(register)).to_contain_text("Emissions against food")
    expect(entries(register)).to_contain_text("Ask the minister")


def test_a_half_written_edit_survives_a_reload_and_what_others_changed_meanwhile(
    workshop: Workshop, open_as: Open
) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", **CONFLICT)
    phone = open_as(workshop.people[0])
    register = conflicts(phone)
    change(entries(register)).get_by_label("Which goes first").fill("Emissions first")
    entry_id = entries(register).get_attribute("data-entry")
    phone.goto("about:blank")
    workshop.facilitator.do("PATCH", f"/registers/conflicts/{entry_id}", fields={"conflict": "Said anew"})
    phone.go_back()
    again = entries(conflicts(phone)).get_by_role("form")
    expect(again.get_by_label("Which goes first")).to_have_value("Emissions first")
    expect(again.get_by_label("What pulls apart")).to_have_value("Said anew")
    again.get_by_role("button", name="Save the change").click()
    expect(entries(conflicts(phone))).to_contain_text("Emissions first")
