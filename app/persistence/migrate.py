"""Brings the database to the version this code needs, and says so when it is from a newer one."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, pool
from sqlalchemy.exc import DBAPIError

from app.persistence.database import sync_url

_MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


class NewerDatabaseError(Exception):
    """The database was migrated by a newer version of Mission Room; this one must not touch it."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


class UnreachableDatabaseError(Exception):
    """The database does not answer, or what answers is not one. The text is the driver's own first line."""


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("sqlalchemy.url", sync_url(url).render_as_string(hide_password=False).replace("%", "%%"))
    return config


def current_revision(url: str) -> str | None:
    """The version the database is at; None for an empty one."""
    engine = create_engine(sync_url(url), poolclass=pool.NullPool)
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()


def upgrade(url: str) -> None:
    """Migrate to the newest version this code knows.

    Errors: NewerDatabaseError if the database is ahead of it, UnreachableDatabaseError if it cannot be opened.
    """
    config = _config(url)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    try:
        revision = current_revision(url)
    except DBAPIError as fault:
        raise UnreachableDatabaseError(str(fault.orig).strip().partition("\n")[0]) from fault
    if revision is not None and revision not in known:
        raise NewerDatabaseError(revision)
    command.upgrade(config, "head")


def downgrade(url: str, revision: str = "base") -> None:
    """Go back to `revision`; "base" is an empty database."""
    command.downgrade(_config(url), revision)
