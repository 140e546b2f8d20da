"""The main job in real browsers: one facilitator and two participants, from an empty workshop to four files."""

import io
import json
import re
from pathlib import Path

import docx
import jsonschema
import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.ui.journeys.conftest import LAPTOP, PHONE, Stage
from tests.ui.seeing import seen

pytestmark = [pytest.mark.server, pytest.mark.browser]

ROOT = Path(__file__).parents[3]
TITLE = "Quiet streets 2032"
STATEMENT = "Deliveries wake half of the old town, and nobody owns the problem."
FIRST = "By 2032, nobody in the old town is woken by deliveries."
SECOND = "By 2030, half of all deliveries arrive without an engine."


def press(page: Page, name: str | re.Pattern[str]) -> None:
    """Press the one visible button of this name."""
    page.get_by_role("button", name=name, exact=isinstance(name, str)).locator("visible=true").first.click()


def confirm(page: Page, name: str) -> None:
    """Press a button that asks first, and say yes."""
    press(page, name)
    page.get_by_role("dialog").get_by_role("button", name=name, exact=True).click()


def start(stage: Stage) -> tuple[Page, str]:
    """A facilitator starts a workshop; the desk, and the join code."""
    desk = stage.device(LAPTOP)
    desk.goto(f"{stage.server.url}/start/")
    desk.get_by_label("Title").fill(TITLE)
    desk.get_by_label("Your name").fill("Ada")
    press(desk, "Start the workshop")
    desk.wait_for_url("**/desk/*")
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    return desk, desk.url.rpartition("/")[2]


def join(stage: Stage, code: str, name: str, group: str) -> Page:
    """Somebody joins with a phone."""
    phone = stage.device(PHONE)
    phone.goto(f"{stage.server.url}/join/{code}")
    phone.get_by_label("Your name").fill(name)
    phone.get_by_label(group, exact=True).check()
    press(phone, "Take my seat")
    phone.wait_for_url("**/room/*")
    return phone


def open_step(desk: Page, name: str) -> None:
    press(desk, f"Open: {name}")


def write_card(phone: Page, text: str) -> None:
    phone.get_by_role("textbox", name="What is the problem, and for whom?").fill(text)
    press(phone, "Add this card")
    expect(seen(phone, text).first).to_be_visible()


def fist(phone: Page, value: str, reason: str = "") -> None:
    phone.get_by_role("radio", name=re.compile(value)).check()
    if reason:
        phone.get_by_label("Why, in a few words?").fill(reason)
    press(phone, "Cast my vote")
    expect(seen(phone, "Your vote is counted.").first).to_be_visible()


def propose(phone: Page, statement: str, target: str) -> None:
    press(phone, "Propose a goal")
    phone.get_by_label("The goal, in a sentence").fill(statement)
    phone.get_by_label("How will we see it?").fill("Nights with noise above the limit, measured")
    phone.get_by_label("Number to reach").fill(target)
    phone.get_by_label("Unit").fill("nights")
    phone.get_by_label("When is it reached?").fill("2032")
    press(phone, "Propose this goal")


def dot(phone: Page, statement: str, times: int) -> None:
    for _ in range(times):
        press(phone, re.compile(f"One dot more: .*{re.escape(statement[:20])}"))


def test_a_room_sets_a_mission_and_leaves_with_its_charter(stage: Stage) -> None:
    desk, code = start(stage)
    ben, cleo = join(stage, code, "Ben", "Citizens"), join(stage, code, "Cleo", "Business")
    expect(seen(ben, "Welcome. You are in.")).to_be_visible()
    frame_the_challenge(desk, ben, cleo)
    set_the_goals(stage, desk, ben, cleo)
    map_and_sketch(desk, ben, cleo)
    check_files(take_the_charter(stage, desk, code))


