"""Each way of voting, from the plan to the recount: a facilitator at the desk, two participants with their phones.

Every journey plans the vote with the form, casts two ballots on phones, closes, shows the result, finds its picture on
all three devices and on the wall, asks on the phone whether the own ballot is in, and recounts the published file.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from tests.server import running
from tests.ui.journeys.conftest import PHONE, Stage
from tests.ui.journeys.test_from_start_to_charter import confirm, join, open_step, press, start
from tests.ui.seeing import seen

pytestmark = [pytest.mark.server, pytest.mark.browser]

PROJECTOR: ViewportSize = {"width": 1920, "height": 1080}
FIRST, SECOND, THIRD = "Clean air in every street", "Quiet nights at the harbour", "A bus within five minutes"


@dataclass(frozen=True)
class Way:
    """How one way of voting is planned (`settle`), voted (`vote`, for the first and the second person) and told."""

    name: str
    settle: Callable[[Locator], None]
    vote: Callable[[Locator, int], None]
    says: str
    """Something that the description of the result's picture says."""


def nothing(_plan: Locator) -> None:
    """The usual settings will do."""


def tick(form: Locator, who: int) -> None:
    form.get_by_label(FIRST).check()
    if who:
        form.get_by_label(SECOND).check()


def dot(form: Locator, who: int) -> None:
    form.get_by_role("button", name=re.compile(f"One dot more: .*{FIRST if who else SECOND}")).click()
    form.get_by_role("button", name=re.compile(f"One dot more: .*{FIRST}")).click()


def score(form: Locator, who: int) -> None:
    for place, number in enumerate((5, 3 + who, 1)):
        group = form.get_by_role("radiogroup").filter(has=form.page.get_by_role("radio", name=str(number))).nth(place)
        group.get_by_role("radio", name=str(number), exact=False).first.check()


def rank(form: Locator, who: int) -> None:
    for name in (FIRST, SECOND, THIRD) if who else (FIRST, THIRD, SECOND):
        form.get_by_role("button", name=re.compile(f"^Put .*: .*{name}")).first.click()


def spend(form: Locator, who: int) -> None:
    for _ in range(2 + who):
        form.get_by_role("button", name=re.compile(f"One vote more .*{FIRST}")).click()


def compare(form: Locator, _who: int) -> None:
    for place in range(1, 4):
        expect(seen(form, re.compile(f"{place} of 3"))).to_be_visible()
        sides = form.locator(".ballot-side")
        liked = sides.filter(has_text=FIRST)
        (liked if liked.count() else sides.first).click()


def rate(form: Locator, who: int) -> None:
    for place in range(2):
        form.get_by_role("radiogroup").nth(place).get_by_role("radio", name=str(4 + who)).check()


def consent(form: Locator, who: int) -> None:
    if not who:
        form.get_by_role("radio", name=re.compile("^I consent")).first.check()
        return
    form.get_by_role("radio", name=re.compile("with a concern")).check()
    form.get_by_label("What is your concern?").fill("And the suburbs?")


def fist(form: Locator, who: int) -> None:
    form.get_by_role("radio", name=re.compile("I support it")).check()
    if who:
        form.get_by_role("radio", name=re.compile("I have a concern")).check()
        form.get_by_label("Why, in a few words?").fill("Say what it costs the shops")


def on_a_text(plan: Locator) -> None:
    plan.get_by_role("radio", name="My own proposal").check()
    plan.get_by_label("The proposal").fill("We start with the harbour, and meet every month.")


def choose(method: str, more: Callable[[Locator], None] = nothing) -> Callable[[Locator], None]:
    def settle(plan: Locator) -> None:
        plan.get_by_role("radio", name=method).check()
        more(plan)

    return settle


def agree(method: str) -> Callable[[Locator], None]:
    def settle(plan: Locator) -> None:
        on_a_text(plan)
        plan.get_by_role("radio", name=method).check()

    return settle


