"""Results as people see them: every method's pictures on a phone, at the desk and on the wall, in light and dark."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.made_up_results import LABELS, label
from tests.server import RunningServer
from tests.ui.live_rooms import LiveRoom, Person
from tests.ui.seeing import seen

pytestmark = [pytest.mark.browser, pytest.mark.server]

PEOPLE = 6
# Texts that stick out of their picture, measured as the browser draws them.
STICK_OUT = """(svg) => {
  const { width, height } = svg.viewBox.baseVal;
  return [...svg.querySelectorAll("text")].filter((one) => {
    const box = one.getBBox();
    const turned = one.hasAttribute("transform");
    return !turned && (box.x < -1 || box.x + box.width > width + 1 || box.y < -4 || box.y + box.height > height + 4);
  }).map((one) => one.textContent);
}"""
METHODS: dict[str, dict[str, Any]] = {
    "dots": {"dots": 3, "cap": 2},
    "approval": {},
    "score": {},
    "ranked": {},
    "quadratic": {},
    "pairwise": {"pairs": 6},
    "two_criteria": {"criteria": ["impact", "feasibility"]},
    "equal_shares": {"limit": 3},
    "consent": {},
    "fist_of_five": {},
}
FIRST = {"two_criteria": "scatter", "equal_shares": "ledger"}


def choices(method: str, ids: list[str], number: int) -> dict[str, Any]:  # noqa: PLR0911 - one for each method
    """A ballot: people prefer the options in turn."""
    order = ids[number % 3 :] + ids[: number % 3]
    match method:
        case "dots":
            return {"dots": {order[0]: 2, order[1]: 1}}
        case "approval" | "equal_shares":
            return {"approved": order[:2]}
        case "score":
            return {"scores": {one: max(0, 5 - at) for at, one in enumerate(order)}}
        case "ranked":
            return {"ranking": order}
        case "quadratic":
            return {"votes": {order[0]: 5, order[1]: 3}}
        case "pairwise":
            pairs = list(itertools.combinations(order, 2))[:6]
            return {"duels": [list(pair) for pair in pairs]}
        case "two_criteria":
            return {"ratings": {one: [max(1, 5 - at), 1 + at % 5] for at, one in enumerate(order)}}
        case "consent":
            return {"stand": "concern", "reason": "Review it after a year"} if number == 1 else {"stand": "consent"}
        case _:
            return {"value": 2, "reason": "Who pays for it?"} if number == 1 else {"value": 4}


def voted(room: LiveRoom, method: str, **more: Any) -> str:
    """A revealed round of a method over all goals, or over a text; its id."""
    is_on_a_text = method in {"consent", "fist_of_five"}
    about = {"subject": "text", "subject_text": "We meet again every spring."} if is_on_a_text else {"subject": "goals"}
    round_id = room.facilitator.make(
        "/rounds",
        step_id=room.steps["goals"],
        method=method,
        title="What goes first?",
        **about,
        **METHODS[method],
        **more,
    )
    room.move_round(round_id, "open")
    current = room.facilitator.call("GET", "/snapshot?topics=rounds")["rounds"]["current"]
    ids = [option["id"] for option in current["options"]]
    for number, person in enumerate(room.people):
        ballot = {"ballot_key": f"a-random-key-of-device-{number}", "choices": choices(method, ids, number)}
        person.call("PUT", f"/rounds/{round_id}/ballot", ballot)
    room.move_round(round_id, "close")
    room.move_round(round_id, "reveal")
    return round_id


@pytest.fixture
def room(server: RunningServer) -> LiveRoom:
    room = LiveRoom(server.url, people=PEOPLE)
    room.open("goals")
    room.propose(*LABELS[:7])
    return room


class Looks:
    """Opens pages of a room; a script error or a broken policy fails the test."""

    def __init__(self, chromium: Browser, room: LiveRoom) -> None:
        self._chromium, self._room = chromium, room
        self.faults: list[str] = []
        self._contexts: list[Any] = []

    def at(self, place: str, person: Person, width: int, height: int, **more: Any) -> Page:
        """A page of that size."""
        context = self._chromium.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **more
        )
        self._contexts.append(context)
        self._room.seat(context, person)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if "Content Security" in said.text else None)
        page.goto(f"{self._room.url}/{place}/{self._room.code}")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def looks(chromium: Browser, room: LiveRoom) -> Iterator[Looks]:
    opened = Looks(chromium, room)
    yield opened
    opened.close()
    assert opened.faults == []


def pictures(page: Page) -> Locator:
    return page.locator(".results svg.pic")


def is_drawn_well(page: Page) -> None:
    """Every picture has a name, keeps its texts within, and nothing scrolls sideways; nobody is shut out."""
    for picture in pictures(page).all():
        assert picture.evaluate(STICK_OUT) == []
        assert picture.evaluate("(svg) => svg.querySelector('title').textContent.includes('What goes first?')")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []


@pytest.mark.parametrize("method", METHODS)
def test_every_methods_result_is_drawn_on_a_phone_and_read_closely(room: LiveRoom, looks: Looks, method: str) -> None:
    voted(room, method)
    page = looks.at("room", room.people[0], 390, 844)
    expect(pictures(page).first).to_be_visible()
    expect(pictures(page).first).to_have_attribute("data-picture", FIRST.get(method, "result"))
    expect(pictures(page).first).to_have_attribute("viewBox", re.compile("^0 0 360 "))
    is_drawn_well(page)
    button = page.get_by_role("button", name="Read it closely")
    button.click()
    expect(page.locator(".reading")).to_be_visible()
    away = page.get_by_role("button", name="Fold the close reading away")
    expect(away).to_be_focused()
    is_drawn_well(page)
    away.click()
    expect(page.locator(".reading")).to_have_count(0)


def test_at_the_desk_pictures_are_wide_and_take_the_colours_of_the_night(room: LiveRoom, looks: Looks) -> None:
    voted(room, "approval")
    colours = {}
    for scheme in ("light", "dark"):
        page = looks.at("desk", room.facilitator, 1440, 1000, color_scheme=scheme)
        expect(pictures(page).first).to_be_visible()
        expect(pictures(page).first).to_have_attribute("viewBox", re.compile("^0 0 760 "))
        bar = page.locator(".results .pic-chosen").first
        colours[scheme] = bar.evaluate("(bar) => getComputedStyle(bar).fill")
        is_drawn_well(page)
    assert colours == {"light": "rgb(11, 107, 107)", "dark": "rgb(92, 200, 194)"}


def test_the_table_says_the_same_as_the_picture(room: LiveRoom, looks: Looks) -> None:
    voted(room, "score")
    page = looks.at("room", room.people[0], 390, 844)
    seen(page, "Show as a table").click()
    row = page.get_by_role("table").get_by_role("row").nth(1)
    expect(row).to_contain_text("4 of 5")
    expect(pictures(page).first).to_contain_text("mean 4, median 4 of 5")


def test_a_picture_that_does_not_come_says_so_and_can_be_asked_for_again(room: LiveRoom, looks: Looks) -> None:
    voted(room, "dots")
    page = looks.at("recover", room.people[0], 390, 844)
    is_away = [True]

    def answer(route: Route) -> None:
        if is_away[0]:
            route.abort()
        else:
            route.continue_()

    page.route("**/pictures/**", answer)
    page.goto(f"{room.url}/room/{room.code}")
    failed = seen(page, "The picture could not be fetched. The table below says the same.")
    expect(failed).to_be_visible(timeout=30_000)  # it tries three times first
    is_away[0] = False
    page.get_by_role("button", name="Try again").click()
    expect(pictures(page).first).to_be_visible()


def test_sixty_options_turn_over_on_the_wall_and_come_in_parts_on_a_phone(room: LiveRoom, looks: Looks) -> None:
    options = [label(at) for at in range(60)]
    round_id = room.facilitator.make(
        "/rounds",
        step_id=room.steps["goals"],
        method="approval",
        title="What goes first?",
        subject="options",
        options=options,
        winners=5,
    )
    room.move_round(round_id, "open")
    ids = [one["id"] for one in room.facilitator.call("GET", "/snapshot?topics=rounds")["rounds"]["current"]["options"]]
    for number, person in enumerate(room.people):
        ballot = {"ballot_key": f"a-random-key-of-device-{number}", "choices": {"approved": ids[: 5 + number]}}
        person.call("PUT", f"/rounds/{round_id}/ballot", ballot)
    room.move_round(round_id, "close")
    room.move_round(round_id, "reveal")
    wall = looks.at("wall", room.facilitator, 1920, 1080)
    expect(pictures(wall).nth(3)).to_be_attached()
    expect(wall.locator(".wall-flow")).to_have_attribute("data-pages", re.compile(r"^([4-9]|\d\d)$"))
    for picture in pictures(wall).all():
        assert picture.evaluate(STICK_OUT) == []
        high = "(svg) => [svg.getBoundingClientRect().height, document.querySelector('.wall-flow').clientHeight]"
        drawn, room_for_it = picture.evaluate(high)
        assert drawn <= room_for_it
    phone = looks.at("room", room.people[0], 390, 844)
    parts = phone.get_by_role("group", name="Parts of the picture")
    expect(parts).to_contain_text("Part 1 of")
    parts.get_by_role("button", name="Next").click()
    expect(parts).to_contain_text("Part 2 of")
    expect(phone.locator(".results svg.pic text").first).to_be_visible()
    is_drawn_well(phone)
