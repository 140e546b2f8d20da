"""What people see and hear of a page, for tests that must not depend on the moment at which they look.

    expect(seen(page, "3 of 3 have voted")).to_be_visible()
    listen(context)                  # before the page is opened
    heard(page, "Your vote is counted.")

A text may stand in a page twice for a moment: beside a field and in the live region that reads it out, or in a dialog
that has just closed. What the live region says is gone after a second. And what a page shows at once may be on its way
to the server still: `until` waits for it. Must not: wait longer than it takes.
"""

import re
import time
from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import BrowserContext, Locator, Page, expect

_LIVE_REGION = "[role=status].visually-hidden"
_SAYING_SECONDS = 25
_ARRIVING_SECONDS = 20
_LOOKS_EVERY_MS = 50
T = TypeVar("T")

_NOTE_WHAT_IS_SAID = """(() => {
  const note = () => {
    const text = document.querySelector("LIVE_REGION")?.textContent;
    const kept = document.documentElement.dataset;
    if (text && !(kept.heard || "").endsWith(`|${text}`)) kept.heard = `${kept.heard || ""}|${text}`;
  };
  new MutationObserver(note).observe(document, { childList: true, characterData: true, subtree: true });
})()""".replace("LIVE_REGION", _LIVE_REGION)


def seen(scope: Page | Locator, text: str | re.Pattern[str], *, exact: bool = False) -> Locator:
    """Where a text is visible within a page or a part of it, the region for screen readers left out."""
    page = scope if isinstance(scope, Page) else scope.page
    return scope.get_by_text(text, exact=exact).and_(page.locator(f":not({_LIVE_REGION})")).filter(visible=True)


def listen(context: BrowserContext) -> None:
    """Keep what the live regions of a context's pages say from now on; call it before a page is opened."""
    context.add_init_script(_NOTE_WHAT_IS_SAID)


def heard(page: Page, text: str) -> None:
    """Wait until a screen reader has been told this since the page was loaded; several sentences wait their turn."""
    said = re.compile(re.escape(text))
    expect(page.locator("html")).to_have_attribute("data-heard", said, timeout=_SAYING_SECONDS * 1000)


def until(page: Page, look: Callable[[], T], expected: T) -> None:
    """Look again until this is so, for what a page has sent off and shows already; the page goes on meanwhile."""
    deadline = time.monotonic() + _ARRIVING_SECONDS
    while (found := look()) != expected and time.monotonic() < deadline:
        page.wait_for_timeout(_LOOKS_EVERY_MS)
    assert found == expected
