"""A register on the phone and at the desk: adding, finding, removing, merging; by keyboard, touch, on small screens."""

import pytest
from playwright.sync_api import Page, expect

from tests.ui.desk.conftest import GOALS, Workshop, violations
from tests.ui.registers.conftest import Open, choose, conflicts, entries, part
from tests.ui.seeing import seen

pytestmark = pytest.mark.browser


TOO_SMALL = """(all) => all
    .filter((one) => one.offsetParent && !one.hidden && one.getBoundingClientRect().height < 43.5)
    .map((one) => one.outerHTML)"""


def add_by_hand(page: Page, words: str) -> None:
    register = conflicts(page)
    form = register.get_by_role("form", name="Add a conflict")
    if not form.is_visible():
        register.get_by_role("button", name="Add a conflict").click()
    form.get_by_label("What pulls apart").fill(words)
    form.get_by_role("button", name="Add a conflict").click()
    expect(form.locator(".form-status")).to_have_text("Saved")


def test_several_are_added_one_after_the_other_and_everybody_sees_them(workshop: Workshop, open_as: Open) -> None:
    phone, other = open_as(workshop.people[0]), open_as(workshop.people[1])
    expect(conflicts(other).locator(".empty")).to_have_text("No conflict between goals is written down yet.")
    add_by_hand(phone, "Fewer emissions and cheaper food")
    form = conflicts(phone).get_by_role("form", name="Add a conflict")
    expect(form.get_by_label("What pulls apart")).to_have_value("")
    add_by_hand(phone, "Jobs now and jobs later")
    expect(entries(conflicts(other)).locator(".entry-name")).to_have_text(
        ["Jobs now and jobs later", "Fewer emissions and cheaper food"]
    )
    expect(entries(conflicts(other)).first).to_have_attribute("data-fresh", "added")


def test_a_refusal_stands_beside_its_field_and_keeps_the_words(workshop: Workshop, open_as: Open) -> None:
    phone = open_as(workshop.people[0])
    register = conflicts(phone)
    register.get_by_role("button", name="Add a conflict").click()
    form = register.get_by_role("form", name="Add a conflict")
    form.get_by_role("button", name="Add a conflict").click()
    expect(form.locator("[data-error-for=conflict]")).to_have_text("Please fill this in.")
    expect(form.get_by_label("What pulls apart")).to_be_focused()


def test_links_are_chosen_by_name_and_shown_by_name(workshop: Workshop, open_as: Open) -> None:
    for number in range(1, 31):
        workshop.facilitator.do("POST", "/stakeholders", name=f"Agency {number}", sector="government", level="national")
    phone = open_as(workshop.people[0])
    register = conflicts(phone)
    register.get_by_role("button", name="Add a conflict").click()
    form = register.get_by_role("form", name="Add a conflict")
    form.get_by_label("What pulls apart").fill("Quick and fair")
    seen(form, GOALS[2]).click()
    seen(form, "More fields").click()
    search = form.get_by_role("combobox")
    search.fill("agency 17")
    search.press("Enter")
    expect(form.get_by_role("button", name="Take out Agency 17")).to_be_visible()
    form.get_by_role("button", name="Add a conflict").click()
    row = entries(register)
    expect(row).to_contain_text(GOALS[2])
    seen(row, "Show everything").click()
    expect(row).to_contain_text("Agency 17")
    expect(form.get_by_role("button", name="Take out Agency 17")).to_have_count(0)


def test_of_two_hundred_entries_some_are_drawn_and_all_are_found(workshop: Workshop, open_as: Open) -> None:
    for number in range(1, 121):
        workshop.people[number % 3].do("POST", "/registers/conflicts", conflict=f"Conflict of number {number}")
    phone = open_as(workshop.people[0])
    register = conflicts(phone)
    expect(entries(register)).to_have_count(48)
    register.get_by_role("button", name="Show 48 more of 72").click()
    expect(entries(register)).to_have_count(96)
    register.get_by_role("button", name="Show the last 24").click()
    expect(entries(register)).to_have_count(120)
    register.get_by_label("Search in").fill("number 77")
    expect(entries(register)).to_have_count(1)
    expect(register.get_by_role("status")).to_have_text("One found")
    register.get_by_label("Search in").fill("no such words")
    expect(seen(register, "Nothing here has these words.")).to_be_visible()


