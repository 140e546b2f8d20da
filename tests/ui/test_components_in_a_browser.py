"""The components by keyboard, to screen readers, and under the strict policy, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.ui.conftest import Gallery
from tests.ui.seeing import heard, seen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [320, 390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_overflows(chromium: Browser, gallery: Gallery, width: int, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(f"{gallery.address}/gallery/A")
    page.get_by_role("heading", name="Every component").wait_for()
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_the_menu_works_by_keyboard_and_gives_focus_back(page: Page) -> None:
    opener = page.get_by_role("button", name="Move card 1 to…")
    opener.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem", name="North")).to_be_focused()
    page.keyboard.press("s")
    expect(page.get_by_role("menuitem", name="South")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_have_text("south")
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(opener).to_be_focused()


def test_a_dialog_asks_and_escape_means_no(page: Page) -> None:
    opener = page.get_by_role("button", name="Close the vote")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Close the vote?")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    expect(page.locator("#confirmed")).to_have_text("0")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Yes, close it").click()
    expect(page.locator("#confirmed")).to_have_text("1")


def test_focus_stays_in_an_open_dialog(page: Page) -> None:
    page.get_by_role("button", name="Close the vote").click()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('dialog') !== null"
        )


def test_tabs_move_by_arrows(page: Page) -> None:
    page.get_by_role("tab", name="List").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Grid")).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Grid")).to_be_visible()
    expect(page.get_by_text("The list.")).to_be_hidden()


def test_a_slider_settles_by_keyboard(page: Page) -> None:
    slider = page.get_by_role("slider", name="Power")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#settled")).to_have_text("51")


def test_the_timer_counts_in_the_servers_time(page: Page) -> None:
    page.clock.install(time="2031-01-01T00:00:00")  # a device whose clock is years off
    page.reload()
    page.get_by_role("heading", name="Every component").wait_for()
    page.evaluate("""() => {
        window.said = [];
        const region = document.querySelector("[role=status]");
        new MutationObserver(() => window.said.push(region.textContent)).observe(region, {
            childList: true, characterData: true, subtree: true,
        });
    }""")
    page.locator("#start-timer").click()
    timer = page.get_by_role("timer")
    expect(timer).to_contain_text("1:0")
    page.clock.run_for(70_000)
    expect(timer).to_contain_text("Time is up")
    said = [text for text in page.evaluate("window.said") if text]
    assert said == ["One minute left", "10 seconds left", "Time is up"]


def test_one_region_speaks_for_the_page(page: Page) -> None:
    expect(page.locator("[aria-live=polite]")).to_have_count(1)
    page.get_by_role("button", name="Move card 1 to…").click()
    page.get_by_role("menuitem", name="North").click()
    heard(page, "Chosen: north")


def test_the_skip_link_goes_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_focus_goes_to_the_heading_after_a_navigation(page: Page) -> None:
    page.get_by_role("link", name="Mission Room").click()
    expect(page.get_by_role("heading", name="Elsewhere")).to_be_focused()
    page.get_by_role("link", name="To the gallery").click()
    expect(page.get_by_role("heading", name="Every component")).to_be_focused()


def test_the_chosen_colours_are_kept_on_the_device(page: Page) -> None:
    page.get_by_role("button", name="Colours as on this device").click()
    page.get_by_role("button", name="Light colours").click()
    expect(page.locator("html")).to_have_class("dark")
    page.reload()
    expect(page.locator("html")).to_have_class("dark")
    expect(page.get_by_role("button", name="Dark colours")).to_be_visible()


def test_data_behind_a_picture_is_one_tap_away(page: Page) -> None:
    seen(page, "Show as a table").click()
    expect(page.get_by_role("table", name="Votes")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Clean air")).to_be_visible()


def test_copying_says_so(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "ABC234"
