"""A charter's file begins a workshop on the start page; its charter is compared; a programme is seen and shared."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.server import RunningServer
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

EXAMPLE = Path(__file__).parents[3] / "docs/examples/feed-2034.json"
WIDTHS = (390, 1440)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    found = context.new_page()
    faults: list[str] = []
    found.on("pageerror", lambda error: faults.append(str(error)))
    yield found
    context.close()
    assert faults == []


def begin(page: Page, server: RunningServer, file: bytes) -> str:
    """Start a workshop with a charter; its code."""
    page.goto(f"{server.url}/start")
    seen(page, "Carry on from a charter").click()
    chosen = {"name": "charter.json", "mimeType": "application/json", "buffer": file}
    page.get_by_label("The charter’s file (JSON)").set_input_files(chosen)
    told = page.locator("[data-role=seen]")
    expect(told).to_contain_text("What stays behind")
    told.get_by_role("button", name="Start with this charter").click()
    page.wait_for_url("**/desk/*")
    return page.url.rpartition("/")[2]


def test_a_file_that_is_no_charter_is_refused_in_words(page: Page, server: RunningServer) -> None:
    page.goto(f"{server.url}/start")
    seen(page, "Carry on from a charter").click()
    chosen = {"name": "letter.json", "mimeType": "application/json", "buffer": b"Dear all"}
    page.get_by_label("The charter’s file (JSON)").set_input_files(chosen)
    expect(page.get_by_role("alert").filter(has_text="no JSON")).to_be_visible()


def test_a_charter_is_carried_on_compared_and_put_into_a_programme(page: Page, server: RunningServer) -> None:
    file = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    code = begin(page, server, json.dumps(file).encode())
    file["goals"][0]["content"]["deadline"] = "2031-12-31"
    page.goto(f"{server.url}/charter/{code}")
    expect(page.locator("#section-challenge")).to_be_visible()
    chosen = {"name": "before.json", "mimeType": "application/json", "buffer": json.dumps(file).encode()}
    page.get_by_label("An earlier charter (JSON)").set_input_files(chosen)
    found = page.locator("[data-role=found]")
    expect(found.get_by_role("heading").first).to_have_text("Deadline")
    expect(found).to_contain_text("31 December 2034")

    programme = page.locator("[data-role=programme]")
    seen(programme, "This workshop stands alone").click()
    programme.get_by_label("Start a programme").fill("Green roadmaps")
    programme.get_by_role("button", name="Start a programme").click()
    expect(programme).to_contain_text("Green roadmaps")
    seen(programme, "Let another workshop in").click()
    key = programme.locator(".carry-key").inner_text()

    other = begin(page, server, json.dumps(file).encode())
    page.goto(f"{server.url}/charter/{other}")
    seen(programme, "This workshop stands alone").click()
    programme.get_by_label("Or join one by its key").fill(key)
    programme.get_by_role("button", name="Join").click()
    seen(programme, "Bring in what the others have").click()
    programme.get_by_label("What to bring").select_option("stakeholders")
    programme.get_by_role("checkbox").first.check()
    programme.get_by_role("button", name="Bring 1 in").click()
    expect(programme).to_contain_text("1 was here already")

    programme.get_by_role("link", name="Open the programme").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Green roadmaps")
    expect(page.get_by_role("table").first).to_contain_text("S1")
    page.get_by_role("button", name="They are the same").first.click()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    faults = Axe().run(page).response["violations"]
    assert [one["id"] for one in faults] == []