def test_what_was_removed_can_be_put_back(workshop: Workshop, open_as: Open) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", conflict="Mine")
    workshop.people[1].do("POST", "/registers/conflicts", conflict="Somebody else's")
    phone = open_as(workshop.people[0])
    register = conflicts(phone)
    mine = entries(register).filter(has_text="Mine")
    choose(mine, "Remove")
    removed = register.locator("[data-role=removed]")
    expect(removed).to_contain_text("Removed: Mine")
    expect(entries(register)).to_have_count(1)
    removed.get_by_role("button", name="Put it back").click()
    expect(mine).to_have_count(1)
    expect(removed).to_have_count(0)
    theirs = entries(register).filter(has_text="Somebody else's")
    theirs.get_by_role("button", name="More for").click()
    expect(theirs.get_by_role("menuitem")).to_have_text(["History"])


def test_the_desk_merges_two_and_undoes_it(workshop: Workshop, open_as: Open) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", conflict="Food and climate", rule="Climate first")
    workshop.people[1].do("POST", "/registers/conflicts", conflict="Climate and food")
    desk = open_as(workshop.facilitator, "desk", width=1440)
    register = conflicts(desk)
    choose(entries(register).filter(has_text="Food and climate"), "Merge into another")
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("Search by name").fill("climate food")
    dialog.get_by_role("button", name="Climate and food").click()
    expect(entries(register)).to_have_count(1)
    expect(entries(register)).to_contain_text("Climate first")
    desk.get_by_role("button", name="Undo").click()
    expect(entries(register)).to_have_count(2)


def test_everything_is_done_by_keyboard_alone(workshop: Workshop, open_as: Open) -> None:
    phone = open_as(workshop.people[0])
    head = phone.locator("[data-part=conflicts] .parts-head")
    head.focus()
    phone.keyboard.press("Enter")
    register = phone.locator("[data-register=conflicts]")
    register.wait_for()
    phone.keyboard.press("Tab")
    expect(register.get_by_role("button", name="Add a conflict")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(register.get_by_label("What pulls apart")).to_be_focused()
    phone.keyboard.type("By keys alone")
    phone.keyboard.press("Enter")
    row = entries(register)
    expect(row).to_contain_text("By keys alone")
    row.get_by_role("button", name="Change").focus()
    phone.keyboard.press("Enter")
    expect(row.get_by_label("What pulls apart")).to_be_focused()
    phone.keyboard.press("End")
    phone.keyboard.type(", again")
    phone.keyboard.press("Enter")
    expect(row.locator(".entry-name")).to_have_text("By keys alone, again")
    expect(row.get_by_role("button", name="Change")).to_be_focused()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(row.get_by_role("menuitem", name="History")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("dialog")).to_contain_text("“By keys alone” became “By keys alone, again”")
    phone.keyboard.press("Escape")
    expect(row.get_by_role("button", name="More for")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (390, "light")])
def test_on_a_small_phone_nothing_sticks_out_and_everything_can_be_touched(
    workshop: Workshop, open_as: Open, width: int, scheme: str
) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", conflict="Averyveryverylongwordwithoutaplacetobreak" * 4)
    phone = open_as(workshop.people[0], width=width, color_scheme=scheme, has_touch=True)
    phone.locator("[data-part=conflicts] .parts-head").tap()
    register = phone.locator("[data-register=conflicts]")
    register.get_by_role("button", name="Add a conflict").tap()
    form = register.get_by_role("form", name="Add a conflict")
    seen(form, GOALS[0]).tap()
    expect(form.get_by_role("checkbox").first).to_be_checked()
    entries(register).get_by_role("button", name="Change").tap()
    entries(register).get_by_role("button", name="More for").tap()
    expect(entries(register).get_by_role("menuitem").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= width
    touched = part(phone, "conflicts").locator("button, select, input[type=text], label.choice")
    assert touched.evaluate_all(TOO_SMALL) == []
    assert violations(phone) == []


def test_after_the_step_is_closed_there_is_only_reading(workshop: Workshop, open_as: Open) -> None:
    workshop.people[0].do("POST", "/registers/conflicts", conflict="Mine")
    phone, desk = open_as(workshop.people[0]), open_as(workshop.facilitator, "desk", width=1440)
    register = conflicts(phone)
    expect(register.get_by_role("button", name="Add a conflict")).to_be_visible()
    steps = workshop.facilitator.do("GET", "/snapshot")["agenda"]["steps"]
    goals = next(one["id"] for one in steps if one["kind"] == "goals")
    workshop.facilitator.do("POST", f"/steps/{goals}/close")
    expect(register.get_by_role("button", name="Add a conflict")).to_have_count(0)
    expect(register.get_by_role("button", name="Change")).to_have_count(0)
    expect(entries(register)).to_contain_text("Mine")
    expect(conflicts(desk).get_by_role("button", name="Change")).to_have_count(1)
