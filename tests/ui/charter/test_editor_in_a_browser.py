"""A section as rich text: typed, formatted and saved by one, read by another, and nobody loses what was typed."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom, Person
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

Reader = Callable[[Person, int], Page]

PASTE = """(element, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
_SIGN = "<span style='mso-list:Ignore'>·<span>&nbsp;</span></span>"
_ITEM = f"<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>{_SIGN}"
FROM_WORD = f"""<html><head><style>p {{color: red}}</style></head><body><!--StartFragment-->
<h1 style='color:#2F5496'>From Word<o:p></o:p></h1>
{_ITEM}Ferries<o:p></o:p></p>
{_ITEM}Cranes</p>
<table style='border:1px'><tr><td style='width:3cm'>Quay</td><td>Level</td></tr>
<tr><td>North</td><td>62</td></tr></table>
<script>document.title = "owned"</script>
<img src=x onerror="document.title='owned'"><!--EndFragment--></body></html>"""


def is_fault(said: ConsoleMessage) -> bool:
    """The browser reports refused requests as errors of its own; the page's business is to say so."""
    return said.type == "error" and "409 (Conflict)" not in said.text


@pytest.fixture
def room(server: RunningServer) -> LiveRoom:
    """A room with a goal."""
    made = LiveRoom(server.url)
    made.open("goals")
    made.propose("By 2032 no street is over the limit")
    made.open("charter")
    return made


@pytest.fixture
def read(chromium: Browser, room: LiveRoom) -> Iterator[Reader]:
    """Open the page as somebody, at a width."""
    faults: list[str] = []
    contexts = []

    def open_page(person: Person, width: int) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        contexts.append(context)
        room.seat(context, person)
        page = context.new_page()
        page.on("console", lambda said: faults.append(said.text) if is_fault(said) else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{room.url}/charter/{room.code}")
        expect(page.locator("#section-goals")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def section_of(page: Page) -> Locator:
    """What stands below the heading of the section on goals."""
    return page.locator("#section-goals + .charter-wording")


def opened(page: Page) -> Locator:
    """The text of the section on goals, opened for editing and emptied."""
    section_of(page).get_by_role("button", name="Edit the wording").click()
    text = section_of(page).get_by_role("textbox", name="Wording of")
    text.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    return text


def press(page: Page, name: str) -> None:
    """A button of the tools."""
    section_of(page).get_by_role("button", name=name, exact=True).click()


def test_what_one_formats_and_saves_another_reads_and_markdown_has_it(read: Reader, room: LiveRoom) -> None:
    page, reader = read(room.facilitator, 1440), read(room.people[0], 390)
    opened(page)
    press(page, "Heading")
    page.keyboard.type("Quiet nights")
    page.keyboard.press("Enter")
    page.keyboard.type("By 2034 the harbour ")
    press(page, "Bold")
    page.keyboard.type("sleeps")
    press(page, "Bold")
    page.keyboard.type(", as [G1] says.")
    page.keyboard.press("Enter")
    press(page, "Bullets")
    page.keyboard.type("Ferries")
    page.keyboard.press("Enter")
    page.keyboard.type("Cranes")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    press(page, "Table")
    page.keyboard.type("Quay")
    page.keyboard.press("Tab")
    page.keyboard.type("Level")
    page.keyboard.press("Tab")
    page.keyboard.type("North")
    page.keyboard.press("Tab")
    page.keyboard.type("62 dB")
    expect(section_of(page).get_by_role("button", name="Bold", exact=True)).to_have_attribute("aria-pressed", "false")
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    press(page, "Use this wording")
    expect(seen(section_of(page), "Saved")).to_be_visible()
    document = reader.get_by_role("article")
    expect(document.get_by_role("heading", name="Quiet nights")).to_be_visible()
    expect(document.locator("strong").filter(has_text="sleeps")).to_be_visible()
    expect(document.get_by_role("link", name="Source G1").first).to_be_visible()
    expect(document.get_by_role("listitem").filter(has_text="Cranes")).to_be_visible()
    expect(document.get_by_role("cell", name="62 dB")).to_be_visible()
    said = room.client.get(
        f"/api/v1/workshops/{room.code}/charter?format=md",
        headers={"Authorization": f"Bearer {room.people[0].token}"},
    ).text
    assert "### Quiet nights" in said
    assert "the harbour **sleeps**, as [\\[G1\\]](#G1) says." in said
    assert "- Ferries\n- Cranes" in said
    assert "| North | 62 dB |" in said


def test_what_comes_from_word_is_cleaned_and_a_link_is_set(read: Reader, room: LiveRoom) -> None:
    page = read(room.facilitator, 390)
    text = opened(page)
    text.evaluate(PASTE, FROM_WORD)
    expect(text.get_by_role("heading", name="From Word")).to_be_visible()
    expect(text.get_by_role("listitem")).to_have_text(["Ferries", "Cranes"])
    expect(text.get_by_role("cell", name="62")).to_be_visible()
    assert page.title() != "owned"
    seen(text, "Cranes").click()
    for _ in "Cranes":
        page.keyboard.press("Shift+ArrowLeft")
    press(page, "Link")
    page.get_by_label("Address").fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(seen(page, "An address begins with https://")).to_be_visible()
    page.get_by_label("Address").fill("https://example.org/cranes")
    page.keyboard.press("Enter")
    expect(text.get_by_role("link", name="Cranes")).to_have_attribute("href", "https://example.org/cranes")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    press(page, "Use this wording")
    expect(page.locator(".charter-own").get_by_role("link", name="Cranes")).to_be_visible()


def test_what_was_typed_survives_a_reload_and_a_refusal(read: Reader, room: LiveRoom) -> None:
    page = read(room.facilitator, 1440)
    opened(page)
    page.keyboard.type("Typed and not sent")
    expect(seen(section_of(page), "Kept on this device, not sent yet")).to_be_visible()
    page.reload()
    text = section_of(page).get_by_role("textbox", name="Wording of")
    expect(text).to_have_text("Typed and not sent")
    text.evaluate(PASTE, "<p>" + "very long " * 5500 + "</p>")
    press(page, "Use this wording")
    expect(seen(section_of(page), "50,000 is the most")).to_be_visible()
    expect(text).to_contain_text("very long very long")
    press(page, "Undo")
    press(page, "Use this wording")
    expect(seen(section_of(page), "Saved")).to_be_visible()
    page.reload()
    expect(page.get_by_role("article")).to_contain_text("Typed and not sent")
    expect(section_of(page).get_by_role("textbox")).to_have_count(0)


def test_two_at_the_same_section_see_each_others_words(read: Reader, room: LiveRoom) -> None:
    first, second = read(room.facilitator, 1440), read(room.facilitator, 1440)
    for page, words in ((first, "What the first wrote"), (second, "What the second wrote")):
        opened(page)
        page.keyboard.type(words)
    press(first, "Use this wording")
    expect(seen(section_of(first), "Saved")).to_be_visible()
    press(second, "Use this wording")
    expect(seen(section_of(second), "Ada has worded this section while you were writing.")).to_be_visible()
    expect(section_of(second).locator("blockquote")).to_contain_text("What the first wrote")
    expect(section_of(second).get_by_role("textbox")).to_have_text("What the second wrote")
    press(second, "Use mine, in place of it")
    expect(first.get_by_role("article")).to_contain_text("What the second wrote")
