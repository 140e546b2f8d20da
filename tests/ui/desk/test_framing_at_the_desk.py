"""The first step at the desk, in a browser: reveal, cluster, merge, undo, compose, ask the room."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.desk.conftest import Workshop
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

SOY, PRICE, COST = "Feed rests on soy.", "New protein costs three times as much.", "The price is three times soy's."


def confirm(page: Page, label: str) -> None:
    """Press a button that asks, and say yes."""
    page.get_by_role("button", name=label).first.click()
    page.get_by_role("dialog").get_by_role("button", name=label).click()


def card(page: Page, text: str) -> Locator:
    """The card with this text."""
    return page.locator("[data-card-id]").filter(has_text=text)


def test_cards_are_sealed_until_the_facilitator_shows_them(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.write_cards(SOY, PRICE)
    page = desk()
    expect(seen(page, "Silent writing: 2 cards so far")).to_be_visible()
    expect(page.get_by_text(SOY)).to_have_count(0)
    assert SOY not in page.content()
    workshop.people[0].do("POST", "/cards", prompt="causes", text="Nobody buys the first tonnes.")
    expect(seen(page, "Silent writing: 3 cards so far")).to_be_visible()
    page.get_by_role("button", name="Show all cards").click()
    expect(page.get_by_role("dialog")).to_contain_text("All 3 cards appear on every phone")
    page.get_by_role("dialog").get_by_role("button", name="Show all cards").click()
    expect(card(page, SOY)).to_be_visible()


def test_cards_are_moved_named_merged_and_every_move_can_be_undone(
    workshop: Workshop, desk: Callable[[], Page]
) -> None:
    workshop.write_cards(SOY, PRICE, COST)
    workshop.facilitator.do("PUT", "/cards/reveal")
    page = desk()
    page.get_by_role("button", name="Move card 2 to…").click()
    page.get_by_role("menuitem", name="A new cluster").click()
    cluster = page.get_by_role("region", name="Cluster 1")
    expect(cluster).to_contain_text(PRICE)
    expect(page.get_by_role("button", name="Move card 2 to…")).to_be_focused()

    cluster.get_by_role("textbox", name="Name of the cluster").fill("Price")
    named = page.get_by_role("region", name="Price", exact=True)
    expect(named).to_contain_text(PRICE)

    page.get_by_role("button", name="Move card 3 to…").click()
    page.get_by_role("menuitem", name="Price").click()
    expect(named).to_contain_text(COST)

    page.get_by_role("button", name="More for card 3").click()
    page.get_by_role("menuitem", name="Merge into another card…").click()
    page.get_by_role("dialog").get_by_label("Find a card").fill("three times as")
    page.get_by_role("dialog").get_by_role("button", name=PRICE).click()
    expect(named.locator("[data-card-id]")).to_have_count(1)
    seen(named, "1 card merged in").click()
    expect(seen(named, COST)).to_be_visible()

    page.get_by_role("button", name="Undo merging cards").click()
    expect(named.locator("[data-card-id]")).to_have_count(2)
    page.get_by_role("button", name="Undo moving a card").click()
    expect(named.locator("[data-card-id]")).to_have_count(1)


def test_a_card_is_edited_hidden_and_put_back(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.write_cards(SOY, PRICE)
    workshop.facilitator.do("PUT", "/cards/reveal")
    page = desk()
    page.get_by_role("button", name="More for card 1").click()
    page.get_by_role("menuitem", name="Edit the text…").click()
    page.get_by_role("dialog").get_by_role("textbox", name="Text of the card").fill("Feed rests on soy from far away.")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(card(page, "from far away")).to_contain_text(f"First wording: {SOY}")

    page.get_by_role("button", name="More for card 2").click()
    page.get_by_role("menuitem", name="Hide it").click()
    expect(card(page, PRICE)).to_have_count(0)
    seen(page, "1 hidden card").click()
    page.get_by_role("button", name="Put card 2 back").click()
    expect(card(page, PRICE)).to_be_visible()


def test_a_card_is_dragged_by_its_handle_into_a_cluster(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.write_cards(SOY, PRICE)
    workshop.facilitator.do("PUT", "/cards/reveal")
    workshop.facilitator.do("POST", "/clusters", name="Price")
    page = desk()
    cluster = page.get_by_role("region", name="Price", exact=True)
    card(page, PRICE).locator("[data-handle]").hover()  # waits until nothing moves any more
    page.mouse.down()
    target = cluster.bounding_box()
    assert target is not None
    for held in range(60):  # below the edge of the screen: the board scrolls while a card is held there
        if target["y"] + 60 < 800:
            break
        page.mouse.move(target["x"] + 60, 850 + held % 2)
        target = cluster.bounding_box()
        assert target is not None
    page.mouse.move(target["x"] + 60, target["y"] + 60, steps=4)
    expect(cluster).to_have_attribute("data-over", "true")
    page.mouse.up()
    expect(cluster).to_contain_text(PRICE)
    expect(page.get_by_role("button", name="Undo moving a card")).to_be_visible()


def test_the_challenge_is_composed_from_cards_and_the_room_is_asked(
    workshop: Workshop, desk: Callable[[], Page]
) -> None:
    workshop.write_cards(SOY, PRICE)
    workshop.facilitator.do("PUT", "/cards/reveal")
    page = desk()
    page.get_by_role("link", name="Compose the challenge").click()
    statement = page.get_by_label("What is the problem, for whom, and why is it still there?")
    expect(statement).to_be_focused()
    statement.fill("Fish farmers depend on soy, since nobody is bound to buy anything else.")
    page.get_by_role("checkbox", name=f"1 · {SOY}").check()
    page.get_by_role("radio", name="Complex").check()
    page.get_by_label("What we leave out").fill("Wild fish")
    page.get_by_role("button", name="Save the challenge").click()
    expect(card(page, SOY)).to_contain_text("in the challenge")
    shown = workshop.people[0].do("GET", "/snapshot")["cards"]["challenge"]
    assert (shown["complexity"], shown["scope_out"], len(shown["sources"])) == ("complex", "Wild fish", 1)

    page.get_by_role("button", name="Ask the room: fist of five").click()
    expect(seen(page, "Voting: 0 of 3 have voted.")).to_be_visible()
    current = workshop.people[0].do("GET", "/snapshot")["rounds"]["current"]
    for seat in workshop.people:
        ballot = {"ballot_key": seat.token[-40:], "choices": {"value": 4}}
        seat.do("PUT", f"/rounds/{current['id']}/ballot", **ballot)
    expect(seen(page, "Voting: 3 of 3 have voted.")).to_be_visible()
    confirm(page, "Close the vote")
    confirm(page, "Show the result to everyone")
    expect(seen(page, "Passed: nobody objects.")).to_have_count(1)
    page.get_by_role("button", name="Open the next step: Set the goals").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Set the goals")
