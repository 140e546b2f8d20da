"""The start page: a template is chosen by keyboard or finger, the form follows it, a file is taken or refused."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.domain.templates import written
from app.templates import built_in
from tests.server import RunningServer
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

RECOVER = re.compile(r"/recover/?$")


@pytest.fixture
def visitor(chromium: Browser, server: RunningServer) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.url + "/start")
    page.get_by_role("button", name="Start the workshop").and_(page.locator(":enabled")).wait_for()
    yield page
    context.close()


def answered(page: Page, path: str, status: int, body: dict[str, Any]) -> list[Any]:
    """Answer requests to an API path; returns the list in which what was sent is collected."""
    sent: list[Any] = []

    def answer(route: Route) -> None:
        sent.append(json.loads(route.request.post_data or "null"))
        route.fulfill(status=status, content_type="application/json", body=json.dumps(body))

    page.route(f"**/api/v1/{path}", answer)
    return sent


def groups(page: Page) -> str:
    return page.get_by_label("Groups of participants").input_value()


def test_a_practice_is_chosen_by_keyboard_and_the_form_follows(visitor: Page) -> None:
    visitor.get_by_label("Half a day").focus()
    for _ in range(7):
        visitor.keyboard.press("ArrowDown")
    expect(visitor.get_by_label("Agency mission that crowds in")).to_be_checked()
    expect(seen(visitor, "Pledges with amount, period, condition")).to_be_visible()
    assert groups(visitor) == "\n".join(built_in()["csiro_agency"].groups)
    visitor.get_by_label("Portfolio sense-making").check()
    expect(visitor.get_by_label("With invented names")).to_be_checked()
    assert visitor.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_somebody_has_changed_stays(visitor: Page) -> None:
    visitor.get_by_label("Groups of participants").fill("North\nSouth")
    visitor.get_by_label("Without names").check()
    visitor.get_by_label("Portfolio sense-making").check()
    assert groups(visitor) == "North\nSouth"
    expect(visitor.get_by_label("Without names")).to_be_checked()
    sent = answered(visitor, "workshops", 201, {"next": "/recover"})
    visitor.get_by_label("Title").fill("Clean air")
    visitor.get_by_role("button", name="Start the workshop").click()
    visitor.wait_for_url(RECOVER)
    assert (sent[0]["template"], sent[0]["groups"], sent[0]["naming"]) == (
        "undp_portfolio",
        ["North", "South"],
        "nobody",
    )


def test_a_file_is_refused_with_the_place_and_taken_when_it_is_mended(visitor: Page, tmp_path: Path) -> None:
    file = {**written(built_in()["city"]), "key": "ours", "name": "Our way", "groups": ["Hill", "Harbour"]}
    wrong, right, broken = (tmp_path / f"{name}.json" for name in ("wrong", "right", "broken"))
    wrong.write_text(json.dumps({**file, "severities": {"Q12": "loud"}}), encoding="utf-8")
    right.write_text(json.dumps(file), encoding="utf-8")
    broken.write_text("{", encoding="utf-8")
    chooser = visitor.get_by_label("Use a file of your own")
    chooser.set_input_files(broken)
    expect(seen(visitor, "We could not read “broken.json”.").first).to_be_visible()
    chooser.set_input_files(wrong)
    expect(seen(visitor, "In severities.Q12, please use one of these words").first).to_be_visible()
    expect(visitor.get_by_label("Half a day")).to_be_checked()
    chooser.set_input_files(right)
    expect(visitor.get_by_label("Our way")).to_be_checked()
    assert groups(visitor) == "Hill\nHarbour"
    sent = answered(visitor, "workshops", 201, {"next": "/recover"})
    visitor.get_by_label("Title").fill("Clean air")
    visitor.get_by_role("button", name="Start the workshop").click()
    visitor.wait_for_url(RECOVER)
    assert sent[0]["template_file"] == file


def test_a_demo_is_one_button_away_and_a_refusal_is_said(visitor: Page) -> None:
    visitor.get_by_label("Litmus test").check()
    look = visitor.get_by_role("button", name="Look at a demo")
    expect(look).to_be_visible()
    answered(visitor, "templates/litmus/demo", 404, {"detail": "There is no demo of this template here."})
    look.click()
    expect(seen(visitor, "There is no demo of this template here.").first).to_be_visible()
    visitor.unroute("**/api/v1/templates/litmus/demo")
    answered(visitor, "templates/litmus/demo", 201, {"next": "/recover"})
    look.click()
    visitor.wait_for_url(RECOVER)
