"""Planning a vote at the desk, in a browser: one press, every method, help with the choice, and what goes wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.desk.conftest import Workshop, violations
from tests.ui.desk.test_framing_at_the_desk import confirm
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


def open_round(workshop: Workshop) -> Any:
    """The round that is open, as a participant sees it."""
    current = workshop.people[0].do("GET", "/snapshot")["rounds"]["current"]
    assert current["status"] == "open"
    return current


def plan(page: Page) -> Locator:
    """The planning form."""
    return page.get_by_role("form", name="Plan a vote")


def press_open(page: Page) -> None:
    """Open the vote, and wait until the desk follows it."""
    plan(page).get_by_role("button", name="Open the vote").click()
    expect(seen(page, "Voting: 0 of 3 have voted.")).to_be_visible()


def test_a_vote_on_goals_is_open_with_one_press(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    press_open(page)
    voted = open_round(workshop)
    assert (voted["method"], voted["dots"], voted["cap"], len(voted["options"])) == ("dots", 3, 3, 3)
    assert (voted["secrecy"], voted["eligibility"], voted["closes_at"], voted["winners"]) == ("secret", "all", 0, 1)
    expect(seen(page, "Put your 3 dots on what matters most to you, 3 at most on one.")).to_be_visible()
    expect(seen(page, "Everybody has the same number of dots")).to_be_visible()
    expect(seen(page, "This vote is secret. It is known whether you have voted")).to_be_visible()


@pytest.mark.parametrize(
    ("method", "settings", "expected"),
    [
        ("Approval", {}, {"method": "approval"}),
        ("Scores", {}, {"method": "score"}),
        ("Credits", {"Credits for each person": "49"}, {"method": "quadratic", "credits": 49}),
        ("Two at a time", {"Pairs for each person": "2"}, {"method": "pairwise", "pairs": 2}),
        (
            "Fair portfolio",
            {"How many can be chosen": "2"},
            {"method": "equal_shares", "limit": 2, "limit_unit": "", "tie_rule": "lot"},
        ),
    ],
)
def test_each_method_asks_for_its_own_settings(
    workshop: Workshop,
    desk: Callable[[], Page],
    method: str,
    settings: dict[str, str],
    expected: dict[str, Any],
) -> None:
    workshop.propose_goals()
    page = desk()
    plan(page).get_by_role("radio", name=method).check()
    for label, value in settings.items():
        plan(page).get_by_label(label, exact=True).fill(value)
    expect(plan(page).get_by_label("Dots for each person", exact=True)).to_be_hidden()
    press_open(page)
    assert open_round(workshop).items() >= expected.items()


def test_a_ranking_says_how_it_is_counted(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    plan(page).get_by_role("radio", name="Ranking").check()
    plan(page).get_by_role("radio", name="Instant run-off").check()
    press_open(page)
    assert open_round(workshop)["ranking_rule"] == "instant_runoff"
    expect(seen(page, "Counted by: Instant run-off.")).to_be_visible()


def test_two_criteria_are_asked_in_the_rooms_own_words(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    plan(page).get_by_role("radio", name="Two criteria").check()
    plan(page).get_by_role("radio", name="Our own two").check()
    plan(page).get_by_label("First").fill("Speed")
    plan(page).get_by_role("button", name="Open the vote").click()
    expect(plan(page).locator("[data-error-for=second_criterion]")).to_have_text("Please fill this in.")
    expect(plan(page).get_by_label("First")).to_have_value("Speed")
    plan(page).get_by_label("Second").fill("Fairness")
    press_open(page)
    assert open_round(workshop)["criteria"] == ["Speed", "Fairness"]


def test_a_budget_is_spent_on_typed_options_with_costs(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.open("instruments")
    page = desk()
    page.get_by_role("button", name="Plan a vote").click()
    plan(page).get_by_role("radio", name="My own options").check()
    plan(page).get_by_label("The options, one on each line").fill("Test site = 40\nLaw")
    plan(page).get_by_role("radio", name="Fair portfolio").check()
    plan(page).get_by_role("radio", name="A budget").check()
    plan(page).get_by_label("What there is to spend").fill("lots")
    plan(page).get_by_label("Unit").fill("days")
    plan(page).get_by_role("button", name="Open the vote").click()
    expect(plan(page).locator("[data-error-for=limit_total]")).to_contain_text("number")
    plan(page).get_by_label("What there is to spend").fill("50")
    press_open(page)
    voted = open_round(workshop)
    assert [(option["label"], option["cost"]) for option in voted["options"]] == [("Test site", 40), ("Law", 1)]
    expect(seen(page, "Together we can spend 50 days.")).to_be_visible()


def test_goals_are_priced_and_chosen_one_by_one(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    plan(page).get_by_role("radio", name="Fair portfolio").check()
    plan(page).get_by_role("radio", name="A budget").check()
    plan(page).get_by_label("What there is to spend").fill("9")
    plan(page).get_by_label("G2 By 2034 all feed", exact=False).last.fill("7")
    press_open(page)
    assert [option["cost"] for option in open_round(workshop)["options"]] == [1, 7, 1]


def test_the_room_is_asked_for_consent_to_one_goal(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    plan(page).get_by_role("radio", name="One goal").check()
    expect(plan(page).get_by_role("radio", name="Consent")).to_be_checked()
    expect(plan(page).get_by_role("radio", name="Dots")).to_be_hidden()
    plan(page).get_by_label("Which goal").select_option(index=2)
    press_open(page)
    assert open_round(workshop)["subject_text"].startswith("Every coastal county")


def test_the_room_is_asked_for_consent_to_a_proposal(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    plan(page).get_by_role("radio", name="My own proposal").check()
    plan(page).get_by_label("The proposal").fill("We start with the harbour.")
    press_open(page)
    voted = open_round(workshop)
    assert (voted["method"], voted["subject_text"]) == ("consent", "We start with the harbour.")


def test_help_with_the_choice_gives_a_reason_and_is_taken_with_one_press(
    workshop: Workshop, desk: Callable[[], Page]
) -> None:
    workshop.propose_goals()
    page = desk()
    page.get_by_role("button", name="Help me choose").click()
    help_panel = page.get_by_role("group", name="Help me choose")
    expect(help_panel.get_by_label("How many options?")).to_have_value("3")
    expect(help_panel.get_by_label("How many people?")).to_have_value("3")
    help_panel.get_by_role("button", name="Choose one").click()
    expect(help_panel.get_by_role("status")).to_contain_text("everybody can put them in order")
    expect(help_panel.get_by_role("status")).to_contain_text("This would do as well:Scores")
    help_panel.get_by_role("button", name="Take it: Ranking").click()
    expect(plan(page).get_by_role("radio", name="Ranking")).to_be_checked()
    page.get_by_role("button", name="Help me choose").click()
    help_panel.get_by_role("button", name="Adopt a text").click()
    help_panel.get_by_role("button", name="Take it: Consent").click()
    expect(plan(page).get_by_role("radio", name="My own proposal")).to_be_checked()


def test_a_vote_is_prepared_now_and_opened_later(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    page.get_by_role("button", name="choose some, or word the question").click()
    plan(page).get_by_label("The question, in your own words").fill("What first?")
    plan(page).get_by_role("button", name="Only prepare it").click()
    prepared = seen(page.locator("#vote"), "What first?")
    expect(prepared).to_be_visible()
    expect(plan(page).get_by_label("The question, in your own words")).to_have_value("")
    page.locator("#vote").get_by_role("button", name="Open the vote").first.click()
    expect(seen(page, "Voting: 0 of 3 have voted.")).to_be_visible()
    assert open_round(workshop)["title"] == "What first?"


def test_who_how_secret_and_until_when(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    seen(page, "Who, how secret, until when").click()
    plan(page).get_by_role("radio", name="Chosen groups only").check()
    plan(page).get_by_role("button", name="Open the vote").click()
    expect(plan(page).locator("[data-error-for=group_ids]")).not_to_be_empty()
    for group in workshop.people[0].do("GET", "/snapshot")["agenda"]["groups"]:
        plan(page).get_by_role("checkbox", name=group["name"]).check()
    plan(page).get_by_role("radio", name="By name").check()
    expect(seen(plan(page), "everybody can see your name beside what you chose")).to_be_visible()
    plan(page).get_by_label("Quorum of all").fill("50")
    plan(page).get_by_role("radio", name="Minutes").check()
    expect(seen(plan(page), "quorum 50 % · 10 minutes")).to_be_visible()
    press_open(page)
    voted = open_round(workshop)
    assert (voted["secrecy"], voted["eligibility"], voted["quorum_percent"]) == ("open", "groups", 50)
    expect(seen(page, "Quorum: 0 of the 2 votes needed are in.")).to_be_visible()
    page.get_by_role("button", name="Give 5 more minutes").click()
    expect(seen(page, "Closes in 14:")).to_be_visible()
    for seat in workshop.people[:2]:
        seat.vote_for(1)
    expect(seen(page, "Quorum: reached, with 2 votes of the 2 needed.")).to_be_visible()


def test_a_run_off_goes_on_with_the_best(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.propose_goals()
    page = desk()
    press_open(page)
    for seat, goal in zip(workshop.people, (1, 1, 3), strict=True):
        seat.vote_for(goal)
    confirm(page, "Close the vote")
    confirm(page, "Show the result to everyone")
    page.get_by_role("button", name="Run-off between the best").click()
    page.get_by_role("button", name="Open the run-off").click()
    expect(seen(page, "A run-off of round 1.")).to_be_visible()
    voted = open_round(workshop)
    assert (voted["method"], [option["detail"] for option in voted["options"]]) == ("ranked", ["G1", "G3"])


def test_what_cannot_open_is_not_kept_and_loses_nothing(workshop: Workshop, desk: Callable[[], Page]) -> None:
    workshop.open("instruments")
    page = desk()
    page.get_by_role("link", name="To the votes in this step").click()
    expect(page.locator("#vote")).to_be_in_viewport()
    page.get_by_role("button", name="Plan a vote").click()
    expect(seen(plan(page), "A vote needs two instruments at least.")).to_be_visible()
    plan(page).get_by_role("radio", name="Boldness and Realism").check()
    plan(page).get_by_role("button", name="Open the vote").click()
    expect(plan(page).locator("[data-role=form-message]")).to_be_visible()
    expect(plan(page).get_by_role("radio", name="Boldness and Realism")).to_be_checked()
    assert workshop.facilitator.do("GET", "/snapshot")["rounds"]["rounds"] == []


def test_whoever_opens_a_vote_on_a_phone_is_led_to_it(workshop: Workshop, open_desk: Callable[..., Page]) -> None:
    workshop.propose_goals()
    page = open_desk(workshop.code, workshop.facilitator, width=390)
    seen(page, "Who, how secret, until when").scroll_into_view_if_needed()
    press_open(page)
    expect(page.locator("#vote")).to_be_focused()
    expect(seen(page, "Put your 3 dots on what matters most to you")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "dark"), [(390, False), (390, True), (1440, True)])
def test_the_planning_form_is_for_everybody(
    workshop: Workshop, open_desk: Callable[..., Page], width: int, dark: bool
) -> None:
    workshop.propose_goals()
    page = open_desk(workshop.code, workshop.facilitator, width=width, dark=dark)
    expect(plan(page).get_by_role("button", name="Open the vote")).to_be_visible()
    seen(page, "Who, how secret, until when").click()
    page.get_by_role("button", name="Help me choose").click()
    plan(page).get_by_role("radio", name="Fair portfolio").check()
    plan(page).get_by_role("radio", name="A budget").check()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    plan(page).get_by_role("radio", name="Dots").check()
    press_open(page)
    assert violations(page) == []
