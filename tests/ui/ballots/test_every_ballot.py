"""Each way of voting on a phone: by thumb and by keys, kept over a reload, sent again, and nothing for axe to find."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.ui.ballots.conftest import Open, Sheet
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

Ballot = dict[str, Any]


def tap_pairs(sheet: Sheet) -> None:
    sheet.form.locator(".ballot-side").first.tap()
    sheet.button("Cannot decide").tap()
    sheet.button("Finish and look it over").tap()


def tap_consent(sheet: Sheet) -> None:
    seen(sheet.form, "I object").tap()
    sheet.form.get_by_label("What harm do you see?").fill("The suburbs have no bus.")


def tap_fist(sheet: Sheet) -> None:
    seen(sheet.form, "I have a concern").tap()
    sheet.form.get_by_label("Why, in a few words?").fill("Too slow.")


def tap_score(sheet: Sheet) -> None:
    sheet.option(1).get_by_role("radio", name="4").tap()
    sheet.option(2).get_by_role("radio", name="0, not at all").tap()
    seen(sheet.option(3), "Cannot judge").tap()


def tap_criteria(sheet: Sheet) -> None:
    impact, feasibility = sheet.option(2).get_by_role("radiogroup").all()
    impact.get_by_role("radio", name="5, very much").tap()
    feasibility.get_by_role("radio", name="2").tap()
    seen(sheet.option(3), "Cannot judge").tap()


def tapping(*names: str) -> Callable[[Sheet], None]:
    def tap(sheet: Sheet) -> None:
        for name in names:
            sheet.button(name).tap()

    return tap


def tap_ticks(sheet: Sheet) -> None:
    sheet.option(2).tap()
    sheet.option(4).tap()


BY_THUMB: dict[str, tuple[Callable[[Sheet], None], Ballot]] = {
    "dots": (tapping("One dot more: G1", "One dot more: G1", "One dot more: G3"), {"dots": {"goal1": 2, "goal3": 1}}),
    "approval": (tap_ticks, {"approved": ["goal2", "goal4"]}),
    "equal_shares": (tap_ticks, {"approved": ["goal2", "goal4"]}),
    "score": (tap_score, {"scores": {"goal1": 4, "goal2": 0}}),
    "ranked": (tapping("Put first: G3", "Put second: G1", "Move up: G1"), {"ranking": ["goal1", "goal3"]}),
    "quadratic": (
        tapping("One vote more for 1 more: G2", "One vote more for 3 more: G2", "One vote more for 1 more: G5"),
        {"votes": {"goal2": 2, "goal5": 1}},
    ),
    "pairwise": (tap_pairs, {}),
    "two_criteria": (tap_criteria, {"ratings": {"goal2": [5, 2]}}),
    "consent": (tap_consent, {"stand": "object", "reason": "The suburbs have no bus."}),
    "fist_of_five": (tap_fist, {"value": 2, "reason": "Too slow."}),
}
METHODS = tuple(BY_THUMB)


@pytest.mark.parametrize("method", METHODS)
def test_it_is_filled_by_thumb_kept_over_a_reload_and_cast(method: str, sheet: Open) -> None:
    fill, expected = BY_THUMB[method]
    mine = sheet(method)
    fill(mine)
    expect(mine.page.locator(".form-status")).to_have_text("Not saved yet")
    mine.again()
    if method == "pairwise":
        mine.button("Finish and look it over").tap()
    box = mine.cast()
    if method == "pairwise":
        assert [len(box["duels"]), len(box["undecided"])] == [1, 1]
    else:
        assert box == expected
    mine.stands("Your vote is counted. You can change it until the vote closes.")
    expect(mine.form.locator(".ballot-receipt")).to_contain_text("Receipt K7MQ-2XWP")
    assert not mine.page.evaluate("Object.keys(localStorage).some((key) => key.startsWith('mr:vote:'))")
    mine.again()
    assert mine.counted() == box


def radio(sheet: Sheet, number: int, group: int, keys: str) -> None:
    sheet.option(number).get_by_role("radiogroup").nth(group).get_by_role("radio").first.focus()
    for key in keys.split():
        sheet.page.keyboard.press(key)


def type_score(sheet: Sheet) -> None:
    radio(sheet, 1, 0, "Space ArrowRight ArrowRight")
    radio(sheet, 2, 0, "ArrowLeft")  # the last of the row: cannot judge


def type_criteria(sheet: Sheet) -> None:
    radio(sheet, 2, 0, "Space ArrowRight")
    radio(sheet, 2, 1, "Space")


def type_ranks(sheet: Sheet) -> None:
    sheet.press("Put first: G1")
    sheet.press("Put second: G2")
    sheet.press("Put third: G3")
    sheet.press("Move up: G3")
    expect(sheet.button("Move up: G3")).to_be_focused()
    sheet.page.keyboard.press("Enter")
    sheet.says("G3 is now first of 3.")
    sheet.press("Take out: G2")
    expect(sheet.button("Take out: G1")).to_be_focused()


def type_pairs(sheet: Sheet) -> None:
    sheet.form.locator(".ballot-side").first.focus()
    for _ in range(6):
        sheet.page.keyboard.press("Enter")
    expect(sheet.form.get_by_role("heading", name="Your choices")).to_be_focused()


def type_ticks(sheet: Sheet) -> None:
    sheet.option(5).get_by_role("checkbox").focus()
    sheet.page.keyboard.press("Space")


def type_stand(sheet: Sheet) -> None:
    sheet.form.get_by_role("radio", name="I consent").first.focus()
    for key in ("Space", "ArrowDown", "Tab"):
        sheet.page.keyboard.press(key)
    sheet.page.keyboard.type("Who pays?")


def type_fist(sheet: Sheet) -> None:
    sheet.form.get_by_role("radio").first.focus()
    sheet.page.keyboard.press("Space")


BY_KEYS: dict[str, tuple[Callable[[Sheet], None], Ballot]] = {
    "dots": (lambda sheet: sheet.press("One dot more: G4", 2), {"dots": {"goal4": 2}}),
    "approval": (type_ticks, {"approved": ["goal5"]}),
    "equal_shares": (type_ticks, {"approved": ["goal5"]}),
    "score": (type_score, {"scores": {"goal1": 2}}),
    "ranked": (type_ranks, {"ranking": ["goal3", "goal1"]}),
    "quadratic": (lambda sheet: sheet.press("One vote more for 1 more: G4"), {"votes": {"goal4": 1}}),
    "pairwise": (type_pairs, {}),
    "two_criteria": (type_criteria, {"ratings": {"goal2": [2, 1]}}),
    "consent": (type_stand, {"stand": "concern", "reason": "Who pays?"}),
    "fist_of_five": (type_fist, {"value": 5, "reason": ""}),
}


@pytest.mark.parametrize("method", METHODS)
def test_it_is_filled_and_cast_by_keys_alone(method: str, sheet: Open) -> None:
    fill, expected = BY_KEYS[method]
    mine = sheet(method)
    fill(mine)
    for _ in range(60):
        if mine.page.evaluate("document.activeElement.type") == "submit":
            break
        mine.page.keyboard.press("Tab")
    mine.page.keyboard.press("Enter")
    box = mine.counted()
    if method == "pairwise":
        assert len(box["duels"]) == 6
    else:
        assert box == expected


SMALL = """() => [...document.querySelectorAll("form.ballot :is(button, textarea, label:not(.field-label))")]
    .map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.height < 44 || box.width < 44).map(([text]) => text)"""


@pytest.mark.parametrize("method", METHODS)
def test_axe_finds_nothing_all_targets_are_large_and_nothing_scrolls_sideways(method: str, sheet: Open) -> None:
    mine = sheet(method, with_comment=1, secrecy="open")
    clean(mine, "light")
    BY_THUMB[method][0](mine)
    assert mine.page.evaluate(SMALL) == []
    clean(mine, "light", "dark")
    mine.page.set_viewport_size({"width": 320, "height": 700})
    assert mine.page.evaluate("document.documentElement.scrollWidth") <= 320
    mine.cast()
    clean(mine, "dark")


def clean(mine: Sheet, *schemes: str) -> None:
    for scheme in schemes:
        mine.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        expect(mine.page.locator(f"html.{scheme}")).to_have_count(1)
        found = Axe().run(mine.page).response["violations"]
        assert [(scheme, one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("method", ["score", "pairwise"])
def test_what_got_no_answer_is_sent_again_and_counted_once(method: str, sheet: Open) -> None:
    mine = sheet(method, silent=1)
    BY_THUMB[method][0](mine)
    mine.form.locator("[type=submit]").tap()
    mine.stands("Sending your vote… It is kept on this device.")
    mine.again()
    mine.counted()
