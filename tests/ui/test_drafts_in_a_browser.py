"""What people write is never lost: drafts, answers, refusals, reloads and restarts, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.conftest import Gallery

pytestmark = pytest.mark.browser


def _form(page: Page) -> Locator:
    return page.get_by_role("form", name="Write a card")


def _status(form: Locator) -> Locator:
    return form.locator(".form-status")


def _cards(page: Page) -> Locator:
    return page.locator("#stored li")


def test_a_card_is_saved_and_the_form_is_empty_again(page: Page) -> None:
    form = _form(page)
    box = form.get_by_label("Your card")
    box.fill("Ferries idle at the quay")
    expect(_status(form)).to_have_text("Not saved yet")
    form.get_by_label("Noise").check()
    form.get_by_label("Space").check()
    form.get_by_label("Evidence").check()
    form.get_by_label("Power").fill("80")
    form.get_by_role("button", name="More: Voices").click()
    form.get_by_role("button", name="Send the card").click()
    expect(_status(form)).to_have_text("Saved")
    stored = _cards(page).filter(has_text="Ferries idle at the quay")
    expect(stored).to_have_count(1)
    for piece in ('"topics": ["noise", "space"]', '"prompt": "evidence"', '"power": "80"', '"voices": "2"'):
        expect(stored).to_contain_text(piece)
    expect(stored).to_contain_text('"is_urgent": false')
    expect(box).to_have_value("")
    expect(form.get_by_label("Noise")).not_to_be_checked()
    expect(form.get_by_label("A cause")).to_be_checked()
    expect(form.get_by_role("button", name="Send the card")).to_be_focused()


def test_what_is_being_typed_survives_a_reload(page: Page) -> None:
    form = _form(page)
    form.get_by_label("Your card").fill("Half a thought")
    form.get_by_label("Air").check()
    form.get_by_label("Power").fill("70")
    page.reload()
    expect(form.get_by_label("Your card")).to_have_value("Half a thought")
    expect(form.get_by_label("Air")).to_be_checked()
    expect(form.locator(".slider-value").first).to_have_text("70")
    expect(_status(form)).to_have_text("Not saved yet")


def test_a_refusal_keeps_the_text_and_stands_beside_the_field(page: Page) -> None:
    form = _form(page)
    box = form.get_by_label("Your card")
    box.fill("please refuse this")
    form.get_by_role("button", name="Send the card").click()
    expect(form.locator("[data-error-for=text]")).to_have_text("Please choose other words.")
    expect(_status(form)).to_have_text("Not saved")
    expect(box).to_have_value("please refuse this")
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    box.fill("other words")
    form.get_by_role("button", name="Send the card").click()
    expect(_status(form)).to_have_text("Saved")
    expect(_cards(page).filter(has_text="other words")).to_have_count(1)


def test_a_missing_answer_is_asked_for_again_and_stored_once(page: Page) -> None:
    form = _form(page)
    form.get_by_label("Your card").fill("silence at first")
    form.get_by_role("button", name="Send the card").click()
    expect(_status(form)).to_have_text("Saving…")
    expect(_status(form)).to_have_text("Saved")
    expect(_cards(page).filter(has_text="silence at first")).to_have_count(1)


def test_a_send_without_an_answer_is_finished_after_a_reload(page: Page) -> None:
    form = _form(page)
    form.get_by_label("Your card").fill("silence before a reload")
    form.get_by_role("button", name="Send the card").click()
    expect(_status(form)).to_have_text("Saving…")
    page.reload()
    expect(_status(form)).to_have_text("Saved")
    expect(form.get_by_label("Your card")).to_have_value("")
    expect(_cards(page).filter(has_text="silence before a reload")).to_have_count(1)


def test_an_empty_card_is_not_sent(page: Page) -> None:
    form = _form(page)
    form.get_by_role("button", name="Send the card").click()
    expect(form.locator("[data-error-for=text]")).to_have_text("Please fill this in.")
    expect(form.get_by_label("Your card")).to_be_focused()


def test_an_edit_in_progress_is_kept_when_somebody_else_changes_the_text(page: Page) -> None:
    form = page.get_by_role("form", name="Note")
    box = form.get_by_role("textbox", name="Note")
    box.fill("Mine: quieter cranes.")
    page.get_by_role("button", name="Somebody else writes").click()
    expect(form.locator(".notice")).to_contain_text("Theirs: the quay is too loud.")
    expect(box).to_have_value("Mine: quieter cranes.")
    form.get_by_role("button", name="Keep mine").click()
    form.get_by_role("button", name="Save").click()
    expect(_status(form)).to_have_text("Saved")
    expect(box).to_have_value("Mine: quieter cranes.")


def test_their_version_can_be_taken_instead(page: Page) -> None:
    form = page.get_by_role("form", name="Note")
    box = form.get_by_role("textbox", name="Note")
    box.fill("Mine again.")
    page.get_by_role("button", name="Somebody else writes").click()
    form.get_by_role("button", name="Take theirs").click()
    expect(box).to_have_value("Theirs: the quay is too loud.")
    expect(form.locator(".notice")).to_have_count(0)


def test_without_an_edit_a_change_simply_appears(page: Page) -> None:
    page.get_by_role("button", name="Somebody else writes").click()
    box = page.get_by_role("form", name="Note").get_by_role("textbox", name="Note")
    expect(box).to_have_value("Theirs: the quay is too loud.")


def test_drafts_work_where_the_browser_keeps_nothing(page: Page, gallery: Gallery) -> None:
    page.add_init_script("""
        Storage.prototype.setItem = function (key, value) {
            if (key.startsWith("draft:")) throw new DOMException("full", "QuotaExceededError");
            this[key] = String(value);
        };
    """)
    page.goto(f"{gallery.address}/gallery/B")
    form = _form(page)
    form.get_by_label("Your card").fill("kept by the page alone")
    form.get_by_role("button", name="Send the card").click()
    expect(_status(form)).to_have_text("Saved")


def test_the_top_bar_speaks_for_all_forms(page: Page) -> None:
    header = page.locator("header .form-status")
    _form(page).get_by_label("Your card").fill("x")
    expect(header).to_have_text("Not saved yet")
    page.get_by_role("form", name="Note").get_by_role("button", name="Save").click()
    expect(header).to_have_text("Not saved yet")


def test_a_card_written_while_the_server_is_away_arrives_when_it_is_back(page: Page, gallery: Gallery) -> None:
    form = _form(page)
    form.get_by_label("Your card").fill("written in the dark")
    gallery.stop()
    banner = page.get_by_role("region", name="Connection")
    expect(banner).to_contain_text("Reconnecting… What you wrote is kept on this device.")
    form.get_by_role("button", name="Send the card").click()
    expect(_status(form)).to_have_text("Saving…")
    gallery.start()
    expect(_status(form)).to_have_text("Saved", timeout=40_000)
    expect(banner).to_have_count(0)
    expect(_cards(page).filter(has_text="written in the dark")).to_have_count(1)
    expect(page.get_by_text(re.compile("Cannot connect"))).to_have_count(0)
