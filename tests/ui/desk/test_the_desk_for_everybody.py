"""The desk by keyboard alone, on a phone, in the dark, and before axe."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.desk.conftest import Workshop, violations
from tests.ui.desk.test_framing_at_the_desk import PRICE, SOY
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


def press(page: Page, target: Locator) -> None:
    """Reach something by Tab from where the focus is, and press Enter on it."""
    expect(target).to_be_visible()
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(target).to_be_focused()
    page.keyboard.press("Enter")


def test_the_main_moves_work_by_keyboard_alone(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.write_cards(SOY, PRICE)
    page = desk()
    press(page, page.get_by_role("button", name="Show all cards"))
    press(page, page.get_by_role("dialog").get_by_role("button", name="Show all cards"))
    press(page, page.get_by_role("button", name="Move card 2 to…"))
    page.keyboard.press("Enter")
    moved = page.get_by_role("button", name="Move card 2 to…")
    expect(page.get_by_role("region", name="Cluster 1")).to_contain_text(PRICE)
    expect(moved).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    expect(seen(page, "2 loose cards")).to_be_visible()
    press(page, page.get_by_role("button", name="Undo moving a card"))
    expect(page.get_by_role("region", name="Cluster 1")).to_contain_text(PRICE)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_any_step_and_nothing_sticks_out(
    workshop: Workshop, open_desk: Callable[..., Page], dark: bool
) -> None:
    workshop.write_cards(SOY, PRICE)
    workshop.facilitator.do("PUT", "/cards/reveal")
    workshop.propose_goals()
    people = workshop.people
    workshop.open("stakeholders")
    people[0].do("POST", "/stakeholders", name="Ministry of Fisheries", sector="government", level="national")
    workshop.open("instruments")
    people[0].do("POST", "/instruments", name="First-buyer guarantee", code="X07")
    page = open_desk(workshop.code, workshop.facilitator, dark=dark)
    agenda = page.get_by_role("navigation", name="Agenda")
    for name in ("Frame the challenge", "Set the goals", "Map the stakeholders", "Sketch the instruments"):
        agenda.get_by_role("button", name=name).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        assert (name, violations(page)) == (name, [])
    for tab in () if dark else ("Notes", "Parking lot", "People", "Links", "Workshop"):
        page.get_by_role("tab", name=tab).click()
        assert (tab, violations(page)) == (tab, [])
    for width in (1024, 390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_one_part_shows_at_a_time(workshop: Workshop, open_desk: Callable[..., Page]) -> None:
    page = open_desk(workshop.code, workshop.facilitator, width=390)
    expect(page.get_by_role("navigation", name="Agenda")).to_be_hidden()
    bar = page.get_by_role("navigation", name="Parts of the desk")
    bar.get_by_role("button", name="Agenda").click()
    page.get_by_role("button", name="Open: Frame the challenge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Frame the challenge")
    expect(page.get_by_role("navigation", name="Agenda")).to_be_hidden()
    bar.get_by_role("button", name="Tools").click()
    expect(page.get_by_role("tab", name="Guide")).to_be_visible()
    assert violations(page) == []
