"""More cards than a phone is sent: it shows more when asked, and what it shows follows the facilitator."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.ui.room.conftest import Enter, Lead
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


def written(lead: Lead, number: int) -> list[str]:
    """So many cards, shown to everybody; their ids."""
    lead.open("frame")
    seats = [lead.seat(f"Person {one}", one % len(lead.groups)) for one in range(3)]
    ids = [
        lead.do("POST", "/cards", {"prompt": "problem", "text": f"Thought number {one:03}"}, token=seats[one % 3])["id"]
        for one in range(1, number + 1)
    ]
    lead.do("PUT", "/cards/reveal", {})
    return ids


def test_a_phone_shows_more_of_a_heap_when_asked(lead: Lead, enter: Enter) -> None:
    written(lead, 110)
    page = enter(lead.seat("Ada"))
    notes = page.locator(".cluster .note")
    expect(notes).to_have_count(48)
    more = page.locator(".more-ask button").first
    expect(more).to_contain_text("Show 48 more of 62")
    more.click()
    expect(notes).to_have_count(96)
    expect(more).to_contain_text("Show the last 14")
    expect(more).to_be_focused()
    more.click()
    expect(seen(page, "Thought number 110")).to_be_visible()
    expect(more).to_contain_text("Show fewer")
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found] == []
    more.click()
    expect(notes).to_have_count(48)


def test_what_was_looked_at_further_follows_what_the_facilitator_does(lead: Lead, enter: Enter) -> None:
    ids = written(lead, 60)
    page = enter(lead.seat("Ada"))
    page.get_by_role("button", name="Show the last 12").click()
    expect(seen(page, "Thought number 055")).to_be_visible()
    lead.do("PATCH", f"/cards/{ids[54]}", {"is_hidden": True})
    lead.do("PATCH", f"/cards/{ids[55]}", {"text": "Said more clearly"})
    cluster = lead.do("POST", "/clusters", {"name": "Noise", "card_id": ids[56]})["id"]
    assert cluster
    expect(seen(page, "Said more clearly")).to_be_visible(timeout=20_000)  # phones ask by and by
    expect(page.get_by_text("Thought number 055")).to_have_count(0)
    expect(page.get_by_text("Thought number 057")).to_have_count(1)


def test_a_heap_that_fits_has_no_button(lead: Lead, enter: Enter) -> None:
    written(lead, 3)
    page = enter(lead.seat("Ada"))
    expect(page.locator(".cluster .note")).to_have_count(3)
    expect(page.locator(".more-ask")).to_have_count(0)
