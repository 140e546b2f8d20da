"""The ballot of each way of voting in a real room: cast on a phone, counted with its receipt, there after a reload."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.ui.room.conftest import Enter, Lead
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

GOALS = ("Clean air in every street", "Quiet nights at the harbour", "A bus within five minutes")
ON_GOALS: dict[str, dict[str, Any]] = {
    "dots": {},
    "approval": {},
    "score": {},
    "ranked": {},
    "quadratic": {"credits": 25},
    "pairwise": {"pairs": 2},
    "two_criteria": {"criteria": ["impact", "feasibility"]},
    "equal_shares": {"limit": 2},
}


def fill(page: Page, method: str) -> None:
    """Choose something, as little as will do."""
    form = page.get_by_role("form", name="Your vote")
    match method:
        case "dots":
            form.get_by_role("button", name="One dot more: G1").click()
        case "approval" | "equal_shares":
            form.get_by_label(GOALS[0]).check()
        case "score":
            form.get_by_role("radio", name="4").first.check()
        case "ranked":
            form.get_by_role("button", name="Put first: G2").click()
        case "quadratic":
            form.get_by_role("button", name="One vote more for 1 more: G1").click()
        case "pairwise":
            for place in ("1 of 2", "2 of 2"):
                expect(seen(form, place)).to_be_visible()
                form.locator(".ballot-side").first.click()
        case "two_criteria":
            for criterion in (0, 1):
                form.get_by_role("radiogroup").nth(criterion).get_by_role("radio", name="3").check()


@pytest.mark.parametrize("method", ON_GOALS)
def test_a_ballot_on_goals_is_counted_with_its_receipt(method: str, lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    lead.goals(*GOALS)
    round_id = lead.round("goals", method=method, **ON_GOALS[method])
    page = enter(lead.seat())
    fill(page, method)
    page.get_by_role("button", name="Cast my vote").click()
    counted(page)
    page.reload()
    counted(page)
    lead.do("POST", f"/rounds/{round_id}/close")
    lead.do("POST", f"/rounds/{round_id}/reveal")
    assert lead.see("rounds")["current"]["result"]["valid"] == 1


def test_consent_with_a_concern_is_counted_with_its_receipt(lead: Lead, enter: Enter) -> None:
    lead.open("frame")
    lead.do("PUT", "/challenge", {"statement": "Children breathe bad air on their way to school.", "source_ids": []})
    lead.round("frame", method="consent", subject="challenge", with_comment=True)
    page = enter(lead.seat())
    page.get_by_label("I consent, with a concern").check()
    page.get_by_label("What is your concern?").fill("And the suburbs?")
    page.get_by_label("Something to add?").fill("Thank you all.")
    page.get_by_role("button", name="Cast my vote").click()
    counted(page)
    page.reload()
    counted(page)
    expect(page.get_by_label("Something to add?")).to_have_value("Thank you all.")


def counted(page: Page) -> None:
    """The vote is in, and there is a receipt."""
    expect(page.locator(".ballot-state[data-state=counted]")).to_be_visible()
    expect(page.locator(".ballot-receipt")).to_contain_text(re.compile(r"Receipt [A-Z0-9]{4}-[A-Z0-9]{4}"))


def test_an_open_vote_says_whose_name_will_stand_beside_it_and_any_device_of_the_seat_changes_it(
    lead: Lead, enter: Enter
) -> None:
    lead.open("goals")
    lead.goals(*GOALS)
    lead.round("goals", method="pairwise", secrecy="open", pairs=2)
    seat = lead.seat("Ada")
    first = enter(seat)
    expect(seen(first, "everybody can see your name, Ada, beside what you chose.")).to_be_visible()
    fill(first, "pairwise")
    first.get_by_role("button", name="Cast my vote").click()
    counted(first)
    second = enter(seat)
    counted(second)
    second.get_by_role("button", name="Change").first.click()
    second.get_by_role("button", name="Cannot decide").click()
    second.get_by_role("button", name="Change my vote").click()
    counted(second)
    assert lead.see("turnout")["cast"] == 1


def test_a_deadline_stands_above_the_ballot(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    lead.goals(*GOALS)
    lead.round("goals", method="score", closes_in_minutes=30)
    page = enter(lead.seat())
    expect(page.locator(".ballot-closes")).to_contain_text(
        re.compile(r"Closes (today|tomorrow) at \d\d:\d\d, in 30 min")
    )
