"""What is peculiar to a way of voting: its sums, its order, its pairs, and the sentence at each edge."""

import re

import pytest
from playwright.sync_api import expect

from tests.ui.ballots.conftest import Open, Sheet
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_dots_stop_at_the_cap_and_at_the_last_one_with_a_sentence(sheet: Open) -> None:
    mine = sheet("dots")
    mine.push("One dot more: G1", 4)
    expect(mine.option(1).locator(".ballot-why")).to_have_text("3 dots are the most you can give to one.")
    mine.push("One dot more: G2", 3)
    mine.says("You have no dots left. Take one back from another first.")
    mine.push("One dot less: G5")
    expect(mine.option(5).locator(".ballot-why")).to_have_text("There are no dots here to take back.")
    assert mine.cast() == {"dots": {"goal1": 3, "goal2": 2}}


def test_credits_say_what_the_next_vote_costs_and_cannot_be_overspent(sheet: Open) -> None:
    mine = sheet("quadratic")
    for price in (1, 3, 5, 7):
        mine.push(f"One vote more for {price} more: G1")
    mine.says("4 votes on this one. 9 credits left. The next vote costs 9 more.")
    expect(seen(mine.form, "9 of 25 credits left")).to_be_visible()
    for price in (1, 3, 5):
        mine.push(f"One vote more for {price} more: G2")
    expect(seen(mine.form, "0 of 25 credits left")).to_be_visible()
    mine.push("One vote more for 1 more: G3")
    expect(mine.option(3).locator(".ballot-why")).to_have_text("The next vote would cost 1 more, and you have 0 left.")
    mine.push("One vote less: G2")
    assert mine.cast() == {"votes": {"goal1": 4, "goal2": 2}}


def test_the_costs_and_the_limit_of_a_portfolio_are_told_and_no_sums_are_asked(sheet: Open) -> None:
    mine = sheet("equal_shares")
    expect(seen(mine.form, "Together we can spend 100 thousand euros")).to_be_visible()
    expect(mine.option(3)).to_contain_text("60 thousand euros")
    for number in (1, 3, 5):
        mine.option(number).tap()
    expect(mine.form.locator(".ballot-sum")).to_contain_text("You ticked 3: 130 thousand euros in all. That is more")


def test_what_was_left_out_of_the_scores_comes_back_as_cannot_judge(sheet: Open) -> None:
    mine = sheet("score")
    mine.option(1).get_by_role("radio", name="3").tap()
    expect(mine.option(2).get_by_label("Cannot judge")).not_to_be_checked()
    mine.cast()
    mine.again()
    mine.counted()
    expect(mine.option(1).get_by_role("radio", name="3")).to_be_checked()
    expect(mine.option(2).get_by_label("Cannot judge")).to_be_checked()
    seen(mine.option(1), "Cannot judge").tap()
    mine.form.locator("[type=submit]").tap()
    mine.stands("Please score at least one. If you cannot judge any, abstain.")


def test_half_a_rating_is_stopped_where_it_is_missing(sheet: Open) -> None:
    mine = sheet("two_criteria")
    mine.option(4).get_by_role("radiogroup").first.get_by_role("radio", name="3").tap()
    mine.form.locator("[type=submit]").tap()
    expect(mine.option(4).locator(".ballot-why")).to_contain_text("This one has one rating of two.")
    missing = mine.option(4).get_by_role("radiogroup").nth(1)
    expect(missing.get_by_role("radio").first).to_be_focused()
    mine.again()
    expect(mine.option(4).get_by_role("radiogroup").first.get_by_role("radio", name="3")).to_be_checked()
    seen(mine.option(4), "Cannot judge").tap()
    mine.option(1).get_by_role("radiogroup").first.get_by_role("radio", name="1, hardly anything").tap()
    mine.option(1).get_by_role("radiogroup").nth(1).get_by_role("radio", name="5, we could start now").tap()
    assert mine.cast() == {"ratings": {"goal1": [1, 5]}}


