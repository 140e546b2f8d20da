"""Catalogues for the browser: one JavaScript module per catalogue file, so that a page carries its own texts only.

A module registers its texts in the run-time table of `assets/ui/i18n.js` and hands on `t`. Written into the front
end's build folder by `app.ui.plugins`; nothing generated is committed.

Must not: know Reflex.
"""

import json
from collections.abc import Iterator

from app.i18n.catalogue import DEFAULT_LOCALE, catalogue, locales

RUNTIME = "$/public/ui/i18n.js"


def bundle_path(name: str) -> str:
    """Where the build finds a catalogue's module, relative to the front end's folder."""
    return f"utils/i18n/{name}.js"


def bundle_library(name: str) -> str:
    """The import path of a catalogue's module."""
    return f"$/utils/i18n/{name}.js"


def bundles() -> Iterator[tuple[str, str]]:
    """Path and source of every catalogue module, deterministic."""
    for name in catalogue(DEFAULT_LOCALE).names():
        lines = [f'import {{ register, t }} from "{RUNTIME}";']
        for locale in locales():
            table = json.dumps(catalogue(locale).part(name), ensure_ascii=False, separators=(",", ":"))
            lines.append(f"register({json.dumps(locale)}, {table});")
        lines.append("export { t };\n")
        yield bundle_path(name), "\n".join(lines)
