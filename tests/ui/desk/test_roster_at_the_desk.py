"""The roster at the desk, a personal link on a phone, and the door of an open vote."""

import csv
import io
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.ui.desk.conftest import Workshop, violations
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

Phone = Callable[[], Page]


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Phone]:
    """A fresh device of 390 pixels."""
    contexts: list[BrowserContext] = []

    def take_out() -> Page:
        contexts.append(chromium.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce"))
        return contexts[-1].new_page()

    yield take_out
    for context in contexts:
        context.close()


def panel(page: Page) -> Locator:
    """The roster's part of the desk, with its list open."""
    page.get_by_role("tab", name="People").click()
    return page.get_by_role("region", name="A list for one person, one vote")


def links(workshop: Workshop) -> dict[str, str]:
    """Whole personal links by name, from the file for the mail merge."""
    answer = httpx.get(
        f"{workshop.server.url}/api/v1/workshops/{workshop.code}/roster.csv",
        headers={"authorization": f"Bearer {workshop.facilitator.token}"},
    )
    rows = csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")))
    return {row["name"]: row["link"] for row in rows}


def vote_for(workshop: Workshop, eligibility: str) -> str:
    """Open a vote on the goals; its id."""
    workshop.propose_goals()
    lead = workshop.facilitator
    round_id: str = lead.do("POST", "/rounds", dots=3, eligibility=eligibility)["id"]
    lead.do("POST", f"/rounds/{round_id}/open")
    return round_id


def test_people_are_added_by_lines_and_each_line_that_was_not_taken_is_named(
    workshop: Workshop, desk: Callable[[], Page]
) -> None:
    page = desk()
    roster = panel(page)
    seen(roster, "The list, with the links").click()
    expect(roster.locator(".desk-people-range")).to_have_text("Nobody is on the list yet.")
    expect(roster.get_by_role("link", name="Download")).to_have_count(0)
    roster.get_by_role("button", name="Add people").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("One person on each line").fill("Åse Ødegård; Citizens\nBen Berg; Pirates\nCora Lund; Business")
    dialog.get_by_role("button", name="Add people").click()
    expect(seen(roster, "2 people were added.")).to_be_visible()
    expect(seen(roster, "Line 2:")).to_contain_text("Ben Berg; Pirates")
    expect(seen(roster, "No group is called “Pirates”.")).to_be_visible()
    expect(roster.locator(".desk-people-range")).to_have_text("1–2 of 2 people; 0 of 2 have come")
    expect(roster.get_by_role("link", name="Download")).to_be_visible()
    expect(roster.locator("li.desk-row strong")).to_have_text(["Cora Lund", "Åse Ødegård"])
    roster.get_by_label("Find by name or group").fill("citizens")
    expect(roster.locator(".desk-people-range")).to_have_text("One person; 0 of 2 have come")
    assert violations(page) == []


def test_a_link_is_renewed_and_somebody_is_taken_off_the_list(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.facilitator.do("POST", "/roster", people="Anna; Citizens\nBen; Business")
    before = links(workshop)
    page = desk()
    roster = panel(page)
    seen(roster, "The list, with the links").click()
    anna = roster.locator("li.desk-row").filter(has_text="Anna")
    anna.get_by_role("button", name="Renew").click()
    page.get_by_role("dialog").get_by_role("button", name="Make a new link").click()
    expect(roster.locator(".desk-people-range")).to_have_text("1–2 of 2 people; 0 of 2 have come")
    roster.locator("li.desk-row").filter(has_text="Ben").get_by_role("button", name="Take off the list").click()
    page.get_by_role("dialog").get_by_role("button", name="Take off the list").click()
    expect(roster.locator("li.desk-row").filter(has_text="Ben")).to_contain_text("link does not work")
    after = links(workshop)
    assert set(after) == {"Anna"}
    assert after["Anna"] != before["Anna"]


def test_a_personal_link_seats_its_person_on_a_phone_and_leads_back_from_another(
    workshop: Workshop, desk: Callable[[], Page], phone: Phone
) -> None:
    workshop.facilitator.do("POST", "/roster", people="Anna Berg; Citizens\nBen; Business")
    vote_for(workshop, "roster")
    address = links(workshop)["Anna Berg"]
    first, second = phone(), phone()
    for device in (first, second):
        device.goto(address)
        expect(seen(device, "This is your own place in this workshop.")).to_be_visible()
        expect(device.get_by_label("Your name")).to_have_count(0)
        assert device.evaluate("document.documentElement.scrollWidth") <= 390
        assert violations(device) == []
        device.get_by_role("button", name="Come in").click()
        device.wait_for_url("**/room/*")
        expect(device.get_by_role("button", name="Cast my vote")).to_be_visible()
    page = desk()
    roster = panel(page)
    seen(roster, "The list, with the links").click()
    expect(roster.locator(".desk-people-range")).to_have_text("1–2 of 2 people; 1 of 2 have come")
    assert workshop.facilitator.do("GET", "/seats?q=Anna")["total"] == 1


def test_whoever_was_sent_no_link_is_told_why_there_is_no_ballot(workshop: Workshop, phone: Phone) -> None:
    vote_for(workshop, "roster")
    device, seat = phone(), workshop.people[0]
    device.context.add_cookies([{"name": f"seat_{seat.code}", "value": seat.token, "url": workshop.server.url}])
    device.goto(f"{workshop.server.url}/room/{seat.code}")
    expect(seen(device, "In this round the people vote who were sent a link of their own.")).to_be_visible()
    expect(device.get_by_role("button", name="Cast my vote")).to_have_count(0)
    assert violations(device) == []


def test_who_comes_to_a_shut_door_is_told_so_and_gets_the_ballot_when_they_are_admitted(
    workshop: Workshop, desk: Callable[[], Page], phone: Phone
) -> None:
    vote_for(workshop, "all")
    page = desk()
    early = workshop.join("Somebody early")
    expect(seen(page, "One new seat was taken since this vote opened.")).to_be_visible()
    page.get_by_role("button", name="Let nobody new vote in this round").click()
    page.get_by_role("dialog").get_by_role("button", name="Let nobody new vote in this round").click()
    expect(seen(page, "Nobody has come since.")).to_be_visible()
    late = workshop.join("Somebody late")
    devices = []
    for seat in (early, late):
        device = phone()
        device.context.add_cookies([{"name": f"seat_{seat.code}", "value": seat.token, "url": workshop.server.url}])
        device.goto(f"{workshop.server.url}/room/{seat.code}")
        devices.append(device)
    ballots = [device.get_by_role("button", name="Cast my vote") for device in devices]
    expect(ballots[0]).to_be_visible()
    expect(seen(devices[1], "This vote had already begun when you came.")).to_be_visible()
    expect(ballots[1]).to_have_count(0)
    assert violations(devices[1]) == []
    expect(seen(page.locator("#vote"), "One person came after that and waits.")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Admit them after all").click()
    expect(ballots[1]).to_be_visible()
    expect(page.get_by_text("Nobody new votes in this round")).to_have_count(0)


def test_who_has_not_voted_is_shown_once_five_people_have(workshop: Workshop, desk: Callable[[], Page]) -> None:
    people = [*workshop.people, *(workshop.join(f"Person {number}") for number in range(4, 7))]
    vote_for(workshop, "all")
    page = desk()
    page.get_by_role("tab", name="People").click()
    seen(page, "Everybody by name").click()
    expect(seen(page, "Who has voted is shown once five people have voted")).to_be_visible()
    expect(page.get_by_label("Only those who have not voted yet")).to_have_count(0)
    for seat in people[:5]:
        seat.vote_for(1)
    only = page.get_by_label("Only those who have not voted yet")
    expect(only).to_be_visible(timeout=15_000)
    only.check()
    row = page.locator(".desk-people li.desk-row")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Person 6")
    expect(row).to_contain_text("not voted yet")
