"""The demo is played by the rules of the house, and ends where it says."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from app.cli import main
from app.demo.house_stage import HouseStage
from app.demo.play import Play, Until
from app.demo.scenario import Scenario, sustainable_feed
from app.demo.showing import demo_at_first_start, put_on
from app.demo.stage import Act, Stage
from app.domain.snapshot import Topic
from app.launch.house import own_house
from app.persistence import migrate
from app.services.goalsetting import alike
from app.services.house import House
from app.settings import Settings
from tests.house_fixtures import house_of
from tests.rooms import SetClock


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return sustainable_feed()


@pytest.fixture(scope="module")
def played_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the demo was played to its end: one performance for all tests that look at it."""
    path = tmp_path_factory.mktemp("played") / "house.db"
    migrate.upgrade(f"sqlite:///{path}")

    async def play() -> None:
        house = house_of(f"sqlite:///{path}", SetClock(), seat_writes_per_minute=1_000_000)
        await put_on(house, Until.END)
        await house.database.close()

    asyncio.run(play())
    return path


@pytest.fixture
async def after(played_file: Path, tmp_path: Path) -> AsyncIterator[House]:
    """The house after the performance."""
    shutil.copy(played_file, tmp_path / "house.db")
    house = house_of(f"sqlite:///{tmp_path / 'house.db'}", SetClock(), seat_writes_per_minute=1_000_000)
    yield house
    await house.database.close()


async def look(house: House, *topics: Topic) -> list[Any]:
    demo = await house.convening.demo()
    assert demo is not None
    return [await house.views.view(demo.workshop_id, topic) for topic in topics]


async def test_everybody_has_a_seat_the_table_without_phones_too(after: House) -> None:
    (presence,) = await look(after, Topic.PRESENCE)
    assert presence.joined == 30 + 1 + 4  # people, the facilitator, a table of four


async def test_cards_are_sorted_merged_and_one_is_hidden(after: House, scenario: Scenario) -> None:
    cards, parking = await look(after, Topic.CARDS, Topic.PARKING)
    assert len(cards.clusters) == 6
    shown = [card for heap in (*(one.cards for one in cards.clusters), cards.loose) for card in heap]
    assert len(shown) >= 30
    assert sum(len(card.merged) for card in shown) == 2
    assert "does this work" not in str(cards)
    assert cards.challenge.statement == scenario.challenge.statement
    assert len(cards.challenge.sources) >= 8
    assert sorted(bool(item.answer) for item in parking.items) == [False, False, True, True]


async def test_the_votes_are_counted_with_the_late_joiner_and_the_table(after: House) -> None:
    (rounds,) = await look(after, Topic.ROUNDS)
    on_challenge, on_goals, in_order, on_instruments, on_charter = rounds.rounds
    assert [one.method for one in rounds.rounds] == ["fist_of_five", "dots", "ranked", "two_criteria", "fist_of_five"]
    assert {one.status for one in rounds.rounds} == {"revealed"}
    assert on_challenge.result.valid == 29 + 4
    assert {one.result.valid for one in (on_goals, in_order, on_instruments, on_charter)} == {30 + 4}
    assert len(on_challenge.result.concerns) == 2
    assert len(on_charter.result.concerns) == 3


async def test_three_goals_are_adopted_and_duplicates_are_folded(after: House, scenario: Scenario) -> None:
    goals, rounds = await look(after, Topic.GOALS, Topic.ROUNDS)
    later = [{**goal.fields, **goal.later} for goal in scenario.goals if goal.why]
    assert {goal.statement for goal in goals.adopted} == {fields["statement"] for fields in later}
    assert len(goals.goals) == len(scenario.goals) - 2
    best = {one.id for one in rounds.rounds[1].result.options if one.rank <= 3}
    assert {goal.id for goal in goals.adopted} == best  # the room adopts what it has voted for


def test_duplicates_are_such_that_the_desk_suggests_them(scenario: Scenario) -> None:
    suggested = alike([(goal.key, str(goal.fields["statement"])) for goal in scenario.goals], most=50)
    pairs = {frozenset(pair[:2]) for pair in suggested}
    assert {frozenset((goal.key, goal.into)) for goal in scenario.goals if goal.into} <= pairs


async def test_the_map_and_the_mix_are_full_and_leave_gaps_to_see(after: House, scenario: Scenario) -> None:
    stakeholders, instruments = await look(after, Topic.STAKEHOLDERS, Topic.INSTRUMENTS)
    assert len(stakeholders.stakeholders) == len(scenario.stakeholders)
    assert stakeholders.empty_sectors == ["environment"]
    assert stakeholders.empty_levels == ["european"]
    assert len(instruments.instruments) == len(scenario.instruments)
    assert all(one.lead_id for one in instruments.instruments)


async def test_the_charter_passes_most_checks_and_says_what_it_lacks(after: House, scenario: Scenario) -> None:
    (charter,) = await look(after, Topic.CHARTER)
    assert charter.passed >= charter.checked - 5
    assert charter.missing
    (worded,) = [one for one in charter.sections if one.is_edited]
    assert worded.key == scenario.wording.section
    assert not worded.is_outdated
    assert any("softer" in text for text in charter.missing)  # a goal that was diluted is told, never hidden


