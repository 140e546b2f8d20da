"""What tests see and hear of a page, tried on pages of their own; and that no test looks for a text in another way."""

import ast
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.ui.seeing import heard, listen, seen

ROOT = Path(__file__).parents[1]
PAGE = """
<p>Saved</p>
<dialog><h2>Saved for later</h2></dialog>
<p role="status" class="visually-hidden" style="position: absolute; width: 1px; height: 1px">Saved at last</p>
"""
SAY = """(text) => {
  const region = document.querySelector("[role=status]");
  region.textContent = text;
  setTimeout(() => { region.textContent = ""; }, 50);
}"""
# What asks whether a text is nowhere, or whether it is there though not in sight, may count all of them.
COUNTS = {"to_have_count", "to_be_attached", "to_be_hidden"}


@pytest.mark.browser
def test_a_text_is_seen_once_though_it_is_read_out_and_in_a_closed_dialog(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(PAGE)
    assert page.get_by_text("Saved").count() == 3
    expect(seen(page, "Saved")).to_have_text("Saved")
    expect(seen(page.locator("dialog"), "Saved")).to_have_count(0)
    page.close()


@pytest.mark.browser
def test_what_was_said_a_while_ago_has_been_heard_and_nothing_else(chromium: Browser) -> None:
    context = chromium.new_context()
    listen(context)
    page = context.new_page()
    page.set_content(PAGE)
    page.evaluate(SAY, "One dot left. (2 of 3)")
    expect(page.locator("[role=status]")).to_have_text("")
    heard(page, "One dot left. (2 of 3)")
    expect(page.locator("html")).not_to_have_attribute("data-heard", "No dots left")
    context.close()


def test_no_test_looks_for_a_text_that_may_be_there_twice() -> None:
    found = []
    for path in sorted(ROOT.rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        above = {below: node for node in ast.walk(tree) for below in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr == "get_by_text" and not _counts(node, above):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == [f"ui/{Path(__file__).name}:{_line_of('page.get_by_text')}"], "use `seen` of tests/ui/seeing.py"


def _counts(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    while node in above and not isinstance(node, ast.stmt):
        node = above[node]
        if isinstance(node, ast.Attribute) and (node.attr in COUNTS or node.attr.startswith("not_")):
            return True
    return False


def _line_of(text: str) -> int:
    lines = Path(__file__).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)
