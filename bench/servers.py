"""Servers to measure: started as processes of their own on this machine, and always stopped.

    with product(folder) as server:
        before = server.cpu_seconds()

All of them run by the command line of `mission-room serve`, so that a baseline has the same server with the same
options. What it must not do: listen beyond this machine, or outlive the bench.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx

from app.launch import frontend
from app.launch import server as launch
from app.settings import Settings
from bench import machine

ROOT = Path(__file__).resolve().parents[1]
_OPENS_WITHIN_SECONDS = 90.0
_CLOSES_WITHIN_SECONDS = 15.0
_POLL_SECONDS = 0.05
_PR_SET_PDEATHSIG = 1
_MANY = "100000"


class Server:
    """One server; `url` stays the same over restarts. All that it says goes to the file `log`.

    `worker` is the process that has the sockets.
    """

    def __init__(
        self, command: list[str], port: int, folder: Path, environ: Mapping[str, str], *, cwd: Path, probe: str
    ) -> None:
        self.port = port
        self.url = f"http://localhost:{port}"
        self.log = folder / "server.log"
        self._command, self._environ, self._cwd, self._probe = command, dict(environ), cwd, probe
        self._process: subprocess.Popen[bytes] | None = None
        self.worker = 0
        self._pids: list[int] = []

    def start(self) -> None:
        """Start, and return when it answers. Errors: RuntimeError with what it said when it does not."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=self._cwd,
                env=self._environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C reaches the bench alone, which then stops the server
                preexec_fn=_end_with_bench,  # noqa: PLW1509 - other threads hold no lock that it needs
            )
        until = time.monotonic() + _OPENS_WITHIN_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"The server did not open:\n{self.said()[-4000:]}")
            time.sleep(_POLL_SECONDS)
        self._pids = machine.family(self._process.pid)
        # Of the family it is the largest.
        self.worker = max(self._pids, key=lambda pid: machine.memory(pid).resident)

    def stop(self) -> None:
        """Stop it as a service manager would; what does not end in time is killed."""
        if self._process is None or self._process.poll() is not None:
            return
        family = machine.family(self._process.pid)
        self._process.send_signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_CLOSES_WITHIN_SECONDS)
        self._kill(family)

    def kill(self) -> None:
        """End it without a warning, as a power cut would."""
        if self._process is not None and self._process.poll() is None:
            self._kill(machine.family(self._process.pid))

    def _kill(self, family: list[int]) -> None:
        assert self._process is not None
        for pid in family:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.wait(_CLOSES_WITHIN_SECONDS)

    def restart(self, *, suddenly: bool = False) -> None:
        """Stop (or kill, if `suddenly`) and start again on the same port with the same data."""
        self.kill() if suddenly else self.stop()
        self.start()

    def cpu_seconds(self) -> float:
        """Processor time that the server has used so far, with all its processes."""
        return machine.cpu_seconds(self._pids)

    def memory(self) -> machine.Memory:
        """What the worker holds in memory: the process that has the sockets."""
        return machine.memory(self.worker)

    def said(self) -> str:
        """All that it has said since the bench made it."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""

    def _answers(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}{self._probe}", timeout=2).status_code < 500
        except httpx.HTTPError:
            return False


@contextlib.contextmanager
def product(folder: Path, **environ: str) -> Iterator[Server]:
    """Mission Room, whole, on SQLite, with its default settings except `environ`.

    Only the limit of writes per seat is out of the way: some seats of the bench write as hundreds would.
    """
    if not frontend.is_current():
        frontend.build()
    port = free_port()
    settings = {
        "PORT": str(port),
        "MISSION_ROOM_HOST": "127.0.0.1",
        "MISSION_ROOM_DATA_DIR": str(folder),
        "MISSION_ROOM_SEAT_WRITES_PER_MINUTE": _MANY,
        **environ,
    }
    command = [sys.executable, "-m", "app.cli", "serve", "--no-demo"]
    with _running(Server(command, port, folder, _clean() | settings, cwd=ROOT, probe="/api/health")) as server:
        yield server


@contextlib.contextmanager
def bare(folder: Path, payload_bytes: int) -> Iterator[Server]:
    """The limit: the loop of `bench/bare.py` on our server."""
    port = free_port()
    environ = _clean() | {"BENCH_PAYLOAD_BYTES": str(payload_bytes)}
    command = [*launch.command(_settings(port, folder))[:-1], "bench.bare:app"]
    with _running(Server(command, port, folder, environ, cwd=ROOT, probe="/")) as server:
        yield server


@contextlib.contextmanager
def shared_state(folder: Path, payload_bytes: int) -> Iterator[Server]:
    """What a Reflex developer would write: `bench/shared_state/` on our server, with Reflex's production switches."""
    port = free_port()
    settings = _settings(port, folder)
    environ = _clean() | launch.environment(settings) | {"BENCH_PAYLOAD_BYTES": str(payload_bytes)}
    del environ["__REFLEX_MOUNT_FRONTEND_COMPILED_APP"]  # it has no pages: nothing but the live connection is measured
    environ["REFLEX_DIR"] = str(folder / ".reflex")
    command = [*launch.command(settings)[:-1], "tally.tally:app"]
    where = Path(__file__).with_name("shared_state")
    with _running(Server(command, port, folder, environ, cwd=where, probe="/ping")) as server:
        yield server


@contextlib.contextmanager
def _running(server: Server) -> Iterator[Server]:
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _end_with_bench() -> None:
    """Let Linux stop the server when the bench is killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def free_port() -> int:
    """Return a port that nobody uses at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _settings(port: int, folder: Path) -> Settings:
    return Settings.from_environment(
        {"PORT": str(port), "MISSION_ROOM_HOST": "127.0.0.1", "MISSION_ROOM_DATA_DIR": str(folder)}
    )


def _clean() -> dict[str, str]:
    """Our environment without anybody's settings of Mission Room."""
    return {name: value for name, value in os.environ.items() if not name.startswith("MISSION_ROOM_")}
