"""The browser of the tests: found on this machine, or installed when `make test` sets up.

Order: MISSION_ROOM_TEST_BROWSER, an installed Chrome or Chromium, Playwright's own, the system's package manager.
It must not: download anything while tests run; only `python -m tests.browser` installs.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

VARIABLE = "MISSION_ROOM_TEST_BROWSER"
_NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_INSTALL_SECONDS = 900

expect.set_options(timeout=20_000)  # a shared machine may be slow; what is there sooner is seen sooner


class NoBrowserError(RuntimeError):
    """There is no browser to test with. The text says what to do."""

    def __init__(self) -> None:
        super().__init__(
            f"The browser tests need Chrome or Chromium: install it, or name one in {VARIABLE}=/path/to/browser."
        )


def executable() -> Path:
    """Return a browser that starts. Errors: `NoBrowserError`."""
    for path in _candidates():
        if _starts(path):
            return path
    raise NoBrowserError


def arguments() -> list[str]:
    """Return the switches every test's browser gets: no calls home, and no sandbox where root runs it (in CI)."""
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-sync",
        "--metrics-recording-only",
        "--no-first-run",
    ]
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    # Containers give /dev/shm too little for a browser.
    return [*quiet, "--disable-dev-shm-usage", *(["--no-sandbox"] if is_root else [])]


def install() -> Path:
    """Return a browser that starts, installing one when there is none. Errors: `NoBrowserError`."""
    for attempt in (None, _playwrights_own, _package_manager):
        if attempt is not None:
            attempt()
        try:
            return executable()
        except NoBrowserError:
            continue
    raise NoBrowserError


def _candidates() -> Iterator[Path]:
    named = os.environ.get(VARIABLE)
    if named:
        yield Path(named)
        return
    yield from (Path(path) for name in _NAMES if (path := shutil.which(name)))
    yield from (Path(path) for path in _APPLICATIONS if Path(path).exists())
    own = _playwrights_path()
    if own.exists():
        yield own


def _playwrights_path() -> Path:
    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def _starts(path: Path) -> bool:
    """Whether it really is a browser: some systems have a stand-in under its name that only prints advice."""
    try:
        done = subprocess.run(
            [path, "--version"], capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and "Chrom" in done.stdout


def _playwrights_own() -> None:
    _try([sys.executable, "-m", "playwright", "install", "chromium"])


def _package_manager() -> None:
    if shutil.which("apt-get") is None:
        return
    if os.geteuid() == 0:
        rights: list[str] = []
    elif shutil.which("sudo") and _try(["sudo", "-n", "true"]):
        rights = ["sudo", "-n"]
    else:
        return
    _try([*rights, "apt-get", "update", "-q"])
    packages = ["chromium", "fonts-dejavu-core"]
    _try([*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-qy", *packages])


def _try(command: list[str]) -> bool:
    print(f"Browser: {' '.join(command)}", file=sys.stderr)
    try:
        done = subprocess.run(
            command, check=False, timeout=_INSTALL_SECONDS, stdin=subprocess.DEVNULL, stdout=sys.stderr
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    try:
        print(install())
    except NoBrowserError as fault:
        print(fault, file=sys.stderr)
        sys.exit(1)
