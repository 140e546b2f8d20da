"""The API and what goes around every answer, on the server that people run: granian, Reflex's pages, a real browser."""

import asyncio
import re
from collections.abc import Iterator

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, expect, sync_playwright

from tests import browser as installed
from tests.server import RunningServer, running

pytestmark = pytest.mark.server
KEY = "a-random-key-of-this-device"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("data"), "--no-demo") as started:
        yield started


@pytest.fixture
def client(server: RunningServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=30) as opened:
        yield opened


@pytest.fixture
def page(server: RunningServer) -> Iterator[Page]:
    """A visitor whose browser must not find anything against the policy."""
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            faults.append(f"{visitor.url}: {message.text}")

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(installed.executable()), args=installed.arguments())
        visitor = chromium.new_page()
        visitor.on("console", hear)
        yield visitor
        chromium.close()
    assert faults == []


def start(client: httpx.Client) -> tuple[str, dict[str, str]]:
    """A workshop: its code and the facilitator's headers."""
    seat = client.post("/api/v1/workshops?token=true", json={"title": "A quiet harbour"}).json()
    return seat["code"], {"Authorization": f"Bearer {seat['token']}"}


def test_pages_and_api_and_reflex_share_one_port(client: httpx.Client) -> None:
    assert client.get("/api/health").json() == {"status": "ok"}
    assert client.get("/api/ready").json() == {"status": "ready"}
    assert client.get("/ping").status_code == 200
    assert client.get("/").headers["content-type"].startswith("text/html")
    assert client.get("/api/nothing").json()["code"] == "http.not_found"


def test_a_vote_goes_through_and_stays_over_a_sudden_restart(server: RunningServer, client: httpx.Client) -> None:
    code, facilitator = start(client)
    room = f"/api/v1/workshops/{code}"
    group = client.get(room).json()["groups"][0]["id"]
    seat = client.post(f"{room}/seats?token=true", json={"display_name": "Ben", "group_id": group}).json()
    voter = {"Authorization": f"Bearer {seat['token']}"}
    step = client.get(f"{room}/agenda", headers=facilitator).json()["steps"][1]["id"]
    assert client.post(f"{room}/steps/{step}/open", headers=facilitator).status_code == 204
    goals = [
        client.post(f"{room}/goals", json={"statement": f"By 2034 goal {n}"}, headers=facilitator).json()["id"]
        for n in range(2)
    ]
    round_id = client.post(f"{room}/rounds", json={}, headers=facilitator).json()["id"]
    assert client.post(f"{room}/rounds/{round_id}/open", headers=facilitator).status_code == 204
    ballot = {"ballot_key": KEY, "choices": {"dots": {goals[1]: 1}}}
    assert client.put(f"{room}/rounds/{round_id}/ballot", json=ballot, headers=voter).status_code == 204
    server.restart(suddenly=True)
    own = client.get(f"{room}/rounds/{round_id}/ballot", headers={**voter, "Ballot-Key": KEY})
    assert own.json() == {"choices": {"dots": {goals[1]: 1}}}


async def test_a_whole_room_behind_one_address_is_never_refused(server: RunningServer) -> None:
    """300 people join and cast 1,000 votes from one address at default limits, fifty at a time."""
    fifty = asyncio.Semaphore(50)
    async with httpx.AsyncClient(base_url=server.url, timeout=60) as client:

        async def call(verb: str, path: str, token: str, body: object = None) -> httpx.Response:
            async with fifty:
                headers = {"Authorization": f"Bearer {token}"} if token else {}
                return await client.request(verb, f"/api/v1/workshops{path}", json=body, headers=headers)

        started = (await call("POST", "?token=true", "", {"title": "A quiet harbour"})).json()
        lead, room = started["token"], f"/{started['code']}"
        groups = (await call("GET", room, "")).json()["groups"]
        joined = await asyncio.gather(
            *(
                call(
                    "POST",
                    f"{room}/seats?token=true",
                    "",
                    {"display_name": f"Person {number}", "group_id": groups[number % len(groups)]["id"]},
                )
                for number in range(300)
            )
        )
        assert {answer.status_code for answer in joined} == {201}
        seats = [answer.json()["token"] for answer in joined]
        step = (await call("GET", f"{room}/agenda", lead)).json()["steps"][1]["id"]
        await call("POST", f"{room}/steps/{step}/open", lead)
        goals = [
            (await call("POST", f"{room}/goals", lead, {"statement": f"By 2034 goal {number}"})).json()["id"]
            for number in range(3)
        ]
        round_id = (await call("POST", f"{room}/rounds", lead, {"dots": 3})).json()["id"]
        await call("POST", f"{room}/rounds/{round_id}/open", lead)
        votes = await asyncio.gather(
            *(
                call(
                    "PUT",
                    f"{room}/rounds/{round_id}/ballot",
                    seats[number % 300],
                    {
                        "ballot_key": f"the-random-key-of-person-{number % 300}",
                        "choices": {"dots": {goals[number % 3]: 1}},
                    },
                )
                for number in range(1000)
            )
        )
        assert {answer.status_code for answer in votes} == {204}
        turnout = (await call("GET", f"{room}/turnout", lead)).json()
        assert (turnout["cast"], turnout["eligible"]) == (300, 300)


