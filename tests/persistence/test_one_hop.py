"""SQLite in one hop for each statement: the same answers as by SQLAlchemy's own way, in a quarter of the visits."""

import asyncio
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from app.persistence.one_hop import OneHop


@pytest.fixture
def visits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the threads of connections."""
    asked: list[str] = []
    execute = aiosqlite.Connection._execute

    async def noted(self: Any, fn: Any, *args: Any, **kwargs: Any) -> Any:
        asked.append(fn.__name__)
        return await execute(self, fn, *args, **kwargs)

    monkeypatch.setattr(aiosqlite.Connection, "_execute", noted)
    return asked


def engine_at(path: Path, **more: Any) -> AsyncEngine:
    return create_async_engine(f"sqlite+aiosqlite:///{path}", **more)


async def told(engine: AsyncEngine) -> list[Any]:
    """What an engine answers to statements of every kind."""
    said: list[Any] = []
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE goal (id INTEGER PRIMARY KEY, words TEXT UNIQUE, weight INTEGER)"))
        one = await connection.execute(text("INSERT INTO goal (words, weight) VALUES ('one', 1)"))
        said.append((one.rowcount, one.lastrowid))
        values = [{"words": f"goal {number}", "weight": number} for number in range(50)]
        await connection.execute(text("INSERT INTO goal (words, weight) VALUES (:words, :weight)"), values)
        changed = await connection.execute(text("UPDATE goal SET weight = weight + 1 WHERE weight < 5"))
        said.append(changed.rowcount)
        rows = await connection.execute(text("SELECT words, weight FROM goal ORDER BY id"))
        said.append((list(rows.keys()), rows.all()))
        said.append((await connection.execute(text("SELECT 1 WHERE 1 = 0"))).first())
    for wrong, kind in (
        ("INSERT INTO goal (words) VALUES ('one')", IntegrityError),
        ("SELECT nothing", OperationalError),
    ):
        with pytest.raises(kind) as refused:
            async with engine.begin() as connection:
                await connection.execute(text(wrong))
        said.append(str(refused.value.orig))
    await engine.dispose()
    return said


async def test_it_answers_as_sqlalchemys_own_adapter_does(tmp_path: Path) -> None:
    ours = await told(engine_at(tmp_path / "ours.db", module=OneHop()))
    assert ours == await told(engine_at(tmp_path / "theirs.db"))


async def test_a_statement_with_its_rows_takes_one_visit(tmp_path: Path, visits: list[str]) -> None:
    engine = engine_at(tmp_path / "one.db", module=OneHop())
    async with engine.connect() as connection:
        await connection.execute(text("SELECT 1"))
        visits.clear()
        assert (await connection.execute(text("SELECT 42"))).all() == [(42,)]
        assert visits == ["_run"]
    await engine.dispose()


async def test_many_connections_at_once_keep_their_rows_apart(tmp_path: Path) -> None:
    engine = engine_at(tmp_path / "many.db", module=OneHop())

    async def asked(number: int) -> int:
        async with engine.connect() as connection:
            return int((await connection.execute(text("SELECT :number"), {"number": number})).scalar_one())

    assert await asyncio.gather(*(asked(number) for number in range(40))) == list(range(40))
    await engine.dispose()
