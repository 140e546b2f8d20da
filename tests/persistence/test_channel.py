"""The channel between instances on a real PostgreSQL: everything said is heard, in order, whatever the line does."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable

import psycopg
import pytest

from app.persistence import channel as channel_module
from app.persistence.channel import LONGEST_MESSAGE, Channel, Word, packed

on_postgresql = [pytest.mark.postgres, pytest.mark.parametrize("database_url", ["postgres"], indirect=True)]


class Person:
    """A party that says what it is given and writes down what it hears."""

    def __init__(self, url: str) -> None:
        self.channel = Channel(url)
        self.to_say: list[Word] = []
        self.has_heard: list[Word] = []
        self.have_gone: list[tuple[str, bool]] = []
        self.resumptions = 0
        self._something_happened = asyncio.Event()

    def say(self, *words: Word) -> None:
        self.to_say += words
        self.channel.wake()

    def news(self) -> list[Word]:
        said, self.to_say = self.to_say, []
        return said

    def heard(self, sender: str, words: list[Word]) -> None:
        self.has_heard += words
        self._something_happened.set()

    def gone(self, sender: str, *, suddenly: bool) -> None:
        self.have_gone.append((sender, suddenly))
        self._something_happened.set()

    def resumed(self) -> None:
        self.resumptions += 1
        self._something_happened.set()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so, looking whenever something has happened."""
        async with asyncio.timeout(20):
            while not is_so():
                self._something_happened.clear()
                await self._something_happened.wait()

    @contextlib.asynccontextmanager
    async def taking_part(self) -> AsyncIterator["Person"]:
        async with self.channel.open(self):
            await self.until(lambda: self.resumptions > 0)
            yield self


def end_connections(url: str, purpose: str = "%") -> None:
    """What a database does that is restarted: every connection of a channel whose last statement is like this ends."""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name LIKE 'mission-room %%' AND query LIKE %s AND datname = current_database()",
            (purpose,),
        )


class TestOnPostgresql:
    """Two instances on one database."""

    pytestmark = on_postgresql

    async def test_what_one_says_the_other_hears_in_its_order_and_nobody_hears_oneself(self, database_url: str) -> None:
        async with Person(database_url).taking_part() as ada, Person(database_url).taking_part() as ben:
            for number in range(50):
                ada.say([number])
            ben.say(["hello"])
            await ben.until(lambda: len(ben.has_heard) == 50)
            await ada.until(lambda: bool(ada.has_heard))
            assert ben.has_heard == [[number] for number in range(50)]
            assert ada.has_heard == [["hello"]]

    async def test_a_long_speech_arrives_whole(self, database_url: str) -> None:
        words: list[Word] = [["seat", "ü" * 500, number] for number in range(40)]
        async with Person(database_url).taking_part() as ada, Person(database_url).taking_part() as ben:
            ada.say(*words)
            await ben.until(lambda: len(ben.has_heard) == 40)
            assert ben.has_heard == words

    async def test_who_leaves_says_the_last_things_and_good_bye(self, database_url: str) -> None:
        async with Person(database_url).taking_part() as ben:
            async with Person(database_url).taking_part() as ada:
                ada.say(["one more thing"])
            await ben.until(lambda: bool(ben.have_gone))
            assert ben.has_heard == [["one more thing"]]
            assert ben.have_gone == [(ada.channel.instance_id, False)]

    async def test_who_falls_silent_is_gone(self, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(channel_module, "SILENT_SECONDS", 0.4)
        monkeypatch.setattr(channel_module, "PULSE_SECONDS", 0.05)
        monkeypatch.setattr(channel_module, "BEAT_SECONDS", 0.1)
        async with Person(database_url).taking_part() as ben:
            with psycopg.connect(database_url, autocommit=True) as server:
                server.execute("SELECT pg_notify(%s, %s)", (channel_module.NAME, packed("killed", [["and"]])[0]))
            await ben.until(lambda: bool(ben.have_gone))
            assert ben.have_gone == [("killed", True)]

    async def test_a_lost_line_heals_and_says_that_something_may_have_been_missed(self, database_url: str) -> None:
        async with Person(database_url).taking_part() as ada, Person(database_url).taking_part() as ben:
            end_connections(database_url)
            await ben.until(lambda: ben.resumptions == 2)
            ada.say(["after"])
            await ben.until(lambda: ["after"] in ben.has_heard)

    async def test_what_is_said_while_the_line_is_lost_is_said_when_it_is_there_again(self, database_url: str) -> None:
        async with Person(database_url).taking_part() as ada, Person(database_url).taking_part() as ben:
            ada.say(["before"])
            await ben.until(lambda: bool(ben.has_heard))
            end_connections(database_url, "%pg_notify%")
            for number in range(10):
                ada.say([number])
            await ben.until(lambda: [9] in ben.has_heard)
            # What was under way when the line broke may have been said twice.
            assert list(dict.fromkeys(word[0] for word in ben.has_heard)) == ["before", *range(10)]

    async def test_a_line_on_which_nothing_is_heard_at_all_is_taken_for_lost(
        self, database_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(channel_module, "SILENT_SECONDS", 0.1)
        monkeypatch.setattr(channel_module, "PULSE_SECONDS", 60.0)
        async with Person(database_url).taking_part() as ben:
            await ben.until(lambda: ben.resumptions >= 2)

    async def test_what_others_say_on_the_channel_is_passed_over(
        self, database_url: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        async with Person(database_url).taking_part() as ada, Person(database_url).taking_part() as ben:
            with psycopg.connect(database_url, autocommit=True) as server:
                for strange in ("hello", "", "{}", "[1]", '["x", [[]], false]', '["x", [3], false]', "[1, [], false]"):
                    server.execute("SELECT pg_notify(%s, %s)", (channel_module.NAME, strange))
            ada.say(["hello"])
            await ben.until(lambda: bool(ben.has_heard))
            assert ben.has_heard == [["hello"]]
            assert "who is no Mission Room" in caplog.text

    async def test_a_database_that_is_away_at_the_start_is_waited_for(
        self, database_url: str, postgres: object
    ) -> None:
        name = database_url.partition("?")[0].rpartition("/")[2]
        with psycopg.connect(database_url.replace(name, "postgres", 1), autocommit=True) as server:
            server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")  # type: ignore[arg-type]
            ben = Person(database_url)
            async with ben.channel.open(ben):
                server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")  # type: ignore[arg-type]
                await ben.until(lambda: ben.resumptions == 1)


def test_messages_are_as_few_as_the_words_fit_in() -> None:
    words: list[Word] = [["w", "x" * 1000] for _ in range(16)]
    messages = packed("me", words)
    assert len(messages) == 3
    assert all(len(message.encode()) <= LONGEST_MESSAGE for message in messages)
    assert [word for message in messages for word in json.loads(message)[1]] == words
    assert packed("me", []) == ['["me",[],false]']


def test_good_bye_is_said_last() -> None:
    messages = packed("me", [["w", "x" * 5000], ["w", "x" * 5000]], leaves=True)
    assert [json.loads(message)[2] for message in messages] == [False, True]


def test_what_fits_in_no_message_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        packed("me", [["x" * LONGEST_MESSAGE]])
