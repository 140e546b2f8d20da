"""Two hundred projects come in from a file, one is pitched, people say what it moves and what should become of it."""

import io
import re

import pytest
import xlsxwriter
from playwright.sync_api import Page, expect

from tests.ui.journeys.conftest import LAPTOP, PHONE, Stage
from tests.ui.live_rooms import LiveRoom
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

PROJECTS = 200
LEVERS = ("Policy and rules", "Finance", "Skills", "Norms and habits", "Technology", "Data", "Infrastructure")


def workbook() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(
            0, 0, ["Project", "Run by", "Objectives it serves", "What it moves", "Funding ends", "What it does"]
        )
        for row in range(1, PROJECTS + 1):
            goals = "" if row % 25 == 0 else f"G{row % 3 + 1}" if row % 4 else "G1; G2"
            levers = LEVERS[(row * row) % 7] if row % 3 else f"{LEVERS[row % 5]}; Skills"
            ends = "some day" if row in {50, 60} else f"{2027 + row % 6}-06-30"
            sheet.write_row(
                row, 0, [f"Clean street {row:03}", f"City {row % 17}", goals, levers, ends, "Sweeps by night."]
            )
    return file.getvalue()


def opened(stage: Stage, room: LiveRoom, size: dict[str, int], path: str, person: object) -> Page:
    page = stage.device(size)
    room.seat(page.context, person)  # type: ignore[arg-type]
    page.goto(f"{room.url}/{path}/{room.code}")
    return page


def part(page: Page) -> None:
    """Open the part of the portfolio, unless it is."""
    head = page.get_by_role("heading", name="Projects that exist already").get_by_role("button")
    if head.get_attribute("aria-expanded") != "true":
        head.click()


def fits(page: Page) -> None:
    """Nothing sticks out at the side."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def brings_a_file(desk: Page) -> None:
    """The file is looked at, its columns are named, it is brought in, and it does not come in twice."""
    part(desk)
    desk.get_by_role("button", name="Bring in a file").click()
    chooser = desk.get_by_label("File", exact=True)
    chooser.set_input_files({"name": "projects.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()})
    expect(seen(desk, "198 rows can be brought in")).to_be_visible()
    faults = desk.get_by_role("table", name="What cannot be read")
    expect(faults.get_by_role("row")).to_have_count(3)
    expect(faults).to_contain_text("some day")
    desk.get_by_label("Run by").select_option(label="Who runs it")
    desk.get_by_role("button", name="Bring in 198 rows").click()
    expect(seen(desk, "198 rows came in")).to_be_visible()
    chooser.set_input_files({"name": "projects.xlsx", "mimeType": "application/octet-stream", "buffer": workbook()})
    expect(seen(desk, "Nothing new can be brought in")).to_be_visible()
    desk.keyboard.press("Escape")


def sees_what_they_move(desk: Page, phone: Page) -> None:
    """Every cell of the heat map leads to its projects, by keyboard too."""
    part(phone)
    for page in (desk, phone):
        heat = page.get_by_role("table", name="What the projects move")
        expect(heat).to_be_visible()
        cell = heat.get_by_role("button", name=re.compile(r"projects: Skills, Half as many cars")).first
        cell.focus()
        page.keyboard.press("Enter")
        expect(cell).to_have_attribute("aria-expanded", "true")
        expect(seen(page, re.compile(r"Skills: \d+ projects for “Half as many cars"))).to_be_focused()
        fits(page)
        page.keyboard.press("Escape")
        expect(cell).to_be_focused()
    expect(seen(phone, "7 projects are linked to no goal")).to_be_visible()


def pitches(desk: Page, wall: Page, phones: list[Page]) -> None:
    """Who pitches is the desk's choice; every phone shows that project's sheet."""
    phone = phones[0]
    desk.get_by_role("button", name="Let it be pitched: Clean street 001").click()
    expect(seen(wall, "Now being pitched")).to_be_visible()
    expect(wall.locator(".pitch-name")).to_have_text("Clean street 001")
    expect(wall.get_by_role("timer")).to_contain_text(re.compile("[23]:"))
    for page in phones:
        pitch = page.get_by_role("region", name="Now being pitched")
        expect(pitch).to_contain_text("Clean street 001")
        pitch.get_by_role("group", name="How much of the objective would it move?").get_by_label(
            "4", exact=True
        ).check()
        pitch.get_by_role("group", name="What should become of this project?").get_by_label("Connect").check()
    expect(seen(wall, "3 have noted something")).to_be_visible()
    fits(phone)
    desk.get_by_role("button", name="Next: Clean street 002").click()
    expect(phone.get_by_role("region", name="Now being pitched")).to_contain_text("Clean street 002")
    desk.get_by_role("button", name="End the pitch").click()
    expect(phone.get_by_role("region", name="Now being pitched")).to_have_count(0)


def judges_twice(desk: Page, phone: Page) -> None:
    """Verdicts are shown together, asked for again, and compared."""
    expect(seen(desk, "3 people have given verdicts.")).to_be_visible()
    desk.get_by_role("button", name="Show the room the verdicts").click()
    first = phone.get_by_role("button", name=re.compile("Clean street 001.*Connect.*You: Connect"))
    expect(first).to_be_visible()
    first.click()
    desk.get_by_role("button", name="Ask once more").click()
    desk.get_by_role("dialog").get_by_role("button", name="Ask once more").click()
    verdict = phone.get_by_role("group", name="What should become of this project?")
    verdict.get_by_label("Accelerate").check()
    expect(seen(desk, "One person has given verdicts.")).to_be_visible()
    desk.get_by_role("button", name="Show the room the verdicts").click()
    moved = phone.get_by_role("group", name="Since the room was asked before")
    expect(moved.get_by_role("row", name="Clean street 001")).to_contain_text("Another verdict")
    fits(phone)


def test_projects_are_brought_pitched_and_judged(stage: Stage) -> None:
    room = LiveRoom(stage.server.url, people=3)
    room.open("goals")
    for statement in (
        "Nobody breathes dirty air on the way to school",
        "Half as many cars in the centre",
        "Quiet nights",
    ):
        goal = room.facilitator.make("/goals", statement=statement)
        room.facilitator.call("PUT", f"/goals/{goal}/adoption", {"reason": ""})
    room.open("instruments")
    desk = opened(stage, room, LAPTOP, "desk", room.facilitator)
    brings_a_file(desk)
    phones = [opened(stage, room, PHONE, "room", person) for person in room.people]
    sees_what_they_move(desk, phones[0])
    pitches(desk, opened(stage, room, LAPTOP, "wall", room.facilitator), phones)
    judges_twice(desk, phones[0])
    assert stage.faults == []
