"""The real server for tests: `mission-room serve` as a process on a free port, with a data folder of the test's own.

    with running(tmp_path) as server:
        httpx.get(server.url + "/api/health")
        server.restart()          # the same data, the same port

It must not: share data between tests, or outlive the test that started it. Pages are built first when they changed.
"""

import contextlib
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from app.launch import frontend

ROOT = Path(__file__).resolve().parents[1]
IS_OPEN = "Ctrl-C closes the room."
_OPENS_WITHIN_SECONDS = 120
_CLOSES_WITHIN_SECONDS = 30
_NEVER_LENT = (20_000, 30_000)
_TRIES = 100


def free_port() -> int:
    """Return a port that nobody uses at the moment, and that no system lends to outgoing connections meanwhile."""
    for _ in range(_TRIES):
        port = _NEVER_LENT[0] + secrets.randbelow(_NEVER_LENT[1] - _NEVER_LENT[0])
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError(f"No port is free between {_NEVER_LENT[0]} and {_NEVER_LENT[1]}.")


class RunningServer:
    """One server process. `url` stays the same over restarts; `said` is all it has printed since its last start."""

    def __init__(self, data_dir: Path, environ: dict[str, str], arguments: tuple[str, ...]) -> None:
        self.port = int(environ.get("PORT") or free_port())
        self.url = f"http://localhost:{self.port}"
        self.data_dir = data_dir
        self.said = ""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("MISSION_ROOM_")}
        self._environ = {
            **clean,
            "MISSION_ROOM_HOST": "127.0.0.1",
            **environ,
            "PORT": str(self.port),
            "MISSION_ROOM_DATA_DIR": str(data_dir),
        }
        self._arguments = arguments
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The process of `mission-room serve`; the server itself is its child."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start, and return when it answers. Fails with what it said when it ends or takes too long."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve", *self._arguments],
            cwd=ROOT,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self._process.stdout is not None
        self.said = ""
        while IS_OPEN not in self.said:
            if not select.select([self._process.stdout], [], [], _OPENS_WITHIN_SECONDS)[0]:
                self.kill()
                raise AssertionError(f"The server did not open:\n{self.said}")
            chunk = os.read(self._process.stdout.fileno(), 65536)
            if not chunk:
                self.kill()
                raise AssertionError(f"The server ended before it opened:\n{self.said}")
            self.said += chunk.decode("utf-8", errors="replace")

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Stop it as a service manager would, and return its exit code; what it still said is added to `said`."""
        assert self._process is not None
        self._process.send_signal(number)
        rest, _ = self._process.communicate(timeout=_CLOSES_WITHIN_SECONDS)
        self.said += rest.decode("utf-8", errors="replace")
        return self._process.returncode

    def kill(self) -> None:
        """End it without a warning, as a power cut would: nothing is flushed, closed or said good-bye to."""
        if self._process is None or self._process.poll() is not None:
            return
        children = _children(self._process.pid)
        for pid in (self._process.pid, *children):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.communicate(timeout=_CLOSES_WITHIN_SECONDS)

    def restart(self, *, suddenly: bool = False) -> None:
        """Stop (or kill, if `suddenly`) and start again on the same port with the same data."""
        if suddenly:
            self.kill()
        else:
            self.stop()
        self.start()


@contextlib.contextmanager
def running(data_dir: Path, *arguments: str, **environ: str) -> Iterator[RunningServer]:
    """Run the server for the time of the block; `environ` are settings, `arguments` options of `serve`."""
    if not frontend.is_current():
        frontend.build()
    server = RunningServer(data_dir, environ, arguments)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def _children(pid: int) -> list[int]:
    """Return all processes below one, as `ps` sees them."""
    table = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in (line.split() for line in table.splitlines())}
    found: list[int] = []
    waiting = [pid]
    while waiting:
        above = waiting.pop()
        below = [child for child, parent in parents.items() if parent == above]
        found += below
        waiting += below
    return found
