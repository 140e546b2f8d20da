"""The Word template of an installation, read once when it starts.

Must not: start with a template that would fail at the first charter.
"""

from pathlib import Path

from app.domain.errors import Invalid
from app.export.word_template import emptied
from app.i18n.text import texts
from app.settings import SettingsError


def office_template(file: Path | None) -> bytes | None:
    """The template without its text; None without a file. Errors: SettingsError, in words."""
    if file is None:
        return None
    try:
        return emptied(file.expanduser().read_bytes())
    except OSError as fault:
        raise SettingsError([f"MISSION_ROOM_WORD_TEMPLATE cannot be read: {fault.strerror}."]) from fault
    except Invalid as fault:
        raise SettingsError([f"MISSION_ROOM_WORD_TEMPLATE: {texts().format(f'error.{fault.code}')}"]) from fault
