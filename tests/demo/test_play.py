"""The demo is played by the rules of the house, and ends where it says."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.demo.play import Until
from app.demo.scenario import sustainable_feed
from app.demo.stage import demo_at_first_start, own_house, put_on
from app.domain.snapshot import Topic
from app.launch import database
from app.services.house import House
from app.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    found = Settings.from_environment({"MISSION_ROOM_DATA_DIR": str(tmp_path)}).with_secret()
    database.bring_up_to_date(found)
    return found


@pytest.fixture
async def house(settings: Settings) -> AsyncIterator[House]:
    async with own_house(settings) as opened:
        yield opened


async def topics(house: House, code: str) -> dict[Topic, Any]:
    facts = await house.convening.public_facts(code)
    return {topic: await house.views.view(facts.workshop_id, topic) for topic in Topic}


async def test_the_demo_is_carried_through_all_steps(settings: Settings, house: House) -> None:
    scenario = sustainable_feed()
    shown = await put_on(house, settings, Until.END)
    room = await topics(house, shown.code)
    assert room[Topic.PRESENCE].joined == 30 + 1 + 4  # people, the facilitator, a table of four
    cards = room[Topic.CARDS]
    assert len(cards.clusters) >= 5
    assert [one for cluster in cards.clusters for card in cluster.cards for one in card.merged]
    assert "does this work" not in str(cards)
    assert cards.challenge.statement == scenario.challenge.statement
    assert len(cards.challenge.sources) >= 6
    rounds = room[Topic.ROUNDS].rounds
    assert [(one.method, one.status) for one in rounds] == [
        ("fist_of_five", "revealed"),
        ("dots", "revealed"),
        ("fist_of_five", "revealed"),
    ]
    assert all(one.result.valid == 34 for one in rounds)
    assert rounds[2].result.concerns
    assert {goal.statement for goal in room[Topic.GOALS].adopted} == {
        str(goal.fields["statement"]) for goal in scenario.goals if goal.why
    }
    assert len(room[Topic.STAKEHOLDERS].stakeholders) == len(scenario.stakeholders)
    assert len(room[Topic.INSTRUMENTS].instruments) == len(scenario.instruments)
    assert room[Topic.PARKING].items[-1].answer


async def test_an_empty_database_gets_a_demo_in_which_there_is_something_to_vote_on(settings: Settings) -> None:
    played: list[bool] = []
    first = await demo_at_first_start(settings, lambda: played.append(True))
    again = await demo_at_first_start(settings, lambda: played.append(True))
    assert first == again
    assert played == [True]
    assert first is not None
    async with own_house(settings) as house:
        room = await topics(house, first.code)
    assert room[Topic.AGENDA].current.kind == "charter"
    assert room[Topic.ROUNDS].current.status == "open"


async def test_a_database_in_use_gets_none(settings: Settings) -> None:
    async with own_house(settings) as house:
        await house.convening.start(title="A real workshop")
    assert await demo_at_first_start(settings, lambda: None) is None


async def test_the_command_prints_the_code_alone_on_the_last_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MISSION_ROOM_DATA_DIR", str(tmp_path))
    assert await asyncio.to_thread(main, ["demo", "--print-code"]) == 0
    code = capsys.readouterr().out.splitlines()[-1]
    settings = Settings.from_environment().with_secret()
    async with own_house(settings) as house:
        assert (await house.convening.public_facts(code)).title == sustainable_feed().title
