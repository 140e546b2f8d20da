"""Monitoring, stopping and comparing in a browser: by touch on a phone, by keyboard at the desk."""

import icalendar
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.desk.conftest import Workshop, violations
from tests.ui.registers.conftest import Open, part
from tests.ui.seeing import seen

pytestmark = pytest.mark.browser

PHONE = {"has_touch": True, "is_mobile": True}
SIZES = pytest.mark.parametrize(("page_name", "width"), [("room", 390), ("desk", 1440)])


@pytest.fixture
def mission(workshop: Workshop) -> Workshop:
    """A goal that is adopted, two competing pathways, and the last step open with its three parts."""
    lead = workshop.facilitator
    lead.do("PUT", "/parts", parts=["pathways", "monitoring", "stopping", "comparison"])
    goal = lead.do("GET", "/snapshot?topics=goals")["goals"]["goals"][0]["id"]
    lead.do("PUT", f"/goals/{goal}/adoption", reason="The room wants it")
    for name in ("Insects from food waste", "Seaweed grown at sea"):
        lead.do("POST", "/registers/pathways", goal=goal, pathway=name)
    steps = lead.do("GET", "/snapshot?topics=agenda")["agenda"]["steps"]
    lead.do("POST", f"/steps/{next(one['id'] for one in steps if one['kind'] == 'charter')}/open")
    return workshop


def compare(workshop: Workshop) -> dict[str, str]:
    """Two options by two criteria, without values; ids by name."""
    lead, ids = workshop.facilitator, {}
    for option in ("Insects", "Seaweed"):
        ids[option] = lead.do("POST", "/registers/options", option=option)["id"]
    for measure, unit, direction in (("Emissions", "kg CO2e per kg", "less"), ("Export value", "NOK m", "more")):
        made = lead.do("POST", "/registers/measures", measure=measure, unit=unit, direction=direction)
        ids[measure] = made["id"]
    return ids


def line(page: Page, name: str) -> Locator:
    """A line of the portfolio in the stop builder."""
    return part(page, "stopping").locator(".learning-line[data-line]").filter(has_text=name)


