"""'Is my ballot in?' on a phone: found and recounted on the device, shown on demand only, loud when it does not fit."""

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from app.domain.voting.record import ballot_leaf, head_leaf, root_over
from tests.ui.room.conftest import Enter, Lead
from tests.ui.seeing import heard

pytestmark = [pytest.mark.browser, pytest.mark.server]

GOALS = ("Clean air in every street", "Quiet nights at the harbour", "A bus within five minutes")


def answer(page: Page) -> Locator:
    return page.locator(".own-ballot .notice")


def ask(page: Page) -> None:
    page.get_by_role("button", name="Is my ballot in?").click()


def a_vote(lead: Lead, enter: Enter) -> tuple[Page, str]:
    """A page whose device has voted in a round that is revealed, and the round."""
    lead.open("goals")
    lead.goals(*GOALS)
    round_id = lead.round("goals", method="approval")
    page = enter(lead.seat())
    ballot = page.get_by_role("form", name="Your vote")
    ballot.get_by_label(GOALS[1]).check()
    ballot.get_by_role("button", name="Cast my vote").click()
    expect(page.locator(".ballot-state")).to_contain_text("Your vote is counted.")
    for move in ("close", "reveal"):
        lead.do("POST", f"/rounds/{round_id}/{move}")
    expect(page.get_by_role("button", name="Is my ballot in?")).to_be_visible()
    return page, round_id


def test_a_voter_is_told_that_the_ballot_is_in_and_sees_it_only_on_demand(lead: Lead, enter: Enter) -> None:
    page, round_id = a_vote(lead, enter)
    ask(page)
    expect(answer(page)).to_contain_text("Your ballot is in, exactly as you cast it")
    heard(page, "Your ballot is in, exactly as you cast it")
    expect(answer(page)).not_to_contain_text(GOALS[1])
    record = lead.do("GET", f"/rounds/{round_id}/record")
    expect(page.locator(".own-ballot-root")).to_have_text(record["root"])
    expect(answer(page)).to_contain_text(f"Your receipt {record['receipts'][0][0]} is in the published list.")
    expect(answer(page)).to_contain_text("Only look where nobody looks over your shoulder.")
    answer(page).get_by_role("button", name="Show my ballot").press("Enter")
    expect(page.locator(".own-ballot-choices")).to_have_text(GOALS[1])
    answer(page).get_by_role("button", name="Hide my ballot").press("Enter")
    expect(page.locator(".own-ballot-choices")).to_have_count(0)
    with page.expect_download() as download:
        answer(page).get_by_role("link", name="Download the record of this vote").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8")) == record


def test_the_key_is_sent_nowhere_by_the_check(lead: Lead, enter: Enter) -> None:
    page, _ = a_vote(lead, enter)
    key = page.evaluate("Object.entries(localStorage).find(([name]) => name.startsWith('mr:ballot:'))[1]")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.all_headers()} {request.post_data}"))
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    ask(page)
    expect(answer(page)).to_contain_text("Your ballot is in")
    assert sent
    assert not [one for one in sent if key in one]


def test_another_device_of_the_seat_is_told_to_look_elsewhere(lead: Lead, enter: Enter) -> None:
    page, _ = a_vote(lead, enter)
    page.evaluate("localStorage.clear()")
    ask(page)
    expect(answer(page)).to_contain_text("This device has no ballot in this round. Your seat has voted")


def test_who_has_not_voted_is_told_so(lead: Lead, enter: Enter) -> None:
    lead.open("goals")
    lead.goals(*GOALS)
    round_id = lead.round("goals", method="approval")
    page = enter(lead.seat())
    for move in ("close", "reveal"):
        lead.do("POST", f"/rounds/{round_id}/{move}")
    ask(page)
    expect(answer(page)).to_contain_text("This device has no ballot in this round")
    expect(answer(page)).not_to_contain_text("Your seat has voted")


def test_a_changed_ballot_raises_an_alarm_even_if_all_hashes_were_made_to_fit(lead: Lead, enter: Enter) -> None:
    page, _ = a_vote(lead, enter)

    def forge(route: Route) -> None:
        record: dict[str, Any] = route.fetch().json()
        record["ballots"][0]["choices"] = {"approved": []}
        for ballot in record["ballots"]:
            ballot["leaf"] = ballot_leaf(ballot).hex()
        record["leaf"] = head_leaf(record).hex()
        record["root"] = root_over(record, record["ballots"])
        route.fulfill(json=record)

    page.route("**/record", forge)
    ask(page)
    expect(answer(page)).to_have_attribute("data-state", "alarm")
    expect(answer(page)).to_contain_text("Your ballot in the record is not the one that this device has cast.")
    expect(answer(page)).to_contain_text("The seal of this record is not the one that the room was shown.")
    expect(answer(page)).to_contain_text("Please tell the facilitator")


def test_a_record_that_does_not_come_can_be_asked_for_again(lead: Lead, enter: Enter) -> None:
    page, _ = a_vote(lead, enter)
    page.route("**/record", lambda route: route.abort())
    ask(page)
    expect(answer(page)).to_contain_text("The record could not be fetched.")
    page.unroute("**/record")
    answer(page).get_by_role("button", name="Try again").click()
    expect(answer(page)).to_contain_text("Your ballot is in, exactly as you cast it")
