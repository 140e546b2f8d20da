"""The coalition on real devices: sixty actors read by touch and by keys, placed by everybody, settled at the desk."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.ui.journeys.conftest import LAPTOP, Stage
from tests.ui.live_rooms import LiveRoom, Person
from tests.ui.many_actors import fill
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

PARTS = ["placing", "relations", "incentives", "mandate", "voices", "blockers"]


@pytest.fixture
def room(stage: Stage) -> LiveRoom:
    made = LiveRoom(stage.server.url, people=3)
    made.facilitator.call("PUT", "/parts", {"parts": PARTS})
    made.open("stakeholders")
    return made


def sit(stage: Stage, room: LiveRoom, person: Person, size: dict[str, int], *, path: str = "room") -> Page:
    page = stage.device(size)
    room.seat(page.context, person)
    page.goto(f"{room.url}/{path}/{room.code}")
    return page


def part(page: Page, name: str) -> Locator:
    """A part of the step, opened."""
    place = page.locator(f'[data-part="{name}"]')
    head = place.locator(".parts-head")
    if head.get_attribute("aria-expanded") != "true":
        head.click()
    return place


def facts(room: LiveRoom) -> dict[str, Any]:
    view: dict[str, Any] = room.facilitator.call("GET", "/snapshot?topics=relations")["relations"]["reading"]["facts"]
    return view


def edges_in(place: Locator, where: str) -> set[str]:
    return {str(one.get_attribute("data-edge")) for one in place.locator(f"{where} [data-edge]").all()}


def test_sixty_actors_are_read_on_a_phone_by_touch(stage: Stage, room: LiveRoom) -> None:
    fill(room)
    context = stage.chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    room.seat(context, room.people[0])
    page = context.new_page()
    page.goto(f"{room.url}/room/{room.code}")
    place = part(page, "relations")
    everything = {one["id"] for one in facts(room)["edges"]}
    expect(place.locator(".network-dot")).to_have_count(len(facts(room)["nodes"]))
    assert edges_in(place, ".network-picture") == everything
    seen(place, "The same as a table").tap()
    assert edges_in(place, "[data-role=edges]") == everything, "map and table have the same edges"
    seen(place, "The same as a table").tap()
    broker = facts(room)["brokers"][0]
    dot = place.locator(f'.network-dot[data-actor="{broker}"]')
    dot.scroll_into_view_if_needed()
    dot.tap()
    mine = {one["id"] for one in facts(room)["edges"] if broker in {one["source"], one["target"]}}
    chosen = place.locator("[data-role=chosen]")
    expect(chosen.get_by_role("listitem")).to_have_count(len(mine))
    assert edges_in(place, ".network-picture") == mine, "a phone draws the neighbours alone"
    chosen.get_by_role("button", name="The whole network").tap()
    expect(place.locator(".network-picture [data-edge]")).to_have_count(len(everything))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_sixty_actors_are_read_at_the_desk_by_keys_alone(stage: Stage, room: LiveRoom) -> None:
    fill(room)
    page = sit(stage, room, room.facilitator, LAPTOP, path="desk")
    place = part(page, "relations")
    expect(place.locator('.network-dot[tabindex="0"]')).to_have_count(1)
    place.get_by_label("There, or needed").focus()
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.dataset.actor")
    assert first, "Tab reaches one dot of the picture"
    reached = {first}
    for key in ("ArrowRight", "ArrowDown", "ArrowRight", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        reached.add(page.evaluate("document.activeElement.dataset.actor"))
    assert len(reached) >= 4, "arrows lead from dot to dot"
    here = page.evaluate("document.activeElement.dataset.actor")
    page.keyboard.press("Enter")
    expect(place.locator(f'.network-dot[data-actor="{here}"]')).to_have_attribute("aria-pressed", "true")
    expect(place.locator("[data-role=chosen]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(place.locator("[data-role=chosen]")).to_have_count(0)
    place.get_by_label("Kind of relation").select_option("opposes")
    opposed = {one["id"] for one in facts(room)["edges"] if one["kind"] == "opposes"}
    assert edges_in(place, ".network-picture") == opposed
    seen(place, "The same as a table").focus()
    page.keyboard.press("Enter")
    assert edges_in(place, "[data-role=edges]") == opposed


def test_everybody_places_an_actor_and_the_facilitator_settles(stage: Stage, room: LiveRoom) -> None:
    union = room.facilitator.make(
        "/registers/stakeholders", name="Dockers' union", sector="civil_society", level="local"
    )
    for person, power in zip(room.people[1:], (4, 5), strict=True):
        answers = {"power": str(power), "interest": "2", "legitimacy": "yes", "urgency": "yes"}
        person.call("PUT", "/sheets/placing/mine", {"subject": union, "answers": answers})
    phone = sit(stage, room, room.people[0], {"width": 390, "height": 844})
    mine = part(phone, "placing")
    expect(seen(mine, "Fewer than three people have said.")).to_be_visible()
    mine.get_by_role("button", name="Power 3 of 5, interest 3 of 5").focus()
    phone.keyboard.press("ArrowUp")
    phone.keyboard.press("ArrowRight")
    phone.keyboard.press("Enter")
    expect(mine.get_by_role("button", name="Power 4 of 5, interest 4 of 5")).to_have_attribute("aria-pressed", "true")
    expect(seen(mine, "The room: power 4, interest 2.")).to_be_visible()
    mine.locator('[data-answer="legitimacy-yes"]').click()
    mine.locator('[data-answer="urgency-no"]').click()
    desk = sit(stage, room, room.facilitator, LAPTOP, path="desk")
    lead = part(desk, "placing")
    expect(lead.locator("[data-role=salience]")).to_have_attribute("data-salience", "definitive")
    lead.get_by_role("button", name="Settle as the room says").click()
    expect(seen(lead, "1 of 1 are settled.")).to_be_visible()
    expect(mine.locator("[data-role=salience]").get_by_text("not settled yet")).to_have_count(0)
    (actor,) = room.facilitator.call("GET", "/snapshot?topics=stakeholders")["stakeholders"]["stakeholders"]
    assert (actor["power"], actor["interest"], actor["salience"]) == (4, 2, "definitive")


def test_a_blocker_reaches_the_room_only_when_it_is_released(stage: Stage, room: LiveRoom) -> None:
    room.facilitator.make("/registers/stakeholders", name="Agency", sector="government", level="national")
    phone = sit(stage, room, room.people[0], {"width": 390, "height": 844})
    told = part(phone, "blockers")
    told.get_by_role("button", name="Add what stands in the way").click()
    told.get_by_role("textbox", name="What stands in the way").fill("The agencies may not share data")
    told.get_by_role("button", name="Add what stands in the way").click()
    desk = sit(stage, room, room.facilitator, LAPTOP, path="desk")
    entry = part(desk, "blockers").locator(".entry").filter(has_text="The agencies may not share data")
    expect(entry).to_be_visible()
    expect(told.locator("[data-role=released]")).to_have_count(0)
    (known,) = room.facilitator.call("GET", "/registers/blockers")
    room.facilitator.call("PATCH", f"/registers/blockers/{known['id']}", {"fields": {"is_released": "yes"}})
    expect(told.locator("[data-role=released]")).to_contain_text("The agencies may not share data")


def test_two_names_for_one_actor_are_merged_at_the_desk(stage: Stage, room: LiveRoom) -> None:
    for name in ("Ministry of Transport", "Transport Ministry", "Ministry of Trade"):
        room.people[0].make("/registers/stakeholders", name=name, sector="government", level="national")
    desk = sit(stage, room, room.facilitator, LAPTOP, path="desk")
    asked = desk.locator("[data-role=duplicates]")
    expect(asked.get_by_role("listitem")).to_have_count(1)
    asked.get_by_role("button", name="Merge into Ministry of Transport").click()
    expect(asked).to_have_count(0)
    names = [
        one["name"]
        for one in room.facilitator.call("GET", "/snapshot?topics=stakeholders")["stakeholders"]["stakeholders"]
    ]
    assert names == ["Ministry of Transport", "Ministry of Trade"]


def test_a_cell_of_sectors_and_levels_leads_to_the_actors_behind_it(stage: Stage, room: LiveRoom) -> None:
    room.facilitator.make("/registers/stakeholders", name="Shipyard", sector="business", level="local")
    desk = sit(stage, room, room.facilitator, LAPTOP, path="desk")
    desk.get_by_role("button", name="Business, Local: one actor. Show who.").click()
    expect(desk.locator("[data-role=behind]")).to_contain_text("Shipyard")
    expect(desk.locator('[data-line="challenge_owner"]')).to_contain_text("Nobody yet")


def test_a_list_is_read_for_the_whole_room_or_one_group(stage: Stage, room: LiveRoom) -> None:
    for person, name in zip(room.people, ("Ministry", "Shipyard", "Institute"), strict=True):
        person.make("/registers/stakeholders", name=name, sector="government", level="national")
    phone = sit(stage, room, room.people[0], {"width": 390, "height": 844})
    entries = phone.locator("[data-register=stakeholders]").first.locator(".entry")
    expect(entries).to_have_count(3)
    phone.get_by_label("Added by").first.select_option(index=1)
    expect(entries).to_have_count(1)
    phone.get_by_label("Added by").first.select_option("")
    expect(entries).to_have_count(3)
