"""A browser, a real server, and one for the gallery of components, which is built once in a folder of its own."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests import browser as installed
from tests.server import RunningServer, free_port, running
from tests.ui.seeing import listen

ROOT = Path(__file__).parents[2]
_CONFIG = """
import reflex as rx
from reflex_base.constants import StateManagerMode
from reflex_base.plugins.sitemap import SitemapPlugin
from app.ui.plugins import CataloguePlugin, InlineHashesPlugin, SameOriginPlugin, ThemePlugin

config = rx.Config(
    app_name="gallery",
    frontend_lazy_bundled_libraries=True,
    state_manager_mode=StateManagerMode.MEMORY,
    telemetry_enabled=False,
    show_built_with_reflex=False,
    plugins=[ThemePlugin(), CataloguePlugin(), SameOriginPlugin(), InlineHashesPlugin()],
    disable_plugins=[SitemapPlugin],
)
"""
_PATIENCE_SECONDS = 180
_LOST_CONNECTION = re.compile(r"WebSocket connection to 'ws://127\.0\.0\.1:\d+/_event/[^']*' failed: ")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)
    except OSError:
        return False


class Gallery:
    """The gallery's server; it can be stopped and started again on the same port. `stops` counts how often it was."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stops = 0
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._server: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, building what is not built, and wait until it answers.

        Errors: RuntimeError with the end of the log when it does not come up.
        """
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "REFLEX_TELEMETRY_ENABLED": "false",
            "REFLEX_CHECK_LATEST_VERSION": "false",
            "REFLEX_USE_GRANIAN": "true",
        }
        log = (self.folder / "server.log").open("ab")
        command = [sys.executable, "-m", "reflex", "run", "--env", "prod", "--single-port"]
        self._server = subprocess.Popen(
            [*command, "--frontend-port", str(self.port), "--backend-port", str(self.port)],
            cwd=self.folder,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not _answers(f"{self.address}/ping"):
            if self._server.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError((self.folder / "server.log").read_text(encoding="utf-8")[-3000:])
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._server.wait(timeout=0.3)

    def stop(self) -> None:
        """End the server and everything it started."""
        if self._server is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._server.pid, signal.SIGKILL)
            self._server.wait()
            self._server = None
            self.stops += 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright's loop stays in this thread, beside which no asynchronous test can start."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    """The running gallery."""
    folder = tmp_path_factory.mktemp("gallery")
    (folder / "rxconfig.py").write_text(_CONFIG, encoding="utf-8")
    (folder / "assets").symlink_to(ROOT / "assets")
    (folder / "gallery").symlink_to(Path(__file__).parent / "gallery")
    shutil.copytree(ROOT / "reflex.lock", folder / "reflex.lock")
    server = Gallery(folder)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """One server for all tests that have workshops of their own and do not stop it."""
    with running(tmp_path_factory.mktemp("house"), "--no-demo") as started:
        yield started


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a session."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(installed.executable()), args=installed.arguments())
        yield started
        started.close()


@pytest.fixture
def page(chromium: Browser, gallery: Gallery) -> Iterator[Page]:
    """A fresh visitor on a phone, in the gallery. A policy violation or a script error fails the test.

    A test that stops the server itself will see connections fail, in whichever way the system says so; no other may.
    """
    faults: list[str] = []
    stops_before = gallery.stops

    def hear(message: ConsoleMessage) -> None:
        # Messages are heard late, maybe when the server is back: what counts is whether this test has stopped it.
        if message.type == "error" and not (gallery.stops > stops_before and _LOST_CONNECTION.match(message.text)):
            faults.append(message.text)

    context = chromium.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    listen(context)
    # The gallery has no API; its timer begins with the time that comes with the state, and stays with it.
    context.route("**/api/v1/time", lambda route: route.fulfill(json={}))
    visitor = context.new_page()
    visitor.on("console", hear)
    visitor.on("pageerror", lambda error: faults.append(str(error)))
    visitor.goto(f"{gallery.address}/gallery/A")
    visitor.get_by_role("heading", name="Every component").wait_for()
    yield visitor
    context.close()
    assert faults == []
