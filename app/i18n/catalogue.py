"""Message catalogues: flat JSON files, one per part of the product, merged into one table per locale.

Texts live in `catalogues/<locale>/<name>.json`. The file's name is the catalogue's name, and decides which pages
carry its texts to the browser (see `app.i18n.bundles`); a key is global and may live in one file only.

Must not: format texts (see `app.i18n.message`) or know who reads them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "catalogues"
DEFAULT_LOCALE = "en"


class CatalogueError(ValueError):
    """A catalogue file that cannot be used: not flat text, or a key that another file already has."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All texts of one locale, and for each key the name of the file it came from."""

    locale: str
    texts: Mapping[str, str]
    origins: Mapping[str, str]

    def names(self) -> tuple[str, ...]:
        """The names of the catalogue files, sorted."""
        return tuple(sorted(set(self.origins.values())))

    def part(self, name: str) -> dict[str, str]:
        """The texts of one file, in key order."""
        return {key: self.texts[key] for key in sorted(self.texts) if self.origins[key] == name}


def read_catalogue(folder: Path, locale: str) -> Catalogue:
    """Merge every `*.json` of a locale's folder.

    Raises:
        CatalogueError: a file is not an object of texts, or two files hold the same key.
    """
    texts: dict[str, str] = {}
    origins: dict[str, str] = {}
    for path in sorted((folder / locale).glob("*.json")):
        try:
            content = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_unique)
        except (json.JSONDecodeError, CatalogueError) as error:
            raise CatalogueError(f"{path.name}: {error}") from error
        if not isinstance(content, dict):
            raise CatalogueError(f"{path.name} must hold one JSON object")
        for key, text in content.items():
            if not isinstance(text, str):
                raise CatalogueError(f"{path.name}: the text of '{key}' must be a string")
            if key in texts:
                raise CatalogueError(f"'{key}' is in both {origins[key]}.json and {path.name}")
            texts[key] = text
            origins[key] = path.stem
    return Catalogue(locale, texts, origins)


@cache
def catalogue(locale: str = DEFAULT_LOCALE) -> Catalogue:
    """The catalogue of a locale as shipped, read once."""
    return read_catalogue(CATALOGUES, locale)


@cache
def locales() -> tuple[str, ...]:
    """The locales that have a catalogue, the default one first."""
    found = sorted(path.name for path in CATALOGUES.iterdir() if path.is_dir())
    return (DEFAULT_LOCALE, *(name for name in found if name != DEFAULT_LOCALE))


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise CatalogueError(f"'{key}' appears twice")
        found[key] = value
    return found