def test_an_order_says_each_place_and_both_ends(sheet: Open) -> None:
    mine = sheet("ranked")
    for place, number in (("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5)):
        mine.push(f"Put {place}: G{number}")
    mine.push("Move up: G3")
    mine.says("G3 is now second of 5.")
    mine.push("Move up: G1")
    expect(mine.option(1).locator(".ballot-why")).to_have_text("G1 is first already.")
    mine.push("Move down: G5")
    mine.says("G5 is last of those you ranked already.")
    mine.push("Take out: G4")
    mine.says("G4 is taken out. 4 are ranked.")
    assert mine.cast() == {"ranking": ["goal1", "goal3", "goal2", "goal5"]}


def pair(mine: Sheet) -> list[str]:
    return [re.findall(r"G\d", text)[0] for text in mine.form.locator(".ballot-side").all_inner_texts()]


def test_pairs_are_the_same_after_a_reload_and_one_can_go_back_and_change(sheet: Open) -> None:
    mine = sheet("pairwise")
    first = pair(mine)
    expect(seen(mine.form, "1 of 6")).to_be_visible()
    expect(mine.form.locator("[type=submit]")).to_have_count(0)
    mine.choose(1)
    mine.says("Pair 2 of 6")
    second = pair(mine)
    assert second != first
    mine.again()
    expect(seen(mine.form, "2 of 6")).to_be_visible()
    assert pair(mine) == second
    mine.push("Back one")
    assert pair(mine) == first
    expect(mine.form.locator(".ballot-side").nth(1)).to_have_attribute("aria-pressed", "true")
    mine.choose(0)
    assert pair(mine) == second
    mine.choose(0, 5)
    expect(seen(mine.form, "You compared 6 pairs. Look them over, then cast your vote.")).to_be_visible()
    mine.push("Change")
    mine.push("Cannot decide")
    expect(mine.form.get_by_role("heading", name="Your choices")).to_be_focused()
    box = mine.cast()
    assert [len(box["duels"]), len(box["undecided"])] == [5, 1]


def test_whoever_stops_early_looks_over_what_there_is_and_may_go_on(sheet: Open) -> None:
    mine = sheet("pairwise")
    mine.choose(0)
    mine.push("Finish and look it over")
    expect(seen(mine.form, "You compared one pair.")).to_be_visible()
    mine.push("Compare more pairs, up to 5 more")
    expect(seen(mine.form, "2 of 6")).to_be_visible()
    mine.choose(0)
    mine.push("Finish and look it over")
    assert len(mine.cast()["duels"]) == 2


def test_the_second_tap_of_a_double_tap_does_not_answer_the_next_pair(sheet: Open) -> None:
    mine = sheet("pairwise")
    mine.form.locator(".ballot-side").first.dblclick()
    mine.stands("One tap is enough. This is the next pair already.")
    expect(seen(mine.form, "2 of 6")).to_be_visible()


def test_a_table_reaches_every_pair_within_the_same_number(sheet: Open) -> None:
    mine = sheet("pairwise", table=1, pairs=2)
    expect(seen(mine.form, "0 pairs answered, 2 at most")).to_be_visible()
    compared = set()
    for _ in range(10):
        compared.add(frozenset(pair(mine)))
        mine.push("Another pair")
    assert len(compared) == 10, "five goals make ten pairs"
    mine.choose(0, 2)
    expect(seen(mine.form, "2 pairs are the most in this vote. To compare another, take one out.")).to_be_visible()
    mine.push("Take out")
    mine.push("Compare one more pair")
    mine.choose(1)
    mine.form.get_by_role("button", name="Enter the ballot").tap()
    assert len(mine.counted()["duels"]) == 2


def test_a_concern_that_becomes_a_consent_needs_and_sends_no_reason(sheet: Open) -> None:
    mine = sheet("consent")
    seen(mine.form, "I consent, with a concern").tap()
    mine.form.locator("[type=submit]").tap()
    mine.stands("Please say in a few words why.")
    reason = mine.form.get_by_label("What is your concern?")
    expect(reason).to_be_focused()
    reason.fill("Who pays?")
    seen(mine.form, "I consent", exact=True).tap()
    assert mine.cast() == {"stand": "consent", "reason": ""}