WAYS = [
    Way("dots", nothing, dot, "3 dots"),
    Way("approval", choose("Approval"), tick, "2 approvals"),
    Way("score", choose("Scores"), score, "5"),
    Way("ranked", choose("Ranking"), rank, FIRST),
    Way("quadratic", choose("Credits"), spend, FIRST),
    Way("pairwise", choose("Two at a time"), compare, FIRST),
    Way("two_criteria", choose("Two criteria"), rate, FIRST),
    Way("equal_shares", choose("Fair portfolio"), tick, FIRST),
    Way("consent", agree("Consent"), consent, "consent"),
    Way("fist_of_five", agree("Fist of five"), fist, "I support it"),
]


@pytest.fixture(scope="module")
def house(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One installation for all journeys; a policy violation or a script error anywhere fails the last of them."""
    with running(tmp_path_factory.mktemp("house"), "--no-demo") as server:
        stage = Stage(server, chromium)
        yield stage
    assert stage.faults == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_vote_is_planned_cast_shown_and_recounted(house: Stage, way: Way, tmp_path: Path) -> None:
    desk, code = start(house)
    ben, cleo = join(house, code, "Ben", "Citizens"), join(house, code, "Cleo", "Business")
    open_step(desk, "Set the goals")
    propose_all(desk, code)
    plan_vote(desk, way)
    for who, phone in enumerate((ben, cleo)):
        cast(phone, way, who)
    expect(seen(desk, "Voting: 2 of 2 have voted.")).to_be_visible()
    confirm(desk, "Close the vote")
    expect(seen(ben, "The result is sealed").first).to_be_visible()
    confirm(desk, "Show the result to everyone")
    # The beamer hangs on the facilitator's laptop. Not before: a page behind another is drawn once a second, and slow.
    wall = desk.context.new_page()
    wall.set_viewport_size(PROJECTOR)
    wall.goto(desk.url.replace("/desk/", "/wall/"))
    for page in (desk, ben, cleo, wall):
        picture = page.locator(".results svg.pic[role=img]").first
        expect(picture).to_be_visible()
        expect(picture.locator("desc")).to_contain_text(way.says)
    no_wider_than_the_phone(ben)
    own_ballot_is_in(ben)
    recount(ben, tmp_path)
    for page in (desk, ben, cleo):
        page.context.close()


def propose_all(desk: Page, code: str) -> None:
    """Three goals, by the programs' door: the form for goals has a journey of its own."""
    for statement in (FIRST, SECOND, THIRD):
        answer = desk.request.post(
            f"{desk.url.partition('/desk/')[0]}/api/v1/workshops/{code}/goals", data={"statement": statement}
        )
        assert answer.status == 201, answer.text()
    expect(seen(desk, "Goals (3)")).to_be_visible()


def plan_vote(desk: Page, way: Way) -> None:
    plan = desk.get_by_role("form", name="Plan a vote")
    way.settle(plan)
    plan.get_by_role("button", name="Open the vote").click()
    expect(seen(desk, "Voting: 0 of 2 have voted.")).to_be_visible()


def cast(phone: Page, way: Way, who: int) -> None:
    form = phone.get_by_role("form", name="Your vote")
    expect(form).to_be_visible()
    way.vote(form, who)
    press(phone, "Cast my vote")
    expect(phone.locator(".ballot-state[data-state=counted]")).to_be_visible()
    expect(phone.locator(".ballot-receipt")).to_contain_text(re.compile(r"[A-Z0-9]{4}-[A-Z0-9]{4}"))


def no_wider_than_the_phone(phone: Page) -> None:
    width = phone.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def own_ballot_is_in(phone: Page) -> None:
    press(phone, "Is my ballot in?")
    expect(seen(phone, "Your ballot is in", exact=False).first).to_be_visible()


def recount(phone: Page, folder: Path) -> None:
    """Keep the published ballots, and count them with the command that needs no server."""
    code = phone.url.rpartition("/room/")[2]
    base = f"{phone.url.partition('/room/')[0]}/api/v1/workshops/{code}"
    (shown,) = phone.request.get(f"{base}/rounds").json()["rounds"]
    path = folder / "round.json"
    path.write_bytes(phone.request.get(f"{base}/rounds/{shown['id']}/record").body())
    told = subprocess.run(
        [sys.executable, "-m", "app.cli", "verify", str(path), "--root", shown["root"]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
