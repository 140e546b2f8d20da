"""Simulated people take part in a real server over its real interfaces."""

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from app.cli import main
from app.demo.caller import come_by_link
from app.demo.http_stage import Tempo
from app.demo.scenario import sustainable_feed
from app.demo.simulation import Simulation
from tests.server import RunningServer, running

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("simulated"), "--no-demo") as server:
        yield server


def test_a_small_room_is_led_from_nothing_to_its_charter(
    server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    charter = tmp_path / "charter"
    options = ["--participants", "5", "--votes-per-second", "40", "--charter", str(charter)]
    led = main(["simulate", "--url", server.url, "--facilitate", *options])
    said = capsys.readouterr().out
    assert led == 0, said
    assert "The charter is drafted and voted on." in said
    assert "updates that did not arrive 0" in said
    assert sustainable_feed().challenge.statement in (tmp_path / "charter.md").read_text(encoding="utf-8")
    assert (tmp_path / "charter.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "charter.docx").stat().st_size > 10_000
    assert json.loads((tmp_path / "charter.json").read_text(encoding="utf-8"))["schema_version"]
    code = said.partition("Workshop ")[2][:6]
    again = main(["simulate", "--url", server.url, "--code", code, "--participants", "2", "--seconds", "2"])
    said = capsys.readouterr().out
    assert again == 0, said
    assert "2 people have joined and follow" in said


async def test_people_follow_a_workshop_that_somebody_else_leads(server: RunningServer) -> None:
    have_joined = asyncio.Event()
    scenario = sustainable_feed()
    async with httpx.AsyncClient(base_url=server.url, timeout=30) as client:
        started = await client.post("/api/v1/workshops", params={"token": "true"}, json={"title": "Led by somebody"})
        code, link = started.json()["code"], started.json()["facilitator_link"]

        def simulation(say: Callable[[str], None], tempo: Tempo) -> Simulation:
            return Simulation(client, server.url, scenario=scenario, how_many=2, seed=1, say=say, tempo=tempo)

        # Followers take a fifth of a second for anything, so the leader gives them as much and more.
        followers = simulation(lambda _: have_joined.set(), Tempo())
        leader = simulation(lambda _: None, Tempo(pace_seconds=0.4))
        following = asyncio.create_task(followers.take_part(code, 60))
        await have_joined.wait()
        await leader.lead_by_link(link, code)
        lead = await come_by_link(client, link, "")
        await lead.do("POST", "/end")
        await asyncio.wait_for(following, 30)
    assert followers.measured.is_fine
    assert leader.measured.is_fine
    # The leader waits for nobody: on a busy machine a follower comes too late for a round, as people do.
    assert 1 <= len(followers.measured.voted) <= 2 * 3
    assert len(followers.measured.acknowledged) >= len(followers.measured.voted)


def test_a_workshop_that_has_begun_is_not_led_a_second_time(
    server: RunningServer, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.dumps({"title": "Under way"}).encode()
    started = httpx.post(
        f"{server.url}/api/v1/workshops?token=true", content=body, headers={"content-type": "application/json"}
    ).json()
    link = server.url + started["facilitator_link"]
    arguments = ["simulate", "--url", server.url, "--facilitate", link, "--participants", "1"]
    assert main(arguments) == 0
    capsys.readouterr()
    assert main(arguments) == 1
    assert "begun already" in capsys.readouterr().err
    assert main([*arguments, "--code", "ZZZZZZ"]) == 1
    assert f"leads into workshop {started['code']}" in capsys.readouterr().err


def test_a_server_that_is_not_there_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--url", "http://127.0.0.1:9", "--participants", "1"]) == 1
    assert "could not be used" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [("--code", "ABCDEF", "--facilitate"), ("--charter", "/nowhere/at/all"), ("--participants", "0"), ("--pace", "-1")],
)
def test_what_makes_no_sense_leaves_with_two(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code = main(["simulate", *arguments])
    except SystemExit as left:
        code = int(str(left.code))
    assert code == 2
    assert capsys.readouterr().err
