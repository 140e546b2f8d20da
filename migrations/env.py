"""Alembic's environment: the URL comes from the caller or from the settings, the tables from persistence."""

from alembic import context
from sqlalchemy import create_engine, pool, text

from app.persistence.database import sync_url
from app.persistence.tables import metadata


def _url() -> str:
    given = context.config.get_main_option("sqlalchemy.url")
    if given:
        return given
    from app.settings import Settings  # noqa: PLC0415 - only when called by hand; the app passes its URL

    return Settings.from_environment().database_url


def run_offline() -> None:
    """Print the SQL instead of running it."""
    context.configure(url=sync_url(_url()), target_metadata=metadata, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    """Migrate the database; SQLite rebuilds tables where it cannot alter them."""
    engine = create_engine(sync_url(_url()), poolclass=pool.NullPool)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=connection.dialect.name == "sqlite",
            compare_type=True,
        )
        with context.begin_transaction():
            if connection.dialect.name == "postgresql":
                # Of several instances that start at once, one migrates; the others find it done.
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('mission-room migrations', 0))"))
            context.run_migrations()
    engine.dispose()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
