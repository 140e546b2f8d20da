"""At the desk another template's parts and checks are used, and the workshop is taken along as a template."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from app.templates import built_in
from tests.ui.desk.conftest import Workshop
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_other_checks_are_used_and_the_workshop_goes_out_as_a_file(
    workshop: Workshop, desk: Callable[[], Page]
) -> None:
    page = desk()
    page.get_by_role("tab", name="Workshop").click()
    seen(page, "Parts and checks", exact=True).click()
    page.get_by_label("Use the parts and checks of").select_option("litmus")
    page.get_by_role("button", name="Use them").click()
    litmus = built_in()["litmus"]
    expect(seen(page, f"What this workshop uses ({len(litmus.parts)} of")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save this workshop as a template").click()
    file = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert saved.value.suggested_filename == f"template-{workshop.code}.json"
    assert (file["key"], file["severities"]) == ("litmus", dict(litmus.severities))
