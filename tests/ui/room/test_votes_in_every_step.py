"""A vote can be held in every step: the ballot and the result are on the phone wherever the room is."""

import pytest
from playwright.sync_api import expect

from tests.ui.room.conftest import Enter, Lead
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.mark.parametrize("step", ["frame", "goals", "stakeholders", "instruments", "charter"])
def test_typed_options_are_voted_on_in_this_step(step: str, lead: Lead, enter: Enter) -> None:
    lead.open(step)
    plan = {"method": "approval", "subject": "options", "options": ["Meet monthly", "Meet weekly"]}
    round_id = lead.round(step, **plan)
    page = enter(lead.seat())
    expect(page.get_by_role("heading", name="What shall it be?")).to_be_visible()
    form = page.get_by_role("form", name="Your vote")
    form.get_by_label("Meet weekly").check()
    page.get_by_role("button", name="Cast my vote").click()
    expect(page.locator(".ballot-receipt")).to_be_visible()
    for move in ("close", "reveal"):
        lead.do("POST", f"/rounds/{round_id}/{move}")
    expect(page.locator(".winners")).to_have_text("Meet weekly")


def test_earlier_votes_are_folded_so_that_the_newest_comes_first(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    for title in ("First things first", "And then?"):
        plan = {"method": "approval", "subject": "options", "options": ["This", "That"], "title": title}
        round_id = lead.round("goals", **plan)
        for move in ("close", "reveal"):
            lead.do("POST", f"/rounds/{round_id}/{move}")
    page = enter(lead.seat())
    expect(page.get_by_role("heading", name="And then?")).to_be_visible()
    folded = page.locator("details.round")
    expect(folded).to_have_count(1)
    expect(folded.get_by_text("Nobody voted", exact=False)).to_be_hidden()
    seen(folded, "First things first").click()
    expect(seen(folded, "Nobody", exact=False).first).to_be_visible()


def test_the_rules_are_read_on_the_phone_before_anybody_votes(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    plan = {"method": "approval", "subject": "options", "options": ["This", "That"], "tie_rule": "lot"}
    lead.round("goals", **plan, quorum_percent=50)
    page = enter(lead.seat())
    rules = page.locator("details", has_text="The rules of this vote")
    seen(rules, "The rules of this vote").click()
    expect(rules).to_contain_text("Quorum: 50 %")
    expect(rules).to_contain_text("lot")
    expect(rules).to_contain_text("Tick everything you can support")
