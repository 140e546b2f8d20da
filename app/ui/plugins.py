"""What the build of the front end does for us beyond Reflex: the theme, the texts, and the script hashes.

Must not: be imported by anything but `rxconfig.py` and tests, or define a State (rxconfig is read before States are).
"""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from reflex_base.plugins.base import Plugin
from reflex_base.plugins.tailwind_v4 import (
    TailwindV4Plugin,
    add_tailwind_to_css_file,
    add_tailwind_to_postcss_config,
)

from app.i18n.bundles import bundles
from app.ui.declarations import declarations
from app.ui.theme import stylesheet

HASHES_FILE = "inline-hashes.json"
"""Written beside the built pages (`.web/build/inline-hashes.json`), never among them: it is not to be served.

Shape: `{"scripts": ["sha256-…", …], "styles": ["sha256-…", …]}`, sorted, for the API's Content-Security-Policy.
"""

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style(?P<attributes>[^>]*)>(?P<body>.*?)</style>", re.DOTALL | re.IGNORECASE)
_TAILWIND_ROOT = "styles/tailwind.css"
_ENDPOINT = "  const endpoint = new URL(url_str);\n"
_SAME_ORIGIN = """  if (typeof window !== "undefined") {
    endpoint.protocol = window.location.protocol;
    endpoint.host = window.location.host;
    return endpoint;
  }
"""
_RECONNECTS = {
    """      // Attempt to reconnect transient non-intentional disconnects.
      socket.current.reconnect();
""": """      // A whole room was cut off at the same moment: each page comes back at one of its own.
      window.setTimeout(() => socket.current?.reconnect(), Math.random() * 1500);
""",
    "}, 200 * failed_attempts); // Incremental backoff": "}, 200 * failed_attempts * (0.5 + Math.random()));",
}


class ThemePlugin(TailwindV4Plugin):
    """Tailwind v4 with our tokens as its theme, and without its default typography plugin."""

    def __init__(self) -> None:
        super().__init__(config={"plugins": []})

    def pre_compile(self, **context: Any) -> None:
        """Do what Tailwind's plugin does, with our stylesheet as the root in the place of its own."""
        context["add_save_task"](_theme_file)
        context["add_modify_task"]("postcss.config.js", add_tailwind_to_postcss_config)
        context["add_modify_task"](
            "styles/__reflex_global_styles.css", lambda css: add_tailwind_to_css_file(css, include_radix_themes=False)
        )


class CataloguePlugin(Plugin):
    """Writes the message catalogues as JavaScript modules into the front end's folder."""

    def pre_compile(self, **context: Any) -> None:
        """Add one file per catalogue."""
        context["add_save_task"](lambda: list(bundles()))


class DeclarationsPlugin(Plugin):
    """Writes registers and sheets as JavaScript modules into the front end's folder."""

    def pre_compile(self, **context: Any) -> None:
        """Add one file per register and sheet."""
        context["add_save_task"](lambda: list(declarations()))


class SameOriginPlugin(Plugin):
    """Makes the built pages talk to the server they came from, so that one build serves any host, port and scheme.

    Reflex bakes the address of its backend into the build and, for localhost, corrects the host only.
    """

    def pre_compile(self, **context: Any) -> None:
        """Patch the one place where the front end makes the backend's address."""
        context["add_modify_task"]("utils/state.js", same_origin)


def same_origin(source: str) -> str:
    """Reflex's `utils/state.js` with the backend's address taken from the page's own; repeatable.

    Raises:
        RuntimeError: the line to follow is gone, as it may be after an update of Reflex.
    """
    if _SAME_ORIGIN in source:
        return source
    if source.count(_ENDPOINT) != 1:
        raise RuntimeError("Reflex's utils/state.js has changed: see app.ui.plugins.same_origin")
    return source.replace(_ENDPOINT, _ENDPOINT + _SAME_ORIGIN)


class CalmReconnectPlugin(Plugin):
    """Makes pages come back at a moment of their own: a room that lost its server must not return as one herd."""

    def pre_compile(self, **context: Any) -> None:
        """Patch the two places where the front end connects again."""
        context["add_modify_task"]("utils/state.js", calm_reconnect)


def calm_reconnect(source: str) -> str:
    """Reflex's `utils/state.js` with jitter: within 1.5 s after a cut, and from half to one and a half of each wait.

    Repeatable. Raises:
        RuntimeError: a line to change is gone, as it may be after an update of Reflex.
    """
    for found, calm in _RECONNECTS.items():
        if calm not in source:
            if source.count(found) != 1:
                raise RuntimeError("Reflex's utils/state.js has changed: see app.ui.plugins.calm_reconnect")
            source = source.replace(found, calm)
    return source


class InlineHashesPlugin(Plugin):
    """After the build, writes the hashes of the pages' inline scripts and styles for a strict CSP."""

    def post_build(self, **context: Any) -> None:
        """Read every built page and write `HASHES_FILE` beside the served folder."""
        static_dir = Path(context["static_dir"])
        hashes = inline_hashes(page.read_text(encoding="utf-8") for page in static_dir.rglob("*.html"))
        (static_dir.parent / HASHES_FILE).write_text(json.dumps(hashes, indent=1) + "\n", encoding="utf-8")


def inline_hashes(pages: Any) -> dict[str, list[str]]:
    """The CSP source hashes of all inline scripts and styles in some HTML pages.

    Scripts with a `src` are left out (they are 'self'); data blocks (`type="application/json"` and the like) never
    run, so they need no hash. Browsers hash what stands between the tags, byte for byte.
    """
    scripts: set[str] = set()
    styles: set[str] = set()
    for page in pages:
        for match in _SCRIPT.finditer(page):
            attributes = match["attributes"].lower()
            is_data = "type=" in attributes and "module" not in attributes and "javascript" not in attributes
            if "src=" not in attributes and not is_data:
                scripts.add(_source_hash(match["body"]))
        styles.update(_source_hash(match["body"]) for match in _STYLE.finditer(page))
    return {"scripts": sorted(scripts), "styles": sorted(styles)}


def _source_hash(body: str) -> str:
    digest = hashlib.sha256(body.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _theme_file() -> tuple[str, str]:
    root = "\n".join(
        (
            "@layer theme, base, components, utilities;",
            '@import "tailwindcss/theme.css" layer(theme);',
            '@import "tailwindcss/preflight.css" layer(base);',
            '@import "tailwindcss/utilities.css" layer(utilities) source(none);',
            '@source "../app/**/*.jsx";',
            '@source "../app_components/**/*.jsx";',
            '@source "../utils/components/**/*.jsx";',
            '@source "../public/ui/**/*.jsx";',
        )
    )
    return _TAILWIND_ROOT, f"{root}\n{stylesheet()}"
