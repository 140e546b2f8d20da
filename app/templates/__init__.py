"""The workshop templates that come with Mission Room, one file each, and those that an installation keeps beside them.

Must not: say what a template may hold (see `app.domain.templates`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from app.domain.errors import Invalid
from app.domain.templates import Template, read_template

ORDER = (
    "half_day",
    "ninety_minutes",
    "full_day",
    "litmus",
    "oecd_national",
    "city",
    "csiro_agency",
    "norway_relay",
    "undp_portfolio",
    "denmark_roadmap",
    "development",
    "blank",
)
"""By how much time there is, then by practice, the empty one last."""

_LARGEST_FILE = 64 * 1024


class TemplateFileError(ValueError):
    """A file in the folder of own templates that cannot be used; its text says which one, and why."""

    def __init__(self, path: Path, code: str, values: Mapping[str, str | int] = MappingProxyType({})) -> None:
        self.path = path
        self.code = code
        self.values = values
        said = ", ".join(f"{name}: {value}" for name, value in values.items())
        super().__init__(f"{path}: {code}{f' ({said})' if said else ''}")


@lru_cache(maxsize=1)
def built_in() -> Mapping[str, Template]:
    """The templates that come with Mission Room, by key, in the order in which they are offered."""
    here = Path(__file__).parent
    return MappingProxyType({key: read_file(here / f"{key}.json") for key in ORDER})


def with_own(folder: Path | None) -> Mapping[str, Template]:
    """The same, and those of a folder after them; one of its own with a known key takes the other's place.

    Errors: TemplateFileError for the first file that cannot be used.
    """
    if folder is None:
        return built_in()
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        raise TemplateFileError(folder, "file.unreadable") from None
    return MappingProxyType({**built_in(), **{one.key: one for one in map(read_file, paths)}})


def read_file(path: Path) -> Template:
    """A template of a file. Errors: TemplateFileError."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise TemplateFileError(path, "file.too_large")
        return read_template(json.loads(path.read_text(encoding="utf-8")))
    except Invalid as fault:
        raise TemplateFileError(path, fault.code, fault.values) from None
    except (OSError, UnicodeDecodeError, ValueError, RecursionError) as fault:
        if isinstance(fault, TemplateFileError):
            raise
        raise TemplateFileError(path, "file.unreadable") from fault
