"""The same contents give the same bytes: asked twice, from another copy, and whatever order the rows are stored in."""

import asyncio
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.demo.play import Until
from app.demo.showing import put_on
from app.domain.charter.assemble import assemble
from app.export.json_data import to_json
from app.export.markdown import to_markdown
from app.i18n.text import texts
from app.persistence import migrate
from tests.house_fixtures import house_of
from tests.rooms import SetClock

_SHUFFLED = ("card", "goal", "stakeholder", "instrument", "entry", "parking_item", "change", "seat", "field_change")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which the demo was played to its end."""
    path = tmp_path_factory.mktemp("same") / "house.db"
    migrate.upgrade(f"sqlite:///{path}")

    async def play() -> None:
        house = house_of(f"sqlite:///{path}", SetClock(), seat_writes_per_minute=1_000_000)
        await put_on(house, Until.END)
        await house.database.close()

    asyncio.run(play())
    return path


async def written(path: Path) -> tuple[bytes, str]:
    """The demo's charter as JSON and as Markdown; assembled twice, once of data read anew."""
    house = house_of(f"sqlite:///{path}", SetClock())
    demo = await house.convening.demo()
    assert demo
    lead = await house.convening.facilitator_of(demo.code)
    found = []
    for _time in range(2):
        async with house.database.read() as work:
            workshop = await work.workshops.by_id(lead.workshop_id)
            assert workshop
            charter, data = await house.chartering.draft(work, workshop)
        again = assemble(data, texts("en"))
        assert to_markdown(again.document) == to_markdown(charter.document)
        found.append((to_json(charter, data), to_markdown(charter.document)))
    await house.database.close()
    assert found[0] == found[1]
    return found[0]


def shuffle(path: Path) -> None:
    """Store the rows of the contents the other way round."""
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        for table in _SHUFFLED:
            database.execute(f"CREATE TEMP TABLE kept AS SELECT * FROM {table} ORDER BY rowid DESC")  # noqa: S608
            count = database.execute("SELECT count(*) FROM kept").fetchone()[0]
            assert count or table == "field_change", table
            database.execute(f"DELETE FROM {table}")  # noqa: S608
            database.execute(f"INSERT INTO {table} SELECT * FROM kept")  # noqa: S608
            database.execute("DROP TABLE kept")
    database.close()


async def test_the_order_of_rows_in_storage_changes_nothing(played: Path, tmp_path: Path) -> None:
    other = tmp_path / "house.db"
    shutil.copy(played, other)
    await asyncio.to_thread(shuffle, other)
    assert await written(other) == await written(played)