def test_every_page_has_its_headers_and_hashed_files_are_kept(client: httpx.Client) -> None:
    for path in ("/", "/start/", "/room/ABCDEF", "/no/such/page", "/favicon.svg", "/ping"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["cache-control"] == "no-cache", path
    scripts = re.findall(r'/assets/[^"]+\.js', client.get("/").text)
    assert scripts
    for script in scripts:
        assert client.get(script).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "immutable" not in client.get("/assets/gone-12345678.js").headers["cache-control"]


def test_no_other_site_may_read_an_answer(client: httpx.Client) -> None:
    headers = client.get("/api/v1/openapi.json", headers={"Origin": "https://evil.example.org"}).headers
    assert headers.get("access-control-allow-origin") != "https://evil.example.org"
    assert headers.get("access-control-allow-origin") != "*"


def test_too_much_is_refused_while_it_comes_in(client: httpx.Client) -> None:
    answer = client.post("/api/v1/workshops", content=(b"x" * 10_000 for _ in range(30)))
    assert (answer.status_code, answer.json()["code"]) == (413, "http.too_large")


@pytest.mark.browser
def test_a_browser_starts_a_workshop_and_comes_to_every_page_under_the_policy(
    server: RunningServer, page: Page
) -> None:
    page.goto(f"{server.url}/start")
    page.locator("input[name=title]").fill("Clean harbour air by 2034")
    page.locator("form button[type=submit]").click()
    page.wait_for_url("**/desk/*")
    code = page.url.rstrip("/").rpartition("/")[2]
    cookie = next(one for one in page.context.cookies() if one["name"] == f"seat_{code}")
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Lax", "/")
    for path in (f"/desk/{code}", f"/wall/{code}", f"/charter/{code}", f"/room/{code}", f"/join/{code}", "/recover"):
        page.goto(f"{server.url}{path}")
        expect(page.locator("main h1").first).to_be_attached()
        page.wait_for_load_state("networkidle")


@pytest.mark.browser
def test_a_secret_link_can_be_followed_though_it_sends_no_referrer(
    server: RunningServer, client: httpx.Client, page: Page
) -> None:
    seat = client.post("/api/v1/workshops?token=true", json={"title": "A quiet harbour"}).json()
    page.goto(f"{server.url}{seat['facilitator_link']}")
    page.locator("form button[type=submit]").click()
    page.wait_for_url(f"**/desk/{seat['code']}")


@pytest.mark.browser
def test_a_phone_joins_under_another_name_of_the_server(
    server: RunningServer, client: httpx.Client, page: Page
) -> None:
    code, _ = start(client)
    address = server.url.replace("localhost", "127.0.0.1")
    page.goto(f"{address}/join/{code}")
    page.locator("input[name=display_name]").fill("Ben")
    page.locator("[name=group_id]").first.check()
    page.locator("form button[type=submit]").click()
    page.wait_for_url(f"{address}/room/{code}")
    page.goto(f"{address}/join/{code}")
    again = page.request.get(f"{address}/api/v1/workshops/{code}").json()
    assert again["next"] == f"/room/{code}"


@pytest.mark.browser
def test_the_reference_can_be_read_by_everybody(server: RunningServer, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{server.url}/api/v1/docs")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mission Room API")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    # The policy of that page lets no script run, axe's neither.
    html = page.content()
    page.goto("about:blank")
    page.set_content(html)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
