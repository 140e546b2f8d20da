"""The pages before a seat: home, start, join, links, recovery, not found. The API's answers are given by the tests."""

import json
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.server import RunningServer
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

FACTS = {
    "code": "K7RM4X",
    "title": "Clean air in every street by 2032",
    "purpose": "The council decides in March.",
    "convener": "City of Malmö",
    "naming": "names",
    "status": "live",
    "delete_on": "2027-02-21",
    "groups": [{"id": "g1", "name": "Government"}, {"id": "g2", "name": "Citizens"}],
}
RECOVER = re.compile(r"/recover/?$")
PAGES = ("/", "/start", "/join/K7RM4X", "/join/XXXXXX", "/link/known", "/link/unknown", "/recover", "/no/such/page")


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    _answer(page, "workshops/K7RM4X", 200, FACTS)
    _answer(page, "workshops/XXXXXX", 404, {"detail": "No workshop has this code."})
    _answer(page, "links/known", 200, {"title": FACTS["title"], "role": "cofacilitator", "needs_name": True})
    _answer(page, "links/unknown", 404, {"detail": "No such link."})
    yield page
    context.close()


def _answer(page: Page, path: str, status: int, body: dict[str, object]) -> list[dict[str, object]]:
    """Answer requests to an API path; returns the list in which what was sent is collected."""
    sent: list[dict[str, object]] = []

    def answer(route: Route) -> None:
        if route.request.post_data:
            sent.append(json.loads(route.request.post_data))
        route.fulfill(status=status, content_type="application/json", body=json.dumps(body))

    page.route(f"**/api/v1/{path}", answer)
    return sent


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(visitor: Page, server: RunningServer, path: str, scheme: str) -> None:
    visitor.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    visitor.goto(server.url + path)
    visitor.locator("main h1:not(.visually-hidden)").wait_for()
    assert [found["id"] for found in Axe().run(visitor).response["violations"]] == []
    assert visitor.title().endswith("Mission Room")
    assert visitor.locator("h1").count() == 1
    visitor.set_viewport_size({"width": 320, "height": 640})
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("typed", ["k7rm4x", "K7R M4X", " k7r-m4x "])
def test_a_code_may_be_typed_as_people_type(visitor: Page, server: RunningServer, typed: str) -> None:
    visitor.goto(server.url)
    expect(visitor.get_by_role("button", name="Join")).to_be_enabled()  # the page has come to life
    visitor.get_by_label("Code of the workshop").fill(typed)
    visitor.get_by_role("button", name="Join").click()
    visitor.wait_for_url("**/join/K7RM4X")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Clean air in every street by 2032")


def test_a_short_code_is_asked_for_again(visitor: Page, server: RunningServer) -> None:
    visitor.goto(server.url)
    expect(visitor.get_by_role("button", name="Join")).to_be_enabled()  # the page has come to life
    box = visitor.get_by_label("Code of the workshop")
    box.fill("K7R")
    visitor.get_by_role("button", name="Join").click()
    expect(seen(visitor, "A code has six characters.")).to_be_visible()
    expect(box).to_be_focused()


def test_a_seat_is_taken_by_keyboard_after_a_plain_notice(visitor: Page, server: RunningServer) -> None:
    sent = _answer(visitor, "workshops/K7RM4X/seats", 201, {"next": "/recover"})
    visitor.goto(server.url + "/join/K7RM4X")
    expect(seen(visitor, "deleted on 21 February 2027")).to_be_visible()
    visitor.get_by_label("Your name").focus()
    visitor.keyboard.type("Ada")
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url(RECOVER)
    assert sent == [{"display_name": "Ada", "group_id": "g2"}]


def test_joining_without_a_group_says_what_is_missing(visitor: Page, server: RunningServer) -> None:
    visitor.goto(server.url + "/join/K7RM4X")
    visitor.get_by_label("Your name").fill("Ada")
    visitor.get_by_role("button", name="Take my seat").click()
    expect(visitor.locator("[data-error-for=group_id]")).to_have_text("Please fill this in.")
    expect(visitor.get_by_label("Government")).to_be_focused()


