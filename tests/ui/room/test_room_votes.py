"""Voting on a phone: by keyboard alone, sealed until the reveal, counted even when the server was away."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.server import RunningServer
from tests.ui.room.conftest import Enter, Lead
from tests.ui.seeing import heard, seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

GOALS = ("Clean air in every street", "Quiet nights at the harbour", "A bus within five minutes")
COUNTED = "Your vote is counted. You can change it until the vote closes."


def ballot(page: Page) -> Locator:
    return page.get_by_role("form", name="Your vote")


def state(page: Page) -> Locator:
    return page.locator(".ballot-state")


def dots_on(page: Page, goal: str) -> Locator:
    return page.locator(".ballot-option").filter(has_text=goal).locator(".ballot-dot[data-on=true]")


def stored(page: Page) -> str:
    return str(page.evaluate("JSON.stringify(Object.keys(localStorage))"))


def test_dots_are_given_cast_and_changed_by_keyboard_alone(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    lead.goals(*GOALS)
    lead.round("goals", method="dots", dots=3, cap=2)
    page = enter(lead.seat())
    more = ballot(page).get_by_role("button", name="One dot more: G1")
    more.focus()
    for _ in range(3):
        page.keyboard.press("Enter")
    expect(dots_on(page, GOALS[0])).to_have_count(2)
    heard(page, "2 dots are the most you can give to one.")
    expect(seen(ballot(page), "One dot left", exact=True)).to_be_visible()
    expect(page.locator(".bar-facts .form-status")).to_have_text("Not saved yet")
    page.reload()
    expect(dots_on(page, GOALS[0])).to_have_count(2)
    cast = ballot(page).get_by_role("button", name="Cast my vote")
    cast.focus()
    page.keyboard.press("Enter")
    expect(state(page)).to_have_text(COUNTED)
    expect(page.locator(".turnout-of")).to_have_text("of 1 have voted")
    assert "mr:vote:" not in stored(page), "a counted vote does not stay on the device"
    assert lead.see("rounds")["current"]["result"]["options"] == []
    page.reload()
    expect(state(page)).to_have_text(COUNTED)
    expect(dots_on(page, GOALS[0])).to_have_count(2)
    ballot(page).get_by_role("button", name="One dot less: G1").press("Enter")
    expect(state(page)).to_have_text("You have changed something. Your earlier vote counts until you cast this one.")
    ballot(page).get_by_role("button", name="Change my vote").press("Enter")
    expect(state(page)).to_have_text(COUNTED)


def test_a_vote_cast_while_the_server_is_away_is_counted_when_it_is_back(
    lead: Lead, enter: Enter, server: RunningServer
) -> None:
    lead.open("goals")
    lead.goals(*GOALS)
    lead.round("goals", method="approval")
    page = enter(lead.seat())
    ballot(page).get_by_label(GOALS[1]).check()
    server.kill()
    ballot(page).get_by_role("button", name="Cast my vote").click()
    expect(state(page)).to_have_text("Sending your vote… It is kept on this device.")
    address, context = page.url, page.context
    page.close()
    server.start()
    again = context.new_page()
    again.goto(address)
    expect(state(again)).to_have_text(COUNTED)
    expect(ballot(again).get_by_label(GOALS[1])).to_be_checked()
    assert lead.see("turnout")["cast"] == 1


def test_a_concern_needs_its_reason_and_the_result_stays_sealed_until_the_reveal(lead: Lead, enter: Enter) -> None:
    lead.open("frame")
    lead.do("PUT", "/challenge", {"statement": "Children breathe bad air on their way to school.", "source_ids": []})
    round_id = lead.round("frame", method="fist_of_five", subject="challenge")
    page = enter(lead.seat())
    expect(page.get_by_role("heading", name="Is this our challenge?")).to_be_visible()
    ballot(page).get_by_label("I have a concern", exact=False).first.check()
    ballot(page).get_by_role("button", name="Cast my vote").click()
    expect(state(page)).to_have_text("Please say in a few words why.")
    expect(ballot(page).get_by_label("Why, in a few words?")).to_be_focused()
    ballot(page).get_by_label("Why, in a few words?").fill("What about the suburbs?")
    ballot(page).get_by_role("button", name="Cast my vote").click()
    expect(state(page)).to_have_text(COUNTED)
    lead.do("POST", f"/rounds/{round_id}/close")
    expect(seen(page, "The result is sealed")).to_be_visible()
    expect(seen(page, "Your vote is in it.")).to_be_visible()
    expect(page.get_by_text("What about the suburbs?")).to_have_count(0)
    lead.do("POST", f"/rounds/{round_id}/reveal")
    expect(seen(page, "What about the suburbs?")).to_be_visible()


def test_a_vote_can_be_taken_back_and_abstaining_counts(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    lead.goals(*GOALS)
    lead.round("goals", method="approval")
    page = enter(lead.seat())
    ballot(page).get_by_role("button", name="Abstain").click()
    expect(state(page)).to_have_text("You abstain; that is counted. You can change it until the vote closes.")
    ballot(page).get_by_role("button", name="Take my vote back").click()
    expect(state(page)).to_contain_text("Nothing chosen yet.")
    assert lead.see("turnout")["cast"] == 0


def test_on_a_second_device_one_learns_where_the_vote_is(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    lead.goals(*GOALS)
    lead.round("goals", method="approval")
    seat = lead.seat()
    first = enter(seat)
    ballot(first).get_by_role("button", name="Cast my vote").click()
    expect(state(first)).to_have_text(COUNTED)
    second = enter(seat)
    expect(state(second)).to_have_text(
        "You have voted on another device. Your vote is counted; you can change it there."
    )