async def test_every_file_of_the_charter_can_be_taken_along(after: House, scenario: Scenario) -> None:
    demo = await after.convening.demo()
    assert demo is not None
    facilitator = await after.convening.facilitator_of(demo.code)
    for kind in ("md", "json", "docx", "pdf"):
        assert len((await after.chartering.file(facilitator, kind)).content) > 10_000
    text = (await after.chartering.file(facilitator, "md")).content.decode()
    assert scenario.challenge.statement in text
    assert scenario.wording.text.strip().splitlines()[-1] in text


@pytest.mark.parametrize(
    ("until", "opened", "has_vote"),
    [(Until.FRAME, "frame", False), (Until.GOALS, "goals", True), (Until.INSTRUMENTS, "instruments", False)],
)
async def test_it_stops_with_a_step_open(house: House, until: Until, opened: str, has_vote: bool) -> None:
    scenario = sustainable_feed()
    started = await house.convening.start(title="A small room", groups=list(scenario.groups), is_demo=True)
    stage = HouseStage(house, await house.convening.facilitator_of(started.code), started.code)
    await stage.enter()
    played = await Play(scenario, stage).perform(3, until)
    assert played.people == (3 if until is not Until.FRAME else 2)  # the last one comes late, to the vote
    agenda, rounds, cards = await look(house, Topic.AGENDA, Topic.ROUNDS, Topic.CARDS)
    assert (agenda.current.kind, agenda.current.status) == (opened, "open")
    assert rounds.has_open is has_vote
    assert cards.is_revealed is (until is not Until.FRAME)


class Recorder:
    """A stage on which everything works and is written down."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[Any, ...]]] = []

    async def together(self, acts: Sequence[Act]) -> None:
        for act in acts:
            await act()

    def __getattr__(self, name: str) -> Callable[..., Awaitable[str]]:
        async def record(*values: Any) -> str:
            self.calls.append((name, values))
            return f"{name} {len(self.calls)}"

        return record


async def test_the_same_seed_gives_the_same_play(scenario: Scenario) -> None:
    first, again, other = Recorder(), Recorder(), Recorder()
    for stage, seed in ((first, 7), (again, 7), (other, 8)):
        await Play(scenario, cast(Stage, stage), seed=seed).perform(30)
    assert first.calls == again.calls
    assert first.calls != other.calls


async def test_people_of_a_small_room_take_turns(scenario: Scenario) -> None:
    stage = Recorder()
    await Play(scenario, cast(Stage, stage)).perform(1)
    assert {values[0] for name, values in stage.calls if name in {"write_card", "cast", "sketch"}} == {0}


async def test_an_empty_database_gets_a_demo_in_which_there_is_something_to_vote_on(house: House) -> None:
    played: list[bool] = []
    first = await demo_at_first_start(house, lambda: played.append(True), 2)
    again = await demo_at_first_start(house, lambda: played.append(True), 2)
    assert first is not None
    assert first == again
    assert played == [True]
    agenda, rounds = await look(house, Topic.AGENDA, Topic.ROUNDS)
    assert agenda.current.kind == "charter"
    assert rounds.current.status == "open"
    link = await house.seating.join_by_link(first.facilitator_path.rpartition("/")[2])
    assert link.code == first.code


async def test_a_database_in_use_gets_none(house: House) -> None:
    await house.convening.start(title="A real workshop")
    assert await demo_at_first_start(house, lambda: None) is None


async def test_the_command_prints_the_code_alone_on_the_last_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MISSION_ROOM_DATA_DIR", str(tmp_path))
    assert await asyncio.to_thread(main, ["demo", "--until", "frame", "--print-code"]) == 0
    said = capsys.readouterr().out
    code = said.splitlines()[-1]
    settings = Settings.from_environment().with_secret()
    assert f"{settings.public_url}/charter/{code}\n" in said
    async with own_house(settings) as house:
        assert (await house.convening.public_facts(code)).title == sustainable_feed().title


def test_a_database_that_cannot_be_opened_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MISSION_ROOM_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("MISSION_ROOM_DATABASE_URL", f"sqlite:///{tmp_path / 'missing' / 'room.db'}")
    assert main(["demo", "--print-code"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert "database cannot be opened" in line


async def test_no_name_of_the_room_is_on_its_public_page(after: House) -> None:
    demo = await after.convening.demo()
    assert demo is not None
    lead = await after.convening.facilitator_of(demo.code)
    key = await after.sharing.turn_on(lead)
    pages = [(await after.sharing.page(key, kind)).content.decode() for kind in ("html", "md")]
    async with after.database.read() as work:
        names = {seat.name for seat in await work.seats.of(demo.workshop_id) if seat.name}
    assert len(names) >= 30
    full = (await after.chartering.file(lead, "md")).content.decode()
    assert [name for name in names if name in full], "the room's own charter names people, so the page would show it"
    assert [name for name in names for page in pages if name in page] == []