def test_what_was_typed_stays_when_the_server_refuses(visitor: Page, server: RunningServer) -> None:
    refusal = {"detail": "Please look at one answer again.", "errors": {"title": "Please choose another title."}}
    _answer(visitor, "workshops", 422, refusal)
    visitor.goto(server.url + "/start")
    title = visitor.get_by_label("Title")
    title.fill("Clean air")
    visitor.get_by_role("button", name="Start the workshop").click()
    expect(visitor.locator("[data-error-for=title]")).to_have_text("Please choose another title.")
    expect(seen(visitor, "Please look at one answer again.").first).to_be_visible()
    expect(title).to_have_value("Clean air")
    expect(title).to_be_focused()


def test_a_workshop_is_started_with_what_the_form_offers(visitor: Page, server: RunningServer) -> None:
    sent = _answer(visitor, "workshops", 201, {"next": "/recover"})
    visitor.goto(server.url + "/start")
    visitor.get_by_label("Title").fill("Clean air")
    visitor.get_by_role("button", name="Start the workshop").click()
    visitor.wait_for_url(RECOVER)
    assert sent == [
        {
            "title": "Clean air",
            "purpose": "",
            "convener": "",
            "place": "",
            "template": "half_day",
            "groups": ["Government", "Business", "Research", "Civil society", "Citizens"],
            "naming": "names",
            "language": "en",
            "facilitator_name": "",
        }
    ]


def test_an_unreachable_server_loses_nothing(visitor: Page, server: RunningServer) -> None:
    visitor.goto(server.url + "/recover")
    visitor.route("**/api/v1/seats/recover", lambda route: route.abort())
    visitor.get_by_label("Code of the workshop").fill("K7RM4X")
    visitor.get_by_label("Recovery code").fill("AB CD EF GH JK")
    visitor.get_by_role("button", name="Bring me back").click()
    expect(seen(visitor, "We cannot reach the server.").first).to_be_visible()
    expect(visitor.get_by_label("Recovery code")).to_have_value("AB CD EF GH JK")


def test_an_answer_cannot_lead_to_another_site(visitor: Page, server: RunningServer) -> None:
    _answer(visitor, "seats/recover", 200, {"next": "//elsewhere.example/"})
    visitor.goto(server.url + "/recover")
    visitor.get_by_label("Code of the workshop").fill("K7RM4X")
    visitor.get_by_label("Recovery code").fill("ABCDEFGHJK")
    visitor.get_by_role("button", name="Bring me back").click()
    visitor.wait_for_url(server.url + "/")


def test_an_ended_workshop_says_so(visitor: Page, server: RunningServer) -> None:
    _answer(visitor, "workshops/K7RM4X", 200, {**FACTS, "status": "ended"})
    visitor.goto(server.url + "/join/K7RM4X")
    expect(visitor.get_by_role("heading", name="This workshop has ended")).to_be_visible()
    expect(visitor.get_by_role("button", name="Take my seat")).to_have_count(0)


def test_an_unknown_code_offers_another_try(visitor: Page, server: RunningServer) -> None:
    visitor.goto(server.url + "/join/XXXXXX")
    expect(visitor.get_by_role("heading", name="We found no workshop with this code")).to_be_visible()
    visitor.get_by_label("Code of the workshop").fill("k7rm4x")
    visitor.get_by_role("button", name="Join").click()
    visitor.wait_for_url("**/join/K7RM4X")


def test_a_secret_link_asks_for_a_name_only_where_it_needs_one(visitor: Page, server: RunningServer) -> None:
    sent = _answer(visitor, "links/known/seats", 201, {"next": "/recover"})
    visitor.goto(server.url + "/link/known")
    expect(seen(visitor, "You are invited to lead this workshop")).to_be_visible()
    visitor.get_by_label("Your name").fill("Grace")
    visitor.get_by_role("button", name="Come in").click()
    visitor.wait_for_url(RECOVER)
    assert sent == [{"display_name": "Grace"}]
    _answer(visitor, "links/mine", 200, {"title": "Clean air", "role": "facilitator", "needs_name": False})
    visitor.goto(server.url + "/link/mine")
    expect(visitor.get_by_role("button", name="Go to my desk")).to_be_visible()
    expect(visitor.get_by_label("Your name")).to_have_count(0)
