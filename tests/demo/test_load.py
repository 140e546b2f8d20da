"""A server under load: nobody loses anything, and what is told of it equals the database."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.cli import main
from app.demo import load as loading
from app.demo.ballot_round import BallotRound
from app.demo.crowd import Crowd
from app.demo.felt import Felt
from app.demo.load import Load, Plan, TooFewFiles, allow_files
from tests.server import RunningServer, running


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("loaded"), "--no-demo") as server:
        yield server


def stored_ballots(server: RunningServer, code: str) -> int:
    """Count them in the server's own file."""
    counted = (
        "SELECT count(*) FROM ballot JOIN workshop ON workshop.id = ballot.workshop_id WHERE upper(workshop.code) = ?"
    )
    with closing(sqlite3.connect(server.data_dir / "mission-room.db")) as database:
        return int(database.execute(counted, [code]).fetchone()[0])


@pytest.mark.server
def test_a_few_people_vote_for_some_seconds_and_nothing_is_lost(
    server: RunningServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = tmp_path / "numbers.json"
    options = ["--participants", "5", "--minutes", "0.08", "--votes-per-second", "5", "--json", str(numbers)]
    left_with = main(["simulate", "--url", server.url, *options])
    said = capsys.readouterr().out
    assert left_with == 0, said
    figures = json.loads(numbers.read_text(encoding="utf-8"))
    code = said.partition("joined workshop ")[2][:6]
    assert figures["votes_sent"] >= 1
    assert stored_ballots(server, code) == figures["votes_sent"] == figures["votes_acknowledged"]
    assert figures["to_screen_count"] == figures["votes_sent"] * 4, "each vote, on each screen but the voter's"
    assert figures["entered_count"] == 5
    assert figures["room_bytes_p50"] > 1000
    assert {figures[name] for name in ("votes_lost", "votes_twice", "dropped", "missed", "unlike", "failures")} == {0}
    assert "0 lost, 0 counted twice" in said


@pytest.mark.server
async def test_everybody_is_back_after_a_restart_and_all_vote_at_once(server: RunningServer) -> None:
    said: list[str] = []
    async with Load(server.url, Plan(6), said.append) as load:
        await load.through_restart(lambda: asyncio.to_thread(server.restart, suddenly=True), 0.5)
        await load.burst(1)
    assert load.felt.is_fine, load.felt.report()
    assert load.felt.back.count == load.felt.votes_stored == 6
    assert "6 of 6 are back." in said
    assert "back after the restart" in load.felt.report()


@pytest.mark.server
async def test_a_vote_that_was_lost_with_its_page_is_sent_again_when_the_page_is_back(
    server: RunningServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Load(server.url, Plan(3), lambda _: None) as load:
        page = load.crowd.pages[0]
        monkeypatch.setattr(page, "send_event", lambda *_: page.cut())
        await load.burst(0.5)
        assert load.crowd.pages[0] is not page
    felt = load.felt
    assert felt.votes_stored == felt.votes_acknowledged == felt.votes_sent == 3
    assert felt.dropped == 1
    assert not felt.is_fine, "a lost connection is told of, even when nothing else was lost"
    assert felt.votes_lost == felt.missed == felt.unlike == felt.not_back == 0


class Shown:
    """A page that shows a turnout."""

    def __init__(self, cast: int, last_frame_at: float) -> None:
        self.last_frame_at = last_frame_at
        self._turnout = {"round_id": "a round", "cast": cast}

    def topic(self, name: str) -> dict[str, object]:
        return self._turnout if name == "turnout" else {}


async def test_each_vote_is_timed_on_each_screen_but_its_voters() -> None:
    felt = Felt()
    crowd = Crowd("http://localhost", "ABCDEF", host="", felt=felt, seed=1)
    crowd.pages = dict.fromkeys(range(3))
    voted = BallotRound(crowd, "a round", ["a goal"], felt)
    voted._stored = [(10.0, 0), (10.1, 1)]
    for number in range(3):
        voted._look(number, Shown(0, 9.9))
    for number in (0, 1):
        voted._look(number, Shown(1, 10.02))
        voted._look(number, Shown(2, 10.13))
    voted._look(2, Shown(2, 10.2))
    voted.tell_felt()
    # The first vote: 20 ms to screen 1, 200 to screen 2. The second: 30 ms to screen 0, 100 to screen 2.
    assert felt.to_screen.count == 4
    assert [round(felt.to_screen.percentile(percent), 3) for percent in (25, 50, 75, 100)] == [0.02, 0.03, 0.1, 0.2]


def test_too_few_open_files_are_said_before_anybody_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading.resource, "getrlimit", lambda _: (256, 1024))
    with pytest.raises(TooFewFiles, match="5000 people need 5100 open files, and this system allows 1024"):
        allow_files(5000)


def test_the_limit_of_open_files_is_raised_as_far_as_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[tuple[int, int]] = []
    monkeypatch.setattr(loading.resource, "getrlimit", lambda _: (256, 4096))
    monkeypatch.setattr(loading.resource, "setrlimit", lambda _, limits: raised.append(limits))
    allow_files(100)
    allow_files(3000)
    assert raised == [(3100, 4096)]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--minutes", "1", "--code", "ABCDEF"),
        ("--minutes", "1", "--facilitate"),
        ("--burst", "10", "--charter", "somewhere"),
        ("--json", "numbers.json"),
        ("--minutes", "1", "--json", "/nowhere/at/all.json"),
        ("--minutes", "-1"),
        ("--minutes", "1", "--participants", "5001"),
        ("--minutes", "1", "--joining", "0"),
    ],
)
def test_what_makes_no_sense_under_load_leaves_with_two(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(["simulate", *arguments])
    except SystemExit as left:
        code = int(str(left.code))
    assert code == 2
    assert capsys.readouterr().err


def test_a_server_that_is_not_there_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--url", "http://127.0.0.1:9", "--minutes", "1"]) == 1
    assert "could not be used" in capsys.readouterr().err
