"""Taking the charter along: every format by one tap, an office's own template, and words where it does not work."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]


@pytest.fixture(scope="module")
def room(server: RunningServer) -> LiveRoom:
    made = LiveRoom(server.url)
    made.open("charter")
    return made


@pytest.fixture
def page(chromium: Browser, room: LiveRoom) -> Iterator[Page]:
    """A participant's phone."""
    context = chromium.new_context(viewport={"width": 390, "height": 900}, accept_downloads=True)
    room.seat(context, room.people[0])
    opened = context.new_page()
    opened.goto(f"{room.url}/charter/{room.code}")
    expect(opened.locator("#section-challenge")).to_be_visible()
    yield opened
    context.close()


def test_every_format_says_what_it_is_for_and_comes_by_one_tap(page: Page) -> None:
    files = page.get_by_role("region", name="Take it with you")
    for kind in ("docx", "pdf", "html", "xlsx", "csv", "md", "json", "zip"):
        link = files.locator(f"a[href$='format={kind}']")
        assert len(link.inner_text().split()) > 4, kind
        with page.expect_download() as waiting:
            link.click()
        ending = "csv.zip" if kind == "csv" else kind
        assert waiting.value.suggested_filename.endswith(f"-charter.{ending}")
    expect(seen(files, "The file is in your downloads.").first).to_be_visible()


def test_the_word_file_comes_in_the_look_of_an_office(page: Page, tmp_path: Path) -> None:
    template = tmp_path / "office.docx"
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Ministry of Ends"
    file.save(str(template))
    with page.expect_download() as waiting:
        page.get_by_label("Word in your own template").set_input_files(template)
    made = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert made.sections[0].header.paragraphs[0].text == "Ministry of Ends"


def test_a_file_that_will_not_do_and_a_server_that_is_away_are_told_in_words(page: Page, tmp_path: Path) -> None:
    (tmp_path / "office.docx").write_bytes(b"no word file")
    page.get_by_label("Word in your own template").set_input_files(tmp_path / "office.docx")
    expect(seen(page, "This is no Word file that can be read.").first).to_be_visible()
    page.route("**/charter?format=pdf", lambda route: route.abort())
    page.locator("a[href$='format=pdf']").click()
    expect(page.locator(".charter-file-note[data-state=failed]").first).to_be_visible()
