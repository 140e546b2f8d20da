"""Each step on a phone: write, change, see what others made; and nothing for axe to find, in light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.ui.room.conftest import Enter, Lead
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


def saved(page: Page) -> None:
    expect(page.locator(".bar-facts .form-status")).to_have_text("Saved")


def test_cards_are_written_in_silence_changed_taken_back_and_shown_together(lead: Lead, enter: Enter) -> None:
    lead.open("frame")
    ada, bo = enter(lead.seat("Ada")), enter(lead.seat("Bo", 1))
    expect(seen(ada, "Then your name, Ada, stands beside them.")).to_be_visible()
    ada.get_by_role("tab", name="Causes").click()
    ada.get_by_label("What causes it?").fill("Vans idle at the kerb")
    ada.get_by_role("button", name="Add this card").click()
    saved(ada)
    own = ada.locator(".own-card").filter(has_text="Vans idle at the kerb")
    expect(own).to_be_visible()
    expect(bo.locator(".turnout-cast")).to_have_text("1")
    expect(bo.get_by_text("Vans idle")).to_have_count(0)
    own.get_by_role("button", name="Change").click()
    own.get_by_label("Your thought").fill("Vans idle in second row")
    own.get_by_role("button", name="Save").click()
    changed = ada.locator(".own-card").filter(has_text="Vans idle in second row")
    expect(changed.get_by_role("button", name="Change")).to_be_focused()
    lead.do("PUT", "/cards/reveal", {"is_revealed": True})
    expect(seen(bo, "Vans idle in second row")).to_be_visible()
    expect(bo.locator(".note")).to_contain_text("Ada")
    ada.get_by_role("tab", name="Causes").click()
    changed.get_by_role("button", name="Take back").click()
    ada.get_by_role("dialog").get_by_role("button", name="Take back").click()
    expect(bo.get_by_text("Vans idle in second row")).to_have_count(0)


def test_a_goal_is_proposed_with_kind_hints_and_sharpened_by_its_author(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    ada, bo = enter(lead.seat("Ada")), enter(lead.seat("Bo", 1))
    ada.get_by_role("button", name="Propose a goal").click()
    ada.get_by_label("The goal, in a sentence").fill("Everybody breathes clean air in every street")
    expect(ada.get_by_role("heading", name="How it reads so far")).to_be_visible()
    expect(seen(ada, "Does it have a deadline?")).to_be_visible()
    ada.get_by_label("When is it reached?").fill("soon")
    ada.get_by_role("button", name="Propose this goal").click()
    expect(ada.locator("[data-error-for=deadline]")).to_have_text("Please give a date, or a year such as 2034.")
    ada.get_by_label("When is it reached?").fill("2032")
    expect(ada.get_by_text("Does it have a deadline?")).to_have_count(0)
    ada.get_by_role("button", name="Propose this goal").click()
    expect(seen(bo, "Everybody breathes clean air in every street")).to_be_visible()
    expect(bo.get_by_role("button", name="Sharpen my goal")).to_have_count(0)
    ada.get_by_role("button", name="Sharpen my goal").click()
    edit = ada.get_by_role("form", name="Change goal 1")
    expect(edit.get_by_label("When is it reached?")).to_have_value("2032-12-31")
    edit.get_by_label("There is no number").check()
    expect(edit.get_by_label("Number to reach")).to_be_hidden()
    edit.get_by_role("button", name="Save").click()
    expect(seen(bo, "reached or not")).to_be_visible()


def test_a_stakeholder_is_added_by_three_fields_and_grows(lead: Lead, enter: Enter) -> None:
    lead.do("PUT", "/parts", {"parts": []})
    lead.open("stakeholders")
    page = enter(lead.seat())
    page.get_by_role("button", name="Add a stakeholder").click()
    page.get_by_label("Name").fill("City traffic office")
    page.get_by_label("Sector").select_option("government")
    page.get_by_role("group", name="Level").get_by_label("Local").check()
    page.get_by_role("button", name="Add a stakeholder").click()
    entry = page.locator(".register .entry").filter(has_text="City traffic office")
    expect(seen(entry, "Government")).to_be_visible()
    expect(seen(page, "Who pays?").first).to_be_visible()
    entry.get_by_role("button", name="Change: City traffic office").click()
    seen(entry, "More fields").click()
    entry.get_by_label("Sets or applies rules").check()
    seen(entry, "Power, interest and claim").click()
    entry.get_by_role("group", name="Power").get_by_label("4").check()
    entry.get_by_role("group", name="Interest").get_by_label("5").check()
    entry.get_by_role("button", name="Save").click()
    expect(seen(entry, "4 of 5")).to_be_visible()
    (actor,) = lead.see("stakeholders")["stakeholders"]
    assert (actor["roles"], actor["power"], actor["interest"]) == (["regulator"], 4, 5)


def test_a_type_suggests_side_and_stages_which_stay_a_persons_choice(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    lead.goals("Clean air in every street", "Quiet nights at the harbour")
    for goal in lead.see("goals")["goals"]:
        lead.do("PUT", f"/goals/{goal['id']}/adoption", {"reason": "Both"})
    lead.open("instruments")
    page = enter(lead.seat())
    page.get_by_role("button", name="Sketch an instrument").click()
    form = page.get_by_role("form", name="Sketch an instrument")
    form.get_by_label("What we would do").fill("The city buys clean delivery")
    form.get_by_label("Type of instrument").select_option("X01")
    expect(form.get_by_role("radio", name="Demand")).to_be_checked()
    seen(form, "Where in the mix").click()
    expect(form.get_by_label("First markets and first use")).to_be_checked()
    form.get_by_role("radio", name="Rules").first.check()
    form.get_by_label("Type of instrument").select_option("PI006")
    expect(form.get_by_role("radio", name="Rules").first).to_be_checked()
    expect(form.get_by_label("Research", exact=True)).to_be_checked()
    expect(form.get_by_label("First markets and first use")).not_to_be_checked()
    seen(form, "Which goals, and for whom").click()
    form.get_by_label("G2 Quiet nights at the harbour").check()
    form.get_by_role("button", name="Sketch an instrument").click()
    entry = page.locator("[data-entry]").filter(has_text="The city buys clean delivery")
    expect(seen(entry, "Quiet nights at the harbour")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="The city buys clean delivery")).to_have_count(1)
    expect(seen(page, "No instrument serves the goal “Clean air in every street”.")).to_be_visible()


def test_axe_finds_nothing_in_any_step_and_nothing_scrolls_sideways(lead: Lead, enter: Enter) -> None:
    seat = lead.seat()
    page = enter(seat, width=320)
    clean(page)
    lead.open("frame")
    expect(page.get_by_label("What is the problem, and for whom?")).to_be_visible()
    lead.do("POST", "/cards", {"prompt": "problem", "text": "Six lanes of traffic"}, token=seat)
    clean(page)
    lead.do("PUT", "/cards/reveal", {"is_revealed": True})
    lead.do("PUT", "/challenge", {"statement": "Children breathe bad air.", "source_ids": [], "complexity": "complex"})
    round_id = lead.round("frame", method="fist_of_five", subject="challenge")
    page.get_by_label("I object", exact=False).check()
    clean(page)
    lead.do("POST", f"/rounds/{round_id}/close")
    lead.do("POST", f"/rounds/{round_id}/reveal")
    expect(seen(page, "0 of 1 took part.")).to_be_visible()
    clean(page)
    lead.open("goals")
    lead.goals("Clean air in every street", "Quiet nights at the harbour")
    page.get_by_role("button", name="Propose a goal").click()
    page.get_by_label("The goal, in a sentence").fill("By 2032 nobody breathes bad air")
    expect(page.get_by_role("heading", name="How it reads so far")).to_be_visible()
    lead.round("goals", method="dots", dots=3)
    expect(page.get_by_role("form", name="Your vote")).to_be_visible()
    clean(page)
    lead.open("stakeholders")
    page.get_by_role("button", name="Go there").click()
    lead.do(
        "POST", "/stakeholders", {"name": "Port", "sector": "government", "level": "local", "power": 5, "interest": 4}
    )
    page.get_by_role("button", name="Add a stakeholder").click()
    expect(page.get_by_role("heading", name="Who is still missing?")).to_be_visible()
    clean(page)
    lead.open("instruments")
    lead.do("POST", "/instruments", {"name": "Shore power", "code": "X01"})
    page.get_by_role("button", name="Sketch an instrument").click()
    expect(page.get_by_role("grid")).to_be_visible()
    clean(page)
    lead.open("charter")
    expect(page.get_by_role("link", name="Read the draft charter")).to_be_visible()
    page.get_by_role("button", name="My seat").click()
    expect(page.get_by_role("heading", name="Parking lot")).to_be_visible()
    clean(page)
    page.keyboard.press("Escape")
    lead.do("POST", "/end")
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    clean(page)


def clean(page: Page) -> None:
    """Nothing for axe in light and dark, one h1, and no sideways scrolling."""
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        expect(page.locator(f"html.{scheme}")).to_have_count(1)
        found = Axe().run(page).response["violations"]
        assert [(scheme, one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
