"""The workshop and its seats as values, and the rules for the words people give them."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.domain.errors import Invalid
from app.domain.roles import Role

DEFAULT_GROUPS = ("Government", "Business", "Research", "Civil society", "Citizens")
MAX_GROUPS = 12
MAX_RETENTION_DAYS = 3650


class Naming(StrEnum):
    """How names are shown to the room and in the charter."""

    NAMES = "names"
    PSEUDONYMS = "pseudonyms"
    NOBODY = "nobody"

    def is_as_private_as(self, other: "Naming") -> bool:
        """Whether it shows no more of people than `other` does."""
        order = list(Naming)
        return order.index(self) >= order.index(other)


class WorkshopStatus(StrEnum):
    """live until the facilitator ends it; then only reading, the charter and deletion remain."""

    LIVE = "live"
    ENDED = "ended"


class Channel(StrEnum):
    """How a seat takes part; a table seat carries the voices of people without a phone."""

    DEVICE = "device"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is acting, as read from the database in this very request; never from a token's claims."""

    seat_id: str
    workshop_id: str
    role: Role
    group_id: str
    name: str


def clean_text(typed: str, field: str, *, most: int, least: int = 1) -> str:
    """Trim, drop control characters, and refuse what is too short or too long (lengths in characters).

    Text in which nothing can be seen counts as empty; what no database can hold (half a surrogate pair) is refused.

    >>> clean_text("  a\\x00 goal ", "statement", most=20)
    'a goal'
    """
    text = "".join(ch for ch in typed.replace("\r\n", "\n") if ch in "\n\t" or ord(ch) >= 32).strip()
    if any("\ud800" <= ch <= "\udfff" for ch in text):
        raise Invalid("text.unreadable", field)
    if all(unicodedata.category(ch)[0] in "CZ" for ch in text):
        text = ""
    if not text and least:
        raise Invalid("text.missing", field)
    if len(text) < least:
        raise Invalid("text.too_short", field, least=least)
    if len(text) > most:
        raise Invalid("text.too_long", field, most=most, length=len(text))
    return text


def clean_line(typed: str, field: str, *, most: int, least: int = 1) -> str:
    """The same for a name or a title, which has one line.

    >>> clean_line("Anna\\n  Berg", "name", most=20)
    'Anna Berg'
    """
    return clean_text(" ".join(typed.split()), field, most=most, least=least)


def clean_groups(typed: list[str]) -> list[str]:
    """Names of participant groups: trimmed, without empty lines or repeats; two at least, twelve at most."""
    names: list[str] = []
    for line in typed:
        name = clean_line(line, "groups", most=60, least=0)
        if name and name.casefold() not in {known.casefold() for known in names}:
            names.append(name)
    if len(names) < 2:
        raise Invalid("groups.too_few", "groups", least=2)
    if len(names) > MAX_GROUPS:
        raise Invalid("groups.too_many", "groups", most=MAX_GROUPS)
    return names


def deletion_date(last_day: datetime, retention_days: int) -> date:
    """The day on which a workshop is deleted: `retention_days` after its last day."""
    return (last_day + timedelta(days=retention_days)).date()
