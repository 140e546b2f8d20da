"""The database before a start: brought to this version, or one sentence about why it cannot be.

What it must not do: know tables or the database library.
"""

from __future__ import annotations

from app.launch.errors import LaunchError
from app.persistence.migrate import NewerDatabaseError, UnreachableDatabaseError, upgrade
from app.settings import Settings


def bring_up_to_date(settings: Settings) -> None:
    """Migrate the database to the newest version this code knows.

    Errors: `LaunchError` when it was made by a newer Mission Room or does not answer; it is then left as it is.
    """
    try:
        upgrade(settings.database_url)
    except NewerDatabaseError as fault:
        raise LaunchError(
            f"The database comes from a newer version of Mission Room (its layout is {fault.revision}). "
            "Run that version, or restore a backup from before the update."
        ) from fault
    except UnreachableDatabaseError as fault:
        raise LaunchError(f"The database cannot be opened: {fault}. See MISSION_ROOM_DATABASE_URL.") from fault