def fits(page: Page) -> None:
    """Nothing is wider than the page."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_a_criterion_is_agreed_on_from_a_pattern_and_everybody_sees_the_line_covered(
    mission: Workshop, open_as: Open
) -> None:
    phone = open_as(mission.people[0], **PHONE)
    desk = open_as(mission.facilitator, "desk", width=1440)
    stopping = part(phone, "stopping")
    expect(stopping).to_contain_text("0 of 2 projects and pathways have a complete criterion.")
    mine = line(phone, "Insects from food waste")
    mine.get_by_role("button", name="Agree on a criterion for").tap()
    mine.locator("label", has_text="Nobody adopts it in time").tap()
    form = mine.get_by_role("form")
    expect(form.get_by_label("The signal")).to_have_value("Signed first customers or adopters")
    form.get_by_label("The threshold").fill("fewer than 3")
    form.get_by_label("Looked at on").fill("2031-12-31")
    form.get_by_label("Who decides").fill("Steering group")
    form.get_by_role("button", name="Add a criterion").tap()
    for page in (phone, desk):
        covered = line(page, "Insects from food waste")
        expect(covered).to_have_attribute("data-covered", "true")
        expect(covered).to_contain_text("Signed first customers or adopters: fewer than 3")
        expect(covered).to_contain_text("Pause")
        expect(line(page, "Seaweed grown at sea")).to_have_attribute("data-covered", "false")
        expect(part(page, "stopping")).to_contain_text("1 of 2 projects and pathways have a complete criterion.")
        fits(page)
        assert violations(page) == []


def test_the_stop_builder_works_by_keyboard_alone(mission: Workshop, open_as: Open) -> None:
    desk = open_as(mission.facilitator, "desk", width=1440)
    mine = line(desk, "Seaweed grown at sea")
    mine.get_by_role("button", name="Agree on a criterion for").focus()
    desk.keyboard.press("Enter")
    expect(mine.get_by_role("radio", name="An empty one")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(mine.get_by_role("radio", name="A milestone is missed twice")).to_be_checked()
    form = mine.get_by_role("form")
    expect(form.get_by_label("The threshold")).to_have_value("2 times")
    form.get_by_label("Looked at on").fill("2030-06-30")
    form.get_by_label("Who decides").fill("Board")
    form.get_by_label("Who decides").press("Enter")
    expect(line(desk, "Seaweed grown at sea")).to_have_attribute("data-covered", "true")


def test_values_are_typed_in_cells_and_the_room_weighs_and_sees_what_the_first_place_hangs_on(
    mission: Workshop, open_as: Open
) -> None:
    ids = compare(mission)
    phone = open_as(mission.people[0], **PHONE)
    desk = open_as(mission.facilitator, "desk", width=1440)
    cells = {("Insects", "Emissions"): 2, ("Seaweed", "Emissions"): 5, ("Insects", "Export value"): 100}
    cells[("Seaweed", "Export value")] = 400
    for (option, measure), value in cells.items():
        part(phone, "comparison").get_by_role("button", name=f"{option}, {measure}: not said").tap()
        dialog = phone.get_by_role("dialog")
        dialog.get_by_role("textbox", name="Value").fill(str(value))
        dialog.get_by_role("button", name="Add a value").tap()
        expect(dialog).to_have_count(0)
        expect(part(desk, "comparison").get_by_role("button", name=f"{option}, {measure}: {value}")).to_be_visible()
    expect(part(desk, "comparison")).to_contain_text("Nobody has weighed the criteria yet.")
    for person, (emissions, value) in zip(mission.people, ((4, 2), (6, 5), (8, 9)), strict=True):
        for measure, weight in (("Emissions", emissions), ("Export value", value)):
            answers = {"weight": str(weight)}
            person.do("PUT", "/sheets/weights/mine", subject=ids[measure], answers=answers)
    weigh = part(desk, "comparison").get_by_role("region", name="The room's weights")
    expect(weigh).to_contain_text("3 people have weighed.")
    expect(part(phone, "comparison")).to_contain_text("Nobody has weighed the criteria yet.")
    weigh.get_by_role("button", name="Show the room what came out").click()
    for page in (phone, desk):
        ranking = part(page, "comparison").get_by_role("region", name="Who comes first")
        expect(ranking).to_contain_text("Which option comes first depends on the weights")
        expect(ranking.locator(".ranking-option").first).to_contain_text("Insects")
        expect(ranking).to_contain_text("“Seaweed” would come first, or share the first place, if “Emissions” alone")
        fits(page)
        assert violations(page) == []
    tried = part(phone, "comparison")
    seen(tried, "Try other weights").tap()
    expect(tried.locator("[data-role=tried]")).to_have_text("With these weights “Insects” still comes first.")
    slider = tried.get_by_role("slider", name="Export value")
    slider.focus()
    slider.press("End")
    expect(tried.locator("[data-role=tried]")).to_have_text("With these weights “Seaweed” comes first.")
    expect(part(desk, "comparison").locator(".ranking-option").first).to_contain_text("Insects")


@SIZES
def test_the_theory_of_change_is_a_chain_and_a_table_with_the_same_words(
    mission: Workshop, open_as: Open, page_name: str, width: int
) -> None:
    lead = mission.facilitator
    lead.do("POST", "/registers/changes", place="inputs", change="Two pilot plants")
    lead.do("POST", "/registers/changes", place="impact", change="Lower emissions")
    for text, sure in (("Feed makers pay the price", "2"), ("The plants run all year", "4")):
        link = {"link": "outputs_outcomes", "confidence": sure, "weight": "5"}
        lead.do("POST", "/registers/assumptions", assumption=text, **link)
    page = open_as(mission.people[0] if page_name == "room" else lead, page_name, width=width)
    chain = part(page, "monitoring").get_by_role("region", name="how we think it works")
    expect(chain.locator("[data-weakest]")).to_contain_text("Feed makers pay the price")
    expect(chain.locator(".chain-place")).to_have_count(5)
    chain.get_by_role("button", name="Add to: What we do").click()
    chain.get_by_label("What is there, or changes").fill("Full-scale feed trials")
    chain.get_by_role("button", name="Add a box").click()
    expect(chain.locator(".chain-box")).to_have_text(["Two pilot plants", "Full-scale feed trials", "Lower emissions"])
    seen(chain, "Show as a table").click()
    table = chain.get_by_role("table")
    for said in ("Two pilot plants", "Full-scale feed trials", "Lower emissions", "sure: 2 of 5, costs: 5 of 5"):
        expect(table).to_contain_text(said)
    fits(page)
    assert violations(page) == []


@SIZES
def test_a_goal_gets_its_indicator_and_the_calendar_leaves_as_a_file(
    mission: Workshop, open_as: Open, page_name: str, width: int
) -> None:
    review = {"what": "Whole portfolio", "on": "2031-05-05", "repeats": "yearly", "decider": "Steering group"}
    mission.facilitator.do("POST", "/registers/reviews", **review)
    page = open_as(mission.people[0] if page_name == "room" else mission.facilitator, page_name, width=width)
    monitoring = part(page, "monitoring")
    monitoring.get_by_role("button", name="Add an indicator for").click()
    form = monitoring.locator("[data-bare]").get_by_role("form")
    for label, said in (
        ("What is measured", "Share of local feed"),
        ("Who measures", "NIBIO"),
        ("From which source", "Survey"),
    ):
        form.get_by_label(label).fill(said)
    form.locator("label", has_text="Every year").click()
    form.get_by_role("button", name="Add an indicator").click()
    expect(monitoring.locator("[data-bare]")).to_have_count(0)
    row = monitoring.get_by_role("row").filter(has_text="Share of local feed")
    expect(row).to_contain_text("Every year")
    calendar = monitoring.get_by_role("region", name="Calendar", exact=True)
    expect(calendar.locator(".calendar-day")).to_contain_text("Whole portfolio")
    with page.expect_download() as taken:
        calendar.get_by_role("link", name="Put it into your calendar").click()
    events = icalendar.Calendar.from_ical(taken.value.path().read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Review: Whole portfolio"]
    fits(page)
    assert violations(page) == []