def frame_the_challenge(desk: Page, ben: Page, cleo: Page) -> None:
    """Silent writing, reveal, a cluster, a statement on a card, and fist of five."""
    open_step(desk, "Frame the challenge")
    write_card(ben, "Vans idle under our windows at five in the morning")
    write_card(cleo, "The delivery window opens before the noise limit does")
    expect(ben.get_by_text("The delivery window opens")).to_have_count(0)
    expect(desk.get_by_text("Vans idle")).to_have_count(0)
    confirm(desk, "Show all cards")
    expect(seen(ben, "The delivery window opens").first).to_be_visible()
    desk.get_by_role("textbox", name="New cluster").fill("Too early")
    press(desk, "Add cluster")
    press(desk, re.compile("Move card 1 to"))
    desk.get_by_role("menuitem", name="Too early").click()
    expect(ben.get_by_role("heading", name=re.compile("Too early")).first).to_be_visible()
    desk.get_by_label("What is the problem, for whom, and why is it still there?").fill(STATEMENT)
    desk.get_by_role("group", name="Cards it rests on").get_by_role("checkbox").first.check()
    desk.get_by_role("radio", name=re.compile("^Complex")).check()
    press(desk, "Save the challenge")
    expect(seen(cleo, STATEMENT).first).to_be_visible()
    press(desk, "Ask the room: fist of five")
    fist(ben, "I support it")
    fist(cleo, "I have a concern", "Say what it costs the shops")
    confirm(desk, "Close the vote")
    confirm(desk, "Show the result to everyone")
    expect(seen(ben, "Say what it costs the shops").first).to_be_visible()


def set_the_goals(stage: Stage, desk: Page, ben: Page, cleo: Page) -> None:
    """Two goals and a dot vote, with the server killed in the middle of it."""
    open_step(desk, "Set the goals")
    propose(ben, FIRST, "0")
    propose(cleo, SECOND, "50")
    expect(seen(desk, "Goals (2)")).to_be_visible()
    press(desk, "Open the vote")
    dot(ben, FIRST, 2)
    press(ben, "Cast my vote")
    expect(seen(ben, "Your vote is counted.").first).to_be_visible()
    dot(cleo, FIRST, 1)
    stage.without_server(lambda: stage.server.restart(suddenly=True))
    dot(cleo, SECOND, 1)
    press(cleo, "Cast my vote")
    expect(seen(cleo, "Your vote is counted.").first).to_be_visible()
    expect(seen(ben, "Your vote is counted.").first).to_be_visible()
    confirm(desk, "Close the vote")
    confirm(desk, "Show the result to everyone")
    expect(cleo.locator(".results svg.pic desc").first).to_contain_text("3 dots")
    press(desk, "Adopt goal G1")
    press(desk, "Adopt this goal")
    expect(seen(ben, "Adopted").first).to_be_visible()


def map_and_sketch(desk: Page, ben: Page, cleo: Page) -> None:
    """A stakeholder and an instrument, each seen by the other at once."""
    open_step(desk, "Map the stakeholders")
    press(ben, "Add a stakeholder")
    ben.get_by_label("Name").fill("City logistics office")
    ben.get_by_label("Sector").select_option(label="Government")
    ben.get_by_role("group", name="Level").get_by_label("Local").check()
    press(ben, "Add a stakeholder")
    expect(seen(cleo, "City logistics office").first).to_be_visible()
    open_step(desk, "Sketch the instruments")
    press(cleo, "Sketch an instrument")
    cleo.get_by_label("What we would do").fill("The city buys only quiet delivery")
    cleo.get_by_role("radio", name=re.compile("Creates demand|Demand")).check()
    cleo.get_by_role("form", name="Sketch an instrument").get_by_role("button", name="Sketch an instrument").click()
    expect(seen(ben, "The city buys only quiet delivery").first).to_be_visible()


def take_the_charter(stage: Stage, desk: Page, code: str) -> dict[str, bytes]:
    """The charter's page, and its four files as a browser saves them."""
    open_step(desk, "Read the charter")
    desk.goto(f"{stage.server.url}/charter/{code}")
    expect(seen(desk, STATEMENT).first).to_be_visible()
    files = {}
    for kind in ("md", "docx", "pdf", "json"):
        with desk.expect_download() as download:
            desk.locator(f"a[href*='format={kind}']").first.click()
        files[kind] = Path(download.value.path()).read_bytes()
    return files


def check_files(files: dict[str, bytes]) -> None:
    """Every file opens, and says what the room has said."""
    assert STATEMENT in files["md"].decode()
    word = docx.Document(io.BytesIO(files["docx"]))
    words = "\n".join(
        [paragraph.text for paragraph in word.paragraphs]
        + [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    )
    assert word.core_properties.title
    assert any(paragraph.style.name.startswith("Heading") for paragraph in word.paragraphs if paragraph.style)
    pdf = PdfReader(io.BytesIO(files["pdf"]))
    printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert pdf.outline
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for text in (STATEMENT, FIRST, "City logistics office", "The city buys only quiet delivery"):
        assert text in words
        assert text in printed
    data = json.loads(files["json"])
    schema = json.loads((ROOT / "docs/schema/charter-v1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(data, schema)
    assert FIRST in json.dumps(data)
