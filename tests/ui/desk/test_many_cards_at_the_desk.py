"""A board with more cards than a page is sent: looking further, and doing there what can be done with any card."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.desk.conftest import Workshop, violations
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture
def many(workshop: Workshop, desk: Callable[[], Page]) -> Page:
    """The desk of a room that has written 300 cards, all loose, and sees them."""
    workshop.write_cards(*(f"Thought number {number:03}" for number in range(1, 301)))
    workshop.facilitator.do("PUT", "/cards/reveal")
    page = desk()
    expect(page.get_by_role("heading", name="300 loose cards")).to_be_visible()
    return page


def card(page: Page, number: int) -> Locator:
    """The card with this number."""
    return page.locator("[data-card-id]").filter(has_text=f"Thought number {number:03}")


def choose(page: Page, menu: str, item: str) -> None:
    """Choose from a card's menu."""
    page.get_by_role("button", name=menu).click()
    page.get_by_role("menuitem", name=item).click()


def test_the_desk_looks_on_to_the_last_card_and_back(many: Page) -> None:
    expect(many.locator("[data-card-id]")).to_have_count(48)
    more = many.locator(".more-ask button").first
    expect(more).to_have_accessible_name("Show 48 more of 252 cards: Not grouped yet")
    more.focus()
    for left in (204, 156, 108, 60):
        many.keyboard.press("Enter")
        expect(more).to_contain_text(f"Show 48 more of {left}")
        expect(more).to_be_focused()
    expect(many.locator("[data-card-id]")).to_have_count(5 * 48)
    many.keyboard.press("Enter")
    expect(more).to_contain_text("Show the last 12")
    expect(many.locator("[data-card-id]")).to_have_count(5 * 48)  # a page holds so many; the first are folded away
    expect(seen(many, "48 cards before these are folded away.")).to_be_visible()
    expect(card(many, 60)).to_have_count(0)
    many.keyboard.press("Enter")
    expect(card(many, 300)).to_be_visible()
    expect(more).to_contain_text("Show fewer")
    assert violations(many) == []
    many.get_by_role("button", name="Show them again").click()
    expect(card(many, 60)).to_be_visible()
    expect(card(many, 300)).to_have_count(0)
    many.locator(".more-ask").get_by_role("button", name="Show fewer").click()
    expect(many.locator("[data-card-id]")).to_have_count(48)
    expect(more).to_be_focused()


def test_cards_beyond_the_first_are_moved_merged_and_hidden_like_any_other(many: Page) -> None:
    many.get_by_role("button", name="Show 48 more").click()
    choose(many, "Move card 90 to…", "A new cluster")
    cluster = many.get_by_role("region", name="Cluster 1")
    expect(cluster).to_contain_text("Thought number 090")
    expect(card(many, 90)).to_have_count(1)
    expect(many.get_by_role("button", name="Move card 90 to…")).to_be_focused()
    expect(many.get_by_role("heading", name="299 loose cards")).to_be_visible()

    choose(many, "More for card 91", "Merge into another card…")
    dialog = many.get_by_role("dialog")
    dialog.get_by_label("Find a card").fill("number 250")
    dialog.get_by_role("button", name="Thought number 250").click()
    expect(card(many, 91)).to_have_count(0)

    choose(many, "More for card 92", "Hide it")
    expect(card(many, 92)).to_have_count(0)
    expect(seen(many, "1 hidden card")).to_be_visible()
    expect(many.get_by_role("heading", name="297 loose cards")).to_be_visible()

    many.get_by_role("button", name="Undo hiding or showing a card").click()
    expect(card(many, 92)).to_be_visible()


def test_the_challenge_rests_on_cards_that_had_to_be_looked_for(many: Page, workshop: Workshop) -> None:
    many.get_by_label("What is the problem, for whom, and why is it still there?").fill("How might we?")
    finder = many.get_by_role("searchbox", name="Find a card")
    finder.fill("number 27")
    expect(seen(many, "10 cards found.")).to_be_visible()
    many.get_by_role("checkbox", name="275 · Thought number 275").check()
    choice = many.locator(".desk-source-list .choice").first
    assert choice.evaluate("one => one.scrollHeight <= one.clientHeight")
    finder.fill("299")
    expect(seen(many, "One card found.")).to_be_visible()
    many.get_by_role("checkbox", name="299 · Thought number 299").check()
    finder.fill("no such words")
    expect(seen(many, "No card has these words.")).to_be_visible()
    many.reload()
    expect(many.get_by_role("checkbox", name="275 · Thought number 275")).to_be_checked()
    many.get_by_role("radio", name="Complex").check()
    many.get_by_role("button", name="Save the challenge").click()
    expect(many.get_by_role("button", name="Ask the room: fist of five").first).to_be_visible()
    sources = workshop.people[0].do("GET", "/snapshot")["cards"]["challenge"]["sources"]
    assert {source["number"] for source in sources} == {275, 299}
