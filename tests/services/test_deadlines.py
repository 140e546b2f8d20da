"""The house keeps the deadlines of votes: it wakes for the next one, and when one was moved."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import pytest

from app.services.rounds.deadlines import Deadlines

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def test_it_looks_at_once_again_at_the_deadline_and_when_one_was_set() -> None:
    looks: asyncio.Queue[int] = asyncio.Queue()
    answers: list[datetime | None] = [NOW + timedelta(milliseconds=20), None]
    deadlines = Deadlines()

    async def close_due() -> datetime | None:
        looks.put_nowait(len(answers))
        return answers.pop(0) if answers else None

    async with asyncio.timeout(20), deadlines.kept(close_due, lambda: NOW):
        await looks.get()
        await looks.get()  # after the twenty milliseconds
        await asyncio.sleep(0.05)
        assert looks.empty()
        deadlines.look_again()
        await looks.get()


async def test_a_database_that_is_away_for_a_moment_costs_a_look_and_no_more(
    caplog: pytest.LogCaptureFixture,
) -> None:
    looked = asyncio.Event()
    is_away = True
    deadlines = Deadlines()

    async def close_due() -> None:
        nonlocal is_away
        looked.set()
        if is_away:
            is_away = False
            raise OSError("away")

    async with asyncio.timeout(20), deadlines.kept(close_due, lambda: NOW):
        await looked.wait()
        looked.clear()
        deadlines.look_again()
        await looked.wait()
    assert [record.message for record in caplog.records if record.levelno >= logging.ERROR] == [
        "votes whose time is over could not be closed"
    ]
    caplog.clear()
