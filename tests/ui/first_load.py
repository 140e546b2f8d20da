"""What a browser downloads before a page is alive, in compressed bytes, read from the built front end.

    python -m tests.ui.first_load            # every page
    python -m tests.ui.first_load room       # one route, by the start of its module's name

Counts the page's HTML, the style sheet, and the modules that its HTML preloads together with everything those import
statically; pages with a code in their address are not prerendered, so their route module is added to the fallback's.
"""

import gzip
import re
import sys
from pathlib import Path

CLIENT = Path(__file__).parents[2] / ".web" / "build" / "client"
BUDGET_BYTES = 190 * 1024

_PRELOAD = re.compile(r'rel="modulepreload" href="/([^"]+)"|href="/([^"]+\.js)" rel="modulepreload"')
_STYLESHEET = re.compile(r'href="/(assets/[^"]+\.css)"')
_IMPORT = re.compile(r'(?:\bfrom|\bimport)\s*"(\./[^"]+\.js)"')


def compressed(path: Path) -> int:
    """The gzip size of a file in bytes, as a server would send it."""
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def graph(entries: set[Path]) -> set[Path]:
    """The modules and everything they import statically."""
    found: set[Path] = set()
    waiting = list(entries)
    while waiting:
        module = waiting.pop()
        if module in found:
            continue
        found.add(module)
        waiting += [module.parent / name for name in _IMPORT.findall(module.read_text(encoding="utf-8"))]
    return found


def files_of(route: str, client: Path = CLIENT) -> set[Path]:
    """Every file of the first load of a route: `index` for home, else the first word of its path (`room`, `start`).

    Errors: StopIteration when the build has no such route.
    """
    prerendered = client / "index.html" if route == "index" else client / route / "index.html"
    html = prerendered if prerendered.exists() else client / "__spa-fallback.html"
    page = html.read_text(encoding="utf-8")
    entries = {client / (one or other) for one, other in _PRELOAD.findall(page)}
    pattern = "_index-*.js" if route == "index" else f"_{route}_.*-*.js"
    entries.add(next((client / "assets").glob(pattern)))
    styles = {client / name for name in _STYLESHEET.findall(page)}
    return {html, *graph(entries), *styles}


def first_load(route: str, client: Path = CLIENT) -> int:
    """The first load of a route in compressed bytes."""
    return sum(compressed(path) for path in files_of(route, client))


def routes(client: Path = CLIENT) -> list[str]:
    """The routes of the build, as `files_of` names them."""
    names = (re.fullmatch(r"_(?:(\w+?)_\..*)?_?index-[\w-]+\.js", path.name) for path in (client / "assets").iterdir())
    return sorted({match[1] or "index" for match in names if match})


if __name__ == "__main__":
    for name in sys.argv[1:] or routes():
        files = sorted(files_of(name), key=compressed, reverse=True)
        sys.stdout.write(f"{name}: {sum(map(compressed, files)) / 1024:.1f} KB\n")
        if len(sys.argv) > 1:
            for file in files:
                sys.stdout.write(f"  {compressed(file) / 1024:7.1f}  {file.name}\n")
