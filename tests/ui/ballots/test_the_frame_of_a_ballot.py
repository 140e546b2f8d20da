"""What the ballots of all methods share: secrecy, deadline, comment, abstaining, and the receipt."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.ballots.conftest import NOW_MS, Open

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.mark.parametrize(
    ("secrecy", "sentence"),
    [
        ("secret", "your ballot is kept without your name, and neither the facilitator"),
        ("pseudonymous", "everybody can see your ballot under your made-up name, Ada."),
        ("open", "everybody can see your name, Ada, beside what you chose."),
    ],
)
def test_who_will_know_is_said_before_anything_can_be_chosen(secrecy: str, sentence: str, sheet: Open) -> None:
    mine = sheet("consent", secrecy=secrecy)
    told = mine.form.locator(".ballot-secrecy")
    expect(told).to_contain_text(sentence)
    assert mine.form.evaluate("form => form.firstElementChild.className") == "ballot-secrecy"


def test_a_comment_goes_with_the_vote_where_the_round_takes_one(sheet: Open) -> None:
    assert sheet("approval").form.get_by_label("Something to add?").count() == 0
    mine = sheet("approval", with_comment=1)
    mine.option(1).tap()
    mine.form.get_by_label("Something to add?").fill("And the\nferries?")
    mine.again()
    assert mine.cast() == {"approved": ["goal1"], "comment": "And the ferries?"}


def test_abstaining_is_not_the_same_as_choosing_nothing(sheet: Open) -> None:
    mine = sheet("dots")
    mine.stands("Cast like this, it says “none of them”; to stay out of it, abstain.")
    assert mine.cast() == {"dots": {}}
    mine.button("Abstain").tap()
    mine.stands("You abstain; that is counted.")
    assert mine.counted() == {"abstain": True}
    mine.button("One dot more: G1").tap()
    mine.stands("You have changed something.")
    assert mine.cast() == {"dots": {"goal1": 1}}
    mine.button("Take my vote back").tap()
    mine.says("Your vote is taken back. Nothing of yours is counted.")
    assert mine.is_empty()


@pytest.mark.parametrize(
    ("method", "sentence"),
    [
        ("score", "Please score at least one."),
        ("ranked", "Please rank at least one."),
        ("two_criteria", "Please rate at least one."),
        ("consent", "Please choose one of the three first."),
        ("fist_of_five", "Please choose a number first."),
    ],
)
def test_an_empty_ballot_is_stopped_with_the_reason_where_it_would_say_nothing(
    method: str, sentence: str, sheet: Open
) -> None:
    mine = sheet(method)
    mine.form.locator("[type=submit]").tap()
    mine.stands(sentence)
    mine.says(sentence)
    assert mine.page.evaluate("document.activeElement.closest('form.ballot') !== null")
    assert mine.is_empty()


def test_the_deadline_is_told_in_the_servers_time(sheet: Open) -> None:
    mine = sheet("approval", closes_at=NOW_MS + 2 * 3_600_000)
    expect(mine.form.locator(".ballot-closes")).to_have_text("Closes today at 12:00, in 2 hours")
    later = sheet("approval", closes_at=NOW_MS + 3 * 86_400_000)
    expect(later.form.locator(".ballot-closes")).to_have_text(
        re.compile(r"Closes on Saturday,? 28 November at 10:00, in 3 days")
    )


def test_when_the_time_is_over_the_form_says_so_and_keeps_what_was_typed(sheet: Open) -> None:
    mine = sheet("approval", closes_at=NOW_MS + 2000, with_comment=1)
    mine.option(1).tap()
    mine.form.get_by_label("Something to add?").fill("Half a thought")
    expect(mine.form.locator(".ballot-state[data-state=over]")).to_be_visible(timeout=15_000)
    mine.stands("The time to vote is over. What you chose stays on this device, but it is not counted.")
    mine.form.locator("[type=submit]").tap(force=True)
    mine.says("The time to vote is over.")
    expect(mine.option(1).get_by_role("checkbox")).to_be_checked()
    expect(mine.form.get_by_label("Something to add?")).to_have_value("Half a thought")
    assert mine.is_empty()


def test_the_receipt_says_what_it_is_for_and_goes_while_something_is_changed(sheet: Open) -> None:
    mine = sheet("approval")
    mine.option(1).tap()
    mine.cast()
    receipt = mine.form.locator(".ballot-receipt")
    expect(receipt).to_contain_text("It proves that a ballot of yours is in, and never what you chose.")
    mine.option(2).tap()
    expect(receipt).to_have_count(0)
    mine.cast()
    expect(receipt).to_contain_text("K7MQ-2XWP")
