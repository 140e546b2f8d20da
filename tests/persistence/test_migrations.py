"""Migrations: up, down and up again, with data in it; what they make is what the tables say."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, pool

from app.persistence import migrate
from app.persistence.database import sync_url
from app.persistence.tables import metadata
from app.persistence.tables.base import ID_LENGTH
from tests.rooms import on_both_databases


def tables_of(url: str) -> set[str]:
    engine = create_engine(sync_url(url), poolclass=pool.NullPool)
    try:
        return set(inspect(engine).get_table_names())
    finally:
        engine.dispose()


def differences(url: str) -> list[Any]:
    engine = create_engine(sync_url(url), poolclass=pool.NullPool)
    try:
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            return list(compare_metadata(context, metadata))
    finally:
        engine.dispose()


@on_both_databases
def test_what_the_migrations_make_is_what_the_tables_say(database_url: str) -> None:
    assert differences(database_url) == []
    assert tables_of(database_url) == {*metadata.tables, "alembic_version"}


@on_both_databases
def test_migrations_go_down_and_up_again(database_url: str) -> None:
    newest = migrate.current_revision(database_url)
    migrate.downgrade(database_url)
    assert tables_of(database_url) <= {"alembic_version"}
    assert migrate.current_revision(database_url) is None
    migrate.upgrade(database_url)
    assert migrate.current_revision(database_url) == newest
    assert differences(database_url) == []
    migrate.upgrade(database_url)


@on_both_databases
def test_each_migration_goes_down_by_itself(database_url: str) -> None:
    script = ScriptDirectory(str(Path(migrate.__file__).parents[2] / "migrations"))
    for revision in script.walk_revisions():
        migrate.downgrade(database_url, str(revision.down_revision or "base"))
        assert migrate.current_revision(database_url) == revision.down_revision


@pytest.mark.postgres
def test_instances_that_start_at_the_same_moment_migrate_once(postgres: Any) -> None:
    postgres.psql("CREATE DATABASE started_by_three;")
    url = postgres.get_uri("started_by_three")
    migrating = [
        subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys; from app.persistence.migrate import upgrade; upgrade(sys.argv[1])",
                url,
            ],
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    said = [process.communicate(timeout=120)[1].decode() for process in migrating]
    assert [process.returncode for process in migrating] == [0, 0, 0], said
    assert differences(url) == []


def test_migrations_are_one_line_with_one_end() -> None:
    script = ScriptDirectory(str(Path(migrate.__file__).parents[2] / "migrations"))
    assert len(script.get_heads()) == 1
    assert len(script.get_bases()) == 1
    for revision in script.walk_revisions():
        assert re.fullmatch(r"\d{4}", revision.revision), "a migration is named by its number"
        assert revision.doc


def test_a_file_that_is_no_database_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear all, " * 100)
    with pytest.raises(migrate.UnreachableDatabaseError):
        migrate.upgrade(f"sqlite:///{path}")
    assert path.read_text().startswith("Dear all")


def test_a_database_of_a_newer_version_is_left_alone(database_url: str) -> None:
    path = database_url.removeprefix("sqlite:///")
    with sqlite3.connect(path) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    before = Path(path).read_bytes()
    with pytest.raises(migrate.NewerDatabaseError) as refused:
        migrate.upgrade(database_url)
    assert refused.value.revision == "9999"
    assert Path(path).read_bytes() == before


def test_every_row_belongs_to_a_workshop_and_goes_with_it() -> None:
    for name, table in metadata.tables.items():
        assert [column.name for column in table.primary_key] == ["id"]
        assert table.c.id.type.length == ID_LENGTH  # type: ignore[attr-defined]
        if name == "workshop":
            continue
        column = table.c.workshop_id
        assert not column.nullable
        assert column.index
        (key,) = column.foreign_keys
        assert (key.target_fullname, key.ondelete) == ("workshop.id", "CASCADE"), name


def test_every_link_to_another_row_says_what_happens_when_that_goes() -> None:
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            assert key.ondelete in {"CASCADE", "SET NULL"}, (table.name, key.parent.name)
            if key.ondelete == "SET NULL":
                assert key.parent.nullable
