"""The second step at the desk, in a browser: duplicates, a whole round, and adopting with a reason."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.ui.desk.conftest import GOALS, Workshop
from tests.ui.desk.test_framing_at_the_desk import confirm
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_two_goals_that_say_the_same_are_merged_on_a_suggestion(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    page.get_by_role("button", name="Merge G2 into G1").click()
    expect(page.get_by_role("heading", name="Goals (2)")).to_be_visible()
    expect(page.get_by_role("heading", name="Perhaps the same goal twice")).to_have_count(0)
    page.get_by_role("button", name="Undo merging goals").click()
    page.get_by_role("button", name="They are different").click()
    expect(page.get_by_role("button", name="Merge G2 into G1")).to_have_count(0)
    expect(page.get_by_role("heading", name="Goals (3)")).to_be_visible()


def test_the_ballot_of_a_table_is_entered_once_and_counts_for_all_its_voices(
    workshop: Workshop, desk: Callable[[], Page]
) -> None:
    workshop.propose_goals()
    page = desk()
    page.get_by_role("tab", name="People").click()
    page.get_by_role("button", name="Add a table without phones").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name of the table").fill("By the window")
    dialog.get_by_label("Group").select_option("Citizens")
    dialog.get_by_role("button", name="Add a table without phones").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Open the vote").click()
    expect(seen(page, "Voting: 0 of 9 have voted.")).to_be_visible()
    page.get_by_role("button", name="Ballot of By the window").click()
    dialog.get_by_role("button", name="One dot more: G3").click()
    dialog.get_by_role("button", name="Enter the ballot").click()
    expect(seen(dialog, "The table's ballot is counted.")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(seen(page, "Voting: 6 of 9 have voted.")).to_be_visible()


def test_a_vote_that_was_left_open_in_a_closed_step_is_not_forgotten(
    workshop: Workshop, desk: Callable[[], Page]
) -> None:
    workshop.propose_goals()
    page = desk()
    page.get_by_role("button", name="Open the vote").click()
    expect(seen(page, "Voting: 0 of 3 have voted.")).to_be_visible()
    page.get_by_role("button", name="Open: Map the stakeholders").click()
    expect(seen(page, "The vote in “Set the goals” is still open")).to_be_visible()
    confirm(page, "Close the vote")
    expect(page.get_by_text("The vote in “Set the goals” is still open")).to_have_count(0)


def test_a_vote_is_opened_closed_and_shown_and_a_goal_adopted_with_its_reason(
    workshop: Workshop, desk: Callable[[], Page]
) -> None:
    workshop.propose_goals()
    page = desk()
    page.get_by_role("link", name="Prepare the vote").click()
    page.get_by_role("button", name="Open the vote").click()
    expect(seen(page, "Voting: 0 of 3 have voted.")).to_be_visible()
    for seat, goal in zip(workshop.people, (1, 1, 3), strict=True):
        seat.vote_for(goal)
    expect(seen(page, "Voting: 3 of 3 have voted.")).to_be_visible()
    expect(page.get_by_role("button", name="Edit goal G1")).to_have_count(0)

    confirm(page, "Close the vote")
    expect(seen(page, "Nobody knows the result yet, not even you.")).to_be_visible()
    expect(page.get_by_text("6 dots")).to_have_count(0)
    confirm(page, "Show the result to everyone")
    expect(page.locator("svg.pic text", has_text="6 dots").first).to_be_visible()

    page.get_by_role("link", name="Adopt goals").click()
    page.locator("#adopting").get_by_role("button", name="Adopt goal G1").click()
    reason = page.get_by_role("dialog").get_by_label("Why this goal")
    expect(reason).to_have_value("Rank 1 of 3: 6 dots from 2 of 3 voices.")
    page.get_by_role("dialog").get_by_role("button", name="Adopt this goal").click()
    expect(seen(page, "One goal is adopted.")).to_be_visible()
    adopted = workshop.people[0].do("GET", "/snapshot")["goals"]["adopted"]
    assert [(goal["statement"], goal["adoption_reason"]) for goal in adopted] == [
        (GOALS[0], "Rank 1 of 3: 6 dots from 2 of 3 voices.")
    ]
    page.get_by_role("button", name="Take the adoption of goal G1 back").click()
    expect(page.get_by_role("button", name="Take the adoption of goal G1 back")).to_have_count(0)
