"""The server as `mission-room serve` starts it, without what `serve` does around it: quickly up after a kill.

It is the same command line and environment on a database that is migrated once. What it logs is kept, since a promise
that is held with an error in the log is not held.

It must not: outlive the test that started it.
"""

import contextlib
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

from app.launch import database, frontend
from app.launch import server as launched
from app.settings import Settings
from tests.server import ROOT, free_port

_FAULT = re.compile(r"\b(ERROR|CRITICAL)\b|Traceback \(most recent call last\)")
_OPENS_WITHIN_SECONDS = 60
_preparing = threading.Lock()  # Alembic's context is one for the whole process
_LOOKS_EVERY_SECONDS = 0.02


class Server:
    """One server process on `url`; `settings` say where its data are. `starts` counts how often it was started."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self._environ = {
            **environ,
            "MISSION_ROOM_HOST": "127.0.0.1",
            "MISSION_ROOM_DATA_DIR": str(folder),
            "PORT": environ.get("PORT") or str(free_port()),
        }
        self.settings = Settings.from_environment(self._environ).with_secret()
        self.url = f"http://localhost:{self.settings.port}"
        self.starts = 0
        self._log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and return when it answers. Fails with its log when it does not."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                launched.command(self.settings),
                cwd=ROOT,
                env=self._clean_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        until = time.monotonic() + _OPENS_WITHIN_SECONDS
        with httpx.Client(base_url=self.url) as client:
            while not _answers(client):
                if self._process.poll() is not None or time.monotonic() > until:
                    self.kill()
                    raise AssertionError(f"The server did not open:\n{self.said()}")
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_LOOKS_EVERY_SECONDS)
        self.starts += 1

    def kill(self) -> None:
        """`kill -9` to the server and its worker, at once: nothing is flushed, closed or finished."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def wait_until_gone(self) -> None:
        """Wait until the killed processes have let go of everything: nobody takes a connection any more."""
        if self._process is None:
            return
        self._process.wait()
        until = time.monotonic() + _OPENS_WITHIN_SECONDS
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.settings.port), timeout=1).close()
            except ConnectionRefusedError:
                return
            except OSError:
                continue  # it was just going
        raise AssertionError("a killed server still takes connections")

    def said(self) -> str:
        """All it has logged."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    def faults(self) -> list[str]:
        """The lines of its log that tell of an error."""
        return [line for line in self.said().splitlines() if _FAULT.search(line)]

    def _clean_environment(self) -> dict[str, str]:
        """What `serve` gives it, without the settings of whoever runs the tests."""
        given = launched.environment(self.settings)
        clean = {name: value for name, value in given.items() if not name.startswith("MISSION_ROOM_")}
        return clean | self._environ | {"MISSION_ROOM_DATABASE_URL": self.settings.database_url}


def _answers(client: httpx.Client) -> bool:
    try:
        return client.get("/ping").is_success
    except httpx.TransportError:
        return False


@contextlib.contextmanager
def serving(folder: Path, **environ: str) -> Iterator[Server]:
    """A running server for the time of the block, on its own data in `folder`; `environ` are settings."""
    folder.mkdir(exist_ok=True)
    server = Server(folder, **environ)
    with _preparing:
        if not frontend.is_current():
            frontend.build()
        database.bring_up_to_date(server.settings)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        server.wait_until_gone()
